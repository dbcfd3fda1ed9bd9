"""Connections.csv, Profile.csv and Invitations.csv: who is who."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from .archive import Connection, Ignored, Person, Why
from .ignoring import Ignoring
from .moments import AmbiguousDate, DateOrder, order_of, order_told, read_day, read_moment, usual_order
from .sources import Source
from .tables import MOST_ROWS, column, mended, opened_table, places
from .unreadable import Reason, Unreadable

CONNECTIONS_NEED = (frozenset({"first name", "last name", "connected on"}),)
PROFILE_NEEDS = (frozenset({"first name", "last name"}),)
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

_DAYS_THAT_TELL = 200  # of these one is later than the 12th, if they are of three numbers at all
_NOWHERE = -1  # each row gets an empty cell at its end, which stands for all columns that are not there


class Connections(NamedTuple):
    """The connections of a file, its number of rows, and what was left alone. Whoever closed their account has neither
    a name nor an address. `order` is that of its days, None where they do not show it."""

    people: list[Connection]
    rows: int
    ignored: list[Ignored]
    order: DateOrder | None


def read_connections(
    source: Source,
    key: Callable[[str], str],
    order: DateOrder | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> Connections:
    """The connections in a file, each person with the `key` of their address; see `read_messages` for `order` and
    `step`.

    Raises `Unreadable`, and AmbiguousDate where `order` is needed.
    """
    people: list[Connection] = []
    ignored = Ignoring(source.name)
    days = _Days(source, order)
    texts = _Mended()
    count = 0
    with opened_table(source, CONNECTIONS_NEED) as table:
        where = places(table.columns, _CONNECTION)
        cells = itemgetter(*[_NOWHERE if place is None else place for place in where.values()])
        needed = max(where["first"] or 0, where["last"] or 0)
        columns = len(table.columns)
        for count, row in enumerate(table.rows, start=1):
            if not count % 4096:
                step(count)
                if count > MOST_ROWS:
                    raise Unreadable(Reason.TOO_LARGE, source.name)
            if len(row) < columns:
                if len(row) <= needed:
                    if any(cell.strip() for cell in row):
                        ignored.note(table.line(), Why.SHORT_ROW)
                    continue
                row += [""] * (columns - len(row))
            row.append("")
            first, last, url, company, title, on = cells(row)
            name = mended(f"{first.strip()} {last.strip()}")
            url = url.strip()
            if name or url or on:  # of a closed account only the day is left
                people.append(Connection(Person(name, url, key(url)), texts[company], texts[title], days[on]))
    return Connections(people, count, ignored.found(), order_told(islice(days, _DAYS_THAT_TELL)))


class _Mended(dict[str, str]):
    """Texts as they are shown. Thousands of cells share a few hundred of them."""

    def __missing__(self, text: str) -> str:
        found = self[text] = mended(text)
        return found


class _Days(dict[str, date | None]):
    """The days of a column, None for those that cannot be read."""

    def __init__(self, source: Source, order: DateOrder | None) -> None:
        super().__init__({"": None})
        self._source = source
        self._order = order

    def __missing__(self, text: str) -> date | None:
        try:
            found: date | None = read_day(text, self._order)
        except AmbiguousDate:
            if self._order is not None:
                raise
            # Only a file that a spreadsheet has saved comes here: the other days may tell the order.
            self._order = order_of(column(self._source, CONNECTIONS_NEED, "connected on"))
            return self[text]
        except ValueError:
            found = None
        self[text] = found
        return found


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


def read_invitations(source: Source, order: DateOrder | None = None) -> Invitations:
    """The outgoing invitations in a file. `order` says how days are to be read that do not say so; LinkedIn writes the
    month first. Raises `Unreadable`."""
    rows: list[dict[str, str]] = []
    count = 0
    with opened_table(source, INVITATIONS_NEED) as table:
        where = places(table.columns, _INVITATION)
        for row in table.rows:
            count += 1
            if count > MOST_ROWS:
                raise Unreadable(Reason.TOO_LARGE, source.name)
            cells = {
                name: row[place].strip() if place is not None and place < len(row) else ""
                for name, place in where.items()
            }
            if cells["direction"].upper() == "OUTGOING":
                rows.append(cells)
    order = order or usual_order((cells["at"] for cells in rows), DateOrder.MONTH_FIRST)
    sent = [
        Invitation(
            Person(mended(cells["from"]), cells["inviter"]),
            Person(mended(cells["to"]), cells["invitee"]),
            _moment(cells["at"], order),
        )
        for cells in rows
    ]
    return Invitations(sent, count)


def _moment(text: str, order: DateOrder | None) -> datetime | None:
    try:
        return read_moment(text, order)
    except ValueError:
        return None
