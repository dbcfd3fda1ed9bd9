"""What receipts say about the plan, beside the history that is in the account."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from inmail_desk.exchange.archive import Archive, PlanStart, Receipt
from inmail_desk.store.values import BillingPeriod, PlanEvent, PlanEventKind

from .importing import BeginningChoice, BeginningKind, PlanKind, PlanProposal, PlanStatus
from .picture import Picture
from .plan_page import STEPS

_BILLED_WITHIN = timedelta(days=3)
"""A receipt may be dated some days beside the change that it is for."""


def plan_proposals(archive: Archive, picture: Picture) -> tuple[PlanProposal, ...]:
    """What the receipts propose, in the order of time: plans, and prices that are not recorded."""
    proposals = [*_plans(archive.plans, picture)]
    proposals += _prices(archive.receipts, proposals, picture)
    # On one day the plan goes before the price.
    proposals.sort(key=lambda each: (each.on, each.kind is PlanKind.PRICE))
    return tuple(replace(each, number=number) for number, each in enumerate(proposals))


def _plans(starts: Iterable[PlanStart], picture: Picture) -> list[PlanProposal]:
    history = [(event.at.date(), _canonical(picture, event.plan)) for event in _steps(picture)]
    found: list[PlanProposal] = []
    for start in starts:
        plan = picture.rules.canonical(start.plan)
        in_force = _latest(history, start.on)
        if plan is None:
            status = PlanStatus.UNKNOWN_PLAN
        elif _is_before_tracking(start.on, picture):
            status = PlanStatus.BEFORE_TRACKING
        elif _is_there(history, plan, start.on) or (plan == in_force and start.paused_from is None):
            status = PlanStatus.KNOWN
        else:
            status = PlanStatus.NEW
        goes_on = plan == in_force
        # Of a plan that is recorded only its own pause is to be asked about.
        may_have_paused = status is PlanStatus.BEFORE_TRACKING or goes_on
        if status is PlanStatus.NEW:
            history = sorted([*history, (start.on, plan)], key=lambda each: each[0])
        found.append(
            PlanProposal(
                number=0,
                kind=PlanKind.PLAN,
                plan=plan or start.plan,
                title=picture.rules.rulebook.plans.get(plan or "", plan or start.plan),
                on=start.on,
                price=start.price,
                currency=start.currency,
                period=_period(start.period),
                billing_day=start.billing_day,
                paused_from=start.paused_from if may_have_paused else None,
                status=status,
                # Receipts that are missing look like a pause: of the plan in force only the person knows.
                taken=status is PlanStatus.NEW and not goes_on,
            )
        )
    return found


def _prices(
    receipts: Iterable[Receipt], plans: Sequence[PlanProposal], picture: Picture
) -> list[PlanProposal]:
    """The prices that neither the history nor the plans proposed say. Of those before tracking began only the last
    holds since then."""
    known = [
        (event.at.date(), event.price, event.currency or "")
        for event in picture.plan_events
        if event.price is not None
    ]
    brought = {each.on: each for each in plans if each.status is not PlanStatus.KNOWN}
    began = picture.statement.tracked_from
    found: list[PlanProposal] = []
    last: tuple[Decimal, str] | None = None
    for receipt in receipts:
        plan = picture.rules.canonical(receipt.plan)
        if plan is None or not receipt.price or receipt.price < 0 or not receipt.currency:
            continue
        price = (receipt.price, receipt.currency)
        before = _is_before_tracking(receipt.on, picture)
        recorded = None if before else _price_on(known, receipt.on)
        if receipt.on in brought:
            last = price
        elif price != last and price != recorded:
            status = PlanStatus.BEFORE_TRACKING if before else PlanStatus.NEW
            found.append(_price(receipt, plan, receipt.on, status, picture))
        last = price
    paid = [each for each in receipts if each.price and each.price > 0 and each.currency]
    former = [each for each in paid if _is_before_tracking(each.on, picture)]
    if former and began is not None and not any(each.on == began for each in found):
        held = former[-1]
        plan = picture.rules.canonical(held.plan)
        recorded = _price_on(known, began)
        if recorded is None and plan is not None and plan == _plan_at(picture, began):
            found.append(_price(held, plan, began, PlanStatus.NEW, picture))
    return found


def _price(receipt: Receipt, plan: str, on: date, status: PlanStatus, picture: Picture) -> PlanProposal:
    return PlanProposal(
        number=0,
        kind=PlanKind.PRICE,
        plan=plan,
        title=picture.rules.rulebook.plans.get(plan, plan),
        on=on,
        price=receipt.price,
        currency=receipt.currency,
        period=_period(receipt.period),
        billing_day=None,
        paused_from=None,
        status=status,
        taken=status is PlanStatus.NEW,
    )


def _period(text: str) -> BillingPeriod | None:
    return BillingPeriod(text) if text else None


def _price_on(known: Iterable[tuple[date, Decimal, str]], on: date) -> tuple[Decimal, str] | None:
    held = [(price, currency) for day, price, currency in known if day <= on + _BILLED_WITHIN]
    return held[-1] if held else None


def _steps(picture: Picture) -> list[PlanEvent]:
    return [event for event in picture.plan_events if event.kind in STEPS]


def _canonical(picture: Picture, plan: str | None) -> str | None:
    return None if plan is None else picture.rules.canonical(plan)


def _plan_at(picture: Picture, on: date) -> str | None:
    return _latest([(event.at.date(), _canonical(picture, event.plan)) for event in _steps(picture)], on)


def _latest(history: Iterable[tuple[date, str | None]], on: date) -> str | None:
    """The plan that a history in the order of time names for a day, None where there is none."""
    named = [plan for day, plan in history if day <= on]
    return named[-1] if named else None


def _is_there(history: Iterable[tuple[date, str | None]], plan: str, on: date) -> bool:
    return any(named == plan and abs(day - on) <= _BILLED_WITHIN for day, named in history)


def _is_before_tracking(on: date, picture: Picture) -> bool:
    began = picture.statement.tracked_from
    return began is None or on < began - _BILLED_WITHIN


def first_step(picture: Picture) -> PlanEvent | None:
    """The step with which everything begins, None where there is none yet."""
    return next(iter(_steps(picture)), None)


def beginnings(
    archive: Archive, sent_at: Sequence[datetime], picture: Picture
) -> tuple[BeginningChoice, ...]:
    """Where tracking may begin, the way it is first. Empty where the archive reaches no further back. `sent_at` are the
    moments of the messages in the account's time zone, the earliest first."""
    began = first_step(picture)
    if began is None or began.plan is None:
        return ()
    on = began.at.date()
    paid = [each for each in archive.plans if picture.rules.canonical(each.plan) is not None]
    found: list[BeginningChoice] = []
    if paid and _is_before_tracking(paid[0].on, picture):
        first = paid[0]
        found.append(_choice(BeginningKind.FIRST_RECEIPT, first, picture))
        if began.kind is PlanEventKind.TRACKING_STARTED:
            found.append(_choice(BeginningKind.EARLIER_BALANCE, first, picture))
    elif sent_at and sent_at[0].date() < on and began.kind is PlanEventKind.TRACKING_STARTED:
        billing_day = began.billing_day or (began.last_renewal_on.day if began.last_renewal_on else None)
        found.append(
            BeginningChoice(
                kind=BeginningKind.EARLIER_BALANCE,
                on=sent_at[0].date(),
                plan=began.plan,
                billing_day=billing_day,
            )
        )
    if not found:
        return ()
    return (BeginningChoice(kind=BeginningKind.AS_IT_IS, on=on, plan=began.plan), *found)


def _choice(kind: BeginningKind, start: PlanStart, picture: Picture) -> BeginningChoice:
    return BeginningChoice(
        kind=kind,
        on=start.on,
        plan=picture.rules.canonical(start.plan) or start.plan,
        billing_day=start.billing_day,
    )
