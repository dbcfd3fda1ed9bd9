"""Reads everything that a data file holds, as values.

Plain SQL over the file's one connection: SQLModel would take longer to import than the first window takes to appear.
"""

import json
import sqlite3
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from inmail_desk.credit_rules.facts import OpeningLot, Outcome

from .addresses import AddressKind, ProfileAddress
from .errors import trouble_behind
from .recorded import Recorded, recorded
from .values import (
    Account,
    BalanceCheck,
    BillingPeriod,
    Bonus,
    Campaign,
    InMail,
    Override,
    PlanEvent,
    PlanEventKind,
    Priority,
    Prospect,
    Purchase,
    Purpose,
    Response,
    Touch,
    TouchKind,
)

__all__ = ["Reading", "Recorded"]

_PRIORITIES: dict[str | None, Priority | None] = {None: None, **{each.value: each for each in Priority}}
_ADDRESS_KINDS = {each.value: each for each in AddressKind}
_OUTCOMES = {each.value: each for each in Outcome}

_PROSPECTS = (
    "SELECT id, name, company, title, location, degree, open_profile, inmail_off, priority, campaign_id, follow_up_on,"
    " notes, added_at FROM prospect"
)
_INMAILS = (
    "SELECT id, prospect_id, sent_at, subject, body, free, campaign_id, deletion.at, non_delivery.at FROM inmail"
    " LEFT JOIN deletion ON deletion.inmail_id = inmail.id"
    " LEFT JOIN non_delivery ON non_delivery.inmail_id = inmail.id"
)


