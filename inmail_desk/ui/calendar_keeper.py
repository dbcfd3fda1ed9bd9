"""Keeps a calendar file up to date in a folder that the person chose: written anew a moment after every change."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from inmail_desk.desk.exporting_feeds import NotOurs, write_feed
from inmail_desk.exchange.whole_file import NotWritten
from inmail_desk.store.errors import StoreTrouble
from inmail_desk.store.values import Account

from .background import Background
from .memory import Memory
from .session import DeskSession

SUFFIX = ".ics"
_AFTER_MS = 400
"""So that changes that follow each other closely are written once."""

Trouble = NotOurs | NotWritten | StoreTrouble


class CalendarKeeper(QObject):
    """Writes what is coming by the session it watches. The folder is this computer's: the memory keeps it.

    `trouble` says why the file could not be written last, None where it could.
    """

    ended = Signal()
    """The file was written, or could not be, or another folder was chosen."""
    failed = Signal(object)
    """Carries the trouble: once, until the file could be written again."""

    def __init__(self, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trouble: Trouble | None = None
        self._memory = memory
        self._session: DeskSession | None = None
        self._background = Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._write)

    def watch(self, session: DeskSession | None) -> None:
        """Keep the calendar of this session's account from now on; None: of none. What has changed in the one before
        is written first."""
        self.wait()
        if self._session is not None:
            self._session.changed.disconnect(self._on_change)
        self._session, self.trouble = session, None
        if session is not None:
            session.changed.connect(self._on_change)
            self._on_change()

    def file(self) -> Path | None:
        """The file that is kept, None for none."""
        session = self._session
        folder = "" if session is None else self._memory.read(_key(session.picture.account))
        if session is None or not folder:
            return None
        return Path(folder) / f"{session.data.path.stem}{SUFFIX}"

    def keep_in(self, folder: Path | None) -> None:
        """Keep the file in this folder from now on; None: keep none. A file that is there stays."""
        assert self._session is not None
        self._memory.write(_key(self._session.picture.account), "" if folder is None else str(folder))
        self.trouble = None
        self._on_change()
        self.ended.emit()

    def wait(self) -> None:
        """Wait until all that has changed is written."""
        if self._soon.isActive():
            self._soon.stop()
            self._write()
        self._background.wait()

    def _on_change(self, _: object = None) -> None:
        if self.file() is None:
            self._soon.stop()
        else:
            self._soon.start()

    def _write(self) -> None:
        session, path = self._session, self.file()
        if session is None or path is None:
            return
        source, today, moment = session.data.path, session.today, session.moment()
        self._background.run(
            (lambda: _written(path, source, today, moment),), lambda _, trouble: self._end(trouble)
        )

    def _end(self, trouble: Trouble | None) -> None:
        first, self.trouble = self.trouble is None, trouble
        if trouble is not None and first:
            self.failed.emit(trouble)
        self.ended.emit()


def _key(account: Account) -> str:
    return f"calendar_folder_{account.created_at:%Y%m%dT%H%M%S}"


def _written(path: Path, source: Path, today: date, moment: datetime) -> Trouble | None:
    # Reading and writing calendars takes a third of a second to import.
    from .export_feeds import coming_in

    try:
        write_feed(path, coming_in(source, today), moment, replaces=False)
    except (NotOurs, NotWritten, StoreTrouble) as trouble:
        return trouble
    return None
