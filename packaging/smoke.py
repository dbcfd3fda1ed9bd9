"""Tries the frozen program: `python packaging/smoke.py [--program FILE] [--pictures DIR]`. Ends with 1 where it fails.

Everywhere: what it does at a terminal beside what the same sources do that are not frozen, data files of every earlier
schema, its window where there is no screen. On Linux with Xvfb, openbox and xdotool also a person's first hour at the
window, by keys alone; with strace, that nothing goes over the network or is written outside the person's own folder.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import tools
from application import COMMAND, ROOT
from smoke_terminal import try_terminal, try_window_without_screen
from smoke_trying import Failed, Program

_NEEDED = ("Xvfb", "openbox", "xdotool")


def main() -> int:
    """Does what the module says."""
    parser = argparse.ArgumentParser(description=__doc__)
    ending = ".exe" if sys.platform == "win32" else ""
    usual = ROOT / "dist" / COMMAND / f"{COMMAND}{ending}"
    parser.add_argument("--program", type=Path, default=usual, metavar="FILE")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="keep pictures of the window here")
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    try:
        if not asked.program.is_file():
            raise Failed(f"{asked.program} is missing: run `make freeze` first")
        # Resolved, because what the program opens is compared with it.
        with tempfile.TemporaryDirectory(prefix="smoke-", ignore_cleanup_errors=True) as name:
            folder = Path(name).resolve()
            program = Program(asked.program.absolute(), folder)
            try_terminal(program, folder)
            try_window_without_screen(program, folder)
            absent = tools.missing(*_NEEDED)
            if sys.platform != "linux":
                print("left out: the hour at the window, which is tried on Linux alone")
            elif absent:
                print(f"left out: the hour at the window. {absent}")
            else:
                from smoke_window import try_window

                try_window(program, folder, asked.pictures)
    except Failed as failed:
        print(f"FAILED: {failed}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
