"""The base of every dialog that does one activity when it is accepted."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.store.errors import NotReadAgain, StoreTrouble
from inmail_desk.store.values import Prospect

from .choice_list import ChoiceList
from .day_edit import DayEdit
from .dialogs import FormDialog
from .labels import Role, Text
from .messages import show_rejected, show_trouble
from .person_words import headline, names
from .sentences import rejection
from .session import DeskSession

_MISSING = (Problem.CHOICE_MISSING, Problem.DAY_MISSING, Problem.NAME_MISSING, Problem.NUMBER_MISSING)


class ActivityDialog(FormDialog):
    """A form whose `carry_out` does the activity. It closes only once that is done; `said` then tells what was done,
    and `changed` whether that changed anything: only then is there a step to undo.

    What the desk rejects is said at the field that stands in `fields` under the name of the rejected argument.
    """

    def __init__(
        self, session: DeskSession, title: str, parent: QWidget | None = None, *, ok_text: str
    ) -> None:
        super().__init__(title, parent, ok_text=ok_text)
        self.session = session
        self.said = ""
        self.changed = False
        self.fields: dict[str, QWidget] = {}
        self._refused: QWidget | None = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        session.changed.connect(self._note_change)

    def carry_out(self) -> str:
        """Do the activity and return what was done, in words. May raise `Rejected` and `StoreTrouble`."""
        raise NotImplementedError

    def rejection(self, rejected: Rejected) -> str:
        """Say why an entry cannot be kept; for a dialog that can say it better."""
        return rejection(rejected, self.session.today)

    def tell_refusal(self, outcome: object) -> bool:
        """Say at its field what stands against the activity, and take back what was said so before. `outcome` is what a
        rehearsal came to. False where it is a `Rejected` that belongs to no field: it is still to be said.

        That something is missing is said only once the dialog is accepted.
        """
        refused, self._refused = self._refused, None
        if refused is not None:
            self.set_error(refused, "")
        if not isinstance(outcome, Rejected) or outcome.problem in _MISSING:
            return True
        field = self.fields.get(outcome.field)
        if field is None or not field.isVisibleTo(self):
            return False
        self.set_error(field, self.rejection(outcome))
        self._refused = field
        return True

    def people(self, ids: Iterable[int]) -> Sequence[Prospect]:
        """Return the prospects of these ids; whoever is not in the list any more is left out."""
        prospects = self.session.picture.prospects
        return [prospects[id] for id in ids if id in prospects]

    def add_people(self, people: Sequence[Prospect], text: str = "") -> None:
        """Begin the form with whom it is about, and a quiet line."""
        heading = QWidget()
        column = QVBoxLayout(heading)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(3)
        column.addWidget(Text(names(people), Role.NAME))
        quiet = text or (headline(people[0]) if len(people) == 1 else "")
        if quiet:
            column.addWidget(Text(quiet, Role.QUIET))
        self.add_wide(heading)

    def add_choices(self, label: str, choices: ChoiceList[Any]) -> None:
        """Add a list of choices, with its label beside the first one."""
        self.add_field(label, choices)
        captions = [each for each in self.findChildren(QLabel) if each.buddy() is choices]
        captions[0].setContentsMargins(0, 8, 0, 0)

    def add_day(self, field: DayEdit) -> None:
        """Add the field for the day of what is recorded."""
        self.add_field(self.tr("&Day"), field)
        self.fields["day"] = field

    def done(self, result: int) -> None:
        """Do the activity before closing with success; stay open where something stands against it."""
        if result == QDialog.DialogCode.Accepted and not self._carried_out():
            return
        super().done(result)

    def _note_change(self) -> None:
        self.changed = True

    def _carried_out(self) -> bool:
        # What changed before this was not changed here: notes are saved when a dialog takes the focus from them.
        self.changed = False
        try:
            self.said = self.carry_out()
        except Rejected as rejected:
            field = self.fields.get(rejected.field)
            if field is None:
                show_rejected(self, rejected, self.session.today)
                return False
            self.set_error(field, self.rejection(rejected))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        except NotReadAgain as trouble:
            # It is done: staying open would invite doing it a second time.
            show_trouble(self.parentWidget() or self, trouble)
            self.said, self.changed = self.tr("Saved."), True
        except StoreTrouble as trouble:
            show_trouble(self, trouble)
            return False
        return True
