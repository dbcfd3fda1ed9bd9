"""The part Rules of the page about the plan: every rule in its group, to be found and given another value."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.desk.plan_page import plan_choices
from inmail_desk.desk.plan_rules import OwnStep, RuleLine, RulesPage, plan_looked_at, rules_page

from .activity_dialog import ActivityDialog
from .cards import EmptyState
from .controls import SearchEdit
from .labels import Role, Text
from .my_premium import OpenUrl
from .page import GAP
from .plan_rule_panel import RulePanel
from .plan_rules_delegate import LinesDelegate
from .plan_rules_model import Column, RulesModel
from .session import DeskSession
from .tables import WholeRowDelegate, dress_table

_ROOM = 16
"""Pixels by which a row is higher than its letters."""

_PANEL = 20
"""Times the height of a line: the width of the panel beside the list."""


class RulesTable(QTableView):
    """The list of rules. Enter asks for another value of the one chosen."""

    activated_by_key = Signal()
    chosen = Signal(object)
    """Carries the RuleLine, each time it becomes another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Rules"))
        self.rules = RulesModel(self)
        self.setModel(self.rules)
        dress_table(self, room=_ROOM)
        self.setItemDelegate(WholeRowDelegate(self))
        self._lines = LinesDelegate(self)
        for column in (Column.RULE, Column.VALUE):
            self.setItemDelegateForColumn(column, self._lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumSize(320, 10 * self.fontMetrics().height())
        self.horizontalHeader().setMinimumSectionSize(40)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.rules.modelReset.connect(self._span)

    def choose(self, rule: str) -> bool:
        """Choose a rule and scroll to it; False where it is not shown."""
        row = self.rules.row_of(rule)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        index = self.rules.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def chosen_line(self) -> RuleLine | None:
        """Return the rule that is chosen."""
        return self.rules.line_at(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_by_key.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def _tell(self) -> None:
        line = self.chosen_line()
        if line is not None:
            self.chosen.emit(line)

    def _span(self) -> None:
        self.clearSpans()
        for row in self.rules.heading_rows():
            self.setSpan(row, 0, 1, len(Column))
        self._fit()

    def _fit(self) -> None:
        """Give the chips what they need and share the rest; where that is little, the last column goes."""
        width = self.viewport().width()
        says = self.sizeHintForColumn(Column.SAYS)
        heading = self.horizontalHeader().sectionSizeFromContents(Column.OTHERS).width()
        others = max(self.sizeHintForColumn(Column.OTHERS), heading)
        narrow = width - says - others < 24 * self.fontMetrics().height()
        rest = width - says - (0 if narrow else others)
        self.setColumnHidden(Column.OTHERS, narrow)
        for column, size in (
            (Column.RULE, rest * 45 // 100),
            (Column.VALUE, rest - rest * 45 // 100),
            (Column.SAYS, says),
            (Column.OTHERS, others),
        ):
            self.setColumnWidth(column, size)
        for row in range(self.rules.rowCount()):
            height = max(
                self._lines.height(self.rules.index(row, column), self.font(), self._width(row, column))
                for column in (Column.RULE, Column.VALUE)
            )
            self.setRowHeight(row, height + _ROOM)

    def _width(self, row: int, column: Column) -> int:
        """How wide a cell is; that of a heading goes through the row."""
        return sum(self.columnWidth(each) for each in range(column, column + self.columnSpan(row, column)))


class RulesView(QWidget):
    """Every rule for one plan. Dialogs are handed to `open_dialog`, which shows them over the page."""

    compare_wanted = Signal(str)
    """Carries the rule on which sources differ: the rulebooks side by side are wanted."""

    def __init__(
        self,
        session: DeskSession,
        parent: QWidget | None = None,
        *,
        open_url: OpenUrl,
        open_dialog: Callable[[ActivityDialog], None],
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._open_dialog = open_dialog
        self._stale = True
        self._shown: RulesPage | None = None
        self._chosen_plan: str | None = None
        self.plans = QComboBox()
        self.plans.setAccessibleName(self.tr("Rules for"))
        self.plans.activated.connect(self._choose_plan)
        self.search = SearchEdit(self.tr("Find a rule"))
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(self._find)
        self.table = RulesTable()
        self.table.chosen.connect(self._show_line)
        self.table.activated_by_key.connect(self._override_chosen)
        self.table.doubleClicked.connect(self._override_chosen)
        self.panel = RulePanel(open_url)
        self.panel.setFixedWidth(_PANEL * self.fontMetrics().height())
        self.panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.panel.override_wanted.connect(self.override)
        self.panel.edit_wanted.connect(self._edit)
        self.panel.remove_wanted.connect(self._remove)
        self.panel.compare_wanted.connect(self.compare_wanted)
        self.nothing = EmptyState(
            "search",
            self.tr("No rule found"),
            self.tr("The search looks for each word in name, value and meaning."),
            self.tr("Show every rule"),
        )
        self.nothing.clicked.connect(self.search.clear)
        self.nothing.hide()
        self._lay_out()
        session.changed.connect(self._on_change)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Text(self.tr("Rules for"), Role.QUIET, wrap=False))
        top.addWidget(self.plans)
        top.addStretch(1)
        top.addWidget(self.search, 1)
        both = QHBoxLayout()
        both.setSpacing(GAP)
        both.addWidget(self.table, 1)
        both.addWidget(self.nothing, 1)
        both.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addLayout(both, 1)

    def show_rule(self, rule: str) -> None:
        """Choose a rule and give the list the keyboard."""
        self.search.clear()
        self._refresh_if_stale()
        self.table.choose(rule)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def override(self, line: RuleLine, step: OwnStep | None = None) -> None:
        """Ask for a value of the person's own; `step` is one given before, to be changed."""
        from .override_dialog import OverrideDialog

        assert self._shown is not None
        self._open_dialog(OverrideDialog(self._session, line, self._shown.plan, self, step=step))

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_stale()
        super().showEvent(event)

    def _override_chosen(self) -> None:
        line = self.table.chosen_line()
        if line is not None:
            self.override(line)

    def _edit(self, step: OwnStep) -> None:
        line = self.table.chosen_line()
        assert line is not None
        self.override(line, step)

    def _remove(self, step: OwnStep) -> None:
        from .override_dialog import RemoveOverrideDialog

        line = self.table.chosen_line()
        assert line is not None
        self._open_dialog(RemoveOverrideDialog(self._session, line, step, self))

    def _on_change(self, changed: object) -> None:
        tables = getattr(changed, "tables", None)
        if tables is not None and not tables & {"account", "rule_override", "plan_event"}:
            return
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _choose_plan(self) -> None:
        chosen = str(self.plans.currentData())
        self._chosen_plan = None if chosen == plan_looked_at(self._session.picture) else chosen
        self._stale = True
        self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        picture = self._session.picture
        plan = plan_looked_at(picture)
        if self._chosen_plan is not None and picture.rules.canonical(self._chosen_plan) == self._chosen_plan:
            plan = self._chosen_plan
        self._fill_plans(plan)
        page = rules_page(picture, self._session.data, plan)
        if page != self._shown:
            self._shown = page
            self._keeping_the_choice(lambda: self.table.rules.show_page(page))

    def _fill_plans(self, shown: str) -> None:
        picture = self._session.picture
        self.plans.clear()
        for plan, title, _ in plan_choices(picture):
            text = title if plan != picture.statement.plan else self.tr("%1 (yours)").replace("%1", title)
            self.plans.addItem(text, plan)
        self.plans.setCurrentIndex(self.plans.findData(shown))

    def _find(self, text: str) -> None:
        self._keeping_the_choice(lambda: self.table.rules.find(text))

    def _keeping_the_choice(self, show: Callable[[], None]) -> None:
        chosen = self.table.chosen_line()
        show()
        found = self.table.rules.rowCount() > 0
        for part in (self.table, self.panel):
            part.setVisible(found)
        self.nothing.setVisible(not found)
        if found and (chosen is None or not self.table.choose(chosen.rule)):
            first = self.table.rules.line_at(1)
            assert first is not None
            self.table.choose(first.rule)

    def _show_line(self, line: RuleLine) -> None:
        self.panel.show_line(line)
