"""The files that a release consists of: PYTHONPATH=packaging python -m release.results FOLDER | --name parts

Exits with 2 where one is missing in the folder, is empty, or lies there without belonging to the release. With --name
it says how one of them is called.
"""

import argparse
import sys
from pathlib import Path

import application
from macos import names

_FILES = application.NAME.replace(" ", "-")

CHECKSUMS = "SHA256SUMS"
PARTS_LIST = f"{_FILES}-{application.VERSION}.cdx.json"

LINUX = (
    f"{application.COMMAND}_{application.VERSION}_amd64.deb",
    f"{application.COMMAND}-{application.VERSION}-1.x86_64.rpm",
    f"{application.COMMAND}-{application.VERSION}-linux-x86_64.tar.gz",
    f"{_FILES}-{application.VERSION}-x86_64.AppImage",
)
WINDOWS = (
    f"{_FILES}-{application.VERSION}-setup.exe",
    f"{_FILES}-{application.VERSION}-windows-portable.zip",
)
MACOS = (names.image("arm64"), names.image("x86_64"))
ALL = (*LINUX, *WINDOWS, *MACOS, PARTS_LIST, CHECKSUMS)


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    what.add_argument("--name", choices=("parts", "checksums"))
    asked = parser.parse_args()
    if asked.name:
        print(PARTS_LIST if asked.name == "parts" else CHECKSUMS)
        return 0
    found = troubles(asked.folder)
    print("\n".join(found) or f"All {len(ALL)} files of {application.VERSION} are there.", file=sys.stderr)
    return 2 if found else 0


def troubles(folder: Path) -> list[str]:
    """What is wrong with the files in the folder, one sentence each."""
    there = {each.name: each.stat().st_size for each in folder.iterdir()} if folder.is_dir() else {}
    missing = [f"{name} is missing." for name in ALL if name not in there]
    empty = [f"{name} is empty." for name in ALL if there.get(name) == 0]
    return [*missing, *empty, *(f"{name} belongs to no release." for name in sorted(there.keys() - set(ALL)))]


if __name__ == "__main__":
    sys.exit(main())
