"""A choice among cards: each is a radio button that reads like a card."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from .colours import current_colours
from .icons import paint_icon
from .labels import Role, Text

_TICK = 16
_SIDE = 14


class ChoiceCard(QRadioButton):
    """One of several cards. The chosen one has a thick edge and a tick.

    `number` stands large before `text`; `small` is a quiet line beneath.
    """

    def __init__(
        self,
        value: Any,
        title: str,
        text: str,
        *,
        number: str = "",
        small: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.value = value
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(part for part in (number, text, small) if part))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(title, Role.STRONG), 1)
        head.addSpacing(_TICK)
        words = QHBoxLayout()
        words.setSpacing(6)
        if number:
            words.addWidget(Text(number, Role.NAME, wrap=False), 0, Qt.AlignmentFlag.AlignBaseline)
        words.addWidget(Text(text, Role.QUIET), 1, Qt.AlignmentFlag.AlignBaseline)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 11, _SIDE, 11)
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(words)
        if small:
            column.addWidget(Text(small, Role.SMALL))
        column.addStretch(1)
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, and the page moves on from there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        edge = 2.0 if chosen or focused else 1.0
        ground = colours.accent_soft if chosen else colours.hover if self.underMouse() else colours.card
        painter.setPen(QPen(QColor(colours.accent if chosen or focused else colours.border), edge))
        painter.setBrush(QColor(ground))
        inset = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        if chosen and focused:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 6, 6)
        if chosen:
            place = QRect(self.width() - _SIDE - _TICK, 12, _TICK, _TICK)
            paint_icon(painter, place, "tick", colours.accent)
