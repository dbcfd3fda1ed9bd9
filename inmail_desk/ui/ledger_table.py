"""The table of the ledger."""

from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from inmail_desk.desk.ledger_page import Entry

from .chips import chip_size, paint_chip
from .colours import current_colours
from .dates import short_day_with_year
from .ledger_model import Col, LedgerModel
from .row_model import AT_THE_LEFT, AT_THE_RIGHT, Index
from .tables import RowDelegate, dress_table

_SIDE = 10
_LONGEST_DAY = date(2027, 9, 28)
_LEAST_WHAT = 12
"""Characters of what an entry is about that are always in sight."""
_LETTERS = "cpd"


class LedgerTable(QTableView):
    """Shows entries; a letter is a command for the selected one."""

    chosen = Signal()
    """Another entry is the current one, or none is."""
    opened = Signal()
    """Enter, or a double click."""
    command = Signal(str)
    """Carries "c", "p", "d" or "/", as pressed."""
    menu_wanted = Signal(object)
    """Carries the QPoint of the screen at which the menu is wanted."""
    order_wanted = Signal(bool)
    """Carries whether the latest entry is to stand on top."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Ledger"))
        self.entries = LedgerModel(self)
        self.setModel(self.entries)
        dress_table(self)
        self.setItemDelegate(LedgerDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setMinimumSize(300, 120)
        self.activated.connect(self.opened)
        self.selectionModel().currentRowChanged.connect(self.chosen)
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        headings.setSectionsClickable(True)
        headings.setSortIndicatorShown(True)
        headings.setSelectionModel(QItemSelectionModel(self.entries, headings))
        headings.sectionClicked.connect(self._turn_over)
        self.show_order()

    def current(self) -> Entry | None:
        """The entry at which the keyboard stands, None where there is none."""
        index = self.currentIndex()
        return self.entries.entry(index.row()) if index.isValid() else None

    def selected(self) -> list[Entry]:
        """The selected entries, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.entries.entry(row) for row in rows]

    def go_to(self, row: int) -> None:
        """Selects a row and scrolls there."""
        self.setCurrentIndex(self.entries.index(row, 0))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def show_order(self) -> None:
        """Shows at the heading which way the days run."""
        order = Qt.SortOrder.DescendingOrder if self.entries.latest_first else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(Col.DAY, order)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        text = event.text().lower()
        if plain and text and text in (*_LETTERS, "/"):
            self.command.emit(text)
        elif event.key() == Qt.Key.Key_Home and not event.modifiers() and self.entries.rowCount():
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers() and self.entries.rowCount():
            self.go_to(self.entries.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; a name is found by the search."""

    def _turn_over(self, column: int) -> None:
        self.show_order()
        if column == Col.DAY:
            self.order_wanted.emit(not self.entries.latest_first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """What stays goes to the texts; the lot's end is left out where there is no room for it."""
        metrics = QFontMetrics(self.font())
        headings = self.entries.headings()
        day = short_day_with_year(_LONGEST_DAY)
        usual = {
            Col.DAY: day,
            Col.KIND: headings[Col.KIND],
            Col.CREDITS: "+1234",
            Col.BALANCE: "1234",
            Col.ENDS: day,
        }
        widths = {
            column: max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(headings[column]))
            + 2 * _SIDE
            for column, text in usual.items()
        }
        widths[Col.DAY] += metrics.height()  # for the arrow of the order
        widths[Col.KIND] = chip_size(metrics, self.tr("Cancellation")).width() + 2 * _SIDE
        least = metrics.averageCharWidth() * _LEAST_WHAT + 2 * _SIDE
        room = self.viewport().width()
        missed = sum(widths.values()) + 3 * least // 2 > room
        if missed:
            del widths[Col.ENDS]
        self.setColumnHidden(Col.ENDS, missed)
        widths[Col.WHAT] = max(least, room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)


class LedgerDelegate(RowDelegate):
    """Paints the cells of a `LedgerTable`, asking its model without Qt in between."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = current_colours()
        entry = self._table.entries.entry(index.row())
        column = index.column()
        text = self._table.entries.text(entry, column)
        chosen = self._table.selectionModel().isSelected(index)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(option.font)
        place = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if column == Col.KIND:
            paint_chip(painter, place, text, self._table.entries.tone(entry), colours, outlined=chosen)
        elif text:
            painter.setPen(QColor(colours.quiet if entry.coming else colours.text))
            across = AT_THE_RIGHT if column in LedgerModel.numbers else AT_THE_LEFT
            painter.drawText(place, across, option.fontMetrics.elidedText(text, _AT_THE_END, place.width()))
        painter.restore()


_AT_THE_END = Qt.TextElideMode.ElideRight
