"""Receipts.csv and Receipts_v2.csv: what was paid for which plan, and from when on it was another one."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple

from .archive import Ignored, PlanStart, Receipt, Why
from .ignoring import Ignoring
from .moments import DateOrder, read_day, usual_order
from .sources import Source
from .tables import mended, opened_table, places
from .unreadable import Reason, Unreadable

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
_MOST_ROWS = 100_000
_PAUSE = {"monthly": timedelta(days=45), "quarterly": timedelta(days=110), "annual": timedelta(days=385)}
"""How long after a payment the next one comes at the latest, if there is no pause between them."""
_MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12}


class Receipts(NamedTuple):
    """The receipts of a file, its number of rows, and what was left alone."""

    receipts: list[Receipt]
    rows: int
    ignored: list[Ignored]


def read_receipts(source: Source, order: DateOrder | None = None) -> Receipts:
    """The payments in a file. `order` says how days are to be read that do not say so; LinkedIn writes the month first.
    Raises `Unreadable`."""
    rows: list[tuple[int, dict[str, str]]] = []
    count = 0
    with opened_table(source, NEEDED) as table:
        where = places(table.columns, _COLUMNS)
        for row in table.rows:
            count += 1
            if count > _MOST_ROWS:
                raise Unreadable(Reason.TOO_LARGE, source.name)
            cells = {
                name: row[place].strip() if place is not None and place < len(row) else ""
                for name, place in where.items()
            }
            if any(cells.values()):
                rows.append((table.line(), cells))
    order = order or usual_order((cells["at"] for _, cells in rows), DateOrder.MONTH_FIRST)
    receipts: list[Receipt] = []
    ignored = Ignoring(source.name)
    for line, cells in rows:
        try:
            on = read_day(cells["at"], order)
        except ValueError:
            ignored.note(line, Why.NO_DATE, cells["at"])
            continue
        description = mended(cells["description"])
        plan = plan_named(description)
        if plan is None:
            ignored.note(line, Why.NOT_NEEDED, description)
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
                line=line,
            )
        )
    return Receipts(receipts, count, ignored.found())


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
    than what was paid for, the same plan starts again. Money back, and payments of nothing, start none."""
    runs: list[list[Receipt]] = []
    for receipt in receipts:
        if receipt.price is not None and receipt.price <= 0:
            continue
        former = runs[-1] if runs else None
        if former is not None and former[0].plan == receipt.plan and not _paused(former, receipt):
            former.append(receipt)
        else:
            runs.append([receipt])
    return tuple(_start(run, runs[place - 1] if place else None) for place, run in enumerate(runs))


def _start(run: Sequence[Receipt], former: Sequence[Receipt] | None) -> PlanStart:
    first = run[0]
    paused = former is not None and _paused(former, first)
    return PlanStart(
        plan=first.plan,
        on=first.on,
        until=run[-1].on,
        price=first.price,
        currency=first.currency,
        period=_period_of(run),
        billing_day=_billing_day(run),
        paused_from=_paid_until(former) if paused and former is not None else None,
    )


def _paused(former: Sequence[Receipt], receipt: Receipt) -> bool:
    period = _period_of([*former, receipt]) or "annual"
    return receipt.on - former[-1].on > _PAUSE[period]


def _period_of(run: Sequence[Receipt]) -> str:
    """For how long each of these payments was, where it is said, or shown by the distance between them."""
    said = next((each.period for each in run if each.period), "")
    if said or len(run) < 2:
        return said
    nearest = min(latter.on - former.on for former, latter in pairwise(run))
    return next((period for period, most in _PAUSE.items() if nearest <= most), "")


def _paid_until(run: Sequence[Receipt]) -> date:
    """The first day that the last of these payments was not for."""
    months = _MONTHS[_period_of(run) or "monthly"]
    last, day = run[-1].on, _billing_day(run)
    years, month = divmod(last.month - 1 + months, 12)
    year = last.year + years
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


def _billing_day(run: Sequence[Receipt]) -> int:
    """The day of the month on which most of these were paid; a short month hides a 31st, so its last day stands for
    each later one too."""
    days = [(each.on.day, monthrange(each.on.year, each.on.month)[1]) for each in run]

    def met(candidate: int) -> int:
        return sum(day == min(candidate, last) for day, last in days)

    return max(dict.fromkeys(day for day, _ in days), key=met)
