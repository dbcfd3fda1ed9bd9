"""How soon a page stands there: from the key that asks for it to the painted page, for the first time and later. The
first time is measured twice: a moment after the start, with the pages built meanwhile, and at once.

`python -m tests.benchmarks.pages FILE HOME MOMENT` measures one start of the program, and prints the seconds by name as
JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .figures import Figure
from .making import data_file
from .opening import PAGES, opened, until_built, until_painted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inmail_desk.ui.frame import Frame

LATER, AT_ONCE = "", " at once"
_BOUND_AT_ONCE = 300
_STARTS = 3
_ROUNDS = 4
_MONTHS = 12


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other: each the best of some starts."""
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "Large.inmaildesk"
        data_file(file, prospects=10_000, inmails=5_000)
        for number in range(_STARTS):
            # A process of its own, because the first showing imports what the page needs.
            for moment in (LATER, AT_ONCE):
                for what, taken in _measured(file, folder / f"home-{number}", moment).items():
                    best[what] = min(taken, best.get(what, taken))
    for what, taken in best.items():
        bound = _BOUND_AT_ONCE if what.endswith(AT_ONCE) else 50
        yield Figure(f"{what}, 5,000 InMails", taken * 1000, "ms", bound)


def _measured(file: Path, home: Path, moment: str) -> dict[str, float]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(home / "../compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.benchmarks.pages", str(file), str(home), moment]
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main(file: str, home: str, moment: str) -> None:
    """Measures one start."""
    from inmail_desk.ui.theme import make_application

    application = make_application(sys.argv[:1])
    desk = opened(Path(file), Path(home))
    assert desk.window.pages is not None
    frame = desk.window.pages.frame
    if moment == LATER:
        until_built(desk)
    taken = {f"{key.capitalize()} shown for the first time{moment}": _shown(frame, key) for key in PAGES[1:]}
    if moment == LATER:
        for _ in range(_ROUNDS):
            for key in PAGES:
                what = f"{key.capitalize()} shown again"
                again = _shown(frame, key)
                taken[what] = min(again, taken.get(what, again))
        taken["Another month of the calendar"] = _slowest_month(frame)
    print(json.dumps(taken), flush=True)
    desk.window.close()
    application.processEvents()


def _shown(frame: "Frame", key: str) -> float:
    """The seconds from Ctrl and the page's number to the painted page."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    number = Qt.Key(Qt.Key.Key_1 + PAGES.index(key))

    def work() -> None:
        QTest.keyClick(frame.window(), number, Qt.KeyboardModifier.ControlModifier)
        if frame.current_page() != key:
            raise RuntimeError(f"the key did not lead to {key}")

    return until_painted(frame.window(), work)


def _slowest_month(frame: "Frame") -> float:
    """The seconds from PageDown to the painted month that takes longest, each in the best of some rounds."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _shown(frame, "calendar")
    page: QWidget = frame.page("calendar")
    best = [float("inf")] * _MONTHS
    for _ in range(_ROUNDS):
        for place in range(_MONTHS):
            taken = until_painted(page.window(), lambda: QTest.keyClick(page, Qt.Key.Key_PageDown))
            best[place] = min(taken, best[place])
        for _ in range(_MONTHS):
            QTest.keyClick(page, Qt.Key.Key_PageUp)
    return max(best)


if __name__ == "__main__":
    main(*sys.argv[1:])
