"""From rows to the facts of the credit rules, in the order in which they are to be applied."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from inmail_desk.credit_rules.facts import (
    BalanceObserved,
    Cancelled,
    CreditsGranted,
    CreditsPurchased,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    Outcome,
    PlanChanged,
    Responded,
    Subscribed,
    TrackingStarted,
)

from .values import Override, PlanEvent, PlanEventKind

_OUTCOMES = {each.value: each for each in Outcome}

# At the same moment the plan goes first, and a check sees everything.
_PLAN, _CREDITS, _SENT, _ENDED, _CHECK = range(5)

# Moment, rank, row id, table, fact. The first four tell any two entries apart, so that facts are never compared.
_Entry = tuple[str, int, int, str, Fact]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What the credit rules take from the data file.

    `sources` names for each fact the table and the row id behind it; for a deletion and a non-delivery that is the
    id of the InMail. The source of the fact with the 1-based number n is `sources[n - 1]`. `overrides` maps a rule to
    the person's value, or to its steps.
    """

    facts: tuple[Fact, ...]
    sources: tuple[tuple[str, int], ...]
    overrides: dict[str, object]


def recorded(
    rows: Callable[[str], list[tuple[Any, ...]]],
    plan_events: Iterable[PlanEvent],
    overrides: Iterable[Override],
) -> Recorded:
    """The facts that `rows`, which answers a query, and `plan_events` give."""
    entries: list[_Entry] = []
    for event in plan_events:
        fact = _plan_fact(event)
        if fact is not None:
            entries.append((event.at.isoformat(), _PLAN, event.id, "plan_event", fact))
    day = _Days()
    entries += [
        (
            at,
            _SENT,
            id,
            "inmail",
            InMailSent(on=day[at], id=str(id), recipient=str(recipient), free=free == 1),
        )
        for id, recipient, at, free in rows("SELECT id, prospect_id, sent_at, free FROM inmail")
    ]
    entries += [
        (at, _ENDED, id, "response", Responded(on=day[at], inmail=str(inmail), outcome=_OUTCOMES[outcome]))
        for id, inmail, at, outcome in rows("SELECT id, inmail_id, at, outcome FROM response")
    ]
    entries += [
        (at, _ENDED, id, "deletion", InMailDeleted(on=day[at], inmail=str(id)))
        for id, at in rows("SELECT inmail_id, at FROM deletion")
    ]
    entries += [
        (at, _ENDED, id, "non_delivery", InMailUndelivered(on=day[at], inmail=str(id)))
        for id, at in rows("SELECT inmail_id, at FROM non_delivery")
    ]
    for id, at, credits, price, currency, expires_on in rows(
        "SELECT id, at, credits, price, currency, expires_on FROM purchase"
    ):
        purchase = CreditsPurchased(
            on=day[at],
            credits=credits,
            price=Decimal(price) if price else None,
            currency=currency,
            expires_on=date.fromisoformat(expires_on) if expires_on else None,
        )
        entries.append((at, _CREDITS, id, "purchase", purchase))
    for id, at, credits, reason, expires_on in rows("SELECT id, at, credits, reason, expires_on FROM bonus"):
        bonus = CreditsGranted(
            on=day[at],
            credits=credits,
            reason=reason or None,
            expires_on=date.fromisoformat(expires_on) if expires_on else None,
        )
        entries.append((at, _CREDITS, id, "bonus", bonus))
    entries += [
        (at, _CHECK, id, "balance_check", BalanceObserved(on=day[at], credits=credits, adjust=adjust == 1))
        for id, at, credits, adjust in rows("SELECT id, at, credits, adjust FROM balance_check")
    ]
    entries.sort()
    return Recorded(
        facts=tuple([entry[4] for entry in entries]),
        sources=tuple([(entry[3], entry[2]) for entry in entries]),
        overrides=_steps(overrides),
    )


class _Days(dict[str, date]):
    """The day of a moment's text; thousands of moments share a few hundred days."""

    def __missing__(self, at: str) -> date:
        day = at[:10]
        found = date.fromisoformat(day) if day == at else self[day]
        self[at] = found
        return found


def _plan_fact(event: PlanEvent) -> Fact | None:
    on = event.at.date()
    match event.kind:
        case PlanEventKind.SUBSCRIBED:
            return Subscribed(on=on, plan=event.plan or "", billing_day=event.billing_day)
        case PlanEventKind.TRACKING_STARTED:
            return TrackingStarted(
                on=on,
                plan=event.plan or "",
                credits=event.credits or 0,
                last_renewal_on=event.last_renewal_on,
                billing_day=event.billing_day,
                lots=event.lots,
            )
        case PlanEventKind.PLAN_CHANGED:
            return PlanChanged(on=on, plan=event.plan or "", billing_day=event.billing_day)
        case PlanEventKind.CANCELLED:
            return Cancelled(on=on)
        case PlanEventKind.CARD_EXPIRED | PlanEventKind.CARD_RENEWED | PlanEventKind.PRICE_CHANGED:
            return None
        case _:
            assert_never(event.kind)


def _steps(overrides: Iterable[Override]) -> dict[str, object]:
    dated: dict[str, list[tuple[date | None, object]]] = {}
    for override in overrides:
        dated.setdefault(override.rule, []).append((override.from_on, override.value))
    return {
        rule: values[0][1]
        if values[0][0] is None and len(values) == 1
        else [{"from": (day or date.min).isoformat(), "value": value} for day, value in values]
        for rule, values in dated.items()
    }
