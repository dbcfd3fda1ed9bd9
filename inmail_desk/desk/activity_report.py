"""The activity report: who was reached in a period, when and how, and what came of it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, assert_never

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Reading
from inmail_desk.store.values import InMail, Prospect, TouchKind

from .people import folded
from .picture import Picture
from .rejection import Problem, Rejected

SOON, LATE = 30, 90
"""Days within which answers are counted: LinkedIn's own reports take the first, its credits come back within the
second."""

_NAME = "report_name"
_LONGEST_NAME = 200


class ReportPeriod(StrEnum):
    """The days of a report. All but the last two end today."""

    THIS_MONTH = "this_month"
    LAST_90_DAYS = "last_90_days"
    THIS_YEAR = "this_year"
    LAST_MONTH = "last_month"
    CHOSEN = "chosen"


class Order(StrEnum):
    PERSON = "person"
    DAY = "day"


class StageKind(StrEnum):
    ADDED = "added"
    SENT = "sent"
    REMINDER = "reminder"
    ANSWERED = "answered"
    DELETED = "deleted"
    UNDELIVERED = "undelivered"
    TOUCH = "touch"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsked:
    """What the report is to hold: the days from `first` to `last`, both included.

    `campaign` and `people` None mean all. With a campaign, its InMails count, and of everything else what belongs to
    its members. What is private beside the work itself is left out unless asked for: `notes`, `touch_texts` and
    `addresses`. `credits` says which answers returned a credit. `week_start` is the first day of a week, 0 for Monday.
    """

    first: date
    last: date
    campaign: int | None = None
    people: frozenset[int] | None = None
    order: Order = Order.PERSON
    summary: bool = True
    weeks: bool = True
    subjects: bool = True
    credits: bool = True
    addresses: bool = False
    touch_texts: bool = False
    notes: bool = False
    week_start: int = 0


class Stage(NamedTuple):
    """One step with a person. `text` is a subject or what was noted of a touch. `free` belongs to an InMail.

    `sent_on` is the day of the InMail that an answer, an end or a reminder belongs to. `credited` says that the credit
    came back by it; `again` marks an answer after the first one, which alone counts.
    """

    at: datetime
    kind: StageKind
    text: str = ""
    free: bool = False
    sent_on: date | None = None
    outcome: Outcome | None = None
    touch: TouchKind | None = None
    credited: bool = False
    again: bool = False

    @property
    def on(self) -> date:
        return self.at.date()


class Person(NamedTuple):
    """Somebody with whom there was something to do. `stages` are in the order of time. `address` and `notes` are ""
    unless asked for."""

    id: int
    name: str
    company: str
    title: str
    address: str
    notes: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """`reached` counts the people with an InMail or a touch. `answers` are the first answers that came in the period,
    `credits_back` the credits that they, and InMails that were not delivered, returned.

    The rates are about the `delivered` InMails that were sent in the period, whenever the answer came: `soon` were
    answered within 30 days and `late` within 90. `open_soon` and `open_late` are not answered and were sent so lately
    that they may still be.
    """

    reached: int
    added: int
    inmails: int
    free_inmails: int
    answers: int
    credits_back: int
    deleted: int
    undelivered: int
    delivered: int
    soon: int
    late: int
    open_soon: int
    open_late: int
    touches: Mapping[TouchKind, int]


class Week(NamedTuple):
    """`first` and `last` are its days within the period."""

    first: date
    last: date
    people: int
    inmails: int
    answers: int
    touches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityReport:
    """`campaign` is the name of the one asked for, "" for all. `people` are in the order of names."""

    asked: ReportAsked
    today: date
    campaign: str
    people: tuple[Person, ...]
    totals: Totals
    weeks: tuple[Week, ...]


def period_days(period: ReportPeriod, today: date) -> tuple[date, date] | None:
    """The first and the last day of a period; None for one whose days are chosen."""
    match period:
        case ReportPeriod.THIS_MONTH:
            return today.replace(day=1), today
        case ReportPeriod.LAST_90_DAYS:
            return today - timedelta(days=89), today
        case ReportPeriod.THIS_YEAR:
            return today.replace(month=1, day=1), today
        case ReportPeriod.LAST_MONTH:
            last = today.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last
        case ReportPeriod.CHOSEN:
            return None
    assert_never(period)


def activity_report(picture: Picture, data: DataFile, asked: ReportAsked) -> ActivityReport:
    """The report, up to the picture's day: what is dated ahead of it has not happened yet."""
    collected = _Collected(picture, asked)
    collected.take_inmails(data.read.inmails())
    for touch in sorted(data.read.touches(), key=lambda each: each.at):
        if collected.counts(touch.prospect_id) and collected.holds(touch.at.date()):
            text = touch.text if asked.touch_texts else ""
            collected.add(touch.prospect_id, Stage(touch.at, StageKind.TOUCH, text=text, touch=touch.kind))
    collected.take_follow_ups()
    stages = collected.stages
    # Who was only put on the list is no activity by itself; of the others it is the first step.
    collected.take_added(among=stages)
    known = picture.prospects.everybody()
    people = [_person(known[id], steps, asked) for id, steps in stages.items()]
    campaign = None if asked.campaign is None else picture.campaigns.get(asked.campaign)
    return ActivityReport(
        asked=asked,
        today=picture.today,
        campaign="" if campaign is None else campaign.name,
        people=tuple(sorted(people, key=lambda each: (folded(each.name), each.id))),
        totals=collected.totals(),
        weeks=_weeks(people, asked),
    )


