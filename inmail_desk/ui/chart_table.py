"""The numbers of a chart as a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from .tables import dress_table

_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableWidget):
    """The rows of a chart: day, credits, what they are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([self.tr("Day"), self.tr("Credits"), self.tr("What")])
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setProperty("plain", True)
        dress_table(self)
        self.horizontalHeader().setStretchLastSection(True)
        credits = self.horizontalHeaderItem(1)
        assert credits is not None
        credits.setTextAlignment(_NUMBERS)

    def show_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Show these rows in place of the former ones."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QTableWidgetItem(str(value))
                if isinstance(value, int):
                    item.setTextAlignment(_NUMBERS)
                self.setItem(number, column, item)
