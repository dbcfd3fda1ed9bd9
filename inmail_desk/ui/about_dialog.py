"""What the program is, its version, and what it never does."""

from importlib.metadata import version

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .icons import app_icon
from .labels import Role, Text


class AboutDialog(QDialog):
    """A few words about the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About InMail Desk"))
        self.setMinimumWidth(420)
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
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(symbol)
        top.addLayout(words, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(buttons)
