"""The activity report printed through Qt: into a PDF, on a printer, and as a picture of a page."""

from datetime import date
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from . import report_words as said
from .report_layout import Laid, page_marks
from .report_paper import A4, PER_INCH, Block, Face, Page, Pen, Rule, Shade, Words


@cache
def make_ready() -> None:
    """Prints two pages to nowhere; to be called in the GUI thread, before another one lays out or prints anything.

    PySide makes the Python types that Qt's functions take when each of them is used first, and two threads that do so
    at once end the program: seen as the preview was painted while the window was, with PySide 6.11.
    """
    pen, day = Pen(), date(2026, 1, 1)
    texts = [said.stage_day(day), said.week(day, day), said.number(1), pen.elided("1 2", Face.BODY, 1)]
    texts += pen.lines("1 2", Face.BODY, 1)
    marks = [Words(0, 0, text, Face.BODY, right=True) for text in texts]
    shades = [Shade(0, 0, 1, 1), Shade(0, 0, 1, 1, dark=True)]
    page = Page(((0, Block(1, (*marks, Rule(0, 0, 1), *shades))),))
    laid = Laid(A4, (page, page), said.title(), said.days(day, day), said.footer(day), 2)
    picture(laid, 1, pen, QSizeF(1, 1))
    pdf(laid, pen)


def pdf(laid: Laid, pen: Pen) -> bytes:
    """The report as a PDF with its fonts in it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{laid.title} · {laid.period}")
    writer.setCreator("InMail Desk")
    writer.setResolution(PER_INCH)
    print_on(writer, laid, pen, scale=1)
    del writer
    buffer.close()
    return bytes(data.data())


def print_on(device: QPagedPaintDevice, laid: Laid, pen: Pen, *, scale: float) -> None:
    """Prints all pages; `scale` is how many dots of the device make a length of the paper."""
    device.setPageSize(QPageSize(laid.sheet.size))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF())
    painter = QPainter(device)
    try:
        painter.scale(scale, scale)
        for number in range(len(laid.pages)):
            if number:
                device.newPage()
            _paint_page(painter, laid, number, pen)
    finally:
        painter.end()


def picture(laid: Laid, number: int, pen: Pen, size: QSizeF) -> QImage:
    """A page, counted from 0, as a picture of at most that size in dots; white paper whatever the theme."""
    sheet = laid.sheet
    scale = min(size.width() / sheet.width, size.height() / sheet.height)
    image = QImage(
        max(1, round(sheet.width * scale)),
        max(1, round(sheet.height * scale)),
        QImage.Format.Format_RGB32,
    )
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    _paint_page(painter, laid, number, pen)
    painter.end()
    return image


def _paint_page(painter: QPainter, laid: Laid, number: int, pen: Pen) -> None:
    for y, marks in page_marks(laid, number, pen):
        pen.paint(painter, marks, laid.sheet.side, laid.sheet.top + y)
