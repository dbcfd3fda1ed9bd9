"""What an answer would return, told before it is recorded: by the same rules that book it afterwards."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from inmail_desk.credit_rules.facts import Fact, InMailUndelivered, Outcome, Responded
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import NoCreditBack

from .picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """What comes back where the same answer of each of some prospects is recorded.

    `unanswered` of the `asked` prospects have an unanswered InMail, `too_early` of these only after the day in
    question. `credits` come back; `not_returned` counts the others by reason, the most frequent first.
    """

    asked: int
    unanswered: int
    too_early: int
    credits: int
    not_returned: tuple[tuple[NoCreditBack, int], ...]


def returning_by_response(
    picture: Picture, prospect_ids: Sequence[int], outcome: Outcome, on: date
) -> Returning:
    """What a response of this outcome on that day would return; a day to come counts as today."""
    on = min(on, picture.today)
    return _returning(picture, prospect_ids, on, lambda id: Responded(on=on, inmail=id, outcome=outcome))


def returning_undelivered(picture: Picture, prospect_ids: Sequence[int], on: date) -> Returning:
    """What would return where LinkedIn could not deliver the InMails, on that day; one to come counts as today."""
    on = min(on, picture.today)
    return _returning(picture, prospect_ids, on, lambda id: InMailUndelivered(on=on, inmail=id))


def _returning(
    picture: Picture, prospect_ids: Sequence[int], on: date, fact_of: Callable[[str], Fact]
) -> Returning:
    states = [picture.state_of(id) for id in prospect_ids]
    unanswered = [
        state
        for state in states
        if state.kind in (StateKind.PENDING, StateKind.LAPSED) and state.inmail is not None
    ]
    inmails = [
        state.inmail
        for state in unanswered
        if state.inmail is not None and state.sent_on is not None and state.sent_on <= on
    ]
    facts: list[Fact] = [fact for fact in picture.recorded.facts if fact.on <= on]
    facts += [fact_of(inmail) for inmail in inmails]
    accounts = compute_statement(facts, picture.rules, on).inmails
    reasons = Counter(reason for inmail in inmails if (reason := accounts[inmail].no_credit_back) is not None)
    return Returning(
        asked=len(states),
        unanswered=len(unanswered),
        too_early=len(unanswered) - len(inmails),
        credits=sum(accounts[inmail].credited for inmail in inmails),
        not_returned=tuple(reasons.most_common()),
    )
