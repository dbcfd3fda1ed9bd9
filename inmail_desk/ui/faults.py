"""What happens on a fault of the program: it is logged and shown, and the program goes on."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from .fault_dialog import FaultDialog


class FaultWatch(QObject):
    """From its making on, a fault that nobody caught is logged in the folder given, and shown. In whichever thread it
    arose, the window is touched in the GUI thread alone.

    `dialog` is the one shown last, None before any; a fault that comes while it is open is only logged. Where the
    frozen program was updated since it started, what it loads late may fit no more: then that is said instead.
    """

    _logged = Signal(str)
    """Carries the report of a fault."""

    _met_replaced = Signal()

    def __init__(self, log: Path, program: Path | None = None) -> None:
        """`program` is the frozen program's own file; None is the one that runs here, if any."""
        super().__init__()
        self.dialog: FaultDialog | QMessageBox | None = None
        self._log = log
        self._program = Path(sys.executable) if program is None and hasattr(sys, "frozen") else program
        self._own = _state_of(self._program)
        # In the GUI thread this is a plain call; from another one it waits for the GUI thread.
        self._logged.connect(self._show, Qt.ConnectionType.AutoConnection)
        self._met_replaced.connect(self._say_replaced, Qt.ConnectionType.AutoConnection)
        sys.excepthook = self._report
        threading.excepthook = self._report_of_thread

    def _report(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if _state_of(self._program) != self._own:
            self._met_replaced.emit()
            return
        # Imported only now: most starts never need it.
        from inmail_desk.logs import fault_report, log_fault

        report = fault_report(kind, fault, trace)
        try:
            log_fault(self._log, report)
        except OSError as trouble:
            report += f"\nThe log cannot be written: {trouble.strerror}"
        self._logged.emit(report)

    def _report_of_thread(self, met: "threading.ExceptHookArgs") -> None:
        if met.exc_value is not None:
            self._report(met.exc_type, met.exc_value, met.exc_traceback)

    def _show(self, report: str) -> None:
        from .fault_dialog import FaultDialog

        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = FaultDialog(report, QApplication.activeWindow())
            self.dialog.open()

    def _say_replaced(self) -> None:
        # Qt is loaded, parts of the program that are not can no longer be relied on.
        from PySide6.QtWidgets import QMessageBox

        if self.dialog is None or not self.dialog.isVisible():
            text = self.tr(
                "The files of InMail Desk were changed while it ran, as an update does. "
                "Close the window and start InMail Desk again: everything that was saved is there."
            )
            self.dialog = QMessageBox(
                QMessageBox.Icon.Information,
                self.tr("InMail Desk was updated"),
                text,
                parent=QApplication.activeWindow(),
            )
            self.dialog.open()


def _state_of(program: Path | None) -> tuple[int, int] | None:
    """By what a file is told from another in its place; None where there is none."""
    if program is None:
        return None
    try:
        found = program.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
