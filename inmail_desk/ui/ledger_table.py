"""The table of the ledger."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from inmail_desk.desk.ledger_page import Entry

from .chips import chip_size
from .dates import widest_day
from .ledger_model import Col, LedgerModel
from .painted_table import SIDE, Brush, Cell, PaintedTable
from .row_model import AT_THE_LEFT, AT_THE_RIGHT
from .tables import dress_table, menu_place

_LEAST_WHAT = 12
"""Characters of what an entry is about that are always in sight."""
_LETTERS = "cpd"


class LedgerTable(PaintedTable):
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
        self.menu_wanted.emit(menu_place(self, event))

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

    def paint_cell(self, brush: Brush, cell: Cell) -> None:
        entry = self.entries.entry(cell.row)
        text = self.entries.text(entry, cell.column)
        if cell.column == Col.KIND:
            brush.chip(cell, text, self.entries.tone(entry))
        elif text:
            across = AT_THE_RIGHT if cell.column in LedgerModel.numbers else AT_THE_LEFT
            brush.write(cell, text, brush.colours.quiet if entry.coming else brush.colours.text, across)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """What stays goes to the texts; the lot's end is left out where there is no room for it."""
        metrics = QFontMetrics(self.font())
        headings = self.entries.headings()
        day = widest_day(metrics)
        usual = {
            Col.DAY: day,
            Col.KIND: headings[Col.KIND],
            Col.CREDITS: "+1234",
            Col.BALANCE: "1234",
            Col.ENDS: day,
        }
        widths = {
            column: max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(headings[column]))
            + 2 * SIDE
            for column, text in usual.items()
        }
        widths[Col.DAY] += metrics.height()  # for the arrow of the order
        widths[Col.KIND] = chip_size(metrics, self.tr("Cancellation")).width() + 2 * SIDE
        least = metrics.averageCharWidth() * _LEAST_WHAT + 2 * SIDE
        room = self.viewport().width()
        missed = sum(widths.values()) + 3 * least // 2 > room
        if missed:
            del widths[Col.ENDS]
        self.setColumnHidden(Col.ENDS, missed)
        widths[Col.WHAT] = max(least, room - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width)
