"""The index of the licences in the program, for people to read."""

from collections.abc import Sequence

import application

_QT_WORDS = """Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0.txt, which
refers to GPL-3.0.txt). You may replace them by versions of your own, and take this program apart to find
out how to do so:

- Qt's libraries lie as ordinary shared libraries in {folder}, its plugins in the folder "plugins"
  near them. Put a build of the same minor version ({version}) in their place, under the same file names.
- PySide6 and shiboken6 lie in the folders of these names, and can be replaced in the same way.
- Their sources: https://download.qt.io/official_releases/qt/ and
  https://download.qt.io/official_releases/QtForPython/pyside6/ hold that of every version. This program
  has changed nothing in them. It runs as well from its own source with any PySide6 that is installed:
  {homepage}
"""


def index_text(works: Sequence[tuple[str, str, str, Sequence[str]]], qt_folder: str) -> str:
    """What the licences' folder holds: each work as name, version, licence and names of its texts."""
    title = f"The works of others in {application.NAME} {application.VERSION}"
    qt = next((version for name, version, _, _ in works if name.lower().startswith("pyside6")), "")
    lines = [title, "=" * len(title), ""]
    lines += [
        f"{application.NAME} itself is under the licence {application.LICENCE}. It brings the following works",
        "",
    ]
    for name, version, licence, texts in works:
        lines.append(f"{name} {version}".strip() + f": {licence}")
        lines.append(f"    {', '.join(texts)}")
    lines += ["", "Replacing Qt", "------------", ""]
    lines.append(_QT_WORDS.format(folder=qt_folder, version=qt, homepage=application.HOMEPAGE))
    return "\n".join(lines)
