"""The panel beside the list: one person from near, or what the selected people have in common."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inmail_desk.desk.picture import Picture
from inmail_desk.store.changes import Changed

from .cards import Card, EmptyState
from .clear_scroll import ClearScroll
from .fitting import keep_fitting, wider_with_font
from .session import DeskSession

if TYPE_CHECKING:
    from .people_summary import PeopleSummary
    from .person_view import PersonView

_LEAST_WIDTH = 260
_UNDER_NOTES = 12


class PersonPanel(Card):
    """Shows a person, several, or nobody, and keeps itself right when the account changes.

    What concerns the person alone is changed here; what needs a dialog is told to the page by the signals. Nothing but
    the words for nobody is built before it is needed, because the panel stands in the first window.
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
    priority_wanted = Signal(object)
    """Carries the Priority for several people, None for none."""
    campaign_wanted = Signal(object)
    """Carries the id of the campaign for several people, None for none."""
    tags_wanted = Signal()

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._ids: tuple[int, ...] = ()
        self._window: QWidget | None = None
        self._one: PersonView | None = None
        self._many: PeopleSummary | None = None
        self._nobody = EmptyState(
            "person", self.tr("Nobody selected"), self.tr("Select somebody in the list to see more.")
        )
        self._stale = False
        self._filled: tuple[int, Picture] | None = None
        self._content = content = QWidget()
        self._parts = QVBoxLayout(content)
        self._parts.setContentsMargins(16, 16, 12, 16)
        self._parts.addWidget(self._nobody)
        self._parts.addStretch(1)
        self._scroll = ClearScroll(content)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)
        keep_fitting(self, lambda: self.setMinimumWidth(wider_with_font(self, _LEAST_WIDTH)))
        session.changed.connect(self._take_note)

    def fill_unseen(self, id: int) -> bool:
        """Fills what shows one person while it is hidden, for `show_person` to show it; False where it is shown. To
        fill it and to lay it out in one go would hold the window up."""
        if self._one is None or not self._one.isHidden():
            return False
        picture = self._session.picture
        if self._filled is not None and self._filled[0] == id and self._filled[1] is picture:
            return False
        self._show_one(id)
        self._filled = (id, picture)
        return True

    def make_ready(self, people: int) -> bool:
        """Makes what shows one person, or several; False where it was there. To make and to fill it in one go would
        hold the window up."""
        missing = (self._one is None and people == 1) or (self._many is None and people > 1)
        if missing:
            view = self._person_view() if people == 1 else self._person_summary()
            view.hide()
        return missing

    def show_person(self, id: int | None) -> None:
        """Show one person, or nobody. Notes of the one shown before are saved first."""
        self._show(() if id is None else (id,))

    def show_many(self, ids: Sequence[int]) -> None:
        """Show what these people have in common."""
        self._show(tuple(ids))

    def edit_notes(self) -> None:
        """Put the cursor into the notes of the one person shown."""
        if self._one is not None and len(self._ids) == 1:
            field = self._one.facts.notes.field
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            # Texts that have just come are laid out later, and move what is under them.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            # `ensureWidgetVisible` would be content with the line of the cursor.
            foot = field.mapTo(self._content, field.rect().bottomLeft())
            self._scroll.ensureVisible(foot.x(), foot.y(), 0, _UNDER_NOTES)

    def save(self) -> None:
        """Save the notes and tags that are being typed."""
        if self._one is not None:
            self._one.facts.save()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._keep_up()
        if self._window is not self.window():
            self._window = self.window()
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window and not self._may_close():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _may_close(self) -> bool:
        """Whether nothing is lost when the window closes, or the person wants it so."""
        self.save()
        trouble = "" if self._one is None else self._one.facts.notes.unsaved()
        if not trouble:
            return True
        from .messages import ask

        title, yes = self.tr("Notes are not saved"), self.tr("Close without them")
        return ask(self, title, trouble, yes, danger=True)

    def _show(self, ids: tuple[int, ...]) -> None:
        if ids != self._ids:
            self.save()
            self._scroll.verticalScrollBar().setValue(0)
        self._stale = False
        picture = self._session.picture
        known = picture.prospects.everybody()
        self._ids = tuple(id for id in ids if id in known)
        if len(self._ids) == 1:
            self._show_one(self._ids[0])
        elif self._ids:
            self._person_summary().show_people(picture, self._ids)
        if self._one is not None:
            self._one.setVisible(len(self._ids) == 1)
        if self._many is not None:
            self._many.setVisible(len(self._ids) > 1)
        self._nobody.setVisible(not self._ids)

    def _show_one(self, id: int) -> None:
        filled, self._filled = self._filled, None
        if filled is not None and filled[0] == id and filled[1] is self._session.picture:
            return
        from inmail_desk.desk.person import person_page

        page = person_page(self._session.picture, self._session.data, id)
        if page is not None:
            self._person_view().show_page(page, self._session.today)

    def _take_note(self, changed: Changed | None) -> None:
        self._stale = self._stale or (bool(self._ids) and self._concerns(changed))
        if self._stale and self.isVisible():
            self._keep_up()

    def _keep_up(self) -> None:
        bar = self._scroll.verticalScrollBar()
        was = bar.value()
        self._show(self._ids)
        self._parts.activate()
        bar.setValue(was)

    def _concerns(self, changed: Changed | None) -> bool:
        if changed is None or changed.facts or changed.prospects is None or "campaign" in changed.tables:
            return True
        return not changed.prospects.isdisjoint(self._ids)

    def _person_view(self) -> "PersonView":
        if self._one is None:
            from .person_view import PersonView

            self._one = view = PersonView(self._session, self._content)
            self._parts.insertWidget(0, view)
            view.head.log_inmail_wanted.connect(self.log_inmail_wanted)
            view.head.outcome_wanted.connect(self.outcome_wanted)
            view.head.response_wanted.connect(self.response_wanted)
            view.head.deleted_wanted.connect(self.deleted_wanted)
            view.head.undelivered_wanted.connect(self.undelivered_wanted)
            view.head.touch_wanted.connect(self.touch_wanted)
            view.head.follow_up_wanted.connect(self.follow_up_wanted)
            view.head.open_wanted.connect(self.open_wanted)
            view.timeline.follow_up_wanted.connect(self.follow_up_wanted)
            view.facts.follow_up_wanted.connect(self.follow_up_wanted)
            view.facts.forget_wanted.connect(self.forget_wanted)
        return self._one

    def _person_summary(self) -> "PeopleSummary":
        if self._many is None:
            from .people_summary import PeopleSummary

            self._many = summary = PeopleSummary()
            self._parts.insertWidget(0, summary)
            summary.log_inmail_wanted.connect(self.log_inmail_wanted)
            summary.response_wanted.connect(self.response_wanted)
            summary.deleted_wanted.connect(self.deleted_wanted)
            summary.undelivered_wanted.connect(self.undelivered_wanted)
            summary.touch_wanted.connect(self.touch_wanted)
            summary.follow_up_wanted.connect(self.follow_up_wanted)
            summary.priority_wanted.connect(self.priority_wanted)
            summary.campaign_wanted.connect(self.campaign_wanted)
            summary.tags_wanted.connect(self.tags_wanted)
        return self._many
