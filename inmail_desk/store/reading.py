"""Reads everything that a data file holds, as values.

Plain SQL over the file's one connection: SQLModel would take longer to import than the first window takes to appear.
"""

import json
from collections.abc import Collection, Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from inmail_desk.credit_rules.facts import OpeningLot, Outcome

from .asking import amount_or_none, day_or_none
from .campaigns_reading import CampaignsReading
from .prospects_reading import ProspectsReading
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
    Purchase,
    Purpose,
    Response,
)

if TYPE_CHECKING:
    from .whole import Whole

Row = TypeVar("Row")

_OUTCOMES = {each.value: each for each in Outcome}

_INMAILS = (
    "SELECT id, prospect_id, sent_at, subject, body, free, campaign_id, deletion.at, non_delivery.at FROM inmail"
    " LEFT JOIN deletion ON deletion.inmail_id = inmail.id"
    " LEFT JOIN non_delivery ON non_delivery.inmail_id = inmail.id"
)


class Reading(ProspectsReading, CampaignsReading):
    """What a data file holds, answered anew at each call. Inside a unit of work its own changes are seen.

    Raises a `StoreTrouble` where the file cannot be read (damaged, locked, gone).
    """

    def account(self) -> Account | None:
        """The account, None in a file that has not been set up yet."""
        for created_at, *texts in self._ask(
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
        for event, granted_on, credits in self._ask(
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
                last_renewal_on=day_or_none(last_renewal_on),
                trial_ends_on=day_or_none(trial_ends_on),
                price=amount_or_none(price),
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
            ) in self._ask(
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
                from_on=day_or_none(from_on),
                value=json.loads(value),
                noted_at=datetime.fromisoformat(noted_at),
            )
            for id, rule, from_on, value, noted_at in self._ask(
                "SELECT id, rule, from_on, value, noted_at FROM rule_override ORDER BY rule, from_on"
            )
        )

    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns in the order of the alphabet."""
        return tuple(
            Campaign(id=id, name=name, purpose=Purpose(purpose) if purpose else None, credit_budget=budget)
            for id, name, purpose, budget in self._ask(
                "SELECT id, name, purpose, credit_budget FROM campaign ORDER BY folded_name"
            )
        )

    def inmails(self, ids: Iterable[int] | None = None) -> tuple[InMail, ...]:
        """All InMails, or those of `ids`, in the order in which they were sent. Ids that are not there are left out."""
        if ids is None:
            return self._inmails("")
        return self._inmails("WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))

    def inmails_of(self, prospect_id: int) -> tuple[InMail, ...]:
        """The InMails to one prospect in the order in which they were sent."""
        return self._inmails("WHERE prospect_id = ?", prospect_id)

    def purchases(self) -> tuple[Purchase, ...]:
        """The purchases in the order of time."""
        return tuple(
            Purchase(
                id=id,
                at=datetime.fromisoformat(at),
                credits=credits,
                price=amount_or_none(price),
                currency=currency,
                expires_on=day_or_none(expires_on),
            )
            for id, at, credits, price, currency, expires_on in self._ask(
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
                expires_on=day_or_none(expires_on),
            )
            for id, at, credits, reason, expires_on in self._ask(
                "SELECT id, at, credits, reason, expires_on FROM bonus ORDER BY at, id"
            )
        )

    def checks(self) -> tuple[BalanceCheck, ...]:
        """The checks with LinkedIn in the order of time."""
        return tuple(
            BalanceCheck(id=id, at=datetime.fromisoformat(at), credits=credits, adjust=adjust == 1)
            for id, at, credits, adjust in self._ask(
                "SELECT id, at, credits, adjust FROM balance_check ORDER BY at, id"
            )
        )

    def setting(self, key: str) -> str | None:
        """The text kept under `key`, None where there is none."""
        for (value,) in self._ask("SELECT value FROM setting WHERE key = ?", key):
            return str(value)
        return None

    def settings(self) -> dict[str, str]:
        """All texts that are kept under a key, in the order of the keys."""
        return dict(self._ask("SELECT key, value FROM setting ORDER BY key"))

    def whole(self) -> "Whole | None":
        """Everything at once, None in a file that has not been set up yet."""
        from .whole import Whole

        account = self.account()
        if account is None:
            return None
        return Whole(
            account=account,
            plan_events=_by_id(self.plan_events()),
            overrides=_by_id(self.overrides()),
            campaigns=_by_id(self.campaigns()),
            prospects=self.prospects(),
            touches=self.touches(),
            inmails=_by_id(self.inmails()),
            purchases=_by_id(self.purchases()),
            bonuses=_by_id(self.bonuses()),
            checks=_by_id(self.checks()),
            settings=self.settings(),
        )

    def paid_inmails_by_campaign(self) -> dict[int, int]:
        """How many InMails that were not free each campaign has; campaigns without one are left out."""
        return dict(
            self._ask(
                "SELECT campaign_id, count(*) FROM inmail WHERE campaign_id IS NOT NULL AND free = 0"
                " GROUP BY campaign_id"
            )
        )

    def facts(self, earlier: Recorded | None = None, changed: Collection[str] = ()) -> Recorded:
        """Everything that the credit rules ask for, in the order in which it is to be applied.

        With `earlier`, the latest answer, only the tables that have `changed` since then are read anew.
        """
        unchanged = (
            {}
            if earlier is None
            else {name: was for name, was in earlier.by_table.items() if name not in changed}
        )
        return recorded(self._ask, self.plan_events(), self.overrides(), unchanged)

    def _inmails(self, where: str, *values: object) -> tuple[InMail, ...]:
        rows = self._ask(f"{_INMAILS} {where} ORDER BY sent_at, id", *values)
        among = f"WHERE inmail_id IN (SELECT id FROM inmail {where})" if where else ""
        responses: dict[int, tuple[Response, ...]] = {}
        for id, inmail_id, at, outcome in self._ask(
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


def _by_id(values: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(sorted(values, key=attrgetter("id")))
