"""Receipts of LinkedIn's archive: what they say was paid for which plan, and what they do not say."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from inmail_desk.clock import from_utc
from inmail_desk.exchange.archive import Archive, Ignored, Why
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.exchange.linkedin_plans import on_days_of
from inmail_desk.store.addresses import key_in

from .archives import table

HEADER = [
    "First Name", "Last Name", "Billing Country", "Postal Code", "Transaction Made At", "Payment Method Type",
    "Invoice Number", "Description", "Tax Amount", "Sub Total", "Total Amount", "Currency Code",
]  # fmt: skip
CAREER = "Premium Career Subscription (Monthly)"


def paid(
    at: str,
    what: str = CAREER,
    total: str = "29.99",
    *,
    net: str = "",
    tax: str = "0.00",
    method: str = "CREDIT_CARD",
    invoice: str = "",
    currency: str = "USD",
) -> list[str]:
    return ["Mara", "Quist", "US", "10001", at, method, invoice, what, tax, net, total, currency]


class Archived:
    """A folder with receipts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "archive"
        self._folder.mkdir()

    def put(self, *rows: list[str], name: str = "Receipts.csv") -> None:
        (self._folder / name).write_bytes(table([HEADER, *rows]))

    def read(self) -> Archive:
        return read_archive([self._folder], key_in)

    def ignored(self) -> list[tuple[Why, int | None]]:
        return [(each.why, each.line) for each in self.read().ignored]


@pytest.fixture
def archived(tmp_path: Path) -> Archived:
    return Archived(tmp_path)


# Amounts


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("29.99", "29.99"),
        ("$29.99", "29.99"),
        ("29,99 €", "29.99"),
        ("€ 1.299,00", "1299.00"),
        ("1,299.00 USD", "1299.00"),
        ("1 299,00", "1299.00"),
        ("CHF 1’299.00", "1299.00"),
        ("779.9", "779.9"),
        ("Rs.499", "499"),
        ("29.99 (incl. 4.79 VAT)", "29.99"),
        ("free", None),
        ("", None),
        ("9" * 500, "9" * 40),
    ],
)
def test_an_amount_is_read_however_it_is_written(archived: Archived, text: str, meant: str | None) -> None:
    archived.put(paid("1/5/26, 8:01 AM", total=text))
    (receipt,) = archived.read().receipts
    assert receipt.price == (None if meant is None else Decimal(meant))


def test_the_price_is_what_was_paid_with_taxes(archived: Archived) -> None:
    archived.put(paid("1/5/26, 8:01 AM", "Recruiter Lite (Monthly)", "202.30", net="170.00", tax="32.30"))
    assert archived.read().plans[0].price == Decimal("202.30")


def test_a_row_without_a_total_is_summed_up(archived: Archived) -> None:
    archived.put(paid("1/5/26, 8:01 AM", total="", net="170.00", tax="32.30"))
    assert archived.read().plans[0].price == Decimal("202.30")


# Money that came back


@pytest.mark.parametrize(
    "row",
    [
        paid("2/9/26, 8:01 AM", "Refund - Premium Business (Monthly)", "59.99"),
        paid("2/9/26, 8:01 AM", "Premium Business (Monthly)", "59.99", method="REFUND"),
        paid("2/9/26, 8:01 AM", "Credit note: Premium Business (Monthly)", "59.99"),
        paid("2/9/26, 8:01 AM", "Rückerstattung Premium Business (Monatlich)", "59,99"),
        *(
            paid("2/9/26, 8:01 AM", "Premium Business (Monthly)", total)
            for total in ("-59.99", "(59.99)", "($59.99)", "−59.99", "59.99-", "$-59.99", "USD (59.99)")
        ),
    ],
    ids=lambda row: f"{row[7]} {row[5]} {row[10]}",
)
def test_money_that_came_back_pays_for_no_plan_and_is_told(archived: Archived, row: list[str]) -> None:
    archived.put(paid("1/5/26, 8:01 AM"), row)
    assert [each.plan for each in archived.read().plans] == ["premium-career"]
    assert archived.ignored() == [(Why.MONEY_BACK, 3)]


def test_a_free_month_starts_no_plan(archived: Archived) -> None:
    archived.put(paid("1/5/26, 8:01 AM", total="0.00"), paid("2/5/26, 8:01 AM"))
    assert [each.on for each in archived.read().plans] == [date(2026, 2, 5)]


# What is no plan


@pytest.mark.parametrize(
    "what", ["10 InMail credits", "InMail Credits - Sales Navigator Core", "Additional InMail bundle (5)"]
)
def test_bought_credits_are_no_plan_and_told_as_such(archived: Archived, what: str) -> None:
    archived.put(paid("1/5/26, 8:01 AM", what, "100.00"))
    found = archived.read()
    assert found.plans == ()
    assert found.ignored[0] == Ignored("Receipts.csv", 2, Why.BOUGHT_CREDITS, what)


def test_a_plan_whose_receipt_names_its_inmails_is_a_plan(archived: Archived) -> None:
    archived.put(paid("1/5/26, 8:01 AM", "Recruiter Lite, 30 InMail messages (Monthly)", "170.00"))
    assert [each.plan for each in archived.read().plans] == ["recruiter-lite"]


def test_what_else_was_bought_is_told(archived: Archived) -> None:
    archived.put(paid("1/5/26, 8:01 AM", "LinkedIn Learning (Monthly)"))
    assert archived.ignored() == [(Why.NOT_NEEDED, 2)]


# For how long


