"""The profile addresses of a person: open, add, remove."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from inmail_desk.desk.prospects import add_address, remove_address
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.addresses import AddressKind, ProfileAddress
from inmail_desk.store.errors import StoreTrouble
from inmail_desk.store.values import Prospect

from .controls import IconButton
from .labels import Role, Text, restyle
from .messages import show_trouble
from .sentences import rejection
from .session import DeskSession


def open_profile(address: ProfileAddress) -> None:
    """Open a profile in the person's own browser."""
    QDesktopServices.openUrl(QUrl(address.url))


class Addresses(QWidget):
    """A row for each address, and a field for a further one."""

    def __init__(self, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id: int | None = None
        self._addresses: Sequence[ProfileAddress] = ()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(2)
        self._rows.setVerticalSpacing(2)
        self._rows.setColumnStretch(0, 1)
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Add a profile address"))
        self.field.setPlaceholderText(self.tr("Add a profile address"))
        self.field.returnPressed.connect(self._add)
        self.field.textEdited.connect(self._forgive)
        self._error = Text(role=Role.ERROR)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.field)
        column.addWidget(self._error)

    def show_addresses(self, prospect: Prospect) -> None:
        """Show these addresses in place of the former ones."""
        if prospect.id != self._id:
            self.field.clear()
            self._forgive()
        if prospect.id == self._id and prospect.addresses == self._addresses:
            return
        self._id, self._addresses = prospect.id, prospect.addresses
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row, address in enumerate(prospect.addresses):
            self._add_row(row, address)
        if had_focus:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, row: int, address: ProfileAddress) -> None:
        shown = address.url.removeprefix("https://www.")
        text = Text(shown, Role.QUIET, selectable=True)
        text.setToolTip(_product(address.kind))
        open_button = IconButton("open-browser", self.tr("Open %1").replace("%1", shown, 1))
        open_button.clicked.connect(lambda: open_profile(address))
        remove = IconButton("close", self.tr("Remove %1").replace("%1", shown, 1))
        remove.clicked.connect(lambda: self._remove(address))
        self._rows.addWidget(text, row, 0)
        self._rows.addWidget(open_button, row, 1)
        self._rows.addWidget(remove, row, 2)

    def _add(self) -> None:
        if self._id is None or not self.field.text().strip():
            return
        try:
            self._session.perform(add_address, self._id, self.field.text())
        except Rejected as rejected:
            self._error.setText(rejection(rejected, self._session.today))
            self._error.show()
            restyle(self.field, "wrong", True)
        except StoreTrouble as trouble:
            show_trouble(self, trouble)
        else:
            self.field.clear()
            self._forgive()

    def _forgive(self) -> None:
        self._error.hide()
        restyle(self.field, "wrong", False)

    def _remove(self, address: ProfileAddress) -> None:
        if self._id is not None:
            self._session.perform_or_say(self, remove_address, self._id, address.key)


def _product(kind: AddressKind) -> str:
    return {
        AddressKind.IN: "LinkedIn",
        AddressKind.SALES: "Sales Navigator",
        AddressKind.TALENT: "LinkedIn Recruiter",
    }[kind]
