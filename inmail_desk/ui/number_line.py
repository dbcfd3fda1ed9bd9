"""A field for a whole number that begins empty: digits typed at once, nothing filled in that was not read."""

from PySide6.QtCore import QRegularExpression, QSize, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

_DIGITS = 6


class NumberLine(QLineEdit):
    """Takes digits only. `number()` is None while it is empty."""

    number_changed = Signal(object)
    """Carries the number, or None, each time it becomes another one."""

    def __init__(self, name: str = "", *, digits: int = _DIGITS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: int | None = None
        self.setAccessibleName(name)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(f"[0-9]{{0,{digits}}}"), self))
        self._digits = max(digits, 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._read)

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance("0" * self._digits) + 34, super().sizeHint().height()
        )

    def number(self) -> int | None:
        """Return the number typed, None for none."""
        return self._number

    def set_number(self, number: int | None) -> None:
        """Show a number, or none."""
        self.setText("" if number is None else str(number))

    def _read(self, text: str) -> None:
        former, self._number = self._number, int(text) if text else None
        if self._number != former:
            self.number_changed.emit(self._number)
