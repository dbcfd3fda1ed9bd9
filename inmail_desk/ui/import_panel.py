"""The selected messages of a review from near, with everything that can be corrected about them by mouse."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.importing import InMailProposal, Status
from inmail_desk.desk.importing_list import Choice, ReviewList
from inmail_desk.store.values import Prospect

from . import import_words, sentences, words
from .cards import Card, EmptyState, Notice
from .colours import Tone
from .controls import SecondaryButton
from .fitting import keep_fitting, wider_with_font
from .labels import OneLine, Role, Separator, Text
from .value_combo import ValueCombo

_LEAST_WIDTH = 250
_SHOWN = 700
_AROUND_A_NAME = 75
_PAID, _FREE, _NONE = range(3)

People = Callable[[Sequence[int]], Sequence[Prospect]]
"""Gives the prospects of some ids."""


class ReviewPanel(Card):
    """Shows who and what a message was, why it is proposed, and the choices for it."""

    chosen = Signal(object)
    """Carries the choices, by the names of `InMailChoices`, for the messages that are shown."""

    def __init__(
        self,
        messages: ReviewList,
        people: People,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._messages = messages
        self._people = people
        self._today = today
        self._showing = False
        all_of_them = QKeySequence("Ctrl+A").toString(QKeySequence.SequenceFormat.NativeText)
        # From the outermost to the innermost: to move a finished part into another costs a styling of all it holds.
        content = self._scrolled()
        self._view = view = QWidget(content)
        self.nothing = EmptyState(
            "mail",
            self.tr("Nothing selected"),
            self.tr(
                "Select a message to read it, and to say what it was. %1 selects all that are shown."
            ).replace("%1", all_of_them),
            parent=content,
        )
        self.head = _Head(view)
        self.same_person = SamePerson(view)
        self.accepted = accepted = SecondaryButton(self.tr("Yes, they accepted"))
        self.connected = Notice(Tone.INFO, "", "", accepted, parent=view)
        self.choices = ReviewChoices(view)
        self.answer = _Quoted(self.tr("What they answered"), view)
        self.message = _Quoted(self.tr("What you wrote"), view)
        column = QVBoxLayout(view)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (
            self.head,
            self.same_person,
            self.connected,
            self.choices,
            Separator(view),
            self.answer,
            self.message,
        ):
            column.addWidget(part)
        parts = QVBoxLayout(content)
        parts.setContentsMargins(16, 14, 12, 14)
        parts.addWidget(view)
        parts.addWidget(self.nothing)
        parts.addStretch(1)
        keep_fitting(self, lambda: self.setMinimumWidth(wider_with_font(self, _LEAST_WIDTH)))
        accepted.clicked.connect(lambda: self.chosen.emit({"outcome": Outcome.ACCEPTED}))
        self.same_person.chosen.connect(lambda id: self.chosen.emit({"same_as": id}))
        self.choices.chosen.connect(self._tell)
        self.show_messages(())

    def _scrolled(self) -> QWidget:
        """What can be scrolled, still empty."""
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(scroll)
        scroll.setWidget(content)
        # The card shows through.
        content.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(scroll)
        return content

    def show_messages(self, numbers: Sequence[int]) -> None:
        """Show these messages: one with all about it, several with what can be said of all of them."""
        self.nothing.setVisible(not numbers)
        self._view.setVisible(bool(numbers))
        if not numbers:
            return
        one = self._messages.proposal(numbers[0]) if len(numbers) == 1 else None
        if one is None:
            self.head.show_several(len(numbers))
            self.answer.quote("")
            self.message.quote("")
        else:
            self.head.show_one(
                one, import_words.state_sentence(self._messages.state(one.number), one), self._today
            )
            self.answer.quote(one.message.answer)
            self.message.quote(one.message.body)
        self._ask_who(one)
        self._ask_about_connection(one)
        self._showing = True
        self.choices.show_choices(self._messages.choices(numbers), several=one is None)
        self.choices.name_answer(self._day_of_answer(one))
        self._showing = False

    def _day_of_answer(self, one: InMailProposal | None) -> str:
        if one is None or one.answered_at is None:
            return ""
        return sentences.day(one.answered_at.date(), self._today)

    def _ask_who(self, one: InMailProposal | None) -> None:
        suspects = [] if one is None else self._people(one.suspects)
        self.same_person.setVisible(bool(suspects) and one is not None)
        if one is not None and suspects:
            self.same_person.ask(suspects, one.same_as)

    def _ask_about_connection(self, one: InMailProposal | None) -> None:
        asks = (
            one is not None
            and one.may_be_answered
            and one.connected_on is not None
            and (one.answered_at is None or one.connected_on <= one.answered_at.date())
        )
        self.connected.setVisible(asks)
        if one is None or one.connected_on is None or not asks:
            return
        day = sentences.day(one.connected_on, self._today)
        title = self.tr("Connected on %1: was that the answer?").replace("%1", day)
        counted = one.outcome is Outcome.ACCEPTED
        self.connected.say(
            Tone.INFO,
            title,
            self.tr("Counted as “Accepted”. Choose another answer below if it was not.") if counted else "",
        )
        self.accepted.setVisible(not counted)

    def _tell(self, choices: object) -> None:
        if not self._showing:
            self.chosen.emit(choices)


class _Head(QWidget):
    """Who, when, about what, and how the message stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Text(role=Role.NAME, selectable=True)
        self._address = OneLine(role=Role.SMALL)
        self._sent = Text(role=Role.QUIET, selectable=True)
        self._subject = Text(role=Role.STRONG, selectable=True)
        self._why = Text(role=Role.SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._name, self._address, self._sent, self._subject, self._why):
            column.addWidget(part)

    def show_one(self, proposal: InMailProposal, why: str, today: date) -> None:
        message = proposal.message
        self._name.setText(import_words.who(proposal))
        text = self.tr("Sent on %1 · %2, line %3")
        text = text.replace("%3", words.number(message.line))
        file = message.file.rpartition(": ")[2]
        text = text.replace("%1", sentences.day(proposal.sent_at.date(), today)).replace("%2", file, 1)
        self._sent.setText(text)
        self._sent.setToolTip(message.file)
        self._address.setText(message.recipient.profile.partition("://")[2])
        self._address.setVisible(bool(message.recipient.profile))
        self._subject.setText(message.subject)
        self._subject.setVisible(bool(message.subject))
        self._why.setText(why)
        self._sent.show()

    def show_several(self, count: int) -> None:
        self._name.setText(self.tr("%1 messages selected").replace("%1", words.number(count)))
        self._why.setText(self.tr("What you choose here is chosen for all of them, as far as it applies."))
        self._sent.hide()
        self._address.hide()
        self._subject.hide()