def diary(report: ActivityReport) -> list[tuple[Stage, Person]]:
    """All steps in the order of time, each with its person."""
    steps = [(stage, person) for person in report.people for stage in person.stages]
    return sorted(steps, key=lambda each: (each[0].at, folded(each[1].name)))


def report_name(read: Reading) -> str:
    """The name that stands on top of reports, "" for none."""
    return read.setting(_NAME) or ""


def keep_report_name(data: DataFile, name: str) -> Changed:
    """Keeps the name that stands on top of reports. Raises `Rejected` where it is too long."""
    name = " ".join(name.split())
    if len(name) > _LONGEST_NAME:
        raise Rejected(Problem.TEXT_TOO_LONG, field="name")
    with data.unit_of_work("Change Name on Reports") as work:
        if name != report_name(work.read):
            work.settings.set(_NAME, name or None)
        return work.commit()


class _Collected:
    """The steps of the period by person, and what is counted on the way."""

    def __init__(self, picture: Picture, asked: ReportAsked) -> None:
        self._picture = picture
        self._asked = asked
        self._people = picture.prospects.everybody()
        self._last = min(asked.last, picture.today)
        self.stages: dict[int, list[Stage]] = {}
        self._numbers: Counter[str] = Counter()

    def holds(self, on: date) -> bool:
        """Whether a day belongs to the period and has come."""
        return self._asked.first <= on <= self._last

    def counts(self, prospect: int) -> bool:
        """Whether what belongs to a person, and to no InMail, is asked for."""
        campaign = self._asked.campaign
        if not self._is_asked_for(prospect):
            return False
        return campaign is None or self._people[prospect].campaign_id == campaign

    def _is_asked_for(self, prospect: int) -> bool:
        people = self._asked.people
        return prospect in self._people and (people is None or prospect in people)

    def add(self, prospect: int, stage: Stage) -> None:
        """Notes a step."""
        self.stages.setdefault(prospect, []).append(stage)

    def take_inmails(self, inmails: Iterable[InMail]) -> None:
        """Notes what was done with InMails, and what came of them."""
        picture, asked = self._picture, self._asked
        reminder = picture.rules.number("reminder.days", picture.statement.plan, picture.today)
        for inmail in inmails:
            if not self._is_asked_for(inmail.prospect_id):
                continue
            if asked.campaign is not None and inmail.campaign_id != asked.campaign:
                continue
            self._take_inmail(inmail, reminder)

    def _take_inmail(self, inmail: InMail, reminder: int) -> None:
        id, sent_on = inmail.prospect_id, inmail.sent_at.date()
        account = self._picture.statement.inmails.get(str(inmail.id))
        credited = account is not None and account.credited
        if self.holds(sent_on):
            subject = inmail.subject if self._asked.subjects else ""
            self.add(id, Stage(inmail.sent_at, StageKind.SENT, subject, inmail.free))
            self._count_sent(inmail, sent_on)
        ended_on = None if account is None else account.ended_on
        reminder_on = sent_on + timedelta(days=min(reminder, (date.max - sent_on).days))
        # Once somebody has answered, LinkedIn has nothing to remind of.
        if reminder and (ended_on is None or ended_on > reminder_on) and self.holds(reminder_on):
            at = datetime.combine(reminder_on, time.max)
            self.add(id, Stage(at, StageKind.REMINDER, sent_on=sent_on))
        for place, response in enumerate(inmail.responses):
            if self.holds(response.at.date()):
                returned = credited and place == 0
                self.add(
                    id,
                    Stage(
                        response.at,
                        StageKind.ANSWERED,
                        sent_on=sent_on,
                        outcome=response.outcome,
                        credited=returned and self._asked.credits,
                        again=place > 0,
                    ),
                )
                self._numbers["answers"] += place == 0
                self._numbers["credits_back"] += returned
        ends = ((inmail.deleted_at, StageKind.DELETED), (inmail.undelivered_at, StageKind.UNDELIVERED))
        for ended_at, kind in ends:
            if ended_at is not None and self.holds(ended_at.date()):
                returned = credited and kind is StageKind.UNDELIVERED and not inmail.responses
                shown = returned and self._asked.credits
                self.add(id, Stage(ended_at, kind, sent_on=sent_on, credited=shown))
                self._numbers[kind] += 1
                self._numbers["credits_back"] += returned

    def _count_sent(self, inmail: InMail, sent_on: date) -> None:
        numbers, today = self._numbers, self._picture.today
        numbers["inmails"] += 1
        numbers["free"] += inmail.free
        if inmail.undelivered_at is not None:
            return
        numbers["delivered"] += 1
        answers = [response.at.date() for response in inmail.responses if response.at.date() <= today]
        for days, answered, still_open in ((SOON, "soon", "open_soon"), (LATE, "late", "open_late")):
            if answers:
                numbers[answered] += (answers[0] - sent_on).days <= days
            elif inmail.deleted_at is None:
                numbers[still_open] += (today - sent_on).days <= days

    def take_follow_ups(self) -> None:
        """Notes the days on which somebody was, or is, to be followed up."""
        for id, prospect in self._people.items():
            on = prospect.follow_up_on
            if on is not None and self._asked.first <= on <= self._asked.last and self.counts(id):
                self.add(id, Stage(datetime.combine(on, time.max), StageKind.FOLLOW_UP))

    def take_added(self, among: Collection[int]) -> None:
        """Notes when people came into the list, of those who are there for something else."""
        for id, prospect in self._people.items():
            if self.holds(prospect.added_at.date()) and self.counts(id):
                self._numbers["added"] += 1
                if id in among:
                    # Before everything else of that day: a list may be brought in after its InMails.
                    at = datetime.combine(prospect.added_at.date(), time.min)
                    self.add(id, Stage(at, StageKind.ADDED))

    def totals(self) -> Totals:
        """What all of it adds up to."""
        numbers = self._numbers
        touches = Counter(
            stage.touch for steps in self.stages.values() for stage in steps if stage.touch is not None
        )
        reached = [
            id
            for id, steps in self.stages.items()
            if any(stage.kind in (StageKind.SENT, StageKind.TOUCH) for stage in steps)
        ]
        return Totals(
            reached=len(reached),
            added=numbers["added"],
            inmails=numbers["inmails"],
            free_inmails=numbers["free"],
            answers=numbers["answers"],
            credits_back=numbers["credits_back"],
            deleted=numbers[StageKind.DELETED],
            undelivered=numbers[StageKind.UNDELIVERED],
            delivered=numbers["delivered"],
            soon=numbers["soon"],
            late=numbers["late"],
            open_soon=numbers["open_soon"],
            open_late=numbers["open_late"],
            touches={kind: touches[kind] for kind in TouchKind if touches[kind]},
        )


