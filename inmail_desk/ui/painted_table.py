"""A table that paints its cells itself, without Qt asking the model and a delegate for each of them."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from .chips import paint_chip
from .colours import Colours, Tone, current_colours
from .row_model import AT_THE_LEFT

SIDE = 10
"""The room at both sides of what stands in a cell, in pixels."""


class Cell(NamedTuple):
    """A cell that is to be painted. `place` is all of it; `chosen` tells whether its row is selected, and is painted
    already."""

    row: int
    column: int
    place: QRect
    chosen: bool


class Brush:
    """What the cells of one painting have in common."""

    def __init__(self, painter: QPainter, metrics: QFontMetrics, colours: Colours) -> None:
        self.painter = painter
        self.metrics = metrics
        self.colours = colours
        self._pens: dict[str, QColor] = {}

    def write(
        self,
        cell: Cell,
        text: str,
        colour: str,
        across: Qt.AlignmentFlag = AT_THE_LEFT,
        *,
        shorter: Callable[[], str] = lambda: "",
    ) -> None:
        """Writes a line into a cell. Where it is too long, what `shorter` gives stands there instead, if anything; what
        is still too long ends in "…"."""
        place = cell.place.adjusted(SIDE, 0, -SIDE, 0)
        shown = self._elided(text, place.width())
        if shown != text and (short := shorter()):
            shown = self._elided(short, place.width())
        self.painter.setPen(self.pen(colour))
        self.painter.drawText(place, across, shown)

    def chip(self, cell: Cell, text: str, tone: Tone) -> None:
        """Paints a chip into a cell."""
        place = cell.place.adjusted(SIDE, 0, -SIDE, 0)
        paint_chip(self.painter, place, text, tone, self.colours, outlined=cell.chosen)

    def _elided(self, text: str, width: int) -> str:
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def pen(self, colour: str) -> QColor:
        """The colour of a name like "#rrggbb"."""
        known = self._pens.get(colour)
        if known is None:
            known = self._pens[colour] = QColor(colour)
        return known


class PaintedTable(QTableView):
    """Paints all that is seen of it. All of its rows are of the same height.

    Through Qt's own way, each cell costs a dozen calls between Qt and Python: a screenful takes three times as long,
    and it is painted again at each key that is typed into a search.
    """

    whole_rows = True
    """Whether the current row is marked, and not the cell of it at which the keyboard stands."""

    def paint_cell(self, brush: Brush, cell: Cell) -> None:
        """Paints what stands in a cell, and leaves the painter as it was, but for its pen."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        headings, rows = self.horizontalHeader(), self.verticalHeader()
        last = rows.count() - 1
        first = rows.logicalIndexAt(seen.top())
        under = rows.logicalIndexAt(seen.bottom())
        if first < 0:
            return
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in range(headings.count())
            if not self.isColumnHidden(column)
        ]
        columns = [each for each in columns if each[1] <= seen.right() and each[1] + each[2] > seen.left()]
        chosen = self._selected_between(first, under if under >= 0 else last)
        height, top = rows.defaultSectionSize(), self.rowViewportPosition(first)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        brush = Brush(painter, QFontMetrics(self.font()), current_colours())
        for row in range(first, (under if under >= 0 else last) + 1):
            for column, left, width in columns:
                place = QRect(left, top, width, height)
                if row in chosen:
                    painter.fillRect(place, brush.pen(brush.colours.accent_soft))
                self.paint_cell(brush, Cell(row, column, place, row in chosen))
            top += height
        self._mark_current(brush, columns)

    def _selected_between(self, first: int, last: int) -> set[int]:
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return {row for each in ranges for row in range(max(first, each.top()), min(last, each.bottom()) + 1)}

    def _mark_current(self, brush: Brush, columns: list[tuple[int, int, int]]) -> None:
        current = self.currentIndex()
        if not current.isValid() or not self.hasFocus():
            return
        brush.painter.setPen(brush.pen(brush.colours.accent))
        row = self.visualRect(current)
        if not self.whole_rows:
            brush.painter.drawRect(row.adjusted(1, 1, -2, -2))
            return
        for _, left, width in columns:
            place = QRect(left, row.top(), width, row.height())
            brush.painter.drawLine(place.topLeft(), place.topRight())
            brush.painter.drawLine(place.bottomLeft(), place.bottomRight())
