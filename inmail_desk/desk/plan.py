"""The plan and its history: dated changes, cancelling, card and price; and credits beside the plan's own."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Cancelled, Fact, PlanChanged, Subscribed, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, PlanEventKind

from .moments import moment_of
from .picture import Picture
from .plan_page import STEPS
from .rejection import (
    Details,
    Problem,
    Rejected,
    checked_billing_day,
    checked_day,
    checked_line,
    checked_number,
    checked_price,
)

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork


def change_plan(
    data: DataFile, picture: Picture, plan: str, *, on: date | None, billing_day: int | None = None
) -> Changed:
    """Records that another plan was chosen on a day. Raises `Rejected`: a day missing, a second step on that day, no
    plan to change, or a later fact against it."""
    day = free_day(picture, on)
    checked_billing_day(billing_day)
    if picture.rules.canonical(plan) is None:
        raise Rejected(Problem.NAME_MISSING, field="plan")

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(PlanEventKind.PLAN_CHANGED, at=midnight(day), plan=plan, billing_day=billing_day)

    return kept_if_it_computes(data, picture, "Change Plan", day, write)


def subscribe_again(
    data: DataFile,
    picture: Picture,
    plan: str,
    *,
    on: date | None,
    billing_day: int | None = None,
    trial_ends_on: date | None = None,
) -> Changed:
    """Records a subscription that begins after a cancellation, `trial_ends_on` being the first day after a free trial.
    Raises `Rejected`."""
    day = free_day(picture, on)
    checked_billing_day(billing_day)
    if trial_ends_on is not None and trial_ends_on <= day:
        details = Details(day=trial_ends_on, limit=day)
        raise Rejected(Problem.BEFORE_TRACKING, field="trial_ends_on", details=details)
    if picture.rules.canonical(plan) is None:
        raise Rejected(Problem.NAME_MISSING, field="plan")

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(
            PlanEventKind.SUBSCRIBED,
            at=midnight(day),
            plan=plan,
            billing_day=billing_day,
            trial_ends_on=trial_ends_on,
        )

    return kept_if_it_computes(data, picture, "Subscribe Again", day, write)


def cancel(data: DataFile, picture: Picture, *, last_day: date | None) -> Changed:
    """Records a cancellation. `last_day` is the last day of access: the credits stay until then. Raises `Rejected`."""
    day = free_day(picture, first_day_without(last_day))

    def write(work: "UnitOfWork") -> None:
        work.plan.add_event(PlanEventKind.CANCELLED, at=midnight(day))

    return kept_if_it_computes(data, picture, "Cancel Plan", day, write)


def first_day_without(last_day: date | None) -> date | None:
    """The first day without a subscription whose last day of access is `last_day`."""
    return None if last_day is None else min(last_day, date.max - timedelta(days=1)) + timedelta(days=1)


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
    price, code = checked_price(price, currency)
    day = checked_day(on, now.date())
    with data.unit_of_work("Set Price") as work:
        work.plan.add_event(
            PlanEventKind.PRICE_CHANGED,
            at=moment_of(day, now),
            price=price,
            currency=code,
            billing_period=period,
        )
        return work.commit()


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
    """Records single credits that were bought; `price` is that of all of them. Raises `Rejected`."""
    number, at = _amount(picture, credits, on, now)
    code = None
    if price is not None:
        price, code = checked_price(price, currency)
    with data.unit_of_work("Record Purchase") as work:
        work.credits.add_purchase(at=at, credits=number, price=price, currency=code)
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
    number, at = _amount(picture, credits, on, now)
    reason = checked_line(reason, "reason")
    if expires_on is not None and expires_on <= at.date():
        details = Details(day=expires_on, limit=at.date())
        raise Rejected(Problem.BEFORE_TRACKING, field="expires_on", details=details)
    with data.unit_of_work("Record Bonus") as work:
        work.credits.add_bonus(at=at, credits=number, reason=reason, expires_on=expires_on)
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


def _amount(picture: Picture, credits: int | None, on: date | None, now: datetime) -> tuple[int, datetime]:
    number = checked_number(credits, "credits")
    if not number:
        raise Rejected(Problem.NUMBER_MISSING, field="credits")
    day = checked_day(on, now.date())
    began = picture.statement.tracked_from
    if began is not None and day < began:
        raise Rejected(Problem.BEFORE_TRACKING, field="day", details=Details(day=day, limit=began))
    # Credits entered for the first day came on top of the balance that it began with, whenever that was read.
    steps = [event.at for event in picture.plan_events if event.kind in STEPS and event.at.date() == day]
    return number, max([moment_of(day, now), *steps])


def first_free_day(picture: Picture, on: date) -> date:
    """The day, or the first one after it on which no step of the plan stands."""
    taken = {event.at.date() for event in picture.plan_events if event.kind in STEPS}
    while on in taken:
        on += timedelta(days=1)
    return on


def ended_before(picture: Picture, on: date) -> bool:
    """Whether the plan was cancelled by that day, and nothing was subscribed to since."""
    steps = [event for event in picture.plan_events if event.kind in STEPS and event.at.date() <= on]
    return bool(steps) and steps[-1].kind is PlanEventKind.CANCELLED


def free_day(picture: Picture, on: date | None) -> date:
    """The day, where no step of the plan stands on it yet. Raises `Rejected`, also where it is years ahead: a slip,
    which every statement would have to live through."""
    farthest = picture.today + _FARTHEST_AHEAD
    if on is not None and on > farthest:
        raise Rejected(Problem.YEARS_AHEAD, field="day", details=Details(day=on, limit=farthest))
    on = checked_day(on, farthest)
    if any(event.kind in STEPS and event.at.date() == on for event in picture.plan_events):
        raise Rejected(Problem.SECOND_PLAN_STEP, field="day", details=Details(day=on))
    return on


_FARTHEST_AHEAD = timedelta(days=3653)


def midnight(day: date) -> datetime:
    """When a step of the plan counts that is known by its day: before everything else of that day."""
    return datetime.combine(day, time.min)


def kept_if_it_computes(
    data: DataFile, picture: Picture, action: str, day: date, write: Callable[["UnitOfWork"], None]
) -> Changed:
    """One unit of work on the plan, kept only where the rules can compute with it."""
    with data.unit_of_work(action) as work:
        write(work)
        recorded = work.read.facts(picture.recorded, {"plan_event"})
        try:
            picture.replays.statement(recorded.facts, picture.today)
        except Refused as refused:
            raise rejected_by_rules(refused, recorded.facts, day) from None
        return work.commit()


def rejected_by_rules(refused: Refused, facts: Sequence[Fact], day: date) -> Rejected:
    """What to tell a person of a refusal of the rules that followed from an entry of that day."""
    fact = None if refused.fact is None else facts[refused.fact - 1]
    if isinstance(fact, PlanChanged | Cancelled):
        began = min(
            (each.on for each in facts if isinstance(each, Subscribed | TrackingStarted)), default=None
        )
        limit = began if began is not None and fact.on < began else None
        return Rejected(Problem.NO_PLAN, field="day", details=Details(day=fact.on, limit=limit))
    if isinstance(fact, Subscribed):
        return Rejected(Problem.PLAN_IN_FORCE, field="day", details=Details(day=fact.on))
    on = day if fact is None else fact.on
    return Rejected(Problem.CONTRADICTION, field=refused.field or "day", details=Details(day=on))
