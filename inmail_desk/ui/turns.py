"""Work that only the GUI thread can do, cut into parts so small that the window goes on between them."""

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_A_TURN = 0.006  # seconds


def styled(page: QWidget) -> Iterator[None]:
    """Gives what a page holds its style, a widget in each step. When it is first shown, all would get it at once."""
    for each in page.findChildren(QWidget):
        each.ensurePolished()
        yield


class Turns(QObject):
    """Takes the steps of an iterator one after another, a few in each turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._turn)

    def run(self, steps: Iterator[None]) -> None:
        """Takes these steps, once those before them are done."""
        self.finish()
        self._steps = steps
        self._turn()

    def is_busy(self) -> bool:
        """Whether anything is left."""
        return self._steps is not None

    def finish(self, enough: Callable[[], bool] = lambda: False) -> None:
        """Does all that is left, at once; or only until it is `enough`, and the rest in turns."""
        self._timer.stop()
        steps, self._steps = self._steps, None
        for _ in steps or ():
            if enough():
                self._steps = steps
                self._timer.start()
                return

    def stop(self) -> None:
        """Drops what is left."""
        self._timer.stop()
        self._steps = None

    def _turn(self) -> None:
        steps = self._steps
        if steps is None:
            return
        end = perf_counter() + _A_TURN
        for _ in steps:
            if perf_counter() > end:
                self._timer.start()
                return
        if self._steps is steps:
            self._steps = None
