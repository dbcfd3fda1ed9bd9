"""Draws what a disk image shows: its icon, and the picture beneath the two icons in its window.

PYTHONPATH=packaging python -m macos.pictures FOLDER
"""

import argparse
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import application

from .layout import APPLICATIONS_AT, HEIGHT, ICON_SIZE, PROGRAM_AT, WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

ICON = "volume.icns"
BACKGROUND = "background.png"
BACKGROUND_TWICE = "background@2x.png"
_SOURCE = application.ROOT / "resources" / "icons" / f"{application.COMMAND}.svg"
_KINDS = {
    b"ic11": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""The entries of an .icns that hold PNG, with their pixels: from 16 points to 512, each twice as fine too."""


def main() -> None:
    """Does what the module says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    write_icon(folder / ICON)
    write_background(folder / BACKGROUND, 1)
    write_background(folder / BACKGROUND_TWICE, 2)


def write_icon(path: Path) -> None:
    """Writes the program's icon as .icns, in all the sizes that macOS shows."""
    entries = b""
    for kind, size in _KINDS.items():
        picture = _as_png(_icon(size))
        entries += kind + struct.pack(">I", 8 + len(picture)) + picture
    path.write_bytes(b"icns" + struct.pack(">I", 8 + len(entries)) + entries)


def write_background(path: Path, fineness: int) -> None:
    """Writes the picture of the window as PNG: an arrow from the program to Applications, and what to do in words."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter

    from inmail_desk.ui.colours import LIGHT

    running = _application()
    image = QImage(WIDTH * fineness, HEIGHT * fineness, QImage.Format.Format_RGB32)
    # Finder takes the size in points from it; tiffutil wants twice the first picture's for the second.
    image.setDotsPerMeterX(round(72 * fineness / 0.0254))
    image.setDotsPerMeterY(round(72 * fineness / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(fineness, fineness)
    painter.fillRect(0, 0, WIDTH, HEIGHT, LIGHT.page)
    _draw_arrow(painter, LIGHT.accent)
    painter.setPen(LIGHT.text)
    font = running.font()
    font.setPixelSize(20)
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    words = f"Drag {application.NAME} to Applications"
    painter.drawText(0, 44, WIDTH, 40, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    path.write_bytes(_as_png(image))


def _draw_arrow(painter: "QPainter", colour: str) -> None:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QPen

    room = ICON_SIZE / 2 + 32
    start, tip = (
        QPointF(PROGRAM_AT[0] + room, PROGRAM_AT[1]),
        QPointF(APPLICATIONS_AT[0] - room, APPLICATIONS_AT[1]),
    )
    painter.setPen(
        QPen(QColor(colour), 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawLine(start, tip)
    painter.drawPolyline([tip + QPointF(-22, -22), tip, tip + QPointF(-22, 22)])


def _icon(size: int) -> "QImage":
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_SOURCE)).render(painter)
    painter.end()
    return image


def _application() -> "QGuiApplication":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication([])


def _as_png(image: "QImage") -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):
        raise OSError("Qt could not write a picture as PNG.")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    main()
