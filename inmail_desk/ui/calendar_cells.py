"""How a day of the calendar is painted: its number, its balance, and as many of its chips as there is room for."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inmail_desk.desk.calendar_month import CalendarDay

from . import words
from .calendar_model import CalendarModel
from .calendar_words import ChipWords, more_chips
from .colours import Colours, Tone, current_colours
from .icons import paint_icon

GAP = 3
"""Half of the room between two days."""

_SIDE = 7
_ABOVE = 3
_BETWEEN = 4
_BESIDE_ICON = 4
_APART = 2
_RADIUS = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SLACK = 2  # pixels of the rim below that a chip may take: the rows of a month differ by one
_ROOMY = 4  # lines of text: in a lower cell everything stands closer


class PlacedChip(NamedTuple):
    """A chip where it stands. `icon` is "" where it has none; a chip without a tone is a quiet word."""

    rect: QRect
    text: str
    icon: str = ""
    tone: Tone | None = None


def place_chips(chips: Sequence[ChipWords], room: QRect, metrics: QFontMetrics) -> list[PlacedChip]:
    """Return the chips that find room, from top to bottom; behind them how many more there are.

    A text that is too wide gives way to icon and number. Where only one line is left they stand side by side, in a low
    cell with less air around them.
    """
    height = metrics.height() + 2 * _ABOVE
    lines = (room.height() + _SLACK + _BETWEEN) // (height + _BETWEEN)
    if not chips or room.height() <= metrics.ascent():
        return []
    if lines < 1:
        lines, height = 1, room.height()
    if len(chips) > 1 and lines == 1:
        return _in_one_line(chips, room, metrics)
    shown = len(chips) if len(chips) <= lines else lines - 1
    placed = []
    for number, chip in enumerate(chips[:shown]):
        top = room.top() + number * (height + _BETWEEN)
        placed.append(_fitted(chip, QRect(room.left(), top, room.width(), height), metrics))
    if shown < len(chips):
        top = room.top() + shown * (height + _BETWEEN)
        placed.append(
            PlacedChip(QRect(room.left(), top, room.width(), height), more_chips(len(chips) - shown))
        )
    return placed


class Head(NamedTuple):
    """Where the number of a day stands with the mark of today around it, and its balance, None without room."""

    mark: QRect
    number: QRect
    balance: QRect | None


def place_head(cell: QRect, number: int, balance: int, line: int, *, today: bool) -> Head:
    """Return where number and balance of these widths stand in the first line of a cell, closer in a narrow one."""
    above = 7 if cell.height() > _ROOMY * line else 4
    for side, around, edge in ((_SIDE + 2, 5, 4), (4, 3, 2)):
        place = QRect(cell.left() + side, cell.top() + above, number, line)
        mark = QRect(place)
        if today:
            mark = QRect(0, 0, max(number + 2 * around, line + 4), line + 4)
            mark.moveCenter(place.center())
            mark.moveLeft(max(mark.left(), cell.left() + edge))
            place.moveCenter(mark.center())
        corner = QRect(cell.right() + 1 - side - balance, place.top(), balance, line)
        if corner.left() > mark.right() + _APART:
            return Head(mark, place, corner)
    return Head(mark, place, None)


def _in_one_line(chips: Sequence[ChipWords], room: QRect, metrics: QFontMetrics) -> list[PlacedChip]:
    """The chips side by side: with their numbers, else as bare icons, and where even these are too many the first."""
    briefs = [(chip.brief, chip) for chip in chips]
    for said in (briefs, [briefs[0], *(("", chip) for chip in chips[1:])], [("", chip) for chip in chips]):
        placed = _side_by_side(said, room, metrics)
        if placed[-1].rect.right() <= room.right():
            return placed
    rest = f"+{words.number(len(chips) - 1)}"
    for text in (chips[0].brief, ""):
        (first,) = _side_by_side([(text, chips[0])], room, metrics)
        place = QRect(
            first.rect.right() + 1 + _BETWEEN,
            room.top(),
            metrics.horizontalAdvance(rest),
            first.rect.height(),
        )
        if place.right() <= room.right():
            break
    return [first, PlacedChip(place, rest)]


def _side_by_side(
    said: Sequence[tuple[str, ChipWords]], room: QRect, metrics: QFontMetrics
) -> list[PlacedChip]:
    height, left, placed = min(metrics.height() + 2 * _ABOVE, room.height()), room.left(), []
    for text, chip in said:
        width = _width(text, metrics, icon=True)
        placed.append(PlacedChip(QRect(left, room.top(), width, height), text, chip.icon, chip.tone))
        left += width + _BETWEEN
    return placed


def _fitted(chip: ChipWords, line: QRect, metrics: QFontMetrics) -> PlacedChip:
    """The chip with as much of itself as the line has room for; the bare icon at least."""
    said = (
        (chip.text, chip.icon if chip.marked else ""),
        (chip.brief, chip.icon),
        (chip.brief, "" if chip.brief else chip.icon),
        ("", chip.icon),
    )
    for text, icon in said:
        width = _width(text, metrics, icon=bool(icon))
        if width <= line.width():
            break
    return PlacedChip(QRect(line.left(), line.top(), width, line.height()), text, icon, chip.tone)


def _width(text: str, metrics: QFontMetrics, *, icon: bool) -> int:
    sign = metrics.ascent() if icon else 0
    if icon and not text:
        return max(metrics.height() + 2 * _ABOVE, sign + 8)
    beside = _BESIDE_ICON if icon else 0
    return 2 * _SIDE - (2 if icon else 0) + sign + beside + metrics.horizontalAdvance(text)


class _Fonts(NamedTuple):
    """The fonts of a cell, with their sizes: made once, since each cell of a month asks for them."""

    plain: QFont
    bold: QFont
    bold_metrics: QFontMetrics
    small: QFont
    small_metrics: QFontMetrics
    small_key: str


class DayDelegate(QStyledItemDelegate):
    """Paints a cell of the calendar's grid."""

    def __init__(self, model: CalendarModel, grid: QWidget) -> None:
        super().__init__(grid)
        self._model = model
        self._grid = grid
        self._fonts: _Fonts | None = None
        self._colours = current_colours()

    def begin(self) -> None:
        """Ask for what all cells of one painting share: the colours and the fonts."""
        self._colours = current_colours()
        font = self._grid.font()
        if self._fonts is None or self._fonts.plain != font:
            bold, small = QFont(font), small_font(font)
            bold.setWeight(QFont.Weight.DemiBold)
            self._fonts = _Fonts(
                QFont(font), bold, QFontMetrics(bold), small, QFontMetrics(small), small.toString()
            )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        day, colours, fonts = self._model.day_at(index), self._colours, self._fonts
        if day is None or fonts is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        state = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, cell, day, colours, hovered=hovered)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_ring(painter, cell, colours)
        under = self._paint_head(painter, cell, day, fonts, colours)
        painter.setFont(fonts.small)
        room = QRect(cell.left() + 6, under, cell.width() - 12, cell.bottom() - 3 - under)
        for chip in place_chips(self._model.chips_at(index), room, fonts.small_metrics):
            self._paint_chip(painter, chip, fonts, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        line = option.fontMetrics.height()
        return QSize(3 * line, 3 * line)

    def _paint_ground(
        self, painter: QPainter, cell: QRect, day: CalendarDay, colours: Colours, *, hovered: bool
    ) -> None:
        painter.setBrush(colour(colours.hover if hovered else colours.card if day.in_month else colours.page))
        painter.setPen(colour(colours.border))
        painter.drawRoundedRect(QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_ring(self, painter: QPainter, cell: QRect, colours: Colours) -> None:
        """Rings the chosen day, twice while it has the keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(colours.accent), 2))
        painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        if self._grid.hasFocus():
            painter.setPen(colour(colours.accent))
            painter.drawRoundedRect(QRectF(cell).adjusted(-2, -2, 2, 2), _RADIUS + 2, _RADIUS + 2)

    def _paint_head(
        self, painter: QPainter, cell: QRect, day: CalendarDay, fonts: _Fonts, colours: Colours
    ) -> int:
        """Paints the number of the day and its balance; gives where the room for the chips begins."""
        line = fonts.bold_metrics.height()
        number = str(day.on.day)
        balance = "" if day.balance is None else words.number(day.balance)
        head = place_head(
            cell,
            fonts.bold_metrics.horizontalAdvance(number),
            fonts.small_metrics.horizontalAdvance(balance),
            line,
            today=day.is_today,
        )
        painter.setFont(fonts.bold)
        if day.is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(colours.accent))
            painter.drawRoundedRect(head.mark, head.mark.height() / 2, head.mark.height() / 2)
        painter.setPen(
            colour(colours.on_accent if day.is_today else colours.text if day.in_month else colours.quiet)
        )
        painter.drawText(head.number, Qt.AlignmentFlag.AlignCenter, number)
        if head.balance is not None:
            painter.setFont(fonts.small)
            painter.setPen(colour(colours.quiet))
            painter.drawText(
                head.balance, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, balance
            )
        return head.number.bottom() + (8 if cell.height() > _ROOMY * line else 4)

    def _paint_chip(self, painter: QPainter, chip: PlacedChip, fonts: _Fonts, colours: Colours) -> None:
        rect = chip.rect
        if chip.tone is None:
            painter.setPen(colour(colours.quiet))
            painter.drawText(rect, _LEFT, chip.text)
            return
        ratio = painter.device().devicePixelRatio()
        picture = _chip_picture(
            chip.text,
            chip.icon,
            colours.of_tone(chip.tone),
            rect.width(),
            rect.height(),
            ratio,
            fonts.small_key,
        )
        painter.drawPixmap(rect.topLeft(), picture)


@lru_cache(maxsize=400)
def _chip_picture(
    text: str, icon: str, strong_and_soft: tuple[str, str], width: int, height: int, ratio: float, font: str
) -> QPixmap:
    """A painted chip. The same few stand on many days, and painting one takes ten times as long as showing it."""
    strong, soft = strong_and_soft
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = QFont()
    small.fromString(font)
    painter.setFont(small)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(soft))
    painter.drawRoundedRect(QRect(0, 0, width, height), height / 2, height / 2)
    painter.setPen(colour(strong))
    left = _SIDE
    if icon:
        side = painter.fontMetrics().ascent()
        left = _SIDE - 2 if text else (width - side) // 2
        paint_icon(painter, QRect(left, (height - side) // 2, side, side), icon, strong)
        left += side + _BESIDE_ICON
    painter.drawText(QRect(left, 0, width - left, height), _LEFT, text)
    painter.end()
    return picture


@cache
def colour(name: str) -> QColor:
    """Return the colour of that name, "#rrggbb", made only once."""
    return QColor(name)


def small_font(font: QFont) -> QFont:
    """Return the font of chips and corners."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF(), 1) * 0.87)
    return small
