"""Fields for a text of limited length, with how much of it is used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from . import words
from .labels import Role, Text


class CountedText(QWidget):
    """A field with "12 / 200" beneath it. More can be typed than the limit: it is said, and nothing is cut off."""

    def __init__(self, field: QLineEdit | QPlainTextEdit, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._most = most
        self._count = Text(role=Role.SMALL, wrap=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        column.addWidget(self._count)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
        field.textChanged.connect(self._say)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the key of its label does nothing
        self.setFocusProxy(field)
        self._say()

    def text(self) -> str:
        """Return the text as it was typed."""
        return self.field.text() if isinstance(self.field, QLineEdit) else self.field.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text."""
        if isinstance(self.field, QLineEdit):
            self.field.setText(text)
        else:
            self.field.setPlainText(text)

    def _say(self) -> None:
        used = len(self.text())
        self._count.setText(f"{words.number(used)} / {words.number(self._most)}")
        self._count.set_role(Role.ERROR if used > self._most else Role.SMALL)
