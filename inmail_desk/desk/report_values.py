"""What an activity report holds, and what is asked of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, assert_never

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.values import TouchKind

SOON, LATE = 30, 90
"""Days within which answers are counted: LinkedIn's own reports take the first, its credits come back within the
second."""


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
