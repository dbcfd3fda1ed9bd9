"""Writes the account, the history of its plan, and the person's own rules."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from sqlalchemy import select

from inmail_desk.credit_rules.facts import OpeningLot

from .errors import InvalidValue
from .rows import Rows, table_of
from .tables import AccountRow, OpeningLotRow, OverrideRow, PlanEventRow
from .validation import (
    amount,
    checked,
    credits,
    currency,
    day,
    filled_line,
    line,
    moment,
    one_of,
    optional,
    text,
    whole,
)
from .values import BillingPeriod, PlanEventKind

ACCOUNT_ID = 1

ACCOUNT_CHECKS = {
    "created_at": moment,
    "name": line,
    "time_zone": filled_line,
    "rulebook_id": filled_line,
    "rulebook_version": filled_line,
    "rulebook_text": text,
}


class AccountRepository:
    """The one account of the file. Raises InvalidValue, and NoSuchRow before the account was created."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def create(
        self,
        *,
        name: str,
        time_zone: str,
        rulebook_id: str,
        rulebook_version: str,
        rulebook_text: str,
        created_at: datetime,
    ) -> None:
        """Set the account up. Raises RuntimeError where the file has one already."""
        if self._rows.has(AccountRow, ACCOUNT_ID):
            raise RuntimeError("the file has an account")
        fields = {
            "created_at": created_at,
            "name": name,
            "time_zone": time_zone,
            "rulebook_id": rulebook_id,
            "rulebook_version": rulebook_version,
            "rulebook_text": rulebook_text,
        }
        self._rows.add_plain(AccountRow, [{"id": ACCOUNT_ID, **checked(fields, ACCOUNT_CHECKS)}])

    def set_time_zone(self, time_zone: str) -> None:
        """Take the account's days from the clocks of another time zone from now on."""
        self._rows.change(AccountRow, ACCOUNT_ID, checked({"time_zone": time_zone}, ACCOUNT_CHECKS))

    def set_rulebook(self, rulebook_id: str, rulebook_version: str, rulebook_text: str) -> None:
        """Use another rulebook from now on; its text is kept in the file."""
        fields = {
            "rulebook_id": rulebook_id,
            "rulebook_version": rulebook_version,
            "rulebook_text": rulebook_text,
        }
        self._rows.change(AccountRow, ACCOUNT_ID, checked(fields, ACCOUNT_CHECKS))


class PlanEventFields(TypedDict, total=False):
    at: datetime
    kind: PlanEventKind
    plan: str | None
    billing_day: int | None
    credits: int | None
    last_renewal_on: date | None
    trial_ends_on: date | None
    price: Decimal | None
    currency: str | None
    billing_period: BillingPeriod | None
    lots: Sequence[OpeningLot] | None


EVENT_CHECKS = {
    "at": moment,
    "kind": one_of(PlanEventKind),
    "plan": optional(filled_line),
    "billing_day": optional(whole(1, 31)),
    "credits": optional(credits),
    "last_renewal_on": optional(day),
    "trial_ends_on": optional(day),
    "price": optional(amount),
    "currency": optional(currency),
    "billing_period": optional(one_of(BillingPeriod)),
}
LOT_CHECKS = {"granted_on": day, "credits": credits}


class PlanRepository:
    """The history of the subscription. Raises InvalidValue, and NoSuchRow where an id is not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add_event(
        self,
        kind: PlanEventKind,
        *,
        at: datetime,
        plan: str | None = None,
        billing_day: int | None = None,
        credits: int | None = None,
        last_renewal_on: date | None = None,
        trial_ends_on: date | None = None,
        price: Decimal | None = None,
        currency: str | None = None,
        billing_period: BillingPeriod | None = None,
        lots: Sequence[OpeningLot] | None = None,
    ) -> int:
        """Add a step to the history; its id. `lots` None lets the opening lots be inferred."""
        fields = {
            "at": at,
            "kind": kind,
            "plan": plan,
            "billing_day": billing_day,
            "credits": credits,
            "last_renewal_on": last_renewal_on,
            "trial_ends_on": trial_ends_on,
            "price": price,
            "currency": currency,
            "billing_period": billing_period,
        }
        columns, checked_lots = checked(fields, EVENT_CHECKS), _checked_lots(lots)
        id = self._rows.add(PlanEventRow, columns)
        self._add_lots(id, checked_lots)
        return id

    def edit_event(self, id: int, **fields: Unpack[PlanEventFields]) -> None:
        """Change the named fields; `lots` replaces all opening lots of the event."""
        columns = checked({name: value for name, value in fields.items() if name != "lots"}, EVENT_CHECKS)
        lots = _checked_lots(fields.get("lots"))
        self._rows.change(PlanEventRow, id, columns)
        if "lots" in fields:
            self._rows.remove_where(OpeningLotRow, table_of(OpeningLotRow).c.plan_event_id == id)
            self._add_lots(id, lots)

    def remove_event(self, id: int) -> None:
        """Remove a step of the history, as if it had never been."""
        self._rows.remove(PlanEventRow, (id,))

    def _add_lots(self, event: int, lots: Sequence[Mapping[str, object]]) -> None:
        self._rows.add_many(OpeningLotRow, [{"plan_event_id": event, **lot} for lot in lots])


def _checked_lots(lots: Sequence[OpeningLot] | None) -> list[Mapping[str, object]]:
    return [checked({"granted_on": lot.granted_on, "credits": lot.credits}, LOT_CHECKS) for lot in lots or ()]


class OverridesRepository:
    """The person's own values of rules, kept beside those of the rulebook."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def set(self, rule: str, value: object, *, from_on: date | None = None, noted_at: datetime) -> int:
        """Let `rule` be `value` from the day `from_on`, always where that is None; the id.

        Replaces the value of the same rule and day. `value` is anything that JSON can hold.
        """
        rule = filled_line("rule", rule)
        from_on = None if from_on is None else day("from_on", from_on)
        try:
            written = json.dumps(value, ensure_ascii=False, allow_nan=False)
        except (TypeError, ValueError) as error:
            raise InvalidValue("value", "it cannot be written down") from error
        values = {"value": text("value", written), "noted_at": moment("noted_at", noted_at)}
        table = table_of(OverrideRow)
        for (id,) in self._rows.ask(
            select(table.c.id).where(table.c.rule == rule, table.c.from_on.is_not_distinct_from(from_on))
        ):
            self._rows.change(OverrideRow, id, values)
            return int(id)
        return self._rows.add(OverrideRow, {"rule": rule, "from_on": from_on, **values})

    def remove(self, id: int) -> None:
        """Let the rulebook's value hold again."""
        self._rows.remove(OverrideRow, (id,))
