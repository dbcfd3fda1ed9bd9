"""The top of the panel: who it is, may I send, and what can be done about it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import Verdict
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.person import PersonPage

from . import words
from .cards import Notice
from .chips import Avatar
from .colours import Tone
from .controls import SecondaryButton
from .flow import Flow
from .labels import Role, Text, restyle
from .person_words import headline, instead, permission_said


class PersonHead(QWidget):
    """Name, notice and buttons. What the buttons want is told by signals; nothing is done here."""

    log_inmail_wanted = Signal()
    outcome_wanted = Signal(object)
    response_wanted = Signal()
    deleted_wanted = Signal()
    undelivered_wanted = Signal()
    touch_wanted = Signal()
    follow_up_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar()
        self._name = Text(role=Role.NAME, selectable=True)
        self._headline = Text(role=Role.QUIET, selectable=True)
        self._location = Text(role=Role.SMALL, selectable=True)
        self._notice = Notice(Tone.NEUTRAL, "")
        self._instead = Text(role=Role.SMALL)
        self._answer = QWidget()
        self._log = SecondaryButton(self.tr("Log InMail"), icon_name="send")
        self._log.clicked.connect(self.log_inmail_wanted)
        self._open = SecondaryButton(self.tr("Open profile"), icon_name="open-browser")
        self._open.clicked.connect(self.open_wanted)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._who())
        column.addWidget(self._notice)
        column.addWidget(self._instead)
        self._fill_answer()
        column.addWidget(self._answer)
        buttons = QWidget()
        flow = Flow(buttons)
        flow.addWidget(self._log)
        flow.addWidget(self._button(self.tr("Log touch…"), self.touch_wanted))
        flow.addWidget(self._button(self.tr("Follow up…"), self.follow_up_wanted))
        flow.addWidget(self._open)
        column.addWidget(buttons)

    def show_person(self, page: PersonPage, today: date) -> None:
        """Show this person in place of the former one."""
        prospect = page.prospect
        self._avatar.set_name(prospect.name)
        self._name.setText(prospect.name)
        for label, text in ((self._headline, headline(prospect)), (self._location, prospect.location)):
            label.setText(text)
            label.setVisible(bool(text))
        self._notice.say(*permission_said(page, today))
        text = instead(page.permission)
        self._instead.setText(text)
        self._instead.setVisible(bool(text))
        unanswered = page.state.kind in (StateKind.PENDING, StateKind.LAPSED)
        self._answer.setVisible(unanswered)
        self._log.setVisible(not unanswered or page.permission.verdict is not Verdict.REFUSED)
        self._open.setVisible(bool(prospect.addresses))

    def _who(self) -> QHBoxLayout:
        words_column = QVBoxLayout()
        words_column.setSpacing(2)
        words_column.addStretch(1)
        for label in (self._name, self._headline, self._location):
            words_column.addWidget(label)
        words_column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words_column, 1)
        return row

    def _fill_answer(self) -> None:
        column = QVBoxLayout(self._answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(self.tr("Record response"), Role.QUIET))
        flow = Flow()
        for outcome in (Outcome.INTERESTED, Outcome.NOT_INTERESTED):
            flow.addWidget(self._outcome_button(outcome))
        more = SecondaryButton(self.tr("More"))
        more.setAccessibleName(self.tr("More responses"))
        restyle(more, "menu", True)
        more.setMenu(self._answers(more))
        flow.addWidget(more)
        column.addLayout(flow)

    def _answers(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for digit, outcome in enumerate(Outcome, 1):
            action = menu.addAction(f"&{digit}  {words.outcome(outcome)}")
            action.triggered.connect(lambda _, outcome=outcome: self.outcome_wanted.emit(outcome))
        menu.addSeparator()
        menu.addAction(self.tr("On an &earlier day…"), self.response_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("InMail &deleted…"), self.deleted_wanted.emit)
        menu.addAction(self.tr("Not deli&vered…"), self.undelivered_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("&Log another InMail…"), self.log_inmail_wanted.emit)
        return menu

    def _outcome_button(self, outcome: Outcome) -> SecondaryButton:
        button = SecondaryButton(words.outcome(outcome))
        button.clicked.connect(lambda: self.outcome_wanted.emit(outcome))
        return button

    def _button(self, text: str, signal: object) -> SecondaryButton:
        button = SecondaryButton(text)
        button.clicked.connect(signal)
        return button
