"""A file that cannot be opened: told in words a person can act on, and left as it was."""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from inmail_desk.store import errors
from inmail_desk.store.aside import copied_to_memory
from inmail_desk.store.backups import back_up
from inmail_desk.store.connection import PATIENCE
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import (
    AlreadyExists,
    Damaged,
    IsAFolder,
    Locked,
    Missing,
    NotADataFile,
    OpenElsewhere,
    ReadOnly,
    StoreTrouble,
    TooNew,
    Unreachable,
)

from .entering import MORNING, enter_prospect, names
from .meeting_trouble import refused, unchanged
from .ordinary_user import as_ordinary_user

TROUBLES = [
    kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, StoreTrouble)
]


@pytest.mark.parametrize("kind", [kind for kind in TROUBLES if kind is not StoreTrouble])
def test_every_trouble_names_the_file_and_says_in_whole_sentences_what_to_do(
    kind: type[StoreTrouble],
) -> None:
    path = Path("Lists/Premium.inmail")
    told = str(TooNew(path, "0002") if kind is TooNew else kind(path))
    assert "“Premium.inmail”" in told
    assert told.count(". ") >= 1
    assert told.endswith(".")
    assert "{" not in told
    assert "SQL" not in told


def test_a_name_with_braces_is_told_as_it_is() -> None:
    assert "“{0} {name}.inmail”" in str(Missing(Path("Lists/{0} {name}.inmail")))


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


@pytest.mark.parametrize(
    ("lock", "patience"), [("BEGIN IMMEDIATE", PATIENCE), ("BEGIN IMMEDIATE", 0), ("BEGIN EXCLUSIVE", 0)]
)
def test_a_file_that_another_program_is_writing_is_told(full: DataFile, lock: str, patience: float) -> None:
    full.close()
    with closing(sqlite3.connect(full.path, isolation_level=None)) as other:
        other.execute(lock)
        refused(Locked, lambda: DataFile.open(full.path, patience=patience), "Another program", "try again")
    with DataFile.open(full.path) as data_file:
        assert len(names(data_file)) == 2


if sys.platform != "win32":
    from .meeting_trouble import no_more_bytes

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

    def test_a_new_file_that_cannot_be_finished_is_not_left_behind(tmp_path: Path) -> None:
        with no_more_bytes(8 * 1024):
            refused(Unreachable, lambda: DataFile.create(tmp_path / "New.inmail"))
        assert list(tmp_path.iterdir()) == []
        DataFile.create(tmp_path / "New.inmail").close()


def test_a_file_that_somebody_has_open_cannot_be_had_alone(full: DataFile) -> None:
    with unchanged(full.path):
        refused(
            OpenElsewhere,
            lambda: DataFile.open(full.path, alone=True, patience=0),
            "open in a window",
            "try again",
        )


def test_a_file_that_is_had_alone_cannot_be_opened(full: DataFile) -> None:
    full.close()
    with DataFile.open(full.path, alone=True):
        refused(Locked, lambda: DataFile.open(full.path, patience=0))
    DataFile.open(full.path).close()


@pytest.mark.parametrize(
    "copy",
    [
        lambda path: copied_to_memory(path, patience=0),
        lambda path: back_up(path, path.parent / "backups", MORNING.date(), patience=0),
    ],
    ids=["in memory", "backup"],
)
def test_a_file_that_is_had_alone_cannot_be_copied(full: DataFile, copy: Callable[[Path], object]) -> None:
    full.close()
    with DataFile.open(full.path, alone=True):
        refused(Locked, lambda: copy(full.path))


def test_a_file_that_is_had_alone_is_written_as_any(full: DataFile) -> None:
    full.close()
    with DataFile.open(full.path, alone=True) as alone:
        before = len(names(alone))
        enter_prospect(alone, "Liv Ruud")
    with DataFile.open(full.path) as again:
        assert len(names(again)) == before + 1
