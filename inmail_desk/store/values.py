"""What the data file holds, as plain values. Rows never leave the store; these do.

An empty text means that nothing was entered; None means unknown, or none. Days are dates, moments are naive
datetimes in the account's time zone, to the second.

All are tuples, because there are tens of thousands of some, and because a window waits for this module: to make a data
class takes eight times as long.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inmail_desk.credit_rules.facts import OpeningLot, Outcome

from .addresses import ProfileAddress

if TYPE_CHECKING:
    from decimal import Decimal  # only a price needs it


class Priority(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class TouchKind(StrEnum):
    """Ways to reach a person that cost no credit."""

    GROUP_MESSAGE = "group_message"
    MENTION = "mention"
    COMMENT = "comment"
    EMAIL = "email"
    INTRODUCTION = "introduction"
    CONNECTION_REQUEST = "connection_request"


class Purpose(StrEnum):
    """What a campaign is for."""

    SALES = "sales"
    RECRUITING = "recruiting"
    JOB_SEEKING = "job_seeking"
    NETWORKING = "networking"
    THOUGHT_LEADERSHIP = "thought_leadership"


class BillingPeriod(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class PlanEventKind(StrEnum):
    """The history of the subscription. The first four are facts of the credit rules, the others are kept beside."""

    SUBSCRIBED = "subscribed"
    TRACKING_STARTED = "tracking_started"
    PLAN_CHANGED = "plan_changed"
    CANCELLED = "cancelled"
    CARD_EXPIRED = "card_expired"
    CARD_RENEWED = "card_renewed"
    PRICE_CHANGED = "price_changed"


class Account(NamedTuple):
    """The one account of the file. `rulebook_text` is the rulebook in use, word for word."""

    created_at: datetime
    name: str
    time_zone: str
    rulebook_id: str
    rulebook_version: str
    rulebook_text: str


class PlanEvent(NamedTuple):
    """One step in the history of the subscription; which fields it has follows from `kind`.

    A cancellation's `at` lies on the first day without the subscription. `trial_ends_on` is the first day after a
    free trial. `lots` is None where the opening lots are inferred.
    """

    id: int
    at: datetime
    kind: PlanEventKind
    plan: str | None
    billing_day: int | None
    credits: int | None
    last_renewal_on: date | None
    trial_ends_on: date | None
    price: "Decimal | None"
    currency: str | None
    billing_period: BillingPeriod | None
    lots: tuple[OpeningLot, ...] | None


class Override(NamedTuple):
    """A rule's value that the person set: from a day on, or always where `from_on` is None."""

    id: int
    rule: str
    from_on: date | None
    value: object
    noted_at: datetime


class Campaign(NamedTuple):
    """`credit_budget` is the most credits it may spend, None for no budget."""

    id: int
    name: str
    purpose: Purpose | None
    credit_budget: int | None


class Prospect(NamedTuple):
    """A person to write to. A tuple, because there are tens of thousands of them.

    `degree` is the degree of connection, 1 to 3, None where unknown. `tags` are in the order of the alphabet.
    """

    id: int
    name: str
    company: str
    title: str
    location: str
    degree: int | None
    open_profile: bool
    inmail_off: bool
    priority: Priority | None
    campaign_id: int | None
    follow_up_on: date | None
    notes: str
    added_at: datetime
    tags: tuple[str, ...]
    addresses: tuple[ProfileAddress, ...]


class Touch(NamedTuple):
    id: int
    prospect_id: int
    kind: TouchKind
    at: datetime
    text: str


class PersonOfDay(NamedTuple):
    """Somebody who is named beside a day."""

    on: date
    prospect_id: int
    name: str


class Response(NamedTuple):
    id: int
    at: datetime
    outcome: Outcome


class InMail(NamedTuple):
    """An InMail with what became of it. `responses` are in the order of time; only the first one counts."""

    id: int
    prospect_id: int
    sent_at: datetime
    subject: str
    body: str
    free: bool
    campaign_id: int | None
    responses: tuple[Response, ...]
    deleted_at: datetime | None
    undelivered_at: datetime | None


class Purchase(NamedTuple):
    """Credits bought. `price` is for all of them; `expires_on` None means the life that the rules give."""

    id: int
    at: datetime
    credits: int
    price: "Decimal | None"
    currency: str | None
    expires_on: date | None


class Bonus(NamedTuple):
    """Credits given. `expires_on` None means the life that the rules give."""

    id: int
    at: datetime
    credits: int
    reason: str
    expires_on: date | None


class BalanceCheck(NamedTuple):
    """The number that LinkedIn showed; with `adjust` the difference is booked."""

    id: int
    at: datetime
    credits: int
    adjust: bool
