"""The moment after which the window is there, and nobody waits for the rest any more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_REST_MS = 100
"""The painting has yet to reach the screen then, and the first keys may be waiting already: both go before."""


class WhenPainted(QObject):
    """Calls a function once, a moment after a window that is being shown has been painted for the first time.

    `of` is the part of the window that wants it, `rest` the moment in milliseconds. A window or a part that is gone by
    then has nothing called.
    """

    def __init__(
        self,
        window: QWidget,
        then: Callable[[], None],
        *,
        of: QObject | None = None,
        rest: int = _REST_MS,
    ) -> None:
        super().__init__(of or window)
        self._then = then
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._call)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            self._rest.start()
        return False

    def _call(self) -> None:
        self._then()
        self.deleteLater()
