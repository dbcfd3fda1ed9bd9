"""The page Today: what there is, what is lost next, what arrives, who is waiting."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.statement import Kind, Posting
from inmail_desk.store.values import Prospect

from .last_check import LastCheck, last_check
from .losing import Loss, next_loss
from .people import folded
from .picture import Picture, plan_title
from .returning import MayComeBack, may_come_back
from .todos import Todo, todos

# Python 3.11 needs long to look a member of an enumeration up: these are asked for of everybody.
_PENDING = StateKind.PENDING
_LAPSED = StateKind.LAPSED
_NEAREST_NAMED = 2


class Arrival(NamedTuple):
    """The next allotment: `credits` on the day `on`, of which the cap cuts `cut` at once."""

    on: date
    credits: int
    cut: int


class Waiting(NamedTuple):
    """Whoever has not answered while an answer returns the credit. `closing` are those whose window closes soon, the
    nearest first; `next_closing_in` the days until the nearest (0: today is the last day). `lapsed_this_month` counts
    the windows that have closed without an answer since the first of the month. `nearest` are the one or two whose
    window closes next, each with the days until then."""

    people: int
    closing: tuple[Prospect, ...]
    next_closing_in: int | None
    lapsed_this_month: int
    nearest: tuple[tuple[str, int], ...] = ()


class Figure(StrEnum):
    """The figures that can be asked why."""

    BALANCE = "balance"
    NEXT_LOSS = "next_loss"
    ARRIVAL = "arrival"
    WAITING = "waiting"
    MAY_COME_BACK = "may_come_back"


class BarKind(StrEnum):
    LEFT = "left"
    NEXT_LOSS = "next_loss"
    ARRIVING = "arriving"


class LotBar(NamedTuple):
    """A bar of the chart: credits that expire on `on` (None: never), or arrive on it."""

    on: date | None
    credits: int
    kind: BarKind


class TodayPage(NamedTuple):
    """`plan` is the title of the plan in force, "" without a subscription. `next_cut` is the first allotment that the
    cap cuts, None where none is cut within the horizon."""

    today: date
    plan: str
    balance: int
    cap: int | None
    arrival: Arrival | None
    next_cut: Arrival | None
    loss: Loss | None
    waiting: Waiting
    may_come_back: MayComeBack
    bars: tuple[LotBar, ...]
    todos: tuple[Todo, ...]
    last_check: LastCheck


class Glance(NamedTuple):
    """What is shown of the page while another one is in front: the same values, and little to work out."""

    today: date
    balance: int
    loss: Loss | None
    last_check: LastCheck


def glance(picture: Picture) -> Glance:
    """The few values for the picture's day."""
    return Glance(
        today=picture.today,
        balance=picture.statement.balance,
        loss=next_loss(picture),
        last_check=last_check(picture),
    )


def next_arrival(picture: Picture) -> Arrival | None:
    """The next allotment, None where none is coming within the horizon."""
    return next(iter(_arrivals(picture.coming)), None)


def today_page(picture: Picture) -> TodayPage:
    """The page for the picture's day."""
    statement = picture.statement
    arrivals = _arrivals(picture.coming)
    loss = next_loss(picture)
    waiting = _waiting(picture)
    return TodayPage(
        today=picture.today,
        plan=plan_title(picture, statement.plan),
        balance=statement.balance,
        cap=statement.cap,
        arrival=arrivals[0] if arrivals else None,
        next_cut=next((each for each in arrivals if each.cut), None),
        loss=loss,
        waiting=waiting,
        may_come_back=may_come_back(picture),
        bars=_bars(picture, loss, arrivals),
        todos=todos(picture, loss, arrivals[0].on if arrivals else None, waiting.closing),
        last_check=last_check(picture),
    )


def _arrivals(coming: Iterable[Posting]) -> list[Arrival]:
    granted: dict[date, int] = {}
    cut: dict[date, int] = {}
    for posting in coming:
        if posting.kind is Kind.ALLOTMENT:
            granted[posting.on] = granted.get(posting.on, 0) + posting.credits
        elif posting.kind is Kind.CAP_FORFEIT:
            cut[posting.on] = cut.get(posting.on, 0) - posting.credits
        elif posting.kind is Kind.CANCELLATION:
            granted.pop(posting.on, None)  # it arrives only to go again the same day
    return [Arrival(on=on, credits=credits, cut=cut.get(on, 0)) for on, credits in sorted(granted.items())]


def _waiting(picture: Picture) -> Waiting:
    days_left: dict[int, int] = {}
    lapsed = 0
    # The window closes with its last day; the day after is the first one without it.
    closed_since = picture.today.replace(day=1) - timedelta(days=1)
    for id, state in picture.states.items():
        if state.kind is _PENDING and state.days_left is not None:
            days_left[id] = state.days_left
        elif state.kind is _LAPSED:
            lapsed += state.until is not None and state.until >= closed_since
    closing = picture.prospects.some(id for id, days in days_left.items() if days <= picture.warnings.closing)
    closing.sort(key=lambda each: (days_left[each.id], folded(each.name)))
    nearest = closing[:_NEAREST_NAMED]
    if not nearest and days_left:
        nearest = picture.prospects.some([min(days_left, key=lambda id: (days_left[id], id))])
    return Waiting(
        people=len(days_left),
        closing=tuple(closing),
        next_closing_in=min(days_left.values(), default=None),
        lapsed_this_month=lapsed,
        nearest=tuple((each.name, days_left[each.id]) for each in nearest),
    )


def _bars(picture: Picture, loss: Loss | None, arrivals: list[Arrival]) -> tuple[LotBar, ...]:
    left: dict[date | None, int] = {}
    going = _going(picture)
    for lot in picture.statement.lots:
        stays = lot.remaining
        for on, credits in going.get(lot.number, ()):
            left[on] = left.get(on, 0) + credits
            stays -= credits
        if stays:
            left[lot.expires_on] = left.get(lot.expires_on, 0) + stays
    loses_next_on = None if loss is None else loss.on
    bars = [
        LotBar(
            on=on,
            credits=credits,
            kind=BarKind.NEXT_LOSS if on is not None and on == loses_next_on else BarKind.LEFT,
        )
        for on, credits in left.items()
    ]
    for arrival in arrivals[:1]:
        if arrival.credits > arrival.cut:
            bars.append(LotBar(on=arrival.on, credits=arrival.credits - arrival.cut, kind=BarKind.ARRIVING))
    return tuple(sorted(bars, key=lambda bar: (bar.on is None, bar.on or date.min, bar.kind)))


def _going(picture: Picture) -> dict[int, list[tuple[date, int]]]:
    """What leaves each lot on which day, if nothing is done: by age, or with the plan before that."""
    going: dict[int, list[tuple[date, int]]] = {}
    for posting in picture.coming:
        if posting.credits < 0 and posting.lot is not None:
            going.setdefault(posting.lot, []).append((posting.on, -posting.credits))
    return going
