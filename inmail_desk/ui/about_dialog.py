"""What the program is, its version, and what it never does."""

from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .controls import SecondaryButton
from .icons import app_icon
from .labels import Role, Text
from .this_machine import about_this_machine

_WIDTH = 480


class AboutDialog(QDialog):
    """A few words about the program; the licences of what it is made of; and details for whoever is to help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About InMail Desk"))
        self.setMinimumWidth(_WIDTH)
        symbol = QLabel()
        symbol.setPixmap(app_icon().pixmap(64, 64))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(Text("InMail Desk", Role.TITLE))
        words.addWidget(Text(self.tr("Version %1").replace("%1", version("inmail-desk")), Role.QUIET))
        words.addWidget(
            Text(
                self.tr(
                    "Shows which InMail credits expire when and why, who has not answered, and what to do today."
                )
            )
        )
        words.addWidget(
            Text(
                self.tr(
                    "It never uses the network, asks for no login and sends nothing anywhere. "
                    "It is not made by LinkedIn, nor connected with it. Free software under the MIT licence."
                ),
                Role.QUIET,
            )
        )
        self.details = Text(about_this_machine(), Role.SMALL, selectable=True)
        words.addWidget(self.details)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(symbol, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addLayout(self._buttons())
        self._close.setFocus()
        # As high as the texts are at this width: Qt takes them for narrower, and so for higher.
        self.resize(_WIDTH, column.totalHeightForWidth(_WIDTH))

    def _buttons(self) -> QHBoxLayout:
        licences = SecondaryButton(self.tr("Licences…"))
        licences.setToolTip(self.tr("The works of others in the program"))
        licences.clicked.connect(self._show_licences)
        copy = SecondaryButton(self.tr("Copy details"), icon_name="copy")
        copy.setToolTip(
            self.tr("Versions of the program and of your system, for a report; nothing of your data")
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.text()))
        self._close = SecondaryButton(self.tr("Close"))
        self._close.clicked.connect(self.reject)
        self._close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(licences)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._close)
        return row

    def _show_licences(self) -> None:
        from .licences_dialog import LicencesDialog

        dialog = LicencesDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
