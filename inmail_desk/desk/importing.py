"""A LinkedIn archive beside what is in the account already: proposals to look through before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.archive import Ignored, Me, Message
from inmail_desk.store.values import BillingPeriod


class Status(StrEnum):
    """How a message of the archive stands to what is in the account."""

    NEW = "new"
    KNOWN = "known"  # logged already, with its answer or without one
    ANSWER_IS_NEW = "answer_is_new"  # logged already; its answer is not
    SAME_PERSON = "same_person"  # somebody of that name is in the list, perhaps the same


@dataclass(frozen=True, slots=True, kw_only=True)
class InMailProposal:
    """A message that may have been an InMail, and what the person chooses for it.

    Moments are in the account's time zone. `prospect` is who it was sent to, None for somebody not in the list;
    `suspects` are who it may be. `inmail` is the one that is logged already, None for none.

    `taken` says that it is to be imported, `is_inmail` that it was one: a message that was none only brings its person.
    `outcome` is that of the answer, None where there is none. `same_as` is whoever of the suspects it is, None for
    somebody else.
    """

    number: int
    message: Message
    status: Status
    sent_at: datetime
    answered_at: datetime | None
    prospect: int | None
    suspects: tuple[int, ...]
    inmail: int | None
    taken: bool
    is_inmail: bool
    free: bool
    outcome: Outcome | None
    same_as: int | None = None


class PlanStatus(StrEnum):
    NEW = "new"
    KNOWN = "known"
    BEFORE_TRACKING = "before_tracking"  # the balance that tracking began with holds what it did
    UNKNOWN_PLAN = "unknown_plan"  # the rulebook in use says nothing about it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposal:
    """A plan that receipts show from a day on, with its price. `period` None: not said."""

    number: int
    plan: str
    title: str
    on: date
    price: Decimal | None
    currency: str
    period: BillingPeriod | None
    status: PlanStatus
    taken: bool


class BeginningKind(StrEnum):
    AS_IT_IS = "as_it_is"
    FIRST_RECEIPT = "first_receipt"
    EARLIER_BALANCE = "earlier_balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginningChoice:
    """Where tracking is to begin. `on` is the day; `credits` the balance of that day for EARLIER_BALANCE, which the
    person types."""

    kind: BeginningKind
    on: date
    plan: str
    billing_day: int | None = None
    credits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleProposal:
    """What the connections of the archive say about people. `connections` counts all of them; `updates` maps prospects
    that are in the list, or come into it, to the day of their connection (None: not said). `taken`: note it."""

    connections: int
    updates: Mapping[int, date | None]
    taken: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that an import would do, with the person's choices. Nothing of it has been written."""

    me: Me | None
    others: tuple[Me, ...]
    inmails: tuple[InMailProposal, ...]
    plan: tuple[PlanProposal, ...]
    people: PeopleProposal
    beginnings: tuple[BeginningChoice, ...]
    beginning: BeginningChoice | None
    ignored: tuple[Ignored, ...]
    missing: tuple[str, ...]
    found: Mapping[str, int]
    connected_before: int


def chosen(review: Review, numbers: frozenset[int], **choices: object) -> Review:
    """The review with these choices (fields of InMailProposal) for the proposals of these numbers."""
    inmails = tuple(
        replace(each, **choices) if each.number in numbers else each  # type: ignore[arg-type]
        for each in review.inmails
    )
    return replace(review, inmails=inmails)
