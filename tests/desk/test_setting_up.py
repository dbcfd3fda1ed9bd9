"""First run: three answers make an account, and the preview tells beforehand what they lead to."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.statement import Kind, Origin
from inmail_desk.desk.losing import next_loss
from inmail_desk.desk.picture import read_picture
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import (
    Answers,
    Beginning,
    begin,
    latest_renewal,
    plan_cards,
    preview,
)
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, made_up

RUNNING = Answers(plan="premium-business", credits=40, last_renewal_on=date(2026, 3, 10))


def rejected(answers: Answers) -> Rejected:
    with pytest.raises(Rejected) as caught:
        preview(answers, TODAY)
    return caught.value


# Beginning


def test_a_running_subscription_begins_with_the_balance_that_linkedin_shows(data: DataFile) -> None:
    statement = Desk.begun(data, RUNNING).picture.statement
    assert statement.balance == 40
    assert [(lot.granted_on, lot.remaining) for lot in statement.lots] == [
        (date(2026, 1, 10), 10),
        (date(2026, 2, 10), 15),
        (date(2026, 3, 10), 15),
    ]
    assert all(lot.origin is Origin.OPENING and lot.inferred for lot in statement.lots)


def test_a_new_subscription_begins_with_its_first_allotment(data: DataFile) -> None:
    answers = Answers(plan="premium-career", beginning=Beginning.NEW, subscribed_on=TODAY)
    assert Desk.begun(data, answers).picture.statement.balance == 5


def test_a_trial_knows_its_end(data: DataFile) -> None:
    answers = Answers(
        plan="premium-career",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 3, 1),
        trial_ends_on=date(2026, 4, 1),
    )
    (event,) = Desk.begun(data, answers).picture.plan_events
    assert event.trial_ends_on == date(2026, 4, 1)


def test_what_a_new_subscription_says_of_a_trial_is_left_out(data: DataFile) -> None:
    answers = Answers(
        plan="premium-career", beginning=Beginning.NEW, subscribed_on=TODAY, trial_ends_on=date(2026, 4, 1)
    )
    (event,) = Desk.begun(data, answers).picture.plan_events
    assert event.trial_ends_on is None


def test_a_plan_of_ones_own_needs_only_its_number(data: DataFile) -> None:
    answers = Answers(plan="Legacy Gold", allotment=7, credits=7, last_renewal_on=date(2026, 3, 1))
    statement = Desk.begun(data, answers).picture.statement
    assert (statement.plan, statement.allotment, statement.cap) == ("Legacy Gold", 7, None)


def test_a_plan_of_ones_own_may_have_a_cap(data: DataFile) -> None:
    answers = Answers(plan="Legacy Gold", allotment=7, cap=9, credits=7, last_renewal_on=date(2026, 3, 1))
    desk = Desk.begun(data, answers)
    assert desk.picture.statement.cap == 9
    assert [(each.kind, each.credits) for each in desk.picture.coming[:2]] == [
        (Kind.ALLOTMENT, 7),
        (Kind.CAP_FORFEIT, -5),
    ]


@pytest.mark.parametrize(
    "name", ["  Legacy   Gold ", "Legacy\tGold", "Legacy\0 Gold", "legacy.gold", "x.cap"]
)
def test_a_plan_of_ones_own_is_found_again_however_its_name_was_typed(data: DataFile, name: str) -> None:
    answers = Answers(plan=name, allotment=7, cap=20, credits=7, last_renewal_on=date(2026, 3, 1))
    statement = Desk.begun(data, answers).picture.statement
    assert (statement.allotment, statement.cap) == (7, 20)


def test_ones_own_number_stands_before_the_rulebooks(data: DataFile) -> None:
    answers = Answers(
        plan="premium-business", allotment=20, cap=60, credits=20, last_renewal_on=date(2026, 3, 10)
    )
    desk = Desk.begun(data, answers)
    assert (desk.picture.statement.allotment, desk.picture.statement.cap) == (20, 60)
    answer = desk.picture.rules.answer("allotment", "premium-business", TODAY)
    assert answer.override
    assert answer.sourced is not None
    assert answer.sourced.value == 15


def test_a_plan_that_renews_on_the_first_asks_for_no_renewal_day(data: DataFile) -> None:
    answers = Answers(plan="sales-navigator-core", credits=50)
    assert Desk.begun(data, answers).picture.statement.next_renewal_on == date(2026, 4, 1)


def test_a_31st_in_a_short_month_stays_a_31st(data: DataFile) -> None:
    answers = Answers(plan="premium-business", credits=15, last_renewal_on=date(2026, 2, 28), billing_day=31)
    statement = Desk.begun(data, answers).picture.statement
    assert statement.next_renewal_on == date(2026, 3, 31)


def test_inmails_sent_before_the_number_was_read_are_in_it_already(data: DataFile) -> None:
    desk = Desk.begun(data, RUNNING)
    desk.now = NOW + timedelta(hours=1)
    desk.written(1, NOW - timedelta(minutes=5))
    assert desk.picture.statement.balance == 40
    desk.written(1, NOW + timedelta(minutes=5))
    assert desk.picture.statement.balance == 39


def test_inmails_sent_after_the_number_was_read_are_counted(data: DataFile) -> None:
    answers = Answers(
        plan="premium-business",
        credits=40,
        last_renewal_on=date(2026, 3, 10),
        todays_inmails_before=False,
    )
    desk = Desk.begun(data, answers)
    desk.written(1, NOW - timedelta(minutes=5))
    assert desk.picture.statement.balance == 39


def test_price_and_period_are_kept(data: DataFile) -> None:
    answers = Answers(
        plan="premium-business",
        credits=1,
        last_renewal_on=date(2026, 3, 10),
        price=Decimal("59.99"),
        currency="usd",
        billing_period=BillingPeriod.MONTHLY,
    )
    (event,) = Desk.begun(data, answers).picture.plan_events
    assert (event.price, event.currency, event.billing_period) == (Decimal("59.99"), "USD", "monthly")


def test_setting_up_cannot_be_undone_under_the_open_window(data: DataFile) -> None:
    desk = Desk.begun(data, RUNNING)
    assert data.undo_name is None
    desk.undo()
    assert read_picture(data, TODAY) is not None


def test_setting_up_has_nothing_to_wipe_and_tells_of_no_remains(data: DataFile) -> None:
    with closing(sqlite3.connect(data.path, isolation_level=None)) as another_program:
        another_program.execute("BEGIN")
        another_program.execute("SELECT * FROM account").fetchall()
        assert begin(data, RUNNING, now=NOW).facts


def test_a_file_without_an_account_has_no_picture(data: DataFile) -> None:
    assert read_picture(data, TODAY) is None


# What is refused, and nothing written


@pytest.mark.parametrize(
    ("answers", "problem", "field"),
    [
        (Answers(plan="", credits=1), Problem.NAME_MISSING, "plan"),
        (Answers(plan=" \0 ", credits=1), Problem.NAME_MISSING, "plan"),
        (Answers(plan="Legacy", credits=1), Problem.NUMBER_MISSING, "plan"),
        (Answers(plan="Legacy", credits=1, cap=9), Problem.NUMBER_MISSING, "plan"),
        (Answers(plan="x" * 20_000, credits=1, allotment=1), Problem.TEXT_TOO_LONG, "plan"),
        (
            Answers(plan="premium-business", last_renewal_on=date(2026, 3, 10)),
            Problem.NUMBER_MISSING,
            "credits",
        ),
        (Answers(plan="sales-navigator-core", credits=-1), Problem.NEGATIVE_NUMBER, "credits"),
        (Answers(plan="sales-navigator-core", credits=10**9), Problem.NUMBER_TOO_LARGE, "credits"),
        (Answers(plan="premium-business", credits=1, allotment=-1), Problem.NEGATIVE_NUMBER, "allotment"),
        (Answers(plan="premium-business", credits=1, cap=10**6), Problem.NUMBER_TOO_LARGE, "cap"),
        (Answers(plan="premium-business", credits=1), Problem.DAY_MISSING, "last_renewal_on"),
        (
            Answers(plan="premium-business", credits=1, last_renewal_on=TODAY + timedelta(days=1)),
            Problem.DAY_IN_FUTURE,
            "last_renewal_on",
        ),
        (
            Answers(plan="premium-business", credits=1, last_renewal_on=date.min),
            Problem.BEFORE_TRACKING,
            "last_renewal_on",
        ),
        (
            Answers(plan="premium-business", beginning=Beginning.NEW),
            Problem.DAY_MISSING,
            "subscribed_on",
        ),
        (
            Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date.max),
            Problem.DAY_IN_FUTURE,
            "subscribed_on",
        ),
        (
            Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=date.min),
            Problem.BEFORE_TRACKING,
            "subscribed_on",
        ),
        (
            Answers(plan="premium-business", beginning=Beginning.TRIAL, subscribed_on=TODAY),
            Problem.DAY_MISSING,
            "trial_ends_on",
        ),
        (
            Answers(
                plan="premium-business", beginning=Beginning.TRIAL, subscribed_on=TODAY, trial_ends_on=TODAY
            ),
            Problem.BEFORE_TRACKING,
            "trial_ends_on",
        ),
    ],
)
def test_an_answer_that_is_missing_or_wrong_is_named(
    data: DataFile, answers: Answers, problem: Problem, field: str
) -> None:
    refusal = rejected(answers)
    assert (refusal.problem, refusal.field) == (problem, field)
    with pytest.raises(Rejected):
        begin(data, answers, now=NOW)
    assert data.read.account() is None


def test_another_day_than_the_latest_renewal_names_the_right_one() -> None:
    refusal = rejected(Answers(plan="premium-business", credits=1, last_renewal_on=date(2026, 2, 10)))
    assert refusal.problem is Problem.NOT_LATEST_RENEWAL
    assert refusal.details.limit == date(2026, 3, 10)


@pytest.mark.parametrize("billing_day", [-3, 0, 32, 10**9])
def test_a_billing_day_outside_of_a_month_is_refused(data: DataFile, billing_day: int) -> None:
    for answers in (
        Answers(
            plan="premium-business", credits=1, last_renewal_on=date(2026, 3, 10), billing_day=billing_day
        ),
        Answers(
            plan="premium-business", beginning=Beginning.NEW, subscribed_on=TODAY, billing_day=billing_day
        ),
    ):
        assert rejected(answers).field == "billing_day"


@pytest.mark.parametrize(("typed", "kept"), [("9.1234567", "9.123457"), ("-0", "0")])
def test_a_price_is_kept_to_the_sixth_place(data: DataFile, typed: str, kept: str) -> None:
    desk = Desk.begun(data, replace(RUNNING, price=Decimal(typed), currency="EUR"))
    assert [event.price for event in desk.picture.plan_events] == [Decimal(kept)]


@pytest.mark.parametrize(
    ("price", "currency", "field"),
    [
        (Decimal("-1"), "USD", "price"),
        (Decimal("NaN"), "USD", "price"),
        (Decimal("1e99"), "USD", "price"),
        (Decimal("5"), "dollars", "currency"),
        (Decimal("5"), "\ud800", "currency"),
    ],
)
def test_a_price_that_is_none_is_refused(data: DataFile, price: Decimal, currency: str, field: str) -> None:
    answers = Answers(
        plan="premium-business", credits=1, last_renewal_on=date(2026, 3, 10), price=price, currency=currency
    )
    with pytest.raises(Rejected) as caught:
        begin(data, answers, now=NOW)
    assert caught.value.field == field
    assert data.read.account() is None


# The preview

some_answers = st.one_of(
    st.builds(
        lambda plan, credits, day: Answers(
            plan=plan,
            credits=credits,
            last_renewal_on=latest_renewal(plan, day, TODAY),
            billing_day=day,
        ),
        plan=st.sampled_from(("premium-career", "premium-business", "recruiter-lite", "basic")),
        credits=st.integers(0, 400),
        day=st.integers(1, 31),
    ),
    st.builds(
        lambda plan, days, allotment, cap: Answers(
            plan=plan,
            beginning=Beginning.NEW,
            subscribed_on=TODAY - timedelta(days=days),
            allotment=allotment,
            cap=cap,
        ),
        plan=st.sampled_from(("premium-career", "sales-navigator-core", "My own")),
        days=st.integers(0, 400),
        allotment=st.integers(0, 60),
        cap=st.none() | st.integers(0, 99),
    ),
)


@made_up(15)
@given(answers=some_answers)
def test_the_preview_is_what_the_account_then_shows(fresh_file: FreshFile, answers: Answers) -> None:
    told = preview(answers, TODAY)
    with fresh_file() as data:
        picture = Desk.begun(data, answers).picture
    assert told.balance == picture.statement.balance
    assert told.lots == picture.statement.lots
    assert told.next_renewal_on == picture.statement.next_renewal_on
    assert (told.allotment, told.cap) == (picture.statement.allotment, picture.statement.cap)
    loss = next_loss(picture)
    if told.first_loss_on is None:
        assert loss is None or loss.on > TODAY + timedelta(days=200)
    else:
        assert loss is not None
        assert (told.first_loss_on, told.first_loss) == (loss.on, loss.credits)
        assert told.first_loss_kind in loss.kinds
        assert told.first_loss_in_days == loss.days_left


def test_the_preview_tells_the_first_loss() -> None:
    told = preview(RUNNING, TODAY)
    assert (told.first_loss_on, told.first_loss, told.first_loss_kind) == (
        date(2026, 4, 10),
        10,
        Kind.EXPIRY,
    )
    assert told.first_loss_in_days == 25


# Help with the answers


def test_the_cards_show_the_default_sources_plans_and_what_every_source_says_of_them() -> None:
    cards = {card.plan: card for card in plan_cards(TODAY)}
    assert set(cards) == {
        "premium-career",
        "premium-business",
        "sales-navigator-core",
        "sales-navigator-advanced",
        "sales-navigator-advanced-plus",
        "recruiter-lite",
        "recruiter-professional-services",
        "recruiter-corporate",
    }
    business = cards["premium-business"].says
    assert business[0].rulebook == "linkedin-current"
    assert (business[0].allotment, business[0].cap, business[0].expires_after_days) == (15, 45, 90)
    assert business[0].source is not None
    others = {each.rulebook: each for each in business}
    assert (others["per-month-guide"].allotment, others["per-month-guide"].cap) == (15, None)
    assert others["per-month-guide"].expires_after_days is None


def test_a_source_that_does_not_know_a_plan_says_nothing_of_it() -> None:
    career = next(card for card in plan_cards(TODAY) if card.plan == "premium-career")
    guide = next(each for each in career.says if each.rulebook == "per-month-guide")
    assert guide.allotment is None


def test_a_card_says_which_plans_renew_on_the_first() -> None:
    first = {card.plan: card.renews_on_the_first for card in plan_cards(TODAY)}
    assert first["sales-navigator-core"]
    assert not first["premium-business"]


@pytest.mark.parametrize(
    ("billing_day", "today", "expected"),
    [
        (10, date(2026, 3, 16), date(2026, 3, 10)),
        (16, date(2026, 3, 16), date(2026, 3, 16)),
        (31, date(2026, 3, 16), date(2026, 2, 28)),
        (31, date(2026, 2, 28), date(2026, 2, 28)),
        (29, date(2026, 3, 1), date(2026, 2, 28)),
        (31, date(2026, 1, 5), date(2025, 12, 31)),
        (0, date(2026, 3, 16), None),
        (None, date(2026, 3, 16), None),
    ],
)
def test_the_latest_renewal_follows_from_the_billing_day(
    billing_day: int | None, today: date, expected: date | None
) -> None:
    assert latest_renewal("premium-business", billing_day, today) == expected


def test_the_latest_renewal_is_the_first_where_the_plan_renews_then() -> None:
    assert latest_renewal("sales-navigator-core", None, TODAY) == date(2026, 3, 1)


@made_up(100)
@given(day=st.dates(date(2020, 1, 1), date(2030, 1, 1)), billing_day=st.integers(1, 31))
def test_the_latest_renewal_is_always_taken_as_an_answer(day: date, billing_day: int) -> None:
    answers = Answers(
        plan="premium-business",
        credits=15,
        last_renewal_on=latest_renewal("premium-business", billing_day, day),
        billing_day=billing_day,
    )
    assert preview(answers, day).balance == 15
