"""Work that would hold up the window: done in a thread of its own, with a sign of life and a way out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget

from inmail_desk.garbage import searched_by_nobody

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog

_SIGN_OF_LIFE_AFTER = 300  # milliseconds


class _Job(NamedTuple):
    progress: "QProgressDialog"
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    given_up: Callable[[Any], None]


class Runner(QObject):
    """Does one piece of work at a time off the GUI thread."""

    _finished = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def is_busy(self) -> bool:
        """Tell whether work is going on, so that no other can be started."""
        return self._job is not None

    def run(
        self,
        label: str,
        work: Callable[[], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        given_up: Callable[[Any], None],
    ) -> None:
        """Starts `work`, and calls `done` with what it gives, or `failed` with what it raises, in the GUI thread.

        Where the person cancels, `given_up` is called with the result in their place, to take it back. Raises
        RuntimeError where other work is still going on.
        """
        from PySide6.QtWidgets import QProgressDialog

        if self._job is not None:
            raise RuntimeError("other work is going on")
        progress = QProgressDialog(label, self.tr("Cancel"), 0, 0, self._window)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(_SIGN_OF_LIFE_AFTER)
        progress.setValue(0)
        self._job = _Job(progress, done, failed, given_up)
        self._pool.start(_Work(work, self._finished.emit))

    def wait(self) -> None:
        """Waits until the thread is idle; used when the program ends."""
        self._pool.waitForDone()

    @Slot(object, object)
    def _finish(self, result: object, trouble: Exception | None) -> None:
        job, self._job = self._job, None
        assert job is not None
        canceled = job.progress.wasCanceled()
        job.progress.reset()
        job.progress.deleteLater()
        if trouble is not None:
            job.failed(trouble)
        elif canceled:
            job.given_up(result)
        else:
            job.done(result)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], tell: Callable[[object, object], None]) -> None:
        super().__init__()
        self._work = work
        self._tell = tell

    def run(self) -> None:
        try:
            with searched_by_nobody():
                result = self._work()
        except Exception as trouble:  # noqa: BLE001  (whatever it is, the GUI thread has to hear of it)
            self._tell(None, trouble)
        else:
            self._tell(result, None)
