"""Logging a touch: a way to reach people that costs no credit."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inmail_desk.desk.moments import moment_of
from inmail_desk.desk.sending import log_touch
from inmail_desk.store.values import TouchKind

from . import words
from .activity_dialog import ActivityDialog
from .choice_list import ChoiceList
from .day_edit import DayEdit
from .person_words import names
from .session import DeskSession

translate = QCoreApplication.translate


class TouchDialog(ActivityDialog):
    """Logs a touch of each of these prospects."""

    def __init__(self, session: DeskSession, ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("TouchDialog", "Log touch"),
            parent,
            ok_text=translate("TouchDialog", "Log touch"),
        )
        self._ids = tuple(ids)
        self.kinds = ChoiceList((each, words.touch(each)) for each in TouchKind)
        self.day = DayEdit(session.today, past=True)
        self.day.set_day(session.today)
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(self.tr("What was it about? May stay empty."))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + 16)

        self.add_people(self.people(self._ids), self.tr("A touch reaches somebody without a credit."))
        self.add_choices(self.tr("Kind"), self.kinds)
        self.add_day(self.day)
        self.add_field(self.tr("&Note"), self.text)
        self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if self.kinds.choice() is None:
            self.set_error(self.kinds, self.tr("Choose a kind, or press its digit."))

    def carry_out(self) -> str:
        kind, on, now = self.kinds.choice(), self.day.day(), self.session.now()
        assert kind is not None
        assert on is not None
        people = self.people(self._ids)
        self.session.perform(
            log_touch,
            [prospect.id for prospect in people],
            kind,
            at=moment_of(on, now),
            now=now,
            text=self.text.toPlainText(),
        )
        return self.tr("%1 logged: %2.").replace("%1", words.touch(kind)).replace("%2", names(people), 1)
