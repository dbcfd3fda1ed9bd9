"""Made-up scenarios as values, which can be asked for the statement of any day."""

from datetime import date
from typing import Any

from inmail_desk.credit_rules import facts
from inmail_desk.credit_rules.facts import Fact, OpeningLot, Outcome
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rulebook import load_shipped
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Statement

from .scenarios import Scenario

FACTS: dict[str, Any] = {
    "subscribed": facts.Subscribed,
    "tracking_started": facts.TrackingStarted,
    "plan_changed": facts.PlanChanged,
    "cancelled": facts.Cancelled,
    "credits_purchased": facts.CreditsPurchased,
    "credits_granted": facts.CreditsGranted,
    "inmail_sent": facts.InMailSent,
    "responded": facts.Responded,
    "inmail_deleted": facts.InMailDeleted,
    "inmail_undelivered": facts.InMailUndelivered,
    "balance_observed": facts.BalanceObserved,
}


def fact_of(event: dict[str, Any]) -> Fact:
    fields = {name: value for name, value in event.items() if name not in ("type", "price")}
    for name in ("on", "expires_on", "last_renewal_on"):
        if name in fields:
            fields[name] = date.fromisoformat(fields[name])
    if "outcome" in fields:
        fields["outcome"] = Outcome(fields["outcome"])
    if "lots" in fields:
        fields["lots"] = tuple(
            OpeningLot(granted_on=date.fromisoformat(lot["granted_on"]), credits=lot["credits"])
            for lot in fields["lots"]
        )
    return FACTS[event["type"]](**fields)


class Story:
    """A made-up scenario as values, which can be asked for the statement of any day."""

    def __init__(self, scenario: Scenario) -> None:
        self.facts = tuple(fact_of(event) for event in scenario["events"])
        self.as_of = date.fromisoformat(scenario["as_of"])
        self.horizon_days: int = scenario.get("horizon_days", 0)
        self._rulebook = scenario.get("rulebook", "linkedin-current")
        self._overrides = scenario.get("rules", {})
        self.rules = self.newly_read_rules()

    def newly_read_rules(self) -> Rules:
        return Rules(load_shipped(self._rulebook), self._overrides)

    def statement_of(self, day: date) -> Statement:
        return compute_statement(self.facts, self.rules, day)

    @property
    def whole(self) -> Statement:
        return compute_statement(self.facts, self.rules, self.as_of, self.horizon_days)
