"""The program's icon as Windows wants it, and the picture beside the installer's first and last page."""

import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING

import application

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_SOURCE = application.ROOT / "resources" / "icons" / f"{application.COMMAND}.svg"
_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_PAPER = "#eaf1fb"
_WIDTH, _HEIGHT = 164, 314  # pixels, as the wizard has it where nothing is enlarged


def write_icon(path: Path) -> None:
    """Writes the icon in all sizes as one .ico: the largest as PNG, the others as plain pixels, which all can read."""
    entries, pictures = b"", b""
    start = 6 + 16 * len(_SIZES)
    for size in _SIZES:
        picture = _as_png(_icon(size)) if size == 256 else _as_pixels(_icon(size))
        entries += struct.pack(
            "<4B2H2I", size % 256, size % 256, 0, 0, 1, 32, len(picture), start + len(pictures)
        )
        pictures += picture
    path.write_bytes(struct.pack("<3H", 0, 1, len(_SIZES)) + entries + pictures)


def write_wizard_picture(path: Path) -> None:
    """Writes the wizard's picture as .bmp, at twice the size: it is made smaller where the screen is coarse."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage, QPainter

    picture = QImage(2 * _WIDTH, 2 * _HEIGHT, QImage.Format.Format_RGB888)
    picture.fill(_PAPER)
    painter = QPainter(picture)
    painter.drawImage(QPoint(_WIDTH - 96, 112), _icon(192))
    painter.end()
    _save(picture, path, "BMP")


def _icon(size: int) -> "QImage":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_SOURCE)).render(painter)
    painter.end()
    return image


def _as_pixels(image: "QImage") -> bytes:
    """A bitmap as an icon holds it: rows from below, then a mask that nobody needs beside the alpha channel."""
    size = image.width()
    rows = bytes(image.constBits())
    upwards = b"".join(rows[4 * size * row : 4 * size * (row + 1)] for row in reversed(range(size)))
    mask = bytes(size * ((size + 31) // 32 * 4))
    return (
        struct.pack("<3I2H6I", 40, size, 2 * size, 1, 32, 0, len(upwards) + len(mask), 0, 0, 0, 0)
        + upwards
        + mask
    )


def _as_png(image: "QImage") -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs know no QIODevice here
        raise OSError("the icon could not be written")
    return bytes(buffer.data().data())


def _save(image: "QImage", path: Path, kind: str) -> None:
    if not image.save(str(path), kind):  # type: ignore[call-overload]
        raise OSError(f"{path} could not be written")
