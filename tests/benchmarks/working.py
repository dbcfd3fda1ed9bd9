"""How soon the real window has answered: a key typed into the search, and a response recorded."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from inmail_desk.garbage import look_seldom

from .figures import Figure
from .making import NOW, data_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inmail_desk.app import Desk
    from inmail_desk.ui.main_window import MainWindow

_TYPED = "kestrel works"


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from inmail_desk.ui.theme import make_application

    application = make_application(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        desk = _opened(Path(name), prospects=10_000, inmails=5_000)
        milliseconds = _slowest_response(desk.window)
        yield Figure("A response to every page being right, 5,000 InMails", milliseconds, "ms", 100)
        milliseconds = _slowest_key(desk.window)
        yield Figure("A key in the search to the repainted list, 10,000 prospects", milliseconds, "ms", 50)
        desk.window.close()
        application.processEvents()
        desk = _opened(Path(name), prospects=100_000, inmails=5_000)
        milliseconds = _slowest_key(desk.window)
        yield Figure("A key in the search to the repainted list, 100,000 prospects", milliseconds, "ms", 200)
        desk.window.close()
        application.processEvents()


def _opened(folder: Path, *, prospects: int, inmails: int) -> "Desk":
    """The program with a data file of that size, shown, all of its pages built."""
    from inmail_desk.app import Desk
    from inmail_desk.cli import Request
    from inmail_desk.paths import make_private, places

    file = folder / f"{prospects}.inmaildesk"
    data_file(file, prospects=prospects, inmails=inmails)
    where = places(folder / f"home-{prospects}")
    for each in (where.data, where.settings, where.log):
        make_private(each)
    desk = Desk(where, lambda: NOW)
    desk.start(Request(file=file))
    _until_idle()
    look_seldom()  # as the program does once it is painted
    for page in ("plan", "prospects"):
        desk.window.show_page(page)
        _until_idle()
    return desk


def _slowest_key(window: "MainWindow") -> float:
    """The milliseconds of the key that takes longest, each in the best of some rounds."""
    from PySide6.QtTest import QTest

    window.show_page("prospects")
    page = window.pages.prospects()
    page.focus_search()
    _until_idle()
    best: dict[int, float] = {}
    for _ in range(4):
        for place, key in enumerate(_TYPED):
            taken = _until_painted(page.table.viewport(), lambda key=key: QTest.keyClick(page.search, key))  # type: ignore[misc]
            best[place] = min(taken, best.get(place, taken))
        page.search.clear()
        _until_idle()
    return max(best.values()) * 1000


def _slowest_response(window: "MainWindow") -> float:
    """The milliseconds until everything that is shown is right again, on the page where that takes longest."""
    from inmail_desk.credit_rules.facts import Outcome
    from inmail_desk.credit_rules.recipients import StateKind
    from inmail_desk.desk.sending import record_response

    session = window.session
    assert session is not None
    pending = [id for id, state in session.picture.states.items() if state.kind is StateKind.PENDING]
    slowest = 0.0
    for key in ("today", "prospects", "plan"):
        window.show_page(key)
        _until_idle()
        taken = []
        for _ in range(5):
            id = pending.pop()
            begin = time.perf_counter()
            session.perform(record_response, session.picture, [id], Outcome.REPLY, at=NOW, now=NOW)
            _until_idle()
            taken.append(time.perf_counter() - begin)
        slowest = max(slowest, min(taken))
    return slowest * 1000


def _until_painted(widget: "QWidget", work: Callable[[], object]) -> float:
    """The seconds from the beginning of `work` until `widget` has been painted after it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    begin = time.perf_counter()
    work()
    while not watch.painted:
        QApplication.processEvents()
    taken = time.perf_counter() - begin
    widget.removeEventFilter(watch)
    _until_idle()
    return taken


def _until_idle() -> None:
    """Does what is waiting, and what that leaves waiting."""
    from PySide6.QtWidgets import QApplication

    for _ in range(3):
        QApplication.processEvents()
