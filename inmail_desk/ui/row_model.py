"""Rows under headings as a Qt model: what is the same for every table that is no tree."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
AT_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AT_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowModel(QAbstractTableModel):
    """A model says how many rows it has, what its columns are called, and what a cell says (`data`)."""

    numbers: Collection[int] = ()
    """The columns of numbers: their headings stand at the right, as their cells do."""

    def height(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def headings(self) -> Sequence[str]:
        """What the columns are called, from left to right; "" for one without a name."""
        raise NotImplementedError

    def heading_tip(self, column: int) -> str | None:  # noqa: ARG002
        """What a heading says of its column while the pointer rests on it, None for nothing."""
        return None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.height()

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.headings()[section]
            case Qt.ItemDataRole.TextAlignmentRole if self.numbers:
                return AT_THE_RIGHT if section in self.numbers else AT_THE_LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return self.heading_tip(section)
        return None

    def say_all_changed(self) -> None:
        """Tells that any cell may say something else, where the rows are the same as before."""
        if self.height():
            last = self.index(self.height() - 1, len(self.headings()) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
