"""A data file: one account with all its facts. Opening one gives a file to read and write, or says why not."""

import errno
import importlib
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .changes import Changed
from .connection import PATIENCE, connect, is_ours, write_ahead
from .errors import (
    AlreadyExists,
    Damaged,
    DiskFull,
    IsAFolder,
    Locked,
    Missing,
    NotADataFile,
    OpenElsewhere,
    ReadOnly,
    TooNew,
    Unreachable,
    troubles_told,
)
from .journal import Journal
from .migrations import SCHEMA
from .reading import Reading

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from .unit_of_work import UnitOfWork


def prepare_writing() -> None:
    """Import what the first unit of work needs, which takes the better part of a second. Any thread may do it."""
    # Python lets a second thread see a package whose import has not ended, and SQLAlchemy then fails for good.
    with _importing:
        importlib.import_module(".unit_of_work", __package__)


_importing = Lock()


class DataFile:
    """An open data file. Any thread may use it, but only one at a time.

    `read` answers what is in it; everything is written through `unit_of_work`. Where SQLite meets trouble in the
    world, each method raises a `StoreTrouble`, and what was saved before stays as it was. Once `is_open` is False,
    nothing of it can be used any more.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """For `create` and `open` only."""
        self.path = path
        self.is_open = True
        self.read = Reading(connection, path)
        self._connection = connection
        self._journal = Journal(connection)
        self._engine: Engine | None = None
        self._rehearsal: Callable[[Changed], None] | None = None

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty data file that only its owner can read. Raises AlreadyExists where something is there."""
        _reserve(path)
        try:
            with troubles_told(path):
                connection = connect(path)
                try:
                    prepare_writing()
                    from .migrations.upgrade import upgrade

                    upgrade(connection)
                    write_ahead(connection)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            path.unlink()
            raise
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path, *, alone: bool = False, patience: float = PATIENCE) -> Self:
        """Open a data file; one of an older schema is copied beside itself and then brought up to date.

        With `alone` nobody else has it open, and nobody can open it until it is closed: OpenElsewhere is raised where a
        window has it, which would not see what is written. (On a disk without a write-ahead log, as on a network share,
        a window at rest is not noticed.) `patience` is how many seconds somebody who is writing is waited for, here and
        whenever this file is written.

        Raises a `StoreTrouble` of the kind that says why the file cannot be used; it is then unchanged.
        """
        try:
            mode = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Missing(path) from error
        except OSError as error:
            raise Unreachable(path) from error
        if stat.S_ISDIR(mode):
            raise IsAFolder(path)
        try:
            with troubles_told(path):
                if not is_ours(path):
                    raise NotADataFile(path)
                if not os.access(path, os.W_OK):
                    raise ReadOnly(path)
                connection = connect(path, patience)
                try:
                    if alone:
                        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
                    _make_usable(connection, path)
                except BaseException:
                    connection.close()
                    raise
        except Locked as trouble:
            raise (OpenElsewhere(path) if alone else trouble) from trouble.__cause__
        except Unreachable as trouble:
            # SQLite cannot make its files beside the data file.
            if path.exists() and not os.access(path.parent, os.W_OK):
                raise ReadOnly(path) from trouble
            raise
        return cls(path, connection)

    def unit_of_work(self, action: str, *, undoable: bool = True) -> "UnitOfWork":
        """A unit of work to enter with `with`; `action` names it in the Edit menu ("Record response").

        With `undoable` False nothing can be undone any more once it is committed, and what was removed is wiped from
        the file, unless the unit only added. Raises RuntimeError on entering where another unit is open.
        """
        prepare_writing()
        from .engine import engine_over
        from .unit_of_work import UnitOfWork

        if self._engine is None:
            self._engine = engine_over(self._connection)
        return UnitOfWork(
            self._engine, self._connection, self._journal, self.read, action, undoable, self._rehearsal
        )

    def rehearse(self, activity: Callable[[], object], look: Callable[[Changed], None]) -> None:
        """Do an activity without keeping it: what each of its units of work would have saved is rolled back.

        `look` is called with what changed while the file still reads as if it had been saved. Undo and redo stay as
        they are. Raises what the activity raises; then `look` may not have been called.
        """
        self._rehearsal = look
        try:
            activity()
        finally:
            self._rehearsal = None

    @property
    def undo_name(self) -> str | None:
        """The name of the unit of work that `undo` would take back, None where there is none."""
        return self._journal.undo_name

    @property
    def redo_name(self) -> str | None:
        """The name of the unit of work that `redo` would do again, None where there is none."""
        return self._journal.redo_name

    @property
    def undo_rows(self) -> int:
        """How many rows `undo` would change, 0 where there is nothing."""
        return self._journal.undo_rows

    @property
    def redo_rows(self) -> int:
        """How many rows `redo` would change, 0 where there is nothing."""
        return self._journal.redo_rows

    def undo(self) -> Changed | None:
        """Take the latest unit of work back; None where there is none."""
        return self._replay(self._journal.undo)

    def redo(self) -> Changed | None:
        """Do again what was undone last; None where there is nothing."""
        return self._replay(self._journal.redo)

    def _replay(self, step: Callable[[], Changed | None]) -> Changed | None:
        if self._connection.in_transaction:
            raise RuntimeError("a unit of work is open")
        with troubles_told(self.path):
            return step()

    def copies(self) -> tuple[Path, ...]:
        """The copies that were made before updates and still lie beside the file."""
        start = _copy_stem(self.path)
        return tuple(
            sorted(
                each
                for each in self.path.parent.iterdir()
                if each.name.startswith(start) and each.suffix == self.path.suffix
            )
        )

    def close(self) -> None:
        """Close the file; undo ends. Closing again does nothing."""
        if self._engine is not None:
            self._engine.dispose()
        self._connection.close()
        self.is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _reserve(path: Path) -> None:
    """Make an empty file that only its owner can read, where nothing is yet."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise AlreadyExists(path) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise ReadOnly(path) from error
        raise (DiskFull if error.errno == errno.ENOSPC else Unreachable)(path) from error


def _make_usable(connection: sqlite3.Connection, path: Path) -> None:
    version = _schema_of(connection, path)
    if version > SCHEMA:
        raise TooNew(path, version)
    # Read-only and locked files are told at once, not at the first change. Only a change tells a read-only file.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("PRAGMA user_version = 0")
    connection.execute("ROLLBACK")
    if version < SCHEMA:
        _copy_beside(connection, path)
        prepare_writing()
        from .migrations.upgrade import upgrade

        upgrade(connection)
    write_ahead(connection)


def _schema_of(connection: sqlite3.Connection, path: Path) -> str:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        raise Damaged(path)
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise Damaged(path)
    return str(row[0])


def _copy_stem(path: Path) -> str:
    return f"{path.stem}.before-"


def _copy_beside(connection: sqlite3.Connection, path: Path) -> None:
    number = 1
    while True:
        again = "" if number == 1 else f"-{number}"
        target = path.with_name(f"{_copy_stem(path)}{SCHEMA}{again}{path.suffix}")
        try:
            _reserve(target)
            break
        except AlreadyExists:
            number += 1
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    except BaseException:
        copy.close()
        with suppress(FileNotFoundError):
            target.unlink()
        raise
    copy.close()
