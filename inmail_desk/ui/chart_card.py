"""The chart in its card, with a table of the same numbers behind a button."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from .cards import Card
from .chart import BarChart
from .chart_layout import Bar
from .controls import IconButton
from .labels import Role, SectionTitle, Text

if TYPE_CHECKING:
    from .chart_table import ChartTable


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
        self.table: ChartTable | None = None
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

    def show_bars(self, today: date, bars: Sequence[Bar]) -> None:
        """Show these bars, in the chart and in the table."""
        self.chart.show_bars(today, bars)
        if self.table is not None:
            self.table.show_rows(self.chart.rows())
        arrives = any(bar.tone == "arriving" for bar in bars)
        self._legend.setText(self.tr("hatched: arrives") if arrives else "")

    def _show_table(self, shown: bool) -> None:
        if self.table is None:
            # Most people never ask for it, and it would cost every start.
            from .chart_table import ChartTable

            self.table = ChartTable(self.accessibleName())
            self.table.setFixedHeight(self.chart.sizeHint().height())
            self.table.show_rows(self.chart.rows())
            self.body.addWidget(self.table)
        self.table.setVisible(shown)
        self._legend.setVisible(not shown)
        self.chart.setVisible(not shown)
