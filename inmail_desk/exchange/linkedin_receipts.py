"""Receipts.csv and Receipts_v2.csv: what was paid for which plan, and from when on it was another one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from .archive import Ignored, PlanStart, Receipt, Why
from .moments import DateOrder, read_day
from .sources import Source
from .tables import mended, opened_table, places

NEEDED = (frozenset({"transaction made at", "description"}),)
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "at": ("transaction made at",),
    "invoice": ("invoice number",),
    "description": ("description",),
    "total": ("total amount", "sub total"),
    "currency": ("currency code",),
}

# In the words of receipts, the longest first; each with the plan's name in the rulebooks.
_PLANS = (
    ("recruiter professional services", "recruiter-professional-services"),
    ("sales navigator advanced plus", "sales-navigator-advanced-plus"),
    ("sales navigator enterprise", "sales-navigator-advanced-plus"),
    ("sales navigator professional", "sales-navigator-core"),
    ("sales navigator advanced", "sales-navigator-advanced"),
    ("sales navigator team", "sales-navigator-advanced"),
    ("sales navigator core", "sales-navigator-core"),
    ("recruiter corporate", "recruiter-corporate"),
    ("premium business", "premium-business"),
    ("business plus", "premium-business"),
    ("sales navigator", "sales-navigator-core"),
    ("premium career", "premium-career"),
    ("recruiter lite", "recruiter-lite"),
    ("job seeker", "premium-career"),
    ("recruiter", "recruiter-corporate"),
)
_PERIODS = {
    "monthly": ("monthly", "month"),
    "quarterly": ("quarterly", "quarter"),
    "annual": ("annual", "annually", "yearly", "year"),
}
_PAUSE = {"monthly": timedelta(days=45), "quarterly": timedelta(days=110), "annual": timedelta(days=385)}


class Receipts(NamedTuple):
    """The receipts of a file, its number of rows, and what was left alone."""

    receipts: list[Receipt]
    rows: int
    ignored: list[Ignored]


def read_receipts(source: Source, order: DateOrder = DateOrder.MONTH_FIRST) -> Receipts:
    """The payments in a file. Raises `Unreadable`."""
    receipts: list[Receipt] = []
    ignored: list[Ignored] = []
    count = 0
    with opened_table(source, NEEDED) as table:
        where = places(table.columns, _COLUMNS)
        for row in table.rows:
            count += 1
            cells = {
                name: row[place].strip() if place is not None and place < len(row) else ""
                for name, place in where.items()
            }
            try:
                on = read_day(cells["at"], order)
            except ValueError:
                ignored.append(Ignored(source.name, table.line(), Why.NO_DATE, cells["at"][:60]))
                continue
            description = mended(cells["description"])
            plan = plan_named(description)
            if plan is None:
                ignored.append(Ignored(source.name, table.line(), Why.NOT_NEEDED, description[:60]))
                continue
            receipts.append(
                Receipt(
                    plan=plan,
                    description=description,
                    on=on,
                    price=amount(cells["total"]),
                    currency=cells["currency"].upper(),
                    period=_period(description),
                    file=source.name,
                    line=table.line(),
                )
            )
    return Receipts(receipts, count, ignored)


def plan_named(description: str) -> str | None:
    """The plan that a receipt's words name, None where they name none that grants credits."""
    words = " ".join(re.split(r"[^\w]+", description.casefold()))
    return next((plan for phrase, plan in _PLANS if phrase in words), None)


def amount(text: str) -> Decimal | None:
    """The amount in a text, such as "29.99", "€ 1.299,00" or "1,299.00 USD"; None where there is none."""
    number = re.sub(r"[^\d.,-]", "", text)
    marks = re.sub(r"[^.,]", "", number)
    if marks and len(number) - 1 - max(number.rfind("."), number.rfind(",")) in (1, 2):
        whole, part = re.split(r"[.,](?=\d{1,2}$)", number)
        number = f"{re.sub('[.,]', '', whole)}.{part}"
    else:
        number = re.sub(r"[.,]", "", number)
    try:
        return Decimal(number)
    except InvalidOperation:
        return None


def _period(description: str) -> str:
    words = re.split(r"[^\w]+", description.casefold())
    return next((period for period, names in _PERIODS.items() if any(name in words for name in names)), "")


def told_apart(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """The receipts in the order of time. One that both files hold stands once: for the same plan, on the same day or,
    since one of the files counts in another time zone, the next."""
    kept: list[Receipt] = []
    for receipt in sorted(receipts, key=lambda each: (each.on, each.file, each.line)):
        twin = any(
            former.plan == receipt.plan
            and former.file != receipt.file
            and receipt.on - former.on <= timedelta(days=1)
            for former in kept[-4:]
        )
        if not twin:
            kept.append(receipt)
    return tuple(kept)


def plan_starts(receipts: Sequence[Receipt]) -> tuple[PlanStart, ...]:
    """The plans that receipts in the order of time show, each from its first payment on. After a pause that is longer
    than what was paid for, the same plan starts again."""
    starts: list[PlanStart] = []
    for receipt in receipts:
        if receipt.price is not None and receipt.price < 0:
            continue  # money back
        former = starts[-1] if starts else None
        pause = _PAUSE.get(receipt.period or (former.period if former else ""), _PAUSE["annual"])
        if former is not None and former.plan == receipt.plan and receipt.on - former.until <= pause:
            starts[-1] = former._replace(until=receipt.on)
        else:
            starts.append(
                PlanStart(
                    receipt.plan, receipt.on, receipt.on, receipt.price, receipt.currency, receipt.period
                )
            )
    return tuple(starts)


def billing_day_of(receipts: Iterable[Receipt]) -> int | None:
    """The day of the month on which a plan was paid for: the latest in a month, since a short month hides a 31st. None
    without receipts."""
    days = [each.on for each in receipts]
    return max((day.day for day in days[-3:]), default=None) if days else None
