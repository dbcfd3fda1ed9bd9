"""Noting that an InMail was deleted or could not be delivered, with what that means for the credit."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.answering import returning_undelivered
from inmail_desk.desk.moments import moment_of
from inmail_desk.desk.sending import mark_deleted, mark_undelivered

from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .person_words import recorded_said, returning_said, unanswered_of
from .session import DeskSession

translate = QCoreApplication.translate


class EndingDialog(ActivityDialog):
    """Marks the unanswered InMails of these prospects deleted, or undelivered."""

    def __init__(
        self,
        session: DeskSession,
        ids: Sequence[int],
        parent: QWidget | None = None,
        *,
        undelivered: bool = False,
    ) -> None:
        title = (
            translate("EndingDialog", "Mark undelivered")
            if undelivered
            else translate("EndingDialog", "Mark deleted")
        )
        super().__init__(session, title, parent, ok_text=title)
        self._ids = tuple(ids)
        self._undelivered = undelivered
        self.day = DayEdit(session.today, past=True)
        self.day.set_day(session.today)
        self._notice = Notice(Tone.NEUTRAL, "")

        explained = (
            self.tr("LinkedIn says that it could not deliver the InMail.")
            if undelivered
            else self.tr("You deleted the InMail on LinkedIn. It cannot be answered any more.")
        )
        self.add_people(self.people(self._ids), explained)
        self.add_day(self.day)
        self.add_wide(self._notice)
        self.day.day_changed.connect(self._tell)
        self._tell()
        self.day.line.selectAll()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        on, now = self.day.day(), self.session.now()
        assert on is not None
        mark = mark_undelivered if self._undelivered else mark_deleted
        recorded = self.session.perform(mark, self.session.picture, self._ids, at=moment_of(on, now), now=now)
        skipped = {prospect.id for prospect in recorded.skipped}
        people = self.people(id for id in self._ids if id not in skipped)
        states = [self.session.picture.state_of(prospect.id) for prospect in people]
        return recorded_said(people, states, self.session.today)

    def _tell(self) -> None:
        today = self.session.today
        day = min(self.day.day() or today, today)
        returning = returning_undelivered(self.session.picture, self._ids, day)
        if self._undelivered or not returning.unanswered or returning.too_early:
            self._notice.say(*returning_said(returning, day, today))
            return
        text = self.tr(
            "An InMail that was sent cannot be cancelled, and a deleted one returns nothing. "
            "You can write to the person again."
        )
        if returning.asked > 1:
            text = f"{unanswered_of(returning)}. {text}"
        self._notice.say(Tone.WARN, self.tr("No credit comes back"), text)
