"""The page Calendar: everything about one day, why, and what can be done about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inmail_desk.credit_rules.facts import Fact, InMailDeleted, InMailSent, InMailUndelivered, Responded
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.credit_rules.statement import InMailAccount
from inmail_desk.store.data_file import DataFile

from .calendar_days import Days, Item, ItemKind
from .losing import Loss, next_loss
from .tracing import Source, Trace, Tracer

MOST_PEOPLE = 3
"""So many people of an item are shown before the rest is asked for."""
_MOST_TRACES = 5
_MOST_BY_ONE = 400  # people shown at most when all are asked for


class Doable(StrEnum):
    """What can be done about an item; the comment says which field of the offer goes with it."""

    WRITE = "write"
    TOUCH = "touch"  # prospect
    RESPOND = "respond"  # prospect
    LOG = "log"  # prospect
    FOLLOW_UP = "follow_up"  # prospect
    SHOW_PERSON = "show_person"  # prospect
    CHECK = "check"
    DAY = "day"  # day
    PLAN = "plan"
    CORRECT = "correct"  # source
    ENTRY = "entry"  # entry
    LEDGER_DAY = "ledger_day"  # day
    RULE = "rule"  # rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be done: with or about whom, what or when."""

    kind: Doable
    prospect: int = 0
    day: date = date.min
    source: Source = ("", 0)
    entry: int = 0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Somebody whom an item is about. `account` says what became of the InMail behind it, None where none is."""

    id: int
    name: str
    account: InMailAccount | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item of the day in full.

    `traces` say why each of its postings is there, the first few; none for those that belong to a person. `people` are
    the first few, `more` counts the others. `rules` are those that decided. `loss` is the next loss where this is a
    part of it.
    """

    item: Item
    traces: tuple[Trace, ...]
    people: tuple[Involved, ...]
    more: int
    rules: tuple[RuleAnswer, ...]
    loss: Loss | None
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """A day in full. `before` and `balance` are the balances at the end of the day before and of this one, None where
    there is none; `first` and `last` are the days between which there is one."""

    on: date
    today: date
    before: int | None
    balance: int | None
    first: date | None
    last: date
    items: tuple[AgendaItem, ...]


