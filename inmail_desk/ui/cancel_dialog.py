"""Cancel the plan: the last day of access, and what is lost with it."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan import cancel
from inmail_desk.desk.plan_effects import cancel_effect
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .labels import Role, Text
from .plan_before_after import BeforeAfter
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate

_WIDTH = 540


class CancelDialog(ActivityDialog):
    """Asks for the last day of access: the credits stay until then."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("plan", "Cancel plan"),
            parent,
            ok_text=translate("plan", "Record cancellation"),
        )
        self.setMinimumWidth(_WIDTH)
        self.day = DayEdit(session.today)
        renewal = session.picture.statement.next_renewal_on
        self.day.set_day(None if renewal is None else renewal - timedelta(days=1))
        self.effect = Notice(Tone.INFO, "")
        self.add_wide(
            Text(
                self.tr(
                    "This records a cancellation; it does not cancel anything at LinkedIn. LinkedIn names the last"
                    " day in its confirmation; mostly it is the day before the next renewal."
                ),
                Role.QUIET,
            )
        )
        self.add_field(self.tr("&Last day of access"), self.day)
        self.add_wide(self.effect)
        self.comparison = BeforeAfter(self, self._cancel)
        self.comparison.rehearsed.connect(self.tell_refusal)
        self.add_wide(self.comparison)
        self.fields = {"day": self.day}
        self.day.day_changed.connect(self._tell)
        self._tell()
        self.day.setFocus()

    def carry_out(self) -> str:
        self.session.perform(self._cancel)
        return self.tr("Cancellation recorded")

    def _cancel(self, data: DataFile) -> Changed:
        return cancel(data, self.session.picture, last_day=self.day.day())

    def _tell(self, _: object = None) -> None:
        self.comparison.expect()
        today = self.session.today
        last_day = self.day.day()
        if last_day is None:
            self.effect.show()
            self.effect.say(Tone.INFO, self.tr("Type the last day on which you can use the plan"))
            return
        try:
            effect = cancel_effect(self.session.picture, last_day)
        except Rejected:
            self.effect.hide()  # said at the field once it has settled
            return
        self.effect.show()
        on = day(effect.last_day, today)
        title = self.tr("Your credits stay until %1").replace("%1", on)
        if last_day < today:
            title = self.tr("The subscription ended with %1").replace("%1", on)
        if effect.credits:
            text = self.tr("If nothing more is sent by then, %1 are lost with it.")
            if last_day < today:
                text = self.tr("%1 were lost with it.")
            text = text.replace("%1", words.credits(effect.credits))
        else:
            text = self.tr("No credit is lost with it: none is left by then.")
        if effect.pending:
            text += "\n" + words.counted(
                effect.pending,
                self.tr("1 InMail is still open then: an answer after that day returns no credit."),
                self.tr("%1 InMails are still open then: an answer after that day returns no credit."),
            )
        self.effect.say(Tone.WARN if effect.credits else Tone.INFO, title, text)
