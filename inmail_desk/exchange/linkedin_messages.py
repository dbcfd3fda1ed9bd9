"""messages.csv: conversations, of which those are wanted that I began and that somebody answered or did not."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from operator import itemgetter
from typing import NamedTuple

from .archive import Ignored, Why
from .ignoring import Ignoring
from .linkedin_recipients import HIDDEN, addresses_in, names_in
from .moments import DateOrder, order_of, read_moment
from .sources import Source
from .tables import MOST_ROWS, Table, column, mended, opened_table, places
from .unreadable import Reason, Unreadable

NEEDED = (frozenset({"from", "date"}), frozenset({"sender profile url", "date"}))
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "conversation": ("conversation id",),
    "title": ("conversation title",),
    "sender": ("from",),
    "sender_url": ("sender profile url",),
    "to": ("to",),
    "to_urls": ("recipient profile urls",),
    "date": ("date",),
    "subject": ("subject",),
    "content": ("content",),
    "folder": ("folder",),
    "draft": ("is message draft",),
    "conversation_draft": ("is conversation draft",),
}
_LOOKED_AT = (
    "conversation", "title", "sender", "sender_url", "date", "content", "folder", "draft", "conversation_draft",
)  # fmt: skip
_KEPT = ("sender", "sender_url", "to", "to_urls", "subject", "content")
_NOWHERE = -1  # each row gets an empty cell at its end, which stands for all columns that are not there
_NO_DRAFT = frozenset({"", "no", "false", "0", "n"})
_SYSTEM_ROWS = frozenset(
    {
        "message request accepted",
        "a linkedin member left the conversation",
        "a linkedin member joined the conversation",
    }
)
_LONGEST_SYSTEM_ROW = 60
_SPONSORED = "sponsored conversation"
_LONGEST_BODY = 2_000
_LONGEST_ANSWER = 1_000
_MOST_CONVERSATIONS = 300_000
_MOST_KEPT = 128_000_000  # signs of all that is kept; a person's whole history has a tenth of that
_EARLIEST = datetime(2003, 5, 5)  # the day LinkedIn opened
_STEP = 4096
_CLEARLY = 4  # times as many rows stand in one order as in the other
_NEVER = datetime(9999, 12, 31)
_MADE_UP = "\0"  # begins the key of a conversation without an id: no cell holds it


class First(NamedTuple):
    """The oldest row of a conversation, its cells as they stand in the file."""

    sender: str
    sender_url: str
    to: str
    to_urls: str
    subject: str
    body: str


Sender = tuple[str, str]
"""The name and the address of whoever sent a row, as they stand in the file. Of a row without both the name is
`NOBODY`, the names of those to whom it was sent, `NOBODY` again, and their addresses."""

NOBODY = "\0"

Wrote = tuple[datetime, str]
"""When somebody wrote first, and what: no more of it than is needed to tell what kind of answer it was."""


class Conversation:
    """What is kept of a conversation: its oldest row, and what each sender wrote first.

    `id` is LinkedIn's, "" where the file shows none. `at` is the moment of the oldest row, in UTC; `timed` False where
    the file says only the day.
    """

    __slots__ = ("at", "cells", "file", "id", "line", "senders", "timed")

    def __init__(
        self,
        id: str,
        file: str,
        at: datetime,
        timed: bool,
        line: int,
        cells: tuple[str, ...],
        senders: dict[Sender, Wrote],
    ) -> None:
        self.id = id
        self.file = file
        self.at = at
        self.timed = timed
        self.line = line
        self.cells = cells
        self.senders = senders

    @property
    def first(self) -> First:
        """The oldest row."""
        return First._make(self.cells)

    def join(self, other: "Conversation", *, first_of_same: bool = True) -> None:
        """Takes over what else is shown of the same conversation. Of two copies of one row that one counts which says
        the time of day. `first_of_same` says that of two rows of one moment the other's is the older."""
        copied = self.timed != other.timed and self.at.date() == other.at.date()
        if other.timed if copied else other.at < self.at or (first_of_same and other.at == self.at):
            self.at, self.timed, self.line = other.at, other.timed, other.line
            self.cells, self.file = other.cells, other.file
            if copied:
                self.senders = {**self.senders, **other.senders}
        for sender, wrote in other.senders.items():
            known = self.senders.setdefault(sender, wrote)
            if not copied:
                self.senders[sender] = min(wrote, known)


class Messages(NamedTuple):
    """The conversations of one file, its number of rows, and what was left alone. `order` is that of its dates, None
    where they do not show it."""

    conversations: list[Conversation]
    rows: int
    ignored: list[Ignored]
    order: DateOrder | None


