"""How the parts of the line of time are painted."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from inmail_desk.desk.plan_timeline import Mark, MarkKind, Stretch

from .colours import Tone, current_colours
from .icons import paint_icon

REACH = 12.0
"""Pixels around a mark in which a click means it."""

_ICONS = {
    MarkKind.ENDED: ("close", Tone.DANGER),
    MarkKind.TRIAL_ENDS: ("flag", Tone.INFO),
    MarkKind.PRICE: ("tag", Tone.NEUTRAL),
    MarkKind.CARD_EXPIRED: ("warning", Tone.DANGER),
    MarkKind.CARD_RENEWED: ("tick", Tone.GOOD),
}


def paint_stretch(painter: QPainter, rect: QRectF, stretch: Stretch) -> None:
    """Paint a plan's time with its name; dashed where it has not begun, or where there is no subscription."""
    if rect.width() < 1:
        return
    colours = current_colours()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent_soft))
    if stretch.coming or not stretch.title:
        painter.setPen(QPen(QColor(colours.quiet), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(QColor(colours.text if stretch.title else colours.quiet))
    inner = rect.adjusted(8, 0, -6, 0)
    title = stretch.title or QCoreApplication.translate("plan", "No subscription")
    text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(inner.width()))
    if len(text) > 1:
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def paint_mark(painter: QPainter, place: QPointF, mark: Mark) -> None:
    """Paint a step as a dot, hollow where it is coming, and all else as its icon."""
    colours = current_colours()
    painter.setBrush(QColor(colours.card))
    if mark.kind is MarkKind.STEP:
        painter.setPen(QPen(QColor(colours.accent), 2))
        if not mark.coming:
            painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(place, 6, 6)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(place, 9, 9)
    name, tone = _ICONS[mark.kind]
    box = QRect(round(place.x()) - 7, round(place.y()) - 7, 14, 14)
    paint_icon(painter, box, name, colours.of_tone(tone)[0])


def paint_ring(painter: QPainter, place: QPointF, *, strong: bool) -> None:
    """Paint the ring around what is chosen; `strong` while it has the keyboard."""
    colours = current_colours()
    painter.setPen(QPen(QColor(colours.text if strong else colours.quiet), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place, REACH - 1, REACH - 1)