class _Quoted(QWidget):
    """What somebody wrote, under a heading."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = Text(role=Role.BODY, selectable=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(heading, Role.SMALL))
        column.addWidget(self.text)

    def quote(self, words: str) -> None:
        """Show how the words begin; nothing at all where there are none."""
        self.text.setText(words[:_SHOWN].strip())
        self.setVisible(bool(self.text.text()))


class SamePerson(QWidget):
    """Asks which of the people in the list somebody is, if any."""

    chosen = Signal(object)
    """Carries the prospect's id, None for somebody else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        title = self.tr("Is this the same person?")
        self.setAccessibleName(title)
        self._column.addWidget(Text(title, Role.STRONG))
        self.buttons: list[QRadioButton] = []

    def ask(self, suspects: Sequence[Prospect], same_as: int | None) -> None:
        """Ask about these people; `same_as` is chosen so far, None for somebody else."""
        for button in self.buttons:
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        choices: list[tuple[int | None, str]] = [(each.id, _described(each)) for each in suspects]
        choices.append((None, self.tr("Somebody else")))
        self.buttons = []
        for id, text in choices:
            # A button does not break its text, and would make the panel wide.
            room = wider_with_font(self, _LEAST_WIDTH) - _AROUND_A_NAME
            shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            button = QRadioButton(shown.replace("&", "&&"))
            button.setToolTip(text)
            button.setChecked(id == same_as)
            button.clicked.connect(lambda _checked, id=id: self.chosen.emit(id))
            self._group.addButton(button)
            self._column.addWidget(button)
            self.buttons.append(button)


