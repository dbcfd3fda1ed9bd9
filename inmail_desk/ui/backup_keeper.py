"""Sees to it that there is a backup of the open file for every day, without holding anything up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from inmail_desk.store.backups import back_up, place_of_backup
from inmail_desk.store.errors import StoreTrouble

from .session import DeskSession


class BackupKeeper(QObject):
    """Backs up the file of the session it watches: as soon as it does, when another day has begun, when what is there
    was deleted, and when it is asked.

    `trouble` says why the last backup could not be made, None where it could.
    """

    ended = Signal()
    """A backup was made, or could not be."""
    failed = Signal(object)
    """Carries the `StoreTrouble`, once for each file and day."""
    _worked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.trouble: StoreTrouble | None = None
        self._session: DeskSession | None = None
        self._in_vain_on: date | None = None
        self._busy = False
        self._worked.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def watch(self, session: DeskSession | None) -> None:
        """Keep backups of this session's file from now on; None: of none."""
        self._session, self.trouble, self._in_vain_on = session, None, None
        if session is not None:
            session.changed.connect(self._look)
            self._look()

    def back_up(self) -> None:
        """Back up now, in place of a backup of this day that there is."""
        if self._busy or self._session is None:
            return
        self._busy = True
        file, day = self._session.data.path, self._session.today
        QThreadPool.globalInstance().start(_Work(lambda: back_up(file, self.folder, day), self._worked.emit))

    def is_busy(self) -> bool:
        """Tell whether a backup is being made."""
        return self._busy

    def _look(self, _: object = None) -> None:
        session = self._session
        if session is None or self._in_vain_on == session.today:
            return
        if not place_of_backup(session.data.path, self.folder, session.today).exists():
            self.back_up()

    @Slot(object)
    def _end(self, trouble: Exception | None) -> None:
        self._busy = False
        if trouble is not None and not isinstance(trouble, StoreTrouble):
            raise trouble
        self.trouble = trouble
        if trouble is not None and self._session is not None:
            first = self._in_vain_on != self._session.today
            self._in_vain_on = self._session.today
            if first:
                self.failed.emit(trouble)
        self.ended.emit()
        self._look()


class _Work(QRunnable):
    def __init__(self, work: Callable[[], object], tell: Callable[[object], None]) -> None:
        super().__init__()
        self._work = work
        self._tell = tell

    def run(self) -> None:
        try:
            self._work()
        except Exception as trouble:  # noqa: BLE001  (whatever it is, the GUI thread has to hear of it)
            self._tell(trouble)
        else:
            self._tell(None)
