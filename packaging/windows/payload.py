"""The files that are installed: which they are, the list by which they are removed, the script that unpacks them."""

import re
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

import application

PROGRAM = f"{application.COMMAND}.exe"
LIST = "installed-files.txt"
"""Lies beside the program, so that a newer version knows what to remove of this one."""
UNINSTALLER = "uninstall.exe"

_LONGEST = 150
"""Signs of a path within the folder: the rest of Windows' 259 is for a person's name and a folder of their choice."""
_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f$]|\.\.|[. ]$')
"""Signs that no file of Windows may have, and two that mean something to the installer."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


class UnfitPayload(Exception):
    """A folder of which no installer can be made. Its text says why."""


class Payload(NamedTuple):
    """A frozen program: its folder, and what lies in it as paths seen from there, in one order everywhere."""

    root: Path
    files: tuple[PureWindowsPath, ...]
    folders: tuple[PureWindowsPath, ...]

    @property
    def kilobytes(self) -> int:
        """What it takes on the disk, rounded up."""
        return -(-sum((self.root / each.as_posix()).stat().st_size for each in self.files) // 1024)

    @property
    def longest(self) -> int:
        """Signs of its longest path."""
        return max(len(each) for each in installed(self))


def read_payload(root: Path) -> Payload:
    """What lies in the folder of a frozen program. Raises UnfitPayload where Windows could not take it or run it."""
    if not (root / PROGRAM).is_file():
        raise UnfitPayload(f"{root} holds no {PROGRAM}: it is not the program as frozen on Windows.")
    files, folders = [], []
    for path in sorted(root.rglob("*")):
        relative = PureWindowsPath(path.relative_to(root).as_posix())
        for part in relative.parts:
            if _UNFIT.search(part) or _RESERVED.match(part):
                raise UnfitPayload(f"{relative}: no installer takes a file of this name.")
        if path.is_symlink():
            raise UnfitPayload(f"{relative}: a link, which an installer cannot bring.")
        (folders if path.is_dir() else files).append(relative)
    for name in (LIST, UNINSTALLER):
        if PureWindowsPath(name) in files:
            raise UnfitPayload(f"{name}: this name is the installer's own.")
    found = Payload(root, tuple(files), tuple(folders))
    if found.longest > _LONGEST:
        line = max(installed(found), key=len)
        raise UnfitPayload(f"{line}: of {len(line)} signs, where {_LONGEST} are the most.")
    return found


def installed(payload: Payload) -> list[str]:
    """Everything that an installation puts into its folder, a line each: files, then folders, the deepest first.

    A folder ends with a backslash.
    """
    files = [str(each) for each in payload.files]
    deepest_first = sorted(payload.folders, key=lambda each: (-len(each.parts), str(each)))
    return [*files, LIST, UNINSTALLER, *(f"{each}\\" for each in deepest_first)]


def write_list(payload: Payload, path: Path) -> None:
    """Writes the list as the installer reads it: UTF-16 with lines of Windows."""
    path.write_bytes("".join(f"{line}\r\n" for line in installed(payload)).encode("utf-16-le"))


def write_script(payload: Payload, files_list: Path, path: Path) -> None:
    """Writes the lines of the installer that unpack every file, and its list, into the folder of the new version."""
    path.write_text("".join(f"{line}\n" for line in _unpacking(payload, files_list)), "utf-8")


def _unpacking(payload: Payload, files_list: Path) -> Iterator[str]:
    for folder in (PureWindowsPath(), *payload.folders):
        inside = "" if folder == PureWindowsPath() else f"\\{folder}"
        yield f'SetOutPath "${{NEW}}{inside}"'
        for file in payload.files:
            if file.parent == folder:
                yield f'File "{payload.root / file.as_posix()}"'
        if folder == PureWindowsPath():
            yield f'File "/oname={LIST}" "{files_list}"'


def four_numbers(version: str) -> str:
    """A version as Windows keeps it in a file: 1.2 is 1.2.0.0, and what comes before 1.3, 1.3rc1, counts like it."""
    found = re.match(r"\d+(\.\d+){0,3}", version)
    if found is None:
        raise ValueError(f"{version}: no version that begins with a number")
    numbers = found[0].split(".")
    if any(int(number) > 65535 for number in numbers):
        raise ValueError(f"{version}: Windows takes no number above 65535")
    return ".".join((numbers + ["0"] * 4)[:4])
