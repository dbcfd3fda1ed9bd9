"""A LinkedIn archive beside what is in the account already: proposals to look through before anything is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypedDict, Unpack

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.archive import Connection, Ignored, Me, Message
from inmail_desk.store.addresses import ProfileAddress
from inmail_desk.store.values import BillingPeriod


class Status(StrEnum):
    """How a message of the archive stands to what is in the account."""

    NEW = "new"
    KNOWN = "known"  # logged already, with its answer or without one
    ANSWER_IS_NEW = "answer_is_new"  # logged already; its answer is not
    SAME_PERSON = "same_person"  # somebody of that name is in the list, perhaps the same
    FORGOTTEN = "forgotten"  # the person had them removed for good
    DECLINED = "declined"  # an earlier import left it out, or took it for no InMail


class InMailProposal(NamedTuple):
    """A message that may have been an InMail, and what the person chooses for it. A tuple, because there are tens of
    thousands of them.

    Moments are in the account's time zone; a message whose time of day the archive does not say is of noon.
    `connected_on` is the day on which the recipient became a connection, on or after the message, and `connection` what
    the archive says of them; None for nobody's. `prospect` is who it was sent to, None for somebody not in the list;
    `suspects` are who it may be. `inmail` is the one that is logged already, None for none; `ended` says that it was
    answered, deleted or not delivered, so that no answer can be added.

    `taken` says that it is to be imported, `is_inmail` that it was one: a message that was none only brings its person.
    `outcome` is that of the answer, None where there is none, or it was none. `same_as` is whoever of the suspects it
    is, None for somebody else.
    """

    number: int
    message: Message
    status: Status
    sent_at: datetime
    answered_at: datetime | None
    connected_on: date | None
    connection: Connection | None
    prospect: int | None
    suspects: tuple[int, ...]
    inmail: int | None
    ended: bool
    taken: bool
    is_inmail: bool
    free: bool
    outcome: Outcome | None
    same_as: int | None

    @property
    def may_be_answered(self) -> bool:
        """Whether the person can say what the answer was: they wrote back, or at least became a connection, and that is
        not in the account yet."""
        return not self.ended and (self.answered_at is not None or self.connected_on is not None)

    @property
    def answer_at(self) -> datetime | None:
        """When the answer came: what the recipient wrote first, or else their becoming a connection, where the person
        says that this was an answer. None where there is none by the choices."""
        if self.outcome is None or not self.may_be_answered:
            return None
        if self.answered_at is None:
            assert self.connected_on is not None
            return max(self.sent_at, datetime.combine(self.connected_on, time(12)))
        return max(self.sent_at, self.answered_at)

    @property
    def may_be_taken(self) -> bool:
        """Whether taking it would bring anything that is not there yet."""
        return self.inmail is None or self.may_be_answered


class InMailChoices(TypedDict, total=False):
    """What a person chooses for a proposal; see `InMailProposal`."""

    taken: bool
    is_inmail: bool
    free: bool
    outcome: Outcome | None
    same_as: int | None


class PlanKind(StrEnum):
    PLAN = "plan"  # another plan from that day on, with its price, or the same one after a pause
    PRICE = "price"  # only the price is new


class PlanStatus(StrEnum):
    NEW = "new"
    KNOWN = "known"
    BEFORE_TRACKING = "before_tracking"  # the balance that tracking began with holds what it did
    UNKNOWN_PLAN = "unknown_plan"  # the rulebook in use says nothing about it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProposal:
    """What receipts show from a day on: a plan, or only a price.

    `price` None: not said. `period` None: not said. `billing_day` is the day of the month on which it was paid for,
    31 too where short months hide it. `paused_from` is the first day that nothing was paid for before `on`, None where
    there was no pause.
    """

    number: int
    kind: PlanKind
    plan: str
    title: str
    on: date
    price: Decimal | None
    currency: str
    period: BillingPeriod | None
    billing_day: int | None
    paused_from: date | None
    status: PlanStatus
    taken: bool


class BeginningKind(StrEnum):
    AS_IT_IS = "as_it_is"
    FIRST_RECEIPT = "first_receipt"
    EARLIER_BALANCE = "earlier_balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginningChoice:
    """Where tracking is to begin.

    `on` is the day; for EARLIER_BALANCE the person may name another one before the present beginning, and types
    `credits`, the balance that LinkedIn showed on it. `plan` is the one in force then. `billing_day` None: that of
    `on`, or the first of the month where the plan renews then.
    """

    kind: BeginningKind
    on: date
    plan: str
    billing_day: int | None = None
    credits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUpdate:
    """What the archive knows of somebody in the list that the list does not.

    `connects`: they are a 1st-degree connection, since `connected_on` where that is said. `company` and `title` are ""
    where the list has them already; `address` None where it has one. `name` is as in the list.
    """

    prospect: int
    name: str
    connects: bool
    connected_on: date | None
    company: str
    title: str
    address: ProfileAddress | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleProposal:
    """What the archive says about people who are in the list. `connections` counts all of the archive's. `taken`: note
    it."""

    connections: int
    updates: tuple[PersonUpdate, ...]
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that an import would do, with the person's choices. Nothing of it has been written.

    `beginnings` are where tracking can begin, the way it is first; empty where the archive reaches no further back, and
    `beginning` is None then. `missing` names the usual files that are not there, `found` maps each file that was read
    to its number of rows, `connected_before` counts the messages to somebody who was a connection already, and
    `to_several` those to several people at once.
    """

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
    to_several: int

    @property
    def begins_earlier(self) -> bool:
        """Whether tracking is to begin elsewhere than it does."""
        return self.beginning is not None and self.beginning.kind is not BeginningKind.AS_IT_IS

    @property
    def takes_nothing(self) -> bool:
        """Whether importing it would change nothing, as with an archive that was imported before."""
        return not (
            self.begins_earlier
            or any(each.taken for each in self.inmails)
            or any(each.taken for each in self.plan)
            or (self.people.taken and self.people.updates)
        )


