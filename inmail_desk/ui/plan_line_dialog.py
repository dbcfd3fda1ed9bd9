"""Correct a line of the plan's history."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan_corrections import Correction, correct_event
from inmail_desk.desk.plan_page import STEPS, HistoryLine
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind

from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .labels import Role, Text
from .number_line import NumberLine
from .plan_before_after import BeforeAfter
from .plan_fields import PlanBox
from .plan_history_words import line_title
from .session import DeskSession

translate = QCoreApplication.translate

_WIDTH = 540


class PlanLineDialog(ActivityDialog):
    """The day of a line; and its plan, and the balance with which tracking began, where it has them."""

    def __init__(self, session: DeskSession, line: HistoryLine, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("plan", "Edit line of the history"), parent, ok_text="")
        self.setMinimumWidth(_WIDTH)
        event = line.event
        self.ok_button.setText(self.tr("Save"))
        self._event = event
        self._cancelled = event.kind is PlanEventKind.CANCELLED
        self.plan: PlanBox | None = None
        self.credits: NumberLine | None = None
        self.last_renewal: DayEdit | None = None
        self.day = DayEdit(session.today)
        self.day.set_day(line.on - timedelta(days=1) if self._cancelled else line.on)
        what = Text(line_title(line), Role.STRONG)
        what.setContentsMargins(0, 0, 0, 8)
        self.add_wide(what)
        self.add_field(self.tr("&Last day of access") if self._cancelled else self.tr("&Day"), self.day)
        self.fields = {"day": self.day}
        if event.plan is not None:
            self.plan = PlanBox(session.picture, event.plan)
            self.add_field(self.tr("&Plan"), self.plan)
            self.fields["plan"] = self.plan
        if event.kind is PlanEventKind.TRACKING_STARTED:
            self._add_balance(session)
        self.comparison = BeforeAfter(self, self._correct, says_same=True)
        self.problem = Notice(Tone.WARN, "")
        self.problem.hide()
        if event.kind in STEPS:  # nothing else counts
            self.add_wide(self.problem)
            self.add_wide(self.comparison)
            self.comparison.rehearsed.connect(self._tell)
            self._expect_changes()
        self.day.setFocus()
        self.day.line.selectAll()

    def _expect_changes(self) -> None:
        self.day.day_changed.connect(self.comparison.expect)
        if self.plan is not None:
            self.plan.currentIndexChanged.connect(self.comparison.expect)
        if self.credits is not None and self.last_renewal is not None:
            self.credits.number_changed.connect(self.comparison.expect)
            self.last_renewal.day_changed.connect(self.comparison.expect)

    def _tell(self, after: object) -> None:
        said = self.tell_refusal(after)
        self.problem.setVisible(not said)
        if not said and isinstance(after, Rejected):
            self.problem.say(Tone.WARN, self.rejection(after))

    def _add_balance(self, session: DeskSession) -> None:
        self.credits = NumberLine()
        self.credits.set_number(self._event.credits)
        self.last_renewal = DayEdit(session.today, optional=True)
        self.last_renewal.set_day(self._event.last_renewal_on)
        self.add_field(self.tr("&Credits LinkedIn showed"), self.credits)
        self.add_field(self.tr("Latest &renewal until then"), self.last_renewal)
        self.add_wide(
            Text(
                self.tr("A plan that renews on the 1st of each month needs no day for its latest renewal."),
                Role.QUIET,
            )
        )
        self.fields |= {"credits": self.credits, "last_renewal_on": self.last_renewal}

    def carry_out(self) -> str:
        self.session.perform(self._correct)
        return self.tr("History corrected")

    def _correct(self, data: DataFile) -> Changed:
        on = self.day.day()
        if on is not None and self._cancelled:
            on += timedelta(days=1)
        correction = Correction(
            on=on,
            plan="" if self.plan is None else self.plan.plan(),
            credits=None if self.credits is None else self.credits.number(),
            last_renewal_on=None if self.last_renewal is None else self.last_renewal.day(),
        )
        return correct_event(data, self.session.picture, self._event, correction)
