"""A few choices as a list, each with the digit that chooses it."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QGridLayout, QRadioButton, QWidget

from .colours import current_colours
from .labels import Role, Text

Value = TypeVar("Value")

_SIDE = 6
"""Pixels between the choices and the line that shows the focus around them."""


class ChoiceList(QWidget, Generic[Value]):
    """Up to nine choices; exactly one or none is chosen. Digits choose from anywhere but a field that is typed into.

    While none is chosen the list as a whole has the focus: a ring around the first would look like a choice. Down and
    Space then choose the first, Up the last.
    """

    chosen = Signal()

    def __init__(self, choices: Iterable[tuple[Value, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[Value, QRadioButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, (value, words) in enumerate(choices):
            digit = str(row + 1)
            button = QRadioButton(words)
            button.setAccessibleDescription(digit)
            button.toggled.connect(self._tell)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._buttons[value] = button
            grid.addWidget(Text(digit, Role.QUIET, wrap=False), row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignLeft)
            QShortcut(QKeySequence(digit), self, button.click)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def choice(self) -> Value | None:
        """Return what is chosen; None where nothing is."""
        return next((value for value, button in self._buttons.items() if button.isChecked()), None)

    def choose(self, value: Value) -> None:
        """Choose one."""
        self._buttons[value].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = list(self._buttons.values())
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Space):
            buttons[0].click()
        elif event.key() == Qt.Key.Key_Up:
            buttons[-1].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if not self.hasFocus() or self.focusProxy() is not None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_colours().accent), 1))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def _tell(self, checked: bool) -> None:
        if not checked:
            return
        had_focus = self.hasFocus()
        chosen = next(button for button in self._buttons.values() if button.isChecked())
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(chosen)
        if had_focus:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
        self.chosen.emit()
