"""What the panel shows where several people are selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.picture import Picture
from inmail_desk.desk.sending import plan_sending

from . import words
from .cards import Notice
from .colours import Tone
from .controls import SecondaryButton
from .flow import Flow
from .labels import Role, Separator, Text, restyle
from .person_words import names, sending_said
from .value_combo import ValueCombo, offer_campaigns, offer_priorities


class PeopleSummary(QWidget):
    """How many may be written to and how many have not answered, with what can be done for all of them at once."""

    log_inmail_wanted = Signal()
    response_wanted = Signal()
    deleted_wanted = Signal()
    undelivered_wanted = Signal()
    touch_wanted = Signal()
    follow_up_wanted = Signal()
    priority_wanted = Signal(object)
    """Carries the Priority chosen for all of them, None for none."""
    campaign_wanted = Signal(object)
    """Carries the id of the campaign chosen for all of them, None for none."""
    tags_wanted = Signal()

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
        column.addWidget(Separator())
        column.addLayout(self._facts())

    def _facts(self) -> QGridLayout:
        """What can be set for all of them."""
        self._campaign, self._priority = ValueCombo(), ValueCombo()
        offer_priorities(self._priority)
        self._campaign.activated.connect(lambda: self.campaign_wanted.emit(self._campaign.value()))
        self._priority.activated.connect(lambda: self.priority_wanted.emit(self._priority.value()))
        tags = _button(self.tr("Choose tags…"), self.tags_wanted)
        restyle(tags, "value", True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Campaign"), self._campaign),
            (self.tr("Priority"), self._priority),
            (self.tr("Tags"), tags),
        )
        for row, (label, field) in enumerate(fields):
            caption = Text(label, Role.QUIET, wrap=False)
            caption.setBuddy(field)
            field.setAccessibleName(self.tr("%1 of all selected").replace("%1", label))
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        return grid

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
            self.tr("1 has an unanswered InMail."),
            self.tr("%1 have an unanswered InMail."),
        )
        returning = words.counted(
            pending,
            self.tr("1 answer would return its credit."),
            self.tr("%1 answers would return their credits."),
        )
        if not pending:
            returning = self.tr("No answer would return a credit any more.")
        self._unanswered.setText(f"{text} {returning}")
        offer_campaigns(self._campaign, picture)
        self._campaign.show_values({each.campaign_id for each in people})
        self._priority.show_values({each.priority for each in people})


def _button(text: str, signal: object) -> SecondaryButton:
    button = SecondaryButton(text)
    button.clicked.connect(signal)
    return button
