"""The ledger as a Qt model: what a line says is worked out only once it comes into sight."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inmail_desk.desk.ledger_page import Detail, Entry

from . import words
from .colours import Tone
from .ledger_words import credits_text, ends_text, kind_chip, what
from .sentences import short
from .tables import CHIP_ROLE

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class Col(IntEnum):
    """The columns, from left to right."""

    DAY = 0
    KIND = 1
    WHAT = 2
    CREDITS = 3
    BALANCE = 4
    ENDS = 5


NUMBERS = (Col.CREDITS, Col.BALANCE)
_AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LedgerModel(QAbstractTableModel):
    """Entries by day, the latest or the earliest first."""

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
        """What the columns are called."""
        return (
            self.tr("Day"),
            self.tr("Kind"),
            self.tr("What"),
            self.tr("Credits"),
            self.tr("Balance"),
            self.tr("Lot ends"),
        )

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Col)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return _AT_THE_RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(section)
        return None

    def _tip(self, section: int) -> str:
        match section:
            case Col.DAY:
                return self.tr("A click turns the order of the days over.")
            case Col.BALANCE:
                return self.tr("What was there after the entry.")
            case Col.ENDS:
                return self.tr("The first day without what is left of the lot that it made or took from.")
        return ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(self.entry(index.row()), column)
            case Qt.ItemDataRole.TextAlignmentRole if column in NUMBERS:
                return _AT_THE_RIGHT
            case _ if role == CHIP_ROLE and column == Col.KIND:
                return self.tone(self.entry(index.row()))
        return None
