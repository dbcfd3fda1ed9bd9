"""For how long the real window stands still at most while archives and lists come in, and while they are undone.

The promise is that of the clock: the longest pause is under 50 ms. A heartbeat of the event loop is the measure: a
timer that is due every 5 ms, and the longest time between two of its beats, from the event that begins the work to the
repainted window. Each figure is the least of some processes.

What else the machine does makes a pause longer. Beside each therefore stands what of it is our own work: the longest
pause as far as this program itself used the processor in it, in any of its threads. What it waited for others is left
out of that, but neither what the GUI thread did, nor that another thread kept Python's lock from it.

`python -m tests.benchmarks.responsive FOLDER` measures one process, and prints the seconds by name as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .figures import Figure
from .importing import CONNECTIONS, MESSAGES, WRITTEN, make_account, write_archive
from .opening import opened, until_built, until_idle

if TYPE_CHECKING:
    from inmail_desk.ui.list_import_dialog import ListImportDialog
    from inmail_desk.ui.main_window import MainWindow

_BEAT_MS = 5
_BOUND = 50
_PROCESSES = 3
_GIVE_UP_AFTER = 120  # seconds
_SETTLED_AFTER = 0.3  # seconds


class Pause(NamedTuple):
    """The longest pause in seconds: by the clock, and as far as this process used the processor in it."""

    waited: float
    used: float


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other."""
    least: dict[str, Pause] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_archive(folder / "archive.zip", MESSAGES, CONNECTIONS)
        _write_list(folder / "people.csv", WRITTEN)
        for number in range(_PROCESSES):
            (folder / str(number)).mkdir()
            for what, pause in _measured(folder, number).items():
                best = least.get(what, pause)
                least[what] = Pause(min(pause.waited, best.waited), min(pause.used, best.used))
    for what, pause in least.items():
        yield Figure(f"Longest pause of the window while {what}", pause.waited * 1000, "ms", _BOUND)
        yield Figure("The same, in time of the processor", pause.used * 1000, "ms", _BOUND)


