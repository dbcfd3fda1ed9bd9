"""Laying a package's files out as they will lie on the system, the same each time."""

import os
import shutil
import subprocess
from pathlib import Path

import application

from . import shared_files
from .needed_libraries import binaries
from .releases import source_date

PROGRAM = Path("usr/lib") / application.COMMAND
"""Where the frozen program lies, within the system."""


def check_frozen(frozen: Path) -> None:
    """FileNotFoundError, with what to do, where there is no frozen program."""
    if not (frozen / application.COMMAND).is_file():
        raise FileNotFoundError(
            f"There is no frozen program in {frozen}: run `make freeze`, or name its folder with --frozen."
        )


def put_program(frozen: Path, target: Path) -> None:
    """Copies the frozen program, its libraries without the folders of the machine that built them.

    Only the program itself is executable: libraries need not be.
    """
    shutil.copytree(frozen, target, symlinks=True)
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    (target / application.COMMAND).chmod(0o755)
    for path in binaries(target):
        if looks_outside(run_path(path)):
            beside = os.path.relpath(target / "_internal", path.parent)
            _patch(path, "--set-rpath", f"$ORIGIN/{beside}")


def looks_outside(found: str) -> bool:
    """Whether a run path names a folder that is none of the program's, where libraries may be anybody's."""
    return any(part and not part.startswith("$ORIGIN") for part in found.split(":"))


def run_path(binary: Path) -> str:
    """Where a binary looks for its libraries before the system's folders."""
    return _patch(binary, "--print-rpath").strip()


def _patch(binary: Path, *arguments: str) -> str:
    command = ["patchelf", *arguments, str(binary)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def lay_out_system(frozen: Path, root: Path, version: str) -> None:
    """The files of a system-wide installation beneath `root`, which is made anew."""
    check_frozen(frozen)
    shutil.rmtree(root, ignore_errors=True)
    put_program(frozen, root / PROGRAM)
    command = root / "usr" / "bin" / application.COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..") / "lib" / application.COMMAND / application.COMMAND)
    shared_files.lay_out(root / "usr" / "share", version)


def settle(root: Path) -> None:
    """Gives everything beneath `root` the release's day, and folders the rights that all may look into them."""
    second = source_date()
    for path in [*root.rglob("*"), root]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (second, second), follow_symlinks=False)


def kibibytes(root: Path) -> int:
    """What it takes on a disk, as Debian counts it: each file rounded up, and one for each folder."""
    total = 0
    for path in root.rglob("*"):
        is_file = path.is_file() and not path.is_symlink()
        total += -(-path.lstat().st_size // 1024) if is_file else 1
    return total