def read_messages(
    source: Source, order: DateOrder | None = None, step: Callable[[int], None] = lambda _: None
) -> Messages:
    """The conversations in a file. `order` says how dates of three numbers are to be read that do not say so; `step` is
    called now and then with the number of rows read, and may raise to end it all.

    Raises `Unreadable`, and AmbiguousDate where `order` is needed.
    """
    with opened_table(source, NEEDED) as table:
        where = places(table.columns, _COLUMNS)
        reading = _Reading(source, where, order, step)
        found = reading.read(table)
    order_of_rows = reading.order_of_rows()
    if order_of_rows is _Rows.NEWEST_FIRST:
        return found
    with opened_table(source, NEEDED) as table:
        return _Reading(source, where, order, step, order_of_rows).read(table)


class _Rows(Enum):
    """How the rows of a conversation stand, where their moments are the same."""

    NEWEST_FIRST = auto()  # as LinkedIn writes them
    MIXED = auto()
    OLDEST_FIRST = auto()


class _Reading:
    def __init__(
        self,
        source: Source,
        where: Mapping[str, int | None],
        order: DateOrder | None,
        step: Callable[[int], None],
        order_of_rows: _Rows = _Rows.NEWEST_FIRST,
    ) -> None:
        self._source = source
        self._where = where
        self._order = order
        self._order_known = order is not None
        self._step = step
        self._ignored = Ignoring(source.name)
        self._kept = self._cells(_KEPT)
        self._whole = _NOWHERE not in self._places(_LOOKED_AT + _KEPT)
        # The folder tells drafts: where it was cut off, nothing does.
        self._needed = max(self._where[name] or 0 for name in ("date", "sender", "folder"))
        self._conversations: dict[str, Conversation] = {}
        self._advertising: set[str] = set()
        self._signs = 0
        self._order_of_rows = order_of_rows
        self._subject_at = self._places(("subject",))[0]
        # Rows that are earlier than one above them in their conversation; later; of the same moment.
        self._falling = self._rising = self._level = 0
        self._blocks = 0

    def read(self, table: Table) -> Messages:
        # A hundred thousand rows go through this loop: what nearly all of them are like is asked first, and what is
        # known of a conversation is written down only once its rows have ended.
        looked_at = self._cells(_LOOKED_AT)
        whole = self._whole
        no_folders = self._where["folder"] is None
        of_urls = self._where["sender_url"] is not None
        subject = self._subject_at
        reader, line, step = table.reader, table.line, _STEP
        fromisoformat = datetime.fromisoformat
        count, rising, neither, former = 0, 0, 0, ""
        oldest, oldest_row, oldest_at, all_timed = _NEVER, None, 0, True
        senders: dict[Sender, Wrote] = {}
        for count, row in enumerate(table.rows, start=1):
            if count == step:
                step += _STEP
                self._pause(count)
            if not whole:
                row.append("")
            try:
                id, title, sender, url, date, content, folder, draft, unsent = looked_at(row)
            except IndexError:
                filled = self._filled(row, len(table.columns), line)
                if filled is None:
                    continue
                row = filled
                id, title, sender, url, date, content, folder, draft, unsent = looked_at(row)
            if (
                not (folder or no_folders)
                or (draft and draft != "No" and _is_draft(draft))
                or (unsent and unsent != "No" and _is_draft(unsent))
            ):
                if any(map(str.strip, row)):
                    self._ignored.note(line(), Why.DRAFT)
                continue
            if (title and title.strip().lower() == _SPONSORED) or (
                not url and of_urls and "spinmail" in content and _is_hidden(sender)
            ):
                self._ignored.note(line(), Why.SPONSORED)
                self._advertising.add(id)
                continue
            if len(content) <= _LONGEST_SYSTEM_ROW and _is_of_the_system(content):
                neither += 1
                continue
            if not sender and not url:
                _, _, to, to_urls, *_ = self._kept(row)
                sender = NOBODY + to + NOBODY + to_urls
            timed = True
            try:
                # Other lengths, and marks in other places, may be a moment of another zone, or a week.
                if date[19:] != " UTC" or date[16] != ":" or date[:2] != "20" or date[4] != "-":
                    raise ValueError
                at = fromisoformat(date[:19])
            except ValueError:
                found = self._moment(date)
                if found is None:
                    self._ignored.note(line(), Why.NO_DATE, date)
                    continue
                at, timed = found, ":" in date
            if id != former or not id:
                if oldest_row is not None:
                    self._keep(former, oldest, all_timed, oldest_row, oldest_at, senders)
                former = id or self._group(row, line)
                oldest, oldest_row, oldest_at, all_timed = at, row, reader.line_num, timed
                senders = {(sender, url): (at, content)}
            elif at < oldest:
                oldest, oldest_row, oldest_at, all_timed = at, row, reader.line_num, timed
                senders[(sender, url)] = (at, content)
            elif at == oldest:
                neither += 1
                senders[(sender, url)] = (at, content)
                if oldest_row is None or self._is_older(row[subject], oldest_row[subject]):
                    oldest_row, oldest_at, all_timed = row, reader.line_num, timed
            else:
                rising += 1
                who, wrote = (sender, url), (at, content)
                senders[who] = min(wrote, senders.get(who, wrote))
        if oldest_row is not None:
            self._keep(former, oldest, all_timed, oldest_row, oldest_at, senders)
        # All others fall: they are not counted one by one.
        self._rising += rising
        self._falling += count - self._blocks - rising - neither - self._ignored.count
        # Whoever answers advertising has not begun a conversation.
        for key in self._advertising - {""}:
            self._conversations.pop(key, None)
        lines_before = table.line() - reader.line_num
        for each in self._conversations.values():
            each.line += lines_before
        return Messages(list(self._conversations.values()), count, self._ignored.found(), self._order)

    def order_of_rows(self) -> _Rows:
        """How the rows stand, as those show that were read. Whoever saved the file anew may have sorted it."""
        if not self._level or _CLEARLY * self._rising <= self._falling:
            return _Rows.NEWEST_FIRST
        return _Rows.OLDEST_FIRST if self._rising > _CLEARLY * self._falling else _Rows.MIXED

    def _is_older(self, subject: str, former: str) -> bool:
        """Whether a row is older than another one of the same moment that stands above it."""
        self._level += 1
        # The subject stands on the oldest row alone.
        if self._order_of_rows is _Rows.MIXED and bool(subject) != bool(former):
            return bool(subject)
        return self._order_of_rows is not _Rows.OLDEST_FIRST

    def _keep(
        self,
        key: str,
        at: datetime,
        timed: bool,
        row: list[str],
        line: int,
        senders: dict[Sender, Wrote],
    ) -> None:
        """Writes down rows of a conversation that stand together: the oldest, and what each sender wrote first."""
        cells = self._kept(row)
        if len(cells[-1]) > _LONGEST_BODY:
            cells = (*cells[:-1], cells[-1][:_LONGEST_BODY])
        self._signs += sum(map(len, cells))
        for who, (sent_at, text) in senders.items():
            if len(text) > _LONGEST_ANSWER:
                senders[who] = (sent_at, text[:_LONGEST_ANSWER])
            self._signs += min(len(text), _LONGEST_ANSWER)
        found = Conversation(
            key if key[0] != _MADE_UP else "",
            self._source.name,
            at,
            timed,
            line,
            cells,
            senders,
        )
        self._blocks += 1
        known = self._conversations.setdefault(key, found)
        if known is not found:
            self._rising += found.at > known.at
            self._falling += found.at < known.at
            known.join(
                found,
                first_of_same=found.at == known.at
                and self._is_older(found.first.subject, known.first.subject),
            )
        elif len(self._conversations) > _MOST_CONVERSATIONS or self._signs > _MOST_KEPT:
            raise Unreadable(Reason.TOO_LARGE, self._source.name)

    def _places(self, names: Sequence[str]) -> tuple[int, ...]:
        found = (self._where[name] for name in names)
        return tuple(_NOWHERE if place is None else place for place in found)

    def _cells(self, names: Sequence[str]) -> Callable[[list[str]], tuple[str, ...]]:
        return itemgetter(*self._places(names))

    def _pause(self, count: int) -> None:
        self._step(count)
        if count > MOST_ROWS:
            raise Unreadable(Reason.TOO_LARGE, self._source.name)

    def _filled(self, row: list[str], columns: int, line: Callable[[], int]) -> list[str] | None:
        """A row without the empty cells at its end, as some programs save it; None where more is missing."""
        given = len(row) if self._whole else len(row) - 1
        if given <= self._needed:
            if any(map(str.strip, row)):
                self._ignored.note(line(), Why.SHORT_ROW)
            return None
        return row + [""] * (columns + 1 - len(row))

    def _group(self, row: list[str], line: Callable[[], int]) -> str:
        """What stands for a conversation without an id: the names of those who take part, since addresses have many
        spellings and may not be there at all; their addresses where one has no name. A row of one alone stands for
        itself."""
        sender, url, to, to_urls, *_ = self._kept(row)
        who = {mended(name).casefold() for name in (*names_in(sender), *names_in(to))}
        if len(who) < 2 or HIDDEN in who:
            who = {address.casefold() for address in (url.strip(), *addresses_in(to_urls)) if address}
        return _MADE_UP + ("\n".join(sorted(who)) if len(who) > 1 else str(line()))

    def _moment(self, text: str) -> datetime | None:
        text = text.strip()
        if not text:
            return None
        if not self._order_known:
            # Only a file that a spreadsheet has saved comes here: its dates are looked through once, for their order.
            self._order = order_of(column(self._source, NEEDED, "date"))
            self._order_known = True
        try:
            found = read_moment(text, self._order)
        except ValueError:
            return None
        return found if found >= _EARLIEST else None


def _is_draft(cell: str) -> bool:
    return cell.strip().casefold() not in _NO_DRAFT


def _is_hidden(sender: str) -> bool:
    return sender.strip().lower() in ("", HIDDEN)


def _is_of_the_system(content: str) -> bool:
    return content.strip().rstrip(".").rstrip().lower() in _SYSTEM_ROWS
