"""The lots that a person begins tracking with."""

from datetime import date
from typing import NamedTuple

from .days import day_after
from .facts import TrackingStarted
from .refusal import Refused
from .renewal_days import RenewalDays
from .rule_names import ExpiryMode, Renewal, whole
from .rules import Rules


class OpenedLot(NamedTuple):
    """An opening lot. `ticks` counts the renewals that it has lived through."""

    granted_on: date
    credits: int
    ticks: int


def anchor_of(fact: TrackingStarted, plan: str, rules: Rules) -> date:
    """The latest renewal on or before the day of tracking. Raises `Refused` where the fact names another day, or none
    though it must."""
    named = fact.last_renewal_on
    if named is None:
        if rules.value("renewal", plan, fact.on) is not Renewal.FIRST_OF_MONTH:
            raise Refused("is needed, since this plan renews on its own billing day", field="last_renewal_on")
        billing_day = fact.billing_day or 1
    else:
        billing_day = fact.billing_day or named.day
    latest = RenewalDays(rules, plan, billing_day, by_rule_of=fact.on).latest_until(fact.on)
    if latest is None:
        raise Refused(f"no renewal day comes before {fact.on}", field="last_renewal_on")
    if named is not None and named != latest:
        raise Refused(
            f"is {named}, but the latest renewal until {fact.on} is {latest}", field="last_renewal_on"
        )
    return latest


def opening_lots(fact: TrackingStarted, plan: str, anchor: date, rules: Rules) -> tuple[OpenedLot, ...]:
    """The lots of the balance that tracking begins with, none of 0 credits.

    Given lots are taken as they are, in the order given, which is that of their entry; raises `Refused` where they
    cannot be. Else the balance is read as what is left of credits spent oldest first: the latest renewals, each with
    at most one allotment, while such a lot would still be alive, and the rest as granted on the day itself.
    """
    renewals = RenewalDays(rules, plan, fact.billing_day or anchor.day, by_rule_of=fact.on)
    if fact.lots is not None:
        return _given(fact, plan, renewals, rules)
    found: list[OpenedLot] = []
    rest = whole(fact.credits)
    if rules.expiry(plan, fact.on).mode is ExpiryMode.NEVER:
        return (OpenedLot(anchor, rest, 0),) if rest else ()
    allotment = rules.number("allotment", plan, fact.on)
    renewal: date | None = anchor
    ticks = 0
    while rest and allotment and renewal is not None and _alive(renewal, ticks, fact.on, plan, rules):
        credits = min(rest, allotment)
        found.append(OpenedLot(renewal, credits, ticks))
        rest -= credits
        renewal = renewals.latest_before(renewal)
        ticks += 1
    found.reverse()
    if rest:
        found.append(OpenedLot(fact.on, rest, 0))
    return tuple(found)


def _given(fact: TrackingStarted, plan: str, renewals: RenewalDays, rules: Rules) -> tuple[OpenedLot, ...]:
    found: list[OpenedLot] = []
    assert fact.lots is not None
    for lot in fact.lots:
        whole(lot.credits)
        if lot.granted_on > fact.on:
            raise Refused(f"one is granted on {lot.granted_on}, later than {fact.on}", field="lots")
        ticks = _renewals_between(lot.granted_on, fact.on, renewals)
        if not _alive(lot.granted_on, ticks, fact.on, plan, rules):
            raise Refused(f"the one of {lot.granted_on} has expired by {fact.on}", field="lots")
        if lot.credits:
            found.append(OpenedLot(lot.granted_on, lot.credits, ticks))
    total = sum(lot.credits for lot in found)
    if total != fact.credits:
        raise Refused(f"they add up to {total}, but the balance is {fact.credits}", field="lots")
    return tuple(found)


def _renewals_between(granted_on: date, on: date, renewals: RenewalDays) -> int:
    """How many renewals come after `granted_on` up to and with `on`."""
    count = 0
    day = renewals.next_after(granted_on)
    while day is not None and day <= on:
        count += 1
        day = renewals.next_after(day)
    return count


def _alive(granted_on: date, ticks: int, on: date, plan: str, rules: Rules) -> bool:
    """Whether a lot of that grant has some of its life left on the day `on`, by the rules of that day."""
    terms = rules.expiry(plan, on)
    if terms.mode is ExpiryMode.DAYS:
        return day_after(granted_on, terms.days, "expiry.days") > on
    return terms.mode is ExpiryMode.NEVER or ticks < terms.renewals
