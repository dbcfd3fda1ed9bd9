"""The part Plan of the page about it: the plan in force, and how it came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from inmail_desk.credit_rules.facts import TrackingStarted
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import PlanChangeEffective, Renewal
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Kind, Lot, Origin, Posting
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, Bonus, PlanEvent, PlanEventKind, Purchase

from .picture import Picture, plan_title
from .sending import card_expired_on

STEPS = (
    PlanEventKind.SUBSCRIBED,
    PlanEventKind.TRACKING_STARTED,
    PlanEventKind.PLAN_CHANGED,
    PlanEventKind.CANCELLED,
)
"""The events that are facts of the credit rules: no two of them on one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A line of the plan's history. `on` is its day (of a cancellation: the first day without the subscription).

    `title` is the plan's, "" where it names none. `coming` says that the day is still ahead; `waiting_until` is the
    renewal that a plan change waits for, None where it holds at once or holds already. `granted` counts the credits
    that it brought, `forfeited` those that were there before it and that it took.
    """

    event: PlanEvent
    on: date
    title: str
    coming: bool
    waiting_until: date | None
    granted: int
    forfeited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan in force and how it came about. `title` is "" without a subscription.

    `began` is the step with which tracking of a running subscription began, None for a brand-new one; `opening` are its
    lots, as they were then, and `opening_inferred` says that they were read from the balance. The price is the latest
    that was entered, None where none was. `last_day` is the last day of access where the plan is cancelled ahead.
    `ended_on` is the first day without the subscription, None while there is one, and before the first.
    """

    title: str
    plan: str | None
    renews_on_the_first: bool
    billing_day: int | None
    next_renewal_on: date | None
    allotment: int
    cap: int | None
    price: Decimal | None
    currency: str | None
    billing_period: BillingPeriod | None
    card_expired_on: date | None
    last_day: date | None
    ended_on: date | None
    trial_last_day: date | None
    history: tuple[HistoryLine, ...]
    began: PlanEvent | None
    opening: tuple[Lot, ...]
    opening_inferred: bool
    purchases: tuple[Purchase, ...]
    bonuses: tuple[Bonus, ...]
    sells_credits: bool
    change_waits: bool


def plan_page(picture: Picture, data: DataFile) -> PlanPage:
    """The page for the picture's day; the latest line of the history, and the latest purchase and bonus, come first."""
    statement, rules, today = picture.statement, picture.rules, picture.today
    plan = statement.plan
    first = plan is not None and rules.value("renewal", plan, today) is Renewal.FIRST_OF_MONTH
    priced = [event for event in picture.plan_events if event.price is not None and event.at.date() <= today]
    cancelled = [event.at.date() for event in picture.plan_events if event.kind is PlanEventKind.CANCELLED]
    ahead = [day for day in cancelled if day > today]
    ended = [day for day in cancelled if day <= today]
    began = next(
        (event for event in picture.plan_events if event.kind is PlanEventKind.TRACKING_STARTED), None
    )
    return PlanPage(
        title=plan_title(picture, plan),
        plan=plan,
        renews_on_the_first=first,
        billing_day=None if first or plan is None else _billing_day(picture),
        next_renewal_on=statement.next_renewal_on,
        allotment=statement.allotment,
        cap=statement.cap,
        price=priced[-1].price if priced else None,
        currency=priced[-1].currency if priced else None,
        billing_period=priced[-1].billing_period if priced else None,
        card_expired_on=card_expired_on(picture),
        last_day=ahead[0] - timedelta(days=1) if ahead and plan is not None else None,
        ended_on=ended[-1] if ended and plan is None else None,
        trial_last_day=trial_last_day(picture),
        history=_history(picture),
        began=began,
        opening=opening_lots(picture),
        opening_inferred=began is not None and began.lots is None,
        purchases=tuple(reversed(data.read.purchases())),
        bonuses=tuple(reversed(data.read.bonuses())),
        sells_credits=plan is not None and bool(rules.value("purchase", plan, today)),
        change_waits=_is(rules, "plan_change.effective", plan, today, PlanChangeEffective.NEXT_RENEWAL),
    )


def _is(rules: Rules, rule: str, plan: str | None, day: date, value: object) -> bool:
    return rules.value(rule, plan, day) is value


