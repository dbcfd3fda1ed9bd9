"""When something happened of which only the day is known, or corrected: before or after a number read on that day."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from inmail_desk.store.values import PlanEventKind

from .picture import Picture

_NOON = time(12)
_A_SECOND = timedelta(seconds=1)
_LAST_SECOND = time(23, 59, 59)


def moment_of(day: date, now: datetime) -> datetime:
    """When something happened that is known only by its day: now, where that is today, else noon."""
    return now if day == now.date() else datetime.combine(day, _NOON)


class Reading(NamedTuple):
    """A number of LinkedIn's that was read at the moment `at`. `holds_unlogged`: it is that with which tracking began,
    and holds InMails of its day that can only be logged later."""

    at: datetime
    holds_unlogged: bool


def last_reading_on(picture: Picture, day: date) -> Reading | None:
    """The number of LinkedIn's that was read last on a day: as tracking began, or in a check. None where there is none,
    or where it was read before anything else of that day."""
    found = [
        Reading(at=event.at, holds_unlogged=True)
        for event in picture.plan_events
        if event.kind is PlanEventKind.TRACKING_STARTED
    ]
    found += [Reading(at=check.at, holds_unlogged=False) for check in picture.checks]
    midnight = datetime.combine(day, time.min)
    that_day = [each for each in found if each.at.date() == day and each.at > midnight]
    return max(that_day, key=lambda each: each.at, default=None)


def moment_sent(day: date, now: datetime, reading: Reading | None, *, before: bool) -> datetime:
    """When an InMail was sent that is known only by its day, `before` the number that was read then or after it."""
    moment = moment_of(day, now)
    if reading is None:
        return moment
    if before:
        return reading.at - _A_SECOND
    # At the same moment a check would hold the InMail.
    return max(moment, min(reading.at + _A_SECOND, datetime.combine(day, _LAST_SECOND)))


def moment_kept(was: datetime, day: date, now: datetime) -> datetime:
    """When something happened whose day is corrected: at its time of day, but not later than now."""
    return was if day == was.date() else min(datetime.combine(day, was.time()), now)


def moment_resent(
    was: datetime, day: date, now: datetime, reading: Reading | None, *, before: bool
) -> datetime:
    """When an InMail was sent whose day is corrected, `before` the number that was read then or after it."""
    moment = moment_kept(was, day, now)
    if reading is None or (moment < reading.at if before else moment > reading.at):
        return moment
    return moment_sent(day, now, reading, before=before)
