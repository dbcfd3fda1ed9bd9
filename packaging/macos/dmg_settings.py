"""What dmgbuild shall make: it runs this file with `defines` from its command line (see make_dmg.sh)."""

from pathlib import Path
from typing import Any

from macos.layout import APPLICATIONS_AT, HEIGHT, ICON_SIZE, PROGRAM_AT, WIDTH
from macos.pictures import BACKGROUND, ICON

_given: dict[str, Any] = globals()["defines"]
_program = Path(_given["program"])
_pictures = Path(_given["pictures"])

files = [str(_program)]
symlinks = {"Applications": "/Applications"}
icon = str(_pictures / ICON)
background = str(_pictures / BACKGROUND)  # the finer one beside it is found by its name

format = "ULMO"  # packed with LZMA, which macOS reads since 10.15
window_rect = ((200, 160), (WIDTH, HEIGHT))
icon_locations = {_program.name: PROGRAM_AT, "Applications": APPLICATIONS_AT}
icon_size = ICON_SIZE
text_size = 13
default_view = "icon-view"
show_toolbar = show_status_bar = show_tab_view = show_pathbar = show_sidebar = False
