"""What stands in front while a list is read or compared: a sign of life."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from . import words
from .labels import Role, SectionTitle, Text

_LOOK_EVERY_MS = 100


class ListBusy(QWidget):
    """Shows that something is being done, and how many rows it has come through."""

    def __init__(self, rows: Callable[[], int], parent: QWidget | None = None) -> None:
        """`rows` gives how many there are so far."""
        super().__init__(parent)
        self._rows = rows
        self._title = SectionTitle("")
        self.where = Text(role=Role.QUIET)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Going on"))
        column = QVBoxLayout(self)
        column.addStretch(1)
        for part in (self._title, bar, self.where):
            column.addWidget(part)
        column.addStretch(2)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._show_where)

    def begin(self, title: str) -> None:
        """Show that something has begun."""
        self._title.setText(title)
        self.where.setText("")
        self._looking.start()

    def end(self) -> None:
        """Show no longer how far it is."""
        self._looking.stop()

    def _show_where(self) -> None:
        rows = self._rows()
        self.where.setText(self.tr("%1 rows").replace("%1", words.number(rows)) if rows else "")
