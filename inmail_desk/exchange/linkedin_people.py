"""Connections.csv, Profile.csv and Invitations.csv: who is who."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from .archive import Connection, Ignored, Person, Why
from .moments import DateOrder, read_moment
from .sources import Source
from .tables import mended, opened_table, places

CONNECTIONS_NEED = (frozenset({"first name", "last name", "connected on"}),)
PROFILE_NEEDS = (frozenset({"first name", "last name", "headline"}),)
INVITATIONS_NEED = (frozenset({"from", "to", "direction"}),)

_CONNECTION: Mapping[str, tuple[str, ...]] = {
    "first": ("first name",),
    "last": ("last name",),
    "url": ("url", "profile url"),
    "company": ("company",),
    "title": ("position",),
    "on": ("connected on",),
}
_PROFILE: Mapping[str, tuple[str, ...]] = {"first": ("first name",), "last": ("last name",)}
_INVITATION: Mapping[str, tuple[str, ...]] = {
    "from": ("from",),
    "to": ("to",),
    "at": ("sent at",),
    "direction": ("direction",),
    "inviter": ("inviterprofileurl", "inviter profile url"),
    "invitee": ("inviteeprofileurl", "invitee profile url"),
}


class Connections(NamedTuple):
    """The connections of a file, its number of rows, and what was left alone (people without a name or an address)."""

    people: list[Connection]
    rows: int
    ignored: list[Ignored]


def read_connections(source: Source, order: DateOrder | None = None) -> Connections:
    """The connections in a file. Raises `Unreadable`."""
    people: list[Connection] = []
    ignored: list[Ignored] = []
    days: dict[str, date | None] = {}
    count = 0
    with opened_table(source, CONNECTIONS_NEED) as table:
        where = places(table.columns, _CONNECTION)
        first_at, last_at, url_at, on_at = where["first"], where["last"], where["url"], where["on"]
        company_at, title_at = where["company"], where["title"]
        assert first_at is not None
        assert last_at is not None
        assert on_at is not None
        needed = max(first_at, last_at, on_at, url_at or 0, company_at or 0, title_at or 0)
        for row in table.rows:
            count += 1
            if len(row) <= needed:
                if any(cell.strip() for cell in row):
                    ignored.append(Ignored(source.name, table.line(), Why.SHORT_ROW))
                continue
            name = mended(f"{row[first_at].strip()} {row[last_at].strip()}")
            url = "" if url_at is None else row[url_at].strip()
            if not name and not url:
                continue  # a closed account: nothing is left of it
            text = row[on_at]
            if text not in days:
                days[text] = _day(text, order)
            people.append(
                Connection(
                    Person(name, url),
                    "" if company_at is None else mended(row[company_at]),
                    "" if title_at is None else mended(row[title_at]),
                    days[text],
                )
            )
    return Connections(people, count, ignored)


def read_profile_name(source: Source) -> str:
    """The name in Profile.csv, "" where it holds none. Raises `Unreadable`."""
    with opened_table(source, PROFILE_NEEDS) as table:
        where = places(table.columns, _PROFILE)
        for row in table.rows:
            parts = [row[place] for place in where.values() if place is not None and place < len(row)]
            return mended(" ".join(part.strip() for part in parts))
    return ""


class Invitation(NamedTuple):
    """An invitation that I sent. `me` and `other` are as the file names them; `at` None where it says no time."""

    me: Person
    other: Person
    at: datetime | None


class Invitations(NamedTuple):
    """The invitations that I sent, and the file's number of rows, received ones too."""

    sent: list[Invitation]
    rows: int


def read_invitations(source: Source, order: DateOrder = DateOrder.MONTH_FIRST) -> Invitations:
    """The outgoing invitations in a file. Raises `Unreadable`."""
    sent: list[Invitation] = []
    count = 0
    with opened_table(source, INVITATIONS_NEED) as table:
        where = places(table.columns, _INVITATION)
        for row in table.rows:
            count += 1
            cells = {
                name: row[place].strip() if place is not None and place < len(row) else ""
                for name, place in where.items()
            }
            if cells["direction"].upper() != "OUTGOING":
                continue
            me = Person(mended(cells["from"]), cells["inviter"])
            other = Person(mended(cells["to"]), cells["invitee"])
            sent.append(Invitation(me, other, _moment(cells["at"], order)))
    return Invitations(sent, count)


def _day(text: str, order: DateOrder | None) -> date | None:
    moment = _moment(text, order)
    return None if moment is None else moment.date()


def _moment(text: str, order: DateOrder | None) -> datetime | None:
    try:
        return read_moment(text, order)
    except ValueError:
        return None
