"""How the rules and their values are painted: in as many lines as they need, and beneath them what is coming."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from .colours import current_colours
from .tables import WholeRowDelegate

COMING_ROLE = Qt.ItemDataRole.UserRole + 101
"""A model answers this role with what a value becomes, "" for nothing that is known."""

_SIDE = 10
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap

_Index = QModelIndex | QPersistentModelIndex


class LinesDelegate(WholeRowDelegate):
    """Paints the text of a cell, and in quiet lines beneath it what is coming."""

    def height(self, index: _Index, font: QFont, width: int) -> int:
        """Return how high the texts of a cell are at this width of the cell."""
        return sum(self._heights(index, font, width))

    def displayText(self, value: object, locale: object) -> str:  # noqa: ARG002
        return ""  # painted here, in lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        place = cell.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        first, second = self._heights(index, option.font, cell.rect.width())
        top = place.center().y() - (first + second) // 2 + 1
        painter.save()
        painter.setFont(cell.font)
        painter.setPen(cell.palette.color(cell.palette.ColorRole.Text))
        painter.drawText(QRect(place.left(), top, place.width(), first), _WRAPPED, str(index.data()))
        if second:
            painter.setFont(option.font)
            painter.setPen(QColor(current_colours().quiet))
            under = QRect(place.left(), top + first, place.width(), second)
            painter.drawText(under, _WRAPPED, index.data(COMING_ROLE))
        painter.restore()

    def _heights(self, index: _Index, font: QFont, width: int) -> tuple[int, int]:
        own = index.data(Qt.ItemDataRole.FontRole)
        bold = own.resolve(font) if isinstance(own, QFont) else font
        coming = index.data(COMING_ROLE)
        room = width - 2 * _SIDE
        return _height(bold, str(index.data()), room), _height(font, coming, room) if coming else 0


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAPPED, text).height()
