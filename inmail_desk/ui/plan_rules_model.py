"""The rules of a plan as rows under the headings of their groups."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QObject,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from inmail_desk.desk.plan_rules import RuleGroup, RuleLine, RulesPage

from .colours import Tone, current_colours
from .day_words import fold
from .plan_rule_meanings import rule_meaning
from .plan_rules_delegate import COMING_ROLE
from .plan_rules_words import capital, coming_line, group_title, idle_words, value_words, who_says_so
from .row_model import Index, RowModel
from .rule_words import rule_name, rule_value
from .tables import CHIP_ROLE

translate = QCoreApplication.translate


class Column(IntEnum):
    RULE = 0
    VALUE = 1
    SAYS = 2
    OTHERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The heading of a group, or a rule (`line`)."""

    texts: tuple[str, str, str, str]
    tones: tuple[Tone | None, Tone | None]
    line: RuleLine | None
    coming: str = ""

    @property
    def is_idle(self) -> bool:
        """Whether the rule does nothing at present."""
        return self.line is not None and bool(self.line.idle_because_of)


class RulesModel(RowModel):
    """Shows those rules of a page in which the words looked for are found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: RulesPage | None = None
        self._wanted: list[str] = []
        self._rows: tuple[_Row, ...] = ()
        self._headings = (
            self.tr("Rule"),
            self.tr("What holds today"),
            self.tr("Who says so"),
            self.tr("Others"),
        )

    def show_page(self, page: RulesPage) -> None:
        """Show these rules in place of the former ones."""
        self._page = page
        self._fill()

    def find(self, text: str) -> None:
        """Show only the rules with all these words in name, value or meaning."""
        wanted = fold(text).split()
        if wanted != self._wanted:
            self._wanted = wanted
            self._fill()

    def line_at(self, row: int) -> RuleLine | None:
        """The rule of a row, None for a heading."""
        return self._rows[row].line if 0 <= row < len(self._rows) else None

    def row_of(self, rule: str) -> int:
        """The row of a rule, -1 where it is not shown."""
        shown = (place for place, row in enumerate(self._rows) if row.line and row.line.rule == rule)
        return next(shown, -1)

    def heading_rows(self) -> tuple[int, ...]:
        """The rows that are headings."""
        return tuple(place for place, row in enumerate(self._rows) if row.line is None)

    def height(self) -> int:
        return len(self._rows)

    def headings(self) -> tuple[str, ...]:
        return self._headings

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].line is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole if row.line is not None:
                return self._explained(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == Column.RULE and row.line is not None:
                name, value, says, others = row.texts
                return ", ".join(text for text in (name, value, row.coming, says, others) if text)
            case Qt.ItemDataRole.ForegroundRole if row.is_idle and index.column() <= Column.VALUE:
                return QColor(current_colours().quiet)
            case _ if role == COMING_ROLE and index.column() == Column.VALUE:
                return row.coming
            case Qt.ItemDataRole.FontRole if self._is_strong(row, index.column()):
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case _ if role == CHIP_ROLE and index.column() >= Column.SAYS:
                return row.tones[index.column() - Column.SAYS]
        return None

    def _is_strong(self, row: _Row, column: int) -> bool:
        return row.line is None or (column == Column.VALUE and not row.is_idle)

    def _explained(self, row: _Row, column: int) -> str | None:
        assert row.line is not None
        if row.is_idle and column == Column.SAYS:
            return idle_words(row.line)
        coming = row.coming if column == Column.VALUE else ""
        return "\n".join(text for text in (row.texts[column], coming) if text) or None

    def _fill(self) -> None:
        self.beginResetModel()
        rows: list[_Row] = []
        for group, lines in self._page.groups if self._page is not None else ():
            found = [_row_of(line) for line in lines if self._is_found(line)]
            if found:
                rows += [_heading(group), *found]
        self._rows = tuple(rows)
        self.endResetModel()

    def _is_found(self, line: RuleLine) -> bool:
        if not self._wanted:
            return True
        answer = line.answer
        told = fold(f"{rule_name(line.rule)} {rule_value(answer)} {rule_meaning(answer)}")
        return all(word in told for word in self._wanted)


def _heading(group: RuleGroup) -> _Row:
    return _Row(texts=(group_title(group), "", "", ""), tones=(None, None), line=None)


def _row_of(line: RuleLine) -> _Row:
    says, tone = who_says_so(line)
    differ = translate("rules", "differ") if line.others else ""
    if line.idle_because_of:
        says, tone, differ = translate("rules", "not used"), Tone.NEUTRAL, ""
    value = capital(value_words(line.rule, line.answer.value))
    return _Row(
        texts=(rule_name(line.rule), value, says, differ),
        tones=(tone, Tone.WARN if differ else None),
        line=line,
        coming=coming_line(line),
    )
