"""The plan and its history: dated changes, cancelling, card and price; and credits beside the plan's own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Cancelled, PlanChanged, Subscribed, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import ExpiryMode, PlanChangeCredits, PlanChangeEffective, Renewal
from inmail_desk.credit_rules.rules import RuleAnswer, Rules
from inmail_desk.credit_rules.statement import Lot, Origin
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Recorded
from inmail_desk.store.values import BillingPeriod, Bonus, PlanEvent, PlanEventKind, Purchase

from .picture import Picture
from .rejection import Details, Problem, Rejected, checked_day, checked_number
from .sending import card_expired_on, moment_of
from .today import plan_title

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

_STEPS = (
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
    renewal that a plan change waits for, None where it holds at once. `forfeited` counts the credits that it took.
    """

    event: PlanEvent
    on: date
    title: str
    coming: bool
    waiting_until: date | None
    forfeited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan in force and how it came about. `title` is "" without a subscription.

    `rules` are the rules that matter most for this plan, with their sources. `opening` are the lots that tracking began
    with, as they were then; `opening_inferred` says that they were read from the balance. The price is the latest that
    was entered, None where none was. `last_day` is the last day of access where the plan is cancelled ahead.
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
    trial_last_day: date | None
    history: tuple[HistoryLine, ...]
    rules: tuple[RuleAnswer, ...]
    opening: tuple[Lot, ...]
    opening_inferred: bool
    purchases: tuple[Purchase, ...]
    bonuses: tuple[Bonus, ...]
    sells_credits: bool
    change_waits: bool
    change_forfeits: bool


_RULES_SHOWN = (
    "allotment",
    "cap",
    "renewal",
    "expiry.mode",
    "expiry.days",
    "credit_back.enabled",
    "credit_back.window_days",
    "second_inmail",
    "purchase",
    "plan_change.effective",
    "plan_change.credits",
)


def plan_page(picture: Picture, data: DataFile) -> PlanPage:
    """The page for the picture's day; the latest line of the history comes first."""
    statement, rules, today = picture.statement, picture.rules, picture.today
    plan = statement.plan
    first = plan is not None and rules.value("renewal", plan, today) is Renewal.FIRST_OF_MONTH
    priced = [event for event in picture.plan_events if event.price is not None and event.at.date() <= today]
    cancelled = [
        event.at.date()
        for event in picture.plan_events
        if event.kind is PlanEventKind.CANCELLED and event.at.date() > today
    ]
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
        last_day=cancelled[0] - timedelta(days=1) if cancelled else None,
        trial_last_day=_trial_last_day(picture),
        history=tuple(_line(picture, event) for event in reversed(picture.plan_events)),
        rules=() if plan is None else _answers(rules, plan, today),
        opening=_opening(picture),
        opening_inferred=any(
            fact.lots is None for fact in picture.recorded.facts if isinstance(fact, TrackingStarted)
        ),
        purchases=data.read.purchases(),
        bonuses=data.read.bonuses(),
        sells_credits=plan is not None and bool(rules.value("purchase", plan, today)),
        change_waits=_is(rules, "plan_change.effective", plan, today, PlanChangeEffective.NEXT_RENEWAL),
        change_forfeits=_is(rules, "plan_change.credits", plan, today, PlanChangeCredits.FORFEITED),
    )


def _is(rules: Rules, rule: str, plan: str | None, day: date, value: object) -> bool:
    return rules.value(rule, plan, day) is value


def _billing_day(picture: Picture) -> int | None:
    """The day of the month on which the plan renews: that of the next renewal, or a later one in a short month."""
    for event in reversed(picture.plan_events):
        if event.kind in _STEPS and event.at.date() <= picture.today:
            anchor = event.last_renewal_on or event.at.date()
            return event.billing_day or anchor.day
    return None


def _trial_last_day(picture: Picture) -> date | None:
    ends = [event.trial_ends_on for event in picture.plan_events if event.trial_ends_on is not None]
    return ends[-1] - timedelta(days=1) if ends and ends[-1] > picture.today else None


def _answers(rules: Rules, plan: str, today: date) -> tuple[RuleAnswer, ...]:
    by_age = rules.expiry(plan, today).mode is ExpiryMode.DAYS
    returns = rules.credit_back(plan, today).enabled
    shown = [
        rule
        for rule in _RULES_SHOWN
        if (by_age or rule != "expiry.days") and (returns or rule != "credit_back.window_days")
    ]
    return tuple(rules.answer(rule, plan, today) for rule in shown)


