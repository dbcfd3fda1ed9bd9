"""The facts that credits follow from: what happened, on which calendar day of the account's time zone.

Every fact has `on`, its day. Facts are applied by day and, within a day, in the order given.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """A subscription begins; its first allotment is granted on `on`, which anchors the renewals.

    `billing_day` is 1 to 31, None for the day of `on`.
    """

    on: date
    plan: str
    billing_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningLot:
    """Part of the balance that tracking begins with: credits granted on one earlier day."""

    granted_on: date
    credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingStarted:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChanged:
    """Another plan is chosen; whether it holds at once or from the next renewal is a rule."""

    on: date
    plan: str
    billing_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """The first day without the subscription."""

    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditsPurchased:
    """Single credits were bought. `expires_on` None means the life that the rules give."""

    on: date
    credits: int
    price: Decimal | None = None
    currency: str | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditsGranted:
    """A bonus: credits from a promotion, a survey, support. `expires_on` None means the life that the rules give."""

    on: date
    credits: int
    reason: str | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InMailSent:
    """An InMail was sent; `free` where an Open Profile took it without a credit."""

    on: date
    id: str
    recipient: str
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded:
    """The recipient of an InMail responded; only the first response counts."""

    on: date
    inmail: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class InMailDeleted:
    """The sender deleted an InMail; no credit returns."""

    on: date
    inmail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InMailUndelivered:
    """LinkedIn could not deliver an InMail; the credit that it took returns."""

    on: date
    inmail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceObserved:
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
