"""Notes on a person, edited in place and never lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from inmail_desk.desk.prospects import TextField, edit_text
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.errors import StoreTrouble

from .fitting import keep_fitting
from .labels import Role, Text
from .sentences import rejection
from .session import DeskSession
from .trouble_words import trouble_text

_LINES = 5


class Notes(QWidget):
    """The notes of one person at a time. What could not be saved stays here until it can be, whoever is shown."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id: int | None = None
        self._saved = ""
        self._unsaved: dict[int, str] = {}
        self.field = _NotesEdit()
        self.field.setAccessibleName(self.tr("Notes"))
        self.field.setPlaceholderText(self.tr("Notes: saved when you leave them"))
        keep_fitting(self.field, self._fit)
        self.field.left.connect(self.save)
        self._trouble = Text(role=Role.ERROR)
        self._trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._trouble)

    def show_notes(self, id: int | None, text: str) -> None:
        """Show a person's notes, after those of the former one were saved. What is being typed stays."""
        if id != self._id:
            self.save()
            self._id = id
            self._saved = text
            self._show(text if id is None else self._unsaved.get(id, text))
            self._say("")
        elif text != self._saved:
            untouched = self.field.toPlainText() == self._saved
            self._saved = text
            if untouched:
                self._show(text)

    def save(self) -> None:
        """Save what was typed, as one step. Where that fails it is said, and the text is kept for another try."""
        text = self.field.toPlainText()
        if self._id is None or text == self._saved or self._id not in self._session.picture.prospects:
            return
        id = self._id
        self._unsaved[id] = text
        try:
            self._session.perform(edit_text, id, TextField.NOTES, text)
        except Rejected as rejected:
            self._say(rejection(rejected, self._session.today))
        except StoreTrouble as trouble:
            self._say(trouble_text(trouble))
        else:
            self._saved = self._session.picture.prospects[id].notes
            del self._unsaved[id]
            self._say("")

    def unsaved(self) -> str:
        """Return why there are notes that could not be saved; "" where all are saved."""
        return self._trouble.text() if self._unsaved else ""

    def _fit(self) -> None:
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * _LINES + 18)

    def _show(self, text: str) -> None:
        self.field.setPlainText(text)

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))


class _NotesEdit(QPlainTextEdit):
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # The field's own context menu takes the focus for a moment only.
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            return
        super().keyPressEvent(event)
