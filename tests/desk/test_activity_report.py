"""The activity report: what it holds of a period, and what its numbers count. Today is 2026-03-16."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.activity_report import activity_report, diary, keep_report_name, report_name
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.prospects import edit_text, set_campaign, set_follow_up
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.report_values import (
    ActivityReport,
    Person,
    ReportAsked,
    ReportPeriod,
    Stage,
    StageKind,
    period_days,
)
from inmail_desk.desk.sending import log_touch, mark_deleted, mark_undelivered
from inmail_desk.store.values import TouchKind

from .opened_desk import TODAY, Desk, days_ago

QUARTER = ReportAsked(first=date(2026, 1, 1), last=date(2026, 3, 31))


def report(desk: Desk, asked: ReportAsked = QUARTER, **more: Any) -> ActivityReport:
    fields = {name: getattr(asked, name) for name in asked.__dataclass_fields__}
    return activity_report(desk.picture, desk.data, ReportAsked(**(fields | more)))


def steps(desk: Desk, **more: Any) -> list[tuple[StageKind, date]]:
    (person,) = report(desk, **more).people
    return [(stage.kind, stage.on) for stage in person.stages]


def one(desk: Desk, kind: StageKind, **more: Any) -> Stage:
    (person,) = report(desk, **more).people
    (stage,) = (stage for stage in person.stages if stage.kind is kind)
    return stage


def people(desk: Desk, **more: Any) -> list[Person]:
    return list(report(desk, **more).people)


@pytest.fixture
def ann(desk: Desk) -> int:
    return desk.add("Ann Sample")[0]


# What is told of a person


def test_an_empty_period_has_nobody_and_no_weeks(desk: Desk, ann: int) -> None:
    empty = report(desk)
    assert (empty.people, empty.weeks, empty.totals.inmails) == ((), (), 0)


def test_each_step_stands_with_its_day_in_the_order_of_time(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(30))
    desk.answer([ann], Outcome.INTERESTED, at=days_ago(10))
    desk.do(log_touch, [ann], TouchKind.COMMENT, at=days_ago(40), now=desk.now)
    desk.do(set_follow_up, [ann], date(2026, 3, 20))
    assert steps(desk) == [
        (StageKind.TOUCH, date(2026, 2, 4)),
        (StageKind.SENT, date(2026, 2, 14)),
        (StageKind.REMINDER, date(2026, 2, 17)),
        (StageKind.ANSWERED, date(2026, 3, 6)),
        (StageKind.FOLLOW_UP, date(2026, 3, 20)),
    ]


def test_somebody_who_was_added_in_the_period_begins_with_that(desk: Desk) -> None:
    from inmail_desk.desk.pasting import Candidate
    from inmail_desk.desk.prospects import add_prospects

    (bo,) = desk.do(add_prospects, [Candidate(name="Bo Test")], now=days_ago(5)).prospects
    desk.send([bo], days_ago(5) - timedelta(hours=2))
    assert steps(desk)[0] == (StageKind.ADDED, date(2026, 3, 11))


def test_who_was_only_added_is_counted_and_not_listed(desk: Desk) -> None:
    from inmail_desk.desk.pasting import Candidate
    from inmail_desk.desk.prospects import add_prospects

    desk.do(add_prospects, [Candidate(name="Bo Test")], now=days_ago(5))
    assert (people(desk), report(desk).totals.added) == ([], 1)


def test_a_quick_answer_leaves_nothing_to_remind_of(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(30))
    desk.answer([ann], at=days_ago(29))
    assert StageKind.REMINDER not in [kind for kind, _ in steps(desk)]


def test_a_reminder_that_is_still_to_come_is_not_told(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(1))
    assert steps(desk) == [(StageKind.SENT, date(2026, 3, 15))]


def test_an_answer_says_what_it_was_and_that_the_credit_came_back(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(30))
    desk.answer([ann], Outcome.DECLINED, at=days_ago(10))
    answer = one(desk, StageKind.ANSWERED)
    assert (answer.outcome, answer.credited, answer.sent_on) == (Outcome.DECLINED, True, date(2026, 2, 14))


def test_credits_are_left_out_where_they_are_not_asked_for(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(30))
    desk.answer([ann], at=days_ago(10))
    assert not one(desk, StageKind.ANSWERED, credits=False).credited


def test_an_answer_belongs_to_the_period_in_which_it_came(desk: Desk, ann: int) -> None:
    desk.send([ann], days_ago(50))
    desk.answer([ann], at=days_ago(10))
    assert steps(desk, first=date(2026, 3, 1)) == [(StageKind.ANSWERED, date(2026, 3, 6))]


def test_a_deleted_inmail_and_one_that_was_not_delivered_are_told(desk: Desk) -> None:
    ann, bo = desk.add("Ann Sample", "Bo Test")
    desk.send([ann, bo], days_ago(2))
    desk.do(mark_deleted, desk.picture, [ann], at=days_ago(1), now=desk.now)
    desk.do(mark_undelivered, desk.picture, [bo], at=days_ago(1), now=desk.now)
    kinds = [person.stages[-1].kind for person in people(desk)]
    assert kinds == [StageKind.DELETED, StageKind.UNDELIVERED]


# What is private


@pytest.fixture
def noted(desk: Desk, ann: int) -> int:
    desk.do(edit_text, ann, "notes", "Met at the fair")
    desk.send([ann], days_ago(30), subject="A question")
    desk.do(log_touch, [ann], TouchKind.COMMENT, at=days_ago(20), now=desk.now, text="On the launch")
    return ann


def test_notes_and_what_was_noted_of_touches_are_left_out_at_first(desk: Desk, noted: int) -> None:
    (person,) = people(desk)
    assert (person.notes, one(desk, StageKind.TOUCH).text) == ("", "")


def test_notes_and_what_was_noted_of_touches_are_told_where_asked_for(desk: Desk, noted: int) -> None:
    (person,) = people(desk, notes=True)
    assert person.notes == "Met at the fair"
    assert one(desk, StageKind.TOUCH, touch_texts=True).text == "On the launch"


def test_subjects_can_be_left_out(desk: Desk, noted: int) -> None:
    texts = [one(desk, StageKind.SENT, subjects=subjects).text for subjects in (True, False)]
    assert texts == ["A question", ""]


# For whom


def test_one_campaign_has_its_own_inmails_and_members(desk: Desk) -> None:
    ann, bo, cy = desk.add("Ann Sample", "Bo Test", "Cy Case")
    desk.do(add_campaign, "Spring")
    (campaign,) = desk.picture.campaigns
    desk.do(set_campaign, [ann], campaign)
    desk.send([ann, bo], days_ago(30))
    desk.do(log_touch, [ann, cy], TouchKind.EMAIL, at=days_ago(3), now=desk.now)
    spring = report(desk, campaign=campaign)
    assert [person.name for person in spring.people] == ["Ann Sample"]
    assert (spring.campaign, spring.totals.inmails, spring.totals.touches) == (
        "Spring",
        1,
        {TouchKind.EMAIL: 1},
    )


def test_chosen_people_are_all_that_is_told(desk: Desk) -> None:
    ann, bo = desk.add("Ann Sample", "Bo Test")
    desk.send([ann, bo], days_ago(30))
    assert [person.id for person in people(desk, people=frozenset([bo]))] == [bo]


# The numbers


def test_answers_within_30_and_within_90_days_are_counted_apart(desk: Desk) -> None:
    quick, slow, *_ = desk.written(4, datetime(2026, 1, 12, 12))
    desk.answer([quick], at=datetime(2026, 2, 11, 12))  # on the 30th day
    desk.answer([slow], at=datetime(2026, 2, 12, 12))  # on the 31st
    totals = report(desk).totals
    assert (totals.delivered, totals.soon, totals.late) == (4, 1, 2)


def test_an_answer_after_90_days_is_an_answer_and_in_neither_rate(desk: Desk) -> None:
    desk.now = datetime(2026, 5, 1, 10)
    desk.picture = desk.on(desk.now.date())
    (slow,) = desk.written(1, datetime(2026, 1, 12, 12))
    desk.answer([slow], at=datetime(2026, 4, 13, 12))  # on the 91st day
    totals = report(desk, last=date(2026, 4, 30)).totals
    assert (totals.answers, totals.soon, totals.late) == (1, 0, 0)


def test_what_may_still_be_answered_is_counted_apart(desk: Desk) -> None:
    desk.written(1, days_ago(60))
    desk.written(2, days_ago(30))
    totals = report(desk).totals
    assert (totals.open_soon, totals.open_late) == (2, 3)


def test_the_rates_leave_out_what_was_not_delivered(desk: Desk) -> None:
    ann, bo = desk.add("Ann Sample", "Bo Test")
    desk.send([ann, bo], days_ago(2))
    desk.do(mark_undelivered, desk.picture, [bo], at=days_ago(1), now=desk.now)
    totals = report(desk).totals
    assert (totals.inmails, totals.delivered, totals.undelivered) == (2, 1, 1)


def test_free_touches_are_counted_by_kind(desk: Desk, ann: int) -> None:
    for kind in (TouchKind.EMAIL, TouchKind.COMMENT, TouchKind.COMMENT):
        desk.do(log_touch, [ann], kind, at=days_ago(3), now=desk.now)
    totals = report(desk).totals
    assert totals.touches == {TouchKind.COMMENT: 2, TouchKind.EMAIL: 1}
    assert totals.reached == 1


def test_weeks_run_from_the_first_day_of_the_period_to_its_last_the_empty_ones_too(desk: Desk) -> None:
    desk.written(2, datetime(2026, 2, 11, 12))
    (answered,) = desk.written(1, datetime(2026, 3, 2, 12))
    desk.answer([answered], at=datetime(2026, 3, 2, 18))
    period = {"first": date(2026, 2, 3), "last": date(2026, 3, 14)}
    found = report(desk, **period).weeks
    assert [(week.first, week.inmails, week.answers, week.people) for week in found] == [
        (date(2026, 2, 3), 0, 0, 0),
        (date(2026, 2, 9), 2, 0, 2),
        (date(2026, 2, 16), 0, 0, 0),
        (date(2026, 2, 23), 0, 0, 0),
        (date(2026, 3, 2), 1, 1, 1),
        (date(2026, 3, 9), 0, 0, 0),
    ]
    assert found[-1].last == date(2026, 3, 14)


def test_weeks_that_are_still_to_come_are_none(desk: Desk) -> None:
    desk.written(1, datetime(2026, 3, 10, 12))
    weeks = report(desk, first=date(2026, 3, 9), last=date(2026, 12, 31)).weeks
    assert [week.first for week in weeks] == [date(2026, 3, 9), date(2026, 3, 16)]


def test_of_many_years_the_weeks_run_from_the_first_step_to_the_last(desk: Desk) -> None:
    desk.written(1, datetime(2026, 2, 11, 12))
    weeks = report(desk, first=date(2003, 5, 5), last=TODAY).weeks
    assert [week.first for week in weeks] == [date(2026, 2, 9)]


def test_a_week_can_begin_on_sunday_and_ends_with_the_period(desk: Desk) -> None:
    desk.written(1, datetime(2026, 2, 11, 12))
    week = report(desk, week_start=6, last=date(2026, 2, 12)).weeks[-1]
    assert (week.first, week.last) == (date(2026, 2, 8), date(2026, 2, 12))


def test_the_diary_has_every_step_of_everybody_by_day(desk: Desk) -> None:
    ann, bo = desk.add("Ann Sample", "Bo Test")
    desk.send([bo], days_ago(30))
    desk.send([ann], days_ago(29))
    days = [stage.on for stage, _ in diary(report(desk))]
    assert days == sorted(days)
    assert len(days) == 4


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (ReportPeriod.THIS_MONTH, date(2026, 3, 1), TODAY),
        (ReportPeriod.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (ReportPeriod.LAST_90_DAYS, date(2025, 12, 17), TODAY),
        (ReportPeriod.THIS_YEAR, date(2026, 1, 1), TODAY),
    ],
)
def test_a_named_period_has_these_days(period: ReportPeriod, first: date, last: date) -> None:
    assert period_days(period, TODAY) == (first, last)


def test_the_name_on_top_is_kept_and_can_be_taken_back(desk: Desk) -> None:
    desk.do(keep_report_name, "  Alex   Miller ")
    assert report_name(desk.data.read) == "Alex Miller"
    desk.undo()
    assert report_name(desk.data.read) == ""


def test_the_same_name_makes_no_step(desk: Desk) -> None:
    desk.do(keep_report_name, "Alex Miller")
    assert not desk.do(keep_report_name, "Alex Miller")


def test_a_name_that_is_too_long_is_rejected(desk: Desk) -> None:
    with pytest.raises(Rejected) as rejected:
        keep_report_name(desk.data, "x" * 201)
    assert rejected.value.problem is Problem.TEXT_TOO_LONG
