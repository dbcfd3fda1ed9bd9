"""The table of campaigns: one row each, and one for whatever belongs to none."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inmail_desk.desk.campaigns import CampaignLine

from . import campaign_words, words
from .fitting import keep_fitting
from .row_model import AT_THE_LEFT, AT_THE_RIGHT, Index, RowModel
from .tables import CHIP_ROLE, WholeRowDelegate, dress_table

_LONGEST_SHOWN = 200  # characters: painting the whole of a very long name takes long
_MOST_ROWS_AT_ONCE = 5
_ROOMY = 130  # characters: the table's width from which the purposes have a column


_NAME = 18  # characters of a name that are always in sight


class Column(IntEnum):
    NAME = 0
    PURPOSE = 1
    PLANNED = 2
    USED = 3
    LEFT = 4
    MEMBERS = 5
    TO_WRITE = 6
    ANSWERED = 7


class CampaignsModel(RowModel):
    """The lines of campaigns as a Qt model."""

    numbers = (Column.PLANNED, Column.USED, Column.MEMBERS, Column.TO_WRITE)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CampaignLine] = ()
        self._headings = (
            self.tr("Campaign"),
            self.tr("Purpose"),
            self.tr("Planned"),
            self.tr("Used"),
            self.tr("Left"),
            self.tr("Members"),
            self.tr("To write"),
            self.tr("Answered"),
        )

    def lines(self) -> Sequence[CampaignLine]:
        """The lines shown, from top to bottom."""
        return self._lines

    def show_lines(self, lines: Sequence[CampaignLine]) -> None:
        """Shows these lines in place of the former ones."""
        same = [_id(line) for line in lines] == [_id(line) for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = lines
        if not same:
            self.endResetModel()
        else:
            self.say_all_changed()

    def height(self) -> int:
        return len(self._lines)

    def headings(self) -> tuple[str, ...]:
        return self._headings

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(line, column)[:_LONGEST_SHOWN]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_THE_RIGHT if column in self.numbers else AT_THE_LEFT
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.NAME:
            return campaign_words.title(line)[: 5 * _LONGEST_SHOWN]
        if role == CHIP_ROLE and column is Column.LEFT and line.left is not None:
            return campaign_words.left_tone(line)
        return None

    def heading_tip(self, column: int) -> str | None:
        match column:
            case Column.PLANNED:
                return self.tr("The budget: so many credits are meant for the campaign.")
            case Column.USED:
                return campaign_words.what_counts()
            case Column.LEFT:
                return self.tr("What is left of the budget is kept for the campaign.")
            case Column.TO_WRITE:
                return self.tr("Members who can be written to next: no InMail stands in the way.")
            case Column.ANSWERED:
                return self.tr("How many of the campaign’s InMails had an answer.")
            case _:
                return None


def _cell(line: CampaignLine, column: Column) -> str:
    match column:
        case Column.NAME:
            return campaign_words.title(line)
        case Column.PURPOSE:
            known = None if line.campaign is None else line.campaign.purpose
            return "" if known is None else words.purpose(known)
        case Column.PLANNED:
            budget = None if line.campaign is None else line.campaign.credit_budget
            return "" if budget is None else words.number(budget)
        case Column.USED:
            return words.number(line.used)
        case Column.LEFT:
            return campaign_words.left(line)
        case Column.MEMBERS:
            return words.number(line.members)
        case Column.TO_WRITE:
            return words.number(line.to_write)
        case Column.ANSWERED:
            return campaign_words.answered(line)


def _id(line: CampaignLine) -> int | None:
    return None if line.campaign is None else line.campaign.id


class CampaignsTable(QTableView):
    """One campaign is chosen at a time, and stays so whatever changes around it."""

    chosen = Signal(object)
    """Carries the `CampaignLine` that is chosen, each time it is another campaign or another line of the same."""
    edit_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Campaigns"))
        self.campaigns = CampaignsModel(self)
        self.setModel(self.campaigns)
        dress_table(self, room=16)
        self.setItemDelegate(WholeRowDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        headings = self.horizontalHeader()
        headings.setMinimumSectionSize(40)
        headings.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(self.height_for(1))
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())
        keep_fitting(self, self._fit)
        self._quiet = False
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())

    def show_lines(self, lines: Sequence[CampaignLine]) -> None:
        """Shows these lines. The campaign chosen stays so; a new one is chosen; else the one that now stands there."""
        former = self.line()
        place = max(0, self.currentIndex().row())
        before = {_id(line) for line in self.campaigns.lines()}
        self._quiet = True
        self.campaigns.show_lines(lines)
        ids = [_id(line) for line in lines]
        added = [row for row, id in enumerate(ids) if id not in before and id is not None]
        if added and before:
            place = added[0]
        elif former is not None and _id(former) in ids:
            place = ids.index(_id(former))
        self._fit()
        self._choose(min(place, len(lines) - 1))
        self._quiet = False
        self._tell()

    def line(self) -> CampaignLine | None:
        """The line chosen, None where there is none."""
        row = self.currentIndex().row()
        return self.campaigns.lines()[row] if 0 <= row < len(self.campaigns.lines()) else None

    def choose(self, campaign_id: int | None) -> None:
        """Chooses a campaign, where it is there."""
        ids = [_id(line) for line in self.campaigns.lines()]
        if campaign_id in ids:
            self._choose(ids.index(campaign_id))

    def wished_height(self) -> int:
        """The height that shows all rows, or the first of many."""
        return self.height_for(min(len(self.campaigns.lines()), _MOST_ROWS_AT_ONCE))

    def height_for(self, rows: int) -> int:
        """The height in which so many rows are seen."""
        heading = self.horizontalHeader().sizeHint().height()
        return heading + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Leave names their room: what the facts and the members beneath say as well gives way first."""
        letter, width = self.fontMetrics().averageCharWidth(), self.viewport().width()
        self.setColumnHidden(Column.PURPOSE, width < letter * _ROOMY)
        headings = self.horizontalHeader()
        shown = [column for column in Column if column not in (Column.NAME, Column.PURPOSE)]
        needed = {
            column: max(self.sizeHintForColumn(column), headings.sectionSizeFromContents(column).width())
            for column in shown
        }
        for column in (Column.ANSWERED, Column.MEMBERS):
            hidden = width - sum(needed.values()) < letter * _NAME
            self.setColumnHidden(column, hidden)
            if hidden:
                del needed[column]
        headings.resizeSections()  # larger texts alone would not have it done

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.campaigns.index(row, 0))
            self.scrollTo(self.currentIndex())

    def _tell(self) -> None:
        line = self.line()
        if line is not None and not self._quiet:
            self.chosen.emit(line)
