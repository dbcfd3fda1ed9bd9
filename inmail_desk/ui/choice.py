"""One of a few, each with a word on what it means."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QRadioButton, QStyle, QVBoxLayout, QWidget

from .labels import Role, Text

_INDENT = 2
"""The border that shows the focus around a radio button, before its circle."""


class Choice(QWidget):
    """Options beneath each other as (value, title, text); an empty text is not shown.

    None is chosen before the person or `choose` does it, so that no answer is taken for granted.
    """

    changed = Signal(object)
    """Carries the value now chosen."""

    def __init__(
        self, options: Sequence[tuple[Hashable, str, str]], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = tuple(value for value, _, _ in options)
        self._buttons: list[QRadioButton] = []
        self._of_text: dict[QObject, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, (_, title, text) in enumerate(options):
            if number:
                column.addSpacing(6)
            button = QRadioButton(title)
            button.setAccessibleDescription(text)
            button.toggled.connect(self._tell)
            self._buttons.append(button)
            column.addWidget(button)
            if text:
                column.addWidget(self._helping_text(text, button))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the key of its label does nothing
        self.setFocusProxy(self._buttons[0])

    def values(self) -> tuple[Hashable, ...]:
        """Return what can be chosen."""
        return self._values

    def value(self) -> Hashable | None:
        """Return the value chosen; None while none is."""
        chosen = (
            value for value, button in zip(self._values, self._buttons, strict=True) if button.isChecked()
        )
        return next(chosen, None)

    def choose(self, value: Hashable) -> None:
        """Choose one of the options; ValueError where it is none of them."""
        self._buttons[self._values.index(value)].setChecked(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        button = self._of_text.get(watched)
        if button and event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            button.setFocus(Qt.FocusReason.MouseFocusReason)
            button.click()
        return super().eventFilter(watched, event)

    def _tell(self, chosen: bool) -> None:
        if chosen:  # the one before tells as well that it no longer is
            self.changed.emit(self.value())

    def _helping_text(self, text: str, button: QRadioButton) -> Text:
        label = Text(text, Role.QUIET)
        label.installEventFilter(self)
        self._of_text[label] = button
        style = self.style()
        circle = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, button)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, button)
        label.setContentsMargins(circle + gap + _INDENT, 0, 0, 0)
        return label