@pytest.mark.parametrize(
    ("what", "period"),
    [
        (CAREER, "monthly"),
        ("Premium Business (Quarterly)", "quarterly"),
        ("Premium Business - 3 months", "quarterly"),
        ("Premium Business (Annual)", "annual"),
        ("Premium Business Subscription (Yearly)", "annual"),
        ("Premium Business, 12-month plan", "annual"),
        ("Premium Business (jährlich)", "annual"),
        ("Premium Business", ""),
    ],
)
def test_the_billing_period_is_in_the_words(archived: Archived, what: str, period: str) -> None:
    archived.put(paid("1/5/26, 8:01 AM", what))
    assert archived.read().plans[0].period == period


@pytest.mark.parametrize(
    ("days", "period"),
    [
        (("1/5/26", "2/5/26", "3/5/26"), "monthly"),
        (("10/5/25", "1/5/26"), "quarterly"),
        (("1/5/25", "1/5/26"), "annual"),
    ],
)
def test_where_the_words_do_not_say_the_distance_does(
    archived: Archived, days: tuple[str, ...], period: str
) -> None:
    archived.put(*(paid(f"{day} 08:01 AM UTC", "Premium Career") for day in days), name="Receipts_v2.csv")
    plans = archived.read().plans
    assert [(each.on.year, each.period) for each in plans] == [(2000 + int(days[0][-2:]), period)]


def test_no_pause_stands_between_payments_of_a_year(archived: Archived) -> None:
    months = [paid(f"{month}/5/24, 8:01 AM", "Premium Business (Monthly)", "59.99") for month in (1, 2)]
    years = [paid(f"3/5/{year}, 8:01 AM", "Premium Business (Annual)", "575.88") for year in (24, 25, 26)]
    archived.put(*months, *years)
    assert [each.on for each in archived.read().plans] == [date(2024, 1, 5)]


def test_a_payment_of_ten_monthly_prices_is_one_for_a_year(archived: Archived) -> None:
    rows = [("01/05/24", "59.99"), ("02/05/24", "59.99"), ("03/05/24", "575.88"), ("03/05/25", "575.88")]
    archived.put(
        *(paid(f"{day} 08:01 AM UTC", "Premium Business", total) for day, total in rows),
        name="Receipts_v2.csv",
    )
    assert len(archived.read().plans) == 1


def test_after_a_quarter_without_a_payment_the_pause_begins_with_the_next(archived: Archived) -> None:
    rows = [paid(f"{day}, 8:01 AM", "Premium Career (Quarterly)", "79.99") for day in ("1/5/25", "9/5/25")]
    archived.put(*rows)
    assert [each.paused_from for each in archived.read().plans] == [None, date(2025, 4, 5)]


# Both files, and their time zones


def test_the_newer_file_writes_its_moments_in_utc(archived: Archived) -> None:
    archived.put(paid("04/05/26 11:30 PM UTC", "Premium Career"), name="Receipts_v2.csv")
    (receipt,) = archived.read().receipts
    assert (receipt.on, receipt.at) == (date(2026, 4, 5), datetime(2026, 4, 5, 23, 30))


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("Receipts.csv", ("1/15/26, 9:10 AM", "1/15/26, 7:30 PM")),
        ("Receipts_v2.csv", ("01/15/26 09:10 AM UTC", "01/15/26 07:30 PM UTC")),
    ],
)
def test_a_plan_that_was_changed_on_the_day_it_began_is_the_later_one(
    archived: Archived, name: str, moments: tuple[str, str], newest_first: bool
) -> None:
    rows = [paid(moments[0], "Premium Career"), paid(moments[1], "Premium Business", "59.99")]
    archived.put(*(reversed(rows) if newest_first else rows), name=name)
    archive = on_days_of(archived.read(), from_utc("Europe/Berlin"))
    assert [each.plan for each in archive.plans] == ["premium-career", "premium-business"]


def test_the_day_of_a_payment_is_the_accounts(archived: Archived) -> None:
    archived.put(paid("04/05/26 11:30 PM UTC", "Premium Career"), name="Receipts_v2.csv")
    (plan,) = on_days_of(archived.read(), from_utc("Europe/Berlin")).plans
    assert (plan.on, plan.billing_day) == (date(2026, 4, 6), 6)


def test_a_day_of_which_no_file_says_the_time_zone_stays(archived: Archived) -> None:
    archived.put(paid("4/5/26, 11:30 PM"))
    (plan,) = on_days_of(archived.read(), from_utc("Europe/Berlin")).plans
    assert plan.on == date(2026, 4, 5)


def test_both_files_complete_each_other(archived: Archived) -> None:
    archived.put(paid("4/5/26, 5:30 PM"))
    archived.put(paid("04/06/26 12:30 AM UTC", "Premium Career"), name="Receipts_v2.csv")
    (receipt,) = archived.read().receipts
    assert (receipt.period, receipt.at) == ("monthly", datetime(2026, 4, 6, 0, 30))


def test_a_number_that_both_files_hold_is_one_payment(archived: Archived) -> None:
    archived.put(paid("4/5/26, 5:30 PM", invoice="P-1"), paid("4/5/26, 5:31 PM", invoice="P-2"))
    archived.put(paid("04/09/26 12:30 AM UTC", "Premium Career", invoice="P-1"), name="Receipts_v2.csv")
    assert len(archived.read().receipts) == 2


def test_the_day_may_stand_first_where_a_row_shows_it(archived: Archived) -> None:
    archived.put(paid("05/01/26, 08:01", CAREER), paid("25/02/26, 08:01", CAREER))
    assert archived.read().plans[0].on == date(2026, 1, 5)
