"""The headings of the table of rulebooks: titles and names of rules are wrapped, never cut in the middle of a word."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from .colours import current_colours
from .rulebooks_model import HEADING_ROLE, Heading

_SIDE = 12
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class TitleHeader(QHeaderView):
    """The titles of the rulebooks above, each with a quiet line that says where it comes from; the one in use stands
    out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        self.setDefaultSectionSize(12 * line)
        self.setFixedHeight(3 * line + 18)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        heading: Heading = self.model().headerData(section, self.orientation(), HEADING_ROLE)
        colours = current_colours()
        painter.save()
        place = rect.adjusted(_SIDE, 8, -_SIDE, -8)
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        painter.setFont(title)
        painter.setPen(QColor(colours.text))
        line = painter.fontMetrics().height()
        above = QRect(place.left(), place.top(), place.width(), 2 * line)
        painter.drawText(
            above, _WRAPPED | Qt.AlignmentFlag.AlignTop, _two_lines(painter, heading.title, above)
        )
        painter.setFont(self.font())
        painter.setPen(QColor(colours.accent if heading.in_use else colours.quiet))
        below = QRect(place.left(), place.bottom() - line, place.width(), line + 1)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading.note)
        painter.restore()


class NameHeader(QHeaderView):
    """The names of the rules at the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setStyleSheet("QHeaderView { border: none; }")  # the line is meant for headings above
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(12 * self.fontMetrics().height())

    def height_of(self, section: int) -> int:
        """Return how high a name is."""
        name = self.model().headerData(section, self.orientation())
        around = QRect(0, 0, self.width() - 2 * _SIDE, 10_000)
        return self.fontMetrics().boundingRect(around, int(_WRAPPED), str(name)).height() + 16

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table = self.parent()
        assert isinstance(table, QTableView)
        chosen = table.currentIndex().row() == section
        colours = current_colours()
        painter.save()
        painter.setPen(QColor(colours.text if chosen else colours.quiet))
        name = str(self.model().headerData(section, self.orientation()))
        place = rect.adjusted(_SIDE, 9, -_SIDE, 0)
        painter.drawText(place, _WRAPPED | Qt.AlignmentFlag.AlignTop, name)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), super().sizeHint().height())


def _two_lines(painter: QPainter, text: str, place: QRect) -> str:
    """The text as far as two lines hold it, with "…" where they do not."""
    metrics = painter.fontMetrics()

    def fits(tried: str) -> bool:
        around = QRect(0, 0, place.width(), 10_000)
        return metrics.boundingRect(around, int(_WRAPPED), tried).height() <= place.height()

    if fits(text):
        return text
    words = text.split(" ")
    while len(words) > 1 and not fits(" ".join(words) + " …"):
        words.pop()
    return metrics.elidedText(" ".join(words) + " …", Qt.TextElideMode.ElideRight, 2 * place.width())
