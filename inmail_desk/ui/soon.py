"""Work of a page that comes after the next painting."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget


def soon(page: QWidget, work: Callable[[], None]) -> QTimer:
    """A timer of the page's that does the work, once for any number of starts, after what is waiting already.

    Once the page's window is closed nothing is done any more: what the work would read from is closed then too.
    """

    def do() -> None:
        if page.window().isVisible():
            work()

    timer = QTimer(page, singleShot=True, interval=0)
    timer.timeout.connect(do)
    return timer
