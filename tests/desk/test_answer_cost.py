"""What an answer has cost so far."""

from datetime import date
from decimal import Decimal

import pytest

from inmail_desk.desk.answer_cost import AnswerCost, answer_cost
from inmail_desk.desk.plan import cancel, record_purchase, set_price
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod

from .opened_desk import NOW, TODAY, Desk, days_ago


def cost(desk: Desk) -> AnswerCost | None:
    return answer_cost(desk.picture, desk.data.read.purchases())


def price(desk: Desk, amount: str, period: BillingPeriod = BillingPeriod.MONTHLY, **more: object) -> None:
    terms = {"currency": "USD", "on": TODAY, **more}
    desk.do(set_price, price=Decimal(amount), period=period, now=NOW, **terms)


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """Two of three InMails were answered, 66 days after a subscription began."""
    ids = desk.written(3, days_ago(10))
    desk.answer(ids[:2])
    return desk


def test_the_days_of_the_plan_are_shared_by_the_answers(answered: Desk) -> None:
    price(answered, "30.44")
    # 66 days at about a dollar a day
    found = cost(answered)
    assert found is not None
    assert (found.answers, found.since, found.currency) == (2, date(2026, 1, 10), "USD")
    assert found.each == Decimal("33.00")


def test_a_year_paid_at_once_counts_by_the_day(answered: Desk) -> None:
    price(answered, "365.25", BillingPeriod.ANNUAL)
    found = cost(answered)
    assert found is not None
    assert found.each == Decimal("33.00")


def test_bought_credits_count_too(answered: Desk) -> None:
    price(answered, "30.44")
    answered.do(
        record_purchase, answered.picture, credits=2, on=TODAY, now=NOW, price=Decimal(20), currency="USD"
    )
    found = cost(answered)
    assert found is not None
    assert found.each == Decimal("43.00")


def test_a_price_that_rose_counts_from_its_day_on(answered: Desk) -> None:
    price(answered, "30.44", on=date(2026, 1, 10))
    price(answered, "60.88", on=TODAY)
    found = cost(answered)
    assert found is not None
    assert found.each == Decimal("33.50")


def test_without_a_price_there_is_no_cost(answered: Desk) -> None:
    assert cost(answered) is None


def test_without_an_answer_there_is_no_cost_of_one(desk: Desk) -> None:
    price(desk, "30.44")
    assert cost(desk) is None


def test_two_currencies_are_not_added(answered: Desk) -> None:
    price(answered, "30.44")
    answered.do(
        record_purchase, answered.picture, credits=2, on=TODAY, now=NOW, price=Decimal(20), currency="EUR"
    )
    assert cost(answered) is None


def test_a_free_trial_costs_nothing(data: DataFile) -> None:
    trial = Answers(
        plan="premium-business",
        beginning=Beginning.TRIAL,
        subscribed_on=date(2026, 3, 1),
        trial_ends_on=date(2026, 4, 1),
    )
    desk = Desk.begun(data, trial)
    desk.answer(desk.written(1, days_ago(3)))
    price(desk, "30.44")
    found = cost(desk)
    assert found is not None
    assert found.each == 0


def test_days_without_a_subscription_cost_nothing(answered: Desk) -> None:
    price(answered, "30.44", on=date(2026, 1, 10))
    answered.do(cancel, answered.picture, last_day=date(2026, 2, 8))
    found = cost(answered)
    assert found is not None
    assert found.each == Decimal("15.00")  # the 30 days from 10 January on
