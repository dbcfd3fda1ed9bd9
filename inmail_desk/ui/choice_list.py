"""A few choices as a list, each with the digit that chooses it."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from .labels import Role, Text

Value = TypeVar("Value")


class ChoiceList(QWidget, Generic[Value]):
    """Up to nine choices; exactly one or none is chosen. Digits choose from anywhere but a field that is typed into."""

    chosen = Signal()

    def __init__(self, choices: Iterable[tuple[Value, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Value, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, (value, words) in enumerate(choices):
            digit = str(row + 1)
            button = QRadioButton(words)
            button.setAccessibleDescription(digit)
            button.toggled.connect(self._tell)
            self._buttons[value] = button
            grid.addWidget(Text(digit, Role.QUIET, wrap=False), row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignLeft)
            QShortcut(QKeySequence(digit), self, button.click)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def choice(self) -> Value | None:
        """Return what is chosen; None where nothing is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, value: Value) -> None:
        """Choose one."""
        self._buttons[value].setChecked(True)

    def _tell(self, checked: bool) -> None:
        if checked:
            self.setFocusProxy(next(button for button in self._buttons.values() if button.isChecked()))
            self.chosen.emit()
