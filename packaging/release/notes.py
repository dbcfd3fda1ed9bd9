"""Writes the text of a draft release: PYTHONPATH=packaging python -m release.notes FILE

What the change log says of this version, then how to get the program on each system. Those words lie beside what they
speak of (packaging/windows/download.md and so on); names between two @ are filled in.
"""

import argparse
import re
import sys
from pathlib import Path

import application
from macos.info_plist import OLDEST_SYSTEM

from . import changelog
from .results import CHECKSUMS, PARTS_LIST

SYSTEMS = ("windows", "macos", "linux")
_NAMES = {
    "VERSION": application.VERSION,
    "NAME": application.NAME,
    "COMMAND": application.COMMAND,
    "RELEASES": application.RELEASES,
    "HOMEPAGE": application.HOMEPAGE,
    "OLDEST_MACOS": OLDEST_SYSTEM.removesuffix(".0"),
}
_NAME = re.compile(r"@([A-Z_]+)@")


def main() -> int:
    """Does what the module says. 2 where the change log does not speak of this version."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    file: Path = parser.parse_args().file
    try:
        file.write_text(notes(changelog.section()), "utf-8", newline="\n")
    except changelog.NoSection as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


def notes(changes: str) -> str:
    """The whole text, in Markdown."""
    words = [
        (application.ROOT / "packaging" / system / "download.md").read_text("utf-8") for system in SYSTEMS
    ]
    more = (
        f"`{CHECKSUMS}` holds the checksum of each file, `{PARTS_LIST}` the works of others in the program "
        "(CycloneDX), which are also listed in the program itself: Help, About."
    )
    return "\n\n".join([changes, "## Download", *(filled(each).strip() for each in words), more]) + "\n"


def filled(text: str) -> str:
    """The text with its names filled in. KeyError for a name that nobody knows."""
    return _NAME.sub(lambda found: _NAMES[found[1]], text)


if __name__ == "__main__":
    sys.exit(main())
