"""Makes the program with its own Python and Qt: `python packaging/freeze.py [--out DIR] [--work DIR]`.

DIR/inmail-desk/ is the program as a folder that runs anywhere; on macOS there is DIR/InMail Desk.app beside it. Results
go to dist/, what is left over from making them to build/freeze/.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import tools
from application import COMMAND, ROOT

# On Linux, PyInstaller reads libraries with the first, and takes out with the second what only a debugger reads.
_CALLED = ("objdump", "strip") if sys.platform == "linux" else ()


def main() -> int:
    """Does what the module says. 2 where something that it needs is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "freeze", metavar="DIR")
    asked = parser.parse_args()
    absent = tools.missing(*_CALLED)
    if absent:
        print(absent, file=sys.stderr)
        return 2
    spec = ROOT / "packaging" / "inmail-desk.spec"
    try:
        program = freeze(spec, asked.out.absolute(), asked.work.absolute())
    except subprocess.CalledProcessError:
        return 2  # PyInstaller has said why
    size = sum(each.lstat().st_size for each in program.rglob("*") if not each.is_symlink())
    print(f"{program}: {size / 1_000_000:.0f} MB")
    return 0


def freeze(spec: Path, out: Path, work: Path, name: str = COMMAND) -> Path:
    """Freezes what the spec describes. The folder that came out, `name` within `out`."""
    command = [sys.executable, "-m", "PyInstaller", str(spec), "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(out), "--workpath", str(work)]
    # PyInstaller stamps the first and orders by the second.
    fixed = {"SOURCE_DATE_EPOCH": _moment(), "PYTHONHASHSEED": "0"}
    subprocess.run(command + places, cwd=ROOT, env=os.environ | fixed, check=True)
    return out / name


def _moment() -> str:
    """The second since 1970 that files made here bear: the last commit's, so that it is no other tomorrow."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    asked = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        told = ""
    return told or "1577836800"  # sources without their history: any moment will do that is always the same


if __name__ == "__main__":
    sys.exit(main())
