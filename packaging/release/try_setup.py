"""Installs a release's setup on this Windows, tries what is installed, and removes it again.

    PYTHONPATH=packaging python -m release.try_setup FOLDER

For machines that are thrown away afterwards. Nothing is asked on the screen. Ends with 1 where something is not so.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

import application

from .results import WINDOWS

_PATIENCE = 120  # seconds
_START = 5  # seconds that the program has to start
_RUNNING = 3  # the setup's exit code where the program is running, see windows/installer.nsi


class NotSo(Exception):
    """The setup does not do what it should. The text says what."""


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    try:
        try_setup(parser.parse_args().folder / WINDOWS[0], Path(os.environ["LOCALAPPDATA"]))
    except NotSo as trouble:
        print(f"Not so: {trouble}", file=sys.stderr)
        return 1
    return 0


def try_setup(setup: Path, local: Path) -> None:
    """Installs, tries, installs over it, and removes. `local` is the person's folder of programs and data."""
    installed = local / "Programs" / application.NAME
    program = installed / f"{application.COMMAND}.exe"
    data = local / application.COMMAND / "kept.txt"
    data.parent.mkdir(parents=True, exist_ok=True)
    data.write_text("kept", "utf-8")
    for _ in range(2):  # the second time, as an update
        subprocess.run([str(setup), "/S"], check=True, timeout=600)
        _demand(program.is_file(), f"{program} is installed")
    smoke = [sys.executable, str(application.ROOT / "packaging" / "smoke.py"), "--program", str(program)]
    _demand(subprocess.run(smoke, check=False).returncode == 0, "what is installed works")
    _demand(_setup_while_running(setup, program) == _RUNNING, "while the program runs, a setup refuses")
    subprocess.run([str(installed / "uninstall.exe"), "/S"], check=True, timeout=600)
    # It goes on in a copy of itself, because it removes its own folder.
    end = time.monotonic() + _PATIENCE
    while installed.exists() and time.monotonic() < end:
        time.sleep(0.5)
    _demand(not installed.exists(), "the program is removed")
    _demand(data.read_text("utf-8") == "kept", "its data is not")


def _setup_while_running(setup: Path, program: Path) -> int:
    running = subprocess.Popen([str(program), "--demo"], env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    try:
        time.sleep(_START)
        return subprocess.run([str(setup), "/S"], check=False, timeout=600).returncode
    finally:
        running.kill()
        running.wait()


def _demand(fact: bool, what: str) -> None:
    if not fact:
        raise NotSo(what)
    print(f"ok: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
