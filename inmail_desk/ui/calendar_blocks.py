"""A part of the agenda: a sign, words, people, and links to what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from .calendar_agenda_words import BlockWords, Link
from .cards import Icon
from .controls import LinkButton
from .flow import Flow
from .labels import Role, Text

_ICON = 17


class OfferLink(LinkButton):
    """A link to something that can be done; to several things about one person, with a small menu."""

    wanted = Signal(object)
    """Carries the `Offer` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._link = Link("", ())
        self.clicked.connect(self._choose)

    def show_link(self, link: Link, about: str) -> None:
        """Show another link; `about` says to a screen reader what it belongs to."""
        self._link = link
        self.setText(link.text.replace("&", "&&"))
        self.setAccessibleName(link.text)
        self.setAccessibleDescription(about)
        self.setToolTip(self.tr("What can be done") if len(link.offers) > 1 else "")

    def offered(self) -> tuple[str, ...]:
        """Return the words of what can be chosen."""
        return tuple(words for words, _ in self._link.offers)

    def menu_of_offers(self) -> QMenu:
        """Return a new menu of what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, offer in self._link.offers:
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked, offer=offer: self.wanted.emit(offer))
        return menu

    def _choose(self) -> None:
        if len(self._link.offers) == 1:
            self.wanted.emit(self._link.offers[0][1])
        elif self._link.offers:
            self.menu_of_offers().popup(self.mapToGlobal(self.rect().bottomLeft()))


class Block(QWidget):
    """A thing that happens, in full. It is filled again for another day."""

    wanted = Signal(object)
    everybody_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon("calendar", size=_ICON)
        self._title = Text(role=Role.STRONG)
        self._text = Text(role=Role.QUIET, selectable=True)
        self._rules = Text(role=Role.SMALL)
        self._people: list[_Person] = []
        self._more = LinkButton("")
        self._more.clicked.connect(self.everybody_wanted)
        self._links: list[OfferLink] = []
        self._persons = QVBoxLayout()
        self._persons.setSpacing(2)
        self._flow = Flow(spacing=4)
        more = QHBoxLayout()
        more.addWidget(self._more)
        more.addStretch(1)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        self._words.addLayout(self._persons)
        self._words.addLayout(more)
        self._words.addWidget(self._rules)
        self._words.addLayout(self._flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def show_words(self, words: BlockWords) -> None:
        """Show other words in place of the former ones."""
        self.setAccessibleName(words.title)
        self._icon.setVisible(bool(words.icon))
        if words.icon:
            self._icon.set_icon(words.icon, words.tone)
        for label, text in ((self._title, words.title), (self._text, words.text), (self._rules, words.small)):
            label.setText(text)
            label.setVisible(bool(text))
        self._more.setText(words.more)
        self._more.setVisible(bool(words.more))
        self._show_people(words)
        self._show_links(words.links, words.title)

    def texts(self) -> tuple[str, ...]:
        """Return what stands here, from top to bottom."""
        people = [text for person in self._people if person.isVisibleTo(self) for text in person.texts()]
        labels = (self._title.text(), self._text.text(), *people, self._more.text(), self._rules.text())
        return tuple(text for text in labels if text)

    def links(self) -> list[OfferLink]:
        """Return what can be chosen here, from top to bottom."""
        people = [person.link for person in self._people]
        return [link for link in (*people, *self._links) if link.isVisibleTo(self)]

    def made(self) -> int:
        """Return how many links have been made here so far, shown or not."""
        return len(self._people) + len(self._links)

    def _show_people(self, words: BlockWords) -> None:
        for _ in words.people[len(self._people) :]:
            person = _Person()
            person.link.wanted.connect(self.wanted)
            self._people.append(person)
            self._persons.addWidget(person)
        for place, person in enumerate(self._people):
            person.setVisible(place < len(words.people))
            if place < len(words.people):
                person.show_person(*words.people[place], about=words.title)

    def _show_links(self, links: Sequence[Link], about: str) -> None:
        for _ in links[len(self._links) :]:
            link = OfferLink()
            link.wanted.connect(self.wanted)
            self._links.append(link)
            self._flow.addWidget(link)
        for place, link in enumerate(self._links):
            link.setVisible(place < len(links))
            if place < len(links):
                link.show_link(links[place], about)


class _Person(QWidget):
    """One of several people: the name as a link, and a quiet line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = OfferLink()
        self._text = Text(role=Role.SMALL)
        line = QHBoxLayout()
        line.addWidget(self.link)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._text)

    def show_person(self, link: Link, text: str, *, about: str) -> None:
        """Show another person."""
        self.link.show_link(link, about)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def texts(self) -> tuple[str, ...]:
        """Return what stands here."""
        return self.link.text().replace("&&", "&"), self._text.text()
