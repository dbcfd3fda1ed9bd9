"""The plan's history as a card: one line a step, each to be corrected or removed."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from inmail_desk.desk.plan_page import HistoryLine

from .cards import Card
from .chips import Chip
from .colours import Tone
from .controls import IconButton
from .dates import short_day_with_year
from .icons import icon
from .labels import SectionTitle, Separator
from .plan_history_words import line_text, line_title
from .plan_rows import DayLine, empty


class HistoryCard(Card):
    """The steps of the plan, the latest first. A signal carries the line that its menu was used on."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("History"))
        self.rows: tuple[HistoryRow, ...] = ()
        self.body.setSpacing(0)
        self.body.addWidget(SectionTitle(self.tr("History")))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    def show_lines(
        self, lines: Sequence[HistoryLine], today: date, may_remove: Callable[[HistoryLine], bool]
    ) -> None:
        """Show these lines in place of the former ones. The focus stays at the line where it was."""
        focus = self.window().focusWidget()
        focused = next((place for place, row in enumerate(self.rows) if row.menu_button is focus), None)
        empty(self._list)
        self.rows = tuple(HistoryRow(line, today, removable=may_remove(line)) for line in lines)
        for place, row in enumerate(self.rows):
            if place:
                self._list.addWidget(Separator())
            row.edit_wanted.connect(self.edit_wanted)
            row.remove_wanted.connect(self.remove_wanted)
            self._list.addWidget(row)
            row.show()  # Qt would only with the next events, and what is hidden takes no focus
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].menu_button.setFocus(Qt.FocusReason.OtherFocusReason)


class HistoryRow(DayLine):
    """A step: its day, what happened, what it did; and its menu."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(
        self, line: HistoryLine, today: date, *, removable: bool, parent: QWidget | None = None
    ) -> None:
        title = line_title(line)
        super().__init__(line.on, title, line_text(line, today), parent)
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

    def _open_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())
