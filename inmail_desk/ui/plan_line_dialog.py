"""Correct a line of the plan's history."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.plan_corrections import Correction, correct_event
from inmail_desk.desk.plan_page import HistoryLine
from inmail_desk.store.values import PlanEventKind

from .activity_dialog import ActivityDialog
from .day_edit import DayEdit
from .labels import Role, Text
from .number_line import NumberLine
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
        self.day.setFocus()
        self.day.line.selectAll()

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
        on = self.day.day()
        if on is not None and self._cancelled:
            on += timedelta(days=1)
        correction = Correction(
            on=on,
            plan="" if self.plan is None else self.plan.plan(),
            credits=None if self.credits is None else self.credits.number(),
            last_renewal_on=None if self.last_renewal is None else self.last_renewal.day(),
        )
        self.session.perform(correct_event, self.session.picture, self._event, correction)
        return self.tr("History corrected")
