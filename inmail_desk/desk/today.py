"""The page Today: what there is, what is lost next, who is waiting, what to do now."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.days import days_left, expires_in_days
from inmail_desk.credit_rules.facts import BalanceObserved
from inmail_desk.credit_rules.may_send import Verdict
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.rule_names import Overage
from inmail_desk.credit_rules.statement import Kind, Posting, WarningCode
from inmail_desk.store.values import PlanEventKind, Prospect

from .losing import Loss, lost_on, next_loss
from .people import STATES_TO_WRITE, folded
from .picture import Picture, plan_title
from .returning import MayComeBack, may_come_back
from .rulebook_shelf import newer_shipped
from .sending import card_expired_on, permission_for

# Python 3.11 needs long to look a member of an enumeration up: these are asked for of everybody.
_PENDING = StateKind.PENDING
_LAPSED = StateKind.LAPSED
_MOST_OF_A_KIND = 3
_NEAREST_NAMED = 2
_TRIED = (40, 400)
"""How many of the best prospects are looked at to name three: as many as nearly always do, and then no more than
these."""

_TRIED_AT_ONCE = 20


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


class TodoKind(StrEnum):
    USE_CREDITS = "use_credits"
    WINDOW_CLOSES = "window_closes"
    FOLLOW_UP = "follow_up"
    CHECK_BALANCE = "check_balance"
    FOUND_NO_CREDIT = "found_no_credit"
    TRIAL_ENDS = "trial_ends"
    PLAN_ENDS = "plan_ends"
    PLAN_CHANGES = "plan_changes"
    CARD_EXPIRED = "card_expired"
    NOBODY_TO_WRITE = "nobody_to_write"
    FIRST_PROSPECTS = "first_prospects"
    NOTHING_TO_SEND = "nothing_to_send"
    NEWER_RULEBOOK = "newer_rulebook"


class Todo(NamedTuple):
    """A thing to do now. `people` are those it is about, the first few where there are `more`; `on` and `days` its day;
    `number` how many credits, windows or people."""

    kind: TodoKind
    on: date | None = None
    days: int | None = None
    number: int = 0
    people: tuple[Prospect, ...] = ()
    more: int = 0


class TodayPage(NamedTuple):
    """`plan` is the title of the plan in force, "" without a subscription. `next_cut` is the first allotment that the
    cap cuts, None where none is cut within the horizon. `last_check_on` is
    the day on which a number of LinkedIn's was entered last, with a check or when tracking began; None: never.
    `last_check_difference` is what LinkedIn showed more then, 0 where it was booked."""

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
    last_check_on: date | None
    last_check_difference: int


class Glance(NamedTuple):
    """What is shown of the page while another one is in front: the same values, and little to work out."""

    today: date
    balance: int
    loss: Loss | None
    last_check_on: date | None
    last_check_difference: int


def glance(picture: Picture) -> Glance:
    """The few values for the picture's day."""
    read_on, difference = _last_reading(picture)
    return Glance(
        today=picture.today,
        balance=picture.statement.balance,
        loss=next_loss(picture),
        last_check_on=read_on,
        last_check_difference=difference,
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
    read_on, difference = _last_reading(picture)
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
        todos=_todos(picture, loss, waiting),
        last_check_on=read_on,
        last_check_difference=difference,
    )


def _last_reading(picture: Picture) -> tuple[date | None, int]:
    if picture.statement.checks:
        check = picture.statement.checks[-1]
        fact = None if check.fact is None else picture.recorded.facts[check.fact - 1]
        settled = isinstance(fact, BalanceObserved) and fact.adjust
        return check.on, 0 if settled else check.difference
    began = (each for each in picture.plan_events if each.kind is PlanEventKind.TRACKING_STARTED)
    return next((event.at.date() for event in began), None), 0


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


def best_to_write(picture: Picture, most: int) -> tuple[list[Prospect], int]:
    """Whom to write to first: by priority, then whose follow-up day comes first, then the longest known.

    Gives up to `most` of them who may be sent an InMail, and how many are waiting to be written in all.
    """
    taken = {id for id, state in picture.states.items() if state.kind not in STATES_TO_WRITE}
    best: list[Prospect] = []
    count = tried = 0
    for at_most in _TRIED:
        ids, count = picture.prospects.to_write(taken, at_most)
        for start in range(tried, len(ids), _TRIED_AT_ONCE):
            for prospect in picture.prospects.some(ids[start : start + _TRIED_AT_ONCE]):
                if permission_for(picture, prospect).verdict is not Verdict.REFUSED:
                    best.append(prospect)
                if len(best) == most:
                    return best, count
        tried = len(ids)
        if tried < at_most:
            break
    return best, count


