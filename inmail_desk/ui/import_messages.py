"""The messages of a review: filters that count, the list, and the panel that corrects what is selected."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.importing_list import Group, Order, ReviewList

from . import words
from .cards import Card, EmptyState
from .controls import OneOfThese, Pill, SearchEdit
from .fitting import keep_fitting
from .flow import Flow
from .import_model import ReviewModel
from .import_panel import People, ReviewPanel, why_not_answered
from .import_table import ReviewTable
from .import_words import group_name
from .said import Said
from .soon import soon
from .turns import Turns

_PANEL_WIDTHS = (260, 340)
_LIST_WIDTH = 620
_AT_ONCE = 200
"""Messages that a choice is taken over for in one step: of tens of thousands, the window would stand still."""
_FALLING_FIRST = (Order.SENT, Order.TAKEN, Order.ANSWER)


class ReviewMessages(QWidget):
    """Shows the messages and takes choices for them over into the list; `changed` tells that there were some."""

    changed = Signal()

    def __init__(
        self,
        messages: ReviewList,
        people: People,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._messages = messages
        self._people = people
        self._today = today
        self._group = Group.ALL
        self._order, self._falling = Order.SENT, True
        self.pills: dict[Group, Pill] = {}
        self.model = ReviewModel(messages, today, self)
        self.nothing: EmptyState | None = None
        self._nothing: Card | None = None
        self.table: ReviewTable
        self.panel: ReviewPanel
        self.search: SearchEdit
        self.said: Said

    def make(self) -> Iterator[None]:
        """Makes what is shown, a part in each step, as all at once would hold the window up; to be used once it is
        done. There is nothing in the list until a group is shown."""
        # Each part is made where it stays: to move a finished one there costs a styling of all that it holds.
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._list = QStackedWidget(self._splitter)
        self.table = ReviewTable(self._messages, self.model, self._list)
        yield
        self.panel = ReviewPanel(self._messages, self._people, self._today, self._splitter)
        yield
        self._lay_out(self._filters())
        yield
        self._connect()
        yield

    def _connect(self) -> None:
        self.model.tick_wanted.connect(self._tick)
        self.table.command.connect(self._obey)
        self.table.opened.connect(lambda: self.panel.choices.taken.setFocus(Qt.FocusReason.TabFocusReason))
        self.table.order_wanted.connect(self.sort)
        self.table.menu_wanted.connect(self._show_menu)
        self.panel.chosen.connect(lambda choices: self.choose(self.table.selected_numbers(), **choices))
        self.search.textChanged.connect(self.show_list)
        self.search.returnPressed.connect(self._go_to_list)

        # Held-down arrows fill the panel once.
        self._choosing = Turns(self)
        self._panel_timer = soon(self, self.fill_panel)
        self.table.chosen.connect(self._panel_timer.start)

    def _filters(self) -> QWidget:
        pills = QWidget(self)
        flow = Flow(pills, spacing=8)
        group_of_pills = OneOfThese(self)
        self.search = SearchEdit(self.tr("Name or text"), shortcut="/", parent=pills)
        self.search.setAccessibleName(self.tr("Find messages by name or text"))
        for group in Group:
            pill = self.pills[group] = Pill("", pills)
            pill.clicked.connect(lambda _checked, group=group: self.show_group(group))
            group_of_pills.addButton(pill)
            flow.addWidget(pill)
        keep_fitting(
            self.search,
            lambda: self.search.setFixedWidth(self.search.fontMetrics().averageCharWidth() * 22 + 30),
        )
        flow.addWidget(self.search)
        self.pills[Group.ALL].setChecked(True)
        return pills

    def _lay_out(self, filters: QWidget) -> None:
        self.said = Said(self)
        self._list.addWidget(self.table)
        self._splitter.addWidget(self._list)
        self._splitter.addWidget(self.panel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(filters)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.said)

    # What is shown

    def show_group(self, group: Group) -> None:
        """Shows the messages of a group, and selects the first."""
        self._group = group
        self.pills[group].setChecked(True)
        self.show_list()

    def sort(self, order: Order) -> None:
        """Sorts by this; by the present order the other way round."""
        self._falling = not self._falling if order is self._order else order in _FALLING_FIRST
        self._order = order
        self.show_list()

    def show_list(self) -> None:
        """Shows what the filters let through; whoever is selected stays so while they are shown."""
        self._show_counts()
        kept = self.table.current_number()
        numbers = self._messages.ask(self._group, self.search.text(), self._order, falling=self._falling)
        self.model.show_numbers(numbers)
        self.table.show_order(self._order, falling=self._falling)
        self._explain_emptiness(bool(numbers))
        if numbers:
            self.table.go_to(numbers.index(kept) if kept in numbers else 0)
        self._panel_timer.start()

    def fill_panel(self) -> None:
        """Shows what is selected from near."""
        self._panel_timer.stop()
        self.panel.show_messages(self.table.selected_numbers())

    def _show_counts(self) -> None:
        counts = self._messages.counts()
        for group, pill in self.pills.items():
            pill.setText(f"{group_name(group)} {words.number(counts[group])}")

    def _explain_emptiness(self, anything: bool) -> None:
        if self._nothing is not None:
            self._list.removeWidget(self._nothing)
            self._nothing.deleteLater()
            self._nothing = None
        self.panel.setVisible(anything)
        if anything:
            return
        text = self.tr("No message is left under this filter.")
        if self._group is Group.ALL and not self.search.text():
            text = self.tr(
                "The archive shows no message of yours that may have been an InMail: none began a conversation with "
                "one person who was no connection."
            )
        self.nothing = empty = EmptyState("mail", self.tr("Nothing here"), text, self._way_out())
        empty.clicked.connect(self._show_everything)
        self._nothing = Card()
        self._nothing.body.addWidget(empty)
        self._list.addWidget(self._nothing)
        self._list.setCurrentWidget(self._nothing)

    def _way_out(self) -> str:
        clear = self._group is Group.ALL and not self.search.text()
        return "" if clear else self.tr("Show all messages")

    def _show_everything(self) -> None:
        self.search.clear()
        self.show_group(Group.ALL)
        self._go_to_list()

    def _go_to_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    # Choices

    def choose(self, numbers: list[int], **choices: Any) -> None:
        """Takes a choice over for these messages. Whoever says that something was an InMail wants it imported, and
        the other way round."""
        if not numbers:
            return
        if "is_inmail" in choices and "taken" not in choices:
            choices["taken"] = True
        if len(numbers) == 1:
            self._say_why_not(numbers, choices)
        self._choosing.run(self._taken_over(numbers, choices))
        if len(numbers) <= _AT_ONCE:
            self._choosing.finish()

    def is_busy(self) -> bool:
        """Whether something that was chosen is still being taken over."""
        return self._choosing.is_busy()

    def settle(self) -> None:
        """Takes over all that was chosen, at once."""
        self._choosing.finish()

    def _taken_over(self, numbers: list[int], choices: dict[str, Any]) -> Iterator[None]:
        for place in range(0, len(numbers), _AT_ONCE):
            self._messages.choose(numbers[place : place + _AT_ONCE], **choices)
            yield
        self.model.follow(self.table.selected_rows() or range(self.model.rowCount()))
        self._show_counts()
        if len(numbers) > _AT_ONCE:
            self._panel_timer.start()
        else:
            self.fill_panel()
        yield
        self.changed.emit()

    def _say_why_not(self, numbers: list[int], choices: Mapping[str, object]) -> None:
        proposals = [self._messages.proposal(number) for number in numbers]
        if "outcome" in choices and not any(each.may_be_answered for each in proposals):
            self.said.say_why_not(why_not_answered(proposals))
        elif not any(each.may_be_taken for each in proposals):
            self.said.say_why_not(self.tr("It is in the account already: there is nothing to import."))

    def _tick(self, ticked: tuple[int, bool]) -> None:
        number, taken = ticked
        selected = self.table.selected_numbers()
        self.choose(selected if number in selected else [number], taken=taken)

    def _obey(self, key: str) -> None:
        if key == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
            return
        numbers = self.table.selected_numbers()
        if not numbers:
            return
        current = self.table.current_number()
        first = self._messages.proposal(current if current in numbers else numbers[0])
        match key:
            case " ":
                self.choose(numbers, taken=not first.taken)
            case "i":
                turned = not (first.taken and first.is_inmail)
                self.choose(numbers, is_inmail=turned, taken=turned)
            case "f":
                self.choose(numbers, free=not first.free)
            case "0":
                self.choose(numbers, outcome=None)
            case _:
                self.choose(numbers, outcome=tuple(Outcome)[int(key) - 1])

    def _show_menu(self, place: QPoint) -> None:
        if self.table.selected_numbers():
            self.menu().popup(place)

    def menu(self) -> QMenu:
        """A new menu of what can be chosen for the selected messages."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for text, key, hint in (
            (self.tr("Import, or leave out"), " ", self.tr("Space")),
            (self.tr("An InMail, or not"), "i", "I"),
            (self.tr("Free, or paid"), "f", "F"),
        ):
            menu.addAction(f"{text}\t{hint}").triggered.connect(lambda _checked, key=key: self._obey(key))
        answers = menu.addMenu(self.tr("Their answer"))
        for number, outcome in enumerate(Outcome, 1):
            action = answers.addAction(f"{words.outcome(outcome)}\t{number}")
            action.triggered.connect(lambda _checked, key=str(number): self._obey(key))
        answers.addSeparator()
        none = self.tr("No answer to it")
        answers.addAction(f"{none}\t0").triggered.connect(lambda _checked: self._obey("0"))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            small, large = _PANEL_WIDTHS
            width = max(small, min(large, self.width() - _LIST_WIDTH))
            self._splitter.setSizes([self.width() - width, width])
