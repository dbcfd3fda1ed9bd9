"""InMails and what comes of them: may I send, log, respond, delete, not delivered; touches that cost nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import FreeBecause, Permission, Verdict
from inmail_desk.credit_rules.reasons import (
    CardExpired,
    NoCredit,
    NoPlan,
    Reserved,
    StillUnanswered,
    SwitchedOff,
)
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.statement import NoCreditBack, WarningCode
from inmail_desk.desk.answering import returning_by_response, returning_undelivered
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.moments import Reading, last_reading_on, moment_of, moment_sent
from inmail_desk.desk.plan import cancel, mark_card
from inmail_desk.desk.prospects import set_campaign, set_degree, set_inmail_off, set_open_profile
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import (
    change_outcome,
    edit_inmail,
    has_unanswered,
    log_inmails,
    log_touch,
    mark_deleted,
    mark_undelivered,
    permission_for,
    plan_sending,
    record_response,
    remove_deletion,
    remove_inmail,
    remove_non_delivery,
    remove_response,
    remove_touch,
)
from inmail_desk.desk.setting_up import Answers
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import InMail, TouchKind

from .opened_desk import NOW, TODAY, Desk, days_ago

TOMORROW = NOW + timedelta(days=1)
AT_THE_END = datetime.combine(date.max, NOW.time())
LONG_AGO = datetime.combine(date.min, NOW.time())


@pytest.fixture
def ann(desk: Desk) -> int:
    (id,) = desk.add("Ann")
    return id


@pytest.fixture
def poor(data: DataFile) -> Desk:
    """Premium Career without a credit left until 2026-04-10."""
    return Desk.begun(data, Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10)))


def permission(desk: Desk, id: int) -> Permission:
    return permission_for(desk.picture, desk.prospect(id))


def the_inmail(desk: Desk, id: int) -> InMail:
    (inmail,) = desk.data.read.inmails_of(id)
    return inmail


def rejected(activity: Callable[..., Any], desk: Desk, *args: Any, **kwargs: Any) -> Rejected:
    """What stands against an activity, which then has written nothing."""
    before, undo = desk.data.read.inmails(), desk.data.undo_name
    with pytest.raises(Rejected) as caught:
        activity(desk.data, *args, **kwargs)
    assert (desk.data.read.inmails(), desk.data.undo_name) == (before, undo)
    return caught.value


# May I send?


def test_a_new_prospect_may_be_written_to(desk: Desk, ann: int) -> None:
    assert permission(desk, ann) == Permission(verdict=Verdict.ALLOWED)


def test_a_first_degree_connection_needs_no_inmail(desk: Desk, ann: int) -> None:
    desk.do(set_degree, [ann], 1)
    assert permission(desk, ann) == Permission(verdict=Verdict.FREE, free_because=FreeBecause.CONNECTION)


def test_an_open_profile_takes_inmail_free_also_without_a_credit(poor: Desk) -> None:
    (ann,) = poor.add("Ann")
    poor.do(set_open_profile, [ann], True)
    assert permission(poor, ann) == Permission(verdict=Verdict.FREE, free_because=FreeBecause.OPEN_PROFILE)


def test_nothing_can_be_sent_without_a_plan(desk: Desk, ann: int) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 1))
    assert permission(desk, ann).reasons == (NoPlan(),)


def test_nothing_can_be_sent_without_a_credit_until_the_next_renewal(poor: Desk) -> None:
    (ann,) = poor.add("Ann")
    assert permission(poor, ann).reasons == (NoCredit(next_on=date(2026, 4, 10)),)


def test_where_linkedin_bills_the_overage_no_credit_is_needed(poor: Desk) -> None:
    (ann,) = poor.add("Ann")
    poor.override("overage", "billed")
    assert permission(poor, ann).verdict is Verdict.ALLOWED


@pytest.mark.parametrize(("days", "until"), [(5, date(2026, 6, 9)), (100, date(2026, 3, 6))])
def test_whoever_has_not_answered_gets_no_second_inmail(desk: Desk, ann: int, days: int, until: date) -> None:
    desk.send([ann], days_ago(days))
    reason = StillUnanswered(since=days_ago(days).date(), until=until)
    assert permission(desk, ann).reasons == (reason,)


def test_whoever_has_answered_may_be_written_to_again(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    desk.answer([ann])
    assert permission(desk, ann).verdict is Verdict.ALLOWED


def test_an_expired_card_stops_sending_until_it_is_renewed(desk: Desk, ann: int) -> None:
    desk.do(mark_card, expired=True, on=date(2026, 3, 2), now=NOW)
    assert permission(desk, ann).reasons == (CardExpired(since=date(2026, 3, 2)),)
    desk.do(mark_card, expired=False, on=TODAY, now=NOW)
    assert permission(desk, ann).verdict is Verdict.ALLOWED


def test_whoever_has_switched_inmail_off_gets_none(desk: Desk, ann: int) -> None:
    desk.do(set_inmail_off, [ann], True)
    assert permission(desk, ann).reasons == (SwitchedOff(),)


def test_credits_that_other_campaigns_keep_are_not_for_others(desk: Desk, ann: int) -> None:
    desk.do(add_campaign, "Spring", credit_budget=45)
    (spring,) = desk.picture.campaigns
    assert permission(desk, ann).reasons == (Reserved(balance=45, reserved=45),)
    desk.do(set_campaign, [ann], spring)
    assert permission(desk, ann).verdict is Verdict.ALLOWED


def test_what_a_campaign_has_used_is_no_longer_kept_for_it(desk: Desk, ann: int) -> None:
    desk.do(add_campaign, "Spring", credit_budget=45)
    (spring,) = desk.picture.campaigns
    (bo,) = desk.add("Bo", campaign_id=spring)
    desk.send([bo])
    assert permission(desk, ann).reasons == (Reserved(balance=44, reserved=44),)
    desk.do(remove_inmail, the_inmail(desk, bo).id)
    desk.send([bo], free=True)
    assert permission(desk, ann).reasons == (Reserved(balance=45, reserved=45),)


def test_every_reason_is_told_not_only_the_first(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    desk.do(set_inmail_off, [ann], True)
    desk.do(mark_card, expired=True, on=TODAY, now=NOW)
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 14))
    kinds = [type(reason) for reason in permission(desk, ann).reasons]
    assert kinds == [StillUnanswered, SwitchedOff, CardExpired, NoPlan]


def test_writing_to_many_sorts_them_by_whether_they_may_be_written_to(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=1, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    new, other, friend, open_one, off = desk.add("New", "Other", "Friend", "Open", "Off")
    desk.do(set_degree, [friend], 1)
    desk.do(set_open_profile, [open_one], True)
    desk.do(set_inmail_off, [off], True)
    plan = plan_sending(desk.picture, [off, open_one, new, friend, other, 999])
    assert [each.name for each in plan.allowed] == ["New", "Other"]
    assert [each.name for each in plan.free] == ["Open", "Friend"]
    assert [(each.name, told.reasons) for each, told in plan.refused] == [("Off", (SwitchedOff(),))]
    assert plan.credits_short == 1


def test_no_credit_is_short_where_linkedin_bills_the_overage(poor: Desk) -> None:
    ids = poor.add("Al", "Bo")
    poor.override("overage", "billed")
    assert plan_sending(poor.picture, ids).credits_short == 0


def test_a_campaign_may_use_what_it_has_reserved_while_the_others_may_not(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=2, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    within, outside = desk.add("Within", "Outside")
    desk.do(add_campaign, "Spring", credit_budget=2, prospect_ids=[within])
    plan = plan_sending(desk.picture, [within, outside])
    assert [each.name for each in plan.allowed] == ["Within"]
    assert [(each.name, told.reasons) for each, told in plan.refused] == [
        ("Outside", (Reserved(balance=2, reserved=2),))
    ]


# Many at once

BULK_ACTS = {
    "log InMails": lambda desk, ids: log_inmails(
        desk.data, [desk.prospect(id) for id in ids], sent_at=NOW, now=NOW
    ),
    "record responses": lambda desk, ids: record_response(
        desk.data, desk.picture, ids, Outcome.REPLY, at=NOW, now=NOW
    ),
    "mark deleted": lambda desk, ids: mark_deleted(desk.data, desk.picture, ids, at=NOW, now=NOW),
    "mark undelivered": lambda desk, ids: mark_undelivered(desk.data, desk.picture, ids, at=NOW, now=NOW),
    "log touches": lambda desk, ids: log_touch(desk.data, ids, TouchKind.EMAIL, at=NOW, now=NOW),
}


@pytest.mark.parametrize("act", BULK_ACTS.values(), ids=BULK_ACTS)
def test_many_people_at_once_take_no_more_questions_than_two(
    desk: Desk, act: Callable[[Desk, Sequence[int]], object]
) -> None:
    ids = desk.add(*(f"Ann {number}" for number in range(22)))
    desk.do(log_inmails, [desk.prospect(id) for id in ids], sent_at=days_ago(5), now=NOW)
    asked: list[str] = []
    desk.data.read._connection.set_trace_callback(asked.append)
    act(desk, ids[:2])
    for_two = sum(each.startswith("SELECT") for each in asked)
    asked.clear()
    act(desk, ids[2:])
    assert sum(each.startswith("SELECT") for each in asked) == for_two


# Logging InMails


def test_an_inmail_takes_a_credit_and_makes_its_recipient_pending(desk: Desk, ann: int) -> None:
    desk.send([ann], subject="Hello", body="A line")
    assert desk.picture.statement.balance == 44
    state = desk.picture.state_of(ann)
    assert (state.kind, state.until, state.days_left) == (StateKind.PENDING, date(2026, 6, 14), 90)
    assert (the_inmail(desk, ann).subject, the_inmail(desk, ann).body) == ("Hello", "A line")


def test_many_inmails_are_logged_for_an_earlier_day_in_one_stroke(desk: Desk) -> None:
    ids = desk.add("Al", "Bo", "Cy")
    desk.send(ids, days_ago(3))
    assert desk.picture.statement.balance == 42
    assert {desk.picture.state_of(id).sent_on for id in ids} == {days_ago(3).date()}
    assert desk.data.undo_name == "Log InMails"
    desk.undo()
    assert desk.picture.statement.balance == 45


def test_an_inmail_to_an_open_profile_or_a_connection_is_free_unless_told_otherwise(desk: Desk) -> None:
    ids = desk.add("Open", "Friend", "Else")
    desk.do(set_open_profile, ids[:1], True)
    desk.do(set_degree, ids[1:2], 1)
    desk.send(ids)
    assert [the_inmail(desk, id).free for id in ids] == [True, True, False]
    assert desk.picture.statement.balance == 44
    desk.send(ids, free=False)
    assert desk.picture.statement.balance == 41


def test_an_inmail_belongs_to_the_campaign_of_its_recipient(desk: Desk) -> None:
    desk.do(add_campaign, "Spring")
    (spring,) = desk.picture.campaigns
    (bo,) = desk.add("Bo", campaign_id=spring)
    desk.send([bo])
    desk.do(set_campaign, [bo], None)
    assert desk.picture.used_by_campaign == {spring: 1}


def test_an_inmail_that_linkedin_let_through_is_logged_without_a_credit(poor: Desk) -> None:
    (ann,) = poor.add("Ann")
    poor.send([ann])
    assert poor.picture.statement.balance == 0
    assert [each.code for each in poor.picture.statement.warnings] == [WarningCode.NO_CREDIT]


def test_an_inmail_of_before_tracking_costs_nothing(desk: Desk, ann: int) -> None:
    desk.send([ann], datetime(2025, 12, 30, 12))
    assert desk.picture.statement.balance == 45
    assert desk.picture.state_of(ann).kind is StateKind.PENDING


@pytest.mark.parametrize(
    ("sent_at", "problem"),
    [
        (TOMORROW, Problem.DAY_IN_FUTURE),
        (AT_THE_END, Problem.DAY_IN_FUTURE),
        (LONG_AGO, Problem.BEFORE_TRACKING),
    ],
)
def test_an_inmail_was_sent_on_a_day_that_can_have_been(
    desk: Desk, ann: int, sent_at: datetime, problem: Problem
) -> None:
    prospects = [desk.prospect(ann)]
    assert rejected(log_inmails, desk, prospects, sent_at=sent_at, now=NOW).problem is problem
    desk.send([ann])
    texts = {"subject": "", "body": "", "free": False}
    refusal = rejected(edit_inmail, desk, the_inmail(desk, ann), sent_at=sent_at, now=NOW, **texts)
    assert refusal.problem is problem


@pytest.mark.parametrize(("field", "most"), [("subject", 200), ("body", 2_000)])
def test_a_text_may_be_as_long_as_linkedin_takes_and_no_longer(
    desk: Desk, ann: int, field: str, most: int
) -> None:
    desk.send([ann], days_ago(1), **{field: "x" * most})
    too_long = {"subject": "", "body": "", field: "x" * (most + 1)}
    for refusal in (
        rejected(log_inmails, desk, [desk.prospect(ann)], sent_at=NOW, now=NOW, **too_long),
        rejected(edit_inmail, desk, the_inmail(desk, ann), sent_at=NOW, now=NOW, free=False, **too_long),
    ):
        assert (refusal.problem, refusal.field) == (Problem.TEXT_TOO_LONG, field)
        assert (refusal.details.number, refusal.details.most) == (most + 1, most)


def test_logging_to_nobody_is_refused(desk: Desk) -> None:
    assert rejected(log_inmails, desk, [], sent_at=NOW, now=NOW).problem is Problem.NOBODY


def test_what_no_file_can_hold_is_left_out_of_a_text(desk: Desk, ann: int) -> None:
    desk.send([ann], subject="Hel\0lo \ud800", body="line\0\nline")
    assert (the_inmail(desk, ann).subject, the_inmail(desk, ann).body) == (
        "Hello \N{REPLACEMENT CHARACTER}",
        "line\nline",
    )


def test_a_day_alone_means_noon_and_today_means_now() -> None:
    assert moment_of(TODAY, NOW) == NOW
    assert moment_of(date(2026, 3, 1), NOW) == datetime(2026, 3, 1, 12)


# Responses


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_response_in_time_returns_the_credit(desk: Desk, ann: int, outcome: Outcome) -> None:
    desk.send([ann], days_ago(90))
    told = returning_by_response(desk.picture, [ann], outcome, TODAY)
    assert desk.answer([ann], outcome).skipped == ()
    state = desk.picture.state_of(ann)
    assert (state.kind, state.outcome, state.credited) == (StateKind.ANSWERED, outcome, True)
    assert (told.unanswered, told.credits, told.not_returned) == (1, 1, ())


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_response_after_the_window_returns_nothing(desk: Desk, ann: int, outcome: Outcome) -> None:
    desk.send([ann], days_ago(91))
    told = returning_by_response(desk.picture, [ann], outcome, TODAY)
    desk.answer([ann], outcome)
    state = desk.picture.state_of(ann)
    assert (state.credited, state.no_credit_back) == (False, NoCreditBack.WINDOW_CLOSED)
    assert (told.credits, told.not_returned) == (0, ((NoCreditBack.WINDOW_CLOSED, 1),))


def test_which_responses_return_the_credit_is_a_rule(desk: Desk) -> None:
    yes, no = desk.add("Yes", "No")
    desk.send([yes, no], days_ago(5))
    desk.override("credit_back.outcomes", ["accepted"])
    desk.answer([yes], Outcome.ACCEPTED)
    desk.answer([no], Outcome.DECLINED)
    assert desk.picture.state_of(yes).credited
    assert desk.picture.state_of(no).no_credit_back is NoCreditBack.OUTCOME


def test_a_response_to_a_free_inmail_returns_nothing(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5), free=True)
    desk.answer([ann])
    assert desk.picture.state_of(ann).no_credit_back is NoCreditBack.FREE


def test_one_response_for_many_skips_and_names_whoever_waits_for_none(desk: Desk) -> None:
    al, bo, cy = desk.add("Al", "Bo", "Cy")
    desk.send([al, cy], days_ago(5))
    told = returning_by_response(desk.picture, [al, bo, cy], Outcome.REPLY, TODAY)
    recorded = desk.answer([al, bo, cy, 999, al])
    assert [each.name for each in recorded.skipped] == ["Bo"]
    assert [desk.picture.state_of(id).kind for id in (al, bo, cy)] == ["answered", "new", "answered"]
    assert (told.asked, told.unanswered, told.credits) == (3, 2, 2)
    assert len(the_inmail(desk, al).responses) == 1


def test_a_response_on_the_day_of_the_inmail_comes_after_it(desk: Desk, ann: int) -> None:
    desk.send([ann], datetime(2026, 3, 15, 18))
    desk.answer([ann], at=datetime(2026, 3, 15, 12))
    assert desk.picture.state_of(ann).ended_on == date(2026, 3, 15)


EndingActivity = Callable[..., Any]


def respond(data: DataFile, picture: Any, ids: Sequence[int], **when: datetime) -> Any:
    return record_response(data, picture, ids, Outcome.REPLY, **when)


ENDINGS: tuple[EndingActivity, ...] = (respond, mark_deleted, mark_undelivered)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_can_end_before_it_was_sent_on_a_day_to_come_or_for_nobody(
    desk: Desk, ann: int, ending: EndingActivity
) -> None:
    assert rejected(ending, desk, desk.picture, [ann], at=NOW, now=NOW).problem is Problem.NOBODY
    assert rejected(ending, desk, desk.picture, [], at=NOW, now=NOW).problem is Problem.NOBODY
    desk.send([ann], days_ago(5))
    early = rejected(ending, desk, desk.picture, [ann], at=days_ago(6), now=NOW)
    assert (early.problem, early.field) == (Problem.BEFORE_INMAIL, "day")
    assert early.details.name == "Ann"
    assert (early.details.day, early.details.limit) == (days_ago(6).date(), days_ago(5).date())
    late = rejected(ending, desk, desk.picture, [ann], at=TOMORROW, now=NOW)
    assert late.problem is Problem.DAY_IN_FUTURE


def test_an_answer_before_the_inmail_is_told_as_too_early(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    told = returning_by_response(desk.picture, [ann], Outcome.REPLY, days_ago(6).date())
    assert (told.unanswered, told.too_early, told.credits) == (1, 1, 0)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), date.max])
def test_an_answer_on_a_day_to_come_is_told_as_one_of_today(desk: Desk, ann: int, day: date) -> None:
    desk.send([ann], days_ago(90))
    today = returning_by_response(desk.picture, [ann], Outcome.REPLY, TODAY)
    assert returning_by_response(desk.picture, [ann], Outcome.REPLY, day) == today
    undelivered = returning_undelivered(desk.picture, [ann], TODAY)
    assert returning_undelivered(desk.picture, [ann], day) == undelivered


def test_an_outcome_can_be_corrected_and_a_response_taken_back(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    desk.answer([ann], Outcome.REPLY)
    (response,) = the_inmail(desk, ann).responses
    desk.do(change_outcome, response.id, Outcome.NOT_INTERESTED)
    assert desk.picture.state_of(ann).outcome is Outcome.NOT_INTERESTED
    desk.do(remove_response, response.id)
    assert desk.picture.state_of(ann).kind is StateKind.PENDING
    assert desk.picture.statement.balance == 44


# Deleted and not delivered


def test_a_deleted_inmail_returns_nothing_and_leaves_its_recipient_to_be_written_to(
    desk: Desk, ann: int
) -> None:
    desk.send([ann], days_ago(5))
    desk.do(mark_deleted, desk.picture, [ann], at=NOW, now=NOW)
    assert desk.picture.statement.balance == 44
    assert desk.picture.state_of(ann).kind is StateKind.DELETED
    assert permission(desk, ann).verdict is Verdict.ALLOWED
    desk.do(remove_deletion, the_inmail(desk, ann).id)
    assert desk.picture.state_of(ann).kind is StateKind.PENDING


def test_an_inmail_that_was_not_delivered_returns_its_credit(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    told = returning_undelivered(desk.picture, [ann], TODAY)
    desk.do(mark_undelivered, desk.picture, [ann], at=NOW, now=NOW)
    assert desk.picture.state_of(ann).kind is StateKind.UNDELIVERED
    assert desk.picture.statement.balance == 45
    assert (told.credits, told.not_returned) == (1, ())
    desk.do(remove_non_delivery, the_inmail(desk, ann).id)
    assert desk.picture.state_of(ann).kind is StateKind.PENDING
    assert desk.picture.statement.balance == 44


def test_an_undelivered_inmail_of_before_tracking_had_taken_no_credit(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(100))
    told = returning_undelivered(desk.picture, [ann], TODAY)
    desk.do(mark_undelivered, desk.picture, [ann], at=NOW, now=NOW)
    assert desk.picture.state_of(ann).no_credit_back is NoCreditBack.TOOK_NO_CREDIT
    assert (told.credits, told.not_returned) == (0, ((NoCreditBack.TOOK_NO_CREDIT, 1),))


def test_who_is_waited_for_can_be_asked(desk: Desk) -> None:
    al, bo = desk.add("Al", "Bo")
    desk.send([al], days_ago(100))
    assert has_unanswered(desk.picture, [bo, al])
    assert not has_unanswered(desk.picture, [bo])


# Corrections


def test_an_inmail_can_be_corrected(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5), subject="Helo")
    inmail = the_inmail(desk, ann)
    desk.do(edit_inmail, inmail, sent_at=days_ago(8), now=NOW, subject="Hello", body="Text", free=True)
    assert desk.picture.statement.balance == 45
    assert desk.picture.state_of(ann).sent_on == days_ago(8).date()
    assert (the_inmail(desk, ann).subject, the_inmail(desk, ann).body) == ("Hello", "Text")


def test_an_inmail_cannot_be_moved_behind_its_answer(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    desk.answer([ann], at=days_ago(3))
    texts = {"subject": "", "body": "", "free": False}
    inmail = the_inmail(desk, ann)
    refusal = rejected(edit_inmail, desk, inmail, sent_at=days_ago(2), now=NOW, **texts)
    assert (refusal.problem, refusal.details.name) == (Problem.BEFORE_INMAIL, "Ann")
    assert (refusal.details.day, refusal.details.limit) == (days_ago(3).date(), days_ago(2).date())
    desk.do(edit_inmail, inmail, sent_at=days_ago(3) + timedelta(hours=6), now=NOW, **texts)
    assert desk.picture.state_of(ann).sent_on == desk.picture.state_of(ann).ended_on == days_ago(3).date()


def test_a_removed_inmail_has_never_been(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(5))
    desk.answer([ann])
    desk.do(remove_inmail, the_inmail(desk, ann).id)
    assert desk.picture.statement.balance == 45
    assert desk.picture.state_of(ann).kind is StateKind.NEW


# Touches


def test_a_touch_costs_nothing_and_shows_as_the_latest(desk: Desk) -> None:
    ids = desk.add("Al", "Bo")
    desk.do(log_touch, ids, TouchKind.COMMENT, at=days_ago(3), now=NOW, text=" on the\0 talk ")
    desk.do(log_touch, ids[:1], TouchKind.EMAIL, at=NOW, now=NOW)
    assert desk.picture.last_touches == {ids[0]: TODAY, ids[1]: days_ago(3).date()}
    assert desk.picture.statement.balance == 45
    touch = desk.data.read.touches_of(ids[0])[-1]
    desk.do(remove_touch, touch.id)
    assert desk.picture.last_touches[ids[0]] == days_ago(3).date()
    assert desk.data.read.touches_of(ids[0])[0].text == "on the talk"


@pytest.mark.parametrize("at", [TOMORROW, AT_THE_END, LONG_AGO])
def test_a_touch_has_a_day_that_can_have_been(desk: Desk, ann: int, at: datetime) -> None:
    assert rejected(log_touch, desk, [ann], TouchKind.EMAIL, at=at, now=NOW).field == "day"


def test_a_touch_needs_somebody_and_a_text_that_can_be_kept(desk: Desk, ann: int) -> None:
    assert rejected(log_touch, desk, [], TouchKind.EMAIL, at=NOW, now=NOW).problem is Problem.NOBODY
    refusal = rejected(log_touch, desk, [ann], TouchKind.EMAIL, at=NOW, now=NOW, text="x" * 2_000_000)
    assert (refusal.problem, refusal.field) == (Problem.TEXT_TOO_LONG, "text")


# A number of LinkedIn's that holds InMails which are logged later

READ_TODAY = Answers(plan="premium-business", credits=10, last_renewal_on=date(2026, 3, 10))


def logged(desk: Desk, day: date, *, before: bool) -> int:
    """The balance once an InMail of that day is logged, sent before or after the number was read that day."""
    sent_at = moment_sent(day, desk.now, last_reading_on(desk.picture, day), before=before)
    desk.send(desk.add("Ann"), sent_at)
    return desk.picture.statement.balance


@pytest.mark.parametrize(("before", "balance"), [(True, 10), (False, 9)])
def test_the_number_that_tracking_began_with_holds_an_inmail_sent_before_it(
    data: DataFile, before: bool, balance: int
) -> None:
    assert logged(Desk.begun(data, READ_TODAY), TODAY, before=before) == balance


@pytest.mark.parametrize(("before", "balance"), [(True, 44), (False, 43)])
def test_the_number_of_a_check_holds_an_inmail_sent_before_it(desk: Desk, before: bool, balance: int) -> None:
    desk.do(record_check, 44, inmails_before=True, adjust=True, now=NOW)
    assert logged(desk, TODAY, before=before) == balance


@pytest.mark.parametrize(("before", "balance"), [(True, 44), (False, 43)])
@pytest.mark.parametrize("read_at", [time(9), time(15), time(23, 59, 58)])
def test_the_same_holds_on_an_earlier_day(desk: Desk, read_at: time, before: bool, balance: int) -> None:
    day = TODAY - timedelta(days=3)
    desk.do(record_check, 44, inmails_before=True, adjust=True, now=datetime.combine(day, read_at))
    assert logged(desk, day, before=before) == balance


def test_only_the_number_that_tracking_began_with_holds_what_could_not_be_logged(data: DataFile) -> None:
    desk = Desk.begun(data, READ_TODAY)
    assert last_reading_on(desk.picture, TODAY) == Reading(at=NOW, holds_unlogged=True)
    later = NOW + timedelta(hours=2)
    desk.do(record_check, 10, inmails_before=True, adjust=False, now=later)
    assert last_reading_on(desk.picture, TODAY) == Reading(at=later, holds_unlogged=False)


def test_a_number_read_before_the_days_inmails_holds_none_of_them(data: DataFile) -> None:
    desk = Desk.begun(data, replace(READ_TODAY, todays_inmails_before=False))
    assert last_reading_on(desk.picture, TODAY) is None


def test_on_a_day_without_a_number_there_is_none(desk: Desk) -> None:
    assert last_reading_on(desk.picture, TODAY) is None
    assert moment_sent(TODAY, NOW, None, before=True) == NOW
