"""The messages of a review as a list to look through: what a filter lets through and counts, and in which order."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple, Unpack

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.archive import Certainty

from .importing import InMailChoices, InMailProposal, Review, Status, chosen, with_choices
from .people import folded


class Group(StrEnum):
    """What of the messages is shown; a message may be in several groups."""

    ALL = "all"
    TO_DECIDE = "to_decide"  # only the person can say whether it was an InMail, and has not yet
    NEW = "new"
    KNOWN = "known"  # in the account already, or left out before, or forgotten
    SAME_PERSON = "same_person"
    ANSWERED = "answered"
    LEFT_OUT = "left_out"


class Order(StrEnum):
    """By what the messages are sorted."""

    TAKEN = "taken"
    NAME = "name"
    SENT = "sent"
    SUBJECT = "subject"
    STATE = "state"
    ANSWER = "answer"
    CREDIT = "credit"


class State(StrEnum):
    """How a message stands, in a word: its status, and before that how likely it was an InMail."""

    LIKELY = "likely"
    TO_DECIDE = "to_decide"
    DECIDED = "decided"
    SAME_PERSON = "same_person"
    ANSWER_IS_NEW = "answer_is_new"
    KNOWN = "known"
    DECLINED = "declined"
    FORGOTTEN = "forgotten"


class Totals(NamedTuple):
    """What the choices would bring: InMails, people without an InMail, answers (of new InMails and of known ones),
    people's updates, steps of the plan, and whether tracking begins elsewhere."""

    inmails: int
    only_people: int
    answers: int
    updates: int
    plan_steps: int
    begins_earlier: bool


class Choice(NamedTuple):
    """What is chosen of a message, or of several that are alike in it: `is_new` where its InMail is not in the account
    yet; `is_answered` where the choices make an answer of it."""

    taken: bool
    is_new: bool
    is_inmail: bool
    free: bool
    may_be_answered: bool
    is_answered: bool
    outcome: Outcome | None


class Found(NamedTuple):
    """What was found before anything was chosen: messages that most likely were InMails, and people who are new."""

    likely: int
    new_people: int


_BITS = {group: 1 << place for place, group in enumerate(Group)}
_KNOWN = (Status.KNOWN, Status.DECLINED, Status.FORGOTTEN)
_NEVER = ""


