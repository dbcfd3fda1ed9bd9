"""Work that comes after the next painting, or after what follows from it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_TURNS = 6
"""What is put off may put off more: a person's panel is made, filled and laid out, each in a turn of its own."""


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
    """A timer that does the work once what is shown now is painted, and all is done that was put off until `soon`. It
    is active until then."""
    left = _TURNS

    def do() -> None:
        nonlocal left
        left -= 1
        if left:
            timer.start()
        else:
            left = _TURNS
            work()

    timer = QTimer(owner, singleShot=True, interval=0)
    timer.timeout.connect(do)
    return timer
