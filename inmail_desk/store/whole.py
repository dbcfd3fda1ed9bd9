"""Everything that a data file holds, at once: to be taken out, and put into a file that is still empty."""

from collections.abc import Mapping
from typing import NamedTuple

from .values import (
    Account,
    BalanceCheck,
    Bonus,
    Campaign,
    InMail,
    Override,
    PlanEvent,
    Prospect,
    Purchase,
    Touch,
)


class Whole(NamedTuple):
    """All values of a data file with the ids that they have there, each kind in the order of its ids."""

    account: Account
    plan_events: tuple[PlanEvent, ...]
    overrides: tuple[Override, ...]
    campaigns: tuple[Campaign, ...]
    prospects: tuple[Prospect, ...]
    touches: tuple[Touch, ...]
    inmails: tuple[InMail, ...]
    purchases: tuple[Purchase, ...]
    bonuses: tuple[Bonus, ...]
    checks: tuple[BalanceCheck, ...]
    settings: Mapping[str, str]


class Unfit(Exception):
    """A value that no data file can hold; nothing was written.

    `part` is the field of `Whole`, `number` the place there from 0, None where it is not about a single one. `field` is
    the field of the value, "" where it is not about a single one.
    """

    def __init__(self, part: str, number: int | None, field: str, message: str) -> None:
        super().__init__(part, number, field, message)
        self.part = part
        self.number = number
        self.field = field
        self.message = message
