"""The ledger as a Qt model: what a line says is worked out only once it comes into sight."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from inmail_desk.desk.ledger_page import Detail, Entry

from . import words
from .colours import Tone
from .ledger_words import credits_text, ends_text, kind_chip, what
from .row_model import Index, RowModel
from .sentences import short


class Col(IntEnum):
    """The columns, from left to right."""

    DAY = 0
    KIND = 1
    WHAT = 2
    CREDITS = 3
    BALANCE = 4
    ENDS = 5


class LedgerModel(RowModel):
    """Entries by day, the latest or the earliest first."""

    numbers = (Col.CREDITS, Col.BALANCE)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._detail: Callable[[Entry], Detail] = lambda _: Detail()
        self._today = date.min
        self.latest_first = True

    def show_entries(self, entries: Sequence[Entry], detail: Callable[[Entry], Detail], today: date) -> None:
        """Show these entries, the earliest first in the sequence; `detail` answers what else one says."""
        self.beginResetModel()
        self._entries, self._detail, self._today = entries, detail, today
        self.endResetModel()

    def set_order(self, *, latest_first: bool) -> None:
        """Turn the list over."""
        self.beginResetModel()
        self.latest_first = latest_first
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._entries[-1 - row if self.latest_first else row]

    def row_of(self, wanted: Callable[[Entry], bool]) -> int | None:
        """The first row, from the top, whose entry is wanted."""
        return next((row for row in range(len(self._entries)) if wanted(self.entry(row))), None)

    def text(self, entry: Entry, column: int) -> str:
        """What a cell says."""
        match column:
            case Col.DAY:
                return short(entry.on, self._today)
            case Col.KIND:
                return kind_chip(entry, self._detail(entry))[0]
            case Col.WHAT:
                among = self._entries[0].coming
                return what(entry, self._detail(entry), self._today, among_coming=among)
            case Col.CREDITS:
                return credits_text(entry)
            case Col.BALANCE:
                return words.number(entry.balance)
            case _:
                return ends_text(self._detail(entry), self._today)

    def tone(self, entry: Entry) -> Tone:
        """The tone of what an entry is."""
        return kind_chip(entry, self._detail(entry))[1]

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("Day"),
            self.tr("Kind"),
            self.tr("What"),
            self.tr("Credits"),
            self.tr("Balance"),
            self.tr("Lot ends"),
        )

    def height(self) -> int:
        return len(self._entries)

    def heading_tip(self, column: int) -> str | None:
        match column:
            case Col.DAY:
                return self.tr("A click turns the order of the days over.")
            case Col.BALANCE:
                return self.tr("What was there after the entry.")
            case Col.ENDS:
                return self.tr("The first day without what is left of the lot that it made or took from.")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(self.entry(index.row()), index.column())
        return None