def _todos(picture: Picture, loss: Loss | None, waiting: Waiting) -> tuple[Todo, ...]:
    found = [*_about_the_plan(picture), *_about_a_plan_change(picture, loss), *_about_sending(picture, loss)]
    for prospect in waiting.closing[:_MOST_OF_A_KIND]:
        state = picture.state_of(prospect.id)
        found.append(
            Todo(
                kind=TodoKind.WINDOW_CLOSES,
                on=state.sent_on,
                days=state.days_left,
                people=(prospect,),
                number=1,
            )
        )
    due = picture.prospects.due(picture.today)
    if due:
        due.sort(key=lambda each: (each.follow_up_on or date.min, folded(each.name)))
        found.append(
            Todo(kind=TodoKind.FOLLOW_UP, on=due[0].follow_up_on, people=tuple(due), number=len(due))
        )
    found += _about_checking(picture)
    if newer_shipped(picture) is not None:
        found.append(Todo(kind=TodoKind.NEWER_RULEBOOK))
    return tuple(found)


def _about_the_plan(picture: Picture) -> list[Todo]:
    found = []
    card = card_expired_on(picture)
    if card is not None:
        found.append(Todo(kind=TodoKind.CARD_EXPIRED, on=card))
    for event in picture.plan_events:
        if event.kind is PlanEventKind.CANCELLED and event.at.date() > picture.today:
            on = event.at.date()
            days = expires_in_days(on, picture.today)
            credits = lost_on(picture.coming, on)
            todo = Todo(kind=TodoKind.PLAN_ENDS, on=on - timedelta(days=1), days=days, number=credits)
            found.append(todo)
        if event.trial_ends_on is not None:
            days = days_left(event.trial_ends_on, picture.today)
            if 0 < days <= picture.warnings.closing and picture.statement.plan is not None:
                found.append(
                    Todo(kind=TodoKind.TRIAL_ENDS, on=event.trial_ends_on - timedelta(days=1), days=days)
                )
    return found


def _about_a_plan_change(picture: Picture, loss: Loss | None) -> list[Todo]:
    """A coming change that takes credits, where an earlier loss would hide it."""
    on = next((posting.on for posting in picture.coming if posting.kind is Kind.PLAN_CHANGE), None)
    if on is None or loss is None or loss.on == on:
        return []
    days = expires_in_days(on, picture.today)
    credits = lost_on(picture.coming, on)
    return [Todo(kind=TodoKind.PLAN_CHANGES, on=on - timedelta(days=1), days=days, number=credits)]


def _about_sending(picture: Picture, loss: Loss | None) -> list[Todo]:
    statement = picture.statement
    if statement.plan is not None and not statement.balance:
        if picture.rules.value("overage", statement.plan, picture.today) is Overage.BILLED:
            return []
        arrivals = _arrivals(picture.coming)
        return [Todo(kind=TodoKind.NOTHING_TO_SEND, on=arrivals[0].on if arrivals else None)]
    if not picture.prospects and statement.balance:
        return [Todo(kind=TodoKind.FIRST_PROSPECTS, number=statement.balance)]
    if loss is None or loss.days_left > picture.warnings.loss or not statement.balance or not loss.inmails:
        return []
    best, count = best_to_write(picture, _MOST_OF_A_KIND)
    if not best:
        return [
            Todo(kind=TodoKind.NOBODY_TO_WRITE, on=loss.last_day, days=loss.days_left, number=loss.inmails)
        ]
    return [
        Todo(
            kind=TodoKind.USE_CREDITS,
            on=loss.last_day,
            days=loss.days_left,
            number=loss.inmails,
            people=tuple(best),
            more=count - len(best),
        )
    ]


def _about_checking(picture: Picture) -> list[Todo]:
    statement = picture.statement
    last = statement.checks[-1].on if statement.checks else None
    uncovered = [
        warning
        for warning in statement.warnings
        if warning.code is WarningCode.NO_CREDIT and (last is None or warning.on > last)
    ]
    if uncovered:
        return [Todo(kind=TodoKind.FOUND_NO_CREDIT, on=uncovered[-1].on, number=len(uncovered))]
    since = last or statement.tracked_from
    if statement.plan is None or since is None or (picture.today - since).days < picture.warnings.check:
        return []
    days = None if last is None else (picture.today - last).days
    return [Todo(kind=TodoKind.CHECK_BALANCE, on=last, days=days)]
