"""The moment after which the window is there, and nobody waits for the rest any more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_REST_MS = 100
"""The painting has yet to reach the screen then, and the first keys may be waiting already: both go before."""


class WhenPainted(QObject):
    """Calls a function once, a moment after a window that is being shown has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(_REST_MS, self._then)
            self.deleteLater()
        return False
