"""The panel beside the month: everything about the chosen day, and what can be done about it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from inmail_desk.desk.calendar_agenda import Agenda, AgendaItem, Doable, Involved, Offer

from . import calendar_agenda_words as said
from . import words
from .calendar_words import chip, day_title, distance
from .cards import Card, Icon
from .colours import Tone
from .controls import IconButton, LinkButton
from .flow import Flow
from .labels import Role, SectionTitle, Separator, Text

_ICON = 17


class AgendaPanel(Card):
    """Shows the agenda of a day; it changes nothing itself."""

    wanted = Signal(object)
    """Carries the `Offer` that was chosen."""
    everybody_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("The chosen day"))
        self._agenda: Agenda | None = None
        self._buttons: dict[object, QWidget] = {}
        self._title = SectionTitle("")
        self._distance = Text(role=Role.QUIET)
        self._scroll = _Scroll()
        head = QVBoxLayout()
        head.setContentsMargins(16, 16, 16, 0)
        head.setSpacing(8)
        for part in (self._title, self._distance, Separator()):
            head.addWidget(part)
        self.body.setContentsMargins(1, 0, 1, 8)
        self.body.setSpacing(4)
        self.body.addLayout(head)
        self.body.addWidget(self._scroll, 1)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show a day in place of the former one. The focus stays with the same offer, or in the panel."""
        former = self._agenda
        if agenda == former:
            return
        had_focus = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), None)
        self._agenda = agenda
        self._buttons = {}
        self._title.setText(day_title(agenda.on, agenda.today))
        self._distance.setText(distance(agenda.on, agenda.today))
        content = self._new_content(agenda)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)  # so that the card's own ground is seen
        if had_focus:
            heir = self._buttons.get(focused) or next(iter(self._buttons.values()), self)
            heir.show()  # a layout shows its widgets later, and what is hidden takes no focus
            heir.setFocus(Qt.FocusReason.OtherFocusReason)

    def agenda(self) -> Agenda | None:
        """Return the agenda shown, None before any."""
        return self._agenda

    def take_focus(self) -> bool:
        """Give the keyboard to the first thing that can be done; False where there is none."""
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    def _new_content(self, agenda: Agenda) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 14, 8)
        column.setSpacing(14)
        if not agenda.items and agenda.balance is not None:
            column.addLayout(_block("calendar", Tone.NEUTRAL, said.nothing_text(agenda))[0])
        for place, item in enumerate(agenda.items):
            column.addLayout(self._item(place, item, agenda))
            keep = "" if item.loss is None else said.keep_text(item.loss, agenda.today)
            if keep:
                column.addLayout(self._keep(place, item, keep, agenda.today))
        title = self.tr("Balance at the end of the day")
        column.addLayout(_block("plan", Tone.NEUTRAL, title, (said.sum_text(agenda),))[0])
        for source in said.source_lines(agenda.items):
            column.addWidget(Text(source, Role.SMALL, selectable=True))
        column.addStretch(1)
        return content

    def _item(self, place: int, item: AgendaItem, agenda: Agenda) -> QHBoxLayout:
        sign = chip(item.item, agenda.on, {}, agenda.today)
        row, column = _block(sign.icon, sign.tone, said.title(item, agenda), said.texts(item, agenda))
        alone = len(item.people) == 1 and not item.more
        for person in item.people:
            if alone:
                text = said.person_text(item, person, agenda.today)
                if text:
                    column.addWidget(Text(text, Role.QUIET, selectable=True))
            else:
                column.addLayout(self._person(place, item, person, agenda.today))
        if item.more:
            column.addWidget(self._more(item.more))
        rules = said.rule_lines(item)
        for line in rules:
            column.addWidget(Text(line, Role.SMALL, selectable=True))
        offers = [*(item.people[0].offers if alone else ()), *item.offers]
        if item.loss is not None:
            offers = [offer for offer in offers if offer.kind is not Doable.WRITE]
        self._add_offers(column, place, offers, agenda.today, said.title(item, agenda))
        return row

    def _keep(self, place: int, item: AgendaItem, text: str, today: date) -> QHBoxLayout:
        row, column = _block("bulb", Tone.INFO, self.tr("To keep them"), (text,))
        offers = [offer for offer in item.offers if offer.kind is Doable.WRITE]
        self._add_offers(column, place, offers, today, self.tr("To keep them"))
        return row

    def _person(self, place: int, item: AgendaItem, person: Involved, today: date) -> QHBoxLayout:
        show = next(offer for offer in person.offers if offer.kind is Doable.SHOW_PERSON)
        name = LinkButton(person.name.replace("&", "&&"))
        name.setToolTip(said.offer_text(show, today))
        name.clicked.connect(lambda: self.wanted.emit(show))
        self._buttons[place, person.id, ""] = name
        words_column = QVBoxLayout()
        words_column.setSpacing(0)
        line = QHBoxLayout()
        line.addWidget(name)
        line.addStretch(1)
        words_column.addLayout(line)
        text = said.person_text(item, person, today)
        if text:
            words_column.addWidget(Text(text, Role.SMALL, selectable=True))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words_column, 1)
        others = [offer for offer in person.offers if offer is not show]
        if others:
            row.addWidget(self._menu(place, person, others, today), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _menu(self, place: int, person: Involved, offers: list[Offer], today: date) -> IconButton:
        button = IconButton("more", self.tr("What can be done: %1").replace("%1", person.name, 1))
        menu = QMenu(button)
        for offer in offers:
            action = menu.addAction(said.offer_text(offer, today))
            action.triggered.connect(lambda _checked, offer=offer: self.wanted.emit(offer))
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        self._buttons[place, person.id, "more"] = button
        return button

    def _more(self, count: int) -> QWidget:
        text = words.counted(count, self.tr("Show 1 more"), self.tr("Show %1 more"))
        button = LinkButton(text)
        button.clicked.connect(self.everybody_wanted)
        self._buttons["everybody"] = button
        return button

    def _add_offers(
        self, column: QVBoxLayout, place: int, offers: list[Offer], today: date, about: str
    ) -> None:
        if not offers:
            return
        links = Flow(spacing=4)
        for offer in offers:
            button = LinkButton(said.offer_text(offer, today))
            button.setAccessibleDescription(about)
            button.clicked.connect(lambda _checked=False, offer=offer: self.wanted.emit(offer))
            self._buttons[place, offer] = button
            links.addWidget(button)
        column.addSpacing(2)
        column.addLayout(links)


def _block(
    icon_name: str, tone: Tone, title: str, texts: tuple[str, ...] = ()
) -> tuple[QHBoxLayout, QVBoxLayout]:
    """A sign with words beside it, and the column of those words."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Text(title, Role.STRONG, selectable=True))
    for text in texts:
        column.addWidget(Text(text, Role.QUIET, selectable=True))
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(Icon(icon_name, tone, size=_ICON), 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(column, 1)
    return row, column


class _Scroll(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
