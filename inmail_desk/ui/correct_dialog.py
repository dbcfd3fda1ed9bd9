"""Opens the dialog that corrects, or removes, what was recorded in a table and row."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.corrections import Answer, Deletion, NonDelivery, Recorded, recorded_as, remove_recorded
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.desk.tracing import Source, Trace, Tracer
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BalanceCheck, Bonus, InMail, PlanEvent, Purchase

from .activity_dialog import ActivityDialog
from .correction_dialog import CorrectionDialog
from .labels import Role, Text
from .sentences import day
from .session import DeskSession
from .trace_words import title

translate = QCoreApplication.translate


def open_correction(
    session: DeskSession, source: Source, parent: QWidget | None = None
) -> ActivityDialog | None:
    """Opens the dialog for what stands in that table and row; None where it is not there any more."""
    recorded = recorded_as(session.picture, session.data, source)
    dialog = None if recorded is None else _dialog_for(session, recorded, parent)
    if dialog is not None:
        dialog.open()
    return dialog


def open_removal(
    session: DeskSession, source: Source, parent: QWidget | None = None
) -> "RemovalDialog | None":
    """Opens the question whether to remove what stands there; None where it is not there any more."""
    recorded = recorded_as(session.picture, session.data, source)
    if recorded is None:
        return None
    dialog = RemovalDialog(session, recorded, _trace(session, source), parent)
    dialog.open()
    return dialog


class RemovalDialog(CorrectionDialog):
    """Asks whether something was never done, and says what that would change."""

    def __init__(
        self, session: DeskSession, recorded: Recorded, trace: Trace, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("correct", "Remove"),
            parent,
            ok_text=translate("correct", "Remove"),
        )
        self._recorded = recorded
        self._title = title(trace)
        self.add_wide(Text(self._title, Role.NAME, selectable=True))
        text = self.tr("Recorded on %1. Remove it where it never happened; to change its day, correct it.")
        if isinstance(recorded, InMail) and _ended(recorded):
            text = self.tr(
                "Recorded on %1, with what became of it, which goes too. Remove it where it never happened; to change"
                " its day, correct it."
            )
        self.add_wide(Text(text.replace("%1", day(trace.on, session.today))))
        self.add_effect()
        self.ok_button.setFocus()

    def correct(self, data: DataFile) -> Changed:
        return remove_recorded(data, self.session.picture, self._recorded)

    def done_text(self) -> str:
        return self.tr("Removed: %1").replace("%1", self._title, 1)


def _ended(inmail: InMail) -> bool:
    return bool(inmail.responses or inmail.deleted_at or inmail.undelivered_at)


def _trace(session: DeskSession, source: Source) -> Trace:
    picture = session.picture
    fact = picture.recorded.sources.index(source) + 1
    tracer = Tracer(picture, session.data)
    postings = (*picture.statement.postings, *picture.coming)
    number = next((number for number, posting in enumerate(postings) if posting.fact == fact), None)
    return tracer.fact(fact) if number is None else tracer.entry(number)


def _dialog_for(session: DeskSession, recorded: Recorded, parent: QWidget | None) -> ActivityDialog | None:
    match recorded:
        case InMail():
            from .edit_inmail_dialog import EditInMailDialog

            return EditInMailDialog(session, recorded, parent)
        case Answer():
            from .correct_answer import CorrectAnswerDialog

            return CorrectAnswerDialog(session, recorded, parent)
        case Deletion() | NonDelivery():
            from .correct_answer import CorrectEndDialog

            return CorrectEndDialog(session, recorded, parent)
        case Purchase():
            from .correct_credits import CorrectPurchaseDialog

            return CorrectPurchaseDialog(session, recorded, parent)
        case Bonus():
            from .correct_credits import CorrectBonusDialog

            return CorrectBonusDialog(session, recorded, parent)
        case BalanceCheck():
            from .correct_credits import CorrectCheckDialog

            return CorrectCheckDialog(session, recorded, parent)
        case PlanEvent():
            from .plan_line_dialog import PlanLineDialog

            lines = plan_page(session.picture, session.data).history
            line = next((line for line in lines if line.event.id == recorded.id), None)
            return None if line is None else PlanLineDialog(session, line, parent)
    assert_never(recorded)
