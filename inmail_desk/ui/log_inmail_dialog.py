"""Logging an InMail that was sent, to one person or many, with who may be written to told beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from inmail_desk.credit_rules.may_send import Verdict
from inmail_desk.desk.counted_already import counted_already
from inmail_desk.desk.person import PersonPage, person_page
from inmail_desk.desk.sending import (
    LONGEST_BODY,
    LONGEST_SUBJECT,
    SendingPlan,
    log_inmails,
    over_budget,
    plan_sending,
)
from inmail_desk.store.values import Prospect

from . import words
from .activity_dialog import ActivityDialog
from .before_reading import BeforeReading
from .cards import Notice
from .colours import Tone
from .counted_text import CountedText
from .day_edit import DayEdit
from .person_words import names, of_credits, past_budgets, permission_said, sending_said
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate


class LogInMailDialog(ActivityDialog):
    """Logs an InMail to each of these prospects; to those who may not be written to only where that is ticked."""

    def __init__(self, session: DeskSession, ids: Sequence[int], parent: QWidget | None = None) -> None:
        title = translate("LogInMailDialog", "Log InMail")
        super().__init__(session, title, parent, ok_text=title)
        people = self.people(ids)
        self._ids = tuple(prospect.id for prospect in people)
        self.plan: SendingPlan = plan_sending(session.picture, self._ids)
        one = len(people) == 1
        self.day = DayEdit(session.today, past=True)
        self.day.set_day(session.today)
        self.before = BeforeReading(session)
        self.subject = CountedText(QLineEdit(), LONGEST_SUBJECT)
        self.body = CountedText(QPlainTextEdit(), LONGEST_BODY)
        self.body.field.setFixedHeight(self.fontMetrics().lineSpacing() * 5 + 16)
        self.free = QCheckBox(self.tr("It was &free: no credit was taken"))
        self.free.setChecked(one and bool(self.plan.free))
        refused = len(self.plan.refused)
        self.anyway = QCheckBox(
            self.tr("Log it &anyway: it was sent")
            if one
            else words.counted(
                refused,
                self.tr("Log the 1 refused &as well: it was sent"),
                self.tr("Log the %1 refused &as well: they were sent"),
            )
        )

        self.add_people(people)
        self._notice = Notice(Tone.NEUTRAL, "")
        self.add_wide(self._notice)
        if refused:
            self.add_field("", self.anyway)
        self.add_day(self.day)
        self.add_field("", self.before)
        self.show_field(self.before, self.before.ask_of(session.today))
        self.day.day_changed.connect(self._ask_of_day)
        self.add_field(self.tr("&Subject"), self.subject)
        self.add_field(self.tr("&Text"), self.body)
        if one:
            self.add_field("", self.free)
            self.free.toggled.connect(self._tell)
        self.before.toggled.connect(self._tell)
        self.anyway.toggled.connect(self._tell)
        self._tell()
        self.fields |= {"subject": self.subject, "body": self.body}
        first = self.anyway if refused else self.subject
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if not self._to_log():
            self.set_error(self.anyway, self.tr("Tick this if the InMail was sent all the same."))

    def carry_out(self) -> str:
        people, on, now = self._to_log(), self.day.day(), self.session.now()
        assert on is not None
        self.session.perform(
            log_inmails,
            people,
            sent_at=self.before.moment_sent(on, now),
            now=now,
            subject=self.subject.text(),
            body=self.body.text(),
            free=self.free.isChecked() if len(self._ids) == 1 else None,
        )
        said = self.tr("InMail of %1 logged: %2.").replace("%1", day(on, self.session.today))
        return said.replace("%2", names(people), 1)

    def _to_log(self) -> Sequence[Prospect]:
        refused = {prospect.id for prospect, _ in self.plan.refused}
        return [
            prospect
            for prospect in self.people(self._ids)
            if prospect.id not in refused or self.anyway.isChecked()
        ]

    def _ask_of_day(self) -> None:
        self.show_field(self.before, self.before.ask_of(self.day.day()))
        self._tell()

    def _tell(self) -> None:
        """Say who may be written to, and what the InMail takes as it is entered now."""
        today, picture = self.session.today, self.session.picture
        self.ok_button.setText(
            words.counted(max(1, len(self._to_log())), self.tr("Log InMail"), self.tr("Log %1 InMails"))
        )
        if len(self._ids) != 1:
            self._say(*sending_said(self.plan, today, self._counted()))
            return
        page = person_page(picture, self.session.data, self._ids[0])
        if page is not None:
            self._say(*permission_said(page, today, self._cost(page)))

    def _say(self, tone: Tone, title: str, text: str) -> None:
        """Say this, and which budgets of campaigns the InMails go past."""
        free = set(self.plan.free) if len(self._ids) > 1 else set()
        paying = [] if self.free.isChecked() else [each for each in self._to_log() if each not in free]
        over = over_budget(self.session.picture, paying)
        self._notice.say(
            Tone.WARN if over else tone, title, "\n".join(filter(None, (text, past_budgets(over))))
        )

    def _cost(self, page: PersonPage) -> str | None:
        """What the one InMail takes, None where that is what is said of the person anyway."""
        refused = page.permission.verdict is Verdict.REFUSED
        if self.free.isChecked():
            return None if page.permission.verdict is Verdict.FREE else self.tr("It takes no credit.")
        counted = self._counted()
        if counted or (refused and (not self.anyway.isChecked() or not page.balance)):
            return counted
        return of_credits(page.balance)

    def _counted(self) -> str:
        """Why it takes no credit, "" where it does."""
        today = self.session.today
        on = min(self.day.day() or today, today)
        sent_at = self.before.moment_sent(on, self.session.now())
        counted = counted_already(self.session.picture, sent_at)
        if counted is None:
            return ""
        if counted.check:
            text = self.tr("It takes nothing from today’s balance: the number booked on %1 holds it already.")
        else:
            text = self.tr(
                "It takes no credit here: counting began on %1, after it was sent. "
                "An answer in time still returns one."
            )
        return text.replace("%1", day(counted.on, today))
