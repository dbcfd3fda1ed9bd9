"""Where reports come from while the window goes on: a copy of the account in memory."""

from datetime import date
from pathlib import Path
from threading import Lock

from inmail_desk.store.aside import copied_to_memory
from inmail_desk.store.data_file import DataFile

from .activity_report import activity_report
from .picture import Picture, read_picture
from .report_values import ActivityReport, ReportAsked


class ReportSource:
    """The account as of when the first report is asked for. Any thread may ask; one at a time is answered."""

    def __init__(self, path: Path, today: date) -> None:
        self._path = path
        self._today = today
        self._lock = Lock()
        self._read: tuple[DataFile, Picture] | None = None
        self._closed = False

    def report(self, asked: ReportAsked) -> ActivityReport:
        """The report. Raises `StoreTrouble`."""
        with self._lock:
            try:
                data, picture = self._reading()
                return activity_report(picture, data, asked)
            finally:
                if self._closed:
                    self._forget()

    def close(self) -> None:
        """Forgets the copy; a report that is being made just now does it at its end."""
        self._closed = True
        if self._lock.acquire(blocking=False):
            try:
                self._forget()
            finally:
                self._lock.release()

    def _reading(self) -> tuple[DataFile, Picture]:
        if self._read is None:
            data = copied_to_memory(self._path)
            picture = read_picture(data, self._today)
            if picture is None:
                data.close()
                raise ValueError("a report needs an account")
            self._read = data, picture
        return self._read

    def _forget(self) -> None:
        if self._read is not None:
            self._read[0].close()
            self._read = None
