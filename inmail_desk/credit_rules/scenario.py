"""Scenarios: facts, rules and a day as JSON in, the statement as one line of JSON out."""

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from .facts import (
    BalanceObserved,
    Cancelled,
    CreditsGranted,
    CreditsPurchased,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    OpeningLot,
    Outcome,
    PlanChanged,
    Responded,
    Subscribed,
    TrackingStarted,
)
from .refusal import Refused
from .replay import compute_statement
from .rule_names import whole
from .rulebook import DEFAULT_RULEBOOK, load_shipped
from .rules import Rules
from .statement import Posting, Statement
from .strict_json import read_day, read_json

_PRICE = re.compile(r"[0-9]+(\.[0-9]+)?")

_T = TypeVar("_T")


def run_scenario(text: str) -> str:
    """The statement of a scenario, or `{"error": ...}` for one that is refused: one line of compact JSON."""
    try:
        statement = statement_of_scenario(text)
    except Refused as refusal:
        return error_line(str(refusal))
    return _compact(_statement_json(statement))


def error_line(message: str) -> str:
    """One line of compact JSON that holds an error."""
    return _compact({"error": message})


def statement_of_scenario(text: str) -> Statement:
    """The statement of a scenario's JSON text. Raises `Refused`, naming the event's number and field, or the key."""
    content = _Fields(read_json(text), "scenario")
    content.optional("why", lambda value: value)
    rulebook = load_shipped(content.optional("rulebook", _text) or DEFAULT_RULEBOOK)
    rules = Rules(rulebook, content.optional("rules", _object))
    events = content.required("events", _list)
    as_of = content.required("as_of", read_day)
    horizon_days = content.optional("horizon_days", whole) or 0
    content.finish()
    facts = [_numbered_fact(number, event) for number, event in enumerate(events, start=1)]
    return compute_statement(facts, rules, as_of, horizon_days)


class _Fields:
    """The fields of a JSON object, each read once by the reader of its type. What nobody read is refused."""

    def __init__(self, content: object, what: str) -> None:
        self._content = _object(content)
        self._what = what
        self._read: set[str] = set()

    def required(self, name: str, read: Callable[[object], _T]) -> _T:
        """The field in the reader's type. Raises `Refused`, naming the field."""
        if name not in self._content:
            raise Refused("is missing", field=name)
        self._read.add(name)
        try:
            return read(self._content[name])
        except Refused as refusal:
            inner = "" if refusal.field is None else f"{refusal.field}: "
            raise Refused(inner + refusal.reason, field=name) from None

    def optional(self, name: str, read: Callable[[object], _T]) -> _T | None:
        """The same, or None where the field is left out. A null is no way of leaving out."""
        return self.required(name, read) if name in self._content else None

    def finish(self) -> None:
        """Raises `Refused` for a field that was not asked for."""
        for name in sorted(self._content.keys() - self._read):
            raise Refused(f"is no field of {self._what}", field=name)


def _numbered_fact(number: int, event: object) -> Fact:
    try:
        fields = _Fields(event, "an event")
        type_name = fields.required("type", _text)
        fields = _Fields(event, type_name)
        fields.required("type", _text)
        fact = _fact(type_name, fields)
        fields.finish()
    except Refused as refusal:
        raise Refused(refusal.reason, fact=number, field=refusal.field) from None
    return fact


