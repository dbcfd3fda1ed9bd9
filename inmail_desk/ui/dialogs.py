"""The base of every dialog with fields: labels at the left, a word under a field that is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from .controls import PrimaryButton, SecondaryButton
from .day_edit import DayEdit
from .labels import Role, Text, restyle


class FormDialog(QDialog):
    """A dialog of fields. Ctrl+Enter accepts from anywhere, Enter from a one-line field.

    Escape leaves; where something was typed, only the second time.

    A subclass overrides `check`, which calls `set_error` for what is wrong; the dialog closes only where nothing is.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, ok_text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        self._errors: dict[QWidget, Text] = {}
        self._typed_before: tuple[str, ...] | None = None
        self._warning = Text(role=Role.SMALL)

        self.form = QGridLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(4)
        self.form.setColumnStretch(1, 1)
        self.ok_button = PrimaryButton(ok_text)
        self.ok_button.show_hint("Ctrl+Return")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self.accept)
        self.cancel_button = SecondaryButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self._warning, 1)
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.ok_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(16)
        self.column.addLayout(self.form)
        self.column.addStretch(1)
        self.column.addLayout(self.buttons)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field with its label ("&" marks the key that jumps to it) and room for a word under it."""
        row = self.form.rowCount()
        caption = QLabel(label)
        caption.setBuddy(field)
        name = label.replace("&", "")
        field.setAccessibleName(name)
        if isinstance(field, DayEdit):
            field.set_name(name)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
        first_line = field.line if isinstance(field, DayEdit) else field
        inset = max(0, (first_line.sizeHint().height() - caption.sizeHint().height()) // 2)
        caption.setContentsMargins(0, 0 if isinstance(field, QPlainTextEdit) else inset, 0, 0)
        self.form.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self.form.addWidget(field, row, 1)
        error = Text(role=Role.ERROR)
        error.hide()
        self._errors[field] = error
        self.form.addWidget(error, row + 1, 1)
        self.form.setRowMinimumHeight(row + 2, 6)

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget across both columns: a notice, a preview."""
        self.form.addWidget(widget, self.form.rowCount(), 0, 1, 2)

    def set_error(self, field: QWidget, text: str) -> None:
        """Say what is wrong with a field that was added; "" takes it back."""
        error = self._errors[field]
        error.setText(text)
        error.setVisible(bool(text))
        field.setAccessibleDescription(text)
        marked = field.line if isinstance(field, DayEdit) else field
        restyle(marked, "wrong", bool(text))

    def error(self, field: QWidget) -> str:
        """Return what is said to be wrong with a field, "" for nothing."""
        return self._errors[field].text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._typed_before is None:
            self._typed_before = self._typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        changed = self._typed_before is not None and self._typed() != self._typed_before
        if event.key() == Qt.Key.Key_Escape and changed and not self._warning.text():
            self._warning.setText(self.tr("Escape again discards what you typed."))
            return
        super().keyPressEvent(event)

    def _typed(self) -> tuple[str, ...]:
        lines = tuple(field.text() for field in self.findChildren(QLineEdit))
        return lines + tuple(field.toPlainText() for field in self.findChildren(QPlainTextEdit))

    def check(self) -> None:
        """Call `set_error` for each field that is wrong; all errors were taken back before."""

    def accept(self) -> None:
        """Close with success where `check` finds nothing; else move to the first field that is wrong."""
        for field in self._errors:
            self.set_error(field, "")
        self.check()
        wrong = [field for field in self._errors if self.error(field)]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
