"""Corrections of the plan's history: moved, told anew, removed."""

from datetime import date, timedelta

import pytest

from inmail_desk.credit_rules.facts import OpeningLot
from inmail_desk.desk.plan import (
    cancel,
    change_plan,
    mark_card,
    subscribe_again,
)
from inmail_desk.desk.plan_corrections import (
    Correction,
    correct_event,
    may_remove,
    remove_event,
    set_opening_lots,
)
from inmail_desk.desk.rejection import Problem
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind

from .opened_desk import NOW, TODAY, Desk
from .planning import RUNNING, event, latest, page, rejected

CAREER = "premium-career"


@pytest.fixture
def tracked(data: DataFile) -> Desk:
    """Premium Business with 40 credits, read today; they renewed last on 2026-03-10."""
    return Desk.begun(data, RUNNING)


def test_a_step_can_be_moved_to_another_day(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    change = event(desk, PlanEventKind.PLAN_CHANGED)
    correction = Correction(on=date(2026, 3, 12), plan="recruiter-lite")
    desk.do(correct_event, desk.picture, change, correction)
    assert (latest(desk).on, latest(desk).title) == (date(2026, 3, 12), "Recruiter Lite")
    assert desk.picture.statement.balance == 30


def test_no_step_can_be_moved_where_another_stands_against_it(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    change = event(desk, PlanEventKind.PLAN_CHANGED)
    for day, problem in (
        (None, Problem.DAY_MISSING),
        (date(2026, 1, 10), Problem.SECOND_PLAN_STEP),
        (date(2026, 1, 3), Problem.NO_PLAN),
        (date.min, Problem.BEFORE_TRACKING),
        (date.max, Problem.YEARS_AHEAD),
    ):
        correction = Correction(on=day, plan=CAREER)
        assert rejected(correct_event, desk, desk.picture, change, correction).problem is problem


def test_the_first_step_has_happened(desk: Desk) -> None:
    first = event(desk, PlanEventKind.SUBSCRIBED)
    correction = Correction(on=TODAY + timedelta(days=1), plan="premium-business")
    assert rejected(correct_event, desk, desk.picture, first, correction).problem is Problem.DAY_IN_FUTURE


def test_a_trial_begins_before_it_ends(data: DataFile) -> None:
    trial = Answers(
        plan="premium-business",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 2, 10),
        trial_ends_on=date(2026, 3, 10),
    )
    desk = Desk.begun(data, trial)
    first = event(desk, PlanEventKind.SUBSCRIBED)
    too_late = Correction(on=date(2026, 3, 10), plan="premium-business")
    refusal = rejected(correct_event, desk, desk.picture, first, too_late)
    assert (refusal.problem, refusal.details.limit) == (Problem.AFTER_LIMIT, date(2026, 3, 9))
    desk.do(correct_event, desk.picture, first, Correction(on=date(2026, 3, 9), plan="premium-business"))
    assert latest(desk).on == date(2026, 3, 9)


def test_the_day_of_a_price_or_a_card_is_none_to_come(desk: Desk) -> None:
    desk.do(mark_card, expired=True, on=TODAY, now=NOW)
    card = event(desk, PlanEventKind.CARD_EXPIRED)
    correction = Correction(on=TODAY + timedelta(days=1))
    assert rejected(correct_event, desk, desk.picture, card, correction).problem is Problem.DAY_IN_FUTURE
    desk.do(correct_event, desk.picture, card, Correction(on=date(2026, 3, 2)))
    assert page(desk).card_expired_on == date(2026, 3, 2)


def test_the_balance_that_tracking_began_with_can_be_corrected(tracked: Desk) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    correction = Correction(on=TODAY, plan="premium-business", credits=30, last_renewal_on=date(2026, 3, 10))
    tracked.do(correct_event, tracked.picture, began, correction)
    assert tracked.picture.statement.balance == 30
    assert [lot.credits for lot in page(tracked).opening] == [15, 15]


def test_another_latest_renewal_is_refused_with_the_right_one(tracked: Desk) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    correction = Correction(on=TODAY, plan="premium-business", credits=30, last_renewal_on=date(2026, 2, 10))
    refusal = rejected(correct_event, tracked, tracked.picture, began, correction)
    assert (refusal.problem, refusal.details.limit) == (Problem.NOT_LATEST_RENEWAL, date(2026, 3, 10))


@pytest.mark.parametrize("credits", [None, -1, 10**12])
def test_the_balance_that_tracking_began_with_stays_a_number(tracked: Desk, credits: int | None) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    correction = Correction(
        on=TODAY, plan="premium-business", credits=credits, last_renewal_on=date(2026, 3, 10)
    )
    assert rejected(correct_event, tracked, tracked.picture, began, correction).field == "credits"


def test_opening_lots_can_be_told_and_read_from_the_balance_again(tracked: Desk) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    assert page(tracked).opening_inferred
    lots = [
        OpeningLot(granted_on=date(2026, 1, 10), credits=25),
        OpeningLot(granted_on=date(2026, 3, 10), credits=15),
    ]
    tracked.do(set_opening_lots, tracked.picture, began, lots)
    assert not page(tracked).opening_inferred
    assert [(lot.granted_on, lot.credits) for lot in page(tracked).opening] == [
        (date(2026, 1, 10), 25),
        (date(2026, 3, 10), 15),
    ]
    tracked.do(set_opening_lots, tracked.picture, event(tracked, PlanEventKind.TRACKING_STARTED), None)
    assert [lot.credits for lot in page(tracked).opening] == [10, 15, 15]


@pytest.mark.parametrize(
    ("lots", "problem"),
    [
        ([(date(2026, 3, 10), 39)], Problem.LOTS_DO_NOT_ADD_UP),
        ([(date(2026, 3, 17), 40)], Problem.DAY_IN_FUTURE),
        ([(date(2025, 12, 16), 40)], Problem.LOT_EXPIRED),
        ([(date.min, 40)], Problem.BEFORE_TRACKING),
        ([(date(2026, 3, 10), 41), (date(2026, 3, 10), -1)], Problem.NEGATIVE_NUMBER),
        ([(date(2026, 3, 10), 10**9)], Problem.NUMBER_TOO_LARGE),
    ],
)
def test_opening_lots_have_to_make_the_balance_and_to_be_alive(
    tracked: Desk, lots: list[tuple[date, int]], problem: Problem
) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    given = [OpeningLot(granted_on=day, credits=credits) for day, credits in lots]
    assert rejected(set_opening_lots, tracked, tracked.picture, began, given).problem is problem


def test_an_opening_lot_was_granted_by_the_day_on_which_tracking_began(tracked: Desk) -> None:
    began = event(tracked, PlanEventKind.TRACKING_STARTED)
    later = [OpeningLot(granted_on=date(2026, 3, 20), credits=40)]
    refusal = rejected(set_opening_lots, tracked, tracked.on(date(2026, 4, 1)), began, later)
    assert (refusal.problem, refusal.details.limit) == (Problem.AFTER_LIMIT, TODAY)


def test_a_step_can_be_removed_but_not_the_one_that_all_begins_with(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    began, change = desk.picture.plan_events
    assert [may_remove(desk.picture, each) for each in (began, change)] == [False, True]
    desk.do(remove_event, desk.picture, change)
    assert desk.picture.statement.balance == 45


def test_a_step_that_a_later_one_needs_cannot_be_removed(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 2, 20))
    desk.do(subscribe_again, desk.picture, CAREER, on=date(2026, 3, 1))
    refusal = rejected(remove_event, desk, desk.picture, event(desk, PlanEventKind.CANCELLED))
    assert (refusal.problem, refusal.details.day) == (Problem.PLAN_IN_FORCE, date(2026, 3, 1))
