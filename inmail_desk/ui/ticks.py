"""Ticks in a painted table: how they look, and that a click turns them over."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from .icons import paint_icon
from .painted_table import SIDE, Brush, Cell
from .row_model import Index

BOX = 18
"""How wide and high a tick's box is, in pixels."""


def paint_tick(brush: Brush, cell: Cell, ticked: bool) -> None:
    """Paints the box of a cell, ticked or empty."""
    painter, colours, box = brush.painter, brush.colours, _box_in(cell.place)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(brush.pen(colours.accent if ticked else colours.quiet), 1))
    painter.setBrush(brush.pen(colours.accent if ticked else colours.card))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        paint_icon(painter, box.adjusted(2, 2, -2, -2), "tick", colours.on_accent)
    painter.restore()


def _box_in(cell: QRect) -> QRect:
    box = QRect(0, 0, BOX, BOX)
    box.moveCenter(cell.center())
    box.moveLeft(cell.left() + SIDE)
    return box


class TickDelegate(QStyledItemDelegate):
    """A click on the column of ticks turns a tick over, wherever in the cell."""

    def __init__(self, column: int, table: QTableView) -> None:
        super().__init__(table)
        self._column = column

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if index.column() != self._column:
            return super().editorEvent(event, model, option, index)
        pressed = isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton
        if not pressed or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return False
        ticked = Qt.CheckState(state) is Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)
