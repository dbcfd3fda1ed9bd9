"""Corrections of the plan's history: another day or plan, other opening lots, a line removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from inmail_desk.credit_rules.facts import OpeningLot, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.renewal_days import RenewalDays
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import Renewal
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEvent, PlanEventKind

from .picture import Picture
from .plan import free_day, kept_if_it_computes
from .plan_page import STEPS
from .rejection import Details, Problem, Rejected, checked_day, checked_number

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

_MAY_BE_AHEAD = (PlanEventKind.SUBSCRIBED, PlanEventKind.PLAN_CHANGED, PlanEventKind.CANCELLED)
_NAMES_A_PLAN = (PlanEventKind.SUBSCRIBED, PlanEventKind.TRACKING_STARTED, PlanEventKind.PLAN_CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a line of the history is to say. Everything but the day counts only where the line has it.

    `on` is the day on which it holds: of a cancellation the first one without the subscription. `credits` is the
    balance with which tracking began, `last_renewal_on` the latest renewal until then (None where the plan renews on
    the first of the month).
    """

    on: date | None
    plan: str = ""
    credits: int | None = None
    last_renewal_on: date | None = None


class _Fields(TypedDict, total=False):
    at: datetime
    plan: str
    billing_day: int | None
    credits: int
    last_renewal_on: date | None
    lots: Sequence[OpeningLot] | None


def correct_event(data: DataFile, picture: Picture, event: PlanEvent, correction: Correction) -> Changed:
    """Corrects a line of the history. Opening lots that the person gave are read from the balance again where that
    balance, or its day, becomes another one. Raises `Rejected` where another fact stands against it."""
    on = correction.on
    if event.kind not in _MAY_BE_AHEAD or not may_remove(picture, event):
        on = checked_day(on, picture.today)
    elif on is None:
        raise Rejected(Problem.DAY_MISSING, field="day")
    if event.trial_ends_on is not None and on >= event.trial_ends_on:
        details = Details(day=on, limit=event.trial_ends_on - timedelta(days=1))
        raise Rejected(Problem.AFTER_LIMIT, field="day", details=details)
    if event.kind in STEPS and on != event.at.date():
        free_day(picture, on)
    fields = _Fields(at=datetime.combine(on, event.at.time()))
    if event.kind in _NAMES_A_PLAN:
        if picture.rules.canonical(correction.plan) is None:
            raise Rejected(Problem.NAME_MISSING, field="plan")
        fields["plan"] = correction.plan
    if event.kind is PlanEventKind.TRACKING_STARTED:
        fields.update(_tracking(picture, event, on, correction))

    def write(work: "UnitOfWork") -> None:
        work.plan.edit_event(event.id, **fields)

    return kept_if_it_computes(data, picture, "Edit Plan History", on, write)


def _tracking(picture: Picture, event: PlanEvent, on: date, correction: Correction) -> _Fields:
    credits = checked_number(correction.credits, "credits")
    plan = picture.rules.canonical(correction.plan) or correction.plan
    named = correction.last_renewal_on
    fields = _Fields(credits=credits, last_renewal_on=named)
    if named is None:
        if picture.rules.value("renewal", plan, on) is not Renewal.FIRST_OF_MONTH:
            raise Rejected(Problem.DAY_MISSING, field="last_renewal_on")
    elif named != event.last_renewal_on or on != event.at.date() or correction.plan != event.plan:
        billing_day = event.billing_day
        if named != event.last_renewal_on:
            fields["billing_day"] = billing_day = None
        days = RenewalDays(picture.rules, plan, billing_day or named.day, by_rule_of=on)
        latest = days.latest_until(on)
        if latest is not None and latest != named:
            details = Details(day=named, limit=latest)
            raise Rejected(Problem.NOT_LATEST_RENEWAL, field="last_renewal_on", details=details)
    if credits != event.credits or on != event.at.date():
        fields["lots"] = None
    return fields


def set_opening_lots(
    data: DataFile, picture: Picture, event: PlanEvent, lots: Sequence[OpeningLot] | None
) -> Changed:
    """Says of which lots the balance consisted with which tracking began; None lets them be read from the balance.

    Raises `Rejected` where they do not add up to it, or one was over already.
    """
    on = event.at.date()
    if lots is not None:
        balance = event.credits or 0
        total = sum(checked_number(lot.credits, "lots") for lot in lots)
        if total != balance:
            raise Rejected(
                Problem.LOTS_DO_NOT_ADD_UP, field="lots", details=Details(number=total, most=balance)
            )
        for lot in lots:
            checked_day(lot.granted_on, picture.today, "lots")
            if lot.granted_on > on:
                details = Details(day=lot.granted_on, limit=on)
                raise Rejected(Problem.AFTER_LIMIT, field="lots", details=details)
            if not _lived(picture, event, lot):
                raise Rejected(
                    Problem.LOT_EXPIRED, field="lots", details=Details(day=lot.granted_on, limit=on)
                )

    def write(work: "UnitOfWork") -> None:
        work.plan.edit_event(event.id, lots=lots)

    return kept_if_it_computes(data, picture, "Edit Opening Lots", on, write)


def _lived(picture: Picture, event: PlanEvent, lot: OpeningLot) -> bool:
    """Whether some of the life of a lot granted then was left as tracking began."""
    assert event.plan is not None
    fact = TrackingStarted(
        on=event.at.date(),
        plan=event.plan,
        credits=lot.credits,
        last_renewal_on=event.last_renewal_on,
        billing_day=event.billing_day,
        lots=(lot,),
    )
    try:
        compute_statement([fact], picture.rules, fact.on)
    except Refused:
        return False
    return True


def may_remove(picture: Picture, event: PlanEvent) -> bool:
    """Whether a line can be taken out of the history. The first step stays: everything begins with it."""
    first = next((each for each in picture.plan_events if each.kind in STEPS), None)
    return first is None or first.id != event.id


def remove_event(data: DataFile, picture: Picture, event: PlanEvent) -> Changed:
    """Removes a line of the history. Raises `Rejected` where a later fact needs it."""

    def write(work: "UnitOfWork") -> None:
        work.plan.remove_event(event.id)

    return kept_if_it_computes(data, picture, "Remove from Plan History", event.at.date(), write)
