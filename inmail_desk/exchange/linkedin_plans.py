"""Which plans the payments show: from when on each, and where nothing was paid for a time."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from .archive import Archive, PlanStart, Receipt

_PAUSE = {"monthly": timedelta(days=45), "quarterly": timedelta(days=110), "annual": timedelta(days=385)}
"""How long after a payment the next one comes at the latest, if there is no pause between them."""
_MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12}
_TIMES_A_MONTH = ((6, "annual"), (2.3, "quarterly"))
"""From how many monthly prices on a payment is one for longer, where nothing says for how long."""


def on_days_of(archive: Archive, to_account: Callable[[datetime], datetime]) -> Archive:
    """The archive with its payments, and the plans that they show, on the days of the account: `to_account` turns a
    moment in UTC into one of its time zone. Payments of which no file says the time zone stay on their days."""
    receipts = [
        each if each.at is None else each._replace(on=to_account(each.at).date()) for each in archive.receipts
    ]
    receipts.sort(key=lambda each: each.on)
    return replace(archive, receipts=tuple(receipts), plans=plan_starts(receipts))


def plan_starts(receipts: Sequence[Receipt]) -> tuple[PlanStart, ...]:
    """The plans that receipts in the order of time show, each from its first payment on. After a pause that is longer
    than what was paid for, the same plan starts again. Payments of nothing start none."""
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
        period=_shown(run),
        billing_day=_billing_day(run),
        paused_from=_paid_until(former) if paused and former is not None else None,
    )


def _paused(former: Sequence[Receipt], receipt: Receipt) -> bool:
    period = _last_period([*former, receipt], former[-1]) or "annual"
    return receipt.on - former[-1].on > _PAUSE[period]


def _shown(run: Sequence[Receipt]) -> str:
    """For how long the first of these payments was: as it is said there, or at the next one; or else as the distance
    between them shows. "" where nothing does."""
    said = next((each.period for each in run if each.period), "")
    if said or len(run) < 2:
        return said
    nearest = min(latter.on - former.on for former, latter in pairwise(run))
    return next((period for period, most in _PAUSE.items() if nearest <= most), "")


def _last_period(run: Sequence[Receipt], last: Receipt) -> str:
    """For how long that payment was, which may be another time than the ones before it were for."""
    if last.period:
        return last.period
    usual = _shown(run)
    prices = [each.price for each in run if each.price and each.currency == last.currency]
    if usual != "monthly" or last.price is None or not prices:
        return usual
    times = last.price / min(prices)
    return next((period for least, period in _TIMES_A_MONTH if times >= least), usual)


def _paid_until(run: Sequence[Receipt]) -> date:
    """The first day that the last of these payments was not for."""
    months = _MONTHS[_last_period(run, run[-1]) or "monthly"]
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
