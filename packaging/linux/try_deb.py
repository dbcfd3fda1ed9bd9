"""Tries the .deb in a clean Debian without Python: install, use, upgrade, remove, purge.

Run by `make try-packages`, as root: PYTHONPATH=packaging python -m linux.try_deb. Where something is not as it should
be, it says what, and ends with 1.
"""

import argparse
import os
import sys
from pathlib import Path

import application
import tools

from . import deb
from .clean_debian import CleanDebian, own_suite
from .screen import NotSeen, Screen
from .trial import OLDER, NotAsItShouldBe, Trial

_CALLED = ("debootstrap", "Xvfb", "openbox", "xdotool", "xprop", "import")


def main() -> int:
    """Does what the module says."""
    parser = argparse.ArgumentParser(prog="linux.try_deb", description=__doc__)
    build, dist = application.ROOT / "build" / "linux", application.ROOT / "dist"
    parser.add_argument("--frozen", type=Path, default=dist / application.COMMAND, metavar="DIR")
    parser.add_argument(
        "--package", type=Path, default=dist / deb.file_name(application.VERSION), metavar="FILE"
    )
    parser.add_argument(
        "--pictures", type=Path, default=build / "pictures", metavar="DIR", help="for what was seen"
    )
    parser.add_argument("--work", type=Path, default=build, metavar="DIR")
    parser.add_argument("--suite", default=own_suite(), help="of Debian; else this machine's")
    asked = parser.parse_args()
    if os.geteuid() != 0:
        print("A clean Debian can only be made by root: run `sudo make try-packages`.", file=sys.stderr)
        return 2
    absent = tools.missing(*_CALLED)
    if absent:
        print(absent, file=sys.stderr)
        return 2
    work: Path = asked.work.absolute()
    older = deb.build(asked.frozen.absolute(), work / "older", work, OLDER, compression="gzip")
    debian = CleanDebian(work / "try")
    debian.make(work / f"clean-{asked.suite}", asked.suite)
    try:
        with Screen() as screen:
            Trial(debian, screen, asked.pictures).run(older, asked.package.absolute())
    except (NotAsItShouldBe, NotSeen) as trouble:
        print(f"Not as it should be: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
