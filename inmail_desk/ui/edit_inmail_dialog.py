"""Correcting an InMail that was logged."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import LONGEST_BODY, LONGEST_SUBJECT, edit_inmail, moment_of
from inmail_desk.store.values import InMail

from .activity_dialog import ActivityDialog
from .counted_text import CountedText
from .day_edit import DayEdit
from .person_words import names
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate


class EditInMailDialog(ActivityDialog):
    """Corrects the day, the subject, the text and the price of an InMail."""

    def __init__(self, session: DeskSession, inmail: InMail, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("EditInMailDialog", "Edit InMail"),
            parent,
            ok_text=translate("EditInMailDialog", "Save"),
        )
        self._inmail = inmail
        self.day = DayEdit(session.today)
        self.day.set_day(inmail.sent_at.date())
        self.subject = CountedText(QLineEdit(inmail.subject), LONGEST_SUBJECT)
        self.body = CountedText(QPlainTextEdit(inmail.body), LONGEST_BODY)
        self.body.field.setFixedHeight(self.fontMetrics().lineSpacing() * 7 + 16)
        self.free = QCheckBox(self.tr("It was &free: no credit was taken"))
        self.free.setChecked(inmail.free)

        self.add_people(self.people([inmail.prospect_id]))
        self.add_day(self.day)
        self.add_field(self.tr("&Subject"), self.subject)
        self.add_field(self.tr("&Text"), self.body)
        self.add_field("", self.free)
        self.fields |= {"subject": self.subject, "body": self.body}
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        on, now = self.day.day(), self.session.now()
        assert on is not None
        moment = self._inmail.sent_at if on == self._inmail.sent_at.date() else moment_of(on, now)
        self.session.perform(
            edit_inmail,
            self._inmail,
            sent_at=moment,
            now=now,
            subject=self.subject.text(),
            body=self.body.text(),
            free=self.free.isChecked(),
        )
        return self.tr("InMail corrected: %1.").replace("%1", names(self.people([self._inmail.prospect_id])))

    def rejection(self, rejected: Rejected) -> str:
        if rejected.problem is Problem.BEFORE_INMAIL and rejected.details.day is not None:
            text = self.tr("It ended on %1: it was sent that day or before.")
            return text.replace("%1", day(rejected.details.day, self.session.today))
        return super().rejection(rejected)
