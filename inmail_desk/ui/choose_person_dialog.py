"""Whom is it about? A list that narrows while a name is typed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inmail_desk.desk.people import Column, People, PersonRow
from inmail_desk.desk.sending import has_unanswered

from . import words
from .controls import PrimaryButton, SearchEdit, SecondaryButton
from .labels import Role, Text
from .session import DeskSession

_MOST_SHOWN = 60


class ChoosePersonDialog(QDialog):
    """Lets one prospect be chosen by typing. `chosen` carries the id; then the dialog closes."""

    chosen = Signal(object)
    add_wanted = Signal()

    def __init__(
        self,
        title: str,
        session: DeskSession,
        parent: QWidget | None = None,
        *,
        unanswered_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(460, 420)
        self._session = session
        self._unanswered_only = unanswered_only
        self._people = People(session.picture)
        self._people.sort(Column.STATE)
        self.search = SearchEdit(self.tr("Name, company, title, tag or note"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("People found"))
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._choose)
        self._nobody = Text(role=Role.QUIET)
        self._add_button = SecondaryButton(self.tr("Add prospect…"))
        self._add_button.clicked.connect(self._add)
        self._choose_button = PrimaryButton(self.tr("Choose"))
        self._choose_button.setDefault(True)
        self._choose_button.clicked.connect(self._choose)
        cancel = SecondaryButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._add_button)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._choose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for part in (self.search, self._nobody, self.list):
            column.addWidget(part)
        column.addLayout(buttons)
        self._show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in moves:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        found = self._people.visible(search=self.search.text())
        if self._unanswered_only:
            picture = self._session.picture
            found = [row for row in found if has_unanswered(picture, [row.prospect.id])]
        self.list.clear()
        for row in found[:_MOST_SHOWN]:
            item = QListWidgetItem(_line(row))
            item.setData(Qt.ItemDataRole.UserRole, row.prospect.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nobody.setText(self._hint(len(found)))
        self._nobody.setVisible(bool(self._nobody.text()))
        self._choose_button.setEnabled(bool(found))

    def _hint(self, found: int) -> str:
        if found > _MOST_SHOWN:
            return self.tr("%1 found; type more to narrow them down").replace("%1", words.people(found))
        if found:
            return ""
        if self._unanswered_only:
            return self.tr("Nobody found who has an InMail without an answer")
        return self.tr("Nobody found")

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _add(self) -> None:
        self.reject()
        self.add_wanted.emit()


def _line(row: PersonRow) -> str:
    prospect = row.prospect
    about = ", ".join(part for part in (prospect.title, prospect.company) if part)
    parts = [prospect.name, about, words.state_chip(row.state)[0]]
    return "  ·  ".join(part for part in parts if part)
