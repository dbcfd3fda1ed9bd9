"""The list of prospects: its rows, columns, filters, order, and the search in it."""

import unicodedata
from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from itertools import compress
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from inmail_desk.credit_rules.recipients import NEW, RecipientState, StateKind
from inmail_desk.store.values import Priority, Prospect

if TYPE_CHECKING:
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


STATES_TO_WRITE = frozenset({StateKind.NEW, StateKind.DELETED, StateKind.UNDELIVERED})
"""The states in which nothing of an earlier InMail stands in the way of one."""
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
    if row.state.kind in STATES_TO_WRITE:
        return None if row.prospect.inmail_off else Filter.TO_WRITE
    return _FILTER_OF_STATE[row.state.kind]


# Letters with a stroke are letters of their own to Unicode, and are typed without it all the same.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)


class _Folding(dict[int, str]):
    """What each letter is searched and sorted as, worked out at its first meeting."""

    def __missing__(self, code: int) -> str:
        # Taken apart first: an ornamental capital has no small form until it is a plain capital.
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        bare = "".join(part for part in parts if not unicodedata.combining(part))
        self[code] = bare.translate(_STROKES)
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """A text as it is searched and sorted: without case and accents."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def row_of(picture: "Picture", prospect: Prospect) -> PersonRow:
    """The row of one prospect."""
    campaign = picture.campaigns.get(prospect.campaign_id) if prospect.campaign_id is not None else None
    return PersonRow(
        prospect,
        picture.state_of(prospect.id),
        campaign.name if campaign is not None else "",
        picture.last_touches.get(prospect.id),
    )


class _Found(NamedTuple):
    """The answer to a question that was asked before. `ids` and `texts` stand beside the rows: the texts are those
    that are searched, None where no search needed them yet."""

    filter: Filter
    search: str
    rows: list[PersonRow]
    ids: list[int]
    texts: list[str] | None


class People:
    """The rows of the list, filtered, searched and sorted.

    Sorting costs once per order and a search is one pass over plain texts: those that the last search left, where this
    one only goes on typing. A change of a few people puts them in their places and moves nobody else.
    """

    def __init__(
        self, picture: "Picture | None", column: Column = Column.STATE, *, descending: bool = False
    ) -> None:
        """Without a picture there is nobody until the first update."""
        self._column = column
        self._descending = descending
        self._rows: dict[int, PersonRow] = {}
        self._texts: dict[int, str] = {}
        self._counts = dict.fromkeys(Filter, 0)
        self._filled: list[PersonRow] = []
        self._empty: list[PersonRow] = []
        self._named: list[PersonRow] | None = None
        self._base: _Found | None = None
        self._last: _Found | None = None
        if picture is not None:
            self._read(picture)

    def __len__(self) -> int:
        return len(self._rows)

    def held(self) -> list[PersonRow]:
        """All of its rows, for whoever lets go of them little by little."""
        return list(self._rows.values())

    def row(self, prospect_id: int) -> PersonRow | None:
        """The row of a prospect, None where there is none (any more)."""
        return self._rows.get(prospect_id)

    def known(self, ids: Iterable[int]) -> set[int]:
        """Those of these prospects who are in the list, whatever filter and search leave of it."""
        return self._rows.keys() & ids

    def update(self, picture: "Picture", changed: Iterable[int] | None) -> None:
        """Takes over a new picture; `changed` names the prospects concerned, None for any."""
        ids = None if changed is None else self._with_other_states(picture, frozenset(changed))
        if ids is None or len(ids) > len(self._rows) // 8:
            self._read(picture)
            return
        self._filled = [row for row in self._filled if row.prospect.id not in ids]
        self._empty = [row for row in self._empty if row.prospect.id not in ids]
        self._named = self._base = self._last = None
        for id in ids:
            self._texts.pop(id, None)
            former = self._rows.pop(id, None)
            if former is not None:
                self._count(former, -1)
            prospect = picture.prospects.get(id)
            if prospect is not None:
                self._rows[id] = row = row_of(picture, prospect)
                self._count(row, 1)
                self._put_in_order(row)

    def sort(self, column: Column, descending: bool = False) -> None:
        """Sets the order. Empty cells stand last in either direction; equal ones are in the order of names."""
        if (column, descending) != (self._column, self._descending):
            self._column, self._descending = column, descending
            self._put_all_in_order()

    @property
    def order(self) -> tuple[Column, bool]:
        """The column of the order, and whether it is descending."""
        return self._column, self._descending

    def counts(self) -> dict[Filter, int]:
        """How many rows each filter has."""
        return dict(self._counts)

    def visible(self, filter: Filter = Filter.ALL, search: str = "") -> list[PersonRow]:
        """The rows that a filter and a search leave, in order: not to be changed. Every word of the search has to be
        found in name, company, title, tags or notes."""
        words = folded(search).split()
        wanted = " ".join(words)
        found = self._last
        # Who goes on typing asks for some of those who were found before.
        if found is None or found.filter is not filter or not wanted.startswith(found.search):
            found = self._all_of(filter)
        if wanted != found.search:
            found = self._search(found, words, wanted)
        self._last = found
        return found.rows

    def visible_ids(self) -> list[int]:
        """The ids of the rows that `visible` gave last, in the same order: not to be changed."""
        return [] if self._last is None else self._last.ids

    def prepare_search(self) -> None:
        """Does what the first search costs more than the others, so that no keystroke has to."""
        texts = self._texts
        if len(texts) != len(self._rows):
            for id, row in self._rows.items():
                if id not in texts:
                    texts[id] = searched_text(row.prospect)

    def _read(self, picture: "Picture") -> None:
        self._rows = {id: row_of(picture, prospect) for id, prospect in picture.prospects.items()}
        self._texts = {}
        self._named = None
        self._counts = dict.fromkeys(Filter, 0)
        for row in self._rows.values():
            self._count(row, 1)
        self._put_all_in_order()

    def _with_other_states(self, picture: "Picture", changed: frozenset[int]) -> frozenset[int]:
        # Which InMail found a credit depends on everything before it: a purchase shows on people it does not name.
        state_of = picture.states.get
        rows = self._rows.items()
        return changed | {
            id for id, row in rows if row.state is not (state := state_of(id, NEW)) and row.state != state
        }

    def _count(self, row: PersonRow, by: int) -> None:
        self._counts[Filter.ALL] += by
        of_row = filter_of(row)
        if of_row is not None:
            self._counts[of_row] += by

    def _all_of(self, filter: Filter) -> _Found:
        if self._base is None or self._base.filter is not filter:
            rows = self._filled + self._empty
            if filter is not Filter.ALL:
                rows = [row for row in rows if filter_of(row) is filter]
            self._base = _Found(filter, "", rows, [row.prospect.id for row in rows], None)
        return self._base

    def _search(self, found: _Found, words: Sequence[str], wanted: str) -> _Found:
        rows, ids, texts = found.rows, found.ids, found.texts
        if texts is None:
            self.prepare_search()
            texts = [self._texts[id] for id in ids]
            self._base = found._replace(texts=texts)
        for word in words:
            fits = [word in text for text in texts]
            rows = list(compress(rows, fits))
            ids = list(compress(ids, fits))
            texts = list(compress(texts, fits))
        return _Found(found.filter, wanted, rows, ids, texts)

    def _put_all_in_order(self) -> None:
        self._base = self._last = None
        key = _SORT_KEYS[self._column]
        if self._named is None:
            self._named = sorted(self._rows.values(), key=_by_name)
        keyed = [(key(row), row) for row in self._named]
        filled = [pair for pair in keyed if pair[0] is not None]
        filled.sort(key=itemgetter(0), reverse=self._descending)
        self._filled = [row for _, row in filled]
        self._empty = [row for value, row in keyed if value is None]

    def _put_in_order(self, row: PersonRow) -> None:
        key = _SORT_KEYS[self._column]
        if key(row) is None:
            insort(self._empty, row, key=_by_name)
        elif self._descending:
            insort(self._filled, row, key=lambda each: (_Descending(key(each)), _by_name(each)))
        else:
            insort(self._filled, row, key=lambda each: (key(each), _by_name(each)))


class _Descending(NamedTuple):
    """A value that stands before the smaller ones."""

    value: Any

    def __lt__(self, other: Any) -> bool:
        return bool(other.value < self.value)


def searched_text(prospect: Prospect) -> str:
    """The text in which a search looks. A line end stands between the parts, so that no word runs over two."""
    parts = (prospect.name, prospect.company, prospect.title, *prospect.tags, prospect.notes)
    text = "\n".join(parts)
    return folded(text) if text.isascii() else "\n".join(map(folded, parts))


def _by_name(row: PersonRow) -> str:
    return folded(row.prospect.name)


def _by_state(row: PersonRow) -> int:
    """The nearest window first, then whom to write to in the order of priority, then the latest answers."""
    state = row.state
    near = 0
    if state.kind is StateKind.PENDING:
        near = state.days_left or 0
    elif state.sent_on is None:
        near = _PRIORITY_ORDER[row.prospect.priority]
    latest = state.ended_on or state.sent_on
    # One number instead of three, each in digits of its own, compares and keeps cheaper.
    return (_STATE_ORDER[state.kind] * 100_000 + near) * 10_000_000 - (latest.toordinal() if latest else 0)


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
