"""The rulebooks as a Qt model: a column each, a row for what they come to and for each rule."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from inmail_desk.desk.rulebooks import Column, Result, SideBySide

from . import rulebooks_words as said
from .row_model import Index
from .rule_words import rule_name
from .rulebooks_words import Words

WORDS_ROLE = Qt.ItemDataRole.UserRole + 120
"""The `Words` of a cell."""

HEADING_ROLE = Qt.ItemDataRole.UserRole + 121
"""The `Heading` of a column."""

PLAN_ROW, BALANCE_ROW, LOSS_ROW, FIRST_RULE_ROW = range(4)

_NOWHERE = QModelIndex()


class Heading(NamedTuple):
    """What stands above a column."""

    title: str
    note: str
    in_use: bool = False


class RulebooksModel(QAbstractTableModel):
    """The rulebook in use in the first column; then the person's own values, where they have any; then the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side: SideBySide | None = None
        self._today = date.min
        self._columns: list[Column | None] = []  # None: the person's own values
        self._results: list[Result | None] = []
        self._rows: list[list[Words]] = []

    def show_side(self, side: SideBySide, results: Sequence[Result | None], today: date) -> None:
        """Show these rulebooks, with what is known of the results by each of them; the first is known."""
        self.beginResetModel()
        self._side, self._today = side, today
        self._columns = list(side.columns)
        self._results = list(results)
        if any(side.own):
            self._columns.insert(1, None)
            self._results.insert(1, None)
        self._rows = [[self._words(row, column) for column in self._columns] for row in range(self._height())]
        self.endResetModel()

    def show_result(self, column: Column, result: Result) -> None:
        """Show what the person's own facts come to by one of the rulebooks."""
        place = self._columns.index(column)
        self._results[place] = result
        for row in (BALANCE_ROW, LOSS_ROW):
            self._rows[row][place] = self._words(row, column)
        self.dataChanged.emit(self.index(BALANCE_ROW, place), self.index(LOSS_ROW, place))

    def column(self, place: int) -> Column | None:
        """The rulebook of a column, None for the person's own values."""
        return self._columns[place]

    def place_of(self, text: str) -> int | None:
        """The column of the rulebook with this text, None where it is not there."""
        for place, column in enumerate(self._columns):
            if column is not None and column.book.rulebook.text == text:
                return place
        return None

    def result(self, place: int) -> Result | None:
        """The result by the rulebook of a column, None while it is being counted, and for the person's own values."""
        return self._results[place]

    def rule(self, row: int) -> str | None:
        """The rule of a row, None for a row above the rules."""
        assert self._side is not None
        return None if row < FIRST_RULE_ROW else self._side.rules[row - FIRST_RULE_ROW]

    def row_of(self, rule: str) -> int | None:
        """The row of a rule, None where it plays no part by any of the rulebooks."""
        assert self._side is not None
        return FIRST_RULE_ROW + self._side.rules.index(rule) if rule in self._side.rules else None

    def _height(self) -> int:
        return 0 if self._side is None else FIRST_RULE_ROW + len(self._side.rules)

    def _words(self, row: int, column: Column | None) -> Words:
        assert self._side is not None
        if column is None:
            return Words("") if row < FIRST_RULE_ROW else said.own_cell(self._side.own[row - FIRST_RULE_ROW])
        used = self._results[0]
        assert used is not None
        match row:
            case 0:
                return said.plan_words(column)
            case 1:
                return said.balance_words(self._results[self._columns.index(column)], used)
            case 2:
                return said.loss_cell(self._results[self._columns.index(column)], used, self._today)
            case _:
                return said.rule_cell(column.cells[row - FIRST_RULE_ROW])

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return self._row_name(section) if role == Qt.ItemDataRole.DisplayRole else None
        heading = self._heading(section)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{heading.title}, {heading.note}"
            case Qt.ItemDataRole.ToolTipRole:
                return heading.title
            case _ if role == HEADING_ROLE:
                return heading
        return None

    def _heading(self, section: int) -> Heading:
        column = self._columns[section]
        if column is None:
            return Heading(self.tr("Your own values"), self.tr("hold by each of them"))
        book = column.book
        return Heading(book.rulebook.title, said.standing_words(book), in_use=book.in_use)

    def _row_name(self, row: int) -> str:
        match row:
            case 0:
                return self.tr("Your plan is called")
            case 1:
                return self.tr("Your balance today")
            case 2:
                return self.tr("Your next loss")
        rule = self.rule(row)
        assert rule is not None
        return rule_name(rule)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(index.row(), index.column()) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                differs = self.tr("differs") if cell.differs else ""
                return ", ".join(part for part in (cell.text, cell.note, differs) if part)
            case _ if role == WORDS_ROLE:
                return cell
        return None

    def _tip(self, row: int, place: int) -> str:
        column = self._columns[place]
        if column is None:
            return ""
        if row < FIRST_RULE_ROW:
            result, used = self._results[place], self._results[0]
            if row == PLAN_ROW or result is None or used is None:
                return ""
            return said.result_sentence(result, used, self._today)
        cell = column.cells[row - FIRST_RULE_ROW]
        idle = said.idle_words(cell, column)
        if idle or cell.answer is None or cell.answer.sourced is None:
            return idle
        return f"{said.believed(cell.answer.sourced)}. {said.read_in(cell.answer.sourced)}"
