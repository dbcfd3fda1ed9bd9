"""The columns of a list, one a row, with what each becomes; and the first people as they are understood."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.list_columns import Column, Mapping, Sureness
from inmail_desk.exchange.list_entries import Entry
from inmail_desk.exchange.list_fields import Field

from . import list_import_words, sentences, words
from .row_model import Index
from .tables import WholeRowDelegate, dress_table
from .value_combo import ValueCombo

_NOWHERE = QModelIndex()
_LONGEST_SHOWN = 120


class Part(IntEnum):
    HEADING = 0
    EXAMPLES = 1
    FIELD = 2
    SURENESS = 3


class ColumnsModel(QAbstractTableModel):
    """Columns of a list; what each becomes can be edited."""

    field_chosen = Signal(object)
    """Carries (the place of a column, its `Field` or None)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._headings = {
            Part.HEADING: self.tr("In the list"),
            Part.EXAMPLES: self.tr("For example"),
            Part.FIELD: self.tr("Becomes"),
            Part.SURENESS: self.tr("Recognised"),
        }

    def show_mapping(self, mapping: Mapping) -> None:
        """Shows other columns, or other choices for the same."""
        if len(mapping.columns) == len(self._columns) and self._columns:
            self._columns = mapping.columns
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._columns) - 1, len(Part) - 1))
            return
        self.beginResetModel()
        self._columns = mapping.columns
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[Part(section)]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Part.FIELD else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, part = self._columns[index.row()], Part(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(column, part)
        if role == Qt.ItemDataRole.EditRole and part is Part.FIELD:
            return "" if column.field is None else column.field.value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != Part.FIELD:
            return False
        field = Field(value) if value else None
        if field is not self._columns[index.row()].field:
            self.field_chosen.emit((self._columns[index.row()].place, field))
        return True

    def _text(self, column: Column, part: Part) -> str:
        match part:
            case Part.HEADING:
                return list_import_words.heading(column)[:_LONGEST_SHOWN]
            case Part.EXAMPLES:
                return " · ".join(" ".join(each.split()) for each in column.examples)[:_LONGEST_SHOWN]
            case Part.FIELD:
                return f"{list_import_words.field_name(column.field)}  ▾"
            case Part.SURENESS:
                known = column.field is not None or column.sureness is not Sureness.UNKNOWN
                return list_import_words.sureness(column) if known else ""


class FieldDelegate(WholeRowDelegate):
    """Offers the fields for a column."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        combo = ValueCombo()
        combo.setParent(parent)
        combo.offer((list_import_words.field_name(each), each) for each in (None, *Field))
        combo.setMaxVisibleItems(len(Field) + 1)
        combo.setAccessibleName(self.tr("Becomes"))
        combo.activated.connect(lambda _: self._settle(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, ValueCombo)
        value = index.data(Qt.ItemDataRole.EditRole)
        editor.show_value(Field(value) if value else None)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, ValueCombo)
        field = editor.value()
        model.setData(index, "" if field is None else field.value)

    def _settle(self, combo: ValueCombo) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)


class ColumnsTable(QTableView):
    """Enter, Space or a click opens the choice of the column in front."""

    def __init__(self, model: ColumnsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Columns of the list; Enter chooses what one becomes"))
        self.setModel(model)
        dress_table(self, room=12)
        self.setItemDelegate(WholeRowDelegate(self))
        self.setItemDelegateForColumn(Part.FIELD, FieldDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._clicked)
        headings = self.horizontalHeader()
        headings.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        headings.setSectionResizeMode(Part.SURENESS, QHeaderView.ResizeMode.ResizeToContents)

    def choose(self, row: int) -> None:
        """Opens the choice of a column."""
        index = self.model().index(row, Part.FIELD)
        self.setCurrentIndex(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if opens and plain and self.currentIndex().isValid():
            self.choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Part.FIELD:
            self.choose(index.row())


class PreviewModel(QAbstractTableModel):
    """The first people of a list, as they are understood."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._entries: Sequence[Entry] = ()
        self._headings = (
            self.tr("Name"),
            self.tr("Company, title"),
            self.tr("Address"),
            self.tr("InMail"),
        )

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows these in place of the former ones."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        entry = self._entries[index.row()]
        match index.column():
            case 0:
                return entry.name[:_LONGEST_SHOWN]
            case 1:
                return ", ".join(part for part in (entry.company, entry.title) if part)[:_LONGEST_SHOWN]
            case 2:
                return next(iter(entry.addresses), "").removeprefix("https://www.")[:_LONGEST_SHOWN]
            case _:
                return self._inmail(entry)

    def _inmail(self, entry: Entry) -> str:
        if entry.sent_at is None:
            return ""
        text = self.tr("Sent %1").replace("%1", sentences.day(entry.sent_at.date(), self._today))
        if entry.answered_at is None or entry.said is None:
            return text
        answer = sentences.day(entry.answered_at.date(), self._today)
        return f"{text}, {words_of(entry)} {answer}"


def words_of(entry: Entry) -> str:
    """What became of an InMail, in a word or two."""
    known = {outcome.value for outcome in Outcome}
    if entry.said is not None and entry.said.value in known:
        return words.outcome(Outcome(entry.said.value)).lower()
    return ""
