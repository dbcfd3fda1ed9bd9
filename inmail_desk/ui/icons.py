"""The program's icons: our own SVG files, tinted with the colours in force at each painting."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from inmail_desk.resources import icon_file

from .colours import Colours, current_colours


def icon(name: str, *, on_accent: bool = False) -> QIcon:
    """Return the icon of that file name without ending; FileNotFoundError where there is none.

    It follows light and dark by itself, takes the accent colour where checked, and is sharp at every scale.
    `on_accent` is for an icon on a primary button.
    """
    _source(name)
    return QIcon(_TintedEngine(name, on_accent))


def paint_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Paint the icon into `rect` in one colour, "#rrggbb"."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(rect, _pixmap(name, round(rect.width() * ratio), round(rect.height() * ratio), colour))


def app_icon() -> QIcon:
    """Return the program's own icon, which keeps its colours."""
    return QIcon(str(icon_file("inmail-desk")))


class _TintedEngine(QIconEngine):
    def __init__(self, name: str, on_accent: bool) -> None:
        super().__init__()
        self._name = name
        self._on_accent = on_accent

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._on_accent)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, rect, self._name, self._colour(current_colours(), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = min(size.width(), size.height())
        return _pixmap(self._name, side, side, self._colour(current_colours(), mode, state))

    def _colour(self, colours: Colours, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return colours.faint
        if self._on_accent:
            return colours.on_accent
        return colours.accent if state == QIcon.State.On else colours.quiet


@cache
def _source(name: str) -> str:
    return icon_file(name).read_text("utf-8")


@cache
def _pixmap(name: str, width: int, height: int, colour: str) -> QPixmap:
    if min(width, height) < 1:  # Qt asks for it while a field has no room for its icon
        return QPixmap()
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap
