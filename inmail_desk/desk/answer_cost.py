"""What an answer costs: the money spent on the plan and on single credits, for each InMail that was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from inmail_desk.credit_rules.statement import Ending
from inmail_desk.store.values import BillingPeriod, PlanEvent, PlanEventKind, Purchase

from .picture import Picture

_MONTHS = {BillingPeriod.MONTHLY: 1, BillingPeriod.QUARTERLY: 3, BillingPeriod.ANNUAL: 12}
_DAYS_OF_A_MONTH = Decimal("365.25") / 12
_CENT = Decimal("0.01")
_BEGINNINGS = (PlanEventKind.SUBSCRIBED, PlanEventKind.TRACKING_STARTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCost:
    """So much money for each of `answers` since the day `since`, rounded to cents."""

    each: Decimal
    currency: str
    answers: int
    since: date


def answer_cost(picture: Picture, purchases: Sequence[Purchase]) -> AnswerCost | None:
    """The cost since counting began; None without a price or an answer, and where there are several currencies.

    The first price that was entered holds for the days before it too. A free trial, and the days without a
    subscription, cost nothing.
    """
    priced = [event for event in picture.plan_events if event.price is not None and event.billing_period]
    since = picture.statement.tracked_from
    if not priced or since is None or since > picture.today:
        return None
    bought = [
        each for each in purchases if each.price is not None and since <= each.at.date() <= picture.today
    ]
    currencies = {each.currency for each in priced} | {each.currency for each in bought}
    answers = sum(
        account.ending is Ending.RESPONDED and account.ended_on is not None and account.ended_on >= since
        for account in picture.statement.inmails.values()
    )
    if len(currencies) != 1 or not answers:
        return None
    spent = _spent(picture, priced, since) + sum((each.price or Decimal(0) for each in bought), Decimal(0))
    return AnswerCost(
        each=(spent / answers).quantize(_CENT), currency=currencies.pop() or "", answers=answers, since=since
    )


def _spent(picture: Picture, priced: Sequence[PlanEvent], since: date) -> Decimal:
    """What the plan has cost from that day up to and with today, day by day."""
    end = picture.today + timedelta(days=1)
    days = {event.at.date() for event in picture.plan_events}
    days |= {event.trial_ends_on for event in picture.plan_events if event.trial_ends_on is not None}
    steps = sorted({since, end, *(day for day in days if since < day < end)})
    spent = Decimal(0)
    for first, following in pairwise(steps):
        if _is_paid(picture, first):
            spent += _a_day(priced, first) * (following - first).days
    return spent


def _is_paid(picture: Picture, day: date) -> bool:
    paid = False
    for event in picture.plan_events:
        if event.at.date() > day:
            break
        if event.kind in _BEGINNINGS:
            paid = True
        elif event.kind is PlanEventKind.CANCELLED:
            paid = False
        if event.trial_ends_on is not None and day < event.trial_ends_on:
            return False
    return paid


def _a_day(priced: Sequence[PlanEvent], day: date) -> Decimal:
    held = [event for event in priced if event.at.date() <= day]
    event = held[-1] if held else priced[0]
    assert event.price is not None
    assert event.billing_period is not None
    return event.price / (_MONTHS[event.billing_period] * _DAYS_OF_A_MONTH)
