"""What happens on a fault of the program: it is logged and shown, and the program goes on."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from .fault_dialog import FaultDialog


class FaultWatch:
    """From its making on, a fault that nobody caught is logged in the folder given, and shown.

    `dialog` is the one shown last, None before any; a fault that comes while it is open is only logged.
    """

    def __init__(self, log: Path) -> None:
        self.dialog: FaultDialog | None = None
        self._log = log
        sys.excepthook = self._report

    def _report(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        # Imported only now: most starts never need it.
        from inmail_desk.logs import fault_report, log_fault

        from .fault_dialog import FaultDialog

        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        report = fault_report(kind, fault, trace)
        try:
            log_fault(self._log, report)
        except OSError as trouble:
            report += f"\nThe log cannot be written: {trouble.strerror}"
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = FaultDialog(report, QApplication.activeWindow())
            self.dialog.open()
