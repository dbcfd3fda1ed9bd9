"""The table of a review's messages: ticks, keys that correct what is selected, and how a cell is painted."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.importing_list import Order, ReviewList, State

from . import import_words, words
from .chips import chip_size
from .dates import widest_day
from .fitting import keep_fitting
from .import_model import COLUMNS, TICK, Index, ReviewModel
from .painted_table import SIDE, Brush, Cell, PaintedTable
from .tables import dress_table
from .ticks import BOX, TickDelegate, paint_tick

_LETTERS = ("i", "f", "/", *"0123456789"[:9])


class ReviewTable(PaintedTable):
    """Shows messages; Space and letters are choices for those that are selected."""

    chosen = Signal()
    """Other rows are selected, or none."""
    command = Signal(str)
    """Carries " ", "i", "f", "/" or a digit from 0 to 8, as pressed."""
    opened = Signal()
    """Enter, or a double click."""
    order_wanted = Signal(object)
    """Carries the `Order` whose heading was clicked."""
    menu_wanted = Signal(object)
    """Carries the QPoint of the screen at which the menu of the selected rows is wanted."""

    def __init__(self, messages: ReviewList, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Messages that may have been InMails"))
        self.messages = model
        self._list = messages
        self.setModel(model)
        dress_table(self, room=16)
        self.setItemDelegate(TickDelegate(TICK, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMinimumSize(300, 100)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        headings.setMinimumSectionSize(20)
        headings.setSectionsClickable(True)
        headings.setSortIndicatorShown(True)
        # Else the headings ask each selected row, at each painting, whether all of them are.
        headings.setSelectionModel(QItemSelectionModel(model, headings))
        headings.sectionClicked.connect(lambda column: self.order_wanted.emit(COLUMNS[column]))
        keep_fitting(self, self._fit_columns)

    def selected_numbers(self) -> list[int]:
        """The numbers of the selected messages, from top to bottom."""
        numbers = self.messages.numbers()
        return [numbers[row] for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def current_number(self) -> int | None:
        """The number of the message at which the keyboard stands, None where there is none."""
        index = self.currentIndex()
        return self.messages.numbers()[index.row()] if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Selects a row and scrolls there."""
        self.setCurrentIndex(self.messages.index(row, COLUMNS.index(Order.NAME)))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def show_order(self, order: Order, *, falling: bool) -> None:
        """Shows at its heading by what the rows are sorted."""
        turn = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(order), turn)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        text = event.text().lower()
        if plain and text == " " and not event.modifiers():
            self.command.emit(" ")
        elif plain and text and text in _LETTERS:
            self.command.emit(text)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            if self.messages.rowCount():
                self.go_to(0 if event.key() == Qt.Key.Key_Home else self.messages.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are choices here; a name is found by the search."""

    def _open(self, index: Index) -> None:
        if index.column() != TICK:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    # How it looks

    def paint_cell(self, brush: Brush, cell: Cell) -> None:
        column, proposal = COLUMNS[cell.column], self.messages.proposal(cell.row)
        if column is Order.TAKEN:
            if proposal.may_be_taken:
                paint_tick(brush, cell, proposal.taken)
        elif column is Order.STATE:
            brush.chip(cell, *import_words.state_chip(self._list.state(proposal.number)))
        elif text := self.messages.text(cell.row, cell.column):
            quiet = not proposal.taken or (column is Order.SUBJECT and not proposal.message.subject)
            brush.write(cell, text, brush.colours.quiet if quiet else brush.colours.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """What room is left goes to the subject. Without room it is left out, and then what the panel shows as well."""
        metrics = QFontMetrics(self.font())
        chips = [import_words.state_chip(state)[0] for state in State]
        letter, day = metrics.averageCharWidth(), widest_day(metrics)
        # Metrics leave fractions of a pixel out, for which a text would be cut all the same.
        sides = 2 * SIDE + 1
        widths = {
            Order.TAKEN: BOX + SIDE + 8,
            Order.NAME: 19 * letter + 2 * SIDE,
            Order.SENT: metrics.horizontalAdvance(day) + sides,
            Order.STATE: max(chip_size(metrics, text).width() for text in chips) + 2 * SIDE,
            Order.ANSWER: metrics.horizontalAdvance(f"{words.outcome(Outcome.REPLY)}, {day}") + sides,
            Order.CREDIT: metrics.horizontalAdvance(self.tr("No InMail")) + sides,
        }
        room = self.viewport().width()
        least = 12 * letter
        left = room - sum(widths.values())
        missed = {Order.SUBJECT} if left < least else set()
        # The answers are worth a narrower name.
        for order, given in ((Order.CREDIT, 0), (Order.ANSWER, 5 * letter)):
            if left + given < 0:
                missed.add(order)
                left += widths.pop(order)
        for order in (Order.SUBJECT, Order.CREDIT, Order.ANSWER):
            self.setColumnHidden(COLUMNS.index(order), order in missed)
        if Order.SUBJECT in missed:
            widths[Order.NAME] = max(least, widths[Order.NAME] + left)
        else:
            wide = min(left - least, 12 * letter) // 2
            widths[Order.NAME] += wide
            widths[Order.SUBJECT] = left - wide
        for order, width in widths.items():
            self.setColumnWidth(COLUMNS.index(order), width)
