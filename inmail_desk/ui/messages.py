"""The boxes that say what stands in the way: an entry that cannot be kept, or trouble with the file."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.errors import StoreTrouble

from .sentences import rejection
from .trouble_words import trouble_text


def show_rejected(parent: QWidget, rejected: Rejected, today: date) -> None:
    """Say why an entry cannot be kept. Nothing was changed."""
    _box(parent, QMessageBox.Icon.Information, rejection(rejected, today))


def show_trouble(parent: QWidget, trouble: StoreTrouble) -> None:
    """Say what is the trouble with the data file, and what to do."""
    _box(parent, QMessageBox.Icon.Warning, trouble_text(trouble))


def show_text(parent: QWidget, text: str) -> QMessageBox:
    """Say why something cannot be done. Nothing was changed. Gives the box that says it, for as long as it is open."""
    return _box(parent, QMessageBox.Icon.Information, text)


def ask(parent: QWidget, title: str, text: str, yes: str, no: str = "", *, danger: bool = False) -> bool:
    """Ask before something that is not to be done by a slip; True where the button `yes` was pressed. `no` "" is
    Cancel."""
    box = QMessageBox(
        QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question, title, text, parent=parent
    )
    box.setInformativeText("")
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(
        no or QCoreApplication.translate("messages", "Cancel"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(cancel if danger else agreed)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is agreed


def ask_to_leave(parent: QWidget) -> bool:
    """Ask before a review of an import is left in which choices were made; True where they are to be lost."""
    return ask(
        parent,
        QCoreApplication.translate("messages", "Leave the review?"),
        QCoreApplication.translate(
            "messages", "Nothing has been written; your ticks and corrections will be lost."
        ),
        QCoreApplication.translate("messages", "Leave"),
        QCoreApplication.translate("messages", "Stay"),
        danger=True,
    )


def _box(parent: QWidget, symbol: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(symbol, QCoreApplication.applicationName() or "InMail Desk", text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(QCoreApplication.translate("messages", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.open()
    return box
