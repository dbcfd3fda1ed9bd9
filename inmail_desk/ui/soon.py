"""Work that comes after the next painting, or after what follows from it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
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


def afterwards(owner: QObject, work: Callable[[], None]) -> QTimer:
    """A timer that does the work once what is shown now is painted, and what was put off until `soon` is done. It is
    active until then."""
    first = True

    def do() -> None:
        nonlocal first
        first = not first
        if first:
            work()
        else:
            timer.start()

    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(do)
    return timer
