"""May an InMail be sent to this recipient now? Allowed, free, or refused, with every reason."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .recipients import RecipientState, StateKind
from .rule_names import Overage, SecondInMail
from .rules import Rules
from .statement import Statement


class Verdict(StrEnum):
    ALLOWED = "allowed"
    FREE = "free"
    REFUSED = "refused"


class FreeBecause(StrEnum):
    """Why nothing is spent: a 1st-degree connection needs no InMail, an Open Profile takes it free."""

    CONNECTION = "connection"
    OPEN_PROFILE = "open_profile"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPlan:
    """There is no subscription."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCredit:
    """No credit is left; `next_on` is the day of the next allotment, None where none is coming."""

    next_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StillUnanswered:
    """An InMail is unanswered since `since`; `until` is the last day on which a response returns the credit, None
    where none would."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardExpired:
    """The payment card is marked expired since `since`: LinkedIn wants it renewed first."""

    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedOff:
    """The recipient takes no InMail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """All `balance` credits are kept for campaigns, which have `reserved` planned and not used."""

    balance: int
    reserved: int


Reason = NoPlan | NoCredit | StillUnanswered | CardExpired | SwitchedOff | Reserved


class Permission(NamedTuple):
    """The answer. `reasons` holds every reason of a refusal; `free_because` is set where the verdict is free."""

    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    free_because: FreeBecause | None = None


def may_send(
    statement: Statement,
    rules: Rules,
    state: RecipientState,
    *,
    degree: int | None = None,
    open_profile: bool = False,
    inmail_off: bool = False,
    card_expired_on: date | None = None,
    reserved: int = 0,
) -> Permission:
    """Whether an InMail may be sent on the statement's day to the recipient in this state.

    `degree` is that of the connection (1 to 3, None unknown); `card_expired_on` the day the payment card was marked
    expired, None for a valid one; `reserved` the credits that other campaigns keep for themselves. A 1st-degree
    connection is always free: it needs no InMail. An Open Profile is free unless something stops every InMail.
    """
    if degree == 1:
        return Permission(verdict=Verdict.FREE, free_because=FreeBecause.CONNECTION)
    reasons: list[Reason] = []
    unanswered = state.kind in (StateKind.PENDING, StateKind.LAPSED)
    second = rules.value("second_inmail", statement.plan, statement.as_of)
    if unanswered and second is SecondInMail.REFUSED and state.sent_on is not None:
        reasons.append(StillUnanswered(since=state.sent_on, until=state.until))
    if inmail_off:
        reasons.append(SwitchedOff())
    if card_expired_on is not None:
        reasons.append(CardExpired(since=card_expired_on))
    if not open_profile:
        reasons += _lack_of_credits(statement, rules, reserved)
    if reasons:
        return Permission(verdict=Verdict.REFUSED, reasons=tuple(reasons))
    if open_profile:
        return Permission(verdict=Verdict.FREE, free_because=FreeBecause.OPEN_PROFILE)
    return Permission(verdict=Verdict.ALLOWED)


def _lack_of_credits(statement: Statement, rules: Rules, reserved: int) -> list[Reason]:
    if statement.plan is None:
        return [NoPlan()]
    if not statement.balance:
        billed = rules.value("overage", statement.plan, statement.as_of) is Overage.BILLED
        return (
            [] if billed else [NoCredit(next_on=statement.next_renewal_on if statement.allotment else None)]
        )
    if statement.balance <= reserved:
        return [Reserved(balance=statement.balance, reserved=reserved)]
    return []
