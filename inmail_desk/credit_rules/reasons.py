"""Why no InMail can be sent, as values: a module of its own, because most windows are painted without a refusal."""

from dataclasses import dataclass
from datetime import date


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
