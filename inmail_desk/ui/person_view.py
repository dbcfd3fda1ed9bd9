"""One person from near: head, timeline and facts beneath each other."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inmail_desk.desk.person import PersonPage

from .labels import SectionTitle, Separator
from .person_facts import PersonFacts
from .person_head import PersonHead
from .person_timeline import Timeline
from .session import DeskSession


class PersonView(QWidget):
    """Shows one person at a time. What its parts want is told by their signals."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PersonHead(self)
        self.timeline = Timeline(session, self)
        self.facts = PersonFacts(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(Separator())
        column.addWidget(SectionTitle(self.tr("Timeline")))
        column.addWidget(self.timeline)
        column.addWidget(Separator())
        column.addWidget(self.facts)

    def show_page(self, page: PersonPage, today: date) -> None:
        """Show this person. What is being typed about the one shown before is saved first."""
        self.head.show_person(page, today)
        self.timeline.show_entries(page.timeline)
        self.facts.show_person(page, today)
