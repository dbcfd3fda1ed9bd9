"""Choosing the day on which to follow up, or none."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inmail_desk.desk.prospects import set_follow_up

from .activity_dialog import ActivityDialog
from .controls import SecondaryButton
from .day_edit import DayEdit
from .labels import Role, Text
from .person_words import names
from .sentences import day
from .session import DeskSession

translate = QCoreApplication.translate


class FollowUpDialog(ActivityDialog):
    """Sets the follow-up day of these prospects; an empty field takes it away."""

    def __init__(self, session: DeskSession, ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("FollowUpDialog", "Follow-up day"),
            parent,
            ok_text=translate("FollowUpDialog", "Set"),
        )
        self._ids = tuple(ids)
        people = self.people(self._ids)
        days = {prospect.follow_up_on for prospect in people}
        self.day = DayEdit(session.today, optional=True, ahead=True)
        self.day.set_day(days.pop() if len(days) == 1 else None)
        self._past = Text(role=Role.SMALL)

        quick = QWidget()
        row = QHBoxLayout(quick)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        tomorrow = session.today + timedelta(days=1)
        for text, on in (
            (self.tr("&Tomorrow"), tomorrow),
            (self.tr("In a &week"), session.today + timedelta(days=7)),
            (self.tr("N&one"), None),
        ):
            row.addWidget(self._quick(text, on))
        row.addStretch(1)

        hint = self.tr(
            "On that day the page Today reminds you. About a week after an InMail is a good time, and once is enough."
        )
        self.add_people(people, hint)
        self.add_day(self.day)
        self.add_field("", quick)
        self.add_wide(self._past)
        self.day.day_changed.connect(self._tell)
        self._tell()
        self.day.line.selectAll()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry_out(self) -> str:
        people, on = self.people(self._ids), self.day.day()
        self.session.perform(set_follow_up, [prospect.id for prospect in people], on)
        who = names(people)
        if on is None:
            return self.tr("No follow-up: %1.").replace("%1", who, 1)
        said = self.tr("Follow-up on %1: %2.").replace("%1", day(on, self.session.today))
        return said.replace("%2", who, 1)

    def _quick(self, text: str, on: date | None) -> SecondaryButton:
        button = SecondaryButton(text)
        button.clicked.connect(lambda: self._choose(on))
        return button

    def _choose(self, on: date | None) -> None:
        self.day.set_day(on)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        on = self.day.day()
        passed = on is not None and on < self.session.today
        self._past.setText(self.tr("That day has passed: Today reminds you at once.") if passed else "")
