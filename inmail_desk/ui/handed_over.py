"""What the system hands over to a window that is open: it waits until nobody is disturbed by it, and says so."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from inmail_desk.desk.handed_over import NotTaken, read_handed_over
from inmail_desk.desk.pasting import Candidate

from .messages import show_text

if TYPE_CHECKING:
    from .main_window import MainWindow

_LOOK_EVERY = 250  # milliseconds, only while something waits
_MOST_WAITING = 20
translate = QCoreApplication.translate


class HandedOver(QObject):
    """Opens quick add for profiles, and files, one after the other, as soon as the window is free for each."""

    def __init__(self, window: "MainWindow", open_file: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open_file = open_file
        self._people: list[Candidate] = []
        self._files: list[Path] = []
        self._word: QMessageBox | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self._look)

    def take(self, opened: Path | str) -> None:
        """Takes a file, or an address that anybody may have made: what it is not is said, and nothing else happens."""
        if isinstance(opened, Path):
            self._files.append(opened)
            self._look()
            if opened in self._files:
                self._say(self._why_the_file_waits(opened))
            return
        person = read_handed_over(opened)
        if isinstance(person, NotTaken):
            self._say(not_taken(person))
        elif len(self._people) >= _MOST_WAITING:
            self._say(translate("handed_over", "As many profiles as can wait are waiting here already."))
        elif person not in self._people:
            self._people.append(person)
            self._look()
            if person in self._people:
                self._say(self._why_the_person_waits(person))

    def _look(self) -> None:
        if self._files and self._window.is_free():
            self._open_file(self._files.pop(0))
        if self._people and self._window.is_free() and self._window.may_add():
            self._window.add_handed_over(self._people.pop(0))
        if not self._files and not self._people:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _why_the_file_waits(self, file: Path) -> str:
        text = translate("handed_over", "%1 is opened as soon as what is open here is closed.")
        return text.replace("%1", file.name, 1)

    def _why_the_person_waits(self, person: Candidate) -> str:
        assert person.address is not None
        if self._window.may_add():
            text = translate(
                "handed_over", "%1 can be added as soon as what is open here is closed. Nothing is lost."
            )
        elif self._window.session is not None:
            text = translate(
                "handed_over", "%1 can be added as soon as a file of your own is open; the demo is not kept."
            )
        else:
            text = translate(
                "handed_over",
                "%1 can be added as soon as you have answered the questions here, or opened a file.",
            )
        return text.replace("%1", person.name or person.address.url.removeprefix("https://www."), 1)

    def _say(self, text: str) -> None:
        """Says it over what is open; in the box that is there already where the last word has not been read yet."""
        # It goes unasked with the dialog that it stands over.
        if self._word is not None and isValid(self._word) and self._word.isVisible():
            self._word.setText(text)
        else:
            self._word = show_text(QApplication.activeModalWidget() or self._window, text)


def say_not_taken(reason: NotTaken) -> None:
    """Says why an address is not taken where there is no window to say it over, and waits until that is read."""
    box = QMessageBox(QMessageBox.Icon.Information, "InMail Desk", not_taken(reason))
    box.exec()


def not_taken(reason: NotTaken) -> str:
    """Why an address is not taken. Nothing of the address is said: anybody may have made it."""
    return f"{_reason(reason)} {translate('handed_over', 'Nothing was added.')}"


def _reason(reason: NotTaken) -> str:
    match reason:
        case NotTaken.NOT_OURS:
            return translate(
                "handed_over",
                "InMail Desk opens files of this computer, and addresses that begin with inmaildesk: and hand over a "
                "profile. This address is neither.",
            )
        case NotTaken.TOO_LONG:
            return translate("handed_over", "The address that was handed over is too long to be a profile.")
        case NotTaken.BROKEN:
            return translate("handed_over", "The address that was handed over is damaged.")
        case NotTaken.HIDDEN_SIGNS:
            return translate("handed_over", "The address that was handed over has hidden characters in it.")
        case NotTaken.OTHER_ACTION:
            return translate(
                "handed_over", "An address can hand over a profile to be added, and ask for nothing else."
            )
        case NotTaken.OTHER_PARTS:
            return translate(
                "handed_over", "An address can hand over one profile and one name, and nothing beside them."
            )
        case NotTaken.NOT_A_PROFILE:
            return translate(
                "handed_over", "The address that was handed over is not of a person’s profile on LinkedIn."
            )
