"""Paper: its sizes, and what is painted on it, as values that a page, a picture and a printer take alike.

All lengths are tenths of a point, so that texts are measured as exactly as they are printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageSize,
    QPainter,
    QTextLayout,
    QTextOption,
)

PER_INCH = 720
"""How many of the lengths used here make an inch."""

_INK, _GREY, _RULE, _SHADE = "#000000", "#555555", "#b8b8b8", "#f0f0f0"
_MOST_KNOWN = 5_000  # texts: days, ways and what is done come again and again
_BASELINE = 0.78  # of the height of a line


class Sheet(NamedTuple):
    """A size of paper with its margins."""

    size: QPageSize.PageSizeId
    width: float
    height: float
    side: float = 570
    top: float = 620
    bottom: float = 620

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def length(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


A4 = Sheet(QPageSize.PageSizeId.A4, 5950, 8420)
LETTER = Sheet(QPageSize.PageSizeId.Letter, 6120, 7920)


def usual_sheet(locale: QLocale) -> Sheet:
    """The paper that people of a locale have in their printers."""
    american = (QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico)
    return LETTER if locale.territory() in american else A4


class Face(Enum):
    """How a text looks: its size, whether it is bold, whether it is grey."""

    TITLE = (210, True, False)
    NAME = (130, False, False)
    LEAD = (105, False, True)
    SECTION = (125, True, False)
    FIGURE = (200, True, False)
    STRONG = (98, True, False)
    BODY = (95, False, False)
    QUIET = (95, False, True)
    HEADING = (82, True, True)
    SMALL = (82, False, True)


class Words(NamedTuple):
    """A line of text; `y` is the top of its line. With `right`, `x` is where it ends."""

    x: float
    y: float
    text: str
    face: Face
    right: bool = False


class Rule(NamedTuple):
    """A thin line across."""

    x: float
    y: float
    width: float


class Shade(NamedTuple):
    """A light area behind what follows; with `dark`, a bar."""

    x: float
    y: float
    width: float
    height: float
    dark: bool = False


Mark = Words | Rule | Shade


class Pen:
    """Measures texts in the fonts of the paper. Each thread needs one of its own."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Face, float], list[str]] = {}
        family = QGuiApplication.font().family()
        self._fonts: dict[Face, QFont] = {}
        self._metrics: dict[Face, QFontMetricsF] = {}
        for face in Face:
            size, bold, _ = face.value
            font = QFont(family)
            font.setPixelSize(size)
            font.setBold(bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[face] = font
            self._metrics[face] = QFontMetricsF(font)

    def height(self, face: Face) -> float:
        """The height of a line."""
        return float(round(face.value[0] * 1.36))

    def beneath(self, face: Face, other: Face) -> float:
        """How much further down a line of the other face begins, to stand on the same ground as one of the first."""
        return (self.height(face) - self.height(other)) * _BASELINE

    def width(self, text: str, face: Face) -> float:
        """How wide a text is in one line."""
        return self._metrics[face].horizontalAdvance(text)

    def lines(self, text: str, face: Face, width: float) -> list[str]:
        """The text in lines no wider than that; [] for an empty one. Not to be changed."""
        key = text, face, width
        found = self._known.get(key)
        if found is None:
            found = [line for part in text.splitlines() for line in self._wrapped(part, face, width)]
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = found
        return found

    def elided(self, text: str, face: Face, width: float) -> str:
        """The text in one line, its end left out where it is too wide."""
        text = " ".join(text.split())
        return self._metrics[face].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _wrapped(self, text: str, face: Face, width: float) -> list[str]:
        text = " ".join(text.split())
        if not text:
            return []
        if self.width(text, face) <= width:
            return [text]
        layout = QTextLayout(text, self._fonts[face])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = text.encode("utf-16-le")
        found: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = 2 * line.textStart()
            # Qt counts in UTF-16.
            part = units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace")
            found.append(part.strip())
        layout.endLayout()
        return found

    def paint(self, painter: QPainter, marks: Iterable[Mark], x: float, y: float) -> None:
        """Paints marks, black on white whatever the theme, from a place on."""
        for mark in marks:
            match mark:
                case Words():
                    self._write(painter, mark, x, y)
                case Rule():
                    painter.fillRect(QRectF(x + mark.x, y + mark.y, mark.width, 5), QColor(_RULE))
                case Shade():
                    area = QRectF(x + mark.x, y + mark.y, mark.width, mark.height)
                    painter.fillRect(area, QColor(_GREY if mark.dark else _SHADE))

    def _write(self, painter: QPainter, words: Words, x: float, y: float) -> None:
        left = words.x - self.width(words.text, words.face) if words.right else words.x
        painter.setFont(self._fonts[words.face])
        painter.setPen(QColor(_GREY if words.face.value[2] else _INK))
        baseline = words.y + self.height(words.face) * _BASELINE
        painter.drawText(QPointF(x + left, y + baseline), words.text)


class Block(NamedTuple):
    """What stays together on a page. `heads` are said again where it is the first of a page; `with_next` keeps it from
    being the last one."""

    height: float
    marks: tuple[Mark, ...]
    heads: tuple["Block", ...] = ()
    with_next: bool = False


class Page(NamedTuple):
    """The blocks of a page, each with its place from the top of the room."""

    blocks: tuple[tuple[float, Block], ...]


def paged(blocks: Sequence[Block], first_room: float, room: float) -> list[Page]:
    """The blocks on pages, the first of which has room of its own. No block is cut: one that is higher than a page has
    to be made of several before. What is kept with its next one and fits on no page together is parted."""
    pages: list[Page] = []
    page: list[tuple[float, Block]] = []
    y = 0.0
    left = first_room
    for group in _groups(blocks, room):
        if page and y + sum(block.height for block in group) > left:
            pages.append(Page(tuple(page)))
            page, y, left = [], 0.0, room
        if not page:
            for head in group[0].heads:
                page.append((y, head))
                y += head.height
        for block in group:
            page.append((y, block))
            y += block.height
    if page:
        pages.append(Page(tuple(page)))
    return pages


def _groups(blocks: Sequence[Block], room: float) -> Iterator[Sequence[Block]]:
    """The blocks that are kept together; those that are higher than a page one by one."""
    start = 0
    for place, block in enumerate(blocks):
        if block.with_next and place + 1 < len(blocks):
            continue
        group = blocks[start : place + 1]
        start = place + 1
        high = sum(each.height for each in group)
        if high > room - sum(head.height for head in group[0].heads):
            yield from ([each] for each in group)
        else:
            yield group
