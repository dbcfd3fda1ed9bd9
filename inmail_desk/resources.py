"""Finding the files that come with the program: icons, and in a frozen one the licences of what it is made of."""

import sys
from functools import cache
from pathlib import Path


@cache
def resource_folder() -> Path:
    """Return the folder that holds `icons`.

    A frozen program has it in its bundle, a checkout beside the package, an installation in the environment's
    `share`. It is an error of the packaging, and raised as FileNotFoundError, where none of them exists.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = (
        *([Path(bundle) / "resources"] if bundle else []),
        Path(__file__).parent.parent / "resources",
        Path(sys.prefix) / "share" / "inmail-desk",
    )
    for folder in candidates:
        if (folder / "icons").is_dir():
            return folder
    places = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"The program's icons are missing; they belong into one of: {places}")


def icon_file(name: str) -> Path:
    """Return the SVG file of an icon, whether or not it exists."""
    return resource_folder() / "icons" / f"{name}.svg"
