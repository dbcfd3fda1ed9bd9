"""The facts that credits follow from: what happened, on which calendar day of the account's time zone.

Every fact has `on`, its day. Facts are applied by day and, within a day, in the order given.

They are tuples, because there are tens of thousands of them, and because a window waits for this module: to make a data
class takes eight times as long. Whoever compares facts has to compare their types as well.
"""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal  # only a price needs it


class Outcome(StrEnum):
    """How a recipient responded. Each is a response; which of them return a credit is a rule."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    INTERESTED = "interested"
    MAYBE_LATER = "maybe_later"
    NOT_INTERESTED = "not_interested"
    REPLY = "reply"
    QUICK_REPLY = "quick_reply"
    AUTO_REPLY = "auto_reply"


class Subscribed(NamedTuple):
    """A subscription begins; its first allotment is granted on `on`, which anchors the renewals.

    `billing_day` is 1 to 31, None for the day of `on`.
    """

    on: date
    plan: str
    billing_day: int | None = None


class OpeningLot(NamedTuple):
    """Part of the balance that tracking begins with: credits granted on one earlier day."""

    granted_on: date
    credits: int


class TrackingStarted(NamedTuple):
    """Tracking begins with the balance that LinkedIn shows; nothing is granted.

    `last_renewal_on` is the latest renewal on or before `on`; None only where the plan renews on the first of
    the month. `lots` None means that the lots are inferred from the balance.
    """

    on: date
    plan: str
    credits: int
    last_renewal_on: date | None = None
    billing_day: int | None = None
    lots: tuple[OpeningLot, ...] | None = None


class PlanChanged(NamedTuple):
    """Another plan is chosen; whether it holds at once or from the next renewal is a rule."""

    on: date
    plan: str
    billing_day: int | None = None


class Cancelled(NamedTuple):
    """The first day without the subscription."""

    on: date


class CreditsPurchased(NamedTuple):
    """Single credits were bought. `expires_on` None means the life that the rules give."""

    on: date
    credits: int
    price: "Decimal | None" = None
    currency: str | None = None
    expires_on: date | None = None


class CreditsGranted(NamedTuple):
    """A bonus: credits from a promotion, a survey, support. `expires_on` None means the life that the rules give."""

    on: date
    credits: int
    reason: str | None = None
    expires_on: date | None = None


class InMailSent(NamedTuple):
    """An InMail was sent; `free` where an Open Profile took it without a credit."""

    on: date
    id: str
    recipient: str
    free: bool = False


class Responded(NamedTuple):
    """The recipient of an InMail responded; only the first response counts."""

    on: date
    inmail: str
    outcome: Outcome


class InMailDeleted(NamedTuple):
    """The sender deleted an InMail; no credit returns."""

    on: date
    inmail: str


class InMailUndelivered(NamedTuple):
    """LinkedIn could not deliver an InMail; the credit that it took returns."""

    on: date
    inmail: str


class BalanceObserved(NamedTuple):
    """A check: LinkedIn showed `credits`. With `adjust` the difference from the computed balance is booked."""

    on: date
    credits: int
    adjust: bool = False


Fact = (
    Subscribed
    | TrackingStarted
    | PlanChanged
    | Cancelled
    | CreditsPurchased
    | CreditsGranted
    | InMailSent
    | Responded
    | InMailDeleted
    | InMailUndelivered
    | BalanceObserved
)
