"""Correcting how an InMail ended: a response, a deletion, a non-delivery."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.corrections import (
    Answer,
    Deletion,
    NonDelivery,
    edit_answer,
    edit_deletion,
    edit_non_delivery,
)
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import InMail, Prospect

from . import words
from .correction_dialog import CorrectionDialog
from .day_edit import DayEdit
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate


class CorrectAnswerDialog(CorrectionDialog):
    """The day of a response, and which one it was."""

    def __init__(self, session: DeskSession, answer: Answer, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("correct", "Correct response"), parent)
        self._answer = answer
        self.day = DayEdit(session.today)
        self.day.set_day(answer.response.at.date())
        self.outcome = QComboBox()
        for outcome in Outcome:
            self.outcome.addItem(words.outcome(outcome), outcome)
        self.outcome.setCurrentIndex(self.outcome.findData(answer.response.outcome))
        self.add_people(_person(self, answer.inmail), _sent(answer.inmail, session))
        self.add_day(self.day)
        self.add_field(self.tr("&Response"), self.outcome)
        self.add_effect()
        self.begin_in(self.day)

    def correct(self, data: DataFile) -> Changed:
        outcome = Outcome(self.outcome.currentData())
        return edit_answer(data, self._answer, outcome=outcome, on=self.day.day(), now=self.session.now())

    def done_text(self) -> str:
        return self.tr("Response corrected: %1.").replace("%1", self.name_of(self._answer.inmail), 1)


class CorrectEndDialog(CorrectionDialog):
    """The day on which an InMail was deleted, or could not be delivered."""

    def __init__(
        self, session: DeskSession, end: Deletion | NonDelivery, parent: QWidget | None = None
    ) -> None:
        title = translate("correct", "Correct non-delivery")
        if isinstance(end, Deletion):
            title = translate("correct", "Correct deletion")
        super().__init__(session, title, parent)
        self._end = end
        self.day = DayEdit(session.today)
        self.day.set_day(end.at.date())
        self.add_people(_person(self, end.inmail), _sent(end.inmail, session))
        self.add_day(self.day)
        self.add_effect()
        self.begin_in(self.day)

    def correct(self, data: DataFile) -> Changed:
        on, now = self.day.day(), self.session.now()
        if isinstance(self._end, Deletion):
            return edit_deletion(data, self._end, on=on, now=now)
        return edit_non_delivery(data, self._end, on=on, now=now)

    def done_text(self) -> str:
        return self.tr("Day corrected: %1.").replace("%1", self.name_of(self._end.inmail), 1)


def _person(dialog: CorrectionDialog, inmail: InMail) -> Sequence[Prospect]:
    return dialog.people([inmail.prospect_id])


def _sent(inmail: InMail, session: DeskSession) -> str:
    sent_on = day(inmail.sent_at.date(), session.today)
    return translate("correct", "InMail of %1").replace("%1", sent_on)
