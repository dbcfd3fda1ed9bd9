"""The panel beside the list: one person from near, or what the selected people have in common."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inmail_desk.desk.person import PersonPage, person_page
from inmail_desk.store.changes import Changed

from .cards import Card, EmptyState
from .labels import SectionTitle, Separator
from .messages import ask
from .people_summary import PeopleSummary
from .person_facts import PersonFacts
from .person_head import PersonHead
from .person_timeline import Timeline
from .session import DeskSession


class PersonPanel(Card):
    """Shows a person, several, or nobody, and keeps itself right when the account changes.

    What concerns the person alone is changed here; what needs a dialog is told to the page by the signals.
    """

    log_inmail_wanted = Signal()
    outcome_wanted = Signal(object)
    """Carries the Outcome to record today."""
    response_wanted = Signal()
    deleted_wanted = Signal()
    undelivered_wanted = Signal()
    touch_wanted = Signal()
    follow_up_wanted = Signal()
    open_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._ids: tuple[int, ...] = ()
        self._page: PersonPage | None = None
        self._window: QWidget | None = None
        self._head = PersonHead()
        self._timeline = Timeline(session)
        self._facts = PersonFacts(session)
        self._summary = PeopleSummary()
        self._nobody = EmptyState(
            "person", self.tr("Nobody selected"), self.tr("Select somebody in the list to see more.")
        )
        self._person = QWidget()
        column = QVBoxLayout(self._person)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._head)
        column.addWidget(Separator())
        column.addWidget(SectionTitle(self.tr("Timeline")))
        column.addWidget(self._timeline)
        column.addWidget(Separator())
        column.addWidget(self._facts)

        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._parts = parts = QVBoxLayout(content)
        parts.setContentsMargins(16, 16, 12, 16)
        for part in (self._person, self._summary, self._nobody):
            parts.addWidget(part)
        parts.addStretch(1)
        self._scroll.setWidget(content)
        # The card shows through.
        content.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)
        self.setMinimumWidth(300)

        self._connect()
        session.changed.connect(self._take_note)
        self.show_person(None)

    def show_person(self, id: int | None) -> None:
        """Show one person, or nobody. Notes of the one shown before are saved first."""
        self._show(() if id is None else (id,))

    def show_many(self, ids: Sequence[int]) -> None:
        """Show what these people have in common."""
        self._show(tuple(ids))

    def edit_notes(self) -> None:
        """Put the cursor into the notes of the one person shown."""
        if len(self._ids) == 1:
            field = self._facts.notes.field
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(field)

    def save(self) -> None:
        """Save the notes and tags that are being typed."""
        self._facts.save()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window and not self._may_close():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _may_close(self) -> bool:
        self.save()
        trouble = self._facts.notes.unsaved()
        if not trouble:
            return True
        return ask(
            self,
            self.tr("Notes are not saved"),
            trouble,
            self.tr("Close without them"),
            danger=True,
        )

    def _connect(self) -> None:
        for head_signal, signal in (
            (self._head.log_inmail_wanted, self.log_inmail_wanted),
            (self._head.outcome_wanted, self.outcome_wanted),
            (self._head.response_wanted, self.response_wanted),
            (self._head.deleted_wanted, self.deleted_wanted),
            (self._head.undelivered_wanted, self.undelivered_wanted),
            (self._head.touch_wanted, self.touch_wanted),
            (self._head.follow_up_wanted, self.follow_up_wanted),
            (self._head.open_wanted, self.open_wanted),
            (self._timeline.follow_up_wanted, self.follow_up_wanted),
            (self._facts.follow_up_wanted, self.follow_up_wanted),
            (self._facts.forget_wanted, self.forget_wanted),
            (self._summary.log_inmail_wanted, self.log_inmail_wanted),
            (self._summary.response_wanted, self.response_wanted),
            (self._summary.deleted_wanted, self.deleted_wanted),
            (self._summary.undelivered_wanted, self.undelivered_wanted),
            (self._summary.touch_wanted, self.touch_wanted),
            (self._summary.follow_up_wanted, self.follow_up_wanted),
        ):
            head_signal.connect(signal)

    def _show(self, ids: tuple[int, ...]) -> None:
        if ids != self._ids:
            self.save()
            self._scroll.verticalScrollBar().setValue(0)
        picture = self._session.picture
        self._ids = tuple(id for id in ids if id in picture.prospects)
        page = None
        if len(self._ids) == 1:
            page = person_page(picture, self._session.data, self._ids[0])
        self._person.setVisible(page is not None)
        self._summary.setVisible(len(self._ids) > 1)
        self._nobody.setVisible(not self._ids)
        if page is not None:
            self._show_page(page)
        elif len(self._ids) > 1:
            self._summary.show_people(picture, self._ids)
        self._page = page

    def _show_page(self, page: PersonPage) -> None:
        today = self._session.today
        self._head.show_person(page, today)
        self._timeline.show_entries(page.timeline)
        self._facts.show_person(page, today)

    def _take_note(self, changed: Changed | None) -> None:
        if not self._ids or not self._concerns(changed):
            return
        bar = self._scroll.verticalScrollBar()
        was = bar.value()
        self._show(self._ids)
        self._parts.activate()
        bar.setValue(was)

    def _concerns(self, changed: Changed | None) -> bool:
        if changed is None or changed.facts or changed.prospects is None or "campaign" in changed.tables:
            return True
        return not changed.prospects.isdisjoint(self._ids)
