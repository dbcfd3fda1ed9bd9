"""The list as a Qt model: it holds rows as plain values and asks nobody while it is painted."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from inmail_desk.desk.people import Column, PersonRow

from . import words
from .people_columns import ALL_COLUMNS, EDITABLE, cell_text, cell_tip
from .row_model import Index

_NOWHERE = QModelIndex()


class Edit(NamedTuple):
    """What was entered in place. The value is a text; tags come as texts, the other columns as what they hold."""

    row: PersonRow
    column: Column
    value: Any


class PeopleModel(QAbstractTableModel):
    """The rows that filter and search left, in all columns; the view chooses and moves columns."""

    edited = Signal(object)
    """Carries the `Edit` that was entered. The rows change only when they are shown anew."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: Sequence[PersonRow] = ()
        self._ids: list[int] = []
        self._with_titles = True

    def rows(self) -> Sequence[PersonRow]:
        """The rows shown, from top to bottom."""
        return self._rows

    def ids(self) -> list[int]:
        """The ids of the prospects shown, from top to bottom: not to be changed."""
        return self._ids

    def show_rows(
        self, rows: Sequence[PersonRow], ids: list[int], changed: Collection[int] | None = None
    ) -> None:
        """Shows these rows, of these ids. `changed` names those who may differ from before, None where any may.

        Where nobody or only one of them has another place, the view keeps its selection and open editors; else it is
        reset.
        """
        if changed is not None and len(changed) == 1:
            self._show_one_changed(rows, ids, *changed)
        elif ids == self._ids:
            self._take(rows, ids)
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(ALL_COLUMNS) - 1))
        else:
            self.beginResetModel()
            self._take(rows, ids)
            self.endResetModel()

    def _take(self, rows: Sequence[PersonRow], ids: list[int]) -> None:
        self._rows, self._ids = rows, ids

    def show_titles_beside_companies(self, with_titles: bool) -> None:
        """Puts titles behind the companies: for while they have no column of their own."""
        if with_titles != self._with_titles:
            self._with_titles = with_titles
            column = ALL_COLUMNS.index(Column.COMPANY)
            if self._rows:
                self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def text(self, row: PersonRow, column: Column) -> str:
        """What a cell of one of the rows says."""
        return cell_text(row, column, self._today(), with_title=self._with_titles)

    def _show_one_changed(self, rows: Sequence[PersonRow], ids: list[int], id: int) -> None:
        old = self._ids.index(id) if id in self._ids else None
        new = ids.index(id) if id in ids else None
        if old is None:
            if new is not None:
                self.beginInsertRows(_NOWHERE, new, new)
                self._take(rows, ids)
                self.endInsertRows()
        elif new is None:
            self.beginRemoveRows(_NOWHERE, old, old)
            self._take(rows, ids)
            self.endRemoveRows()
        else:
            if old != new:
                # Qt names the place before which the row will stand, counted while it is still there.
                self.beginMoveRows(_NOWHERE, old, old, _NOWHERE, new + 1 if new > old else new)
                self._take(rows, ids)
                self.endMoveRows()
            self._take(rows, ids)
            self.dataChanged.emit(self.index(new, 0), self.index(new, len(ALL_COLUMNS) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(ALL_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words.column(ALL_COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], ALL_COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return cell_tip(row, column, self._today())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        editable = ALL_COLUMNS[index.column()] in EDITABLE
        return _EDITABLE_CELL if editable else _CELL

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.edited.emit(Edit(self._rows[index.row()], ALL_COLUMNS[index.column()], value))
        return True


_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE_CELL = _CELL | Qt.ItemFlag.ItemIsEditable