class ReviewList:
    """A review with the choices made so far. Any thread may use it, one at a time."""

    def __init__(self, review: Review) -> None:
        self._review: Review | None = review
        self._rest = review
        self._inmails = list(review.inmails)
        self._decided: set[int] = set()
        self._masks = [self._mask(each) for each in review.inmails]
        # Few choices are shared by tens of thousands of messages: each is kept once, and told by its place.
        self._places: dict[Choice, int] = {}
        self._choices = [self._place(each) for each in review.inmails]
        self.found = _found(review)
        self._texts = [_searched(each) for each in review.inmails]
        self._names = [folded(each.message.recipient.name) for each in review.inmails]
        self._subjects = [folded(each.message.subject) for each in review.inmails]

    @property
    def review(self) -> Review:
        """The review with the choices."""
        if self._review is None:
            self._review = replace(self._rest, inmails=tuple(self._inmails))
        return self._review

    def proposal(self, number: int) -> InMailProposal:
        """The message of that number, with its choices."""
        return self._inmails[number]

    def state(self, number: int) -> State:
        """How a message stands."""
        proposal = self._inmails[number]
        match proposal.status:
            case Status.KNOWN:
                return State.KNOWN
            case Status.ANSWER_IS_NEW:
                return State.ANSWER_IS_NEW
            case Status.DECLINED if number not in self._decided:
                return State.DECLINED
            case Status.FORGOTTEN if number not in self._decided:
                return State.FORGOTTEN
            case Status.SAME_PERSON:
                return State.SAME_PERSON
            case _:
                if self._masks[number] & _BITS[Group.TO_DECIDE]:
                    return State.TO_DECIDE
                return State.DECIDED if number in self._decided else State.LIKELY

    def counts(self) -> Mapping[Group, int]:
        """How many messages each group has."""
        of_masks = Counter(self._masks)
        return {
            group: sum(count for mask, count in of_masks.items() if mask & bit)
            for group, bit in _BITS.items()
        }

    def ask(
        self, group: Group = Group.ALL, text: str = "", order: Order = Order.SENT, *, falling: bool = True
    ) -> list[int]:
        """The numbers of the messages of a group in which all words of a text occur, sorted."""
        bit, words = _BITS[group], folded(text).split()
        found = [number for number, mask in enumerate(self._masks) if mask & bit]
        texts = self._texts
        for word in words:
            found = [number for number in found if word in texts[number]]
        if order is not Order.SENT:
            found.sort(key=self._key(order), reverse=falling)
        elif falling:
            found.reverse()  # their numbers are in the order of time
        return found

    def choices(self, numbers: Iterable[int]) -> list[Choice]:
        """What is chosen of these messages: each that any of them has, once."""
        of_places, known = set(map(self._choices.__getitem__, numbers)), list(self._places)
        return [known[place] for place in of_places]

    def choose(self, numbers: Collection[int], **choices: Unpack[InMailChoices]) -> None:
        """Takes over a choice for these messages; those that do not have it stay as they are."""
        if "same_as" in choices:
            self.replace(chosen(self.review, numbers, **choices))
            self._inmails = list(self.review.inmails)
        else:
            for number in numbers:
                self._inmails[number] = with_choices(self._inmails[number], choices)
            self._review = None
        if "taken" in choices or "is_inmail" in choices:
            self._decided.update(numbers)
        for number in numbers:
            self._masks[number] = self._mask(self._inmails[number])
            self._choices[number] = self._place(self._inmails[number])

    def replace(self, review: Review) -> None:
        """Takes over what was chosen about the plan or the people in the list."""
        self._review = self._rest = review

    def emptied(self) -> tuple[list[Any], ...]:
        """Hold no message any more; what was held."""
        held = (self._inmails, self._masks, self._choices, self._texts, self._names, self._subjects)
        self._inmails, self._masks, self._choices = [], [], []
        self._texts, self._names, self._subjects = [], [], []
        self._review = self._rest = replace(self._rest, inmails=())
        return held

    def totals(self) -> Totals:
        """What the choices would bring."""
        inmails = only_people = answers = 0
        of_places = Counter(self._choices)
        for each, place in self._places.items():
            count = of_places[place]
            if not each.taken:
                continue
            if each.is_new and not each.is_inmail:
                only_people += count
                continue
            inmails += count * each.is_new
            answers += count * each.is_answered
        people = self._rest.people
        return Totals(
            inmails=inmails,
            only_people=only_people,
            answers=answers,
            updates=len(people.updates) if people.taken else 0,
            plan_steps=sum(each.taken for each in self._rest.plan),
            begins_earlier=self._rest.begins_earlier,
        )

    def _place(self, proposal: InMailProposal) -> int:
        choice = Choice(
            taken=proposal.taken,
            is_new=proposal.inmail is None,
            is_inmail=proposal.is_inmail,
            free=proposal.free,
            may_be_answered=proposal.may_be_answered,
            is_answered=proposal.answer_at is not None,
            outcome=proposal.outcome,
        )
        return self._places.setdefault(choice, len(self._places))

    def _mask(self, proposal: InMailProposal) -> int:
        bits = _BITS[Group.ALL]
        if proposal.status in _KNOWN:
            bits |= _BITS[Group.KNOWN]
        elif proposal.status in (Status.NEW, Status.SAME_PERSON):
            bits |= _BITS[Group.NEW]
            if proposal.message.certainty is Certainty.POSSIBLE and proposal.number not in self._decided:
                bits |= _BITS[Group.TO_DECIDE]
        if proposal.suspects:
            bits |= _BITS[Group.SAME_PERSON]
        if proposal.answered_at is not None:
            bits |= _BITS[Group.ANSWERED]
        if not proposal.taken:
            bits |= _BITS[Group.LEFT_OUT]
        return bits

    def _key(self, order: Order) -> Callable[[int], Any]:
        # A second key would cost a tuple for each of tens of thousands: the sort keeps the order of time as it is.
        inmails: Sequence[InMailProposal] = self._inmails
        match order:
            case Order.SENT:
                return lambda number: number
            case Order.NAME:
                return self._names.__getitem__
            case Order.SUBJECT:
                return self._subjects.__getitem__
            case Order.TAKEN:
                return lambda number: inmails[number].taken
            case Order.STATE:
                places = {state: place for place, state in enumerate(State)}
                return lambda number: places[self.state(number)]
            case Order.ANSWER:
                return lambda number: str(inmails[number].answer_at or _NEVER)
            case Order.CREDIT:
                return lambda number: _credit_key(inmails[number])


def _credit_key(proposal: InMailProposal) -> int:
    return 0 if not proposal.taken and proposal.inmail is None else 1 + proposal.is_inmail + proposal.free


def _found(review: Review) -> Found:
    new = {
        each.message.recipient.profile or each.number
        for each in review.inmails
        if each.prospect is None and not each.suspects
    }
    likely = sum(each.message.certainty is Certainty.CANDIDATE for each in review.inmails)
    return Found(likely, len(new))


def _searched(proposal: InMailProposal) -> str:
    message = proposal.message
    slug = message.recipient.profile.rpartition("/in/")[2]
    return folded(f"{message.recipient.name}\n{slug}\n{message.subject}\n{message.body[:400]}")
