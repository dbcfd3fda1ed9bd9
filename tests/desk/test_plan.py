"""The plan and its history: changes, cancelling, price and card, and credits beside the plan's own."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given

from inmail_desk.credit_rules.statement import Kind, WarningCode
from inmail_desk.desk.plan import (
    cancel,
    change_plan,
    first_free_day,
    mark_card,
    record_bonus,
    record_purchase,
    remove_bonus,
    remove_purchase,
    set_price,
    subscribe_again,
)
from inmail_desk.desk.plan_effects import cancel_effect, change_effect
from inmail_desk.desk.plan_page import plan_choices
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, made_up
from .planning import RUNNING, latest, page, rejected
from .walking import Step, beginnings, walked, walks

CAREER = "premium-career"


@pytest.fixture
def waiting(data: DataFile) -> Desk:
    """Premium Business since 2026-01-10, where a plan change waits for the next renewal and forfeits nothing."""
    desk = Desk.begun(data)
    desk.override("plan_change.effective", "next_renewal")
    desk.override("plan_change.credits", "kept")
    return desk


# Changing the plan


def test_a_change_takes_what_is_left_and_grants_the_new_allotment(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    assert desk.picture.statement.balance == 5
    assert (latest(desk).forfeited, latest(desk).granted) == (45, 5)
    assert page(desk).title == "Premium Career"


def test_a_change_waits_for_the_renewal_where_the_rules_say_so(waiting: Desk) -> None:
    waiting.do(change_plan, waiting.picture, CAREER, on=TODAY)
    assert waiting.picture.statement.balance == 45
    assert page(waiting).title == "Premium Business"
    assert latest(waiting).waiting_until == date(2026, 4, 10)


def test_a_change_that_waited_is_no_longer_waiting_after_the_renewal(waiting: Desk) -> None:
    waiting.do(change_plan, waiting.picture, CAREER, on=TODAY)
    waiting.picture = waiting.on(date(2026, 4, 10))
    assert latest(waiting).waiting_until is None
    assert page(waiting).title == "Premium Career"


def test_a_change_ahead_is_coming(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=date(2026, 3, 20))
    assert latest(desk).coming
    assert desk.picture.statement.plan == "premium-business"
    kinds = [(posting.on, posting.kind, posting.credits) for posting in desk.picture.coming[:4]]
    assert kinds == [
        (date(2026, 3, 20), Kind.PLAN_CHANGE, -15),
        (date(2026, 3, 20), Kind.PLAN_CHANGE, -15),
        (date(2026, 3, 20), Kind.PLAN_CHANGE, -15),
        (date(2026, 3, 20), Kind.ALLOTMENT, 5),
    ]


def test_a_change_to_a_plan_that_no_source_knows_is_refused(desk: Desk) -> None:
    assert rejected(change_plan, desk, desk.picture, "No such plan", on=TODAY).field == "plan"


@pytest.mark.parametrize("billing_day", [-1, 0, 32, 10**9])
def test_a_billing_day_outside_of_a_month_is_refused(desk: Desk, billing_day: int) -> None:
    refusal = rejected(change_plan, desk, desk.picture, CAREER, on=TODAY, billing_day=billing_day)
    assert refusal.field == "billing_day"


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (None, Problem.DAY_MISSING),
        (date(2026, 1, 10), Problem.SECOND_PLAN_STEP),
        (date(2026, 1, 9), Problem.NO_PLAN),
        (date.min, Problem.BEFORE_TRACKING),
        (date.max, Problem.YEARS_AHEAD),
    ],
)
def test_a_change_needs_a_day_with_a_plan_and_no_other_step(
    desk: Desk, day: date | None, problem: Problem
) -> None:
    assert rejected(change_plan, desk, desk.picture, CAREER, on=day).problem is problem


def test_what_a_change_would_do_is_what_it_does(desk: Desk) -> None:
    effect = change_effect(desk.picture, CAREER, on=TODAY)
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    assert (effect.holds_from, effect.waits, effect.same_plan) == (TODAY, False, False)
    assert (effect.forfeited, effect.granted) == (latest(desk).forfeited, latest(desk).granted)
    assert effect.balance == desk.picture.statement.balance
    assert (effect.allotment_before, effect.allotment_after) == (15, 5)
    assert (effect.cap_before, effect.cap_after) == (45, 15)


def test_what_a_waiting_change_would_do_is_told_of_its_renewal(waiting: Desk) -> None:
    effect = change_effect(waiting.picture, "recruiter-lite", on=TODAY)
    waiting.do(change_plan, waiting.picture, "recruiter-lite", on=TODAY)
    then = waiting.on(date(2026, 4, 10))
    assert (effect.holds_from, effect.waits) == (date(2026, 4, 10), True)
    assert effect.balance == then.statement.balance
    assert (effect.granted, effect.forfeited) == (30, 0)


# Cancelling


def test_cancelling_asks_for_the_last_day_and_keeps_the_credits_until_then(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 31))
    assert page(desk).last_day == date(2026, 3, 31)
    assert desk.on(date(2026, 3, 31)).statement.balance == 45
    assert desk.on(date(2026, 4, 1)).statement.balance == 0
    assert desk.on(date(2026, 4, 1)).statement.plan is None


def test_a_cancellation_ahead_shows_in_what_is_coming(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 31))
    assert {(posting.on, posting.kind) for posting in desk.picture.coming} == {
        (date(2026, 4, 1), Kind.CANCELLATION)
    }


def test_after_the_last_day_the_page_says_since_when(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 10))
    assert page(desk).ended_on == date(2026, 3, 11)
    assert (page(desk).title, page(desk).last_day) == ("", None)


@pytest.mark.parametrize(
    ("last_day", "problem"),
    [
        (None, Problem.DAY_MISSING),
        (date(2026, 1, 9), Problem.SECOND_PLAN_STEP),
        (date(2026, 1, 5), Problem.NO_PLAN),
        (date.min, Problem.BEFORE_TRACKING),
        (date.max, Problem.YEARS_AHEAD),
    ],
)
def test_a_cancellation_needs_a_last_day_under_a_plan(
    desk: Desk, last_day: date | None, problem: Problem
) -> None:
    assert rejected(cancel, desk, desk.picture, last_day=last_day).problem is problem
    with pytest.raises(Rejected) as caught:
        cancel_effect(desk.picture, last_day)
    assert caught.value.problem is problem


def test_a_plan_is_cancelled_once(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 4, 30))
    refusal = rejected(cancel, desk, desk.picture, last_day=date(2026, 3, 31))
    assert (refusal.problem, refusal.details.day) == (Problem.NO_PLAN, date(2026, 5, 1))


def test_what_cancelling_would_cost_is_told_beforehand(desk: Desk) -> None:
    desk.written(2, datetime(2026, 3, 1, 12))
    effect = cancel_effect(desk.picture, date(2026, 3, 31))
    assert (effect.last_day, effect.credits, effect.pending) == (date(2026, 3, 31), 43, 2)
    desk.do(cancel, desk.picture, last_day=date(2026, 3, 31))
    assert latest(desk).forfeited == 43


def test_a_subscription_can_begin_again_after_it_was_cancelled(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 2, 20))
    desk.do(subscribe_again, desk.picture, CAREER, on=date(2026, 3, 1), trial_ends_on=date(2026, 4, 1))
    assert desk.picture.statement.balance == 5
    assert page(desk).trial_last_day == date(2026, 3, 31)


def test_a_subscription_cannot_begin_while_there_is_one(desk: Desk) -> None:
    refusal = rejected(subscribe_again, desk, desk.picture, CAREER, on=TODAY)
    assert refusal.problem is Problem.PLAN_IN_FORCE


def test_a_trial_cannot_end_before_it_begins(desk: Desk) -> None:
    desk.do(cancel, desk.picture, last_day=date(2026, 2, 20))
    refusal = rejected(subscribe_again, desk, desk.picture, CAREER, on=TODAY, trial_ends_on=TODAY)
    assert refusal.field == "trial_ends_on"


# Price and card


def test_the_latest_price_stands_on_the_page(desk: Desk) -> None:
    monthly = {"period": BillingPeriod.MONTHLY, "now": NOW}
    desk.do(set_price, price=Decimal("49.99"), currency="eur", on=date(2026, 1, 10), **monthly)
    desk.do(set_price, price=Decimal("59.99"), currency=" usd ", on=TODAY, **monthly)
    shown = page(desk)
    assert (shown.price, shown.currency, shown.billing_period) == (Decimal("59.99"), "USD", "monthly")


@pytest.mark.parametrize(
    ("price", "currency", "problem", "field"),
    [
        (None, "USD", Problem.NUMBER_MISSING, "price"),
        (Decimal("NaN"), "USD", Problem.NUMBER_MISSING, "price"),
        (Decimal("-Infinity"), "USD", Problem.NUMBER_MISSING, "price"),
        (Decimal("-0.01"), "USD", Problem.NEGATIVE_NUMBER, "price"),
        (Decimal("1e30"), "USD", Problem.NUMBER_TOO_LARGE, "price"),
        (Decimal("5"), "", Problem.NO_CURRENCY, "currency"),
        (Decimal("5"), "US\0", Problem.NO_CURRENCY, "currency"),
        (Decimal("5"), "ÄÖÜ", Problem.NO_CURRENCY, "currency"),
    ],
)
def test_a_price_is_an_amount_in_a_currency(
    desk: Desk, price: Decimal | None, currency: str, problem: Problem, field: str
) -> None:
    entry = {"price": price, "currency": currency, "on": TODAY, "now": NOW}
    refusal = rejected(set_price, desk, period=BillingPeriod.MONTHLY, **entry)
    assert (refusal.problem, refusal.field) == (problem, field)
    if price is not None:
        refusal = rejected(record_purchase, desk, desk.picture, credits=1, **entry)
        assert (refusal.problem, refusal.field) == (problem, field)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9.1234567", "9.123457"),
        ("9.10000000", "9.1"),
        ("0.00000001", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("0E+50", "0"),
        ("1000000", "1000000"),
    ],
)
def test_a_price_is_kept_to_the_sixth_place(desk: Desk, typed: str, kept: str) -> None:
    entry = {"price": Decimal(typed), "currency": "EUR", "on": TODAY, "now": NOW}
    desk.do(set_price, period=BillingPeriod.MONTHLY, **entry)
    desk.do(record_purchase, desk.picture, credits=1, **entry)
    assert page(desk).price == Decimal(kept)
    assert page(desk).purchases[0].price == Decimal(kept)


def test_a_card_stays_expired_until_it_is_renewed(desk: Desk) -> None:
    desk.do(mark_card, expired=True, on=date(2026, 3, 2), now=NOW)
    assert page(desk).card_expired_on == date(2026, 3, 2)
    desk.do(mark_card, expired=False, on=TODAY, now=NOW)
    assert page(desk).card_expired_on is None


@pytest.mark.parametrize("day", [None, TODAY + timedelta(days=1), date.min, date.max])
def test_a_card_is_marked_on_a_day_that_has_come(desk: Desk, day: date | None) -> None:
    assert rejected(mark_card, desk, expired=True, on=day, now=NOW).field == "day"


# Purchases and bonuses


def test_a_purchase_is_a_lot_beside_the_plans_and_can_be_taken_back(desk: Desk) -> None:
    desk.do(
        record_purchase,
        desk.picture,
        credits=3,
        on=TODAY,
        now=NOW,
        price=Decimal("30"),
        currency="usd",
    )
    assert desk.picture.statement.balance == 48
    (purchase,) = page(desk).purchases
    assert (purchase.price, purchase.currency) == (Decimal("30"), "USD")
    desk.do(remove_purchase, purchase.id)
    assert desk.picture.statement.balance == 45


def test_a_purchase_of_a_plan_that_sells_none_is_kept_with_a_warning(desk: Desk) -> None:
    desk.do(record_purchase, desk.picture, credits=3, on=TODAY, now=NOW)
    assert not page(desk).sells_credits
    assert [each.code for each in desk.picture.statement.warnings] == [WarningCode.PURCHASE_NOT_OFFERED]


def test_a_bonus_may_expire_on_a_day_of_its_own(desk: Desk) -> None:
    desk.do(
        record_bonus,
        desk.picture,
        credits=2,
        on=TODAY,
        now=NOW,
        reason=" Survey\0\n of March ",
        expires_on=date(2026, 3, 20),
    )
    assert page(desk).bonuses[0].reason == "Survey of March"
    assert desk.on(date(2026, 3, 19)).statement.balance == 47
    assert desk.on(date(2026, 3, 20)).statement.balance == 45
    desk.do(remove_bonus, page(desk).bonuses[0].id)
    assert desk.picture.statement.balance == 45


def test_credits_entered_for_the_day_that_tracking_began_come_on_top_of_its_balance(data: DataFile) -> None:
    desk = Desk.begun(data, RUNNING, now=datetime(2026, 3, 16, 15, 0))
    desk.now = NOW + timedelta(days=1)
    desk.picture = desk.on(desk.now.date())
    desk.do(record_bonus, desk.picture, credits=2, on=TODAY, now=desk.now)
    desk.do(record_purchase, desk.picture, credits=3, on=TODAY, now=desk.now)
    assert desk.picture.statement.balance == 45


@pytest.mark.parametrize(
    ("credits", "problem"),
    [
        (None, Problem.NUMBER_MISSING),
        (0, Problem.NUMBER_MISSING),
        (-3, Problem.NEGATIVE_NUMBER),
        (10**15, Problem.NUMBER_TOO_LARGE),
    ],
)
def test_credits_are_a_number_of_at_least_one(desk: Desk, credits: int | None, problem: Problem) -> None:
    for activity in (record_purchase, record_bonus):
        refusal = rejected(activity, desk, desk.picture, credits=credits, on=TODAY, now=NOW)
        assert (refusal.problem, refusal.field) == (problem, "credits")


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (None, Problem.DAY_MISSING),
        (TODAY + timedelta(days=1), Problem.DAY_IN_FUTURE),
        (date.max, Problem.DAY_IN_FUTURE),
        (date(2026, 1, 9), Problem.BEFORE_TRACKING),
        (date.min, Problem.BEFORE_TRACKING),
    ],
)
def test_credits_arrive_on_a_day_of_the_subscription_that_has_come(
    desk: Desk, day: date | None, problem: Problem
) -> None:
    for activity in (record_purchase, record_bonus):
        refusal = rejected(activity, desk, desk.picture, credits=1, on=day, now=NOW)
        assert (refusal.problem, refusal.field) == (problem, "day")


def test_a_bonus_cannot_expire_before_it_arrives(desk: Desk) -> None:
    refusal = rejected(record_bonus, desk, desk.picture, credits=1, on=TODAY, now=NOW, expires_on=TODAY)
    assert refusal.field == "expires_on"


def test_a_reason_too_long_to_keep_is_refused(desk: Desk) -> None:
    refusal = rejected(record_bonus, desk, desk.picture, credits=1, on=TODAY, now=NOW, reason="x" * 1_000_000)
    assert (refusal.problem, refusal.field) == (Problem.TEXT_TOO_LONG, "reason")


# The page


@pytest.mark.parametrize("day", [1, 10, 29, 30, 31])
def test_the_page_names_the_billing_day_whatever_the_month(data: DataFile, day: int) -> None:
    answers = Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date(2026, 1, day))
    assert page(Desk.begun(data, answers, now=datetime(2026, 2, 10, 9))).billing_day == day


def test_the_billing_day_stays_while_a_change_waits(waiting: Desk) -> None:
    waiting.do(change_plan, waiting.picture, CAREER, on=TODAY)
    assert page(waiting).billing_day == 10
    waiting.picture = waiting.on(date(2026, 5, 1))
    assert page(waiting).billing_day == 10


def test_the_first_free_day_skips_the_steps_that_stand(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, CAREER, on=TODAY)
    desk.do(change_plan, desk.picture, "premium-business", on=TODAY + timedelta(days=1))
    assert first_free_day(desk.picture, TODAY) == TODAY + timedelta(days=2)
    assert first_free_day(desk.picture, date(2026, 3, 15)) == date(2026, 3, 15)


def test_every_plan_of_the_source_can_be_chosen_and_ones_own_comes_last(data: DataFile) -> None:
    answers = Answers(plan="Legacy", allotment=7, credits=7, last_renewal_on=date(2026, 3, 1))
    choices = plan_choices(Desk.begun(data, answers).picture)
    assert choices[-1] == ("Legacy", "Legacy", 7)
    assert ("premium-career", "Premium Career", 5) in choices


@made_up(6)
@given(beginning=beginnings, walk=walks(20))
def test_the_history_has_a_line_for_each_step_the_latest_first(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = walked(data, beginning, walk)
        shown = page(desk)
        assert [line.event for line in reversed(shown.history)] == list(desk.picture.plan_events)
        for line in shown.history:
            assert line.forfeited >= 0
            assert line.coming == (line.on > TODAY)
