"""The parts of quick add that take keys of their own: the field for pasting and the table of several people."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPlainTextEdit, QTableView, QWidget

from inmail_desk.store.addresses import addresses_in

from .quick_add_rows import NAME, STATE, TICK, QuickAddRows
from .tables import dress_table

_MOST_TAKEN_OVER = 100_000  # a larger clipboard is something else


class PasteEdit(QPlainTextEdit):
    """A field of a few lines in which Enter accepts the dialog; Shift+Enter begins a new line."""

    pasted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def take_over_clipboard(self) -> None:
        """Show the profile addresses that the clipboard holds, selected, so that typing replaces them."""
        text = QGuiApplication.clipboard().text().strip()
        addresses = addresses_in(text) if len(text) <= _MOST_TAKEN_OVER else ()
        if not addresses:
            return
        lines = [line for line in text.splitlines() if line.strip()]
        is_a_list = all(addresses_in(line) for line in lines)
        # Of a longer text, such as a mail, only the addresses are meant.
        self.setPlainText(text if is_a_list else "\n".join(address.url for address in addresses))
        self.selectAll()


class PeopleTable(QTableView):
    """The people found. Space ticks a row, F2 or typing edits, Enter is left to the dialog."""

    def __init__(self, rows: QuickAddRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        dress_table(self)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (TICK, STATE):
            headings.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumHeight(self.verticalHeader().defaultSectionSize() * 5)

    def edit_name(self, row: int) -> None:
        """Begin to edit the name of a row."""
        index = self._rows.index(row, NAME)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if (
            event.key() == Qt.Key.Key_Space
            and current.isValid()
            and self.state() != QAbstractItemView.State.EditingState
        ):
            self._rows.toggle(current.row())
            return
        super().keyPressEvent(event)
