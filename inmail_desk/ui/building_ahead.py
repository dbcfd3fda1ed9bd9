"""Work that makes the next look at a page quick: done a little at a time, while nobody uses the window."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from inmail_desk.store.errors import StoreTrouble

_QUIET_MS = 300
"""How long nobody has touched keys or mouse before the work goes on."""
_A_TURN = 0.004
"""Seconds after which no further step is taken in a turn."""
_BETWEEN_MS = 5
"""What else is waiting has its turn between two steps."""

_TOUCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class BuildingAhead(QObject):
    """Takes a few steps in a turn until none is left, and waits while somebody types, points, or has a dialog open, and
    while `is_busy` says that the data file is in use.

    It ends early where the data file cannot be read: whoever wants the page itself is told why then.
    """

    def __init__(
        self,
        window: QWidget,
        steps: Iterator[None],
        parent: QObject,
        *,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._is_busy = is_busy
        self._steps: Iterator[None] | None = steps
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)
        # What is typed and pointed at comes through here; to watch each widget would hold all of them up.
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._timer.start(_QUIET_MS)

    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self._steps is None

    def stop(self) -> None:
        """Drops what is left."""
        self._steps = None
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._steps is not None and event.type() in _TOUCHED:
            self._timer.start(_QUIET_MS)
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        if self._steps is None:
            return
        if (
            not self._window.isVisible()
            or QApplication.activeModalWidget()
            or QApplication.activePopupWidget()
            or self._is_busy()
        ):
            self._timer.start(_QUIET_MS)
            return
        end = perf_counter() + _A_TURN
        try:
            for _ in self._steps:
                if perf_counter() > end:
                    self._timer.start(_BETWEEN_MS)
                    return
        except StoreTrouble:
            pass
        self.stop()
