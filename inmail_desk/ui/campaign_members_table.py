"""The table of a campaign's members. Rows are made only where they are seen: there may be ten thousand."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.campaign_members import MemberRow
from inmail_desk.store.values import Priority

from . import campaign_words, sentences, words
from .chips import chip_size
from .row_model import Index, RowModel
from .tables import CHIP_ROLE, WholeRowDelegate, dress_table, menu_place, select_rows, selected_rows

Read = Callable[[Sequence[int]], Sequence[MemberRow]]

_LONGEST_SHOWN = 200  # characters: painting the whole of a very long text takes long
_AT_ONCE = 64
_SIDES = 24


class Column(IntEnum):
    NAME = 0
    WORK = 1
    PRIORITY = 2
    STATE = 3
    NEXT = 4


class MembersModel(RowModel):
    """The members of these ids, read in blocks when a cell of theirs is asked for."""

    def __init__(self, read: Read, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._today = today
        self._ids: Sequence[int] = ()
        self._blocks: dict[int, Sequence[MemberRow]] = {}
        self._headings = (
            self.tr("Name"),
            self.tr("Company, title"),
            self.tr("Priority"),
            self.tr("State"),
            self.tr("What to do next"),
        )

    def ids(self) -> Sequence[int]:
        """The ids of the members shown, from top to bottom: not to be changed."""
        return self._ids

    def show_ids(self, ids: Sequence[int]) -> None:
        """Shows these members in place of the former ones; what was read of them is read anew."""
        same = list(ids) == list(self._ids)
        if not same:
            self.beginResetModel()
        self._ids, self._blocks = ids, {}
        if not same:
            self.endResetModel()
        else:
            self.say_all_changed()

    def row(self, place: int) -> MemberRow | None:
        """The member in this place; None where somebody is gone whose list has not been told yet."""
        block, within = divmod(place, _AT_ONCE)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._read(self._ids[block * _AT_ONCE : (block + 1) * _AT_ONCE])
            self._blocks[block] = rows
        if within < len(rows) and rows[within].prospect.id == self._ids[place]:
            return rows[within]
        return next((row for row in rows if row.prospect.id == self._ids[place]), None)

    def height(self) -> int:
        return len(self._ids)

    def headings(self) -> tuple[str, ...]:
        return self._headings

    def heading_tip(self, column: int) -> str | None:
        return campaign_words.in_what_order() if column == Column.PRIORITY else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row, column = self.row(index.row()), Column(index.column())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)[:_LONGEST_SHOWN]
        if role == Qt.ItemDataRole.ToolTipRole:
            if column is Column.STATE:
                return sentences.state_sentence(row.state, self._today())
            return self._cell(row, column)[: 5 * _LONGEST_SHOWN]
        return words.state_chip(row.state)[1] if column is Column.STATE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _CELL if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _cell(self, row: MemberRow, column: Column) -> str:
        prospect = row.prospect
        match column:
            case Column.NAME:
                return prospect.name
            case Column.WORK:
                return ", ".join(part for part in (prospect.company, prospect.title) if part)
            case Column.PRIORITY:
                return words.priority(prospect.priority) if prospect.priority else ""
            case Column.STATE:
                return words.state_chip(row.state)[0]
            case Column.NEXT:
                return campaign_words.step(row.step, row.on, self._today())


_ANSWERED = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, CHIP_ROLE})
_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class MembersTable(QTableView):
    """Shows members and keeps who is selected, whatever order comes next."""

    selected = Signal(object)
    """Carries the ids of the selected members, from top to bottom, each time they become others."""
    menu_wanted = Signal(object)
    """Carries the QPoint of the screen at which the menu of the selected members is wanted."""

    def __init__(self, read: Read, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Members of the campaign"))
        self.members = MembersModel(read, today, self)
        self.setModel(self.members)
        self._told: list[int] = []
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        dress_table(self, room=18)
        self.setItemDelegate(WholeRowDelegate(self))
        self.setMinimumSize(280, 96)
        headings = self.horizontalHeader()
        headings.setSelectionModel(QItemSelectionModel(self.members, headings))
        headings.setSectionsClickable(False)
        headings.setMinimumSectionSize(40)

    def show_ids(self, ids: Sequence[int], *, same_list: bool) -> None:
        """Shows these members. In the `same_list` as before whoever is selected stays so; once the last of them is
        gone, the one who now stands there is selected. In another one the first is."""
        chosen = set(self.selected_ids()) if same_list else set()
        first = min(selected_rows(self), default=0) if same_list else 0
        current = self.currentIndex().row()
        current_id = self.members.ids()[current] if same_list and current >= 0 else None
        reset = list(ids) != list(self.members.ids())
        self.members.show_ids(ids)
        if not ids or (same_list and not reset and chosen):
            self._tell()
            return
        places = [place for place, id in enumerate(ids) if id in chosen] if chosen else []
        places = places or [min(first, len(ids) - 1)]
        at = next((place for place in places if ids[place] == current_id), places[0])
        select_rows(self, places, at)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _tell(self) -> None:
        ids = self.selected_ids()
        if ids != self._told:
            self._told = ids
            self.selected.emit(ids)

    def selected_ids(self) -> list[int]:
        """The ids of the selected members, from top to bottom."""
        ids = self.members.ids()
        return [ids[place] for place in selected_rows(self)]

    def select_ids(self, ids: Iterable[int]) -> None:
        """Selects these members, as far as they are shown, and no others."""
        wanted = set(ids)
        places = [place for place, id in enumerate(self.members.ids()) if id in wanted]
        if places:
            select_rows(self, places, places[0])
            self.scrollTo(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(menu_place(self, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() and self.members.ids():
            last = len(self.members.ids()) - 1
            self.setCurrentIndex(self.members.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Gives state and priority what they need, and shares the rest. Where it is little, companies are left out."""
        metrics = self.fontMetrics()
        widest = words.outcome(Outcome.NOT_INTERESTED)
        fixed = {
            Column.PRIORITY: max(
                metrics.horizontalAdvance(text)
                for text in (
                    *map(words.priority, Priority),
                    self.members.headerData(2, Qt.Orientation.Horizontal),
                )
            )
            + _SIDES,
            Column.STATE: chip_size(metrics, widest).width() + _SIDES,
        }
        rest = self.viewport().width() - sum(fixed.values())
        character = metrics.averageCharWidth()
        shares = {Column.NAME: 27, Column.WORK: 31, Column.NEXT: 42}
        if rest < 72 * character:
            shares = {Column.NAME: 42, Column.NEXT: 58}
        for column in Column:
            self.setColumnHidden(column, column not in fixed and column not in shares)
            width = fixed.get(column) or rest * shares.get(column, 0) // sum(shares.values())
            if width > 0:
                self.setColumnWidth(column, max(width, 40))
