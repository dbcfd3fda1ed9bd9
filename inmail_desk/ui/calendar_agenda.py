"""The panel beside the month: everything about the chosen day, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inmail_desk.desk.calendar_agenda import Agenda

from .calendar_agenda_words import BlockWords, block_words
from .calendar_blocks import Block, OfferLink
from .calendar_words import day_title, distance
from .cards import Card
from .clear_scroll import ClearScroll
from .labels import Role, SectionTitle, Separator, Text
from .tab_order import order_tabs


class AgendaPanel(Card):
    """Shows the agenda of a day; it changes nothing itself.

    It follows a moment behind the month: whoever holds an arrow key down sees the days go by at once.
    """

    wanted = Signal(object)
    """Carries the `Offer` that was chosen."""
    everybody_wanted = Signal()
    emptied = Signal()
    """What had the keyboard is gone, and nothing else here can take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("The chosen day"))
        self._agenda: Agenda | None = None
        self._give: Callable[[], Agenda] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._catch_up_if_seen)
        self._title = SectionTitle("")
        self._distance = Text(role=Role.QUIET)
        self._blocks: list[Block] = []
        content = QWidget()
        self._content = content
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(16, 8, 14, 8)
        self._column.setSpacing(14)
        self._column.addStretch(1)
        self._area = ClearScroll(content)
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 0)
        head.setSpacing(8)
        for part in (self._title, self._distance, Separator()):
            head.addWidget(part)
        self.body.setContentsMargins(1, 0, 1, 8)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self._area, 1)

    def show_soon(self, give: Callable[[], Agenda]) -> None:
        """Show the agenda that `give` gives, once the month is painted."""
        self._give = give
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _catch_up_if_seen(self) -> None:
        if self.isVisible():
            self.catch_up()

    def catch_up(self) -> None:
        """Show what was to be shown soon, now."""
        give, self._give = self._give, None
        if give is not None:
            self._show(give())

    def _show(self, agenda: Agenda) -> None:
        """Show a day in place of the former one. The focus stays with what it was on, or in the panel."""
        if agenda == self._agenda:
            return
        focused = next((link for link in self._shown_links() if link.hasFocus()), None)
        same_day = self._agenda is not None and self._agenda.on == agenda.on
        self._agenda = agenda
        title = day_title(agenda.on, agenda.today)
        self._title.setText(title)
        self._distance.setText(distance(agenda.on, agenda.today))
        self.setAccessibleDescription(f"{title}, {self._distance.text()}")
        # Many changes at once take half the time where nothing can be seen; but what is hidden loses the focus.
        self._content.setVisible(focused is not None)
        before = sum(block.made() for block in self._blocks)
        self._show_blocks(block_words(agenda))
        if sum(block.made() for block in self._blocks) != before:
            order_tabs(self)  # Tab would go to what was made last at the end
        self._content.show()
        if not same_day:
            self._area.verticalScrollBar().setValue(0)
        if focused is not None and not focused.isVisibleTo(self) and not self.take_focus():
            self.emptied.emit()

    def agenda(self) -> Agenda | None:
        """Return the agenda shown, None before any."""
        self.catch_up()
        return self._agenda

    def texts(self) -> tuple[str, ...]:
        """Return what stands in the panel, from top to bottom."""
        self.catch_up()
        return tuple(text for block in self._blocks if block.isVisibleTo(self) for text in block.texts())

    def take_focus(self) -> bool:
        """Give the keyboard to the first thing that can be done; False where there is none."""
        links = self.links()
        if links:
            links[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(links)

    def links(self) -> list[OfferLink]:
        """Return what can be chosen, from top to bottom."""
        self.catch_up()
        return self._shown_links()

    def _shown_links(self) -> list[OfferLink]:
        return [link for block in self._blocks if block.isVisibleTo(self) for link in block.links()]

    def _show_blocks(self, shown: list[BlockWords]) -> None:
        # The widgets of the former day are used again: making and styling new ones takes ten times as long.
        for words in shown[len(self._blocks) :]:
            block = Block()
            block.wanted.connect(self.wanted)
            block.everybody_wanted.connect(self.everybody_wanted)
            self._column.insertWidget(len(self._blocks), block)
            self._blocks.append(block)
            block.setAccessibleName(words.title)
        for place, block in enumerate(self._blocks):
            block.setVisible(place < len(shown))
            if place < len(shown):
                block.show_words(shown[place])