class Reading:
    """What a data file holds, answered anew at each call. Inside a unit of work its own changes are seen.

    Raises a `StoreTrouble` where the file cannot be read (damaged, locked, gone).
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def account(self) -> Account | None:
        """The account, None in a file that has not been set up yet."""
        for created_at, *texts in self._rows(
            "SELECT created_at, name, time_zone, rulebook_id, rulebook_version, rulebook_text FROM account"
        ):
            name, time_zone, rulebook_id, rulebook_version, rulebook_text = texts
            return Account(
                created_at=datetime.fromisoformat(created_at),
                name=name,
                time_zone=time_zone,
                rulebook_id=rulebook_id,
                rulebook_version=rulebook_version,
                rulebook_text=rulebook_text,
            )
        return None

    def plan_events(self) -> tuple[PlanEvent, ...]:
        """The history of the subscription in the order of time."""
        lots: dict[int, list[OpeningLot]] = {}
        for event, granted_on, credits in self._rows(
            "SELECT plan_event_id, granted_on, credits FROM opening_lot ORDER BY id"
        ):
            lots.setdefault(event, []).append(
                OpeningLot(granted_on=date.fromisoformat(granted_on), credits=credits)
            )
        return tuple(
            PlanEvent(
                id=id,
                at=datetime.fromisoformat(at),
                kind=PlanEventKind(kind),
                plan=plan,
                billing_day=billing_day,
                credits=credits,
                last_renewal_on=_day(last_renewal_on),
                trial_ends_on=_day(trial_ends_on),
                price=_amount(price),
                currency=currency,
                billing_period=BillingPeriod(period) if period else None,
                lots=tuple(lots[id]) if id in lots else None,
            )
            for (
                id,
                at,
                kind,
                plan,
                billing_day,
                credits,
                last_renewal_on,
                trial_ends_on,
                price,
                currency,
                period,
            ) in self._rows(
                "SELECT id, at, kind, plan, billing_day, credits, last_renewal_on, trial_ends_on, price, currency,"
                " billing_period FROM plan_event ORDER BY at, id"
            )
        )

    def overrides(self) -> tuple[Override, ...]:
        """The person's own values by rule, the one that holds always first, then by day."""
        return tuple(
            Override(
                id=id,
                rule=rule,
                from_on=_day(from_on),
                value=json.loads(value),
                noted_at=datetime.fromisoformat(noted_at),
            )
            for id, rule, from_on, value, noted_at in self._rows(
                "SELECT id, rule, from_on, value, noted_at FROM rule_override ORDER BY rule, from_on"
            )
        )

    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns in the order of the alphabet."""
        return tuple(
            Campaign(id=id, name=name, purpose=Purpose(purpose) if purpose else None, credit_budget=budget)
            for id, name, purpose, budget in self._rows(
                "SELECT id, name, purpose, credit_budget FROM campaign ORDER BY folded_name"
            )
        )

    def prospects(self, ids: Iterable[int] | None = None) -> tuple[Prospect, ...]:
        """All prospects, or those of `ids`, in the order of their ids. Ids that are not there are left out."""
        chosen = None if ids is None else json.dumps(list(ids))
        tags: dict[int, tuple[str, ...]] = {}
        for id, name in self._chosen(
            "SELECT prospect_id, name FROM prospect_tag JOIN tag ON tag.id = tag_id",
            "prospect_id",
            chosen,
            "folded_name",
        ):
            tags[id] = (*tags[id], name) if id in tags else (name,)
        addresses: dict[int, tuple[ProfileAddress, ...]] = {}
        for id, kind, key, url in self._chosen(
            "SELECT prospect_id, kind, key, url FROM profile_address", "prospect_id", chosen, "id"
        ):
            address = ProfileAddress(_ADDRESS_KINDS[kind], key, url)
            addresses[id] = (*addresses[id], address) if id in addresses else (address,)
        days: dict[str, date] = {}
        return tuple(
            Prospect(
                id,
                name,
                company,
                title,
                location,
                degree,
                open_profile == 1,
                inmail_off == 1,
                _PRIORITIES[priority],
                campaign_id,
                _memoised(days, follow_up_on) if follow_up_on else None,
                notes,
                datetime.fromisoformat(added_at),
                tags.get(id, ()),
                addresses.get(id, ()),
            )
            for (
                id,
                name,
                company,
                title,
                location,
                degree,
                open_profile,
                inmail_off,
                priority,
                campaign_id,
                follow_up_on,
                notes,
                added_at,
            ) in self._chosen(_PROSPECTS, "id", chosen, "id")
        )

    def prospect(self, id: int) -> Prospect | None:
        """One prospect, None where there is no such one."""
        found = self.prospects((id,))
        return found[0] if found else None

    def touches_of(self, prospect_id: int) -> tuple[Touch, ...]:
        """The touches of one prospect in the order of time."""
        return tuple(
            Touch(
                id=id, prospect_id=prospect_id, kind=TouchKind(kind), at=datetime.fromisoformat(at), text=text
            )
            for id, kind, at, text in self._rows(
                "SELECT id, kind, at, text FROM touch WHERE prospect_id = ? ORDER BY at, id", prospect_id
            )
        )

    def touches_latest(self) -> dict[int, datetime]:
        """The moment of the latest touch by prospect; those without a touch are left out."""
        return {
            id: datetime.fromisoformat(at)
            for id, at in self._rows("SELECT prospect_id, max(at) FROM touch GROUP BY prospect_id")
        }

    def inmails(self) -> tuple[InMail, ...]:
        """All InMails in the order in which they were sent."""
        return self._inmails("")

    def inmails_of(self, prospect_id: int) -> tuple[InMail, ...]:
        """The InMails to one prospect in the order in which they were sent."""
        return self._inmails("WHERE prospect_id = ?", prospect_id)

    def inmail(self, id: int) -> InMail | None:
        """One InMail, None where there is no such one."""
        found = self._inmails("WHERE id = ?", id)
        return found[0] if found else None

    def purchases(self) -> tuple[Purchase, ...]:
        """The purchases in the order of time."""
        return tuple(
            Purchase(
                id=id,
                at=datetime.fromisoformat(at),
                credits=credits,
                price=_amount(price),
                currency=currency,
                expires_on=_day(expires_on),
            )
            for id, at, credits, price, currency, expires_on in self._rows(
                "SELECT id, at, credits, price, currency, expires_on FROM purchase ORDER BY at, id"
            )
        )

    def bonuses(self) -> tuple[Bonus, ...]:
        """The bonuses in the order of time."""
        return tuple(
            Bonus(
                id=id,
                at=datetime.fromisoformat(at),
                credits=credits,
                reason=reason,
                expires_on=_day(expires_on),
            )
            for id, at, credits, reason, expires_on in self._rows(
                "SELECT id, at, credits, reason, expires_on FROM bonus ORDER BY at, id"
            )
        )

    def checks(self) -> tuple[BalanceCheck, ...]:
        """The checks with LinkedIn in the order of time."""
        return tuple(
            BalanceCheck(id=id, at=datetime.fromisoformat(at), credits=credits, adjust=adjust == 1)
            for id, at, credits, adjust in self._rows(
                "SELECT id, at, credits, adjust FROM balance_check ORDER BY at, id"
            )
        )

    def setting(self, key: str) -> str | None:
        """The text kept under `key`, None where there is none."""
        for (value,) in self._rows("SELECT value FROM setting WHERE key = ?", key):
            return str(value)
        return None

    def tags(self) -> tuple[str, ...]:
        """The tags in use in the order of the alphabet."""
        return tuple(name for (name,) in self._rows("SELECT name FROM tag ORDER BY folded_name"))

    def find_by_address(self, keys: Iterable[str]) -> dict[str, int]:
        """The ids of the prospects that these addresses belong to, by key; unknown keys are left out."""
        return dict(
            self._rows(
                "SELECT key, prospect_id FROM profile_address WHERE key IN (SELECT value FROM json_each(?))",
                json.dumps(list(keys)),
            )
        )

    def find_by_name(self, name: str, company: str = "") -> tuple[int, ...]:
        """The ids of the prospects of that name, whatever the case and accents; of any company where it is empty."""
        name, company = _folded(name), _folded(company)
        return tuple(
            id
            for id, other_name, other_company in self._rows(
                "SELECT id, name, company FROM prospect ORDER BY id"
            )
            if _folded(other_name) == name and (not company or _folded(other_company) == company)
        )

    def facts(self) -> Recorded:
        """Everything that the credit rules ask for, in the order in which it is to be applied."""
        return recorded(self._rows, self.plan_events(), self.overrides())

    def _inmails(self, where: str, *values: object) -> tuple[InMail, ...]:
        rows = self._rows(f"{_INMAILS} {where} ORDER BY sent_at, id", *values)
        among = f"WHERE inmail_id IN (SELECT id FROM inmail {where})" if where else ""
        responses: dict[int, tuple[Response, ...]] = {}
        for id, inmail_id, at, outcome in self._rows(
            f"SELECT id, inmail_id, at, outcome FROM response {among} ORDER BY at, id", *values
        ):
            response = Response(id, datetime.fromisoformat(at), _OUTCOMES[outcome])
            responses[inmail_id] = (*responses.get(inmail_id, ()), response)
        return tuple(
            InMail(
                id,
                prospect_id,
                datetime.fromisoformat(sent_at),
                subject,
                body,
                free == 1,
                campaign_id,
                responses.get(id, ()),
                datetime.fromisoformat(deleted_at) if deleted_at else None,
                datetime.fromisoformat(undelivered_at) if undelivered_at else None,
            )
            for (
                id,
                prospect_id,
                sent_at,
                subject,
                body,
                free,
                campaign_id,
                deleted_at,
                undelivered_at,
            ) in rows
        )

    def _chosen(self, select: str, column: str, ids: str | None, order: str) -> list[tuple[Any, ...]]:
        if ids is None:
            return self._rows(f"{select} ORDER BY {order}")
        return self._rows(
            f"{select} WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY {order}", ids
        )

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            trouble = trouble_behind(error, self.path)
            if trouble is None:
                raise
            raise trouble from error


def _memoised(days: dict[str, date], text: str) -> date:
    day = days.get(text)
    if day is None:
        day = days[text] = date.fromisoformat(text)
    return day


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _amount(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())
