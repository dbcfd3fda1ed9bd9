"""The list of prospects: its rows, columns, filters, order, and the search in it."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.store.values import Priority, Prospect

from .picture import Picture


class Column(StrEnum):
    """The columns that can be shown, in the order in which they stand at first."""

    NAME = "name"
    COMPANY = "company"
    TITLE = "title"
    STATE = "state"
    SENT = "sent"
    UNTIL = "until"
    PRIORITY = "priority"
    CAMPAIGN = "campaign"
    TAGS = "tags"
    FOLLOW_UP = "follow_up"
    LAST_TOUCH = "last_touch"
    DEGREE = "degree"
    LOCATION = "location"
    NOTES = "notes"
    ADDED = "added"


class Filter(StrEnum):
    """TO_WRITE: no InMail is unanswered or answered yet, and the recipient has not switched InMail off."""

    ALL = "all"
    TO_WRITE = "to_write"
    PENDING = "pending"
    LAPSED = "lapsed"
    ANSWERED = "answered"


class PersonRow(NamedTuple):
    """A prospect as the list shows them. `campaign` is its name, "" for none; days are None where there is none."""

    prospect: Prospect
    state: RecipientState
    campaign: str
    last_touch_on: date | None


_TO_WRITE = frozenset({StateKind.NEW, StateKind.DELETED, StateKind.UNDELIVERED})
_FILTER_OF_STATE = {
    StateKind.PENDING: Filter.PENDING,
    StateKind.LAPSED: Filter.LAPSED,
    StateKind.ANSWERED: Filter.ANSWERED,
}
_PRIORITY_ORDER = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, None: 3}
_STATE_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            StateKind.PENDING,
            StateKind.NEW,
            StateKind.UNDELIVERED,
            StateKind.DELETED,
            StateKind.LAPSED,
            StateKind.ANSWERED,
        )
    )
}


def filter_of(row: PersonRow) -> Filter | None:
    """The filter, beside ALL, that a row belongs to; None where it belongs to no other."""
    if row.state.kind in _TO_WRITE:
        return None if row.prospect.inmail_off else Filter.TO_WRITE
    return _FILTER_OF_STATE[row.state.kind]


def folded(text: str) -> str:
    """A text as it is searched and sorted: without case and accents."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def row_of(picture: Picture, prospect: Prospect) -> PersonRow:
    """The row of one prospect."""
    campaign = picture.campaigns.get(prospect.campaign_id) if prospect.campaign_id is not None else None
    return PersonRow(
        prospect,
        picture.state_of(prospect.id),
        campaign.name if campaign is not None else "",
        picture.last_touches.get(prospect.id),
    )


class People:
    """The rows of the list, filtered, searched and sorted.

    Sorting costs once per order and searching one pass over plain texts, so that typing stays quick with a hundred
    thousand rows.
    """

    def __init__(self, picture: Picture) -> None:
        self._rows = {id: row_of(picture, prospect) for id, prospect in picture.prospects.items()}
        self._texts: dict[int, str] = {}
        self._ordered: list[PersonRow] | None = None
        self._column = Column.STATE
        self._descending = False

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, prospect_id: int) -> PersonRow | None:
        """The row of a prospect, None where there is none (any more)."""
        return self._rows.get(prospect_id)

    def update(self, picture: Picture, changed: Iterable[int] | None) -> None:
        """Takes over a new picture; `changed` names the prospects concerned, None for any."""
        if changed is None:
            self.__init__(picture)  # type: ignore[misc]
            return
        for id in changed:
            prospect = picture.prospects.get(id)
            self._texts.pop(id, None)
            if prospect is None:
                self._rows.pop(id, None)
            else:
                self._rows[id] = row_of(picture, prospect)
        self._ordered = None

    def sort(self, column: Column, descending: bool = False) -> None:
        """Sets the order. Empty cells stand last in either direction; equal ones are in the order of names."""
        self._column, self._descending = column, descending
        self._ordered = None

    def counts(self) -> dict[Filter, int]:
        """How many rows each filter has."""
        found = dict.fromkeys(Filter, 0)
        found[Filter.ALL] = len(self._rows)
        for row in self._rows.values():
            of_row = filter_of(row)
            if of_row is not None:
                found[of_row] += 1
        return found

    def visible(self, filter: Filter = Filter.ALL, search: str = "") -> list[PersonRow]:
        """The rows that a filter and a search leave, in order. Every word of the search has to be found in name,
        company, title, tags or notes."""
        rows: Sequence[PersonRow] = self._in_order()
        if filter is not Filter.ALL:
            rows = [row for row in rows if filter_of(row) is filter]
        words = folded(search).split()
        if not words:
            return list(rows)
        texts = self._searched_texts()
        first, *others = words
        found = [row for row in rows if first in texts[row.prospect.id]]
        for word in others:
            found = [row for row in found if word in texts[row.prospect.id]]
        return found

    def _searched_texts(self) -> dict[int, str]:
        texts = self._texts
        if len(texts) != len(self._rows):
            for id, row in self._rows.items():
                if id not in texts:
                    texts[id] = searched_text(row.prospect)
        return texts

    def _in_order(self) -> list[PersonRow]:
        if self._ordered is None:
            key = _SORT_KEYS[self._column]
            named = sorted(self._rows.values(), key=_by_name)
            filled = [row for row in named if key(row) is not None]
            empty = [row for row in named if key(row) is None]
            filled.sort(key=key, reverse=self._descending)
            self._ordered = filled + empty
        return self._ordered


def searched_text(prospect: Prospect) -> str:
    """The text in which a search looks. A line end stands between the parts, so that no word runs over two."""
    parts = (prospect.name, prospect.company, prospect.title, *prospect.tags, prospect.notes)
    return folded("\n".join(parts))


def _by_name(row: PersonRow) -> str:
    return folded(row.prospect.name)


def _by_state(row: PersonRow) -> tuple[int, int, int]:
    """The nearest window first, then whom to write to in the order of priority, then the latest answers."""
    state = row.state
    recent = -(state.ended_on or state.sent_on or date.min).toordinal()
    days = 0 if state.days_left is None or state.kind is not StateKind.PENDING else state.days_left
    priority = _PRIORITY_ORDER[row.prospect.priority] if state.sent_on is None else 0
    return _STATE_ORDER[state.kind], days + priority, recent


def _text_or_none(text: str) -> str | None:
    return folded(text) or None


# Anything that compares within its column; None is an empty cell.
_SORT_KEYS: dict[Column, Callable[[PersonRow], Any]] = {
    Column.NAME: _by_name,
    Column.COMPANY: lambda row: _text_or_none(row.prospect.company),
    Column.TITLE: lambda row: _text_or_none(row.prospect.title),
    Column.STATE: _by_state,
    Column.SENT: lambda row: row.state.sent_on,
    Column.UNTIL: lambda row: row.state.until,
    Column.PRIORITY: lambda row: (
        None if row.prospect.priority is None else _PRIORITY_ORDER[row.prospect.priority]
    ),
    Column.CAMPAIGN: lambda row: _text_or_none(row.campaign),
    Column.TAGS: lambda row: folded(", ".join(row.prospect.tags)) or None,
    Column.FOLLOW_UP: lambda row: row.prospect.follow_up_on,
    Column.LAST_TOUCH: lambda row: row.last_touch_on,
    Column.DEGREE: lambda row: row.prospect.degree,
    Column.LOCATION: lambda row: _text_or_none(row.prospect.location),
    Column.NOTES: lambda row: _text_or_none(row.prospect.notes),
    Column.ADDED: lambda row: row.prospect.added_at,
}
