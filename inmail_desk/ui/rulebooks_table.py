"""The table of the rulebooks: names of the rules stay in sight, and what differs stands out."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from .colours import Tone, current_colours
from .row_model import Index
from .rulebooks_header import NameHeader, TitleHeader
from .rulebooks_model import LOSS_ROW, WORDS_ROLE, RulebooksModel
from .rulebooks_words import Words
from .tables import dress_table

_SIDE, _ABOVE, _INNER = 6, 4, 6
_SIGN = "≠ "
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class RulebooksTable(QTableView):
    """A cell is chosen at a time. The names of the rules are the headings of the rows: they never scroll away."""

    chosen = Signal()
    """Another cell is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Rulebooks side by side"))
        self.books = RulebooksModel(self)
        self.setModel(self.books)
        # Before they are dressed: where a heading that was hidden is replaced, Qt crashes at the next style sheet.
        self.names = NameHeader(self)
        self.setVerticalHeader(self.names)
        self.setHorizontalHeader(TitleHeader(self))
        dress_table(self)
        self.names.show()
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_all_rows)
        self.horizontalHeader().sectionResized.connect(self._fit_soon)
        self._fit()
        self.books.modelReset.connect(self._fit_all_rows)
        self.books.dataChanged.connect(self._fit_changed_rows)
        self.selectionModel().currentChanged.connect(self._note_choice)

    def choose(self, row: int, column: int) -> None:
        """Choose a cell and bring it into sight."""
        index = self.books.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _note_choice(self) -> None:
        self.names.viewport().update()
        self.chosen.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            self._fit_soon()

    def _fit_soon(self) -> None:
        """Once the headings have taken their room too."""
        self._fitting.start()

    def _fit(self) -> None:
        self.setMinimumHeight(16 * self.fontMetrics().height())

    def _fit_all_rows(self) -> None:
        self._fit_rows(range(self.books.rowCount()))

    def _fit_changed_rows(self, first: Index, last: Index) -> None:
        self._fit_rows(range(first.row(), last.row() + 1))

    def _fit_rows(self, rows: Iterable[int]) -> None:
        columns = range(self.books.columnCount())
        for row in rows:
            heights = [self.sizeHintForIndex(self.books.index(row, column)).height() for column in columns]
            self.setRowHeight(row, max([*heights, self.names.height_of(row)]))


class _CellDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words: Words = index.data(WORDS_ROLE)
        colours = current_colours()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = option.rect.adjusted(2, 2, -2, -2)
        if chosen:
            painter.setPen(QPen(QColor(colours.accent), 1.5))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(ground, 6, 6)
        elif words.differs:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.warn_soft))
            painter.drawRoundedRect(ground, 6, 6)
        self._write(painter, option, words)
        painter.setPen(QColor(colours.border))
        if index.row() == LOSS_ROW:
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, words: Words) -> None:
        colours = current_colours()
        place = _inner(option.rect)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        if words.differs:
            painter.setPen(QColor(colours.of_tone(Tone.WARN)[0]))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, _SIGN)
            place.setLeft(place.left() + metrics.horizontalAdvance(_SIGN))
        painter.setPen(QColor(colours.quiet if words.quiet else colours.text))
        painter.drawText(place, _WRAPPED, words.text)
        if words.note:
            place.setTop(place.top() + _height(metrics, words.text, place.width()) + 1)
            painter.setFont(_small(option.font))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(place, _WRAPPED, words.note)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words: Words = index.data(WORDS_ROLE)
        table = option.widget
        assert isinstance(table, QTableView)
        width = table.columnWidth(index.column()) - 2 * (_SIDE + _INNER)
        metrics = QFontMetrics(option.font)
        if words.differs:
            width -= metrics.horizontalAdvance(_SIGN)
        height = _height(metrics, words.text, width)
        if words.note:
            height += 1 + _height(QFontMetrics(_small(option.font)), words.note, width)
        return QSize(width, height + 2 * (_ABOVE + _INNER))


def _inner(cell: QRect) -> QRect:
    return cell.adjusted(_SIDE + _INNER, _ABOVE + _INNER, -_SIDE - _INNER, -_ABOVE)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), int(_WRAPPED), text or " ").height()


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    return small
