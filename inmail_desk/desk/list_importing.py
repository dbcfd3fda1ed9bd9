"""A list of people beside the account: proposals to look through before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from operator import add
from typing import Literal, NamedTuple, TypedDict

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.list_entries import Entry
from inmail_desk.store.addresses import ProfileAddress
from inmail_desk.store.values import Prospect

from .moments import moment_of


class Status(StrEnum):
    """How a row of the list stands to the people of the account."""

    NEW = "new"
    KNOWN = "known"  # by the address
    SAME_PERSON = "same_person"  # somebody of that name, or nearly, is there: the person decides
    TWICE = "twice"  # the same person as in an earlier row
    REFUSED = "refused"  # neither a name nor an address


class Suspect(NamedTuple):
    """Somebody in the account who may be the person of a row. `name` and `company` say how alike these are, 0 to 100;
    `company` None: one of the two has none. `elsewhere`: both have a public address, and not the same."""

    prospect: int
    name: int
    company: int | None
    elsewhere: bool


class Proposal(NamedTuple):
    """A row of the list, and what the person chooses for it. A tuple, because there are tens of thousands of them.

    `fresh` are those of its addresses that nobody of the account has. `prospect` is who it is for certain, None for
    somebody not in the account; `first` is the number of the earlier row of the same person. `repeats`: an earlier row
    of the same person tells of the same InMail. `suspects` are who it may be, the likeliest first; `same_as` is whoever
    of them it is, None for somebody else, and `decided` says that this is settled.

    Moments are in the account's time zone. `outcome` is that of the answer; `undelivered` says that LinkedIn could not
    deliver the InMail. `taken` says that what is new of it is to be imported.
    """

    number: int
    entry: Entry
    status: Status
    name: str
    addresses: tuple[ProfileAddress, ...]
    fresh: tuple[ProfileAddress, ...]
    prospect: int | None
    first: int | None
    repeats: bool
    suspects: tuple[Suspect, ...]
    sent_at: datetime | None
    answered_at: datetime | None
    outcome: Outcome | None
    undelivered: bool
    free: bool
    taken: bool
    same_as: int | None = None
    decided: bool = True

    @property
    def settled_as(self) -> int | None:
        """Who of the account it is, by this row; None for somebody new, or somebody of an earlier row."""
        return self.prospect if self.prospect is not None else self.same_as


class Logged(NamedTuple):
    """An InMail that the account holds already. `ended`: what became of it is known."""

    id: int
    sent_at: datetime
    ended: bool


class News(NamedTuple):
    """What a row would add. `address`, and `blanks` that are filled: to somebody who is in the account."""

    person: bool = False
    inmail: bool = False
    answer: bool = False
    address: bool = False
    blanks: bool = False


class Filled(TypedDict, total=False):
    """What a row says of somebody in the account of whom it is not known there."""

    company: str
    title: str
    location: str
    degree: int
    notes: str


_FILLED: tuple[Literal["company", "title", "location", "degree", "notes"], ...] = (
    "company", "title", "location", "degree", "notes",
)  # fmt: skip


def blanks_of(person: Prospect) -> frozenset[str]:
    """Which fields of somebody in the account a list may fill, because they are empty."""
    return frozenset(name for name in _FILLED if getattr(person, name) in ("", None))


_NOTHING = News()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReview:
    """Everything that importing a list would do, with the person's choices. Nothing of it has been written.

    `logged` are the InMails of those in the account who are in the list, or may be; `blanks` their fields that are
    empty, which are filled where `fills`; what is there is never overwritten. `campaigns` are the names of the
    campaigns that would be added.
    """

    name: str
    proposals: tuple[Proposal, ...]
    logged: Mapping[int, tuple[Logged, ...]]
    blanks: Mapping[int, frozenset[str]]
    campaigns: tuple[str, ...]
    fills: bool = True
    worked_out: dict[int, News] = field(default_factory=dict, compare=False, repr=False)
    """What rows add, by their numbers, as far as it was asked: it takes long to say of tens of thousands."""

    def first_of(self, proposal: Proposal) -> Proposal:
        """The row in which its person is named first."""
        return proposal if proposal.first is None else self.proposals[proposal.first]

    def owner_of(self, proposal: Proposal) -> int | None:
        """Who of the account it is, None for somebody new."""
        return self.first_of(proposal).settled_as

    def is_decided(self, proposal: Proposal) -> bool:
        """Whether it is settled who it is."""
        return self.first_of(proposal).decided

    def logged_as(self, proposal: Proposal) -> Logged | None:
        """The InMail of the account that the row tells of, None for one that is not there."""
        owner, sent_at = self.owner_of(proposal), proposal.sent_at
        if sent_at is None or owner is None:
            return None
        near = [
            each
            for each in self.logged.get(owner, ())
            if abs((each.sent_at.date() - sent_at.date()).days) <= NEAR_DAYS
        ]
        return min(near, key=lambda each: abs(each.sent_at - sent_at), default=None)

    def filled_by(self, proposal: Proposal) -> Filled:
        """What the row fills in of somebody in the account, whether that is wanted or not."""
        owner = self.owner_of(proposal)
        blanks = self.blanks.get(owner) if owner is not None and proposal.first is None else None
        found: Filled = {}
        for name in _FILLED if blanks else ():
            value = getattr(proposal.entry, name)
            if blanks and name in blanks and value:
                found[name] = value
        return found

    def news(self, proposal: Proposal) -> News:
        """What the row would add by the choices so far, whether it is taken or not."""
        known = self.worked_out.get(proposal.number)
        if known is None:
            known = self.worked_out[proposal.number] = self._news(proposal)
        return known

    def news_of(self, proposals: Iterable[Proposal]) -> list[News]:
        """What each of these rows would add."""
        # Tens of thousands are asked for while somebody waits: a call for each would take most of the time.
        known = self.worked_out.get
        return [known(each.number) or self.news(each) for each in proposals]

    def may_be_ticked(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Those of these rows that add anything, and of which it is settled who it is."""
        rows = self.proposals
        return [
            each
            for each, news in zip(proposals, self.news_of(proposals), strict=True)
            if (each if each.first is None else rows[each.first]).decided and any(news)
        ]

    def _news(self, proposal: Proposal) -> News:
        if proposal.status is Status.REFUSED:
            return _NOTHING
        owner = self.owner_of(proposal)
        person = owner is None and proposal.first is None
        address = owner is not None and proposal.first is None and bool(proposal.fresh)
        blanks = self.fills and bool(self.filled_by(proposal))
        if proposal.sent_at is None or proposal.repeats:
            return News(person=person, address=address, blanks=blanks)
        ends = proposal.answered_at is not None and (proposal.outcome is not None or proposal.undelivered)
        logged = self.logged_as(proposal)
        if logged is None:
            return News(person, True, ends, address, blanks)
        return News(person, False, ends and not logged.ended, address, blanks)


