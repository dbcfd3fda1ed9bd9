"""The statement: what the facts and the rules make of the credits, as of a day.

Nothing here is stored anywhere: a statement is computed from the facts each time, by `replay.compute_statement`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .facts import Outcome


class Origin(StrEnum):
    """Where the credits of a lot came from."""

    OPENING = "opening"
    ALLOTMENT = "allotment"
    PURCHASE = "purchase"
    BONUS = "bonus"
    CREDIT_BACK = "credit_back"
    ADJUSTMENT = "adjustment"


class Kind(StrEnum):
    """The kinds of posting. Those of an origin's name add a lot; the others take from lots."""

    OPENING = "opening"
    ALLOTMENT = "allotment"
    PURCHASE = "purchase"
    BONUS = "bonus"
    CREDIT_BACK = "credit_back"
    ADJUSTMENT = "adjustment"
    SPEND = "spend"
    EXPIRY = "expiry"
    CAP_FORFEIT = "cap_forfeit"
    PLAN_CHANGE = "plan_change"
    CANCELLATION = "cancellation"


class WarningCode(StrEnum):
    """What a person should look at again; nothing was refused because of it."""

    PURCHASE_NOT_OFFERED = "purchase_not_offered"
    NO_CREDIT = "no_credit"
    NO_SUBSCRIPTION = "no_subscription"
    RECIPIENT_UNANSWERED = "recipient_unanswered"
    ALREADY_RESPONDED = "already_responded"
    ALREADY_DELETED = "already_deleted"


class Posting(NamedTuple):
    """One change of the balance. A tuple, because a decade holds tens of thousands of them.

    `credits` is signed and never 0. `lot` is the number of the lot that it made or took from; None for a
    `cap_forfeit` that left no lot. `fact` is the 1-based number of the fact behind it, in the order given; None where
    a rule alone caused it (renewal, age). `rule` names the rule behind it, where one decides (`plans.<plan>.allotment`
    is named for the plan in force).
    """

    on: date
    kind: Kind
    credits: int
    lot: int | None = None
    fact: int | None = None
    rule: str | None = None


class Lot(NamedTuple):
    """Credits granted together. `expires_on` is the first day without them, None for never.

    `number` counts the lots in the order of their entry, from 1. `credits` is what the lot held after the cap.
    `fact` is the 1-based number of the fact behind it, None for an allotment of a renewal. `inferred` is True for an
    opening lot that the person did not give.
    """

    number: int
    origin: Origin
    granted_on: date
    expires_on: date | None
    credits: int
    remaining: int
    fact: int | None = None
    inferred: bool = False


class Unanswered(NamedTuple):
    """An InMail with no response, not deleted. `credit_back_until` is the last day on which a response returns the
    credit, past or not; None for a free InMail and where credit back is off."""

    inmail: str
    recipient: str
    sent_on: date
    credit_back_until: date | None
    free: bool = False


class Ending(StrEnum):
    """What ended the time in which an InMail was unanswered."""

    RESPONDED = "responded"
    DELETED = "deleted"
    UNDELIVERED = "undelivered"


class NoCreditBack(StrEnum):
    """Why a response returned no credit."""

    FREE = "free"
    DISABLED = "disabled"
    WINDOW_CLOSED = "window_closed"
    OUTCOME = "outcome"
    NO_SUBSCRIPTION = "no_subscription"
    BEFORE_TRACKING = "before_tracking"
    TOOK_NO_CREDIT = "took_no_credit"


class InMailAccount(NamedTuple):
    """What became of one InMail.

    `paid` is True where it took a credit from a lot. `ending` None means unanswered; `ended_on`, `outcome` (of a
    response) and `credited` go with it. `no_credit_back` says why an answered or undelivered InMail returned nothing.
    """

    inmail: str
    recipient: str
    sent_on: date
    free: bool
    paid: bool
    ending: Ending | None = None
    ended_on: date | None = None
    outcome: Outcome | None = None
    credited: bool = False
    no_credit_back: NoCreditBack | None = None


class Check(NamedTuple):
    """The balance that LinkedIn showed beside the computed one; `difference` is observed minus computed."""

    on: date
    observed: int
    computed: int
    difference: int
    fact: int | None = None


class Caution(NamedTuple):
    """A warning of one fact; `fact` is its 1-based number in the order given."""

    on: date
    code: WarningCode
    fact: int


class Statement(NamedTuple):
    """Everything that is known of the credits at the end of the day `as_of`.

    `lots` are those with something left, in the order in which they are spent. `upcoming` holds the postings of the
    days after `as_of` up to and with `horizon_ends_on`, if nothing more is done. `plan` is the rulebook's name of the
    plan in force, None without a subscription; `waiting_plan` the one that takes effect at the next renewal.
    `next_renewal_on` is the first renewal after `as_of`, None without a subscription. `cap` is the most credits that
    can be accumulated, None for no cap. `inmails` holds every InMail by its
    id. `tracked_from` is the day of the first subscription or tracking, None before any.
    """

    as_of: date
    horizon_ends_on: date
    balance: int
    lots: tuple[Lot, ...]
    unanswered: tuple[Unanswered, ...]
    postings: tuple[Posting, ...]
    checks: tuple[Check, ...]
    warnings: tuple[Caution, ...]
    upcoming: tuple[Posting, ...]
    plan: str | None
    waiting_plan: str | None
    next_renewal_on: date | None
    allotment: int
    cap: int | None
    inmails: Mapping[str, InMailAccount]
    tracked_from: date | None
