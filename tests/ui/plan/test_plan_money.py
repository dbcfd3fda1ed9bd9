"""Amounts are read as people type them."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from inmail_desk.ui.plan_money import amount, money, read_amount


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29.99", "29.99"),
        ("29,99", "29.99"),
        ("1200", "1200"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1 200,50", "1200.50"),
        ("1’200.5", "1200.5"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_with_point_or_comma(typed: str, meant: str) -> None:
    assert read_amount(typed) == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["", "cheap", "-5", "1.2.3", "12,34.5", "1e5", "NaN", "٣", "5 €", ".", "1..2", "inf"]
)
def test_what_is_no_amount_is_none(typed: str) -> None:
    assert read_amount(typed) is None


def test_three_digits_after_the_locales_own_sign_are_thousands() -> None:
    former = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        assert read_amount("1,200") == Decimal(1200)
        assert read_amount("1.200") == Decimal("1.200")
    finally:
        QLocale.setDefault(former)


def test_cents_are_written_only_where_there_are_any() -> None:
    assert amount(Decimal(120)) == "120"
    assert money(Decimal("69.9"), "EUR") == "69.90 EUR"
