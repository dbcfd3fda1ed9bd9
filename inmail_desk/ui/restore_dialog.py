"""Which backup is to be opened? The present file stays as it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.store.backups import Backup

from .controls import PrimaryButton, SecondaryButton
from .dates import long_day
from .labels import Text
from .row_model import Index
from .session import DeskSession
from .settings_words import size
from .tables import WholeRowDelegate, dress_table

_NOWHERE = QModelIndex()


class RestoreDialog(QDialog):
    """Lets one backup be chosen. `chosen` carries it; then the dialog closes."""

    chosen = Signal(object)

    def __init__(
        self, backups: Sequence[Backup], session: DeskSession | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open a backup"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backups = backups
        text = self.tr("A copy of the backup is opened as a file of its own. No file is written over.")
        if session is not None:
            text = self.tr(
                "A copy of the backup is opened as a file of its own. “%1” stays as it is: you find it again under "
                "File, Open recent."
            )
            text = text.replace("%1", session.data.path.stem)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("Backups"))
        dress_table(self.table)
        self.table.setItemDelegate(WholeRowDelegate(self.table))
        self.table.setModel(BackupModel(backups, self))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        headings = self.table.horizontalHeader()
        headings.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        headings.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        headings.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.table.activated.connect(self.accept)
        self.ok_button = PrimaryButton(self.tr("Open a copy"))
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self.accept)
        cancel = SecondaryButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.ok_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Text(text))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        line = self.fontMetrics().height()
        self.resize(36 * line, 24 * line)
        self.table.selectRow(self._first_of(session))
        self.table.setFocus()

    def accept(self) -> None:
        """Close and tell which backup was chosen."""
        super().accept()
        self.chosen.emit(self._backups[self.table.currentIndex().row()])

    def _first_of(self, session: DeskSession | None) -> int:
        name = "" if session is None else session.data.path.stem
        return next((row for row, backup in enumerate(self._backups) if backup.name == name), 0)


class BackupModel(QAbstractTableModel):
    """The backups: name of the file, day, size."""

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("File"), self.tr("Day"), self.tr("Size"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        backup = self._backups[index.row()]
        return (backup.name, long_day(backup.day), size(backup.size))[index.column()]
