"""The page Calendar: the months of a year, and where losses gather."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from inmail_desk.credit_rules.statement import Kind, Posting

from .calendar_days import Days
from .calendar_month import month_after
from .losing import ENDINGS

_USES = (Kind.SPEND, Kind.ADJUSTMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearMonth:
    """A month of the year: what is lost in it by age, to the cap and with the plan, what arrives and what is used.

    `change` is what the balance changes by: what arrives without what is lost and used. `has_days` is False where no
    day of the month has a balance; `coming` says that the whole month lies ahead.
    """

    first: date
    by_expiry: int
    by_cap: int
    with_plan: int
    arrived: int
    used: int
    change: int
    has_days: bool
    coming: bool

    @property
    def lost(self) -> int:
        """All that is lost."""
        return self.by_expiry + self.by_cap + self.with_plan


def calendar_year(days: Days, year: int) -> tuple[YearMonth, ...]:
    """The twelve months of a year."""
    return tuple(_month(days, date(year, month, 1)) for month in range(1, 13))


def _month(days: Days, first: date) -> YearMonth:
    last = month_after(first, 1) - timedelta(days=1)
    by_expiry = by_cap = with_plan = used = change = 0
    for on, entries in days.between(first, last):
        expired, cut, ended = _lost(days, on, entries)
        by_expiry, by_cap, with_plan = by_expiry + expired, by_cap + cut, with_plan + ended
        used -= sum(entry.credits for entry in entries if entry.kind in _USES and entry.credits < 0)
        change += sum(entry.credits for entry in entries)
    return YearMonth(
        first=first,
        by_expiry=by_expiry,
        by_cap=by_cap,
        with_plan=with_plan,
        arrived=change + used + by_expiry + by_cap + with_plan,
        used=used,
        change=change,
        has_days=days.first is not None and days.first <= last and first <= days.last,
        coming=first > days.today,
    )


def _lost(days: Days, on: date, entries: Sequence[Posting]) -> tuple[int, int, int]:
    """What is lost on a day by age, to the cap and with the plan. Where the plan takes all, what the cap cuts that day
    would have gone with it too."""
    lost = days.lost(on)
    expired = min(lost, -sum(entry.credits for entry in entries if entry.kind is Kind.EXPIRY))
    if any(entry.kind in ENDINGS for entry in entries):
        return expired, 0, lost - expired
    return expired, lost - expired, 0
