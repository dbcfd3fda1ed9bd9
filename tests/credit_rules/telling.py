"""Short histories in values, for tests of what is asked of a statement."""

from collections.abc import Mapping
from datetime import date

from inmail_desk.credit_rules.facts import Fact, InMailSent, Outcome, Responded, Subscribed
from inmail_desk.credit_rules.recipients import NEW, RecipientState, recipient_states
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.credit_rules.statement import Statement


def day(text: str) -> date:
    """The day of a text such as `01-31`, in the year in which all of this happens."""
    return date.fromisoformat(f"2026-{text}")


def rules_of(rulebook: str = DEFAULT_RULEBOOK, overrides: Mapping[str, object] | None = None) -> Rules:
    return Rules(load_shipped(rulebook), overrides)


def told(*facts: Fact, as_of: str, rules: Rules | None = None) -> Statement:
    """The statement of these facts on a day."""
    return compute_statement(facts, rules or rules_of(), day(as_of))


def state_of(statement: Statement, recipient: str = "ann") -> RecipientState:
    return recipient_states(statement).get(recipient, NEW)


def subscribed(on: str, plan: str = "premium-career") -> Subscribed:
    return Subscribed(on=day(on), plan=plan)


def sent(on: str, id: str = "a", recipient: str = "ann", *, free: bool = False) -> InMailSent:
    return InMailSent(on=day(on), id=id, recipient=recipient, free=free)


def responded(on: str, inmail: str = "a", outcome: Outcome = Outcome.REPLY) -> Responded:
    return Responded(on=day(on), inmail=inmail, outcome=outcome)