class Agendas:
    """Gives the agenda of any day of a picture. Made once for each picture."""

    def __init__(self, days: Days, data: DataFile) -> None:
        self._days = days
        self._data = data
        self._tracer: Tracer | None = None
        self._loss: tuple[Loss | None] | None = None

    def agenda(self, on: date, *, everybody: bool = False) -> Agenda:
        """The agenda of a day; with `everybody` all people are in it, not only the first few of each item."""
        days, read = self._days, self._data.read
        items = [*days.items(on, read.follow_ups(on, on), read.touched(on, on)), *self._reminders(on)]
        most = _MOST_BY_ONE if everybody else MOST_PEOPLE
        names = read.names({id for item in items for id in item.people[:most]})
        balance = days.balance(on)
        before = None if balance is None else days.balance(on - timedelta(days=1))
        return Agenda(
            on=on,
            today=days.today,
            before=0 if balance is not None and before is None else before,
            balance=balance,
            first=days.first,
            last=days.last,
            items=tuple(self._in_full(item, on, names, most) for item in items),
        )

    def _reminders(self, on: date) -> list[Item]:
        """Whom LinkedIn has reminded by this day, where it does at all and nobody has ended it before."""
        picture = self._days.picture
        days = picture.rules.number("reminder.days", picture.statement.plan, picture.today)
        if not days or on.toordinal() <= days:
            return []
        sent_on = on - timedelta(days=days)
        accounts = picture.statement.inmails
        people = [
            int(fact.recipient)
            for fact in self._days.facts_of(sent_on)
            if isinstance(fact, InMailSent)
            and fact.id in accounts
            and ((ended := accounts[fact.id].ended_on) is None or ended > on)
        ]
        people = list(dict.fromkeys(people))
        return [Item(kind=ItemKind.REMINDER, count=len(people), people=tuple(people))] if people else []

    def _in_full(self, item: Item, on: date, names: dict[int, str], most: int) -> AgendaItem:
        traces = self._traces(item)
        rules = tuple(dict.fromkeys((*(rule for each in traces for rule in each.rules), *self._terms(item))))
        people = self._people(item, on, names, most)
        loss = self._next_loss()
        if loss is not None and (loss.on != on or item.kind not in _LOSSES):
            loss = None
        return AgendaItem(
            item=item,
            traces=traces if item.kind not in _ABOUT_PEOPLE else (),
            people=people,
            more=len(item.people) - len(people),
            rules=rules,
            loss=loss,
            offers=tuple(self._offers(item, on, traces, rules, loss)),
        )

    def _traces(self, item: Item) -> tuple[Trace, ...]:
        if item.kind is ItemKind.SENT:
            return ()  # an InMail needs no reason; what became of it is said beside its person
        if item.kind is ItemKind.CHECK:
            return tuple(self._traced().fact(fact) for fact in item.facts)
        most = 1 if item.kind in _ABOUT_PEOPLE else _MOST_TRACES
        return tuple(self._traced().entry(number) for number in item.entries[:most])

    def _traced(self) -> Tracer:
        if self._tracer is None:
            self._tracer = Tracer(self._days.picture, self._data)
        return self._tracer

    def _next_loss(self) -> Loss | None:
        if self._loss is None:
            self._loss = (next_loss(self._days.picture),)
        return self._loss[0]

    def _terms(self, item: Item) -> Iterable[RuleAnswer]:
        """The rules of today that decide about what no posting says."""
        picture = self._days.picture
        names = {
            ItemKind.DEADLINE: ("credit_back.window_days",),
            ItemKind.LAPSED: ("credit_back.window_days",),
            ItemKind.REMINDER: ("reminder.days",),
        }.get(item.kind, ())
        return (picture.rules.answer(name, picture.statement.plan, picture.today) for name in names)

    def _people(self, item: Item, on: date, names: dict[int, str], most: int) -> tuple[Involved, ...]:
        facts: dict[int, int] = {}
        accounts: dict[int, InMailAccount | None] = {}
        for fact in item.facts:
            account = self._account(self._days.picture.recorded.facts[fact - 1])
            if account is not None and facts.setdefault(int(account.recipient), fact) == fact:
                accounts[int(account.recipient)] = account
        if item.kind in (ItemKind.DEADLINE, ItemKind.LAPSED):
            inmails = self._days.picture.statement.inmails
            accounts = {
                int(each.recipient): inmails.get(each.inmail) for each in self._days.windows_ending(on)
            }
        return tuple(
            Involved(
                id=id,
                name=names[id],
                account=accounts.get(id),
                offers=tuple(self._offers_about(item.kind, id, facts.get(id))),
            )
            for id in item.people[:most]
            if id in names
        )

    def _account(self, fact: Fact) -> InMailAccount | None:
        accounts = self._days.picture.statement.inmails
        if isinstance(fact, InMailSent):
            return accounts.get(fact.id)
        if isinstance(fact, Responded | InMailDeleted | InMailUndelivered):
            return accounts.get(fact.inmail)
        return None

    def _offers_about(self, kind: ItemKind, id: int, fact: int | None) -> Iterator[Offer]:
        """What can be done about one person, what helps most first."""
        for doable in _OFFERED.get(kind, ()):
            yield Offer(kind=doable, prospect=id)
        if fact is not None:
            yield Offer(kind=Doable.CORRECT, source=self._days.picture.recorded.sources[fact - 1])

    def _offers(
        self,
        item: Item,
        on: date,
        traces: tuple[Trace, ...],
        rules: tuple[RuleAnswer, ...],
        loss: Loss | None,
    ) -> Iterator[Offer]:
        """What can be done about an item as a whole."""
        coming = self._next_loss()
        if loss is not None and loss.inmails:
            yield Offer(kind=Doable.WRITE)
        elif item.kind in _LOSSES and coming is not None and coming.on < on:
            yield Offer(kind=Doable.DAY, day=coming.on)
        if item.kind is ItemKind.CHECK:
            yield Offer(kind=Doable.CHECK)
        if item.kind in (ItemKind.PLAN, ItemKind.LAST_DAY, ItemKind.TRIAL_ENDS):
            yield Offer(kind=Doable.PLAN)
        for trace in traces:
            if trace.source is not None and item.kind in _OF_ONE_FACT:
                yield Offer(kind=Doable.CORRECT, source=trace.source)
                break
        if item.entries:
            if len(item.entries) == 1:
                yield Offer(kind=Doable.ENTRY, entry=item.entries[0])
            else:
                yield Offer(kind=Doable.LEDGER_DAY, day=on)
        if rules:
            yield Offer(kind=Doable.RULE, rule=rules[-1 if item.kind is ItemKind.EXPIRY else 0].key.rule)


_LOSSES = (
    ItemKind.EXPIRY,
    ItemKind.CAP_FORFEIT,
    ItemKind.LOST_WITH_PLAN,
    ItemKind.LOST_WITH_CHANGE,
)
_OF_ONE_FACT = (ItemKind.PURCHASE, ItemKind.BONUS, ItemKind.ADJUSTMENT, ItemKind.CHECK, ItemKind.OPENING)
_ABOUT_PEOPLE = (ItemKind.ANSWERED, ItemKind.SENT, ItemKind.UNDELIVERED, ItemKind.DELETED)
_OFFERED = {
    ItemKind.DEADLINE: (Doable.TOUCH, Doable.RESPOND, Doable.SHOW_PERSON),
    ItemKind.LAPSED: (Doable.SHOW_PERSON, Doable.TOUCH),
    ItemKind.FOLLOW_UP: (Doable.LOG, Doable.FOLLOW_UP, Doable.SHOW_PERSON),
    ItemKind.SENT: (Doable.SHOW_PERSON,),
    ItemKind.ANSWERED: (Doable.SHOW_PERSON,),
    ItemKind.UNDELIVERED: (Doable.SHOW_PERSON,),
    ItemKind.DELETED: (Doable.SHOW_PERSON,),
    ItemKind.TOUCH: (Doable.SHOW_PERSON,),
    ItemKind.REMINDER: (Doable.SHOW_PERSON,),
}