def _line(picture: Picture, event: PlanEvent) -> HistoryLine:
    on = event.at.date()
    title = ""
    if event.plan is not None:
        title = plan_title(picture, picture.rules.canonical(event.plan) or event.plan)
    number = _fact_number(picture.recorded, event)
    mine = [
        posting for posting in picture.statement.postings if number is not None and posting.fact == number
    ]
    waiting = None
    latest_change = event.kind is PlanEventKind.PLAN_CHANGED and picture.statement.waiting_plan is not None
    if latest_change and event is _latest_change(picture):
        waiting = picture.statement.next_renewal_on
    return HistoryLine(
        event=event,
        on=on,
        title=title,
        coming=on > picture.today,
        waiting_until=waiting,
        forfeited=-sum(posting.credits for posting in mine if posting.credits < 0),
    )


def _latest_change(picture: Picture) -> PlanEvent | None:
    changes = [
        event
        for event in picture.plan_events
        if event.kind is PlanEventKind.PLAN_CHANGED and event.at.date() <= picture.today
    ]
    return changes[-1] if changes else None


def _fact_number(recorded: Recorded, event: PlanEvent) -> int | None:
    source = ("plan_event", event.id)
    return recorded.sources.index(source) + 1 if source in recorded.sources else None


def _opening(picture: Picture) -> tuple[Lot, ...]:
    """The lots that tracking began with, in full."""
    started = [fact for fact in picture.recorded.facts if isinstance(fact, TrackingStarted)]
    if not started:
        return ()
    statement = compute_statement(started, picture.rules, started[0].on)
    return tuple(lot for lot in statement.lots if lot.origin is Origin.OPENING)


# What can be done


def change_plan(
    data: DataFile, picture: Picture, plan: str, *, on: date | None, billing_day: int | None = None
) -> Changed:
    """Records that another plan was chosen on a day. Raises `Rejected`: a day missing, a second step on that day, no
    plan to change, or a later fact against it."""
    day = _free_day(picture, on)
    if picture.rules.canonical(plan) is None:
        raise Rejected(Problem.NAME_MISSING, field="plan")

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(PlanEventKind.PLAN_CHANGED, at=_midnight(day), plan=plan, billing_day=billing_day)

    return _checked(data, picture, "Change Plan", day, write)


def subscribe_again(
    data: DataFile, picture: Picture, plan: str, *, on: date | None, billing_day: int | None = None
) -> Changed:
    """Records a subscription that begins after a cancellation. Raises `Rejected`."""
    day = _free_day(picture, on)
    if picture.rules.canonical(plan) is None:
        raise Rejected(Problem.NAME_MISSING, field="plan")

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(PlanEventKind.SUBSCRIBED, at=_midnight(day), plan=plan, billing_day=billing_day)

    return _checked(data, picture, "Subscribe Again", day, write)


def cancel(data: DataFile, picture: Picture, *, last_day: date | None) -> Changed:
    """Records a cancellation. `last_day` is the last day of access: the credits stay until then. Raises `Rejected`."""
    if last_day is None:
        raise Rejected(Problem.DAY_MISSING, field="day")
    if last_day >= date.max:
        raise Rejected(Problem.NO_PLAN, field="day", details=Details(day=last_day))
    day = _free_day(picture, last_day + timedelta(days=1))

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(PlanEventKind.CANCELLED, at=_midnight(day))

    return _checked(data, picture, "Cancel Plan", day, write)


def mark_card(data: DataFile, *, expired: bool, on: date | None, now: datetime) -> Changed:
    """Records that the payment card has expired, or was renewed."""
    day = checked_day(on, now.date())
    kind = PlanEventKind.CARD_EXPIRED if expired else PlanEventKind.CARD_RENEWED
    with data.unit_of_work("Mark Card Expired" if expired else "Mark Card Renewed") as work:
        work.plan.add_event(kind, at=moment_of(day, now))
        return work.commit()


def set_price(
    data: DataFile,
    *,
    price: Decimal | None,
    currency: str,
    period: BillingPeriod,
    on: date | None,
    now: datetime,
) -> Changed:
    """Records what the plan costs from a day on, for a billing period. Raises `Rejected`."""
    if price is None:
        raise Rejected(Problem.NUMBER_MISSING, field="price")
    if price < 0:
        raise Rejected(Problem.NEGATIVE_NUMBER, field="price", details=Details(number=int(price)))
    if price > _HIGHEST_PRICE:
        details = Details(number=int(price), most=int(_HIGHEST_PRICE))
        raise Rejected(Problem.NUMBER_TOO_LARGE, field="price", details=details)
    if not currency.strip():
        raise Rejected(Problem.NAME_MISSING, field="currency")
    day = checked_day(on, now.date())
    with data.unit_of_work("Set Price") as work:
        work.plan.add_event(
            PlanEventKind.PRICE_CHANGED,
            at=moment_of(day, now),
            price=price,
            currency=currency.strip().upper(),
            billing_period=period,
        )
        return work.commit()


