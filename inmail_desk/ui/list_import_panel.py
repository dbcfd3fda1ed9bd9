"""What is to be said about the row in front: what was understood, who it may be, and what can be corrected."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.list_importing import ListReview, Proposal, Status
from inmail_desk.store.values import Prospect

from . import list_import_words, words
from .controls import SecondaryButton
from .day_edit import DayEdit
from .labels import OneLine, Role, Text
from .value_combo import ValueCombo

Find = Callable[[int], Prospect | None]
"""Gives a prospect of the account by the id."""


class ListPanel(QWidget):
    """Tells of the rows that are selected. What it asks and corrects is meant for all of them."""

    decided = Signal(object)
    """Carries whether those who are asked about are in the account: True for the likeliest of each, or the id of who it
    is; False for somebody else."""
    freed = Signal(bool)
    outcome_chosen = Signal(object)
    dated = Signal(object)
    """Carries the days that were put in for the one row: (sent, answered), None for none."""

    def __init__(self, today: date, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self.head = OneLine(role=Role.STRONG, parent=self)
        self.said = Text(role=Role.SMALL, selectable=True, parent=self)
        self._pair = QWidget(self)
        self._grid = QGridLayout(self._pair)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.theirs = [OneLine(parent=self._pair) for _ in range(4)]
        self.ours = [OneLine(parent=self._pair) for _ in range(4)]
        for line, (left, right) in enumerate(zip(self.theirs, self.ours, strict=True)):
            self._grid.addWidget(left, line, 0)
            self._grid.addWidget(right, line, 1)
        for label in (self.theirs[0], self.ours[0]):
            label.set_role(Role.SMALL)
        self.suspect = ValueCombo(self)
        self.suspect.setAccessibleName(self.tr("Who of your list it may be"))
        self.suspect.setSizeAdjustPolicy(ValueCombo.SizeAdjustPolicy.AdjustToContents)
        self.suspect.activated.connect(self._show_suspect)
        self._asked: Proposal | None = None
        self.same = SecondaryButton(self.tr("&The same person"), parent=self)
        self.other = SecondaryButton(self.tr("Somebody &else"), parent=self)
        self.same.clicked.connect(lambda: self.decided.emit(self._suspect()))
        self.other.clicked.connect(lambda: self.decided.emit(False))
        self.free = QCheckBox(self.tr("&Free, took no credit"), self)
        self.free.clicked.connect(self.freed)
        self.sent = DayEdit(today, self.tr("Sent on"), optional=True)
        self.answered = DayEdit(today, self.tr("Answered on"), optional=True)
        self._sent_row = _labelled(self.tr("&Sent on"), self.sent)
        self._answered_row = _labelled(self.tr("&Answered on"), self.answered)
        for each in (self.sent, self.answered):
            each.day_changed.connect(self._tell_days)
        self._showing = False
        self._offered: object = None
        self.outcome = ValueCombo(self)
        self.outcome.setAccessibleName(self.tr("Answer"))
        self.outcome.offer((words.outcome(each), each) for each in Outcome)
        self.outcome.activated.connect(lambda _: self.outcome_chosen.emit(self.outcome.value()))
        self._lay_out()

    def show_rows(self, review: ListReview, selected: Sequence[Proposal]) -> None:
        """Tell of these rows; of several, what they have in common."""
        self.setVisible(bool(selected))
        if not selected:
            return
        one = selected[0] if len(selected) == 1 else None
        if one is not None:
            self.head.setText(self._head(review, one))
            self.said.setText("\n".join(self._remarks(review, one)))
        else:
            text = self.tr("%1 rows selected")
            self.head.setText(text.replace("%1", words.number(len(selected))))
            self.said.setText("")
        self.said.setVisible(bool(self.said.text()))
        asked = [each for each in selected if each.status is Status.SAME_PERSON]
        self._pair.setVisible(one is not None and bool(asked))
        self._asked = one if asked else None
        self.suspect.setVisible(one is not None and len(one.suspects) > 1)
        if one is not None and asked:
            self._offer_suspects(one)
            self._compare(one)
        for button in (self.same, self.other):
            button.setVisible(bool(asked))
        self._show_days(review, one)
        news = review.news_of(selected)
        sent = [each for each, brought in zip(selected, news, strict=True) if brought.inmail]
        self.free.setVisible(bool(sent))
        self.free.setChecked(bool(sent) and all(each.free for each in sent))
        answered = [
            each
            for each, brought in zip(selected, news, strict=True)
            if brought.answer and each.outcome is not None
        ]
        self.outcome.setVisible(bool(answered))
        if answered:
            self.outcome.show_values({each.outcome for each in answered})

    def _show_days(self, review: ListReview, one: Proposal | None) -> None:
        tells = one is not None and (
            one.sent_at is not None or one.outcome is not None or list_import_words.lacks_a_day(one)
        )
        may = tells and one is not None and review.logged_as(one) is None
        # The day of an answer can be put in for an InMail that is in the account already as well.
        may_answer = (
            one is not None and one.sent_at is not None and (may or list_import_words.lacks_answer(one))
        )
        self._sent_row.setVisible(may)
        self._answered_row.setVisible(may_answer)
        if one is None or not (may or may_answer):
            return
        self._showing = True
        for field, moment in ((self.sent, one.sent_at), (self.answered, one.answered_at)):
            on = None if moment is None else moment.date()
            if field.day() != on or field.is_wrong():
                field.set_day(on)
        self._showing = False

    def _tell_days(self) -> None:
        if self._showing or self.sent.is_wrong() or self.answered.is_wrong():
            return
        sent, answered = self.sent.day(), self.answered.day()
        if sent is not None and answered is not None and answered < sent:
            self.answered.set_error(self.tr("The answer cannot be earlier than the InMail."))
            return
        self.answered.set_error("")
        self.dated.emit((sent, answered))

    def _head(self, review: ListReview, proposal: Proposal) -> str:
        parts = [list_import_words.lines(proposal), proposal.name, proposal.entry.subject]
        addresses = [each.url.removeprefix("https://www.") for each in proposal.addresses[:1]]
        if proposal.first is not None:
            first = list_import_words.lines(review.first_of(proposal))
            parts.append(self.tr("the same person as %1").replace("%1", first.lower()))
        return " · ".join(part for part in (*parts, *addresses) if part)

    def _remarks(self, review: ListReview, proposal: Proposal) -> list[str]:
        said = [list_import_words.refused()] if proposal.status is Status.REFUSED else []
        said += [list_import_words.remark(each) for each in proposal.entry.remarks]
        blanks = list_import_words.fills(review, proposal)
        said += [blanks] if blanks else []
        if proposal.status in (Status.KNOWN, Status.TWICE) and not any(review.news(proposal)):
            said.append(self.tr("Nothing of it is new. What is in your list stays as it is."))
        if proposal.status is Status.SAME_PERSON and proposal.decided:
            said.append(
                self.tr(
                    "Taken for the same person: what is new goes to them, and what is there stays as it is."
                )
                if proposal.same_as is not None
                else self.tr("Taken for somebody else: a new person is added.")
            )
        return said

    def _offer_suspects(self, proposal: Proposal) -> None:
        """Offers everybody whom the row may be, and shows whom it is taken for, or else the likeliest."""
        choices = []
        for each in proposal.suspects:
            person = self._find(each.prospect)
            parts = () if person is None else (person.name, person.company or person.title)
            choices.append((" · ".join(part for part in parts if part), each.prospect))
        offered = (proposal.number, choices)
        if offered != self._offered:
            self.suspect.offer(choices)
            self._offered = offered
        if proposal.same_as is not None:
            self.suspect.show_value(proposal.same_as)

    def _show_suspect(self) -> None:
        if self._asked is not None:
            self._compare(self._asked)

    def _suspect(self) -> object:
        """Who it is by the choice in front; True where several rows are selected."""
        return True if self._asked is None else self.suspect.value()

    def _compare(self, proposal: Proposal) -> None:
        entry = proposal.entry
        suspect = next(each for each in proposal.suspects if each.prospect == self.suspect.value())
        person = self._find(suspect.prospect)
        address = next((each.url for each in proposal.addresses), "")
        self._fill(self.theirs, self.tr("In the list"), proposal.name, entry.company, entry.title, address)
        if person is None:
            return
        title = self.tr("In your account · the names are alike by %1 %").replace(
            "%1", words.number(suspect.name)
        )
        own = next((each.url for each in person.addresses), "")
        self._fill(self.ours, title, person.name, person.company, person.title, own)

    def _fill(
        self, labels: Sequence[OneLine], title: str, name: str, company: str, job: str, address: str
    ) -> None:
        work = ", ".join(part for part in (company, job) if part) or self.tr("no company")
        shown = address.removeprefix("https://www.") or self.tr("no address")
        for label, text in zip(labels, (title, name, work, shown), strict=True):
            label.setText(text)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.suspect, self.same, self.other):
            buttons.addWidget(button)
        buttons.addStretch(1)
        inmail = QHBoxLayout()
        inmail.setSpacing(14)
        for row in (self._sent_row, self._answered_row):
            inmail.addWidget(row, 1)
        for part in (self.outcome, self.free):
            inmail.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.head, self.said, self._pair):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addLayout(inmail)


def _labelled(text: str, field: DayEdit) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    label = QLabel(text)
    label.setBuddy(field)
    label.setContentsMargins(0, 6, 0, 0)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(field, 1)
    return whole