def _measured(folder: Path, number: int) -> dict[str, Pause]:
    command = [sys.executable, "-m", "tests.benchmarks.responsive", str(folder), str(number)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    return {what: Pause(*pause) for what, pause in json.loads(ran.stdout).items()}


def _write_list(path: Path, rows: int) -> None:
    lines = ["Name,Company,Title,LinkedIn URL,Sent on"]
    for number in range(rows):
        address = f"https://www.linkedin.com/in/invented-{number}"
        day = f"{2024 + number % 2}-{1 + number % 12:02}-{1 + number % 28:02}"
        lines.append(f"Person {number},Fjordline,Staff Engineer,{address},{day}")
    path.write_text("\n".join(lines), encoding="utf-8")


# In a process of its own


def main(folder: str, number: str) -> None:
    """Measures one process."""
    from inmail_desk.ui.theme import make_application

    application = make_application(sys.argv[:1])
    given, own = Path(folder), Path(folder) / number
    make_account(own / "Measured.inmaildesk")
    desk = opened(own / "Measured.inmaildesk", own / "home")
    until_built(desk)
    desk.window.pages.show("prospects")  # type: ignore[union-attr]
    until_idle()
    heart = _Heart()
    found = {**_of_archive(desk.window, given / "archive.zip", heart)}
    found |= _of_list(desk.window, given / "people.csv", heart)
    print(json.dumps(found), flush=True)
    desk.window.close()
    application.processEvents()


class _Heart:
    """Beats while the event loop runs, and notes the longest pause."""

    def __init__(self) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        self._loop = QEventLoop()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._reached: Callable[[], bool] = lambda: True
        self._since = self._last = (0.0, 0.0)
        self._settled: float | None = None
        self._longest = Pause(0, 0)

    def pause(self, begin: Callable[[], object], reached: Callable[[], bool]) -> Pause:
        """The longest pause from `begin`, done as an event of its own, until a moment after `reached`."""
        from PySide6.QtCore import QTimer

        begun = False

        def go() -> None:
            nonlocal begun
            begin()
            begun = True

        self._reached = lambda: begun and reached()
        self._settled, self._longest = None, Pause(0, 0)
        self._since = self._last = _clocks()
        self._timer.start()
        QTimer.singleShot(2 * _BEAT_MS, go)
        self._loop.exec()
        self._timer.stop()
        return self._longest

    def _beat(self) -> None:
        now = _clocks()
        waited, used = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        # Two threads may use the processor at once; a pause is no longer than it was by the clock.
        used = min(waited, used)
        self._longest = Pause(max(self._longest.waited, waited), max(self._longest.used, used))
        if self._settled is None and self._reached():
            self._settled = now[0]
        if self._settled is not None and now[0] - self._settled > _SETTLED_AFTER:
            self._loop.quit()
        if now[0] - self._since[0] > _GIVE_UP_AFTER:
            self._timer.stop()
            raise RuntimeError("it does not come to an end")


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _of_archive(window: "MainWindow", archive: Path, heart: _Heart) -> dict[str, Pause]:
    found = {}
    way = window.importing()

    def reviewed() -> bool:
        review = None if way.page is None else way.page.review
        return review is not None and review.is_worked_out()

    found["an archive is read and matched"] = heart.pause(lambda: _drop(window, archive), reviewed)
    assert way.page is not None
    review = way.page.review
    assert review is not None
    table = review.messages.table

    def all_ticked() -> bool:
        return not review.messages.is_busy() and review.is_worked_out()

    def tick_all() -> None:
        table.selectAll()
        table.command.emit(" ")

    found["all of its messages are ticked"] = heart.pause(tick_all, all_ticked)
    tick_all() if not review.foot.ok.isEnabled() else None
    heart.pause(lambda: None, all_ticked)
    found["the archive is written"] = heart.pause(review.foot.ok.click, lambda: way.page is None)
    return found | _back_and_forth(window, "the archive", heart)


def _back_and_forth(window: "MainWindow", what: str, heart: _Heart) -> dict[str, Pause]:
    session = window.session
    assert session is not None
    found = {}
    for key, verb in (("undo", "undone"), ("redo", "done again"), ("undo", "undone")):
        before = session.picture

        def stepped(before: object = before) -> bool:
            return session.picture is not before and not window.runner.is_busy()

        pause = heart.pause(window.menus.actions[key].trigger, stepped)
        former = found.get(name := f"the import of {what} is {verb}", pause)
        found[name] = Pause(max(pause.waited, former.waited), max(pause.used, former.used))
    return found


def _of_list(window: "MainWindow", path: Path, heart: _Heart) -> dict[str, Pause]:
    from inmail_desk.ui.list_import_dialog import ListImportDialog

    found = {}

    def dialog() -> "ListImportDialog":
        return next(each for each in window.findChildren(ListImportDialog) if each.isVisible())

    def mapped() -> bool:
        # A dialog whose columns are asked for makes them: its button shows as well that they are there.
        return any(
            each.isVisible() and each.foot.ok.isVisible() for each in window.findChildren(ListImportDialog)
        )

    found["a list is read"] = heart.pause(lambda: _drop(window, path), mapped)
    shown = dialog()
    found["a list is matched"] = heart.pause(
        shown.foot.ok.click, lambda: shown.review.isVisible() and shown.is_worked_out()
    )
    table = shown.review.table
    found["all of its rows are ticked"] = heart.pause(
        lambda: (table.selectAll(), table.toggle()), shown.is_worked_out
    )
    if not shown.foot.ok.isEnabled():
        heart.pause(table.toggle, shown.is_worked_out)
    found["the list is written"] = heart.pause(
        shown.foot.ok.click, lambda: not window.runner.is_busy() and bool(shown.said)
    )
    return found | _back_and_forth(window, "the list", heart)


def _drop(window: "MainWindow", path: Path) -> None:
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(200, 200), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how))


if __name__ == "__main__":
    main(*sys.argv[1:])
