"""The next loss: how many credits, when, why, and the pace that keeps them."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil, floor
from typing import NamedTuple

from inmail_desk.credit_rules.days import expires_in_days
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Kind, Posting

from .picture import Picture

ENDINGS = (Kind.PLAN_CHANGE, Kind.CANCELLATION)
"""What takes all credits that are left."""

_LOSSES = (Kind.EXPIRY, Kind.CAP_FORFEIT, *ENDINGS)


class Loss(NamedTuple):
    """The next credits that are lost if nothing is done: `credits` on the day `on`, by `kinds`.

    `last_day` is the last day to use them, `days_left` the days until `on`. So many `inmails` by then keep what can be
    kept, and so does sending `a_week` (from, to). `lost_anyway` are those that are lost whatever is sent: what of an
    allotment is larger than the cap.
    """

    on: date
    credits: int
    kinds: tuple[Kind, ...]
    last_day: date
    days_left: int
    inmails: int
    a_week: tuple[int, int]
    lost_anyway: int


def next_loss(picture: Picture) -> Loss | None:
    """The next loss if nothing is done, None where none is coming within the horizon."""
    losing = [posting for posting in picture.coming if posting.kind in _LOSSES]
    days_of_loss = sorted({posting.on for posting in losing})
    on = next((day for day in days_of_loss if lost_on(picture.coming, day)), None)
    if on is None:
        return None
    that_day = [posting for posting in losing if posting.on == on]
    credits = lost_on(picture.coming, on)
    kinds = tuple(dict.fromkeys(posting.kind for posting in that_day))
    if any(kind in ENDINGS for kind in kinds):
        # What the cap cuts would have gone with the plan too.
        kinds = tuple(kind for kind in kinds if kind is not Kind.CAP_FORFEIT)
    lost_anyway, over = _cut_anyway(picture, on, kinds)
    inmails = credits - lost_anyway + over
    return Loss(
        on=on,
        credits=credits,
        kinds=kinds,
        last_day=on - timedelta(days=1),
        days_left=expires_in_days(on, picture.today),
        inmails=inmails,
        a_week=_pace(picture, on, inmails),
        lost_anyway=lost_anyway,
    )


def _pace(picture: Picture, on: date, inmails: int) -> tuple[int, int]:
    """From how many to how many a week make so many InMails before a day.

    What has not arrived yet cannot be sent yet: the pace is that of the steepest stretch.
    """
    there = picture.statement.balance
    a_week = inmails / _weeks(picture.today, on)
    for posting in picture.coming:
        if posting.on >= on:
            break
        if posting.kind is Kind.ALLOTMENT and inmails > there:
            a_week = max(a_week, (inmails - there) / _weeks(posting.on, on))
        there += posting.credits
    return max(1, floor(a_week)), max(1, ceil(a_week))


def _weeks(start: date, end: date) -> float:
    return max(1.0, (end - start).days / 7)


def _cut_anyway(picture: Picture, on: date, kinds: Iterable[Kind]) -> tuple[int, int]:
    """How many of the day's allotment are more than the cap: they are cut whatever is sent. And how many credits beside
    the whole allotment stand over the cap then: not cut themselves, but so many more have to be sent before it fits."""
    cap = cap_on(picture, on) if Kind.CAP_FORFEIT in kinds else None
    if cap is None:
        return 0, 0
    granted = sum(each.credits for each in picture.coming if each.on == on and each.kind is Kind.ALLOTMENT)
    balance = picture.statement.balance + sum(each.credits for each in picture.coming if each.on <= on)
    return max(0, granted - cap), max(0, balance - cap)


def cap_on(picture: Picture, on: date) -> int | None:
    """The cap that holds on a coming day, None for no cap."""
    if any(picture.today < event.at.date() <= on for event in picture.plan_events):
        return compute_statement(picture.recorded.facts, picture.rules, on).cap
    plan = picture.statement.waiting_plan or picture.statement.plan
    return None if plan is None else picture.rules.cap(plan, on)


def lost_on(coming: Iterable[Posting], on: date) -> int:
    """The credits lost on a day, of those that were there before it: an allotment that arrives only to go with the plan
    on the same day is none of them."""
    lost = arrived = 0
    for posting in coming:
        if posting.on == on and posting.kind is Kind.ALLOTMENT:
            arrived += posting.credits
        elif posting.on == on and posting.kind in _LOSSES:
            lost -= posting.credits
            if posting.kind in ENDINGS:
                lost, arrived = lost - min(lost, arrived), arrived - min(lost, arrived)
    return lost
