"""Correcting an InMail that was logged."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import LONGEST_BODY, LONGEST_SUBJECT, edit_inmail
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import InMail

from .before_reading import BeforeReading
from .correction_dialog import CorrectionDialog
from .counted_text import CountedText
from .day_edit import DayEdit
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate


class EditInMailDialog(CorrectionDialog):
    """Corrects the day, the subject, the text and the price of an InMail; and on a day on which a number of LinkedIn's
    was read, whether it was sent before that."""

    def __init__(self, session: DeskSession, inmail: InMail, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("EditInMailDialog", "Edit InMail"), parent)
        self._inmail = inmail
        self.day = DayEdit(session.today)
        self.day.set_day(inmail.sent_at.date())
        self.before = BeforeReading(session, sent_at=inmail.sent_at)
        self.subject = CountedText(QLineEdit(inmail.subject), LONGEST_SUBJECT)
        self.body = CountedText(QPlainTextEdit(inmail.body), LONGEST_BODY)
        self.body.field.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + 16)
        self.free = QCheckBox(self.tr("It was &free: no credit was taken"))
        self.free.setChecked(inmail.free)

        self.add_people(self.people([inmail.prospect_id]))
        self.add_day(self.day)
        self.add_field("", self.before)
        self._ask_of_day()
        self.day.day_changed.connect(self._ask_of_day)
        self.add_field(self.tr("&Subject"), self.subject)
        self.add_field(self.tr("&Text"), self.body)
        self.add_field("", self.free)
        self.fields |= {"subject": self.subject, "body": self.body}
        self.add_effect()
        self.begin_in(self.day)

    def correct(self, data: DataFile) -> Changed:
        on, now = self.day.day(), self.session.now()
        if on is None:
            raise Rejected(Problem.DAY_MISSING, field="day")
        return edit_inmail(
            data,
            self._inmail,
            sent_at=self.before.moment_sent(on, now),
            now=now,
            subject=self.subject.text(),
            body=self.body.text(),
            free=self.free.isChecked(),
        )

    def done_text(self) -> str:
        return self.tr("InMail corrected: %1.").replace("%1", self.name_of(self._inmail), 1)

    def rejection(self, rejected: Rejected) -> str:
        if rejected.problem is Problem.BEFORE_INMAIL and rejected.details.day is not None:
            text = self.tr(
                "The InMail to %1 ended on %2, so it was sent that day or before. Choose such a day, or correct how it"
                " ended first."
            )
            text = text.replace("%2", day(rejected.details.day, self.session.today))
            return text.replace("%1", self.name_of(self._inmail), 1)
        return super().rejection(rejected)

    def _ask_of_day(self) -> None:
        self.show_field(self.before, self.before.ask_of(self.day.day()))