NEAR_DAYS = 1
"""A day typed by hand may be a day off."""


class Totals(NamedTuple):
    """What would be imported by the choices so far; `undecided` rows wait for the person's word."""

    people: int
    inmails: int
    answers: int
    addresses: int
    blanks: int
    undecided: int


def totals(review: ListReview, earlier: tuple[ListReview, Totals] | None = None) -> Totals:
    """The sums of what is taken. `earlier` is the review before a choice with its sums: only what the choice touched is
    then counted again."""
    *_, sums = totals_in_parts(review, earlier)
    assert sums is not None
    return sums


def totals_in_parts(review: ListReview, earlier: tuple[ListReview, Totals] | None) -> Iterator[Totals | None]:
    """The same a part at a time, for tens of thousands of rows: None for each part, and the sums at the end."""
    sums = Totals(0, 0, 0, 0, 0, 0)
    before = None
    if earlier is not None and earlier[0].fills == review.fills:
        before, sums = earlier
    for start in range(0, len(review.proposals), _SUMMED_AT_ONCE):
        part = slice(start, start + _SUMMED_AT_ONCE)
        if before is None:
            sums = Totals(*map(add, sums, _sums(review, review.proposals[part])))
        else:
            pairs = zip(before.proposals[part], review.proposals[part], strict=True)
            touched = [(old, new) for old, new in pairs if old is not new]
            less = _sums(before, [old for old, _ in touched])
            more = _sums(review, [new for _, new in touched])
            sums = Totals(*(was - gone + come for was, gone, come in zip(sums, less, more, strict=True)))
        yield None
    yield sums


_SUMMED_AT_ONCE = 1000


