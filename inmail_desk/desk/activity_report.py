"""The activity report: who was reached in a period, when and how, and what came of it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Reading
from inmail_desk.store.values import Prospect

from .people import folded
from .picture import Picture
from .rejection import Problem, Rejected
from .report_collecting import Collected
from .report_values import ActivityReport, Person, ReportAsked, Stage, StageKind, Week

_NAME = "report_name"
_LONGEST_NAME = 200
_LONGEST_WITH_EMPTY_ENDS = timedelta(weeks=105)


def activity_report(picture: Picture, data: DataFile, asked: ReportAsked) -> ActivityReport:
    """The report, up to the picture's day: what is dated ahead of it has not happened yet."""
    collected = Collected(picture, asked)
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
        weeks=_weeks(people, asked, picture.today),
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


def _weeks(people: Iterable[Person], asked: ReportAsked, today: date) -> tuple[Week, ...]:
    """The weeks of the period up to today, those without any step too: whoever reads it sees that none is left out. Of
    a period of many years only those from the first step to the last one; none where nothing was done at all."""
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
    week, until = _week_of(asked.first, asked.week_start), _week_of(min(asked.last, today), asked.week_start)
    if until - week > _LONGEST_WITH_EMPTY_ENDS:
        week, until = min(counted), max(counted)
    weeks = []
    while week <= until:
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
