"""Trouble in the world: each is told in words a person can act on, nothing is half saved, the file stays as it was."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from inmail_desk.store import errors
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import (
    AlreadyExists,
    Damaged,
    DiskFull,
    IsAFolder,
    Locked,
    Missing,
    NotADataFile,
    ReadOnly,
    StoreTrouble,
    TooNew,
    Unreachable,
    trouble_behind,
)

from .entering import MORNING, enter_prospect, names, rows_of
from .ordinary_user import as_ordinary_user

TROUBLES = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StoreTrouble)
]


def refused(kind: type[StoreTrouble], act: Callable[[], object], *words: str) -> StoreTrouble:
    """The trouble that `act` meets, which is of this kind and says these words."""
    with pytest.raises(StoreTrouble) as met:
        act()
    assert type(met.value) is kind
    for word in (met.value.path.name, *words):
        assert word in str(met.value)
    return met.value


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """The file holds the same bytes afterwards, and nothing else lies beside it."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    yield
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def hurried(data_file: DataFile) -> DataFile:
    """Does not wait for other programs."""
    data_file.read._connection.execute("PRAGMA busy_timeout = 0")
    return data_file


@pytest.mark.parametrize("kind", [kind for kind in TROUBLES if kind is not StoreTrouble])
def test_every_trouble_names_the_file_and_says_in_whole_sentences_what_to_do(
    kind: type[StoreTrouble],
) -> None:
    path = Path("/home/maria/Premium.inmail")
    told = str(TooNew(path, "0002") if kind is TooNew else kind(path))
    assert "“Premium.inmail”" in told
    assert told.count(". ") >= 1
    assert told.endswith(".")
    assert "{" not in told
    assert "SQL" not in told


def test_a_name_with_braces_is_told_as_it_is() -> None:
    assert "“{0} {name}.inmail”" in str(Missing(Path("/home/maria/{0} {name}.inmail")))


def test_a_file_that_is_not_there_is_missing_and_not_made(tmp_path: Path) -> None:
    for path in (tmp_path / "Gone.inmail", tmp_path / "no folder" / "Gone.inmail"):
        refused(Missing, lambda: DataFile.open(path), "Nothing was changed", "connect the drive")  # noqa: B023
    assert list(tmp_path.iterdir()) == []


def test_a_file_beneath_a_file_is_missing(path: Path) -> None:
    refused(Missing, lambda: DataFile.open(path / "Gone.inmail"))


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    refused(IsAFolder, lambda: DataFile.open(tmp_path), "folder", "Choose a data file")


def test_a_new_file_never_replaces_what_is_there(full: DataFile, tmp_path: Path) -> None:
    full.close()
    with unchanged(full.path):
        refused(AlreadyExists, lambda: DataFile.create(full.path), "left as it is", "another name")
    refused(AlreadyExists, lambda: DataFile.create(tmp_path))


def test_a_new_file_in_a_folder_that_is_not_there_cannot_be_made(tmp_path: Path) -> None:
    refused(Unreachable, lambda: DataFile.create(tmp_path / "no folder" / "New.inmail"))


