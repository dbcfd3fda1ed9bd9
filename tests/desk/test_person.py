"""One person from near: may I send, what has happened, what is coming."""

from datetime import date, datetime, timedelta

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import Verdict
from inmail_desk.credit_rules.reasons import Reserved
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.person import Moment, PersonPage, TimelineEntry, person_page
from inmail_desk.desk.prospects import set_campaign, set_follow_up
from inmail_desk.desk.sending import log_touch, mark_deleted, mark_undelivered
from inmail_desk.store.values import TouchKind

from .opened_desk import NOW, TODAY, Desk, days_ago

ADDED_ON = date(2025, 3, 16)


@pytest.fixture
def ann(desk: Desk) -> int:
    """Somebody who was added a year ago."""
    (id,) = desk.add("Ann")
    return id


def page(desk: Desk, id: int) -> PersonPage:
    found = person_page(desk.picture, desk.data, id)
    assert found is not None
    return found


def timeline(desk: Desk, id: int) -> list[tuple[Moment, date, bool]]:
    return [(entry.kind, entry.on, entry.coming) for entry in page(desk, id).timeline]


def entry(desk: Desk, id: int, kind: Moment) -> TimelineEntry:
    return next(each for each in page(desk, id).timeline if each.kind is kind)


def test_somebody_who_is_not_there_has_no_page(desk: Desk) -> None:
    assert person_page(desk.picture, desk.data, 7) is None


def test_a_new_person_has_only_been_added(desk: Desk, ann: int) -> None:
    shown = page(desk, ann)
    assert shown.prospect.name == "Ann"
    assert (shown.state.kind, shown.permission.verdict) == (StateKind.NEW, Verdict.ALLOWED)
    assert timeline(desk, ann) == [(Moment.ADDED, ADDED_ON, False)]


def test_after_an_inmail_the_reminder_and_the_deadline_are_coming(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(1), subject="Hello")
    assert timeline(desk, ann)[1:] == [
        (Moment.SENT, date(2026, 3, 15), False),
        (Moment.REMINDER, date(2026, 3, 18), True),
        (Moment.DEADLINE, date(2026, 6, 13), True),
    ]
    assert entry(desk, ann, Moment.SENT).text == "Hello"
    deadline = entry(desk, ann, Moment.DEADLINE)
    assert deadline.account is not None
    assert deadline.account.paid


@pytest.mark.parametrize(("days", "coming"), [(90, True), (91, False)])
def test_the_deadline_is_coming_until_its_day_is_over(desk: Desk, ann: int, days: int, coming: bool) -> None:
    desk.send([ann], days_ago(days))
    assert entry(desk, ann, Moment.DEADLINE).on == days_ago(days).date() + timedelta(days=90)
    assert entry(desk, ann, Moment.DEADLINE).coming is coming


def test_each_unanswered_inmail_has_a_deadline_of_its_own(desk: Desk, ann: int) -> None:
    desk.override("second_inmail", "costs_credit")
    desk.send([ann], days_ago(30))
    desk.send([ann], days_ago(10))
    deadlines = [on for kind, on, _ in timeline(desk, ann) if kind is Moment.DEADLINE]
    assert deadlines == [date(2026, 5, 15), date(2026, 6, 4)]


def test_a_free_inmail_has_no_deadline(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(1), free=True)
    assert Moment.DEADLINE not in [kind for kind, _, _ in timeline(desk, ann)]


def test_the_day_of_the_reminder_follows_the_rule(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(1))
    desk.override("reminder.days", 7)
    assert entry(desk, ann, Moment.REMINDER).on == date(2026, 3, 22)
    desk.override("reminder.days", 0)
    assert Moment.REMINDER not in [kind for kind, _, _ in timeline(desk, ann)]
    desk.override("reminder.days", 10**9)
    assert entry(desk, ann, Moment.REMINDER).on == date.max


