"""Writes what is coming as an iCalendar file that calendar programs take in, again and again, without doubling.

An event keeps its UID whatever becomes of its numbers and its words, so that a file taken in again updates it. Its
SEQUENCE grows with each change. What stood in the former file and does not happen any more is written as cancelled
until its day has passed, without its words: most programs would else keep it.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event, vText

_MAKER = "-//InMail Desk//InMail Desk//EN"
_NINE = timedelta(hours=9)
_A_DAY = timedelta(days=1)
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_MOST_SEQUENCE = 2**31 - 1
_MOST_FORMER = 20_000_000  # bytes: years of a busy account have one million
_END = b"END:VCALENDAR\r\n"


class Entry(NamedTuple):
    """An event of a whole day. `key` tells it from all others of its account, and stays the same while it is the same
    event. `alarms` say how many days before it somebody is to be reminded, at nine o'clock; 0 is the day itself."""

    key: str
    on: date
    summary: str
    description: str
    category: str
    alarms: tuple[int, ...] = ()


class Feed(NamedTuple):
    """What is coming. `account` is the moment at which the account was made, which tells its events from those of
    others; `gone` is what stands over an event that does not happen any more."""

    title: str
    account: datetime
    today: date
    entries: tuple[Entry, ...]
    gone: str


def ics_bytes(feed: Feed, moment: datetime, former: bytes | None = None) -> bytes:
    """The file. `moment`, in UTC, is noted with each event that is new, or differs from that in the `former` file; the
    others stay as they are there, so that without a change the same bytes come out."""
    former_events = {each.uid: each for each in _former_events(former, feed)}
    events = {_uid(entry.key, feed): _event(entry, feed) for entry in feed.entries}
    for uid, each in former_events.items():
        if uid not in events and each.on >= feed.today:
            events[uid] = _cancelled(each, feed)
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(_plain(feed.title)))
    written = [
        _stamped(event, former_events.get(uid), moment)
        for uid, event in sorted(events.items(), key=lambda each: (each[1].start, each[0]))
    ]
    return b"".join((bytes(calendar.to_ical()).removesuffix(_END), *written, _END))


def is_ours(content: bytes) -> bool:
    """Whether a file was written here."""
    return f"PRODID:{_MAKER}".encode() in content[:1000]


def _uid(key: str, feed: Feed) -> str:
    return f"{key}-{feed.account:%Y%m%dT%H%M%S}@inmail-desk"


class _Former(NamedTuple):
    """An event as it stands in the former file, word for word, and what is read from it."""

    written: bytes
    uid: str
    on: date
    sequence: int
    stamp: datetime


def _event(entry: Entry, feed: Feed) -> Event:
    event = _all_day(_uid(entry.key, feed), entry.on)
    event.add("summary", _plain(entry.summary))
    if entry.description:
        event.add("description", _plain(entry.description))
    event.add("categories", ["InMail Desk", _plain(entry.category)])
    for days in entry.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _plain(entry.summary))
        alarm.add("trigger", _NINE - days * _A_DAY)
        event.add_component(alarm)
    return event


def _cancelled(former: _Former, feed: Feed) -> Event:
    event = _all_day(former.uid, former.on)
    event.add("summary", _plain(feed.gone))
    event.add("status", "CANCELLED")
    return event


def _all_day(uid: str, on: date) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstart", on)
    event.add("dtend", on + _A_DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _stamped(event: Event, former: _Former | None, moment: datetime) -> bytes:
    """The event with what says how new it is: as it was, where it is the same as before."""
    # Seconds grow from one file to the next also where nobody has the former one.
    sequence = max(0, int((moment - _BEGINNING).total_seconds()))
    if former is not None:
        written = _with_stamp(event, former.stamp, former.sequence)
        if written == former.written:
            return written
        sequence = max(sequence, former.sequence + 1)
    return _with_stamp(event, moment, min(sequence, _MOST_SEQUENCE))


def _with_stamp(event: Event, moment: datetime, sequence: int) -> bytes:
    for name, value in (("dtstamp", moment), ("last-modified", moment), ("sequence", sequence)):
        event.pop(name, None)
        event.add(name, value)
    return bytes(event.to_ical())


_EVENT_BEGINS, _EVENT_ENDS = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_STAMPS = re.compile(
    rb"(?=.*^UID:(?P<uid>[^\r]+)\r\n)(?=.*^DTSTART;VALUE=DATE:(?P<on>[0-9]{8})\r\n)"
    rb"(?=.*^SEQUENCE:(?P<sequence>[0-9]{1,10})\r\n)(?=.*^DTSTAMP:(?P<stamp>[0-9]{8}T[0-9]{6})Z\r\n)",
    re.DOTALL | re.MULTILINE,
)


def _former_events(content: bytes | None, feed: Feed) -> Iterator[_Former]:
    """The events of this account in an earlier file, as far as they were written here."""
    if content is None or len(content) > _MOST_FORMER or not is_ours(content):
        return
    ours = _uid("", feed).encode()
    for part in content.split(_EVENT_BEGINS)[1:]:
        event = b"".join((_EVENT_BEGINS, part.partition(_EVENT_ENDS)[0], _EVENT_ENDS))
        found = _STAMPS.match(event.replace(b"\r\n ", b""))
        if found is None or not found["uid"].endswith(ours):
            continue
        try:
            on = date.fromisoformat(found["on"].decode())
            on + _A_DAY  # the end of an event has to be a day as well
            stamp = datetime.fromisoformat(found["stamp"].decode()).replace(tzinfo=UTC)
            uid = found["uid"].decode()
        except (ValueError, OverflowError):  # somebody has written into it
            continue
        yield _Former(event, uid, on, int(found["sequence"]), stamp)


def _plain(text: str) -> str:
    """The text without what ends a line for some reader, or means something to none."""
    text = text.replace("\r\n", "\n")
    return "".join(sign if sign == "\n" or sign.isprintable() else " " for sign in text)