def _person(prospect: Prospect, steps: list[Stage], asked: ReportAsked) -> Person:
    address = prospect.addresses[0].url if asked.addresses and prospect.addresses else ""
    return Person(
        id=prospect.id,
        name=prospect.name,
        company=prospect.company,
        title=prospect.title,
        address=address,
        notes=prospect.notes if asked.notes else "",
        stages=tuple(sorted(steps, key=lambda each: each.at)),
    )


def _weeks(people: Iterable[Person], asked: ReportAsked) -> tuple[Week, ...]:
    """The weeks from the first step to the last one, those without any between them included."""
    counted: dict[date, Counter[StageKind]] = {}
    who: dict[date, set[int]] = {}
    for person in people:
        for stage in person.stages:
            if stage.kind not in (StageKind.SENT, StageKind.ANSWERED, StageKind.TOUCH):
                continue
            week = _week_of(stage.on, asked.week_start)
            kinds = counted.setdefault(week, Counter())
            if stage.kind is not StageKind.ANSWERED:
                who.setdefault(week, set()).add(person.id)
            elif stage.again:
                continue
            kinds[stage.kind] += 1
    if not counted:
        return ()
    weeks = []
    week = min(counted)
    while week <= max(counted):
        kinds = counted.get(week, Counter())
        weeks.append(
            Week(
                first=max(week, asked.first),
                last=min(week + timedelta(days=6), asked.last),
                people=len(who.get(week, ())),
                inmails=kinds[StageKind.SENT],
                answers=kinds[StageKind.ANSWERED],
                touches=kinds[StageKind.TOUCH],
            )
        )
        week += timedelta(days=7)
    return tuple(weeks)


def _week_of(on: date, week_start: int) -> date:
    return on - timedelta(days=(on.weekday() - week_start) % 7)
