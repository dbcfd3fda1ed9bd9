"""May an InMail be sent to this recipient now? Allowed, free, or refused, with every reason."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from .recipients import RecipientState, StateKind
from .rule_names import Overage, SecondInMail
from .rules import Rules
from .statement import Statement

if TYPE_CHECKING:
    from .reasons import Reason


class Verdict(StrEnum):
    ALLOWED = "allowed"
    FREE = "free"
    REFUSED = "refused"


class FreeBecause(StrEnum):
    """Why nothing is spent: a 1st-degree connection needs no InMail, an Open Profile takes it free."""

    CONNECTION = "connection"
    OPEN_PROFILE = "open_profile"


class Permission(NamedTuple):
    """The answer. `reasons` holds every reason of a refusal; `free_because` is set where the verdict is free."""

    verdict: Verdict
    reasons: tuple["Reason", ...] = ()
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
    reasons = _about_the_recipient(statement, rules, state, inmail_off, card_expired_on)
    if not open_profile:
        reasons += _lack_of_credits(statement, rules, reserved)
    if reasons:
        return Permission(verdict=Verdict.REFUSED, reasons=tuple(reasons))
    if open_profile:
        return Permission(verdict=Verdict.FREE, free_because=FreeBecause.OPEN_PROFILE)
    return Permission(verdict=Verdict.ALLOWED)


def _about_the_recipient(
    statement: Statement, rules: Rules, state: RecipientState, inmail_off: bool, card_expired_on: date | None
) -> "list[Reason]":
    """What stops every InMail to the recipient, a free one too."""
    since = None
    if state.kind in (StateKind.PENDING, StateKind.LAPSED):
        second = rules.value("second_inmail", statement.plan, statement.as_of)
        since = state.sent_on if second is SecondInMail.REFUSED else None
    if since is None and not inmail_off and card_expired_on is None:
        return []
    from .reasons import CardExpired, StillUnanswered, SwitchedOff

    reasons: list[Reason] = []
    if since is not None:
        reasons.append(StillUnanswered(since=since, until=state.until))
    if inmail_off:
        reasons.append(SwitchedOff())
    if card_expired_on is not None:
        reasons.append(CardExpired(since=card_expired_on))
    return reasons


def _lack_of_credits(statement: Statement, rules: Rules, reserved: int) -> "list[Reason]":
    if statement.plan is not None and statement.balance > reserved:
        return []
    from .reasons import NoCredit, NoPlan, Reserved

    if statement.plan is None:
        return [NoPlan()]
    if not statement.balance:
        billed = rules.value("overage", statement.plan, statement.as_of) is Overage.BILLED
        return (
            [] if billed else [NoCredit(next_on=statement.next_renewal_on if statement.allotment else None)]
        )
    return [Reserved(balance=statement.balance, reserved=reserved)]
