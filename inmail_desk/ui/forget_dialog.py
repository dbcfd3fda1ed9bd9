"""Forgetting a person: what goes for good, said before it is done."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.forgetting import Forgetting, forgetting
from inmail_desk.desk.prospects import forget

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .labels import Role, SectionTitle, Text
from .session import DeskSession

translate = QCoreApplication.translate


class ForgetDialog(ActivityDialog):
    """Removes a prospect for good. Cancel is the default button; the other one must be chosen on purpose."""

    def __init__(self, session: DeskSession, id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("ForgetDialog", "Forget This Person"),
            parent,
            ok_text=translate("ForgetDialog", "Forget for good"),
        )
        self._id = id
        people = self.people([id])
        self._name = people[0].name
        gone = forgetting(session.picture, session.data, id)

        self.add_people(people)
        self.add_wide(
            Notice(
                Tone.DANGER,
                self.tr("This cannot be undone"),
                self.tr("Nothing that was done before can be undone any more either: the undo history ends."),
            )
        )
        self.add_wide(SectionTitle(self.tr("What is removed")))
        self.add_wide(Text(self._removed(gone)))
        if gone.balance_now != gone.balance_then:
            self.add_wide(Text(self._balance(gone)))
        if gone.copies:
            self.add_wide(SectionTitle(self.tr("Copies that may still hold this person")))
            self.add_wide(Text("\n".join(path.name for path in gone.copies), selectable=True))
            folder = self.tr("In %1. Delete them yourself if nothing is to be left.")
            self.add_wide(
                Text(folder.replace("%1", str(gone.copies[0].parent), 1), Role.QUIET, selectable=True)
            )
        copied = self.tr("Copies of the data file that you made elsewhere are not changed.")
        self.add_wide(Text(copied, Role.QUIET))
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(False)
        self.ok_button.show_hint("")
        self.ok_button.setDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if by_enter and self.ok_button.hasFocus():
            self.ok_button.click()
            return
        super().keyPressEvent(event)

    def carry_out(self) -> str:
        self.session.perform(forget, self._id)
        return self.tr("%1 is forgotten.").replace("%1", self._name, 1)

    def _removed(self, gone: Forgetting) -> str:
        parts = [
            self.tr("Name, company, title, notes, tags and profile addresses"),
            words.inmails(gone.inmails),
            words.counted(gone.responses, self.tr("1 response"), self.tr("%1 responses")),
            words.counted(gone.touches, self.tr("1 touch"), self.tr("%1 touches")),
        ]
        counts = (1, gone.inmails, gone.responses, gone.touches)
        return "\n".join(f"· {part}" for part, count in zip(parts, counts, strict=True) if count)

    def _balance(self, gone: Forgetting) -> str:
        text = self.tr(
            "Without these InMails the computed balance becomes %2 instead of %1. Check it with LinkedIn afterwards."
        )
        return text.replace("%1", words.credits(gone.balance_now)).replace(
            "%2", words.number(gone.balance_then)
        )
