"""Tries the installer in a Windows made of Wine, with a stand-in for the program. Ends with 1 where anything is not so.

    PYTHONPATH=packaging python -m windows.try_under_wine [--wine COMMAND] [--wizard DIR]

--wizard also clicks through the pages on a screen of its own, and writes pictures of them into DIR. Wine without its
32-bit half runs no installer of 32 bits: one of 64 bits is made and tried then, from the same script.
"""

import argparse
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import tools

from .build import make_installer
from .clicking import click_through
from .stand_in import make_stand_in
from .trying import Trial
from .trying_updates import (
    interrupted,
    moved,
    unfit_folders,
    unfit_windows,
    updated,
    updated_in_vain,
    updated_while_running,
)
from .trying_use import installed, installed_by_another, opened, removed, removed_with_data
from .wine import Wine

_FOR_PAGES = ("Xvfb", "openbox", "xdotool", "import")
_STORY: tuple[Callable[[Trial], None], ...] = (
    unfit_windows,
    installed,
    opened,
    updated_while_running,
    updated,
    updated_in_vain,
    interrupted,
    removed,
    unfit_folders,
    moved,
    removed_with_data,
    installed_by_another,
)


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wine", default="wine", metavar="COMMAND", help="how Wine is started here")
    parser.add_argument(
        "--work", type=Path, metavar="DIR", help="an empty folder for everything that is made"
    )
    parser.add_argument(
        "--wizard", type=Path, metavar="DIR", help="click through the pages, pictures into DIR"
    )
    asked = parser.parse_args()
    command = shlex.split(asked.wine)
    absent = tools.missing(command[0], "makensis", *(_FOR_PAGES if asked.wizard is not None else ()))
    if absent:
        print(absent, file=sys.stderr)
        return 2
    work = (asked.work or Path(tempfile.mkdtemp(prefix="inmail-desk-wine-"))).absolute()
    work.mkdir(parents=True, exist_ok=True)
    wine = Wine(work, command)
    try:
        target = _target(wine, work)
        print(f"Installers of {target}")
        trial = Trial(wine, {each: _setup(work, each, target) for each in ("0.1.0", "0.2.0", "0.3.0")})
        for part in _STORY:
            print(part.__doc__)
            part(trial)
        if asked.wizard is not None:
            print(click_through.__doc__)
            click_through(trial, asked.wizard.absolute())
    finally:
        wine.end()
        if asked.work is None:
            shutil.rmtree(work, ignore_errors=True)
    print(f"{trial.passed} right, {trial.failed} wrong")
    return 1 if trial.failed else 0


def _target(wine: Wine, work: Path) -> str:
    """The kind of installer that this Wine can run: of 32 bits, as it is released, where it can be."""
    told = work / "told.txt"
    payload = make_stand_in(work / "probe", "0", target="x86-unicode")
    wine.run(str(payload.root / "inmail-desk.exe"), more={"STAND_IN_TELLS": wine.there(told)})
    return "x86-unicode" if told.exists() else "amd64-unicode"


def _setup(work: Path, version: str, target: str) -> Path:
    # The third brings a file of a name that somebody may have given to a file of theirs.
    more = ("notes.txt",) if version == "0.3.0" else ()
    payload = make_stand_in(work / version, version, target=target, more=more)
    return make_installer(payload, work / "setups", version=version, target=target)


if __name__ == "__main__":
    sys.exit(main())
