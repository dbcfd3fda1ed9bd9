"""What receipts show of the plan, where tracking begins, and what the import makes of the credits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inmail_desk.desk.comparing import Comparison
from inmail_desk.desk.importing import (
    BeginningChoice,
    BeginningKind,
    PlanProposal,
    PlanStatus,
    Review,
    chosen_beginning,
    chosen_people,
    chosen_plan,
)
from inmail_desk.desk.importing_list import ReviewList
from inmail_desk.desk.rejection import Problem, Rejected

from . import import_words, sentences, words
from .cards import Card
from .chips import Chip
from .choice import Choice
from .day_edit import DayEdit
from .labels import Role, Text
from .number_line import NumberLine
from .page import ScrollPage
from .soon import afterwards
from .standing_view import StandingView


class ReviewPlan(ScrollPage):
    """Takes choices about plan, beginning and people over into the list; `changed` tells that there were some."""

    changed = Signal()

    def __init__(self, messages: ReviewList, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._messages = messages
        review = messages.review
        self.setAccessibleName(self.tr("Plan and balance"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.setContentsMargins(0, 0, 8, 8)
        self.steps = PlanSteps(review.plan, today)
        self.beginning = BeginningPart(review.beginnings, today)
        self.standing = StandingView()
        self.people = QCheckBox()
        self._effect = Card(self.tr("What the import makes of the credits"))
        self._effect.body.addWidget(self.standing)
        # Choices stand above what they lead to: else it would push them away beneath the pointer.
        for card in (
            self._plan_card(review),
            self._beginning_card(review),
            self._effect,
            self._people_card(review),
        ):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.steps.chosen.connect(self._take_step)
        self.beginning.chosen.connect(self._begin)
        self.people.clicked.connect(self._take_people)

    def show_effect(self, comparison: Comparison, today: date) -> None:
        """Show where the credits stand without and with the import."""
        self.standing.show_comparison(comparison, today)

    def show_problem(self, text: str) -> None:
        """Show why that cannot be said."""
        self.standing.show_problem(text)

    def go_to_effect(self) -> None:
        """Scroll to where the credits stand without and with the import."""
        # What was made or filled just now has its place only once it is laid out.
        afterwards(self, lambda: self.ensureWidgetVisible(self._effect)).start()

    def _plan_card(self, review: Review) -> QWidget:
        card = Card(self.tr("What your receipts show"))
        if not review.plan:
            text = self.tr(
                "No receipt of a plan that is known here is in the archive. Your plan stays as it is."
            )
            card.body.addWidget(Text(text, Role.QUIET))
        else:
            card.body.addWidget(self.steps)
        return card

    def _beginning_card(self, review: Review) -> QWidget:
        card = Card(self.tr("Where tracking begins"))
        if review.beginnings:
            card.body.addWidget(self.beginning)
        else:
            text = self.tr(
                "It stays where it is: the archive reaches no further back, or shows no plan that the rules know. "
                "InMails from before then cost nothing here: the balance that you began with holds them already."
            )
            card.body.addWidget(Text(text, Role.QUIET))
        return card

    def _people_card(self, review: Review) -> QWidget:
        people = review.people
        card = Card(self.tr("Connections"))
        text = words.counted(
            people.connections,
            self.tr("The archive names 1 connection."),
            self.tr("The archive names %1 connections."),
        )
        if review.connected_before:
            text += " " + words.counted(
                review.connected_before,
                self.tr("1 conversation was with somebody who was one already: that needed no InMail."),
                self.tr(
                    "%1 conversations were with people who were connections already: they needed no InMail."
                ),
            )
        card.body.addWidget(Text(text))
        updates = len(people.updates)
        self.people.setText(
            words.counted(
                updates,
                self.tr("Note what it says of 1 person in your list"),
                self.tr("Note what it says of %1 people in your list"),
            )
        )
        self.people.setToolTip(
            self.tr("That they are connections, and company and title where yours are empty")
        )
        self.people.setChecked(people.taken)
        card.body.addWidget(self.people)
        self.people.setVisible(bool(updates))
        if updates:
            named = ", ".join(each.name for each in people.updates[:8])
            more = self.tr("%1 and %2 others").replace("%2", words.number(updates - 8))
            text = more.replace("%1", named, 1) if updates > 8 else named
            card.body.addWidget(Text(text, Role.QUIET))
        return card

    def _take_step(self, chosen: tuple[int, bool]) -> None:
        number, taken = chosen
        self._messages.replace(chosen_plan(self._messages.review, (number,), taken=taken))
        self.changed.emit()

    def _begin(self, choice: BeginningChoice) -> None:
        self._messages.replace(chosen_beginning(self._messages.review, choice))
        self.steps.show_beginning(choice.on if self._messages.review.begins_earlier else None)
        self.changed.emit()

    def _take_people(self, taken: bool) -> None:
        self._messages.replace(chosen_people(self._messages.review, taken=taken))
        self.changed.emit()


class PlanSteps(QWidget):
    """A line for each step of the plan that receipts show; what is new has a tick."""

    chosen = Signal(object)
    """Carries (number, taken)."""

    def __init__(self, steps: Sequence[PlanProposal], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.ticks: list[QCheckBox] = []
        self._chips: list[tuple[PlanProposal, Chip]] = []
        for step in steps:
            column.addLayout(self._line(step, today))

    def show_beginning(self, earlier: date | None) -> None:
        """Show how each step stands where tracking begins earlier, on that day; None: where it begins now."""
        for step, chip in self._chips:
            counted = earlier is not None and step.on >= earlier
            chip.set_state(*import_words.plan_chip(step.status, counted=counted))

    def _line(self, step: PlanProposal, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        text = import_words.plan_line(step, today)
        if step.status is PlanStatus.NEW:
            tick = QCheckBox(text.replace("&", "&&"))
            tick.setChecked(step.taken)
            tick.clicked.connect(lambda taken: self.chosen.emit((step.number, taken)))
            self.ticks.append(tick)
            line.addWidget(tick)
        else:
            line.addWidget(Text(text, wrap=False))
        chip = Chip(*import_words.plan_chip(step.status))
        self._chips.append((step, chip))
        line.addWidget(chip)
        line.addStretch(1)
        return line


class BeginningPart(QWidget):
    """Where tracking is to begin, with the fields that an earlier balance needs."""

    chosen = Signal(object)
    """Carries the `BeginningChoice`."""

    def __init__(
        self, beginnings: Sequence[BeginningChoice], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._beginnings = {each.kind: each for each in beginnings}
        options = [(each.kind, *_beginning_words(each, today)) for each in beginnings]
        self.choice = Choice(options or [(BeginningKind.AS_IT_IS, "", "")], self.tr("Where tracking begins"))
        self.day = DayEdit(today, self.tr("Day"), past=True)
        self.credits = NumberLine(self.tr("Credits"))
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        for label, field in ((self.tr("&On"), self.day), (self.tr("I had this many &credits"), self.credits)):
            caption = QLabel(label)
            caption.setBuddy(field)
            caption.setFixedHeight(self.credits.sizeHint().height())
            row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(self._fields)
        self._fields.hide()
        if beginnings:
            self.choice.choose(beginnings[0].kind)
        if BeginningKind.EARLIER_BALANCE in self._beginnings:
            self.day.set_day(self._beginnings[BeginningKind.EARLIER_BALANCE].on)
        self.choice.changed.connect(self._tell)
        self.day.day_changed.connect(self._tell)
        self.credits.number_changed.connect(self._tell)

    def _tell(self, _: object = None) -> None:
        kind = self.choice.value()
        assert isinstance(kind, BeginningKind)
        earlier = kind is BeginningKind.EARLIER_BALANCE
        self._fields.setVisible(earlier)
        choice = self._beginnings[kind]
        if earlier:
            choice = replace(choice, on=self.day.day() or choice.on, credits=self.credits.number())
        self.chosen.emit(choice)


def stands_against(rejected: Rejected, today: date) -> str:
    """Why the choices cannot be imported, and what to do."""
    if rejected.problem is Problem.NUMBER_MISSING:
        # Of all numbers, only that of an earlier balance is asked for here.
        return import_words.translate("import", "Enter how many credits you had on that day.")
    return sentences.rejection(rejected, today)


def _beginning_words(choice: BeginningChoice, today: date) -> tuple[str, str]:
    """The option and what it means."""
    tr = import_words.translate
    on = sentences.day(choice.on, today)
    match choice.kind:
        case BeginningKind.AS_IT_IS:
            return (
                tr("import", "As it is: on %1").replace("%1", on),
                tr(
                    "import",
                    "With the balance that LinkedIn showed then. What was before stays out of the count.",
                ),
            )
        case BeginningKind.FIRST_RECEIPT:
            return (
                tr("import", "With the first receipt, on %1").replace("%1", on),
                tr(
                    "import",
                    "All credits since are counted anew. The number that you began with becomes a check, so that you "
                    "see how far both agree.",
                ),
            )
        case BeginningKind.EARLIER_BALANCE:
            return (
                tr("import", "With an earlier balance that I know"),
                tr("import", "From an old note or picture of LinkedIn’s page. It becomes the new beginning."),
            )
