"""The dialog on a fault of the program, with a report to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from .labels import Role, Text
from .this_machine import about_this_machine


class FaultDialog(QDialog):
    """Says that something went wrong, that the data is safe, and what can be sent to whom can mend it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A fault of the program"))
        self.setMinimumSize(560, 420)
        self.report = QPlainTextEdit(f"{about_this_machine()}\n{report}")
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Something in the program went wrong"), Role.SECTION))
        column.addWidget(
            Text(
                self.tr(
                    "Your data is safe: the last change was either saved in full or not at all. "
                    "Go on working, and where something looks odd, close the window and open it again. "
                    "The report names places in the program and nothing of your data; "
                    "sent to the program’s makers, it helps them to mend the fault."
                )
            )
        )
        column.addWidget(self.report, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
