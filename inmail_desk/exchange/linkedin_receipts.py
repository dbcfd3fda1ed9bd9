"""Receipts.csv and Receipts_v2.csv: what was paid for which plan and when."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from operator import itemgetter
from typing import NamedTuple

from .archive import Ignored, Receipt, Why
from .ignoring import Ignoring
from .moments import DateOrder, is_in_utc, read_moment, usual_order
from .sources import Source
from .tables import mended, opened_table, places
from .unreadable import Reason, Unreadable

NEEDED = (frozenset({"transaction made at", "description"}),)
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "at": ("transaction made at",),
    "method": ("payment method type",),
    "invoice": ("invoice number",),
    "description": ("description",),
    "tax": ("tax amount",),
    "net": ("sub total", "subtotal"),
    "total": ("total amount",),
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
_PERIODS: Mapping[str, tuple[str, ...]] = {
    "monthly": ("monthly", "month", "monatlich", "monat", "mensuel", "mensual", "mensile", "mensal", "maandelijks"),
    "quarterly": ("quarterly", "quarter", "vierteljährlich", "trimestriel", "trimestral", "trimestrale"),
    "annual": ("annual", "annually", "yearly", "year", "jährlich", "jahr", "annuel", "anual", "annuale", "jaarlijks"),
}  # fmt: skip
_MONTHS_SAID = re.compile(r"(\d{1,2})[\s-]*(?:month|monat|mois|mes)", re.IGNORECASE)
_PERIOD_OF_MONTHS = {1: "monthly", 3: "quarterly", 12: "annual"}
_MONEY_BACK = re.compile(
    r"\b(?:refund|credit\s+(?:note|memo)|chargeback|reversal|reimburse|rembours|r(?:ück)?erstattung|gutschrift|"
    r"reembols|rimbors|terugbetal)",
    re.IGNORECASE,
)
_A_SUBSCRIPTION = re.compile(r"subscription|abonnement|membership|\bplan\b", re.IGNORECASE)
_MOST_ROWS = 100_000
_LONGEST_AMOUNT = 40
_SAME_PAYMENT_WITHIN = timedelta(days=1)


class Receipts(NamedTuple):
    """The receipts of a file, its number of rows, and what was left alone."""

    receipts: list[Receipt]
    rows: int
    ignored: list[Ignored]


def read_receipts(source: Source, order: DateOrder | None = None) -> Receipts:
    """The payments in a file, in the order of time. `order` says how days are to be read that do not say so; LinkedIn
    writes the month first. Raises `Unreadable`."""
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
    timed: list[tuple[datetime, Receipt]] = []
    ignored = Ignoring(source.name)
    for line, cells in rows:
        try:
            at = read_moment(cells["at"], order)
        except ValueError:
            ignored.note(line, Why.NO_DATE, cells["at"])
            continue
        found = _receipt(cells, at, source.name, line)
        if isinstance(found, Receipt):
            timed.append((at, found))
        else:
            ignored.note(line, found, mended(cells["description"]))
    timed.sort(key=itemgetter(0))
    return Receipts([receipt for _, receipt in timed], count, ignored.found())


def _receipt(cells: Mapping[str, str], at: datetime, file: str, line: int) -> Receipt | Why:
    """The payment that a row tells of, or why it is none for a plan."""
    description = mended(cells["description"])
    price = _price(cells)
    if _MONEY_BACK.search(f"{description}\n{cells['method']}") or (price is not None and price < 0):
        return Why.MONEY_BACK
    if is_bought_credits(description):
        return Why.BOUGHT_CREDITS
    plan = plan_named(description)
    if plan is None:
        return Why.NOT_NEEDED
    return Receipt(
        plan=plan,
        description=description,
        on=at.date(),
        price=price,
        currency=cells["currency"].upper(),
        period=_period(description),
        file=file,
        line=line,
        at=at if is_in_utc(cells["at"]) else None,
        invoice=mended(cells["invoice"]).casefold(),
    )


def _price(cells: Mapping[str, str]) -> Decimal | None:
    """What was paid, taxes included; None where the row does not say."""
    total = amount(cells["total"])
    if total is not None:
        return total
    net = amount(cells["net"])
    return None if net is None else net + (amount(cells["tax"]) or 0)


def is_bought_credits(description: str) -> bool:
    """Whether a receipt's words are about InMail credits bought beside a plan."""
    return (
        "inmail" in description.casefold()
        and not _period(description)
        and _A_SUBSCRIPTION.search(description) is None
    )


def plan_named(description: str) -> str | None:
    """The plan that a receipt's words name, None where they name none that grants credits."""
    words = " ".join(re.split(r"[^\w]+", description.casefold()))
    return next((plan for phrase, plan in _PLANS if phrase in words), None)


def amount(text: str) -> Decimal | None:
    """The amount in a text, such as "29.99", "€ 1.299,00" or "1,299.00 USD"; None where there is none. It is negative
    with a minus before or behind it, and in brackets, as accountants write it."""
    digits = _NUMBER.search(text[:_LONGEST_AMOUNT])
    if digits is None:
        return None
    parts = re.split(r"[.,]", re.sub(r"[^0-9.,]", "", digits[0]).rstrip(".,"))
    # Whatever comes after the last mark is a part of one where it is no group of three.
    has_cents = len(parts) > 1 and len(parts[-1]) != 3
    number = f"{''.join(parts[:-1])}.{parts[-1]}" if has_cents else "".join(parts)
    try:
        found = Decimal(number)
    except InvalidOperation:
        return None
    return -found if _NEGATIVE.search(text) else found


_NUMBER = re.compile(r"(?<![^\W\d])[.,]?[0-9][0-9.,'’\s]*")
_NEGATIVE = re.compile(r"^\D*[-−–]|[-−–]\D*$|^\D*\([^)]*\d[^)]*\)\D*$")


def _period(description: str) -> str:
    said = _MONTHS_SAID.search(description)
    if said is not None:
        return _PERIOD_OF_MONTHS.get(int(said[1]), "")
    words = re.split(r"[^\w]+", description.casefold())
    return next((period for period, names in _PERIODS.items() if any(name in words for name in names)), "")


def told_apart(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    """The receipts in the order of time, which those of each file stand in already. One that both files hold stands
    once: with the same number, or for the same plan on the same day or, since one of the files counts in another time
    zone, the next."""
    kept: list[Receipt] = []
    places_of: dict[tuple[str, str], int] = {}
    latest: dict[str, list[int]] = {}
    for receipt in sorted(receipts, key=lambda each: (each.on, each.file)):
        numbered = (receipt.invoice, receipt.plan)
        place = places_of.get(numbered) if receipt.invoice else None
        if place is None:
            near = (other for other in latest.get(receipt.plan, ()) if _is_twin(kept[other], receipt))
            place = next(near, None)
        if place is not None and kept[place].file != receipt.file:
            kept[place] = _joined(kept[place], receipt)
            continue
        places_of.setdefault(numbered, len(kept))
        latest[receipt.plan] = [*latest.get(receipt.plan, ())[-3:], len(kept)]
        kept.append(receipt)
    return tuple(kept)


def _is_twin(former: Receipt, receipt: Receipt) -> bool:
    return former.file != receipt.file and receipt.on - former.on <= _SAME_PAYMENT_WITHIN


def _joined(former: Receipt, receipt: Receipt) -> Receipt:
    """One payment of what two files say of it: each says what the other leaves out."""
    return former._replace(
        price=receipt.price if former.price is None else former.price,
        currency=former.currency or receipt.currency,
        period=former.period or receipt.period,
        at=former.at or receipt.at,
    )
