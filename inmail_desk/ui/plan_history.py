"""The plan's history as a card: a line of time, and beneath it a row for each step, to be corrected or removed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolTip, QVBoxLayout, QWidget

from inmail_desk.desk.plan_page import HistoryLine
from inmail_desk.desk.plan_timeline import Timeline

from .cards import Card
from .chips import Chip
from .colours import Tone, current_colours
from .controls import IconButton, SecondaryButton
from .dates import short_day_with_year
from .icons import icon
from .labels import Role, SectionTitle, Separator, Text
from .plan_history_words import line_text, line_title
from .plan_rows import DayLine, empty
from .plan_timeline import PlanTimeline

_EDGE = 16
_SIDE = 10
"""Pixels inside of the card, and of a row: the ground of a chosen row reaches further out than its text."""


class HistoryCard(Card):
    """The steps of the plan, the latest first, under the line of time. A signal carries the line that it is about."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    add_wanted = Signal(object)
    """Carries the day on which a change is to be added, None where none was chosen."""
    in_sight_wanted = Signal(object)
    """Carries a widget that the page is to scroll to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("History"))
        self.rows: tuple[HistoryRow, ...] = ()
        self.body.setSpacing(0)
        self.body.setContentsMargins(_EDGE - _SIDE, _EDGE, _EDGE - _SIDE, _EDGE)
        self.add_button = SecondaryButton(self.tr("Add a change…"))
        self.add_button.setToolTip(self.tr("Another plan from the day chosen on the line (Insert)"))
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 0, _SIDE, 0)
        head.addWidget(SectionTitle(self.tr("History")), 1)
        head.addWidget(self.add_button)
        self.timeline = PlanTimeline()
        self.add_button.clicked.connect(self._add)
        self.timeline.chosen.connect(self._mark)
        self.timeline.edit_wanted.connect(self.edit_wanted)
        self.timeline.remove_wanted.connect(self._remove)
        self.timeline.add_wanted.connect(self.add_wanted)
        self._hint = Text(
            self.tr(
                "Choose a step on the line; Enter edits it, Delete removes it, Insert adds a change on that day."
            ),
            Role.SMALL,
        )
        self._hint.setContentsMargins(_SIDE, 6, _SIDE, 0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(_SIDE, 0, _SIDE, 0)
        line.addWidget(self.timeline)
        self.body.addLayout(head)
        self.body.addSpacing(10)
        self.body.addLayout(line)
        self.body.addWidget(self._hint)
        self.body.addSpacing(6)
        self.body.addLayout(self._list)

    def show_lines(
        self,
        lines: Sequence[HistoryLine],
        timeline: Timeline,
        today: date,
        may_remove: Callable[[HistoryLine], bool],
    ) -> None:
        """Show these lines in place of the former ones. The focus stays at the line where it was."""
        focus = self.window().focusWidget()
        focused = next((place for place, row in enumerate(self.rows) if row.menu_button is focus), None)
        empty(self._list)
        self.timeline.setVisible(bool(lines))
        self._hint.setVisible(bool(lines))
        self.timeline.show_timeline(timeline, lines)
        self.rows = tuple(HistoryRow(line, today, removable=may_remove(line)) for line in lines)
        for place, row in enumerate(self.rows):
            if place:
                self._list.addWidget(Separator())
            row.edit_wanted.connect(self.edit_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            row.chosen.connect(self._choose)
            self._list.addWidget(row)
            row.show()  # Qt would only with the next events, and what is hidden takes no focus
        self._mark(self.timeline.chosen_line(), scroll=False)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].menu_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self.add_wanted.emit(self.timeline.chosen_day())

    def _choose(self, line: HistoryLine) -> None:
        self.timeline.choose(line)
        self._mark(line, scroll=False)

    def _mark(self, line: HistoryLine | None, *, scroll: bool = True) -> None:
        for row in self.rows:
            row.mark(row.line is line)
            if row.line is line and scroll:
                self.in_sight_wanted.emit(row)
        if scroll:
            self.in_sight_wanted.emit(self.timeline)  # the keyboard is there

    def _remove(self, line: HistoryLine) -> None:
        removable = next(row.removable for row in self.rows if row.line is line)
        if removable:
            self.remove_wanted.emit(line)
            return
        text = self.tr("The first step stays: everything begins with it. Enter edits it.")
        QToolTip.showText(self.timeline.mapToGlobal(self.timeline.rect().bottomLeft()), text, self.timeline)


class HistoryRow(DayLine):
    """A step: its day, what happened, what it did; and its menu."""

    chosen = Signal(object)
    """Carries the line: it was clicked."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self, line: HistoryLine, today: date, *, removable: bool, parent: QWidget | None = None
    ) -> None:
        title = line_title(line)
        super().__init__(line.on, title, line_text(line, today), parent)
        self.row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        self.line = line
        self.removable = removable
        self._marked = False
        state = Chip()
        if line.waiting_until is not None:
            state.set_state(self.tr("waiting"), Tone.WARN)
        elif line.coming:
            state.set_state(self.tr("coming"), Tone.INFO)

        self.menu = QMenu(self)
        self.edit_action = self.menu.addAction(icon("edit"), self.tr("&Edit…"))
        self.edit_action.triggered.connect(lambda: self.edit_wanted.emit(line))
        if removable:
            remove = self.menu.addAction(icon("trash"), self.tr("&Remove"))
            remove.triggered.connect(lambda: self.remove_wanted.emit(line))
        name = self.tr("Edit or remove: %1, %2") if removable else self.tr("Edit: %1, %2")
        self.menu_button = IconButton(
            "more", name.replace("%1", short_day_with_year(line.on)).replace("%2", title)
        )
        self.menu_button.clicked.connect(self._open_menu)

        self.row.addWidget(state)
        self.row.addWidget(self.menu_button)

    def mark(self, marked: bool) -> None:
        """Stand out as the step that is chosen on the line of time, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def is_marked(self) -> bool:
        """Tell whether it stands out."""
        return self._marked

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_colours().accent_soft))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), 6, 6)

    def _open_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())
