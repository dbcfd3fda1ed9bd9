"""The month as a table of weeks and weekdays, for the grid and for screen readers."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from inmail_desk.desk.calendar_month import CalendarDay, CalendarMonth

from .calendar_words import ChipWords, chips, day_sentence

_WEEK = 7
_Index = QModelIndex | QPersistentModelIndex


class CalendarModel(QAbstractTableModel):
    """A row is a week, a cell a day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._month: CalendarMonth | None = None
        self._first_weekday = 0
        self._chips: dict[date, tuple[ChipWords, ...]] = {}

    def show_month(self, month: CalendarMonth) -> None:
        """Show a month in place of the former one."""
        self.beginResetModel()
        self._month = month
        self._first_weekday = month.days[0].on.weekday()
        self._chips = {day.on: chips(day, month.today) for day in month.days}
        self.endResetModel()

    def refresh_month(self, month: CalendarMonth) -> None:
        """Show the same weeks with other values; what is selected stays so."""
        if self._month is None or [day.on for day in month.days] != [day.on for day in self._month.days]:
            self.show_month(month)
            return
        self._month = month
        self._chips = {day.on: chips(day, month.today) for day in month.days}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _WEEK - 1))

    def month(self) -> CalendarMonth | None:
        """Return the month shown, None before any."""
        return self._month

    def index_of(self, on: date) -> QModelIndex:
        """Return the cell of a day, an invalid one where it is not shown."""
        if self._month is None or self._month.day(on) is None:
            return QModelIndex()
        place = (on - self._month.days[0].on).days
        return self.index(place // _WEEK, place % _WEEK)

    def day_at(self, index: _Index) -> CalendarDay | None:
        """Return the day of a cell, None for no cell."""
        if self._month is None or not index.isValid():
            return None
        return self._month.days[index.row() * _WEEK + index.column()]

    def chips_at(self, index: _Index) -> tuple[ChipWords, ...]:
        """Return the chips of a cell."""
        day = self.day_at(index)
        return () if day is None else self._chips[day.on]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._month is None else len(self._month.days) // _WEEK

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _WEEK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day = self.day_at(index) if role in _ANSWERED else None
        if day is None or self._month is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(day.on.day)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return day_sentence(day, self._month.today)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        number = (self._first_weekday + section) % _WEEK + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)
            case Qt.ItemDataRole.AccessibleTextRole:
                return QLocale().standaloneDayName(number, QLocale.FormatType.LongFormat)
        return None


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)
