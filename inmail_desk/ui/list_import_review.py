"""The third step of importing a list: every row beside the account, to be looked through before anything is written."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from inmail_desk.desk.list_importing import (
    ListReview,
    Proposal,
    Status,
    chosen,
    dated,
    decided,
    filling,
    ticked_in_parts,
)

from . import words
from .cards import EmptyState
from .controls import OneOfThese, Pill
from .flow import Flow
from .labels import Role, Text
from .list_import_model import Group, ReviewRows, ReviewTable, grouped
from .list_import_panel import Find, ListPanel
from .soon import soon
from .turns import Turns

_AT_ONCE = 200
"""Rows that are ticked in one go; more are ticked in turns, between which the window goes on."""


class ListReviewStep(QWidget):
    """Shows a review by groups and takes choices. `review` is the one with the choices so far."""

    changed = Signal()
    """Another choice was made."""

    def __init__(
        self, today: date, now: Callable[[], datetime], find: Find, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._now = now
        self._find = find
        self.review: ListReview | None = None
        self.pills: dict[Group, Pill] = {}
        self._groups: dict[Group, list[int]] = {}
        self._ticking = Turns(self)
        self._telling = soon(self, self._tell)
        self.rows = ReviewRows(today, self)
        self.rows.tick_wanted.connect(self._tick)
        self.table: ReviewTable
        self.panel: ListPanel

    def make(self) -> Iterator[None]:
        """Makes what is shown, a part in each step, as all at once would hold the window up; to be used once it is
        done."""
        # Each part is made with its parent: to move a finished one there costs a styling of all that it holds.
        self.title = Text(self.tr("Look through what was found"), Role.TITLE, parent=self)
        self.how = Text(role=Role.QUIET, selectable=True, parent=self)
        self.table = ReviewTable(self.rows, self)
        self.table.chosen.connect(self._follow_selection)
        self.nobody = EmptyState(
            "people",
            self.tr("Nobody here"),
            self.tr("No row of the list belongs to this group."),
            parent=self,
        )
        yield
        self.panel = ListPanel(self._today, self._find, self)
        self.panel.dated.connect(self._date)
        self.panel.decided.connect(self._decide)
        self.fills = QCheckBox(self.tr("Fill what is empty of people in your list; overwrite nothing"), self)
        self.fills.clicked.connect(self._fill)
        self.panel.freed.connect(lambda free: self._choose(free=free))
        self.panel.outcome_chosen.connect(lambda outcome: self._choose(outcome=outcome))
        yield
        self._lay_out()
        self.setFocusProxy(self.table)
        yield

    def show_review(self, review: ListReview, left: int) -> None:
        """Shows a review from its beginning; `left` lines of a pasted page belong to no message."""
        self.review = review
        self._groups = grouped(review)
        parts = [review.name]
        parts.append(
            words.counted(
                len(review.proposals),
                self.tr("1 row understood"),
                self.tr("%1 rows understood"),
            )
        )
        if left:
            parts.append(
                words.counted(
                    left, self.tr("1 line belongs to no message"), self.tr("%1 lines belong to no message")
                )
            )
        if review.campaigns:
            names = ", ".join(review.campaigns[:3]) + ("…" if len(review.campaigns) > 3 else "")
            parts.append(self.tr("new campaigns: %1").replace("%1", names, 1))
        self.how.setText(" · ".join(parts))
        for group, pill in self.pills.items():
            count = len(self._groups[group])
            pill.setText(f"{self._name(group)} {words.number(count)}")
            pill.setVisible(bool(count) or group is Group.ALL)
        self.fills.setVisible(any(review.blanks.values()))
        self.fills.setChecked(review.fills)
        self.show_group(Group.ALL)

    def emptied(self) -> list[Proposal]:
        """Shows nothing any more; what was held."""
        self._ticking.stop()
        self._telling.stop()
        self.rows.show_nothing()
        review, self.review, self._groups = self.review, None, {}
        return [] if review is None else list(review.proposals)

    def show_group(self, group: Group) -> None:
        """Shows the rows of a group."""
        assert self.review is not None
        self.pills[group].setChecked(True)
        numbers = self._groups[group]
        self.rows.show_rows(self.review, numbers)
        self.table.setVisible(bool(numbers))
        self.nobody.setVisible(not numbers)
        if numbers:
            self.table.selectRow(0)
        self._tell()

    def _tick(self, wanted: object) -> None:
        assert isinstance(wanted, tuple)
        assert self.review is not None
        numbers, on = wanted
        self._ticking.run(self._ticked(numbers, on))
        if len(numbers) <= _AT_ONCE:
            self._ticking.finish()

    def _ticked(self, numbers: frozenset[int], on: bool) -> Iterator[None]:
        assert self.review is not None
        for found in ticked_in_parts(self.review, numbers, on):
            if found is not None:
                self.review = found
            yield
        self.rows.follow(self.review)
        yield
        self._tell()
        yield
        self.changed.emit()

    def is_busy(self) -> bool:
        """Whether something that was ticked is still being taken over."""
        return self._ticking.is_busy()

    def settle(self) -> None:
        """Takes over all that was ticked, at once."""
        self._ticking.finish()

    def _decide(self, who: object) -> None:
        assert self.review is not None
        self.settle()
        asked = [each for each in self.table.selected() if each.status is Status.SAME_PERSON]
        suspect = None if isinstance(who, bool) or not isinstance(who, int) else who
        numbers = frozenset(each.number for each in asked)
        self._follow(decided(self.review, numbers, same=who is not False, suspect=suspect))

    def _fill(self, on: bool) -> None:
        assert self.review is not None
        self.settle()
        self._follow(filling(self.review, on))

    def _choose(self, **choice: object) -> None:
        assert self.review is not None
        self.settle()
        news = self.review.news
        numbers = frozenset(
            each.number
            for each in self.table.selected()
            if (news(each).inmail if "free" in choice else news(each).answer)
        )
        self._follow(chosen(self.review, numbers, **choice))

    def _date(self, days: object) -> None:
        assert isinstance(days, tuple)
        assert self.review is not None
        self.settle()
        (row,) = self.table.selected()
        sent_on, answered_on = days
        self._follow(dated(self.review, row.number, sent_on, answered_on, self._now()))

    def _follow(self, review: ListReview) -> None:
        self.review = review
        self.rows.follow(review)
        self._tell()
        self.changed.emit()

    def _follow_selection(self) -> None:
        if len(self.table.selected_rows()) > _AT_ONCE:
            self._telling.start()
        else:
            self._tell()

    def _tell(self) -> None:
        if self.review is not None:
            self.panel.show_rows(self.review, self.table.selected())

    def _name(self, group: Group) -> str:
        names = {
            Group.ALL: self.tr("All"),
            Group.NEW: self.tr("New"),
            Group.KNOWN: self.tr("In your list"),
            Group.TWICE: self.tr("Twice in the list"),
            Group.SAME_PERSON: self.tr("Same person?"),
            Group.REMARKS: self.tr("With a remark"),
            Group.LEFT: self.tr("Left alone"),
        }
        return names[group]

    def _lay_out(self) -> None:
        pills = QWidget(self)
        flow = Flow(pills, spacing=8)
        group = OneOfThese(self)
        for each in Group:
            pill = self.pills[each] = Pill(self._name(each), pills)
            pill.clicked.connect(lambda _checked, each=each: self.show_group(each))
            group.addButton(pill)
            flow.addWidget(pill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.how, self.fills, pills):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.nobody, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.panel)
