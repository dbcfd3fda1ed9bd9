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
    from PySide6.QtWidgets import QApplication

    from inmail_desk.app import Desk
    from inmail_desk.cli import Request
    from inmail_desk.paths import make_private, places
    from inmail_desk.ui.backup_keeper import BackupKeeper

    where = places(home)
    for each in (where.data, where.settings, where.log):
        make_private(each)
    desk = Desk(where, lambda: NOW)
    desk.start(Request(file=file))
    begin = time.perf_counter()
    while (
        backups := desk.window.findChild(BackupKeeper)
    ) is None:  # it comes a moment after the window is painted
        QApplication.processEvents()
        if time.perf_counter() - begin > _GIVE_UP_AFTER:
            raise RuntimeError("the window was not painted")
    look_seldom()  # as the program does once it is painted
    QThreadPool.globalInstance().waitForDone()
    backups.wait()
    until_idle()
    return desk


def until_built(desk: "Desk") -> None:
    """Waits as somebody does who looks at the first page for a moment: the others are built meanwhile."""
    from PySide6.QtWidgets import QApplication

    assert desk.window.pages is not None
    begin = time.perf_counter()
    while not desk.window.pages.are_built():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.perf_counter() - begin > _GIVE_UP_AFTER:
            raise RuntimeError("the pages were not built")


def until_painted(window: "QWidget", work: Callable[[], object]) -> float:
    """The seconds from the beginning of `work` until the window has been painted after it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            # All that is to be painted of a window is painted on this one event. Watching the paintings of each widget
            # would take as long as some of them.
            self.painted = self.painted or event.type() == QEvent.Type.UpdateRequest
            return False

    watch = Watch()
    window.installEventFilter(watch)
    begin = time.perf_counter()
    work()
    while not watch.painted:
        QApplication.processEvents()
        if time.perf_counter() - begin > _GIVE_UP_AFTER:
            raise RuntimeError("nothing was painted")
    taken = time.perf_counter() - begin
    window.removeEventFilter(watch)
    until_idle()
    return taken


def until_idle() -> None:
    """Does what is waiting, and what that leaves waiting."""
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()