def _sums(review: ListReview, proposals: Sequence[Proposal]) -> Totals:
    # Few kinds of news are shared by tens of thousands of rows.
    kinds = Counter(review.news_of(each for each in proposals if each.taken))
    people, inmails, answers, addresses, blanks = (
        sum(count for kind, count in kinds.items() if kind[place]) for place in range(len(News._fields))
    )
    undecided = [each.decided for each in proposals].count(False)
    return Totals(people, inmails, answers, addresses, blanks, undecided)


def chosen(review: ListReview, numbers: frozenset[int], **choices: object) -> ListReview:
    """The review with these choices (fields of Proposal) for the rows of these numbers."""
    proposals = tuple(
        each._replace(**choices) if each.number in numbers else each  # type: ignore[arg-type]
        for each in review.proposals
    )
    return _changed(review, proposals, numbers)


def _changed(review: ListReview, proposals: tuple[Proposal, ...], numbers: frozenset[int]) -> ListReview:
    """The review with other proposals, of which those of these numbers may add something else now."""
    touched = numbers | {each.number for each in proposals if each.first in numbers}
    kept = {number: news for number, news in review.worked_out.items() if number not in touched}
    return replace(review, proposals=proposals, worked_out=kept)


def ticked(review: ListReview, numbers: frozenset[int], on: bool) -> ListReview:
    """The review with these rows taken, or not. What adds nothing, or is not decided, is never taken."""
    *_, found = ticked_in_parts(review, numbers, on)
    assert found is not None
    return found


def ticked_in_parts(review: ListReview, numbers: frozenset[int], on: bool) -> Iterator[ListReview | None]:
    """The same a part at a time, for tens of thousands of rows: None for each part, and the review at the end."""
    proposals: list[Proposal] = []
    for start in range(0, len(review.proposals), _A_PART):
        proposals += (
            each._replace(taken=on and review.is_decided(each) and any(review.news(each)))
            if each.number in numbers
            else each
            for each in review.proposals[start : start + _A_PART]
        )
        yield None
    yield replace(review, proposals=tuple(proposals))


_A_PART = 200


def dated(
    review: ListReview, number: int, sent_on: date | None, answered_on: date | None, now: datetime
) -> ListReview:
    """The review where the InMail of a row was sent on that day, and answered on that one; None for no InMail, or no
    answer. An answer before the InMail is none."""
    proposal = review.proposals[number]
    sent_at = _moment(proposal.sent_at, sent_on, now)
    answered_at = _moment(proposal.answered_at, answered_on, now)
    if sent_at is None or answered_at is None or answered_at.date() < sent_at.date():
        answered_at = None
    else:
        answered_at = max(answered_at, sent_at)
    outcome = proposal.outcome
    if answered_at is not None and outcome is None and not proposal.undelivered:
        outcome = Outcome.REPLY
    changed = chosen(
        review,
        frozenset((number,)),
        sent_at=sent_at,
        answered_at=answered_at,
        outcome=outcome,
        repeats=proposal.repeats and sent_at == proposal.sent_at,
    )
    return ticked(changed, frozenset((number,)), True)


def _moment(was: datetime | None, day: date | None, now: datetime) -> datetime | None:
    if day is None or (was is not None and was.date() == day):
        return None if day is None else was
    return moment_of(day, now)


def filling(review: ListReview, on: bool) -> ListReview:
    """The review where what is empty of people in the account is filled from the list, or not. A row that brings
    nothing else is taken with it, and left with it."""
    if on == review.fills:
        return review
    changed = replace(review, fills=on, worked_out={})
    without = review if on else changed
    alone = frozenset(
        each.number
        for each in review.proposals
        if review.is_decided(each) and review.filled_by(each) and not any(without.news(each))
    )
    return ticked(changed, alone, on)


def decided(
    review: ListReview, numbers: frozenset[int], *, same: bool, suspect: int | None = None
) -> ListReview:
    """The review where these rows are one of their suspects, or somebody else; what that adds is taken. `suspect` is
    who it is of those in the account; None: the likeliest of each."""
    proposals = tuple(
        each._replace(same_as=_suspect(each, suspect) if same else None, decided=True)
        if each.number in numbers and each.suspects
        else each
        for each in review.proposals
    )
    settled = _changed(review, proposals, numbers)
    theirs = numbers | {each.number for each in proposals if each.first in numbers}
    return ticked(settled, frozenset(theirs), True)


def _suspect(proposal: Proposal, wanted: int | None) -> int:
    ids = [each.prospect for each in proposal.suspects]
    return wanted if wanted in ids else ids[0]