def chosen(review: Review, numbers: Collection[int], **choices: Unpack[InMailChoices]) -> Review:
    """The review with these choices for the InMails of these numbers.

    A choice that one of them does not have stays as it was: an outcome without an answer, a person who is none of the
    suspects, taking what is there already. Who somebody is holds for all messages to them.
    """
    wanted = frozenset(numbers)
    if "same_as" in choices:
        who = {each.message.recipient.profile for each in review.inmails if each.number in wanted} - {""}
        same = [each.number for each in review.inmails if each.message.recipient.profile in who]
        review = _all_with(review, frozenset(same), {"same_as": choices["same_as"]})
    return _all_with(review, wanted, choices)


def _all_with(review: Review, numbers: frozenset[int], choices: InMailChoices) -> Review:
    inmails = tuple(
        with_choices(each, choices) if each.number in numbers else each for each in review.inmails
    )
    return replace(review, inmails=inmails)


def with_choices(proposal: InMailProposal, choices: InMailChoices) -> InMailProposal:
    """The proposal with those of the choices that it has; see `chosen`, which knows who else is the same person."""
    made = choices.copy()
    if not proposal.may_be_answered:
        made.pop("outcome", None)
    if not proposal.may_be_taken:
        made.pop("taken", None)
    if made.get("same_as") is not None and made["same_as"] not in proposal.suspects:
        del made["same_as"]
    if proposal.inmail is not None:
        made.pop("is_inmail", None)
        made.pop("free", None)
    return proposal._replace(**made)


def chosen_plan(review: Review, numbers: Collection[int], *, taken: bool) -> Review:
    """The review with the proposals for the plan of these numbers taken, or not. Only new ones can be taken."""
    plan = tuple(
        replace(each, taken=taken) if each.number in numbers and each.status is PlanStatus.NEW else each
        for each in review.plan
    )
    return replace(review, plan=plan)


def chosen_people(review: Review, *, taken: bool) -> Review:
    """The review with what it says about people in the list taken, or not."""
    return replace(review, people=replace(review.people, taken=taken))


def chosen_beginning(review: Review, beginning: BeginningChoice) -> Review:
    """The review with tracking to begin there: one of its `beginnings`, filled in where it has to be."""
    return replace(review, beginning=beginning)
