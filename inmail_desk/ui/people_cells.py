"""What a cell of the list is edited with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inmail_desk.desk.people import Column, PersonRow
from inmail_desk.store.values import Priority

from . import words
from .colours import current_colours
from .day_edit import DayEdit
from .people_columns import ALL_COLUMNS
from .people_model import Index, PeopleModel
from .session import DeskSession

_ENTERING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_TO_A_POPUP = Qt.FocusReason.PopupFocusReason


class PeopleDelegate(QStyledItemDelegate):
    """Makes the editors of the cells of a PeopleModel; its table paints them."""

    def __init__(self, session: DeskSession, table: QAbstractItemView) -> None:
        super().__init__(table)
        self._session = session

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        column = ALL_COLUMNS[index.column()]
        editor: QWidget
        match column:
            case Column.PRIORITY | Column.DEGREE | Column.CAMPAIGN:
                editor = self._choice(parent, column)
            case Column.FOLLOW_UP:
                editor = DayCell(self._session.today, parent)
                editor.line.installEventFilter(self)
            case _:
                editor = QLineEdit(parent)
        editor.setAccessibleName(words.column(column))
        return editor

    def _choice(self, parent: QWidget, column: Column) -> QComboBox:
        combo = QComboBox(parent)
        for text, value in self._choices(column):
            combo.addItem(text, value)
        combo.activated.connect(lambda: self._done(combo))
        # The popup needs the place that the view gives the editor after this.
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def _choices(self, column: Column) -> Sequence[tuple[str, Any]]:
        if column is Column.PRIORITY:
            return [(words.priority(each), each) for each in (*Priority, None)]
        if column is Column.DEGREE:
            return [(words.degree(each), each) for each in (1, 2, 3)] + [(self.tr("Unknown"), None)]
        campaigns = sorted(self._session.picture.campaigns.values(), key=lambda each: each.name.casefold())
        return [(self.tr("No campaign"), None)] + [(each.name, each.id) for each in campaigns]

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = value_to_edit(_row(index.model(), index), ALL_COLUMNS[index.column()])
        match editor:
            case QComboBox():
                # Qt hands a text enumeration back as a plain text, which equals it.
                values = [editor.itemData(place) for place in range(editor.count())]
                editor.setCurrentIndex(values.index(value))
            case DayEdit():
                editor.set_day(value)
                editor.line.selectAll()
            case QLineEdit():
                editor.setText(value)
            case _:
                raise TypeError(editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value: Any
        match editor:
            case QComboBox():
                value = editor.currentData()
            case DayEdit():
                if editor.is_wrong():
                    return
                value = editor.day()
            case QLineEdit():
                value = editor.text()
            case _:
                raise TypeError(editor)
        if value != value_to_edit(_row(model, index), ALL_COLUMNS[index.column()]):
            model.setData(index, value)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        if not isinstance(editor, DayEdit):
            editor.setGeometry(option.rect)
            return
        metrics = editor.fontMetrics()
        size = QSize(metrics.averageCharWidth() * 30, option.rect.height() + metrics.lineSpacing() * 2)
        place = QRect(option.rect.topLeft(), size.expandedTo(option.rect.size()))
        viewport = editor.parentWidget()
        assert viewport is not None
        room = viewport.rect()
        place.moveRight(min(place.right(), max(room.right(), place.width() - 1)))
        place.moveBottom(min(place.bottom(), max(room.bottom(), place.height() - 1)))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = watched.parent() if isinstance(watched, QLineEdit) else watched
        if not isinstance(editor, DayCell):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTERING and editor.is_wrong():
                return True
            editor.leaving = event.key() in (*_ENTERING, Qt.Key.Key_Escape)
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if watched is editor.line and not editor.leaving and event.reason() != _TO_A_POPUP:
                editor.leaving = True
                self._done(editor)
            return False
        return False if watched is editor.line else super().eventFilter(watched, event)


class DayCell(DayEdit):
    """A day field over the list: with a ground of its own, since it is taller than a row.

    `leaving` says that it is being closed already, so that losing the focus then enters nothing.
    """

    leaving = False

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(today, words.column(Column.FOLLOW_UP), optional=True, parent=parent)
        self.setContentsMargins(6, 4, 6, 4)
        self.line.setMinimumHeight(self.fontMetrics().lineSpacing() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.card))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def value_to_edit(row: PersonRow, column: Column) -> Any:
    """What an editor of this cell begins with: a text, a day, or what is chosen."""
    prospect = row.prospect
    match column:
        case Column.NAME:
            return prospect.name
        case Column.COMPANY:
            return prospect.company
        case Column.TITLE:
            return prospect.title
        case Column.LOCATION:
            return prospect.location
        case Column.NOTES:
            return prospect.notes
        case Column.TAGS:
            return ", ".join(prospect.tags)
        case Column.PRIORITY:
            return prospect.priority
        case Column.CAMPAIGN:
            return prospect.campaign_id
        case Column.FOLLOW_UP:
            return prospect.follow_up_on
        case Column.DEGREE:
            return prospect.degree
        case _:
            raise ValueError(f"{column} is not edited in place")


def _row(model: QAbstractItemModel, index: Index) -> PersonRow:
    assert isinstance(model, PeopleModel)
    return model.rows()[index.row()]
