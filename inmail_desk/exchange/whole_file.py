"""A file that is written whole or not at all: what lay there before is replaced once all of the new one is on disk."""

import errno
import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, assert_never


class WriteProblem(StrEnum):
    NO_FOLDER = "no_folder"
    IS_A_FOLDER = "is_a_folder"
    NOT_ALLOWED = "not_allowed"
    DISK_FULL = "disk_full"
    UNREACHABLE = "unreachable"


class NotWritten(Exception):
    """A file that could not be written; what lay there before is untouched. Its text says why, and what to do."""

    def __init__(self, problem: WriteProblem, path: Path) -> None:
        self.problem = problem
        self.path = path
        super().__init__(_sentence(problem, path))


class WholeFile:
    """Use it in a `with`, and write to `stream`. Left without an exception, the file lies at `path`; else nothing does
    that was not there before.

    Where somebody may still call it off, `keep` ends the writing and `put_in_place` or `drop` follows later. All raise
    `NotWritten`, but `drop`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unfinished = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
        self._kept = False
        try:
            if path.is_dir():
                raise NotWritten(WriteProblem.IS_A_FOLDER, path)
            self._unfinished.unlink(missing_ok=True)
            self.stream: BinaryIO = self._unfinished.open("xb")
        except (OSError, ValueError) as error:
            raise NotWritten(_behind(error), path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._kept and error is None:
            return
        if error is None:
            self.keep()
            self.put_in_place()
            return
        self.drop()
        if isinstance(error, OSError):
            raise NotWritten(_behind(error), self.path) from error

    def keep(self) -> None:
        """Ends the writing; the file waits beside its place."""
        try:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()
        except OSError as error:
            self.drop()
            raise NotWritten(_behind(error), self.path) from error
        self._kept = True

    def put_in_place(self) -> None:
        """Puts what is written in the place of what lay there."""
        try:
            os.replace(self._unfinished, self.path)
        except OSError as error:
            self.drop()
            raise NotWritten(_behind(error), self.path) from error

    def drop(self) -> None:
        """Leaves everything as it was before."""
        # What could not be flushed to a full disk is not wanted any more.
        with suppress(OSError):
            self.stream.close()
        self._unfinished.unlink(missing_ok=True)


def _behind(error: OSError | ValueError) -> WriteProblem:
    match error:
        case (
            FileNotFoundError() | NotADirectoryError() | ValueError()
        ):  # a path that holds NUL is a ValueError
            return WriteProblem.NO_FOLDER
        case PermissionError():
            return WriteProblem.NOT_ALLOWED
        case IsADirectoryError():
            return WriteProblem.IS_A_FOLDER
        case OSError(errno=errno.EROFS):
            return WriteProblem.NOT_ALLOWED
        case OSError(errno=errno.ENOSPC | errno.EDQUOT | errno.EFBIG):
            return WriteProblem.DISK_FULL
        case _:
            return WriteProblem.UNREACHABLE


def _sentence(problem: WriteProblem, path: Path) -> str:
    match problem:
        case WriteProblem.NO_FOLDER:
            return f"{path} was not written: its folder does not exist. Choose another one."
        case WriteProblem.IS_A_FOLDER:
            return f"{path} was not written: it is a folder. Choose another name."
        case WriteProblem.NOT_ALLOWED:
            return (
                f"{path} was not written: the file or its folder is protected, or the file is open in another "
                "program. Close it there, or choose another place."
            )
        case WriteProblem.DISK_FULL:
            return f"{path} was not written: the disk is full. Make room, or choose another place."
        case WriteProblem.UNREACHABLE:
            return f"{path} was not written: its drive did not take it. Choose another place."
    assert_never(problem)
