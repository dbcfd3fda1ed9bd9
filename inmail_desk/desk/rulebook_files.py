"""Rulebooks as files: read without trust, and written so that a file is whole or as it was."""

import errno
import os
import re
from enum import StrEnum
from pathlib import Path

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rulebook import Rulebook, parse_rulebook

MOST_BYTES = 200_000
"""Those that ship have less than 10,000."""


class FileProblem(StrEnum):
    MISSING = "missing"
    NO_FILE = "no_file"  # a folder, a device
    NOT_ALLOWED = "not_allowed"
    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"  # not UTF-8
    NO_RULEBOOK = "no_rulebook"  # text that is no JSON object
    BROKEN = "broken"  # refused says why
    DISK_FULL = "disk_full"
    UNREACHABLE = "unreachable"


class FileRefused(Exception):
    """A file that is no rulebook, or that cannot be read or written. Nothing was changed.

    `size` is in bytes, where it is too large; `refused` has the reason, the key and the line, where it is broken.
    """

    def __init__(
        self, problem: FileProblem, path: Path, *, size: int = 0, refused: Refused | None = None
    ) -> None:
        self.problem = problem
        self.path = path
        self.size = size
        self.refused = refused
        super().__init__(problem, path)


def read_rulebook_file(path: Path) -> Rulebook:
    """The rulebook in a file. Raises `FileRefused`. Nothing in the file is ever run, and no more of it read than a
    rulebook may have."""
    try:
        if not path.exists():
            raise FileRefused(FileProblem.MISSING, path)
        if not path.is_file():
            raise FileRefused(FileProblem.NO_FILE, path)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        size = max(len(content), path.stat().st_size)
    except (OSError, ValueError) as error:
        raise FileRefused(_behind(error), path) from error
    if len(content) > MOST_BYTES:
        raise FileRefused(FileProblem.TOO_LARGE, path, size=size)
    return _rulebook(content, path)


def _rulebook(content: bytes, path: Path) -> Rulebook:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(FileProblem.NO_TEXT, path) from error
    if not text.lstrip(" \t\r\n").startswith("{"):
        raise FileRefused(FileProblem.NO_RULEBOOK, path)
    try:
        return parse_rulebook(text)
    except Refused as refused:
        raise FileRefused(FileProblem.BROKEN, path, refused=refused) from refused


def write_rulebook_file(path: Path, rulebook: Rulebook) -> None:
    """Writes the text of a rulebook as it was read. What lay there before is replaced once the new file is whole.

    Raises `FileRefused`.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_dir():
            raise FileRefused(FileProblem.NO_FILE, path)
        try:
            with unfinished.open("xb") as file:
                file.write(rulebook.text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise FileRefused(_behind(error), path) from error


def file_name(rulebook: Rulebook) -> str:
    """A name for the file of a rulebook that every system takes."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{rulebook.id}-{rulebook.version}").strip("-.")
    return f"{plain[:80] or 'rulebook'}.json"


def _behind(error: OSError | ValueError) -> FileProblem:
    match error:
        case FileNotFoundError() | ValueError():  # a path that holds NUL is a ValueError
            return FileProblem.MISSING
        case PermissionError():
            return FileProblem.NOT_ALLOWED
        case IsADirectoryError() | NotADirectoryError():
            return FileProblem.NO_FILE
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            return FileProblem.DISK_FULL
        case _:
            return FileProblem.UNREACHABLE
