"""How soon the real window has answered: a key typed into the search, and a response recorded."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import Figure
from .making import NOW, data_file
from .opening import PAGES, opened, until_idle, until_painted

if TYPE_CHECKING:
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
    file = folder / f"{prospects}.inmaildesk"
    data_file(file, prospects=prospects, inmails=inmails)
    desk = opened(file, folder / f"home-{prospects}")
    for page in PAGES:
        _show(desk.window, page)
    return desk


def _show(window: "MainWindow", page: str) -> None:
    assert window.pages is not None
    window.pages.show(page)
    until_idle()


def _slowest_key(window: "MainWindow") -> float:
    """The milliseconds of the key that takes longest, each in the best of some rounds."""
    from PySide6.QtTest import QTest

    _show(window, "prospects")
    page = window.pages.prospects()
    page.focus_search()
    until_idle()
    best: dict[int, float] = {}
    for _ in range(4):
        for place, key in enumerate(_TYPED):
            taken = until_painted(window, lambda key=key: QTest.keyClick(page.search, key))  # type: ignore[misc]
            best[place] = min(taken, best.get(place, taken))
        page.search.clear()
        until_idle()
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
    for key in PAGES:
        _show(window, key)
        taken = []
        for _ in range(5):
            id = pending.pop()
            begin = time.perf_counter()
            session.perform(record_response, session.picture, [id], Outcome.REPLY, at=NOW, now=NOW)
            until_idle()
            taken.append(time.perf_counter() - begin)
        slowest = max(slowest, min(taken))
    return slowest * 1000
