"""The reading of an archive in a thread of its own, with what it is at and a way out."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from inmail_desk.exchange.archive import Archive
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.unreadable import Unreadable
from inmail_desk.store.addresses import key_in

from . import words
from .cards import Icon
from .colours import Tone
from .controls import SecondaryButton
from .labels import Role, SectionTitle, Text
from .page import page_column
from .progress import CalledOff, Progress

_LOOK_EVERY_MS = 100


class Asked(NamedTuple):
    """What is to be read. `me` is the address, or the name, of whose archive it is; None: not asked yet."""

    paths: tuple[Path, ...]
    order: DateOrder | None = None
    me: str | None = None

    @property
    def names(self) -> str:
        """The names of the files and folders."""
        return ", ".join(path.name for path in self.paths)


Read = Archive | Unreadable | AmbiguousDate


class ImportReading(QWidget):
    """Shows that something is being done, how far it is, and lets the person end it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._file = ""
        self._title = SectionTitle("")
        self._where = Text(role=Role.QUIET)
        self.button = SecondaryButton(self.tr("Cancel"))
        self.button.clicked.connect(self.cancel)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = page_column(self)
        column.addStretch(1)
        column.addWidget(Icon("hourglass", Tone.INFO, size=36), 0, centre)
        for label in (self._title, self._where):
            label.setAlignment(centre)
            column.addWidget(label)
        column.addWidget(self.button, 0, centre)
        column.addStretch(2)
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._show_where)

    def begin(self, title: str, *, may_cancel: bool) -> None:
        """Show that something has begun."""
        self._progress = Progress()
        self._file = ""
        self._title.setText(title)
        self._where.setText("")
        self.button.setVisible(may_cancel)
        self._looking.start()

    def end(self) -> None:
        """Show no longer how far it is."""
        self._looking.stop()

    def cancel(self) -> None:
        """End what is being read; nothing of it is left."""
        self.give_up()
        self.cancelled.emit()

    def give_up(self) -> None:
        """The same where nobody has to hear of it."""
        self._progress.call_off()
        self.end()

    def reading(self, asked: Asked) -> Callable[[], Read | None]:
        """The work that reads: it gives what was read or what stands in the way, None once it was cancelled."""
        progress = self._progress

        def step(file: str, rows: int) -> None:
            progress.step(rows)
            self._file = file

        return lambda: _read(asked, step)

    def _show_where(self) -> None:
        rows = self._progress.rows
        text = self.tr("%1 · %2 rows").replace("%2", words.number(rows)) if rows else "%1"
        self._where.setText(text.replace("%1", self._file.rpartition(": ")[2], 1))


def _read(asked: Asked, step: Callable[[str, int], None]) -> Read | None:
    try:
        return read_archive(asked.paths, key_in, order=asked.order, me=asked.me, step=step)
    except (Unreadable, AmbiguousDate) as trouble:
        return trouble
    except CalledOff:
        return None
