"""From rows to the facts of the credit rules, in the order in which they are to be applied."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any, NamedTuple, assert_never

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

from .asking import amount_or_none
from .values import Override, PlanEvent, PlanEventKind

_OUTCOMES = {each.value: each for each in Outcome}

# Makes a named tuple in a third of the time of its own call with names, and there are thousands.
_new = tuple.__new__

# At the same moment the plan goes first, and a check sees everything.
_PLAN, _CREDITS, _SENT, _ENDED, _CHECK = range(5)

# Moment, rank, row id, table, fact. The first four tell any two entries apart, so that facts are never compared.
_Entry = tuple[str, int, int, str, Fact]
_Rows = Callable[[str], list[tuple[Any, ...]]]


class Recorded(NamedTuple):
    """What the credit rules take from the data file.

    `sources` names for each fact the table and the row id behind it; for a deletion and a non-delivery that is the
    id of the InMail. The source of the fact with the 1-based number n is `sources[n - 1]`. `overrides` maps a rule to
    the person's value, or to its steps. `by_table` lets the next reading leave out what has not changed.
    """

    facts: tuple[Fact, ...]
    sources: tuple[tuple[str, int], ...]
    overrides: dict[str, object]
    by_table: Mapping[str, Sequence[_Entry]]


def recorded(
    rows: _Rows,
    plan_events: Iterable[PlanEvent],
    overrides: Iterable[Override],
    unchanged: Mapping[str, Sequence[_Entry]],
) -> Recorded:
    """The facts that `rows`, which answers a query, and `plan_events` give.

    Tables in `unchanged` are not read: what they gave before stands there.
    """
    days = Days()
    by_table = {
        table: unchanged[table] if table in unchanged else read(rows, days)
        for table, read in _READERS.items()
    }
    by_table["plan_event"] = [
        (event.at.isoformat(), _PLAN, event.id, "plan_event", fact)
        for event in plan_events
        if (fact := _plan_fact(event)) is not None
    ]
    entries = sorted(chain.from_iterable(by_table.values()))
    return Recorded(
        facts=tuple([entry[4] for entry in entries]),
        sources=tuple([(entry[3], entry[2]) for entry in entries]),
        overrides=_steps(overrides),
        by_table=by_table,
    )


class Days(dict[str, date]):
    """The day of a day's text. Thousands of moments share a few hundred days."""

    def __missing__(self, text: str) -> date:
        found = self[text] = date.fromisoformat(text)
        return found


def _inmails(rows: _Rows, day: Days) -> Sequence[_Entry]:
    return [
        (
            at,
            _SENT,
            id,
            "inmail",
            _new(InMailSent, (day[at[:10]], str(id), str(recipient), free == 1)),
        )
        for id, recipient, at, free in rows(
            "SELECT id, prospect_id, sent_at, free FROM inmail ORDER BY sent_at"
        )
    ]


def _responses(rows: _Rows, day: Days) -> Sequence[_Entry]:
    return [
        (at, _ENDED, id, "response", _new(Responded, (day[at[:10]], str(inmail), _OUTCOMES[outcome])))
        for id, inmail, at, outcome in rows("SELECT id, inmail_id, at, outcome FROM response ORDER BY at")
    ]


def _deletions(rows: _Rows, day: Days) -> Sequence[_Entry]:
    return [
        (at, _ENDED, id, "deletion", InMailDeleted(on=day[at[:10]], inmail=str(id)))
        for id, at in rows("SELECT inmail_id, at FROM deletion")
    ]


def _non_deliveries(rows: _Rows, day: Days) -> Sequence[_Entry]:
    return [
        (at, _ENDED, id, "non_delivery", InMailUndelivered(on=day[at[:10]], inmail=str(id)))
        for id, at in rows("SELECT inmail_id, at FROM non_delivery")
    ]


def _purchases(rows: _Rows, day: Days) -> Sequence[_Entry]:
    entries: list[_Entry] = []
    for id, at, credits, price, currency, expires_on in rows(
        "SELECT id, at, credits, price, currency, expires_on FROM purchase"
    ):
        purchase = CreditsPurchased(
            on=day[at[:10]],
            credits=credits,
            price=amount_or_none(price),
            currency=currency,
            expires_on=day[expires_on] if expires_on else None,
        )
        entries.append((at, _CREDITS, id, "purchase", purchase))
    return entries


def _bonuses(rows: _Rows, day: Days) -> Sequence[_Entry]:
    entries: list[_Entry] = []
    for id, at, credits, reason, expires_on in rows("SELECT id, at, credits, reason, expires_on FROM bonus"):
        bonus = CreditsGranted(
            on=day[at[:10]],
            credits=credits,
            reason=reason or None,
            expires_on=day[expires_on] if expires_on else None,
        )
        entries.append((at, _CREDITS, id, "bonus", bonus))
    return entries


def _checks(rows: _Rows, day: Days) -> Sequence[_Entry]:
    return [
        (
            at,
            _CHECK,
            id,
            "balance_check",
            BalanceObserved(on=day[at[:10]], credits=credits, adjust=adjust == 1),
        )
        for id, at, credits, adjust in rows("SELECT id, at, credits, adjust FROM balance_check")
    ]


_READERS: dict[str, Callable[[_Rows, Days], Sequence[_Entry]]] = {
    "inmail": _inmails,
    "response": _responses,
    "deletion": _deletions,
    "non_delivery": _non_deliveries,
    "purchase": _purchases,
    "bonus": _bonuses,
    "balance_check": _checks,
}


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
