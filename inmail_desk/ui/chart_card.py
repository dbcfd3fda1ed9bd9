"""The chart in its card, with a table of the same numbers behind a button."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableWidget, QTableWidgetItem, QWidget

from .cards import Card
from .chart import BarChart
from .chart_layout import Bar
from .controls import IconButton
from .labels import Role, SectionTitle, Text
from .tables import dress_table


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

    def show_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Show these rows in place of the former ones."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                item = QTableWidgetItem(str(value))
                if isinstance(value, int):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, column, item)


class ChartCard(Card):
    """A titled card with a BarChart; a button at its right shows the same as a table."""

    activated = Signal(object)
    """Carries the bar chosen, as the tuple of the Bars that are drawn as one."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(title)
        self.body.setContentsMargins(16, 10, 14, 14)
        self.body.setSpacing(4)
        self.chart = BarChart(title)
        self.chart.activated.connect(self.activated)
        self.table = ChartTable(title)
        self.table.hide()
        self.table_button = IconButton("table", self.tr("Show as table"), checkable=True)
        self.table_button.toggled.connect(self._show_table)
        self._legend = Text(role=Role.QUIET, wrap=False)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SectionTitle(title), 1)
        head.addWidget(self._legend)
        head.addWidget(self.table_button)
        self.body.addLayout(head)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)

    def show_bars(self, today: date, bars: Sequence[Bar]) -> None:
        """Show these bars, in the chart and in the table."""
        self.chart.show_bars(today, bars)
        self.table.show_rows(self.chart.rows())
        self.table.setFixedHeight(self.chart.sizeHint().height())
        arrives = any(bar.tone == "arriving" for bar in bars)
        self._legend.setText(self.tr("hatched: arrives") if arrives else "")

    def _show_table(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self.chart.setVisible(not shown)
