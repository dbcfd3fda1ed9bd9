"""Choosing prospects to be put into a campaign: a list with ticks that narrows while a name is typed."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.people import Column as PeopleColumn
from inmail_desk.desk.people import People, PersonRow
from inmail_desk.desk.prospects import set_campaign
from inmail_desk.store.values import Campaign

from . import words
from .activity_dialog import ActivityDialog
from .campaign_words import named
from .chips import chip_size
from .controls import SecondaryButton
from .labels import Role, Text
from .people_filters import PeopleSearch
from .person_words import names
from .row_model import Index, RowModel
from .session import DeskSession
from .tables import CHIP_ROLE, WholeRowDelegate, dress_table

_LONGEST_SHOWN = 200  # characters: painting the whole of a very long text takes long
_ROWS_SEEN = 9


class Column(IntEnum):
    TICK = 0
    NAME = 1
    WORK = 2
    STATE = 3
    CAMPAIGN = 4


class TickModel(RowModel):
    """People with a tick each. A tick stays while others are searched."""

    ticked = Signal()
    """Somebody was ticked, or no longer is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[PersonRow] = ()
        self._ticked: dict[int, None] = {}
        self._headings = (
            "",
            self.tr("Name"),
            self.tr("Company, title"),
            self.tr("State"),
            self.tr("Now in"),
        )

    def show_rows(self, rows: Sequence[PersonRow]) -> None:
        """Shows these people in place of the former ones."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def ids(self) -> list[int]:
        """The ids of those who are ticked, in the order in which they were."""
        return list(self._ticked)

    def tick(self, places: Sequence[int], on: bool) -> None:
        """Ticks the people in these places, or takes their ticks away."""
        for place in places:
            id = self._rows[place].prospect.id
            if on:
                self._ticked[id] = None
            else:
                self._ticked.pop(id, None)
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), 0))
            self.ticked.emit()

    def clear(self) -> None:
        """Takes away all ticks, also of those who are not shown."""
        self._ticked = {}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked.emit()

    def is_ticked(self, place: int) -> bool:
        """Whether whoever stands in this place is ticked."""
        return self._rows[place].prospect.id in self._ticked

    def height(self) -> int:
        return len(self._rows)

    def headings(self) -> tuple[str, ...]:
        return self._headings

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if column is Column.TICK:
            if role == Qt.ItemDataRole.CheckStateRole:
                ticked = row.prospect.id in self._ticked
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            return row.prospect.name if role == Qt.ItemDataRole.AccessibleTextRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _cell(row, column)[:_LONGEST_SHOWN]
        if role == CHIP_ROLE and column is Column.STATE:
            return words.state_chip(row.state)[1]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TICK if index.column() == Column.TICK else _CELL


_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TICK = _CELL | Qt.ItemFlag.ItemIsUserCheckable


def _cell(row: PersonRow, column: Column) -> str:
    match column:
        case Column.NAME:
            return row.prospect.name
        case Column.WORK:
            return ", ".join(part for part in (row.prospect.company, row.prospect.title) if part)
        case Column.STATE:
            return words.state_chip(row.state)[0]
        case Column.CAMPAIGN:
            return row.campaign
        case Column.TICK:
            return ""


class TickTable(QTableView):
    """Space ticks whoever is selected, or takes their ticks away; a click anywhere in a row does so with one."""

    def __init__(self, model: TickModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("People to choose from; Space ticks"))
        self._people = model
        self.setModel(model)
        dress_table(self, room=14)
        self.setItemDelegate(WholeRowDelegate(self))
        headings = self.horizontalHeader()
        headings.setSectionsClickable(False)
        headings.setMinimumSectionSize(28)
        row = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight((_ROWS_SEEN + 1) * row)
        self.clicked.connect(self._clicked)

    def toggle(self) -> None:
        """Ticks whoever is selected; takes the ticks away where all of them have one."""
        places = [index.row() for index in self.selectionModel().selectedRows()]
        self._people.tick(places, not all(map(self._people.is_ticked, places)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Names are found by the search above."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        widest = chip_size(metrics, words.outcome(Outcome.NOT_INTERESTED)).width()
        fixed = {Column.TICK: 30, Column.STATE: widest + 24}
        rest = self.viewport().width() - sum(fixed.values())
        shares = {Column.NAME: 34, Column.WORK: 40, Column.CAMPAIGN: 26}
        for column in Column:
            self.setColumnWidth(column, fixed.get(column) or rest * shares.get(column, 0) // 100)

    def _clicked(self, index: QModelIndex) -> None:
        # The tick's own cell does it by itself.
        if index.column() != Column.TICK:
            self._people.tick([index.row()], not self._people.is_ticked(index.row()))


class CampaignPeopleDialog(ActivityDialog):
    """Puts the prospects who are ticked into a campaign; whoever is in it already is not shown."""

    def __init__(self, session: DeskSession, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(session, "", parent, ok_text="")
        self.setWindowTitle(self.tr("Add people to “%1”").replace("%1", named(campaign.name), 1))
        self.ok_button.setText(self.tr("Add to the campaign"))
        self.setMinimumWidth(680)
        self._campaign = campaign
        self._people = People(session.picture, PeopleColumn.NAME)
        self.search = PeopleSearch()
        self.search.setMaximumWidth(16_777_215)
        self.search.setPlaceholderText(self.tr("Search name, company, note"))
        self.search.textChanged.connect(lambda _: self._show())
        self.model = TickModel(self)
        self.model.ticked.connect(self._count)
        self.table = TickTable(self.model)
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.tick_all = SecondaryButton(self.tr("&Tick all shown"))
        self.tick_all.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), True))
        self.tick_none = SecondaryButton(self.tr("&No ticks"))
        self.tick_none.clicked.connect(self.model.clear)
        self.counted = Text("", Role.QUIET)

        chosen = QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.counted, 1)
        row.addWidget(self.tick_none)
        row.addWidget(self.tick_all)
        column.addLayout(row)
        self.add_wide(chosen)
        self._show()
        self._count()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def ticked(self) -> list[int]:
        """The ids of those who are to be put into the campaign."""
        return self.model.ids()

    def carry_out(self) -> str:
        ids = self.ticked()
        people = names(self.people(ids))
        self.session.perform(set_campaign, ids, self._campaign.id)
        text = self.tr("In the campaign “%2” now: %1.").replace("%1", people, 1)
        return text.replace("%2", named(self._campaign.name), 1)

    def _show(self) -> None:
        found = self._people.visible(search=self.search.text())
        rows = [row for row in found if row.prospect.campaign_id != self._campaign.id]
        self.model.show_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.tick_all.setEnabled(bool(rows))
        self._count()

    def _count(self) -> None:
        ticked, shown = len(self.model.ids()), self.model.rowCount()
        if not shown and not ticked:
            text = self.tr("Nobody found who is not in it already.")
        else:
            text = self.tr("%1 ticked, %2 shown").replace("%1", words.people(ticked))
            text = text.replace("%2", words.number(shown))
        self.counted.setText(text)
        self.ok_button.setEnabled(ticked > 0)
        self.tick_none.setEnabled(ticked > 0)
