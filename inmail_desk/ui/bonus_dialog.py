"""Credits that were given: a promotion, a survey, LinkedIn's support."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from inmail_desk.desk.plan import record_bonus

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .day_edit import DayEdit
from .number_line import NumberLine
from .session import DeskSession

translate = QCoreApplication.translate

_LONGEST_REASON = 200


class BonusDialog(ActivityDialog):
    """How many, when, why, and the last day to use them where LinkedIn named one."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(
            session, translate("plan", "Record bonus"), parent, ok_text=translate("plan", "Record bonus")
        )
        self.credits = NumberLine()
        self.day = DayEdit(session.today)
        self.day.set_day(session.today)
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST_REASON)
        self.reason.setPlaceholderText(self.tr("promotion, survey, support"))
        self.last_day = DayEdit(session.today, optional=True, ahead=True)
        if session.picture.statement.plan is None:
            self.add_wide(
                Notice(
                    Tone.WARN,
                    self.tr("There is no subscription"),
                    self.tr("Credits given on such a day are kept in the list, but not counted."),
                )
            )
            self.form.setRowMinimumHeight(self.form.rowCount(), 8)
        self.add_field(self.tr("C&redits given"), self.credits)
        self.add_field(self.tr("&Day"), self.day)
        self.add_field(self.tr("R&eason"), self.reason)
        self.add_field(self.tr("&Usable until (if named)"), self.last_day)
        self.fields = {"credits": self.credits, "day": self.day, "expires_on": self.last_day}
        self.credits.setFocus()

    def check(self) -> None:
        given_on, last_day = self.day.day(), self.last_day.day()
        if not self.credits.number():
            self.set_error(self.credits, self.tr("How many credits were given? Enter 1 or more."))
        if self.last_day.is_wrong():
            self.set_error(
                self.last_day, self.tr("This is no day. Leave it empty where LinkedIn named none.")
            )
        elif given_on is not None and last_day is not None and last_day < given_on:
            self.set_error(
                self.last_day, self.tr("This is before the credits were given. Choose a later day.")
            )

    def carry_out(self) -> str:
        credits, last_day = self.credits.number(), self.last_day.day()
        self.session.perform(
            record_bonus,
            self.session.picture,
            credits=credits,
            on=self.day.day(),
            now=self.session.now(),
            reason=self.reason.text(),
            # The first day without them is the day after the last one.
            expires_on=None if last_day is None else last_day + timedelta(days=1),
        )
        return self.tr("Bonus recorded: %1").replace("%1", words.credits(credits or 0))
