"""The messages of a review as a Qt model: what a cell says is worked out only once it comes into sight."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from inmail_desk.desk.importing import InMailProposal
from inmail_desk.desk.importing_list import Order, ReviewList

from . import import_words, sentences
from .row_model import Index

COLUMNS = tuple(Order)
TICK = COLUMNS.index(Order.TAKEN)
_NOWHERE = QModelIndex()


class ReviewModel(QAbstractTableModel):
    """Some of the messages, in an order. Whoever changes a choice tells it with `follow`."""

    tick_wanted = Signal(object)
    """Carries (number, taken), as ticked in a cell."""

    def __init__(self, messages: ReviewList, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._today = today
        self._numbers: Sequence[int] = ()

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these messages in this order."""
        self.beginResetModel()
        self._numbers = numbers
        self.endResetModel()

    def numbers(self) -> Sequence[int]:
        """The numbers of the messages, from top to bottom."""
        return self._numbers

    def proposal(self, row: int) -> InMailProposal:
        """The message of a row."""
        return self._messages.proposal(self._numbers[row])

    def follow(self, rows: Collection[int]) -> None:
        """Show what was chosen for these rows."""
        if rows:
            last = len(COLUMNS) - 1
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))

    def text(self, row: int, column: int) -> str:
        """What a cell says."""
        proposal = self.proposal(row)
        match COLUMNS[column]:
            case Order.NAME:
                return import_words.who(proposal)
            case Order.SENT:
                return sentences.short(proposal.sent_at.date(), self._today)
            case Order.SUBJECT:
                return proposal.message.subject or proposal.message.body[:200].replace("\n", " ")
            case Order.STATE:
                return self._chip(row)[0]
            case Order.ANSWER:
                return import_words.answer(proposal, self._today)
            case Order.CREDIT:
                return import_words.credit(proposal)
            case _:
                return ""

    def _chip(self, row: int) -> tuple[str, Any]:
        return import_words.state_chip(self._messages.state(self._numbers[row]))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            return Qt.CheckState.Checked if self.proposal(row).taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and column != TICK:
            return self.text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if column == TICK else self.text(row, column)
        return None

    def _spoken(self, row: int) -> str:
        """The tick in words, with whose it is."""
        word = self.tr("%1, imported") if self.proposal(row).taken else self.tr("%1, not imported")
        return word.replace("%1", import_words.who(self.proposal(row)), 1)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != TICK or role != Qt.ItemDataRole.CheckStateRole:
            return False
        if not self.proposal(index.row()).may_be_taken:
            return False
        self.tick_wanted.emit((self._numbers[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == TICK and self.proposal(index.row()).may_be_taken:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return import_words.heading(COLUMNS[section])
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) and section == TICK:
            return self.tr("Import it")
        return None