def test_whoever_answers_before_the_reminder_gets_none(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(10))
    desk.answer([ann], Outcome.INTERESTED, at=days_ago(8))
    assert timeline(desk, ann)[1:] == [
        (Moment.SENT, date(2026, 3, 6), False),
        (Moment.RESPONDED, date(2026, 3, 8), False),
    ]
    answered = entry(desk, ann, Moment.RESPONDED)
    assert answered.outcome is Outcome.INTERESTED
    assert answered.account is not None
    assert answered.account.credited
    assert answered.response is not None


def test_whoever_answers_later_was_reminded(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(10))
    desk.answer([ann], at=days_ago(2))
    assert [kind for kind, _, _ in timeline(desk, ann)] == [
        Moment.ADDED,
        Moment.SENT,
        Moment.REMINDER,
        Moment.RESPONDED,
    ]


def test_deleted_and_undelivered_inmails_say_so(desk: Desk) -> None:
    al, bo = desk.add("Al", "Bo")
    desk.send([al, bo], days_ago(2))
    desk.do(mark_deleted, desk.picture, [al], at=NOW, now=NOW)
    desk.do(mark_undelivered, desk.picture, [bo], at=NOW, now=NOW)
    assert timeline(desk, al)[-1] == (Moment.DELETED, TODAY, False)
    assert timeline(desk, bo)[-1] == (Moment.UNDELIVERED, TODAY, False)
    account = entry(desk, bo, Moment.UNDELIVERED).account
    assert account is not None
    assert account.credited


def test_touches_stand_on_the_timeline_with_their_words(desk: Desk, ann: int) -> None:
    desk.do(log_touch, [ann], TouchKind.COMMENT, at=days_ago(3), now=NOW, text="on the talk")
    touched = entry(desk, ann, Moment.TOUCH)
    assert (touched.on, touched.text, touched.touch_kind) == (
        days_ago(3).date(),
        "on the talk",
        TouchKind.COMMENT,
    )


@pytest.mark.parametrize(("day", "coming"), [(date(2026, 3, 15), False), (TODAY, True), (date.max, True)])
def test_the_follow_up_day_stands_on_the_timeline(desk: Desk, ann: int, day: date, coming: bool) -> None:
    desk.do(set_follow_up, [ann], day)
    assert timeline(desk, ann)[-1] == (Moment.FOLLOW_UP, day, coming)


def test_a_day_is_told_in_the_order_of_its_hours(desk: Desk, ann: int) -> None:
    def at(hour: int) -> datetime:
        return datetime(2026, 3, 10, hour)

    desk.send([ann], at(9), subject="First")
    desk.answer([ann], at=at(11))
    desk.do(log_touch, [ann], TouchKind.EMAIL, at=at(10), now=NOW)
    desk.send([ann], at(12), subject="Second")
    desk.do(set_follow_up, [ann], date(2026, 3, 10))
    kinds = [kind for kind, on, _ in timeline(desk, ann) if on == date(2026, 3, 10)]
    assert kinds == [Moment.SENT, Moment.TOUCH, Moment.RESPONDED, Moment.SENT, Moment.FOLLOW_UP]


def test_a_person_added_today_was_added_before_anything_of_today(desk: Desk) -> None:
    desk.now = datetime(2026, 3, 16, 18)
    (id,) = desk.add("New")
    desk.send([id], NOW)
    assert timeline(desk, id)[0][0] is Moment.ADDED


def test_the_page_names_the_campaign_and_what_the_others_keep(desk: Desk) -> None:
    desk.do(add_campaign, "Spring", credit_budget=10)
    (spring,) = desk.picture.campaigns
    al, bo = desk.add("Al", "Bo")
    desk.do(set_campaign, [al], spring)
    desk.send([al])
    shown = page(desk, al)
    assert shown.campaign == desk.picture.campaigns[spring]
    assert (shown.balance, shown.reserves) == (44, ())
    other = page(desk, bo)
    assert other.campaign is None
    assert other.reserves == ((desk.picture.campaigns[spring], 9),)


def test_the_page_says_when_other_campaigns_keep_all_credits(desk: Desk, ann: int) -> None:
    desk.do(add_campaign, "Spring", credit_budget=45)
    assert page(desk, ann).permission.reasons == (Reserved(balance=45, reserved=45),)
