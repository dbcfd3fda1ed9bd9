"""How every table looks: roomy rows without a grid, and states as chips."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
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