def _fact(type_name: str, event: _Fields) -> Fact:
    match type_name:
        case "subscribed":
            return Subscribed(
                on=event.required("on", read_day),
                plan=event.required("plan", _text),
                billing_day=event.optional("billing_day", whole),
            )
        case "tracking_started":
            return TrackingStarted(
                on=event.required("on", read_day),
                plan=event.required("plan", _text),
                credits=event.required("credits", whole),
                last_renewal_on=event.optional("last_renewal_on", read_day),
                billing_day=event.optional("billing_day", whole),
                lots=event.optional("lots", _opening_lots),
            )
        case "plan_changed":
            return PlanChanged(
                on=event.required("on", read_day),
                plan=event.required("plan", _text),
                billing_day=event.optional("billing_day", whole),
            )
        case "cancelled":
            return Cancelled(on=event.required("on", read_day))
        case "credits_purchased":
            return CreditsPurchased(
                on=event.required("on", read_day),
                credits=event.required("credits", whole),
                price=event.optional("price", _price),
                currency=event.optional("currency", _text),
                expires_on=event.optional("expires_on", read_day),
            )
        case "credits_granted":
            return CreditsGranted(
                on=event.required("on", read_day),
                credits=event.required("credits", whole),
                reason=event.optional("reason", _text),
                expires_on=event.optional("expires_on", read_day),
            )
        case "inmail_sent":
            return InMailSent(
                on=event.required("on", read_day),
                id=event.required("id", _text),
                recipient=event.required("recipient", _text),
                free=event.optional("free", _flag) or False,
            )
        case "responded":
            return Responded(
                on=event.required("on", read_day),
                inmail=event.required("inmail", _text),
                outcome=event.required("outcome", _outcome),
            )
        case "inmail_deleted":
            return InMailDeleted(on=event.required("on", read_day), inmail=event.required("inmail", _text))
        case "inmail_undelivered":
            return InMailUndelivered(
                on=event.required("on", read_day), inmail=event.required("inmail", _text)
            )
        case "balance_observed":
            return BalanceObserved(
                on=event.required("on", read_day),
                credits=event.required("credits", whole),
                adjust=event.optional("adjust", _flag) or False,
            )
        case _:
            raise Refused(f"there is no event {type_name!r}", field="type")


def _opening_lots(value: object) -> tuple[OpeningLot, ...]:
    lots = []
    for each in _list(value):
        fields = _Fields(each, "a lot")
        lot = OpeningLot(
            granted_on=fields.required("granted_on", read_day), credits=fields.required("credits", whole)
        )
        fields.finish()
        lots.append(lot)
    return tuple(lots)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise Refused("needs a text that is not empty")
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise Refused("needs true or false")
    return value


def _outcome(value: object) -> Outcome:
    if not isinstance(value, str) or value not in set(Outcome):
        raise Refused(f"needs one of {', '.join(Outcome)}")
    return Outcome(value)


def _price(value: object) -> Decimal:
    if not isinstance(value, str) or not _PRICE.fullmatch(value):
        raise Refused('needs a decimal number in a text, such as "29.99"')
    return Decimal(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Refused("needs a list")
    return value


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Refused("needs a JSON object")
    return value


def _statement_json(statement: Statement) -> dict[str, object]:
    return {
        "as_of": str(statement.as_of),
        "balance": statement.balance,
        "lots": [
            {
                "origin": lot.origin,
                "granted_on": str(lot.granted_on),
                "expires_on": None if lot.expires_on is None else str(lot.expires_on),
                "credits": lot.credits,
                "remaining": lot.remaining,
            }
            for lot in statement.lots
        ],
        "unanswered": [
            {
                "inmail": each.inmail,
                "recipient": each.recipient,
                "sent_on": str(each.sent_on),
                "credit_back_until": None if each.credit_back_until is None else str(each.credit_back_until),
            }
            for each in statement.unanswered
        ],
        "postings": [_posting_json(posting) for posting in statement.postings],
        "checks": [
            {
                "on": str(check.on),
                "observed": check.observed,
                "computed": check.computed,
                "difference": check.difference,
            }
            for check in statement.checks
        ],
        "warnings": [{"on": str(each.on), "code": each.code} for each in statement.warnings],
        "upcoming": [_posting_json(posting) for posting in statement.upcoming],
    }


def _posting_json(posting: Posting) -> dict[str, object]:
    return {"on": str(posting.on), "kind": posting.kind, "credits": posting.credits}


def _compact(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