def _described(prospect: Prospect) -> str:
    parts = (prospect.name, prospect.company or prospect.title)
    return " · ".join(part for part in parts if part)


class ReviewChoices(QWidget):
    """What can be said of one message or several; what differs among them is shown as open."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.taken = QCheckBox(self.tr("Import it"))
        self.taken.setToolTip(self.tr("Space, for the rows selected in the list"))
        self.taken.clicked.connect(lambda checked: self.chosen.emit({"taken": checked}))
        self._kinds = QButtonGroup(self)
        self.paid = self._add_kind(_PAID, self.tr("Paid InMail"), {"is_inmail": True, "free": False}, "")
        self.free = self._add_kind(
            _FREE,
            self.tr("Free InMail"),
            {"is_inmail": True, "free": True},
            self.tr("To an Open Profile. F: paid or free"),
        )
        self.none = self._add_kind(
            _NONE,
            self.tr("No InMail, only a person"),
            {"is_inmail": False},
            self.tr("Brings the person in without an InMail. I: an InMail or not"),
        )
        self.outcome = ValueCombo()
        self.outcome.setAccessibleName(self.tr("Answer"))
        self.outcome.setToolTip(self.tr("1 to 8, and 0 for no answer, for the rows selected in the list"))
        self.outcome.offer(
            [
                (self.tr("0  No answer to it"), None),
                *((f"{place}  {words.outcome(each)}", each) for place, each in enumerate(Outcome, 1)),
            ]
        )
        self.outcome.activated.connect(lambda: self.chosen.emit({"outcome": self.outcome.value()}))
        self.caption = QLabel(self.tr("Their &answer"))
        self.caption.setBuddy(self.outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.taken, self.paid, self.free, self.none, self.caption, self.outcome):
            column.addWidget(part)
        column.insertSpacing(4, 4)

    def show_choices(self, choices: Collection[Choice], *, several: bool) -> None:
        """Show what is chosen for one message, or for several."""
        kinds = {
            _NONE if not each.is_inmail else _FREE if each.free else _PAID for each in choices if each.is_new
        }
        outcomes = {each.outcome for each in choices if each.may_be_answered}
        taken = {each.taken for each in choices if each.is_new or each.may_be_answered}
        self.taken.setVisible(bool(taken))
        self.taken.setText(self._tick_words(several=several, only_answers=not kinds))
        self.taken.setTristate(len(taken) > 1)
        self.taken.setCheckState(
            Qt.CheckState.PartiallyChecked
            if len(taken) > 1
            else Qt.CheckState.Checked
            if True in taken
            else Qt.CheckState.Unchecked
        )
        self._kinds.setExclusive(False)
        for button in self._kinds.buttons():
            button.setVisible(bool(kinds))
            button.setChecked(kinds == {self._kinds.id(button)})
        self._kinds.setExclusive(True)
        self.outcome.setVisible(bool(outcomes))
        self.caption.setVisible(bool(outcomes))
        if outcomes:
            self.outcome.show_values(outcomes)

    def name_answer(self, day: str) -> None:
        """Say when the answer came, "" where it did not, or not on one day."""
        text = self.tr("Their &answer, of %1").replace("%1", day) if day else self.tr("Their &answer")
        self.caption.setText(text)

    def _tick_words(self, *, several: bool, only_answers: bool) -> str:
        if only_answers:
            return self.tr("Import the answers") if several else self.tr("Import the answer")
        return self.tr("Import them") if several else self.tr("Import it")

    def _add_kind(self, id: int, text: str, choices: dict[str, bool], tip: str) -> QRadioButton:
        button = QRadioButton(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.chosen.emit(dict(choices)))
        self._kinds.addButton(button, id)
        return button


def why_not_answered(proposals: Sequence[InMailProposal]) -> str:
    """Why none of these can be given an answer."""
    if any(each.status is Status.KNOWN for each in proposals):
        return import_words.translate(
            "import", "It is in the account already: record the answer on the page Prospects."
        )
    return import_words.translate(
        "import", "The archive shows no answer to it. Record one on the page Prospects once it is imported."
    )
