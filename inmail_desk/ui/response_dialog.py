"""Recording an answer: of one person or many, today or on an earlier day, with what it returns told beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.answering import returning_by_response
from inmail_desk.desk.moments import moment_of
from inmail_desk.desk.sending import record_response

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .choice_list import ChoiceList
from .colours import Tone
from .day_edit import DayEdit
from .person_words import recorded_said, returning_said, unanswered_of
from .sentences import state_sentence
from .session import DeskSession

translate = QCoreApplication.translate


class ResponseDialog(ActivityDialog):
    """Records the answer of these prospects to their unanswered InMails."""

    def __init__(
        self,
        session: DeskSession,
        ids: Sequence[int],
        parent: QWidget | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("ResponseDialog", "Record response"),
            parent,
            ok_text=translate("ResponseDialog", "Record"),
        )
        self._ids = tuple(ids)
        self.outcomes = ChoiceList((each, words.outcome(each)) for each in Outcome)
        self.day = DayEdit(session.today, past=True)
        self.day.set_day(session.today)
        self._notice = Notice(Tone.NEUTRAL, "")

        self.add_people(self.people(self._ids))
        self.add_choices(self.tr("Response"), self.outcomes)
        self.add_day(self.day)
        self.add_wide(self._notice)
        self.outcomes.chosen.connect(self._tell)
        self.day.day_changed.connect(self._tell)
        if outcome is not None:
            self.outcomes.choose(outcome)
        self._tell()
        self.outcomes.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        if self.outcomes.choice() is None:
            self.set_error(self.outcomes, self.tr("Choose a response, or press its digit."))

    def carry_out(self) -> str:
        outcome, on, now = self.outcomes.choice(), self.day.day(), self.session.now()
        assert outcome is not None
        assert on is not None
        recorded = self.session.perform(
            record_response, self.session.picture, self._ids, outcome, at=moment_of(on, now), now=now
        )
        skipped = {prospect.id for prospect in recorded.skipped}
        people = self.people(id for id in self._ids if id not in skipped)
        states = [self.session.picture.state_of(prospect.id) for prospect in people]
        return recorded_said(people, states, self.session.today)

    def _tell(self) -> None:
        outcome, on, today = self.outcomes.choice(), self.day.day(), self.session.today
        picture = self.session.picture
        day = min(on or today, today)
        returning = returning_by_response(picture, self._ids, outcome or Outcome.REPLY, day)
        if outcome is None and returning.unanswered:
            one = len(self._ids) == 1
            text = state_sentence(picture.state_of(self._ids[0]), today) if one else unanswered_of(returning)
            self._notice.say(Tone.NEUTRAL, self.tr("Which response was it?"), text)
        else:
            self._notice.say(*returning_said(returning, day, today))
