"""The first page of the report, as it will be printed."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from inmail_desk.desk.report_source import ReportSource
from inmail_desk.desk.report_values import ReportAsked
from inmail_desk.store.errors import StoreTrouble

from . import report_words as said
from .background import Background
from .colours import current_colours
from .labels import Role, Text
from .report_layout import laid_out
from .report_paper import Pen, Sheet
from .report_printing import picture
from .trouble_words import trouble_text

_WIDTH_IN_LINES = 22
_MOST_PEOPLE = 300
"""With more, only the beginning is laid out for the preview: all of it would take seconds."""


class _Shown(NamedTuple):
    image: QImage | None
    text: str


class ReportPreview(QWidget):
    """Shows a page, and says beneath how many there are."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._background = Background(self)
        self.paper = _Paper(sheet)
        self.text = Text(role=Role.SMALL)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paper, 1)
        column.addWidget(self.text)

    def show_report(self, source: ReportSource, asked: ReportAsked, name: str) -> None:
        """Shows how a report begins, as soon as it is laid out off the GUI thread."""
        sheet = self._sheet
        ratio = self.devicePixelRatioF()
        size = QSizeF(self.paper.sizeHint()) * ratio * 1.5

        def work() -> _Shown:
            try:
                report = source.report(asked)
            except StoreTrouble as trouble:
                return _Shown(None, trouble_text(trouble))
            pen = Pen()
            laid = laid_out(report, name, sheet, pen, most_people=_MOST_PEOPLE)
            return _Shown(picture(laid, 0, pen, size), said.pages(laid.total, len(report.people)))

        self._background.run([work], self._take)

    def wait(self) -> None:
        """Show the page now."""
        self._background.wait()

    def stop(self) -> None:
        """Lay nothing more out."""
        self._background.stop()

    def _take(self, _: int, shown: _Shown) -> None:
        self.text.setText(shown.text)
        self.paper.show_image(shown.image, shown.text)


class _Paper(QWidget):
    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.image: QImage | None = None
        self.setAccessibleName(said.first_page())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        width = _WIDTH_IN_LINES * self.fontMetrics().height()
        self._hint = QSize(width, round(width * sheet.height / sheet.width))
        self.setMinimumSize(self._hint * 0.6)

    def sizeHint(self) -> QSize:
        return self._hint

    def show_image(self, image: QImage | None, text: str) -> None:
        self.image = image
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        sheet, room = self._sheet, self.rect().adjusted(1, 1, -1, -1)
        scale = min(room.width() / sheet.width, room.height() / sheet.height)
        width, height = sheet.width * scale, sheet.height * scale
        place = QRectF(room.center().x() - width / 2, room.y(), width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, QColor("#ffffff"))
        if self.image is not None:
            painter.drawImage(place, self.image)
        painter.setPen(QColor(current_colours().border))
        painter.drawRect(place)
