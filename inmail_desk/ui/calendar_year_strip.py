"""The months of a year in a row, each with what is lost in it: where losses gather."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inmail_desk.desk.calendar_year import YearMonth

from . import words
from .calendar_cells import colour, small_font
from .calendar_words import month_sentence
from .colours import Colours, current_colours
from .fitting import keep_fitting

MONTH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Answers with the `YearMonth` of a cell."""
MOST_ROLE = Qt.ItemDataRole.UserRole + 2
"""Answers with the most that is lost in a month of the year."""

_Index = QModelIndex | QPersistentModelIndex
_YEAR = 12
_GAP = 2


class YearModel(QAbstractTableModel):
    """One row with a cell for each month."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[YearMonth, ...] = ()

    def show_months(self, months: Sequence[YearMonth]) -> None:
        """Show a year in place of the former one."""
        if tuple(months) == self._months:
            return
        if self._months:
            self._months = tuple(months)
            self.dataChanged.emit(self.index(0, 0), self.index(0, _YEAR - 1))
        else:
            self.beginResetModel()
            self._months = tuple(months)
            self.endResetModel()

    def month_at(self, index: _Index) -> YearMonth | None:
        """Return the month of a cell, None for no cell."""
        return self._months[index.column()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or not self._months else 1

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else _YEAR

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        month = self.month_at(index) if role in _ANSWERED else None
        if month is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return QLocale().standaloneMonthName(month.first.month, QLocale.FormatType.ShortFormat)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return month_sentence(month)
            case _ if role == MONTH_ROLE:
                return month
            case _:
                return max(each.lost for each in self._months)


_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
        MONTH_ROLE,
        MOST_ROLE,
    }
)


class YearStrip(QTableView):
    """The year of the month shown. Left and Right choose a month, Enter or a click goes to it."""

    month_chosen = Signal(object)
    """Carries the first day of the month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = YearModel(self)
        self.setModel(self._model)
        self.setItemDelegate(MonthDelegate(self))
        self.setAccessibleName(self.tr("Credits lost in each month of the year"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.hide()
        keep_fitting(self, lambda: self.setFixedHeight(self.sizeHint().height()))

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(24 * line, 3 * line + 18)

    def show_year(self, months: Sequence[YearMonth], shown: date) -> None:
        """Show a year; the month of the day `shown` is the one in front."""
        self._model.show_months(months)
        index = self._model.index(0, shown.month - 1)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def months(self) -> tuple[YearMonth, ...]:
        """Return the months shown."""
        return self._model._months

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            column = current.column() + (1 if key == Qt.Key.Key_Right else -1)
            if 0 <= column < _YEAR:
                self.setCurrentIndex(self._model.index(0, column))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self._model.index(0, 0 if key == Qt.Key.Key_Home else _YEAR - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self.indexAt(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        month = self._model.month_at(index)
        if month is not None:
            self.month_chosen.emit(month.first)


class MonthDelegate(QStyledItemDelegate):
    """Paints a month: a bar of what is lost, the number above it, the name beneath."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        month: YearMonth = index.data(MONTH_ROLE)
        colours = current_colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_ground(painter, option, cell, colours)
        font = small_font(option.font)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        line = painter.fontMetrics().height()
        name = QRect(cell.left(), cell.bottom() - line - 1, cell.width(), line)
        painter.setPen(colour(colours.accent if chosen else colours.quiet))
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, index.data())
        self._paint_losses(painter, cell.adjusted(0, 2, 0, -line - 4), month, index.data(MOST_ROLE), colours)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: QRect, colours: Colours
    ) -> None:
        strip = option.widget
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = ""
        if chosen:
            ground = colours.accent_soft
        elif option.state & QStyle.StateFlag.State_MouseOver:
            ground = colours.hover
        focused = chosen and isinstance(strip, QWidget) and strip.hasFocus()
        painter.setPen(QPen(colour(colours.accent), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cell), 6, 6)

    def _paint_losses(
        self, painter: QPainter, room: QRect, month: YearMonth, most: int, colours: Colours
    ) -> None:
        line = painter.fontMetrics().height()
        if not month.has_days:
            return
        if not month.lost:
            painter.setPen(colour(colours.quiet))
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, "–")
            return
        highest = room.height() - line
        unit = highest / max(most, 1)
        width = min(22, room.width() - 8)
        bottom = float(room.bottom())
        for credits, strong, hatched in (
            (month.by_expiry, colours.danger, False),
            (month.with_plan, colours.danger, False),
            (month.by_cap, colours.warn, True),
        ):
            if not credits:
                continue
            height = max(2.0, credits * unit)
            bar = QRectF(room.center().x() - width / 2, bottom - height, width, height)
            painter.setPen(QPen(colour(strong), 1))
            painter.setBrush(
                QBrush(colour(strong), Qt.BrushStyle.BDiagPattern) if hatched else colour(strong)
            )
            painter.drawRect(bar)
            bottom -= height
        painter.setPen(colour(colours.text))
        above = QRect(room.left(), round(bottom) - line - 1, room.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words.number(month.lost))
