"""The three questions of the first run, each of which opens the next, and what is wrong with the answers so far."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inmail_desk.clock import LOCAL, from_utc
from inmail_desk.desk.rejection import Problem, Rejected

from .first_run_step import Step
from .labels import Role, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from inmail_desk.desk.importing_beginning import FromReceipts
    from inmail_desk.desk.setting_up import Answers, Preview
    from inmail_desk.exchange.archive import Archive

    from .first_run_field import AnyField, Stop

_ABOUT_PLAN = ("plan", "allotment", "cap")
_ABOUT_BEGINNING = ("last_renewal_on", "billing_day", "subscribed_on", "trial_ends_on")
_MISSING = (Problem.NUMBER_MISSING, Problem.DAY_MISSING, Problem.NAME_MISSING)


class Outcome(NamedTuple):
    """What the answers lead to. `preview` is None where a `problem` stands against it."""

    answers: "Answers | None"
    preview: "Preview | None"
    problem: Rejected | None


class Questions(QWidget):
    """Plan, beginning and balance, and the price for those who like to enter it.

    At first there are only the steps. The plans to choose from come with `make_ready`, and only then is there anything
    to move to or to insist on; what else is asked comes with `make_complete`, at the latest with the choice.
    """

    changed = Signal(object)
    """Carries the `Outcome` of the answers as they are now."""

    unfolded = Signal(object)
    """Carries the part that has just opened and is to be seen."""

    made = Signal()
    """There is more to move to than before."""

    def __init__(
        self, today: date, open_url: "Callable[[str], object]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._open_url = open_url
        self._insisted = ""
        self._opened = 1
        self._ready = self._complete = False
        # Each part is made with its parent: to move a finished one there costs a styling of all that it holds.
        self.steps = (
            Step(1, self.tr("Which plan do you have?"), self),
            Step(2, self.tr("How did it begin, and when does it renew?"), self),
            Step(3, self.tr("Which number does LinkedIn show now?"), self),
        )
        self.steps[0].show_state(opened=True, answered=False)
        two_products = self.tr(
            "Premium and Sales Navigator each have a balance of their own. Have you both? Begin with one, and make a "
            "second file for the other."
        )
        self.steps[0].body.addWidget(Text(two_products, Role.QUIET))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(24)
        for step in self.steps:
            self._column.addWidget(step)
            step.change_wanted.connect(lambda step=step: self._go_into(step))

    def make_ready(self) -> None:
        """Make the first question, with the plans to choose from."""
        from inmail_desk.desk.setting_up import plan_cards

        from .plan_cards import PlanChoice

        self.plan = PlanChoice(self.steps[0].content)
        self.steps[0].body.addWidget(self.plan)
        self.plan.changed.connect(self._answered)
        self.plan.show_cards(plan_cards(self._today))
        self.plan.show()
        self._ready = True
        self.made.emit()

    def make_complete(self) -> None:
        """Make the other questions, which the choice of a plan opens, where that was not done yet."""
        if self._complete:
            return
        from .first_run_balance import BalanceQuestion, PriceQuestion
        from .first_run_renewal import BeginningChoice

        second, third = (step.content for step in self.steps[1:])
        self.beginning = BeginningChoice(self._today, self._open_url, second)
        self.balance = BalanceQuestion(third)
        self.price = PriceQuestion(self)
        self.price.hide()
        for step, question in zip(self.steps[1:], (self.beginning, self.balance), strict=True):
            step.body.addWidget(question)
        self._column.addWidget(self.price)
        for question in (self.beginning, self.balance, self.price):
            question.changed.connect(self._answered)
        self.beginning.unfolded.connect(lambda: self.unfolded.emit(self.steps[1]))
        self._complete = True
        self.made.emit()

    def outcome(self) -> Outcome:
        """Return the answers so far and what they lead to."""
        if not self._plan_is_answered():
            return Outcome(None, None, Rejected(Problem.NAME_MISSING, field="plan"))
        from inmail_desk.desk.setting_up import preview

        answers = self._answers()
        try:
            found = preview(answers, self._today)
        except Rejected as rejected:
            return Outcome(answers, None, rejected)
        return Outcome(answers, found, None)

    def insist(self, rejected: Rejected | None) -> QWidget | None:
        """Say what is wrong, or missing, at its field. Return that field, None where nothing is."""
        self.make_complete()
        problem = rejected or self.outcome().problem
        if problem is None:
            return self.price.price.field if self.price.wrong() else None
        self._insisted = self._name(problem)
        self.steps[self._step_of(problem)].unfold()
        self._say(problem)
        field = self._field(problem)
        if field is not None:
            return field.field
        return next((stop.target for stop in self.plan.stops()), None)

    def stops(self) -> "list[Stop]":
        """Return what Enter moves to, in order."""
        found = self.plan.stops()
        if self._complete:
            found = [*found, *self.beginning.stops(), *self.balance.stops()]
        return [stop for stop in found if stop.target.isVisibleTo(self)]

    def missing(self, problem: Rejected) -> str:
        """Name the answer that comes next; "" where what was answered is wrong."""
        if problem.problem not in _MISSING:
            return ""
        words = {
            "plan": self.tr("the plan’s name") if self._plan_is_answered() else self.tr("your plan"),
            "allotment": self.tr("the plan’s credits a month"),
            "last_renewal_on": self.tr("the renewal day"),
            "subscribed_on": self.tr("the day it began"),
            "trial_ends_on": self.tr("the first payment"),
            "credits": self.tr("the number LinkedIn shows"),
        }
        return self.tr("Next: %1").replace("%1", words[self._name(problem)])

    def answer_from(self, archive: "Archive") -> "FromReceipts | None":
        """Answer what the receipts of an archive say, and return it; None where they say nothing of a plan."""
        from inmail_desk.desk.importing_beginning import from_receipts

        from . import sentences

        found = from_receipts(archive, self._today, from_utc(LOCAL))
        self.make_complete()
        self._take_back_answers()
        if found is None:
            return None
        day = sentences.day(found.paid_on, self._today)
        if found.plan is not None:
            self.plan.choose(found.plan)
        self.beginning.renewal.answer(
            found.billing_day, self.tr("From your receipt of %1.").replace("%1", day)
        )
        if found.price is not None:
            self.price.answer(found.price, found.currency, found.period)
        self._fold_what_is_answered()
        return found

    def _take_back_answers(self) -> None:
        """Forget what another archive answered before. The plan stays: one is always chosen from then on."""
        for step in self.steps:
            step.unfold()
        self.beginning.renewal.take_back()
        self.price.take_back()

    def _fold_what_is_answered(self) -> None:
        """Leave only what the person has to answer: the rest would push it out of sight."""
        problem = self.outcome().problem
        at = len(self.steps) if problem is None else self._step_of(problem)
        for step, answer in self._answers_in_lines()[:at]:
            step.fold(answer)
        self.made.emit()

    def _answers_in_lines(self) -> list[tuple[Step, str]]:
        """The steps that may be folded, each with what was answered."""
        answers = (self.plan.summary(), self.beginning.summary())
        return list(zip(self.steps[: len(answers)], answers, strict=True))

    def _go_into(self, step: Step) -> None:
        for stop in self.stops():
            if step.isAncestorOf(stop.target):
                stop.target.setFocus(Qt.FocusReason.TabFocusReason)
                break
        self.unfolded.emit(step)

    def _plan_is_answered(self) -> bool:
        return self._ready and self.plan.is_answered()

    def _answers(self) -> "Answers":
        from inmail_desk.desk.setting_up import Answers, Beginning

        allotment, cap = self.plan.numbers()
        beginning = self.beginning.beginning()
        running = beginning is Beginning.RUNNING
        plan = self.plan.plan()
        latest = self.beginning.last_renewal_on(plan) if running else None
        billing_day = None if self._first_of_month() else self.beginning.renewal.billing_day()
        price, currency, period = self.price.values()
        return Answers(
            plan=plan,
            beginning=beginning,
            allotment=allotment,
            cap=cap,
            credits=self.balance.number() if running else None,
            last_renewal_on=latest,
            billing_day=billing_day if latest is not None and latest.day != billing_day else None,
            todays_inmails_before=self.balance.inmails_before(),
            subscribed_on=None if running else self.beginning.subscribed.day(),
            trial_ends_on=self.beginning.trial_end.day() if beginning is Beginning.TRIAL else None,
            price=price,
            currency=currency,
            billing_period=period,
        )

    def _first_of_month(self) -> bool:
        card = self.plan.chosen()
        return card is not None and card.renews_on_the_first

    def _answered(self) -> None:
        self.make_complete()
        self.beginning.for_plan(first_of_month=self._first_of_month())
        outcome = self.outcome()
        self._say(outcome.problem)
        self._show_steps(outcome.problem)
        self.changed.emit(outcome)

    def _show_steps(self, problem: Rejected | None) -> None:
        """Open the step that the problem belongs to; one that was open stays so while its answers change."""
        from inmail_desk.desk.setting_up import Beginning

        running = self.beginning.beginning() is Beginning.RUNNING
        at = len(self.steps) if problem is None else self._step_of(problem)
        former, self._opened = self._opened, max(self._opened, min(at, 2) + 1)
        for number, step in enumerate(self.steps):
            step.show_state(opened=number < self._opened, answered=number < at)
        for number, (step, answer) in enumerate(self._answers_in_lines()):
            if step.is_folded() and number < at:
                step.fold(answer)
            else:
                step.unfold()
        self.steps[2].setVisible(running)
        self.price.setVisible(self._opened == len(self.steps))
        if self._opened > former:
            self.unfolded.emit(self.steps[self._opened - 1 if running else 1])

    def _step_of(self, problem: Rejected) -> int:
        """The place of the step that asks for the answer that is wrong or missing."""
        name = self._name(problem)
        return 0 if name in _ABOUT_PLAN else 1 if name in _ABOUT_BEGINNING else 2

    def _say(self, problem: Rejected | None) -> None:
        fields = self._fields()
        for field in fields.values():
            field.say("")
        self.plan.say("")
        fields["last_renewal_on"].say(self.beginning.renewal.wrong())
        fields["price"].say(self.price.wrong())
        if problem is None or (problem.problem in _MISSING and self._name(problem) != self._insisted):
            return
        text = self._words(problem)
        at = self._field(problem)
        if at is None:
            self.plan.say(text)
        elif not at.error():
            at.say(text)

    def _words(self, problem: Rejected) -> str:
        words = {
            "plan": self.tr("Enter the plan’s name, as LinkedIn calls it.")
            if self.plan.is_answered()
            else self.tr("Choose the plan that you have."),
            "allotment": self.tr("Enter how many credits the plan brings each month."),
            "last_renewal_on": self.tr("Enter the day of the month, 1 to 31, or press “I don’t know”."),
            "credits": self.tr("Enter the number LinkedIn shows; 0 counts too."),
        }
        name = self._name(problem)
        if problem.problem in _MISSING and name in words:
            return words[name]
        from . import sentences

        return sentences.rejection(problem, self._today)

    def _name(self, problem: Rejected) -> str:
        # A plan of one's own is unknown to the rules until it has an allotment.
        if problem.field == "plan" and problem.problem is Problem.NUMBER_MISSING:
            return "allotment"
        return problem.field

    def _field(self, problem: Rejected) -> "AnyField | None":
        if not self.plan.is_answered():
            return None
        return self._fields().get(self._name(problem))

    def _fields(self) -> "dict[str, AnyField]":
        return {
            **self.plan.fields(),
            **self.beginning.fields(),
            "credits": self.balance.credits,
            "price": self.price.price,
            "currency": self.price.price,
        }
