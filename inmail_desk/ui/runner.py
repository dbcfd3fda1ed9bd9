"""Work that would hold up the window: done in a thread of its own, with a sign of life, and a way out where there is
one."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from . import words
from .background import Background
from .progress import CalledOff, Progress

_SIGN_OF_LIFE_AFTER = 300  # milliseconds
_LOOK_EVERY_MS = 100


class _Sign(Protocol):
    """What shows that work is going on."""

    def end(self) -> bool:
        """Shows it no more; whether the person has called the work off."""


class _Job(NamedTuple):
    signs: tuple[_Sign, ...]
    changes: bool
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    given_up: Callable[[Any], None]


class _Outcome(NamedTuple):
    result: Any
    trouble: Exception | None


class Runner(QObject):
    """Does one piece of work at a time off the GUI thread."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._background = Background(self, begin_after_ms=0)
        self._job: _Job | None = None

    def is_busy(self) -> bool:
        """Tell whether work is going on, so that no other can be started."""
        return self._job is not None

    def run(
        self,
        label: str,
        work: Callable[[Progress], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        given_up: Callable[[Any], None],
    ) -> None:
        """Starts `work`, and calls `done` with what it gives, or `failed` with what it raises, in the GUI thread.

        Where the person cancels, `given_up` is called in their place: with the result, to take it back, or with None
        where the work went by steps and has ended itself with `CalledOff`. Raises RuntimeError where other work is
        still going on.
        """
        self._require_idle()
        progress = Progress()
        sign = _WayOut(label, self._window, progress)
        self._start(_Job((sign,), False, done, failed, given_up), lambda: work(progress))

    def change(
        self,
        label: str,
        work: Callable[[], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        over: QWidget | None = None,
    ) -> None:
        """The same for work with the open data file, which nothing else may use meanwhile: the window is covered and
        does nothing, and so does `over`, a dialog that asked for it. It cannot be called off in its middle."""
        from .busy_cover import BusyCover

        self._require_idle()
        windows = dict.fromkeys((self._window, self._window if over is None else over.window()))
        covers = tuple(BusyCover(label, window) for window in windows)
        self._start(_Job(covers, True, done, failed, done), work)

    def is_changing(self) -> bool:
        """Tell whether the open data file is being changed."""
        return self._job is not None and self._job.changes

    def wait(self) -> None:
        """Waits for the work, and hands over what came of it; used when the program ends."""
        self._background.wait()

    def _require_idle(self) -> None:
        if self._job is not None:
            raise RuntimeError("other work is going on")

    def _start(self, job: _Job, work: Callable[[], Any]) -> None:
        self._job = job
        self._background.run((lambda: _outcome(work),), lambda _, outcome: self._finish(outcome))

    def _finish(self, outcome: _Outcome) -> None:
        job, self._job = self._job, None
        assert job is not None
        called_off = [sign.end() for sign in job.signs]
        if any(called_off) and (outcome.trouble is None or isinstance(outcome.trouble, CalledOff)):
            job.given_up(outcome.result)
        elif outcome.trouble is not None:
            job.failed(outcome.trouble)
        else:
            job.done(outcome.result)


def _outcome(work: Callable[[], Any]) -> _Outcome:
    try:
        return _Outcome(work(), None)
    except Exception as trouble:  # noqa: BLE001  (whatever it is, the GUI thread has to hear of it)
        return _Outcome(None, trouble)


class _WayOut:
    """A dialog that comes once the work takes long, with how far it is, and a button that calls it off."""

    def __init__(self, label: str, window: QWidget, progress: Progress) -> None:
        from PySide6.QtWidgets import QProgressDialog

        self._label = label
        self._progress = progress
        self._dialog = QProgressDialog(label, window.tr("Cancel"), 0, 0, window)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_SIGN_OF_LIFE_AFTER)
        self._dialog.setValue(0)
        self._dialog.canceled.connect(progress.call_off)
        looking = QTimer(self._dialog, interval=_LOOK_EVERY_MS)
        looking.timeout.connect(self._show_how_far)
        looking.start()

    def end(self) -> bool:
        called_off = self._dialog.wasCanceled()
        self._dialog.reset()
        self._dialog.deleteLater()
        return called_off

    def _show_how_far(self) -> None:
        if self._progress.rows:
            rows = self._dialog.tr("%1 rows").replace("%1", words.number(self._progress.rows))
            self._dialog.setLabelText(f"{self._label}\n{rows}")
