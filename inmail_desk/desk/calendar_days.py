"""The days of an account: the balance at the end of each, and everything that happens on it, past and coming."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from inmail_desk.credit_rules.facts import (
    BalanceObserved,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    Responded,
)
from inmail_desk.credit_rules.statement import Check, Kind, Posting, Unanswered
from inmail_desk.store.values import PersonOfDay, PlanEvent, PlanEventKind

from .losing import lost_on
from .picture import Picture, plan_title

_DAY = timedelta(days=1)


class ItemKind(StrEnum):
    """What can happen on a day; the first are shown first."""

    EXPIRY = "expiry"
    LOST_WITH_PLAN = "lost_with_plan"
    LOST_WITH_CHANGE = "lost_with_change"
    ALLOTMENT = "allotment"
    CAP_FORFEIT = "cap_forfeit"
    OPENING = "opening"
    PURCHASE = "purchase"
    BONUS = "bonus"
    ADJUSTMENT = "adjustment"
    PLAN = "plan"
    LAST_DAY = "last_day"
    TRIAL_ENDS = "trial_ends"
    DEADLINE = "deadline"
    FOLLOW_UP = "follow_up"
    ANSWERED = "answered"
    SENT = "sent"
    UNDELIVERED = "undelivered"
    DELETED = "deleted"
    CHECK = "check"
    TOUCH = "touch"
    LAPSED = "lapsed"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What happens on a day, of one kind.

    `credits` is what its postings add up to, and `entries` are their numbers: the places in the account's postings,
    what is coming after what has been, from 0. `count` says how many there are: InMails, answers, people, touches, or
    else events. `free` of the InMails took no credit because they were free. `facts` are the 1-based numbers of the
    facts behind it; `people` the prospects that it is about, each once, in order. `check` is what a check found, None
    where another has to tell; `event` the step in the history of the plan, and `plan` the title of the plan it names.
    """

    kind: ItemKind
    credits: int = 0
    count: int = 1
    free: int = 0
    entries: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    check: Check | None = None
    event: PlanEvent | None = None
    plan: str = ""

    @property
    def changes_the_plan(self) -> bool:
        """Whether another plan is chosen: everything else of that day follows from it."""
        return self.event is not None and self.event.kind is PlanEventKind.PLAN_CHANGED


_OF_POSTING = {
    Kind.EXPIRY: ItemKind.EXPIRY,
    Kind.CANCELLATION: ItemKind.LOST_WITH_PLAN,
    Kind.PLAN_CHANGE: ItemKind.LOST_WITH_CHANGE,
    Kind.ALLOTMENT: ItemKind.ALLOTMENT,
    Kind.CAP_FORFEIT: ItemKind.CAP_FORFEIT,
    Kind.OPENING: ItemKind.OPENING,
    Kind.PURCHASE: ItemKind.PURCHASE,
    Kind.BONUS: ItemKind.BONUS,
    Kind.ADJUSTMENT: ItemKind.ADJUSTMENT,
    Kind.SPEND: ItemKind.SENT,
}
_OF_FACT: dict[type[Fact], ItemKind] = {
    InMailSent: ItemKind.SENT,
    Responded: ItemKind.ANSWERED,
    InMailDeleted: ItemKind.DELETED,
    InMailUndelivered: ItemKind.UNDELIVERED,
    BalanceObserved: ItemKind.CHECK,
}
_PLACES = {kind: place for place, kind in enumerate(ItemKind)}


