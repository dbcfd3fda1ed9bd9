"""Trouble in the middle of work: nothing is half saved, and it can be done again once the trouble is over."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import (
    Damaged,
    DiskFull,
    Locked,
    ReadOnly,
    Unreachable,
    trouble_behind,
)

from .entering import MORNING, enter_prospect, names, rows_of
from .meeting_trouble import refused


def hurried(data_file: DataFile) -> DataFile:
    """Does not wait for other programs."""
    data_file.read._connection.execute("PRAGMA busy_timeout = 0")
    return data_file


def test_a_change_while_another_program_writes_is_not_half_saved(full: DataFile) -> None:
    enter_prospect(full, "Bo Ek")
    before = rows_of(full.path)
    with closing(sqlite3.connect(full.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(Locked, lambda: enter_prospect(hurried(full), "Cia Ek"), "Nothing was saved")
        refused(Locked, full.undo)
        refused(Locked, lambda: forget(full, 1))
        assert rows_of(full.path) == before
        assert len(names(full)) == 3
    assert full.undo_name == "Add prospect"
    full.undo()
    full.redo()
    assert rows_of(full.path) == before


def forget(data_file: DataFile, id: int) -> None:
    with data_file.unit_of_work("Forget this person", undoable=False) as work:
        work.prospects.delete_many((id,))
        work.commit()


@contextmanager
def full_disk(data_file: DataFile) -> Iterator[None]:
    """The file cannot grow."""
    connection = data_file.read._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1000000")


def import_many(data_file: DataFile) -> None:
    with data_file.unit_of_work("Import") as work:
        work.prospects.edit(1, name="Somebody else")
        work.prospects.add_many(
            [{"name": f"Person {n}", "added_at": MORNING, "notes": "x" * 1000} for n in range(500)]
        )
        work.commit()


def test_a_full_disk_saves_nothing_of_the_change_and_all_of_what_was_there(full: DataFile) -> None:
    enter_prospect(full, "Bo Ek")
    before = rows_of(full.path)
    with full_disk(full):
        refused(
            DiskFull, lambda: import_many(full), "is full", "what was saved before is safe", "Free some space"
        )
        assert rows_of(full.path) == before
        assert full.undo_name == "Add prospect"
    import_many(full)
    assert len(names(full)) == 503
    full.undo()
    assert rows_of(full.path) == before


def test_undo_on_a_full_disk_can_be_done_once_there_is_space(full: DataFile) -> None:
    import_many(full)
    held = rows_of(full.path)
    with full.unit_of_work("Delete prospects") as work:
        work.prospects.delete_many([person.id for person in full.read.prospects()])
        work.commit()
    before = rows_of(full.path)
    full.read._connection.execute("VACUUM")
    with full_disk(full):
        refused(DiskFull, full.undo)
        assert rows_of(full.path) == before
        assert (full.undo_name, full.redo_name) == ("Delete prospects", None)
    full.undo()
    assert rows_of(full.path) == held
    full.redo()
    assert rows_of(full.path) == before


def test_after_trouble_the_references_between_rows_are_still_watched(full: DataFile) -> None:
    import_many(full)
    with closing(sqlite3.connect(full.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(Locked, hurried(full).undo)
    assert full.read._connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with full.unit_of_work("Delete prospects") as work:
        work.prospects.delete_many([1, 2])
        work.commit()
    assert rows_of(full.path)["inmail"] == []


if sys.platform != "win32":
    from .meeting_trouble import no_more_bytes

    def test_a_disk_that_refuses_the_last_write_leaves_everything_as_it_was(full: DataFile) -> None:
        enter_prospect(full, "Bo Ek")
        before = rows_of(full.path)
        with no_more_bytes(64 * 1024):
            refused(Unreachable, lambda: import_many(full), "Nothing of this change was saved")
            assert rows_of(full.path) == before
            assert len(names(full)) == 3
        assert full.undo_name == "Add prospect"
        import_many(full)
        full.close()
        with DataFile.open(full.path) as again:
            assert len(names(again)) == 503


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Locked),
        (sqlite3.SQLITE_PROTOCOL, Locked),
        (sqlite3.SQLITE_CORRUPT_VTAB, Damaged),
        (sqlite3.SQLITE_READONLY_DBMOVED, ReadOnly),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnly),
        (sqlite3.SQLITE_PERM, ReadOnly),
        (sqlite3.SQLITE_IOERR_FSYNC, Unreachable),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, Unreachable),
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_every_variant_of_trouble_is_known_and_a_bug_stays_a_bug(code: int, kind: type | None) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    trouble = trouble_behind(error, Path("Premium.inmail"))
    assert (trouble and type(trouble)) is kind


def test_a_mistake_of_the_program_is_not_taken_for_trouble(full: DataFile) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        full.read._ask("SELECT nickname FROM prospect")
    full.close()
    with pytest.raises(sqlite3.ProgrammingError):
        full.read.prospects()
    assert trouble_behind(ValueError("not SQLite's"), full.path) is None