def _billing_day(picture: Picture) -> int | None:
    """The day of the month on which the plan renews, as the coming renewals show it: a short month hides a 31st."""
    renewal = picture.statement.next_renewal_on
    if renewal is None:
        return None
    steps = [event.at.date() for event in picture.plan_events if event.kind in STEPS]
    until = min((day for day in steps if day > picture.today), default=date.max)
    days = [
        posting.on.day
        for posting in picture.coming
        if posting.kind is Kind.ALLOTMENT and posting.fact is None and posting.on < until
    ]
    return max(days, default=renewal.day)


def trial_last_day(picture: Picture) -> date | None:
    """The last free day of a trial that is still running, None where there is none."""
    ends = [event.trial_ends_on for event in picture.plan_events if event.trial_ends_on is not None]
    if not ends or ends[-1] <= picture.today or picture.statement.plan is None:
        return None
    return ends[-1] - timedelta(days=1)


def _history(picture: Picture) -> tuple[HistoryLine, ...]:
    numbers = {
        id: number
        for number, (table, id) in enumerate(picture.recorded.sources, start=1)
        if table == "plan_event"
    }
    effects = effects_of_steps((*picture.statement.postings, *picture.coming), frozenset(numbers.values()))
    waiting = _waiting_until(picture)
    lines = []
    for event in reversed(picture.plan_events):
        granted, forfeited = effects.get(numbers.get(event.id, 0), (0, 0))
        plan = None if event.plan is None else picture.rules.canonical(event.plan) or event.plan
        line = HistoryLine(
            event=event,
            on=event.at.date(),
            title=plan_title(picture, plan),
            coming=event.at.date() > picture.today,
            waiting_until=waiting.get(event.id),
            granted=granted,
            forfeited=forfeited,
        )
        lines.append(line)
    return tuple(lines)


def effects_of_steps(postings: Iterable[Posting], numbers: frozenset[int]) -> dict[int, tuple[int, int]]:
    """What each of these facts, steps of the plan, brought and took, by the fact's number.

    An allotment that a renewal grants only to be forfeited the same day counts as neither.
    """
    found: dict[int, tuple[int, int]] = {}
    renewed_on: date | None = None
    renewed = 0
    for posting in postings:
        if posting.fact is None:
            if posting.kind in (Kind.ALLOTMENT, Kind.CAP_FORFEIT):
                renewed = posting.credits + (renewed if posting.on == renewed_on else 0)
                renewed_on = posting.on
        elif posting.fact in numbers:
            granted, forfeited = found.get(posting.fact, (0, 0))
            if posting.kind in (Kind.PLAN_CHANGE, Kind.CANCELLATION):
                again = min(renewed, -posting.credits) if posting.on == renewed_on else 0
                renewed -= again
                forfeited -= posting.credits + again
            else:
                granted += posting.credits
            found[posting.fact] = (granted, forfeited)
    return found


def _waiting_until(picture: Picture) -> dict[int, date]:
    """The renewal that each plan change waits for, or will wait for once its day has come; by the event's id."""
    changes = [event for event in picture.plan_events if event.kind is PlanEventKind.PLAN_CHANGED]
    found: dict[int, date] = {}
    past = [event for event in changes if event.at.date() <= picture.today]
    renewal = picture.statement.next_renewal_on
    if past and picture.statement.waiting_plan is not None and renewal is not None:
        found[past[-1].id] = renewal
    for event in changes:
        if event.at.date() > picture.today:
            then = compute_statement(picture.recorded.facts, picture.rules, event.at.date())
            if then.waiting_plan is not None and then.next_renewal_on is not None:
                found[event.id] = then.next_renewal_on
    return found


def opening_lots(picture: Picture) -> tuple[Lot, ...]:
    """The lots that tracking began with, in full."""
    started = [fact for fact in picture.recorded.facts if isinstance(fact, TrackingStarted)]
    if not started:
        return ()
    statement = compute_statement(started, picture.rules, started[0].on)
    return tuple(lot for lot in statement.lots if lot.origin is Origin.OPENING)


def plan_choices(picture: Picture) -> tuple[tuple[str, str, int], ...]:
    """The plans to choose from: name, title, and the credits a month. Those of the person's own come last."""
    rules = picture.rules
    known = (*rules.rulebook.plans, *rules.own_plans)
    return tuple(
        (plan, plan_title(picture, plan), rules.number("allotment", plan, picture.today)) for plan in known
    )


def renews_on_the_first(picture: Picture, plan: str, day: date) -> bool:
    """Whether a plan renews on the first of each month, so that it has no billing day."""
    known = picture.rules.canonical(plan)
    return known is not None and picture.rules.value("renewal", known, day) is Renewal.FIRST_OF_MONTH