FOREIGN: dict[str, bytes] = {
    "empty": b"",
    "text": "Anna Lindqvist;Malmö\n".encode() * 500,
    "short": b"SQLite format 3\0",
    "zeros": bytes(8192),
    "zip": b"PK\x03\x04" + bytes(range(256)) * 40,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_of_another_kind_is_not_touched(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "Other.inmail"
    path.write_bytes(FOREIGN[kind])
    with unchanged(path):
        refused(NotADataFile, lambda: DataFile.open(path), "It was not changed", "make a new one")


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_not_touched(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "Bookmarks.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
    with unchanged(path):
        refused(NotADataFile, lambda: DataFile.open(path))


def test_a_file_of_a_newer_program_is_not_touched(full: DataFile) -> None:
    full.close()
    with closing(sqlite3.connect(full.path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    with unchanged(full.path):
        trouble = refused(TooNew, lambda: DataFile.open(full.path), "newer version", "Install the newest")
    assert isinstance(trouble, TooNew)
    assert trouble.version == "9999"


@pytest.mark.parametrize("change", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_a_file_of_no_version_is_damaged(full: DataFile, change: str) -> None:
    full.close()
    with closing(sqlite3.connect(full.path)) as other:
        other.execute(change)
        other.commit()
    with unchanged(full.path):
        refused(Damaged, lambda: DataFile.open(full.path))


@pytest.fixture
def large(path: Path) -> Path:
    """A closed data file of many pages."""
    with DataFile.open(path) as data_file, data_file.unit_of_work("Import") as work:
        work.prospects.add_many(
            [
                {"name": f"Person {n} Ek", "added_at": MORNING, "notes": "Met in Lund. " * 40}
                for n in range(400)
            ]
        )
        work.settings.set("sorting", "name")
        work.commit()
    return path


@pytest.mark.parametrize("kept", [0.01, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_damaged(large: Path, kept: float) -> None:
    os.truncate(large, int(large.stat().st_size * kept))
    with unchanged(large):
        refused(Damaged, lambda: DataFile.open(large), "left as it is", "safe place", "backup")


def overwritten(path: Path, table: str, with_what: bytes) -> None:
    """Overwrite the first page of the table, as a failing disk does."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write((with_what * size)[:size])


@pytest.mark.parametrize("with_what", [b"\0", b"\xff", b"garbage "])
def test_a_page_that_was_overwritten_is_told_when_it_is_needed(large: Path, with_what: bytes) -> None:
    overwritten(large, "prospect", with_what)
    with DataFile.open(large) as data_file:
        refused(Damaged, data_file.read.prospects, "cannot be read", "safe place")
        refused(Damaged, lambda: enter_prospect(data_file))
        assert data_file.undo_name is None
        assert data_file.read.setting("sorting") == "name"


def test_a_text_that_was_overwritten_is_told(large: Path) -> None:
    large.write_bytes(large.read_bytes().replace(b"Person 7 Ek", b"Pers\xff\xfe7 Ek"))
    with DataFile.open(large) as data_file:
        refused(Damaged, data_file.read.prospects, "damaged")


def test_a_file_without_its_beginning_is_not_taken_for_ours(large: Path) -> None:
    with large.open("r+b") as file:
        file.write(b"\0" * 512)
    with unchanged(large):
        refused(NotADataFile, lambda: DataFile.open(large))


@contextmanager
def protected(path: Path) -> Iterator[None]:
    mode = path.stat().st_mode
    path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        path.chmod(mode)


def test_a_write_protected_file_is_told_at_once(full: DataFile) -> None:
    full.close()
    with protected(full.path), unchanged(full.path):
        refused(
            ReadOnly,
            lambda: as_ordinary_user(lambda: DataFile.open(full.path)),
            "can be read but not changed",
            "Allow writing",
        )
    with DataFile.open(full.path) as data_file:
        assert len(names(data_file)) == 2


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_another_program_is_writing_is_told_at_once(full: DataFile, lock: str) -> None:
    full.close()
    with closing(sqlite3.connect(full.path, isolation_level=None)) as other:
        other.execute(lock)
        refused(Locked, lambda: DataFile.open(full.path), "Another program", "try again")
    with DataFile.open(full.path) as data_file:
        assert len(names(data_file)) == 2


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
    import resource

    def test_a_name_that_no_disk_can_hold_cannot_be_reached(tmp_path: Path) -> None:
        path = tmp_path / ("x" * 300 + ".inmail")
        refused(Unreachable, lambda: DataFile.open(path))
        refused(Unreachable, lambda: DataFile.create(path))

    def test_a_file_in_a_write_protected_folder_is_told_at_once(full: DataFile) -> None:
        full.close()
        with protected(full.path.parent), unchanged(full.path):
            refused(ReadOnly, lambda: as_ordinary_user(lambda: DataFile.open(full.path)), "its folder")
            refused(
                ReadOnly, lambda: as_ordinary_user(lambda: DataFile.create(full.path.with_name("New.inmail")))
            )

    def test_a_file_that_may_not_be_read_cannot_be_reached(full: DataFile) -> None:
        full.close()
        full.path.chmod(0)
        with pytest.raises(StoreTrouble) as met:
            as_ordinary_user(lambda: DataFile.open(full.path))
        assert isinstance(met.value, Unreachable)

    def test_a_file_in_a_folder_that_may_not_be_entered_cannot_be_reached(
        full: DataFile, tmp_path: Path
    ) -> None:
        full.close()
        tmp_path.chmod(0)
        try:
            refused(Unreachable, lambda: as_ordinary_user(lambda: DataFile.open(full.path)))
        finally:
            tmp_path.chmod(0o700)

    @contextmanager
    def no_more_bytes(limit: int) -> Iterator[None]:
        """The system refuses to write beyond this place in any file."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

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

    def test_a_new_file_that_cannot_be_finished_is_not_left_behind(tmp_path: Path) -> None:
        with no_more_bytes(8 * 1024):
            refused(Unreachable, lambda: DataFile.create(tmp_path / "New.inmail"))
        assert list(tmp_path.iterdir()) == []
        DataFile.create(tmp_path / "New.inmail").close()


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
