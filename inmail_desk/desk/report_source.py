"""Where reports come from while the window goes on: a copy of the account in memory."""

from datetime import date
from pathlib import Path
from threading import Lock

from .activity_report import activity_report
from .aside import AccountAside
from .report_values import ActivityReport, ReportAsked


class ReportSource:
    """The account as of when the first report is asked for. Any thread may ask; one at a time is answered."""

    def __init__(self, path: Path, today: date) -> None:
        self._path = path
        self._today = today
        self._lock = Lock()
        self._account: AccountAside | None = None
        self._closed = False

    def report(self, asked: ReportAsked) -> ActivityReport:
        """The report. Raises `StoreTrouble`."""
        with self._lock:
            try:
                if self._account is None:
                    self._account = AccountAside(self._path, self._today)
                return activity_report(self._account.picture, self._account.data, asked)
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

    def _forget(self) -> None:
        if self._account is not None:
            self._account.close()
            self._account = None
