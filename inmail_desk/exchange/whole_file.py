"""A file that is written whole or not at all: what lay there before is replaced once all of the new one is on disk."""

import errno
import os
import sqlite3
import stat
from contextlib import closing, suppress
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, assert_never
from urllib.parse import quote


class WriteProblem(StrEnum):
    NO_FOLDER = "no_folder"
    IS_A_FOLDER = "is_a_folder"
    DATA_FILE = "data_file"
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

    A link stays one: what it leads to is written. A file that was there keeps who may read it; one that is
    write-protected, or a data file, is not replaced. A pipe or a device gets all of it at the end.

    Where somebody may still call it off, `keep` ends the writing and `put_in_place` or `drop` follows later. All raise
    `NotWritten`, but `drop`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept = False
        try:
            mode = self._mode()
            self._replaces = mode is None or stat.S_ISREG(mode)
            self._place = Path(os.path.realpath(path)) if self._replaces and path.is_symlink() else path
            # So many bytes leave room for the rest of the name, whatever the letters are.
            start = self._place.name.encode("utf-8", "ignore")[:100].decode("utf-8", "ignore")
            self._unfinished = self._place.with_name(f".{start}.{os.getpid()}.part")
            self.stream: BinaryIO = self._begun(mode) if self._replaces else BytesIO()
        except (OSError, ValueError) as error:
            raise NotWritten(_behind(error), path) from error

    def _mode(self) -> int | None:
        """What lies there is, and who may do what with it; None for nothing. Raises for what may not be replaced."""
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(mode):
            raise NotWritten(WriteProblem.IS_A_FOLDER, self.path)
        if not os.access(self.path, os.W_OK):
            # To put another file in its place would be allowed wherever the folder is not protected as well.
            raise NotWritten(WriteProblem.NOT_ALLOWED, self.path)
        if stat.S_ISREG(mode) and is_data_file(self.path):
            raise NotWritten(WriteProblem.DATA_FILE, self.path)
        return mode

    def _begun(self, mode: int | None) -> BinaryIO:
        self._unfinished.unlink(missing_ok=True)
        stream = self._unfinished.open("xb")
        if mode is not None:
            # Some drives know nothing of who may read what.
            with suppress(PermissionError):
                self._unfinished.chmod(stat.S_IMODE(mode))
        return stream

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
            if self._replaces:
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
            if isinstance(self.stream, BytesIO):
                self._place.write_bytes(self.stream.getvalue())
            else:
                os.replace(self._unfinished, self._place)
        except OSError as error:
            self.drop()
            raise NotWritten(_behind(error), self.path) from error

    def drop(self) -> None:
        """Leaves everything as it was before."""
        # What could not be flushed to a full disk is not wanted any more.
        with suppress(OSError):
            self.stream.close()
        self._unfinished.unlink(missing_ok=True)


def is_data_file(path: Path) -> bool:
    """Whether a database lies there; False where nothing can be read. Whoever has it open keeps it."""
    # Not with open(): closing a file again would take the locks away that SQLite may have on it.
    address = quote(os.fsencode(path.absolute().as_posix()))
    address = f"file://{'' if address.startswith('/') else '/'}{address}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            (version,) = database.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(version)  # 0 is said of a file of no bytes


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
        case WriteProblem.DATA_FILE:
            return f"{path} was not written: it is a data file, which would be lost. Choose another name."
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
