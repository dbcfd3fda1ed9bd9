"""What the panel shows where several people are selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.sending import plan_sending

from . import words
from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .flow import Flow
from .labels import Role, Text
from .person_words import names, sending_said


class PeopleSummary(QWidget):
    """How many may be written to and how many have not answered, with what can be done for all of them at once."""

    log_inmail_wanted = Signal()
    response_wanted = Signal()
    deleted_wanted = Signal()
    undelivered_wanted = Signal()
    touch_wanted = Signal()
    follow_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(role=Role.NAME)
        self._names = Text(role=Role.QUIET)
        self._notice = Notice(Tone.NEUTRAL, "")
        self._unanswered = Text(role=Role.QUIET)
        self._answers = QWidget()
        self._log = SecondaryButton(self.tr("Log InMails…"), icon_name="send")
        self._log.clicked.connect(self.log_inmail_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._title, self._names, self._notice):
            column.addWidget(part)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self._log)
        flow.addWidget(_button(self.tr("Log touch…"), self.touch_wanted))
        flow.addWidget(_button(self.tr("Follow up…"), self.follow_up_wanted))
        column.addWidget(buttons)
        answers = QVBoxLayout(self._answers)
        answers.setContentsMargins(0, 6, 0, 0)
        answers.setSpacing(8)
        answers.addWidget(self._unanswered)
        answering = Flow()
        answering.addWidget(_button(self.tr("Record responses…"), self.response_wanted))
        answering.addWidget(_button(self.tr("Deleted…"), self.deleted_wanted))
        answering.addWidget(_button(self.tr("Not delivered…"), self.undelivered_wanted))
        answers.addLayout(answering)
        column.addWidget(self._answers)

    def show_people(self, picture: Picture, ids: Sequence[int]) -> None:
        """Show the summary of these prospects."""
        people = [picture.prospects[id] for id in ids]
        self._title.setText(self.tr("%1 selected").replace("%1", words.people(len(people))))
        self._names.setText(names(people))
        self._notice.say(*sending_said(plan_sending(picture, ids), picture.today))
        kinds = [picture.state_of(id).kind for id in ids]
        pending, lapsed = kinds.count(StateKind.PENDING), kinds.count(StateKind.LAPSED)
        self._answers.setVisible(bool(pending or lapsed))
        text = words.counted(
            pending + lapsed,
            self.tr("1 has an unanswered InMail, %2 of them with the credit back open."),
            self.tr("%1 have an unanswered InMail, %2 of them with the credit back open."),
        )
        self._unanswered.setText(text.replace("%2", words.number(pending)))


def _button(text: str, signal: object) -> SecondaryButton:
    button = SecondaryButton(text)
    button.clicked.connect(signal)
    return button