class Days:
    """The days of a picture. Made once for each picture: what it looks up again and again is sorted by day."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.entries: tuple[Posting, ...] = (*picture.statement.postings, *picture.coming)
        self._entry_days = [entry.on for entry in self.entries]
        self._balances = list(accumulate((entry.credits for entry in self.entries), initial=0))
        self._fact_days = [fact.on for fact in picture.recorded.facts]
        self._checks = {check.fact: check for check in picture.statement.checks}
        self._windows: dict[date, list[Unanswered]] = {}
        for unanswered in picture.statement.unanswered:
            if unanswered.credit_back_until is not None:
                self._windows.setdefault(unanswered.credit_back_until, []).append(unanswered)
        begins = (PlanEventKind.SUBSCRIBED, PlanEventKind.TRACKING_STARTED)
        self.first = min(
            (event.at.date() for event in picture.plan_events if event.kind in begins), default=None
        )
        """The first day with a balance, None where there is none."""
        self.last = picture.statement.horizon_ends_on
        """The last day with a balance: farther ahead the rules are not followed."""

    @property
    def today(self) -> date:
        """The day between what has been and what is coming."""
        return self.picture.today

    def balance(self, on: date) -> int | None:
        """The balance at the end of a day: on a coming one if nothing is sent and nobody answers. None before tracking
        began and behind the last day."""
        if self.first is None or not self.first <= on <= self.last:
            return None
        return self._balances[bisect_right(self._entry_days, on)]

    def numbers_of(self, on: date) -> range:
        """The numbers of the entries of a day."""
        return range(bisect_left(self._entry_days, on), bisect_right(self._entry_days, on))

    def entries_of(self, on: date) -> Sequence[Posting]:
        """The postings of a day, in order."""
        numbers = self.numbers_of(on)
        return self.entries[numbers.start : numbers.stop]

    def between(self, first: date, last: date) -> Iterator[tuple[date, Sequence[Posting]]]:
        """The days from `first` to `last`, both included, that have postings, each with them."""
        start = bisect_left(self._entry_days, first)
        while start < len(self.entries) and (on := self._entry_days[start]) <= last:
            yield on, self.entries_of(on)
            start = self.numbers_of(on).stop

    def lost(self, on: date) -> int:
        """The credits lost on a day, of those that were there before it."""
        return lost_on(self.entries_of(on), on)

    def facts_of(self, on: date) -> Sequence[Fact]:
        """The facts of a day, in order."""
        return self.picture.recorded.facts[
            bisect_left(self._fact_days, on) : bisect_right(self._fact_days, on)
        ]

    def windows_ending(self, on: date) -> Sequence[Unanswered]:
        """The unanswered InMails for which a day is the last on which a response returns the credit."""
        return self._windows.get(on, ())

    def items(
        self, on: date, follow_ups: Sequence[PersonOfDay] = (), touched: Sequence[PersonOfDay] = ()
    ) -> tuple[Item, ...]:
        """Everything that happens on a day, what matters most first. `follow_ups` and `touched` are those of the day,
        which the account itself does not hold."""
        found = [*self._of_the_ledger(on), *self._of_the_plan(on), *self._windows_that_end(on)]
        for kind, people in ((ItemKind.FOLLOW_UP, follow_ups), (ItemKind.TOUCH, touched)):
            if people:
                found.append(
                    Item(kind=kind, count=len(people), people=_once(each.prospect_id for each in people))
                )
        return tuple(sorted(found, key=lambda item: (not item.changes_the_plan, _PLACES[item.kind])))

    def _of_the_ledger(self, on: date) -> list[Item]:
        """What the facts and the postings of a day give: every posting is in one item."""
        recorded = self.picture.recorded.facts
        facts: dict[ItemKind, list[int]] = {}
        for place in range(bisect_left(self._fact_days, on), bisect_right(self._fact_days, on)):
            kind = _OF_FACT.get(type(recorded[place]))
            if kind is not None:
                facts.setdefault(kind, []).append(place + 1)
        entries: dict[ItemKind, list[int]] = {}
        for number in self.numbers_of(on):
            entries.setdefault(self._kind_of(self.entries[number]), []).append(number)
        items = [
            self._item(kind, facts.get(kind, ()), entries.get(kind, ()))
            for kind in facts.keys() | entries.keys()
            if kind is not ItemKind.CHECK
        ]
        items += [
            Item(kind=ItemKind.CHECK, facts=(fact,), check=self._checks.get(fact))
            for fact in facts.get(ItemKind.CHECK, ())
        ]
        return items

    def _kind_of(self, entry: Posting) -> ItemKind:
        if entry.kind is not Kind.CREDIT_BACK:
            return _OF_POSTING[entry.kind]
        fact = None if entry.fact is None else self.picture.recorded.facts[entry.fact - 1]
        return ItemKind.UNDELIVERED if isinstance(fact, InMailUndelivered) else ItemKind.ANSWERED

    def _item(self, kind: ItemKind, facts: Sequence[int], entries: Sequence[int]) -> Item:
        recorded = self.picture.recorded.facts
        them = [recorded[fact - 1] for fact in facts]
        behind = {entry.fact for number in entries if (entry := self.entries[number]).fact is not None}
        return Item(
            kind=kind,
            credits=sum(self.entries[number].credits for number in entries),
            count=len(facts) or len(entries),
            free=sum(isinstance(fact, InMailSent) and fact.free for fact in them),
            entries=tuple(entries),
            facts=tuple(facts) or tuple(sorted(behind)),
            people=_once(id for fact in them if (id := self._recipient(fact)) is not None),
        )

    def _recipient(self, fact: Fact) -> int | None:
        if isinstance(fact, InMailSent):
            return int(fact.recipient)
        if isinstance(fact, Responded | InMailDeleted | InMailUndelivered):
            account = self.picture.statement.inmails.get(fact.inmail)
            return None if account is None else int(account.recipient)
        return None

    def _of_the_plan(self, on: date) -> list[Item]:
        items = []
        for event in self.picture.plan_events:
            happens_on = event.at.date()
            if happens_on == on:
                title = "" if event.plan is None else plan_title(self.picture, event.plan)
                items.append(Item(kind=ItemKind.PLAN, event=event, plan=title))
            if event.kind is PlanEventKind.CANCELLED and happens_on - _DAY == on:
                items.append(Item(kind=ItemKind.LAST_DAY, event=event))
            if event.trial_ends_on is not None and event.trial_ends_on - _DAY == on:
                items.append(Item(kind=ItemKind.TRIAL_ENDS, event=event))
        return items

    def _windows_that_end(self, on: date) -> list[Item]:
        ending = self.windows_ending(on)
        if not ending:
            return []
        kind = ItemKind.DEADLINE if on >= self.today else ItemKind.LAPSED
        people = _once(int(each.recipient) for each in ending)
        return [Item(kind=kind, count=len(people), people=people)]


def _once(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids))
