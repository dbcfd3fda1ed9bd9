"""The page Ledger: every posting with the balance after it, and which of them a person asks for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.facts import (
    BalanceObserved,
    CreditsGranted,
    CreditsPurchased,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    Responded,
)
from inmail_desk.credit_rules.statement import Check, Kind
from inmail_desk.store.data_file import DataFile

from .people import folded
from .picture import Picture
from .tracing import Source, Tracer
from .tracing_lots import TracedLot


class Group(StrEnum):
    """What the kinds of entry have in common, as a person asks for them."""

    ARRIVED = "arrived"
    SPENT = "spent"
    LOST = "lost"
    RETURNED = "returned"
    CHECKED = "checked"


class Period(StrEnum):
    """The days that are shown. All but the last two end today."""

    ALL = "all"
    THIS_MONTH = "this_month"
    LAST_90_DAYS = "last_90_days"
    THIS_YEAR = "this_year"
    COMING = "coming"
    CHOSEN = "chosen"


class Entry(NamedTuple):
    """A line of the ledger: a posting, or a fact that booked nothing but should be seen (a check, a warning).

    `credits` is signed, 0 for the latter; `balance` is what was there after it. `number` is the place among the
    postings, past and coming ones; `fact` the 1-based number of the fact behind it. `warned` says that it should be
    looked at again.
    """

    on: date
    kind: Kind | None
    credits: int
    balance: int
    group: Group
    number: int | None
    fact: int | None
    lot: int | None
    prospect: int | None
    coming: bool
    warned: bool


class Detail(NamedTuple):
    """What else a line says, asked for only where it is in sight.

    `plan` is the title of the plan that counted (of the one that was left, with `new_plan` beside it); `reason` that of
    a bonus. `lot` is the lot that it made or took from.
    """

    name: str = ""
    plan: str = ""
    new_plan: str = ""
    reason: str = ""
    price: Decimal | None = None
    currency: str | None = None
    check: Check | None = None
    lot: TracedLot | None = None
    fact: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person wants to see. `group` and `prospect` None mean all; `name` is what was typed of a name.

    `first` and `last` are the days of a chosen period, both within it, None for no end.
    """

    group: Group | None = None
    prospect: int | None = None
    name: str = ""
    period: Period = Period.ALL
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The entries that fit, the earliest first. `counts` says how many each group has (None: all of them), whichever is
    asked for. `came` and `went` are the credits that the entries add and take."""

    entries: Sequence[Entry]
    counts: Mapping[Group | None, int]
    came: int
    went: int


_GROUPS = {
    Kind.OPENING: Group.ARRIVED,
    Kind.ALLOTMENT: Group.ARRIVED,
    Kind.PURCHASE: Group.ARRIVED,
    Kind.BONUS: Group.ARRIVED,
    Kind.SPEND: Group.SPENT,
    Kind.EXPIRY: Group.LOST,
    Kind.CAP_FORFEIT: Group.LOST,
    Kind.PLAN_CHANGE: Group.LOST,
    Kind.CANCELLATION: Group.LOST,
    Kind.CREDIT_BACK: Group.RETURNED,
    Kind.ADJUSTMENT: Group.CHECKED,
}


class Ledger:
    """The ledger of one picture."""

    def __init__(self, picture: Picture, data: DataFile) -> None:
        self._picture = picture
        self._data = data
        self._known: dict[tuple[int | None, int | None], Detail] = {}
        self._tracer: Tracer | None = None
        self._names: dict[int, str] | None = None
        self._answered: tuple[Asked, Found] | None = None
        self.entries: Sequence[Entry] = self._read()

    def tracer(self) -> Tracer:
        """What answers why an entry is there."""
        if self._tracer is None:
            self._tracer = Tracer(self._picture, self._data)
        return self._tracer

    def source_of(self, entry: Entry) -> Source | None:
        """The table and the row of the fact behind an entry, None where a rule alone is."""
        return None if entry.fact is None else self._picture.recorded.sources[entry.fact - 1]

    def ask(self, asked: Asked) -> Found:
        """The entries that a person asks for."""
        if self._answered is None or self._answered[0] != asked:
            self._answered = asked, self._ask(asked)
        return self._answered[1]

    def _ask(self, asked: Asked) -> Found:
        first, last = span(asked, self._picture.today)
        entries = self.entries
        start = 0 if first is None else bisect_left(entries, first, key=_day)
        end = len(entries) if last is None else bisect_right(entries, last, key=_day)
        wanted = self._people(asked)
        group = asked.group
        counts: dict[Group | None, int] = dict.fromkeys((None, *Group), 0)
        found, came, went = [], 0, 0
        for entry in entries[start:end]:
            if wanted is not None and entry.prospect not in wanted:
                continue
            counts[entry.group] += 1
            if group is None or entry.group is group:
                found.append(entry)
                if entry.credits > 0:
                    came += entry.credits
                else:
                    went -= entry.credits
        counts[None] = sum(counts.values())
        return Found(entries=found, counts=counts, came=came, went=went)

    def detail(self, entry: Entry) -> Detail:
        """What else an entry says."""
        key = entry.number, entry.fact
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._detail(entry)
        return found

    def _detail(self, entry: Entry) -> Detail:
        fact = None if entry.fact is None else self._picture.recorded.facts[entry.fact - 1]
        people = [] if entry.prospect is None else self._picture.prospects.some([entry.prospect])
        plan = new_plan = ""
        if entry.number is not None and entry.kind in _NAME_THE_PLAN:
            plan, new_plan = self.tracer().plans(entry.number)
        checks = self._picture.statement.checks if isinstance(fact, BalanceObserved) else ()
        bought = fact if isinstance(fact, CreditsPurchased) else None
        return Detail(
            name=people[0].name if people else "",
            plan=plan,
            new_plan=new_plan,
            reason=(fact.reason or "") if isinstance(fact, CreditsGranted) else "",
            price=None if bought is None else bought.price,
            currency=None if bought is None else bought.currency,
            check=next((check for check in checks if check.fact == entry.fact), None),
            lot=None if entry.lot is None else self.tracer().lot(entry.lot),
            fact=fact,
        )

    def _people(self, asked: Asked) -> set[int] | None:
        """Whom the entries may be about, None for anybody and nobody."""
        if asked.prospect is not None:
            return {asked.prospect}
        words = folded(asked.name).split()
        if not words:
            return None
        names = self.prepare_search()
        return {id for id, name in names.items() if all(word in name for word in words)}

    def prepare_search(self) -> Mapping[int, str]:
        """The names that are searched, by prospect; read once, best before the first letter is typed."""
        if self._names is None:
            ids = {entry.prospect for entry in self.entries if entry.prospect is not None}
            self._names = {id: folded(name) for id, name in self._data.read.names(ids).items()}
        return self._names

    def _read(self) -> list[Entry]:
        statement, facts = self._picture.statement, self._picture.recorded.facts
        postings = (*statement.postings, *self._picture.coming)
        past = len(statement.postings)
        warned = {warning.fact for warning in statement.warnings}
        notes = [*self._notes(), None]
        place, note = 0, notes[0]
        entries: list[Entry] = []
        balance = 0
        people = _people_of_facts(facts)
        new, make, group_of = tuple.__new__, Entry, _GROUPS
        for number, (on, kind, credits, lot, fact, _) in enumerate(postings):
            while note is not None and _before(note, facts, on, fact):
                entries.append(self._note(note, balance, people, warned))
                place += 1
                note = notes[place]
            balance += credits
            prospect = None if fact is None else people[fact - 1]
            # Half the time of Entry(...), and there are tens of thousands of them.
            group, coming, warns = group_of[kind], number >= past, fact in warned
            entry = (on, kind, credits, balance, group, number, fact, lot, prospect, coming, warns)
            entries.append(new(make, entry))
        entries += [self._note(each, balance, people, warned) for each in notes[place:] if each is not None]
        return entries

    def _notes(self) -> list[int]:
        """The facts that booked nothing but should be seen, by their numbers."""
        statement = self._picture.statement
        booked = {posting.fact for posting in statement.postings}
        seen = {check.fact for check in statement.checks} | {each.fact for each in statement.warnings}
        return sorted(fact for fact in seen if fact is not None and fact not in booked)

    def _note(self, number: int, balance: int, people: Sequence[int | None], warned: set[int]) -> Entry:
        fact = self._picture.recorded.facts[number - 1]
        group = Group.ARRIVED
        if isinstance(fact, BalanceObserved):
            group = Group.CHECKED
        elif isinstance(fact, InMailSent):
            group = Group.SPENT
        elif isinstance(fact, Responded | InMailDeleted | InMailUndelivered):
            group = Group.RETURNED
        prospect = people[number - 1]
        return Entry(fact.on, None, 0, balance, group, None, number, None, prospect, False, number in warned)


_NAME_THE_PLAN = (Kind.ALLOTMENT, Kind.PLAN_CHANGE, Kind.CANCELLATION, Kind.CAP_FORFEIT)


def span(asked: Asked, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of what is asked for, None for no end."""
    match asked.period:
        case Period.ALL:
            return None, today
        case Period.THIS_MONTH:
            return today.replace(day=1), today
        case Period.LAST_90_DAYS:
            return today - timedelta(days=89), today
        case Period.THIS_YEAR:
            return today.replace(month=1, day=1), today
        case Period.COMING:
            return today + timedelta(days=1), None
        case Period.CHOSEN:
            return asked.first, asked.last


def _before(note: int, facts: Sequence[Fact], on: date, fact: int | None) -> bool:
    """Whether a fact that booked nothing comes before a posting of the day `on` by `fact`. What the rules book on a day
    comes before its facts; so does a plan change that waited for it."""
    noted_on = facts[note - 1].on
    return noted_on < on or (noted_on == on and fact is not None and note < fact)


def _people_of_facts(facts: Sequence[Fact]) -> list[int | None]:
    """The prospect whom each fact is about, in the order of the facts."""
    sent: dict[str, int] = {}
    people: list[int | None] = []
    for fact in facts:
        if isinstance(fact, InMailSent):
            sent[fact.id] = prospect = int(fact.recipient)
            people.append(prospect)
        elif isinstance(fact, Responded | InMailDeleted | InMailUndelivered):
            people.append(sent[fact.inmail])
        else:
            people.append(None)
    return people


def _day(entry: Entry) -> date:
    return entry.on
