"""The program's icon in the sizes that menus and docks ask for, drawn from its SVG."""

import os
from pathlib import Path

import application

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SOURCE = application.ROOT / "resources" / "icons" / f"{application.COMMAND}.svg"


def draw(target: Path, size: int) -> None:
    """Writes the icon as a PNG of that many pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target), "PNG"):
        raise OSError(f"{target} could not be written")
    target.chmod(0o644)


def lay_out(hicolor: Path) -> None:
    """Writes the icon into a theme's folder, as SVG and in every size."""
    for size in SIZES:
        draw(hicolor / f"{size}x{size}" / "apps" / f"{application.IDENTIFIER}.png", size)
    scalable = hicolor / "scalable" / "apps" / f"{application.IDENTIFIER}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(SOURCE.read_bytes())
    scalable.chmod(0o644)
