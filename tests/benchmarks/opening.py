"""The real program with a large data file, and how long it takes to paint again."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from inmail_desk.garbage import look_seldom

from .making import NOW

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inmail_desk.app import Desk

PAGES = ("today", "prospects", "calendar", "ledger", "campaigns", "plan")
"""The keys of the pages in the order of the sidebar: Ctrl+1 shows the first."""


_GIVE_UP_AFTER = 30  # seconds


def opened(file: Path, home: Path) -> "Desk":
    """The program with that data file open and painted, with nothing going on any more."""
    from PySide6.QtCore import QThreadPool

    from inmail_desk.app import Desk
    from inmail_desk.cli import Request
    from inmail_desk.paths import make_private, places

    where = places(home)
    for each in (where.data, where.settings, where.log):
        make_private(each)
    desk = Desk(where, lambda: NOW)
    desk.start(Request(file=file))
    until_idle()
    look_seldom()  # as the program does once it is painted
    QThreadPool.globalInstance().waitForDone()
    until_idle()
    return desk


def until_painted(widget: "Callable[[], QWidget]", work: Callable[[], object]) -> float:
    """The seconds from the beginning of `work` until the widget, or what has changed in it, has been painted after it.
    Which one that is, is asked after the work: a page is made when it is wanted first."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QWidget

    class Watch(QObject):
        painted = False

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    begin = time.perf_counter()
    work()
    page = widget()
    watched = [page, *page.findChildren(QWidget)]
    for each in watched:
        each.installEventFilter(watch)
    # All of it is painted in one go.
    while not watch.painted:
        QApplication.processEvents()
        if time.perf_counter() - begin > _GIVE_UP_AFTER:
            raise RuntimeError("nothing was painted")
    taken = time.perf_counter() - begin
    watch.deleteLater()
    until_idle()
    return taken


def until_idle() -> None:
    """Does what is waiting, and what that leaves waiting."""
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()
