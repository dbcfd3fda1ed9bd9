"""messages.csv: conversations, of which those are wanted that I began and that somebody answered or did not."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from .archive import Ignored, Person, Why
from .moments import DateOrder, order_of, read_moment
from .sources import Source
from .tables import Table, mended, opened_table, places

NEEDED = (frozenset({"from", "date", "content"}),)
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
_NO_DRAFT = frozenset({"", "No", "no", "NO", "false", "False", "FALSE", "0"})
_SYSTEM_ROWS = frozenset(
    {
        "message request accepted",
        "a linkedin member left the conversation",
        "a linkedin member joined the conversation",
        "this message has been deleted",
    }
)
_LONGEST_SYSTEM_ROW = 60
_SPONSORED = "sponsored conversation"
_HIDDEN = "linkedin member"
_ISO = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)?")


class First(NamedTuple):
    """The oldest row of a conversation. `at` is written YYYY-MM-DD HH:MM:SS, so that it sorts by time."""

    at: str
    line: int
    sender: Person
    to: str
    to_urls: str
    subject: str
    body: str


class Conversation:
    """What is kept of a conversation: its oldest row, and when each sender wrote first. `id` is LinkedIn's, "" where
    the file shows none."""

    __slots__ = ("file", "first", "id", "row", "senders")

    def __init__(self, id: str, file: str) -> None:
        self.id = id
        self.file = file
        self.row: tuple[str, int, list[str]] | None = None
        self.first: First
        self.senders: dict[tuple[str, str], str] = {}

    def join(self, other: "Conversation") -> None:
        """Takes over what another file shows of the same conversation."""
        if other.first.at < self.first.at:
            self.first, self.file = other.first, other.file
        for sender, at in other.senders.items():
            self.senders[sender] = min(at, self.senders.get(sender, at))


class Messages(NamedTuple):
    """The conversations of one file, its number of rows, and what was left alone."""

    conversations: list[Conversation]
    rows: int
    ignored: list[Ignored]


def read_messages(
    source: Source, order: DateOrder | None = None, step: Callable[[int], None] = lambda _: None
) -> Messages:
    """The conversations in a file. `order` says how dates of three numbers are to be read that do not say so; `step` is
    called now and then with the number of rows read, and may raise to end it all.

    Raises `Unreadable`, and AmbiguousDate where `order` is needed.
    """
    with opened_table(source, NEEDED) as table:
        where = places(table.columns, _COLUMNS)
        return _Reading(source, where, order, step).read(table)


class _Reading:
    def __init__(
        self,
        source: Source,
        where: Mapping[str, int | None],
        order: DateOrder | None,
        step: Callable[[int], None],
    ) -> None:
        self._source = source
        self._where = where
        self._order = order
        self._order_known = order is not None
        self._step = step
        self._ignored: list[Ignored] = []
        self._conversations: dict[str, Conversation] = {}

    def read(self, table: Table) -> Messages:
        # A hundred thousand rows go through this loop: places are looked up once, and dates compared as texts.
        where, source = self._where, self._source
        conversation_at, title_at = where["conversation"], where["title"]
        sender_at, date_at, content_at = where["sender"], where["date"], where["content"]
        sender_url_at, folder_at = where["sender_url"], where["folder"]
        assert sender_at is not None
        assert date_at is not None
        assert content_at is not None
        flags = [place for place in (where["draft"], where["conversation_draft"]) if place is not None]
        needed = max(sender_at, date_at, content_at, sender_url_at or 0, folder_at or 0, *flags)
        read_line = table.line
        count = 0
        former, conversation = None, None
        for row in table.rows:
            count += 1
            if not count & 0xFFF:
                self._step(count)
            if len(row) <= needed:
                if any(cell.strip() for cell in row):
                    self._ignore(read_line(), Why.SHORT_ROW)
                continue
            if (folder_at is not None and not row[folder_at]) or (
                (flags and _is_draft(row[flags[0]])) or (len(flags) > 1 and _is_draft(row[flags[1]]))
            ):
                self._ignore(read_line(), Why.DRAFT)
                continue
            content = row[content_at]
            if title_at is not None and row[title_at][:30].strip().lower() == _SPONSORED:
                self._ignore(read_line(), Why.SPONSORED)
                continue
            sender, url = row[sender_at], "" if sender_url_at is None else row[sender_url_at]
            if not url and "spinmail" in content and sender.strip().lower() in ("", _HIDDEN):
                self._ignore(read_line(), Why.SPONSORED)
                continue
            if len(content) <= _LONGEST_SYSTEM_ROW and _plain(content) in _SYSTEM_ROWS:
                continue
            at = row[date_at]
            if len(at) == 23 and at[10] == " " and at.endswith(" UTC") and at[4] == "-":
                at = at[:19]
            else:
                found = self._moment(at)
                if found is None:
                    self._ignore(read_line(), Why.NO_DATE, at[:60])
                    continue
                at = found
            id = row[conversation_at] if conversation_at is not None else ""
            if id != former or not id or conversation is None:
                former = id
                key = id or f"\0{read_line()}"
                conversation = self._conversations.get(key)
                if conversation is None:
                    conversation = self._conversations[key] = Conversation(id, source.name)
            kept = conversation.row
            # Rows of the same second stand with the newest first.
            if kept is None or at <= kept[0]:
                conversation.row = (at, read_line(), row)
            who = (sender, url)
            earliest = conversation.senders.get(who)
            if earliest is None or at < earliest:
                conversation.senders[who] = at
        for each in self._conversations.values():
            each.first = self._first(each)
            each.row = None
        return Messages(list(self._conversations.values()), count, self._ignored)

    def _first(self, conversation: Conversation) -> First:
        assert conversation.row is not None
        at, line, row = conversation.row

        def cell(name: str) -> str:
            place = self._where[name]
            return row[place] if place is not None and place < len(row) else ""

        return First(
            at=at,
            line=line,
            sender=Person(cell("sender"), cell("sender_url")),
            to=cell("to"),
            to_urls=cell("to_urls"),
            subject=mended(cell("subject")),
            body=cell("content"),
        )

    def _ignore(self, line: int, why: Why, detail: str = "") -> None:
        self._ignored.append(Ignored(self._source.name, line, why, detail))

    def _moment(self, text: str) -> str | None:
        text = text.strip()
        if _ISO.fullmatch(text):
            return text[:19]
        if not text:
            return None
        if not self._order_known:
            # Only a file that a spreadsheet has saved comes here: its dates are looked through once, for their order.
            self._order = order_of(_dates(self._source))
            self._order_known = True
        try:
            return read_moment(text, self._order).isoformat(" ", "seconds")
        except ValueError:
            return None


def _dates(source: Source) -> Iterator[str]:
    with opened_table(source, NEEDED) as table:
        place = places(table.columns, _COLUMNS)["date"]
        assert place is not None
        for row in table.rows:
            if place < len(row) and row[place]:
                yield row[place]


def _is_draft(cell: str) -> bool:
    return cell not in _NO_DRAFT and cell.strip().capitalize() not in _NO_DRAFT


def _plain(text: str) -> str:
    return text.strip().rstrip(".").strip().lower()


def moment(at: str) -> datetime:
    """The moment that a row's `at` says."""
    return datetime.fromisoformat(at)


def recipients_of(first: First) -> list[Person]:
    """To whom a row was sent: as many as there are addresses, or names where there is none."""
    addresses = [each.strip() for each in re.split(r"[,;]\s*(?=https?:)", first.to_urls) if each.strip()]
    names = _names(first.to)
    if not addresses:
        return [Person(mended(name), "") for name in names]
    if len(addresses) == 1:
        return [Person(mended(first.to), addresses[0])]
    if len(names) != len(addresses):
        names = ["" for _ in addresses]
    return [Person(mended(name), address) for name, address in zip(names, addresses, strict=True)]


def _names(text: str) -> list[str]:
    """The names in a list that is joined by commas, where a name may hold one itself: what comes after it then is one
    word, such as a degree."""
    names: list[str] = []
    for part in re.split(r"[,;]", text):
        part = part.strip()
        if not part:
            continue
        if names and " " not in part:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names
