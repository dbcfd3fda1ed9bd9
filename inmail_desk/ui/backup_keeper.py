"""Sees to it that there is a backup of the open file for every day, without holding anything up."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from inmail_desk.store.backups import back_up, place_of_backup
from inmail_desk.store.errors import StoreTrouble

from .background import Background
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

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.trouble: StoreTrouble | None = None
        self._session: DeskSession | None = None
        self._in_vain_on: date | None = None
        self._background = Background(self)

    def watch(self, session: DeskSession | None) -> None:
        """Keep backups of this session's file from now on; None: of none. What comes of a backup that is being made of
        another file is told no more."""
        self._background.stop()
        self._session, self.trouble, self._in_vain_on = session, None, None
        if session is not None:
            session.changed.connect(self._look)
            self._look()

    def back_up(self) -> None:
        """Back up now, in place of a backup of this day that there is."""
        if self.is_busy() or self._session is None:
            return
        file, day = self._session.data.path, self._session.today
        self._background.run((lambda: _back_up(file, self.folder, day),), lambda _, came: self._end(came))

    def is_busy(self) -> bool:
        """Tell whether a backup is being made."""
        return self._background.is_busy()

    def wait(self) -> None:
        """Wait until none is being made."""
        self._background.wait()

    def _look(self, _: object = None) -> None:
        session = self._session
        if session is None or self._in_vain_on == session.today:
            return
        if not place_of_backup(session.data.path, self.folder, session.today).exists():
            self.back_up()

    def _end(self, trouble: StoreTrouble | None) -> None:
        self.trouble = trouble
        if trouble is not None and self._session is not None:
            first = self._in_vain_on != self._session.today
            self._in_vain_on = self._session.today
            if first:
                self.failed.emit(trouble)
        self.ended.emit()
        self._look()


def _back_up(file: Path, folder: Path, day: date) -> StoreTrouble | None:
    try:
        back_up(file, folder, day)
    except StoreTrouble as trouble:
        return trouble
    return None
