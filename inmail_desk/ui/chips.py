"""Small painted signs: the state chip, as a widget and for a table's delegate, and the avatar."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .colours import Colours, Tone, current_colours
from .labels import set_shown

_SIDE = 10
_ABOVE = 3


def chip_size(metrics: QFontMetrics, text: str) -> QSize:
    """Return how large a chip with this text is."""
    return QSize(metrics.horizontalAdvance(text) + 2 * _SIDE, metrics.height() + 2 * _ABOVE)


def paint_chip(
    painter: QPainter, rect: QRect, text: str, tone: Tone, colours: Colours, *, outlined: bool = False
) -> None:
    """Paint a chip at the left of `rect`, centred in its height, in the painter's font. A long text ends in "…".

    `outlined` draws its edge as well, for a ground of the same colour: a selected row.
    """
    if not text:
        return
    metrics = painter.fontMetrics()
    size = chip_size(metrics, text)
    width = min(size.width(), rect.width())
    place = QRect(rect.left(), rect.center().y() - size.height() // 2 + 1, width, size.height())
    strong, soft = colours.of_tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(strong) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(soft))
    painter.drawRoundedRect(place, size.height() / 2, size.height() / 2)
    painter.setPen(QColor(strong))
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _SIDE + 2)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class Chip(QWidget):
    """A short state in words on a soft ground."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if strong:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            self.setFont(font)
        self.set_state(text, tone)

    def set_state(self, text: str, tone: Tone) -> None:
        """Show another state; an empty text hides the chip."""
        self._text = text
        self._tone = tone
        self.setAccessibleName(text)
        set_shown(self, bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return the words shown."""
        return self._text

    def sizeHint(self) -> QSize:
        return chip_size(self.fontMetrics(), self._text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_chip(painter, self.rect(), self._text, self._tone, current_colours())


def initials(name: str) -> str:
    """Return up to two capitals of a name, of its first and last word; "?" where it has none."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    if not letters:
        return "?"
    return (letters[0] + (letters[-1] if len(letters) > 1 else "")).upper()


class Avatar(QWidget):
    """The initials of a person in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(44, 44)
        self.set_name("")

    def set_name(self, name: str) -> None:
        """Show another person's initials."""
        self._initials = initials(name)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawEllipse(self.rect())
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
