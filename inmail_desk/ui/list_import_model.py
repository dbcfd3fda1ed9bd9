"""The rows of a list beside the account, with a tick each; rows are worded as they are shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from inmail_desk.desk.list_importing import ListReview, Proposal, Status

from . import list_import_words
from .chips import chip_size
from .colours import Tone
from .painted_table import SIDE, Brush, Cell, PaintedTable
from .row_model import Index
from .tables import dress_table
from .ticks import BOX, TickDelegate, paint_tick

_NOWHERE = QModelIndex()
_LONGEST_SHOWN = 160
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class Column(IntEnum):
    TICK = 0
    NAME = 1
    WORK = 2
    INMAIL = 3
    STATE = 4


class Group(StrEnum):
    """What the rows are narrowed to."""

    ALL = "all"
    NEW = "new"
    KNOWN = "known"
    TWICE = "twice"
    SAME_PERSON = "same_person"
    REMARKS = "remarks"
    LEFT = "left"


def grouped(review: ListReview) -> dict[Group, list[int]]:
    """The numbers of the rows of each group. No choice changes them."""
    found: dict[Group, list[int]] = {group: [] for group in Group}
    for each in review.proposals:
        found[_GROUPS[each.status]].append(each.number)
        if each.status is not Status.REFUSED:
            found[Group.ALL].append(each.number)
            if each.entry.remarks:
                found[Group.REMARKS].append(each.number)
    return found


_GROUPS = {
    Status.NEW: Group.NEW,
    Status.KNOWN: Group.KNOWN,
    Status.TWICE: Group.TWICE,
    Status.SAME_PERSON: Group.SAME_PERSON,
    Status.REFUSED: Group.LEFT,
}


class ReviewRows(QAbstractTableModel):
    """Some rows of a review. Whoever changes the review hands the new one in."""

    tick_wanted = Signal(object)
    """Carries (numbers, whether they are to be taken)."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._review: ListReview | None = None
        self._numbers: Sequence[int] = ()
        self._headings = {
            Column.NAME: self.tr("Name"),
            Column.WORK: self.tr("Company, title"),
            Column.INMAIL: self.tr("InMail"),
            Column.STATE: self.tr("State"),
        }

    def show_rows(self, review: ListReview, numbers: Sequence[int]) -> None:
        """Shows the rows of these numbers."""
        self.beginResetModel()
        self._review, self._numbers = review, numbers
        self.endResetModel()

    def show_nothing(self) -> None:
        """Shows no rows, and holds no review any more."""
        self.beginResetModel()
        self._review, self._numbers = None, ()
        self.endResetModel()

    def follow(self, review: ListReview) -> None:
        """Shows the same rows by other choices."""
        self._review = review
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, len(Column) - 1))

    def proposal(self, row: int) -> Proposal:
        """What stands in a row."""
        assert self._review is not None
        return self._review.proposals[self._numbers[row]]

    def proposals(self, rows: Iterable[int]) -> list[Proposal]:
        """What stands in these rows."""
        assert self._review is not None
        numbers, found = self._numbers, self._review.proposals
        return [found[numbers[row]] for row in rows]

    def may_be_ticked(self, proposals: Sequence[Proposal]) -> list[Proposal]:
        """Those that add anything, and of which it is settled who it is."""
        assert self._review is not None
        return self._review.may_be_ticked(proposals)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings.get(Column(section), "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.TICK and self.may_be_ticked((self.proposal(index.row()),)):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES or not index.isValid() or self._review is None:
            return None
        proposal, column = self.proposal(index.row()), Column(index.column())
        if column is Column.TICK:
            if role == Qt.ItemDataRole.CheckStateRole and self.may_be_ticked((proposal,)):
                return Qt.CheckState.Checked if proposal.taken else Qt.CheckState.Unchecked
            return proposal.name if role == Qt.ItemDataRole.AccessibleTextRole else None
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self.text(proposal, column) if shown else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick_wanted.emit((frozenset((self.proposal(index.row()).number,)), on))
        return True

    def chip(self, proposal: Proposal) -> tuple[str, Tone]:
        """How a row stands, and in which tone that is said."""
        assert self._review is not None
        return list_import_words.chip(self._review, proposal)

    def text(self, proposal: Proposal, column: Column) -> str:
        """What a cell of a row says; "" for its tick."""
        return self._whole_text(proposal, column)[:_LONGEST_SHOWN]

    def _whole_text(self, proposal: Proposal, column: Column) -> str:
        entry = proposal.entry
        match column:
            case Column.NAME:
                return proposal.name or list_import_words.lines(proposal)
            case Column.WORK:
                return ", ".join(part for part in (entry.company, entry.title) if part)
            case Column.INMAIL:
                return list_import_words.inmail(proposal, self._today)
            case Column.STATE:
                return self.chip(proposal)[0]
            case Column.TICK:
                return ""


class ReviewTable(PaintedTable):
    """Space ticks the rows that are selected, or takes their ticks away."""

    chosen = Signal()
    """Other rows are selected, or none."""

    def __init__(self, model: ReviewRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("People of the list; Space ticks"))
        self.rows = model
        self.setModel(model)
        dress_table(self, room=12)
        self.setItemDelegate(TickDelegate(Column.TICK, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        headings = self.horizontalHeader()
        headings.setMinimumSectionSize(28)
        headings.setSectionsClickable(False)
        # Else the headings ask each selected row, at each painting, whether all of them are.
        headings.setSelectionModel(QItemSelectionModel(model, headings))
        self.setMinimumHeight(3 * self.verticalHeader().defaultSectionSize())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def selected_rows(self) -> list[int]:
        """The rows selected, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def selected(self) -> list[Proposal]:
        """What is selected, from top to bottom."""
        return self.rows.proposals(self.selected_rows())

    def toggle(self) -> None:
        """Ticks what is selected; takes the ticks away where all of it is ticked."""
        found = self.rows.may_be_ticked(self.selected())
        if found:
            on = not all(each.taken for each in found)
            self.rows.tick_wanted.emit((frozenset(each.number for each in found), on))

    def paint_cell(self, brush: Brush, cell: Cell) -> None:
        proposal, column = self.rows.proposal(cell.row), Column(cell.column)
        if column is Column.STATE:
            brush.chip(cell, *self.rows.chip(proposal))
        elif column is not Column.TICK:
            brush.write(cell, self.rows.text(proposal, column), brush.colours.text)
        elif self.rows.may_be_ticked((proposal,)):
            paint_tick(brush, cell, proposal.taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the buttons below."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = chip_size(self.fontMetrics(), self.tr("Twice in the list")).width()
        fixed = {Column.TICK: BOX + SIDE + 8, Column.STATE: widest + 24}
        rest = self.viewport().width() - sum(fixed.values())
        shares = {Column.NAME: 28, Column.WORK: 38, Column.INMAIL: 34}
        for column in Column:
            self.setColumnWidth(column, fixed.get(column) or rest * shares.get(column, 0) // 100)
