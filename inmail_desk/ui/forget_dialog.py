"""Forgetting a person: what goes for good, said before it is done."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from inmail_desk.desk.forgetting import Forgetting, forget_with_copies, forgetting
from inmail_desk.desk.prospects import forget

from . import words
from .activity_dialog import ActivityDialog
from .cards import Notice
from .colours import Tone
from .dates import short_day_with_year
from .labels import Role, SectionTitle, Text
from .session import DeskSession

translate = QCoreApplication.translate


class ForgetDialog(ActivityDialog):
    """Removes a prospect for good. Cancel is the default button; the other one must be chosen on purpose."""

    def __init__(self, session: DeskSession, id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("ForgetDialog", "Forget this person"),
            parent,
            ok_text=translate("ForgetDialog", "Forget for good"),
        )
        self._id = id
        people = self.people([id])
        self._name = people[0].name
        gone = forgetting(session.picture, session.data, id, session.backups)

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
        self.delete_copies = QCheckBox(self.tr("Delete these copies too"))
        if gone.copies or gone.backups:
            self.add_wide(SectionTitle(self.tr("Copies that may still hold this person")))
            self.add_wide(Text(self._copies(gone), selectable=True))
            self.delete_copies.setChecked(True)
            self.add_wide(self.delete_copies)
            if session.backups is not None:
                again = self.tr("A new backup, without this person, is made right afterwards.")
                self.add_wide(Text(again, Role.QUIET))
        self.add_wide(SectionTitle(self.tr("What may still name this person")))
        self.add_wide(Text(self._elsewhere(), Role.QUIET))
        self.keep_mark = QCheckBox(self.tr("Leave this person out of later imports"))
        self.keep_mark.setChecked(gone.may_be_marked)
        self.keep_mark.setVisible(gone.may_be_marked)
        self.add_wide(self.keep_mark)
        self.add_wide(Text(self._mark(gone), Role.QUIET))
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
        marked = self.keep_mark.isChecked()
        if self.delete_copies.isChecked():
            self.session.perform(forget_with_copies, self._id, self.session.backups, marked=marked)
        else:
            self.session.perform(forget, self._id, marked=marked)
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

    def _elsewhere(self) -> str:
        parts = [
            self.tr("Copies of the data file that you made elsewhere"),
            self.tr(
                "Tables, reports, calendars and JSON that you exported, and LinkedIn’s archives and lists"
            ),
            self.tr(
                "Your calendar program: a calendar that is kept up to date is written anew without this person, but "
                "what was taken from it stays until the program reads it again"
            ),
        ]
        return "\n".join(f"· {part}" for part in parts)

    def _mark(self, gone: Forgetting) -> str:
        if not gone.may_be_marked:
            return self.tr("Without a profile address a later import cannot tell that it is this person.")
        return self.tr(
            "For this a short mark of the profile’s address stays in the file. It names nobody: it would fit dozens of "
            "LinkedIn’s members."
        )

    def _copies(self, gone: Forgetting) -> str:
        parts = []
        if gone.backups:
            count = words.counted(
                len(gone.backups), self.tr("1 daily backup, of %2"), self.tr("%1 daily backups, of %3 to %2")
            )
            newest, oldest = gone.backups[0], gone.backups[-1]
            count = count.replace("%2", short_day_with_year(newest.day))
            parts.append(count.replace("%3", short_day_with_year(oldest.day)))
        for path in gone.copies:
            copy = self.tr("%1, made before an update of the file")
            parts.append(copy.replace("%1", path.name, 1))
        return "\n".join(f"· {part}" for part in parts)

    def _balance(self, gone: Forgetting) -> str:
        text = self.tr(
            "Without these InMails the computed balance becomes %2 instead of %1. Check it with LinkedIn afterwards."
        )
        return text.replace("%1", words.credits(gone.balance_now)).replace(
            "%2", words.number(gone.balance_then)
        )