_HIGHEST_PRICE = Decimal(1_000_000)


def move_event(data: DataFile, picture: Picture, event: PlanEvent, on: date | None) -> Changed:
    """Corrects the day of a line of the history. Raises `Rejected` where another fact stands against it."""
    if on is None:
        raise Rejected(Problem.DAY_MISSING, field="day")
    if event.kind in _STEPS and on != event.at.date():
        _free_day(picture, on)

    def write(work: "UnitOfWork") -> None:
        work.plan.edit_event(event.id, at=datetime.combine(on, event.at.time()))

    return _checked(data, picture, "Edit Plan History", on, write)


def remove_event(data: DataFile, picture: Picture, event: PlanEvent) -> Changed:
    """Removes a line of the history. Raises `Rejected` where a later fact needs it."""

    def write(work: "UnitOfWork") -> None:
        work.plan.remove_event(event.id)

    return _checked(data, picture, "Remove from Plan History", event.at.date(), write)


def record_purchase(
    data: DataFile,
    picture: Picture,
    *,
    credits: int | None,
    on: date | None,
    now: datetime,
    price: Decimal | None = None,
    currency: str = "",
) -> Changed:
    """Records single credits that were bought. Raises `Rejected`."""
    number, day = _amount(picture, credits, on, now)
    with data.unit_of_work("Record Purchase") as work:
        work.credits.add_purchase(
            at=moment_of(day, now), credits=number, price=price, currency=currency.strip().upper() or None
        )
        return work.commit()


def record_bonus(
    data: DataFile,
    picture: Picture,
    *,
    credits: int | None,
    on: date | None,
    now: datetime,
    reason: str = "",
    expires_on: date | None = None,
) -> Changed:
    """Records credits that were given. `expires_on` is the first day without them. Raises `Rejected`."""
    number, day = _amount(picture, credits, on, now)
    if expires_on is not None and expires_on <= day:
        raise Rejected(
            Problem.BEFORE_TRACKING, field="expires_on", details=Details(day=expires_on, limit=day)
        )
    with data.unit_of_work("Record Bonus") as work:
        work.credits.add_bonus(
            at=moment_of(day, now), credits=number, reason=reason.strip(), expires_on=expires_on
        )
        return work.commit()


def remove_purchase(data: DataFile, purchase_id: int) -> Changed:
    """Removes a purchase that was recorded by mistake."""
    with data.unit_of_work("Remove Purchase") as work:
        work.credits.remove_purchase(purchase_id)
        return work.commit()


def remove_bonus(data: DataFile, bonus_id: int) -> Changed:
    """Removes a bonus that was recorded by mistake."""
    with data.unit_of_work("Remove Bonus") as work:
        work.credits.remove_bonus(bonus_id)
        return work.commit()


def _amount(picture: Picture, credits: int | None, on: date | None, now: datetime) -> tuple[int, date]:
    number = checked_number(credits, "credits")
    day = checked_day(on, now.date())
    began = picture.statement.tracked_from
    if began is not None and day < began:
        raise Rejected(Problem.BEFORE_TRACKING, field="day", details=Details(day=day, limit=began))
    return number, day


def _free_day(picture: Picture, on: date | None) -> date:
    if on is None:
        raise Rejected(Problem.DAY_MISSING, field="day")
    if any(event.kind in _STEPS and event.at.date() == on for event in picture.plan_events):
        raise Rejected(Problem.SECOND_PLAN_STEP, field="day", details=Details(day=on))
    return on


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _checked(
    data: DataFile, picture: Picture, action: str, day: date, write: Callable[["UnitOfWork"], None]
) -> Changed:
    """One unit of work on the plan, kept only where the rules can compute with it."""
    with data.unit_of_work(action) as work:
        write(work)
        recorded = work.read.facts()
        try:
            compute_statement(recorded.facts, picture.rules, picture.today)
        except Refused as refused:
            raise _rejected(refused, recorded, day) from None
        return work.commit()


def _rejected(refused: Refused, recorded: Recorded, day: date) -> Rejected:
    fact = None if refused.fact is None else recorded.facts[refused.fact - 1]
    if isinstance(fact, PlanChanged | Cancelled):
        return Rejected(Problem.NO_PLAN, field="day", details=Details(day=fact.on))
    if isinstance(fact, Subscribed):
        return Rejected(Problem.PLAN_IN_FORCE, field="day", details=Details(day=fact.on))
    on = day if fact is None else fact.on
    return Rejected(
        Problem.CONTRADICTION, field=refused.field or "day", details=Details(day=on, text=refused.reason)
    )
