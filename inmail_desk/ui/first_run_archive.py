"""The way of the first run that begins with LinkedIn's archive, and what was found in it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .labels import Role, Text

if TYPE_CHECKING:
    from inmail_desk.desk.importing_beginning import FromReceipts
    from inmail_desk.exchange.archive import Archive


class ArchiveWay(QWidget):
    """Offers to read an archive first; afterwards it says what was taken from it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = SecondaryButton(self.tr("Start from a LinkedIn archive…"), icon_name="import")
        self.button.clicked.connect(self.wanted)
        self._text = Text(
            self.tr(
                "It fills in plan and renewal day, and brings InMails and answers in. You look through it first."
            ),
            Role.QUIET,
        )
        self.found = Notice(Tone.GOOD, "")
        self.found.hide()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.button)
        row.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.found)

    def show_found(self, receipts: "FromReceipts | None", archive: "Archive", today: date) -> None:
        """Say what the archive answered, and what comes after the questions."""
        from .import_words import found_for_first_run

        self.button.setText(self.tr("Take another archive…"))
        self._text.setText("")
        self.found.say(*found_for_first_run(receipts, archive, today))
        self.found.show()
