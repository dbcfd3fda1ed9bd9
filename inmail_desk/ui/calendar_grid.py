"""The grid of a month: whole weeks of days, walked through with the keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from inmail_desk.desk.calendar_month import CalendarMonth, same_day_after

from .calendar_cells import DayDelegate
from .calendar_model import CalendarModel

_WEEK = 7
_YEAR = 12


class CalendarGrid(QTableView):
    """Shows a month and says which day is chosen; whoever listens shows that day, and its month.

    Arrows go a day or a week further, Home and End to the ends of the week, the page keys a month, with Ctrl or Shift
    a year. Enter goes on to what can be done that day.
    """

    day_chosen = Signal(object)
    """Carries the day."""
    entered_day = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CalendarModel(self)
        self._chosen = date.min
        self._placing = False
        self.setModel(self._model)
        self._cells = DayDelegate(self._model, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Days of the month"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.selectionModel().currentChanged.connect(self._current_changed)

    def show_month(self, month: CalendarMonth, chosen: date) -> None:
        """Show a month with one of its days chosen."""
        self._placing = True
        self._chosen = chosen
        self._model.refresh_month(month)
        index = self._model.index_of(chosen)
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)
        self._placing = False

    def chosen_day(self) -> date:
        """Return the day that is chosen."""
        return self._chosen

    def month(self) -> CalendarMonth | None:
        """Return the month shown, None before any."""
        return self._model.month()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cells.begin()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        day = self._day_after(key, modifiers)
        if day is not None:
            self.day_chosen.emit(day)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.entered_day.emit()
        else:
            event.ignore()  # the page knows more keys; Qt would look for a day by its first digit

    def _day_after(self, key: int, modifiers: Qt.KeyboardModifier) -> date | None:
        """Return the day to which a key leads, None for any other key."""
        year = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 1 if not modifiers else _YEAR if modifiers in year else 0
            return same_day_after(self._chosen, months if key == Qt.Key.Key_PageDown else -months)
        if modifiers:
            return None
        column = self._model.index_of(self._chosen).column()
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_WEEK,
            Qt.Key.Key_Down: _WEEK,
            Qt.Key.Key_Home: -column,
            Qt.Key.Key_End: _WEEK - 1 - column,
        }.get(Qt.Key(key))
        return None if days is None else self._chosen + timedelta(days=days)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Choosing a day may bring another month: Qt would go on with a cell that is not there any more.
        index = self.indexAt(event.position().toPoint())
        day = self._model.day_at(index)
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_chosen.emit(day.on)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _current_changed(self, index: QModelIndex) -> None:
        """Follow whoever chooses a cell beside mouse and keyboard: a screen reader."""
        day = self._model.day_at(index)
        if not self._placing and day is not None:
            self.day_chosen.emit(day.on)
