"""What happens on a fault of the program: it is logged and shown, and the program goes on."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from .fault_dialog import FaultDialog


class FaultWatch(QObject):
    """From its making on, a fault that nobody caught is logged in the folder given, and shown. In whichever thread it
    arose, the window is touched in the GUI thread alone.

    `dialog` is the one shown last, None before any; a fault that comes while it is open is only logged.
    """

    _logged = Signal(str)
    """Carries the report of a fault."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self.dialog: FaultDialog | None = None
        self._log = log
        # In the GUI thread this is a plain call; from another one it waits for the GUI thread.
        self._logged.connect(self._show, Qt.ConnectionType.AutoConnection)
        sys.excepthook = self._report
        threading.excepthook = self._report_of_thread

    def _report(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        # Imported only now: most starts never need it.
        from inmail_desk.logs import fault_report, log_fault

        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
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
