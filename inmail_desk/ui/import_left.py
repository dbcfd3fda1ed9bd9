"""What an archive lacks, and which of its rows and files were left alone: each with file, line and reason."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from inmail_desk.desk.importing import Review
from inmail_desk.exchange.archive import Ignored, Why

from . import import_words, words
from .cards import Card, EmptyState, Notice
from .colours import Tone
from .controls import OneOfThese, Pill
from .flow import Flow
from .labels import Text
from .row_model import Index
from .tables import WholeRowDelegate, dress_table

_NOWHERE = QModelIndex()


class LeftModel(QAbstractTableModel):
    """Rows and files that were left alone, in the order of the files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Ignored] = ()
        self._shared = ""

    def leave_out(self, shared: str) -> None:
        """Name files without this, with which all of them begin; where the pointer rests they are named in full."""
        self._shared = shared

    def show_rows(self, rows: Sequence[Ignored]) -> None:
        """Show these in place of the former ones."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        match index.column():
            case 0:
                return import_words.left_alone(row)
            case 1:
                return "" if row.line is None else words.number(row.line)
            case _ if role == Qt.ItemDataRole.ToolTipRole:
                return row.file
            case _:
                return row.file.removeprefix(self._shared)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (self.tr("Why"), self.tr("Line"), self.tr("File"))
        return headings[section] if 0 <= section < len(headings) else None


class ReviewLeft(QWidget):
    """Lists what was left alone, by reason; above it what is missing."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ignored = review.ignored
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if review.missing:
            lines = "\n".join(import_words.missing(name) for name in review.missing)
            title = words.counted(
                len(review.missing),
                self.tr("A usual file is not in the archive"),
                self.tr("%1 usual files are not in the archive"),
            )
            self.missing = Notice(Tone.INFO, title, lines)
            column.addWidget(self.missing)
        if review.to_several:
            text = words.counted(
                review.to_several,
                self.tr("1 message went to several people at once: an InMail goes to one."),
                self.tr("%1 messages went to several people at once: an InMail goes to one."),
            )
            self.to_several = Text(text)
            column.addWidget(self.to_several)
        self.model = LeftModel(self)
        self.model.leave_out(_shared_zip(self._ignored))
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Left alone"))
        self.table.setModel(self.model)
        dress_table(self.table, room=12)
        self.table.setItemDelegate(WholeRowDelegate(self.table))
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        headings = self.table.horizontalHeader()
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        headings.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        if self._ignored:
            column.addWidget(self._make_pills())
            column.addWidget(self.table, 1)
        else:
            self.table.hide()
            nothing = Card()
            nothing.body.addWidget(
                EmptyState(
                    "tick",
                    self.tr("Nothing else was left alone")
                    if review.to_several
                    else self.tr("Nothing was left alone"),
                    self.tr("Every file and row of the archive was read."),
                )
            )
            column.addWidget(nothing, 1)
        self.show_reason(None)

    def show_reason(self, why: Why | None) -> None:
        """List what was left alone for this reason; None for all."""
        self.model.show_rows(
            self._ignored if why is None else [each for each in self._ignored if each.why is why]
        )

    def _make_pills(self) -> QWidget:
        pills = QWidget()
        flow = Flow(pills, spacing=8)
        group = OneOfThese(self)
        counts = Counter(each.why for each in self._ignored)
        self.pills: dict[Why | None, Pill] = {}
        for why, count in ((None, len(self._ignored)), *counts.most_common()):
            name = self.tr("All") if why is None else import_words.why(why)
            pill = self.pills[why] = Pill(f"{name} {words.number(count)}")
            pill.clicked.connect(lambda _checked, why=why: self.show_reason(why))
            group.addButton(pill)
            flow.addWidget(pill)
        self.pills[None].setChecked(True)
        return pills


def _shared_zip(ignored: Sequence[Ignored]) -> str:
    """The zip that holds all of them, as their names begin with it; "" where they come from several places."""
    zips = {before + between for before, between, _ in (each.file.rpartition(": ") for each in ignored)}
    return zips.pop() if len(zips) == 1 else ""
