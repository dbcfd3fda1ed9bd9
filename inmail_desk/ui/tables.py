"""How every table looks, roomy rows without a grid and states as chips, and how its rows are selected."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QContextMenuEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from .chips import chip_size, paint_chip
from .colours import Tone, current_colours
from .fitting import keep_fitting

CHIP_ROLE = Qt.ItemDataRole.UserRole + 100
"""A model answers this role with a Tone where the cell's text is a state, to be painted as a chip; None elsewhere."""

_SIDE = 10


class RowDelegate(QStyledItemDelegate):
    """Paints a cell with room at its sides, or as a chip."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # painted here instead, while the panel behind it fills the cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        # What Qt's own way would do is done here: asking the model once for both takes half as long.
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        table = cell.widget
        table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, table)
        words = self.displayText(index.data(), option.locale)
        if not words:
            return
        painter.save()
        painter.setFont(cell.font)
        place = cell.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if tone := index.data(CHIP_ROLE):
            chosen = isinstance(table, QAbstractItemView) and table.selectionModel().isSelected(index)
            # Qt hands a text enumeration back as a plain text.
            paint_chip(painter, place, words, Tone(tone), current_colours(), outlined=chosen)
        else:
            if not cell.icon.isNull():
                place.setLeft(place.left() + cell.decorationSize.width())
            painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
            line = painter.fontMetrics().elidedText(words, cell.textElideMode, place.width())
            painter.drawText(place, cell.displayAlignment, line)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = chip_size(option.fontMetrics, self.displayText(index.data(), option.locale))
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(size.width() + words.width() + 2 * _SIDE, words.height()))


class WholeRowDelegate(RowDelegate):
    """The same for a table in which only whole rows matter: no cell of the current row is marked."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def dress_table(table: QTableView, *, room: int = 22) -> None:
    """Give a table its look: whole rows, no grid, no row numbers, headings at the left, chips.

    `room` is how many pixels a row is higher than its letters.
    """
    table.setItemDelegate(RowDelegate(table))
    table.setShowGrid(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    rows = table.verticalHeader()
    rows.hide()
    keep_fitting(table, lambda: rows.setDefaultSectionSize(table.fontMetrics().height() + room))
    headings = table.horizontalHeader()
    headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    headings.setHighlightSections(False)


def selected_rows(table: QTableView) -> list[int]:
    """The rows that are selected, from top to bottom."""
    # By ranges: to be asked for each of thousands of rows would be slow.
    selection = table.selectionModel().selection()
    ranges = [selection.at(number) for number in range(selection.count())]
    return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})


def select_rows(table: QTableView, rows: Sequence[int], current: int | None = None, column: int = 0) -> None:
    """Selects these rows, which are in their order, and no others. The keyboard stands in a column of `current` then,
    None for the first of them; where there is none, it stays."""
    model = table.model()
    last = model.columnCount() - 1
    selection = QItemSelection()
    start = 0
    for end in range(1, len(rows) + 1):
        # One range for each run of neighbours: thousands of single rows would be slow to select.
        if end == len(rows) or rows[end] != rows[end - 1] + 1:
            selection.select(model.index(rows[start], 0), model.index(rows[end - 1], last))
            start = end
    chosen = table.selectionModel()
    flag = QItemSelectionModel.SelectionFlag
    chosen.select(selection, flag.ClearAndSelect | flag.Rows)
    if rows:
        at = model.index(rows[0] if current is None else current, column)
        chosen.setCurrentIndex(at, flag.NoUpdate)


def menu_place(table: QTableView, event: QContextMenuEvent) -> QPoint:
    """Where on the screen the menu of the selected rows is wanted: beneath the current row where a key asked for it."""
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft())
    return event.globalPos()
