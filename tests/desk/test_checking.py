"""Check with LinkedIn: the number that it shows beside ours, before it is recorded and after."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.statement import Check
from inmail_desk.desk.checking import Cause, booking, compare, record_check, todays_inmails
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.plan import cancel, change_plan, record_bonus
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, made_up
from .walking import Step, beginnings, walked, walks

AN_HOUR_AGO = NOW - timedelta(hours=1)


def recorded_check(desk: Desk) -> Check:
    """What the statement says of the check that was recorded last."""
    newest = max(check.id for check in desk.data.read.checks())
    number = desk.picture.recorded.sources.index(("balance_check", newest)) + 1
    return next(check for check in desk.picture.statement.checks if check.fact == number)


def causes(picture: Picture, observed: int) -> tuple[Cause, ...]:
    return compare(picture, observed, inmails_before=True).causes


@pytest.fixture
def sent_today(desk: Desk) -> Desk:
    """45 credits this morning, and two InMails sent an hour ago."""
    desk.written(2, AN_HOUR_AGO)
    return desk


# Comparing


def test_the_same_number_leaves_nothing_to_explain(desk: Desk) -> None:
    told = compare(desk.picture, 45, inmails_before=True)
    assert (told.computed, told.difference, told.causes) == (45, 0, ())


@pytest.mark.parametrize(("before", "computed"), [(True, 43), (False, 45)])
def test_whether_todays_inmails_were_sent_before_the_number_was_read_matters(
    sent_today: Desk, before: bool, computed: int
) -> None:
    told = compare(sent_today.picture, 44, inmails_before=before)
    assert (told.computed, told.difference) == (computed, 44 - computed)


def test_only_todays_inmails_count_as_todays(sent_today: Desk) -> None:
    sent_today.written(1, days_ago(1))
    assert todays_inmails(sent_today.picture) == 2


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (None, Problem.NUMBER_MISSING),
        (-1, Problem.NEGATIVE_NUMBER),
        (10**20, Problem.NUMBER_TOO_LARGE),
    ],
)
def test_what_cannot_be_a_balance_is_refused(desk: Desk, number: int | None, problem: Problem) -> None:
    with pytest.raises(Rejected) as compared:
        compare(desk.picture, number, inmails_before=True)
    with pytest.raises(Rejected) as recorded:
        record_check(desk.data, number, inmails_before=True, adjust=True, now=NOW)
    assert compared.value.problem is recorded.value.problem is problem
    assert desk.data.read.checks() == ()


# Recording


@made_up(8)
@given(
    beginning=beginnings,
    walk=walks(16),
    observed=st.integers(0, 130),
    before=st.booleans(),
    adjust=st.booleans(),
)
def test_what_is_compared_is_what_is_then_recorded(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step], observed: int, before: bool, adjust: bool
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        desk.now += timedelta(minutes=1)
        told = compare(desk.picture, observed, inmails_before=before)
        booked = booking(desk.picture, observed, inmails_before=before)
        desk.do(record_check, observed, inmails_before=before, adjust=adjust, now=desk.now)
        check = recorded_check(desk)
        assert (check.observed, check.computed, check.difference) == (
            told.observed,
            told.computed,
            told.difference,
        )
        postings = [each for each in desk.picture.statement.postings if each.fact == check.fact]
        if adjust:
            assert [posting.credits for posting in postings] == [each.credits for each in booked]
            assert sum(each.credits for each in booked) in (told.difference, 0)
        else:
            assert postings == []


@pytest.mark.parametrize("observed", [50, 45, 40, 0])
def test_booking_the_difference_makes_our_balance_linkedins(desk: Desk, observed: int) -> None:
    desk.do(record_check, observed, inmails_before=True, adjust=True, now=NOW)
    assert desk.picture.statement.balance == observed


def test_inmails_sent_after_the_number_was_read_still_count(sent_today: Desk) -> None:
    sent_today.do(record_check, 40, inmails_before=False, adjust=True, now=NOW)
    assert sent_today.picture.statement.balance == 38


def test_a_check_without_booking_changes_no_balance_and_can_be_undone(desk: Desk) -> None:
    desk.do(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    assert desk.picture.statement.balance == 45
    assert recorded_check(desk).difference == -5
    desk.undo()
    assert desk.picture.statement.checks == ()


def test_a_number_read_before_todays_inmails_comes_after_what_began_today(data: DataFile) -> None:
    answers = Answers(plan="premium-business", credits=40, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers, now=datetime(2026, 3, 16, 8))
    desk.now = NOW
    desk.written(1, AN_HOUR_AGO)
    told = compare(desk.picture, 40, inmails_before=False)
    desk.do(record_check, 40, inmails_before=False, adjust=False, now=NOW)
    assert (told.computed, recorded_check(desk).computed) == (40, 40)


def test_a_number_read_before_todays_inmails_holds_a_bonus_that_came_before_them(desk: Desk) -> None:
    early = NOW - timedelta(hours=3)
    desk.do(record_bonus, desk.picture, credits=3, on=TODAY, now=early)
    desk.written(1, AN_HOUR_AGO)
    told = compare(desk.picture, 48, inmails_before=False)
    desk.do(record_check, 48, inmails_before=False, adjust=False, now=NOW)
    assert (told.difference, recorded_check(desk).difference) == (0, 0)


def test_what_booking_takes_or_adds_is_told_by_its_expiry(desk: Desk) -> None:
    less = booking(desk.picture, 25, inmails_before=True)
    assert [(each.credits, each.expires_on) for each in less] == [
        (-15, date(2026, 4, 10)),
        (-5, date(2026, 5, 11)),
    ]
    more = booking(desk.picture, 48, inmails_before=True)
    assert [(each.credits, each.expires_on) for each in more] == [(3, date(2026, 6, 14))]
    assert booking(desk.picture, 45, inmails_before=True) == ()


def test_without_a_subscription_no_difference_can_be_booked(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=days_ago(2).date())
    assert booking(desk.picture, 3, inmails_before=True) == ()
    desk.do(record_check, 3, inmails_before=True, adjust=True, now=NOW)
    assert desk.picture.statement.balance == 0


# Causes


def test_fewer_credits_there_than_here_point_to_inmails_not_logged(desk: Desk) -> None:
    assert causes(desk.picture, 40)[0] is Cause.LOGGED_LATE
    assert Cause.LOGGED_LATE not in causes(desk.picture, 50)


def test_more_credits_there_than_here_point_to_answers_not_recorded(desk: Desk) -> None:
    assert Cause.ANSWER_MISSED not in causes(desk.picture, 50)
    desk.written(1, days_ago(5))
    assert causes(desk.picture, 50)[0] is Cause.ANSWER_MISSED
    assert Cause.ANSWER_MISSED not in causes(desk.picture, 40)


def test_an_inmail_that_found_no_credit_is_a_cause(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10)))
    desk.written(1, NOW)
    assert Cause.FOUND_NO_CREDIT in causes(desk.picture, 3)


@pytest.mark.parametrize(("day", "near"), [(7, False), (8, True), (10, True), (12, True), (13, False)])
def test_a_renewal_or_an_expiry_of_these_days_is_a_cause(desk: Desk, day: int, near: bool) -> None:
    picture = desk.on(date(2026, 4, day))
    found = causes(picture, picture.statement.balance + 1)
    assert (Cause.RENEWAL in found, Cause.EXPIRY in found) == (near, near)


def test_the_plans_number_may_always_be_another_one(desk: Desk) -> None:
    assert causes(desk.picture, 40)[-1] is Cause.ALLOTMENT


def test_a_plan_step_of_today_comes_before_any_number_read_today(data: DataFile) -> None:
    answers: dict[str, Any] = {"beginning": Beginning.NEW, "subscribed_on": date(2026, 1, 10)}
    desk = Desk.begun(data, Answers(plan="premium-business", **answers))
    desk.do(change_plan, desk.picture, "premium-career", on=TODAY)
    desk.written(1, AN_HOUR_AGO)
    told = compare(desk.picture, 5, inmails_before=False)
    desk.do(record_check, 5, inmails_before=False, adjust=False, now=NOW)
    assert (told.difference, recorded_check(desk).difference) == (0, 0)
