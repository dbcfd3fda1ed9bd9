"""The base of the dialogs that correct or remove what was recorded: what follows is told before it is kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import InMail

from .activity_dialog import ActivityDialog
from .day_edit import DayEdit
from .plan_before_after import BeforeAfter
from .sentences import day
from .session import DeskSession

_WIDTH = 560


class CorrectionDialog(ActivityDialog):
    """A form whose `correct` makes the correction; it is rehearsed each time the fields have settled, and what it would
    change stands beneath them. End the form with `add_effect`."""

    def __init__(
        self, session: DeskSession, title: str, parent: QWidget | None = None, *, ok_text: str = ""
    ) -> None:
        super().__init__(session, title, parent, ok_text=ok_text)
        if not ok_text:
            self.ok_button.setText(self.tr("Save"))
        self.setMinimumWidth(_WIDTH)
        self.effect = BeforeAfter(self, self.correct, says_same=True)
        self.effect.rehearsed.connect(self._say_what_stands_against_it)

    def correct(self, data: DataFile) -> Changed:
        """Make the correction that the fields say. May raise `Rejected` and `StoreTrouble`."""
        raise NotImplementedError

    def done_text(self) -> str:
        """Say what was done."""
        raise NotImplementedError

    def add_effect(self) -> None:
        """End the form with what the correction would change, and begin to watch the fields."""
        self.add_wide(self.effect)
        # What follows may become shorter: the fields stay where they are.
        self.form.setRowStretch(self.form.rowCount(), 1)
        for field in self.findChildren(QLineEdit):
            field.textChanged.connect(self.effect.expect)
        for box in self.findChildren(QCheckBox):
            box.toggled.connect(self.effect.expect)
        for combo in self.findChildren(QComboBox):
            combo.currentIndexChanged.connect(self.effect.expect)
        self.effect.compute()

    def carry_out(self) -> str:
        self.session.perform(self.correct)
        return self.done_text()

    def begin_in(self, field: DayEdit) -> None:
        """Put the cursor into the field for the day: it is what is wrong most often."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.line.selectAll()

    def rejection(self, rejected: Rejected) -> str:
        details = rejected.details
        if rejected.problem is Problem.BEFORE_TRACKING and rejected.field == "day" and details.limit:
            text = self.tr(
                "Tracking began on %1, and the balance that it began with holds what came before. Choose that day or a"
                " later one."
            )
            return text.replace("%1", day(details.limit, self.session.today))
        return super().rejection(rejected)

    def name_of(self, inmail: InMail) -> str:
        """Return the name of whom the InMail was sent to."""
        people = self.session.picture.prospects.some([inmail.prospect_id])
        return people[0].name if people else self.tr("somebody")

    def _say_what_stands_against_it(self, outcome: object) -> None:
        if not self.tell_refusal(outcome) and isinstance(outcome, Rejected):
            self.effect.show_problem(self.rejection(outcome))
