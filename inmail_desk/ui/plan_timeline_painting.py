"""How the parts of the line of time are painted."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from inmail_desk.desk.plan_timeline import Mark, MarkKind, Stretch

from .colours import Tone, current_colours
from .icons import paint_icon

REACH = 12.0
"""Pixels around a mark in which a click means it."""

_APART = 8.0
"""Pixels between a stretch and its name beside it."""

_ICONS = {
    MarkKind.ENDED: ("close", Tone.DANGER),
    MarkKind.TRIAL_ENDS: ("flag", Tone.INFO),
    MarkKind.PRICE: ("tag", Tone.NEUTRAL),
    MarkKind.CARD_EXPIRED: ("warning", Tone.DANGER),
    MarkKind.CARD_RENEWED: ("tick", Tone.GOOD),
}


def paint_stretch(painter: QPainter, rect: QRectF, stretch: Stretch, room: float) -> float:
    """Paint a plan's time with its name, which stands before it where it is too short and `room` pixels are free there.
    Dashed where it has not begun, or where there is no subscription. Returns where the name ends."""
    if rect.width() < 1:
        return rect.left()
    colours = current_colours()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent_soft))
    if stretch.coming or not stretch.title:
        painter.setPen(QPen(QColor(colours.quiet), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(QColor(colours.text if stretch.title else colours.quiet))
    inner = name_place(rect, stretch, painter.fontMetrics(), room)
    title = _title(stretch)
    text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(inner.width()))
    if len(text) > 1:
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    return inner.left() + painter.fontMetrics().horizontalAdvance(text)


def name_place(rect: QRectF, stretch: Stretch, metrics: QFontMetrics, room: float) -> QRectF:
    """Return where a stretch's name stands: in it, or, where it is too short for that, in the free room before it."""
    inner = rect.adjusted(8, 0, -6, 0)
    width = metrics.horizontalAdvance(_title(stretch)) + 1
    if width > inner.width() and width + 2 * _APART <= room:
        return QRectF(rect.left() - _APART - width, rect.top(), width, rect.height())
    return inner


def _title(stretch: Stretch) -> str:
    return stretch.title or QCoreApplication.translate("plan", "No subscription")


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
