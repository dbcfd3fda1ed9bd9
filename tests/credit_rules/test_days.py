"""Days: ends of months, renewals, and the one answer to how many days are left."""

from datetime import date

import pytest

from inmail_desk.credit_rules.days import day_after, day_of_month, days_left, expires_in_days
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.renewal_days import RenewalDays

from .telling import day, rules_of


@pytest.mark.parametrize(
    ("year", "month", "billing_day", "expected"),
    [
        (2026, 1, 31, "2026-01-31"),
        (2026, 2, 31, "2026-02-28"),
        (2028, 2, 31, "2028-02-29"),
        (2028, 2, 30, "2028-02-29"),
        (2100, 2, 29, "2100-02-28"),
        (2000, 2, 29, "2000-02-29"),
        (2026, 4, 31, "2026-04-30"),
        (2026, 4, 30, "2026-04-30"),
        (2026, 2, 28, "2026-02-28"),
        (2026, 12, 1, "2026-12-01"),
    ],
)
def test_a_shorter_month_gives_its_last_day(year: int, month: int, billing_day: int, expected: str) -> None:
    assert str(day_of_month(year, month, billing_day)) == expected


def test_a_billing_day_of_31_comes_back_after_a_short_month() -> None:
    renewals = RenewalDays(rules_of(), "premium-career", 31)
    found = [day("01-31")]
    for _ in range(4):
        following = renewals.next_after(found[-1])
        assert following is not None
        found.append(following)
    assert found == [day("01-31"), day("02-28"), day("03-31"), day("04-30"), day("05-31")]


def test_the_first_of_the_month_renews_whatever_the_billing_day() -> None:
    renewals = RenewalDays(rules_of(), "sales-navigator-core", 17)
    assert renewals.next_after(day("01-01")) == day("02-01")
    assert renewals.latest_until(day("01-31")) == day("01-01")


def test_a_renewal_rule_that_changes_holds_for_each_day_itself() -> None:
    steps = [{"from": "2026-03-01", "value": "first_of_month"}]
    renewals = RenewalDays(rules_of(overrides={"plans.basic.renewal": steps}), "basic", 20)
    assert renewals.next_after(day("02-01")) == day("02-20")
    assert renewals.next_after(day("02-20")) == day("03-01")
    assert renewals.next_after(day("03-01")) == day("04-01")
    assert renewals.latest_before(day("03-01")) == day("02-20")


def test_after_the_last_of_all_months_no_renewal_comes() -> None:
    assert RenewalDays(rules_of(), "basic", 31).next_after(date.max) is None


def test_before_the_first_of_all_days_no_renewal_was() -> None:
    assert RenewalDays(rules_of(), "basic", 2).latest_until(date.min) is None
    assert RenewalDays(rules_of(), "basic", 1).latest_before(date.min) is None


def test_days_are_added_over_the_end_of_february() -> None:
    assert day_after(date(2028, 2, 28), 2, "expiry.days") == date(2028, 3, 1)


def test_the_last_of_all_days_can_be_reached() -> None:
    assert day_after(date(9999, 12, 30), 1, "expiry.days") == date.max


def test_a_day_after_the_last_one_is_refused_by_the_key_that_leads_there() -> None:
    with pytest.raises(Refused) as refused:
        day_after(date.max, 1, "expiry.days")
    assert refused.value.field == "expiry.days"


def test_on_its_last_day_a_lot_expires_in_one_day() -> None:
    assert expires_in_days(day("05-01"), day("04-30")) == 1


def test_on_the_last_day_of_a_window_no_day_is_left() -> None:
    assert days_left(day("04-30"), day("04-30")) == 0
