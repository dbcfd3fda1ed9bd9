"""Asks every binary of a bundle which macOS and which processor it was built for.

    PYTHONPATH=packaging python -m macos.oldest_system BUNDLE ARCHITECTURE

Exits with 1 where one wants a newer macOS than the Info.plist promises, or lacks the processor's part. Reads the
headers with macholib, which comes with PyInstaller on macOS.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from .info_plist import OLDEST_SYSTEM

_MARKED_TOO_NEW = re.compile(r"\w+\.abi3\.so|lib(?:pyside6|shiboken6)\.abi3\.[\d.]+\.dylib")
"""Qt for Python's own libraries say macOS 15, because nobody told their compiler another; Qt itself says 13, and so do
the wheels. They use nothing of the system's that macOS 13 lacks: the names that they import were looked through."""

_MAGIC = {b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xca\xfe\xba\xbf"}


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("bundle", type=Path, metavar="BUNDLE")
    parser.add_argument("architecture", choices=("arm64", "x86_64"), metavar="ARCHITECTURE")
    asked = parser.parse_args()
    files = list(binaries(asked.bundle))
    wrong = [trouble for file in files for trouble in troubles(file, asked.architecture, asked.bundle)]
    print("\n".join(wrong) or f"{len(files)} binaries for {asked.architecture} run on macOS {OLDEST_SYSTEM}.")
    if not files:
        print(f"There are no binaries in {asked.bundle}.", file=sys.stderr)
    return 1 if wrong or not files else 0


def binaries(bundle: Path) -> Iterator[Path]:
    """The programs and libraries within, links left aside."""
    for file in sorted(bundle.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) in _MAGIC:
                    yield file


def troubles(file: Path, architecture: str, bundle: Path) -> list[str]:
    """What is wrong with a binary, one line each."""
    name = file.relative_to(bundle)
    wanted = read_systems(file)
    if architecture not in wanted:
        return [f"{name} has no part for {architecture}, only for {', '.join(sorted(wanted))}."]
    if _MARKED_TOO_NEW.fullmatch(file.name):
        return []
    if wanted[architecture] > _numbers(OLDEST_SYSTEM):
        return [
            f"{name} wants macOS {'.'.join(map(str, wanted[architecture]))}; the Info.plist says {OLDEST_SYSTEM}."
        ]
    return []


def read_systems(file: Path) -> dict[str, tuple[int, int]]:
    """The oldest macOS of each processor's part; (0, 0) where it names none."""
    from macholib.mach_o import CPU_TYPE_NAMES, LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX
    from macholib.MachO import MachO

    found = {}
    for part in MachO(str(file)).headers:
        oldest = 0
        for load, command, _ in part.commands:
            if load.cmd == LC_BUILD_VERSION:
                oldest = command.minos
            elif load.cmd == LC_VERSION_MIN_MACOSX:
                oldest = command.version
        processor = CPU_TYPE_NAMES.get(part.header.cputype, str(part.header.cputype))
        found[processor.lower()] = (int(oldest) >> 16, int(oldest) >> 8 & 0xFF)
    return found


def _numbers(version: str) -> tuple[int, int]:
    major, minor = version.split(".")
    return int(major), int(minor)


if __name__ == "__main__":
    sys.exit(main())
