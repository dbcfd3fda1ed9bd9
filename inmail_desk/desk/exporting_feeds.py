"""What is coming, for a calendar program: losses, renewals, windows that close, follow-ups, the end of a trial."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.exchange.whole_file import NotWritten, WholeFile, WriteProblem, is_data_file
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PersonOfDay

from .calendar_days import Days, Item, ItemKind
from .calendar_month import LAST_DAY
from .picture import Picture
from .tracing import Tracer
from .tracing_lots import TracedLot

if TYPE_CHECKING:  # importing it for real takes a third of a second
    from inmail_desk.exchange.ics_out import Feed


class ComingKind(StrEnum):
    """What is written into a calendar; the value begins the key of its events and never changes."""

    EXPIRY = "expiry"
    CAP_FORFEIT = "cap"
    LOST_WITH_PLAN = "plan-ends"
    LOST_WITH_CHANGE = "plan-changes"
    RENEWAL = "renewal"
    TRIAL_ENDS = "trial"
    CREDIT_BACK = "credit-back"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Something that is coming. `key` stays the same while it is about the same thing, whatever its numbers.

    `credits` counts those lost or granted if nothing is sent and nobody answers. `lots` are those that expire, each
    with how many of it; `rules` those that decide. `plan` is the title of the plan, `new_plan` of the one that it is
    left for. `name` is the person's, `sent_on` the day of the InMail to them. `alarms` say how many days before
    somebody is to be reminded.
    """

    kind: ComingKind
    key: str
    on: date
    credits: int = 0
    lots: tuple[tuple[TracedLot, int], ...] = ()
    rules: tuple[RuleAnswer, ...] = ()
    plan: str = ""
    new_plan: str = ""
    name: str = ""
    sent_on: date | None = None
    alarms: tuple[int, ...] = ()


_A_DAY = timedelta(days=1)
_LOSSES = {
    ItemKind.EXPIRY: ComingKind.EXPIRY,
    ItemKind.CAP_FORFEIT: ComingKind.CAP_FORFEIT,
    ItemKind.LOST_WITH_PLAN: ComingKind.LOST_WITH_PLAN,
    ItemKind.LOST_WITH_CHANGE: ComingKind.LOST_WITH_CHANGE,
}


def coming(picture: Picture, data: DataFile) -> tuple[Coming, ...]:
    """Everything from today on, by day."""
    return tuple(sorted(_Coming(picture, data).all(), key=lambda each: (each.on, each.key)))


class _Coming:
    def __init__(self, picture: Picture, data: DataFile) -> None:
        self._picture = picture
        self._days = Days(picture)
        self._tracer = Tracer(picture, data)
        self._follow_ups = data.read.follow_ups(picture.today, LAST_DAY)
        closing = picture.warnings.closing
        self._before_loss = tuple(sorted({picture.warnings.loss, closing}, reverse=True))
        self._before_closing = (closing,)

    def all(self) -> Iterator[Coming]:
        today, events = self._picture.today, self._picture.plan_events
        days = {today, *(posting.on for posting in self._picture.coming)}
        days |= {event.trial_ends_on - _A_DAY for event in events if event.trial_ends_on is not None}
        for on in days:
            if on >= today:
                for item in self._days.items(on):
                    yield from self._of_item(item, on)
        yield from self._windows()
        yield from map(self._follow_up, self._follow_ups)

    def _of_item(self, item: Item, on: date) -> Iterator[Coming]:
        if item.kind in _LOSSES:
            yield self._loss(item, on)
        elif item.kind is ItemKind.ALLOTMENT:
            kind = ComingKind.RENEWAL
            traced = self._tracer.entry(item.entries[0])
            yield Coming(
                kind=kind,
                key=f"{kind}-{on.isoformat()}",
                on=on,
                credits=item.credits,
                rules=traced.rules,
                plan=traced.plan,
            )
        elif item.kind is ItemKind.TRIAL_ENDS and item.event is not None:
            kind = ComingKind.TRIAL_ENDS
            yield Coming(kind=kind, key=f"{kind}-{item.event.id}", on=on, alarms=self._before_closing)

    def _loss(self, item: Item, on: date) -> Coming:
        kind = _LOSSES[item.kind]
        traces = [self._tracer.entry(number) for number in item.entries]
        lots = [
            (trace.lot, -trace.posting.credits)
            for trace in traces
            if kind is ComingKind.EXPIRY and trace.lot is not None and trace.posting is not None
        ]
        return Coming(
            kind=kind,
            key=f"{kind}-{on.isoformat()}",
            on=on,
            credits=-item.credits,
            lots=tuple(lots),
            rules=tuple(dict.fromkeys(rule for trace in traces for rule in trace.rules)),
            plan=traces[0].plan,
            new_plan=traces[0].new_plan,
            alarms=self._before_loss,
        )

    def _windows(self) -> Iterator[Coming]:
        picture, kind = self._picture, ComingKind.CREDIT_BACK
        waiting = [
            each
            for each in picture.statement.unanswered
            if each.credit_back_until is not None and each.credit_back_until >= picture.today
        ]
        names = {
            each.id: each.name for each in picture.prospects.some({int(each.recipient) for each in waiting})
        }
        rule = picture.rules.answer("credit_back.window_days", picture.statement.plan, picture.today)
        for each in waiting:
            assert each.credit_back_until is not None
            yield Coming(
                kind=kind,
                key=f"{kind}-{each.inmail}",
                on=each.credit_back_until,
                rules=(rule,),
                name=names[int(each.recipient)],
                sent_on=each.sent_on,
                alarms=self._before_closing,
            )

    def _follow_up(self, person: PersonOfDay) -> Coming:
        kind = ComingKind.FOLLOW_UP
        return Coming(
            kind=kind, key=f"{kind}-{person.prospect_id}", on=person.on, name=person.name, alarms=(0,)
        )


def write_feed(path: Path, feed: "Feed", moment: datetime, *, replaces: bool) -> bool:
    """Writes what is coming into a file, whole or not at all, unless it stands there already; whether it did write.

    `moment` is in UTC. Where a file lies there that another program has made, it is replaced only if `replaces`. Raises
    `NotWritten`, and `NotOurs`.
    """
    from inmail_desk.exchange.ics_out import ics_bytes, is_ours

    former = read_former(path)
    if former and not is_ours(former) and not replaces:
        raise NotOurs(path)
    content = ics_bytes(feed, moment, former)
    if content == former:
        return False
    with WholeFile(path) as file:
        file.stream.write(content)
    return True


class NotOurs(Exception):
    """Another program's file lies where the calendar is to be kept; it was not touched."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} was not written: it is another program's calendar, which stays as it is. "
            "Choose another folder, or move that file away."
        )


def read_former(path: Path) -> bytes | None:
    """What lies there, None for nothing. Raises `NotWritten` for what cannot be read: it cannot be replaced either."""
    try:
        if not path.is_file():
            return None
        if is_data_file(path):
            raise NotWritten(WriteProblem.DATA_FILE, path)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise NotWritten(WriteProblem.NOT_ALLOWED, path) from error
