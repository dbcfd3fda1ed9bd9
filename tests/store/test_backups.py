"""Backups of a data file that is open: whole or not at all, for its owner only, and each a file that opens."""

import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from inmail_desk.store.backups import (
    Backup,
    back_up,
    backups,
    backups_of,
    delete_copies,
    place_of_backup,
    place_to_restore,
    restore,
)
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import CopiesLeft, Damaged, NotADataFile, ReadOnly, StoreTrouble

from .meeting_trouble import unchanged
from .ordinary_user import as_ordinary_user

DAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def written(full: DataFile) -> DataFile:
    """An open file whose last change is still in the log beside it."""
    with full.unit_of_work("Set") as work:
        work.settings.set("sorting", "by balance")
        work.commit()
    return full


def test_what_was_saved_last_is_in_the_backup_of_an_open_file(written: DataFile, folder: Path) -> None:
    with DataFile.open(back_up(written.path, folder, DAY)) as copy:
        assert copy.read.setting("sorting") == "by balance"


def test_everything_is_in_the_backup(full: DataFile, folder: Path) -> None:
    with DataFile.open(back_up(full.path, folder, DAY)) as copy:
        assert copy.read.prospects() == full.read.prospects()
        assert copy.read.inmails() == full.read.inmails()
        assert copy.read.account() == full.read.account()


def test_what_is_not_saved_yet_is_not_in_the_backup(full: DataFile, folder: Path) -> None:
    before = full.read.setting("sorting")
    with full.unit_of_work("Set") as work:
        work.settings.set("sorting", "half done")
        with closing(sqlite3.connect(back_up(full.path, folder, DAY))) as copy:
            (kept,) = copy.execute("SELECT value FROM setting WHERE key = 'sorting'").fetchone()
    assert kept == before


def test_a_backup_is_one_file_by_itself(full: DataFile, folder: Path) -> None:
    made = back_up(full.path, folder, DAY)
    assert list(folder.iterdir()) == [made]


@pytest.mark.skipif(
    sys.platform == "win32", reason="its files have no such rights: they inherit the folder's"
)
def test_only_its_owner_can_look_into_a_backup(full: DataFile, folder: Path) -> None:
    made = back_up(full.path, folder, DAY)
    assert (stat.S_IMODE(made.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)


def test_a_second_backup_of_a_day_takes_the_place_of_the_first(written: DataFile, folder: Path) -> None:
    back_up(written.path, folder, DAY)
    with written.unit_of_work("Set") as work:
        work.settings.set("sorting", "later")
        work.commit()
    with DataFile.open(back_up(written.path, folder, DAY)) as copy:
        assert copy.read.setting("sorting") == "later"
    assert len(backups(folder)) == 1


def test_files_of_one_name_in_two_folders_have_backups_of_their_own(full: DataFile, folder: Path) -> None:
    other = folder.parent / "other" / full.path.name
    assert place_of_backup(full.path, folder, DAY) != place_of_backup(other, folder, DAY)


def test_old_backups_of_the_file_are_thinned_and_those_of_others_stay(full: DataFile, folder: Path) -> None:
    folder.mkdir()
    for days in range(1, 60):
        place_of_backup(full.path, folder, DAY - timedelta(days=days)).touch()
    other = place_of_backup(folder / "Other.inmaildesk", folder, DAY - timedelta(days=800))
    other.touch()
    back_up(full.path, folder, DAY)
    own = [each.day for each in backups(folder) if each.path != other]
    assert (len(own) < 20, max(own), other.exists()) == (True, DAY, True)


def test_the_backup_of_a_clock_that_is_years_behind_stays_too(full: DataFile, folder: Path) -> None:
    folder.mkdir()
    for days in range(400):
        place_of_backup(full.path, folder, DAY - timedelta(days=days)).touch()
    assert back_up(full.path, folder, date(2001, 1, 1)).exists()


@pytest.mark.parametrize("name", ["a" * 230, "ö" * 115], ids=["plain", "two bytes a letter"])
def test_a_file_of_a_very_long_name_has_backups_too(
    full: DataFile, folder: Path, tmp_path: Path, name: str
) -> None:
    long = Path(shutil.copy2(full.path, tmp_path / f"{name}.inmaildesk"))
    back_up(long, folder, DAY)
    with DataFile.open(Path(shutil.copy2(backups(folder)[0].path, tmp_path / "Copy.inmaildesk"))) as data:
        assert data.read.account() == full.read.account()


def test_backups_are_listed_the_newest_first(full: DataFile, folder: Path) -> None:
    for days in (3, 0, 1):
        back_up(full.path, folder, DAY - timedelta(days=days))
    assert [(DAY - each.day).days for each in backups(folder)] == [0, 1, 3]
    assert {each.name for each in backups(folder)} == {"Full"}
    assert all(each.size == each.path.stat().st_size > 0 for each in backups(folder))


def test_other_files_in_the_folder_are_no_backups(folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "A 0a1b2c3d 2026-13-45.inmaildesk", "A 0a1b2c3d 2026-11-22.inmaildesk.part"):
        (folder / name).touch()
    assert backups(folder) == ()


def test_where_there_is_no_folder_there_are_no_backups(folder: Path) -> None:
    assert backups(folder) == ()


def test_the_backups_of_a_file_that_was_renamed_are_still_its_own(full: DataFile, folder: Path) -> None:
    made = back_up(full.path, folder, DAY)
    account = full.read.account()
    assert account is not None
    found = backups_of(full.path.with_name("Renamed.inmaildesk"), account.created_at, folder)
    assert [each.path for each in found] == [made]


def test_the_backups_of_another_account_are_not_its_own(full: DataFile, folder: Path) -> None:
    back_up(full.path, folder, DAY)
    assert backups_of(folder / "Other.inmaildesk", datetime(2020, 1, 1), folder) == ()


# Trouble


@pytest.fixture
def one(full: DataFile, folder: Path) -> Iterator[Path]:
    """A backup of yesterday, which must stay as it is whatever happens today."""
    made = back_up(full.path, folder, DAY - timedelta(days=1))
    with unchanged(made):
        yield made


def refused(kind: type[StoreTrouble], path: Path, folder: Path) -> None:
    with pytest.raises(StoreTrouble) as met:
        as_ordinary_user(lambda: back_up(path, folder, DAY))
    assert type(met.value) is kind


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be protected there in this way")
def test_a_folder_that_cannot_be_written_into_is_told(full: DataFile, one: Path, folder: Path) -> None:
    folder.chmod(0o500)
    try:
        refused(ReadOnly, full.path, folder)
    finally:
        folder.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_told(full: DataFile, folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(StoreTrouble):
        back_up(full.path, folder, DAY)


def test_of_a_damaged_file_no_backup_takes_the_place_of_a_good_one(
    full: DataFile, one: Path, folder: Path, tmp_path: Path
) -> None:
    full.close()
    spoilt = Path(shutil.copy2(full.path, tmp_path / "Spoilt.inmaildesk"))
    with closing(sqlite3.connect(spoilt)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'inmail'").fetchone()
    with spoilt.open("r+b") as file:
        file.seek(size * (page - 1))
        file.write(b"\xff" * 100)
    refused(Damaged, spoilt, folder)


def test_of_a_file_that_is_none_of_ours_no_backup_is_made(one: Path, folder: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "Foreign.inmaildesk"
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE song (name)")
    refused(NotADataFile, foreign, folder)


def test_what_a_program_left_that_was_killed_is_not_in_the_way(full: DataFile, folder: Path) -> None:
    folder.mkdir()
    place = place_of_backup(full.path, folder, DAY)
    place.with_name(place.name + ".part").write_text("half")
    assert back_up(full.path, folder, DAY).exists()
    assert len(list(folder.iterdir())) == 1


# Deleting and restoring


def test_backups_are_deleted(full: DataFile, folder: Path) -> None:
    delete_copies([back_up(full.path, folder, DAY), folder / "gone already.inmaildesk"])
    assert list(folder.iterdir()) == []


def test_a_backup_that_cannot_be_deleted_is_named_after_the_others_are_gone(
    full: DataFile, folder: Path
) -> None:
    stays = folder / "Stays 0a1b2c3d 2026-11-21.inmaildesk"
    goes = back_up(full.path, folder, DAY)
    stays.mkdir()
    with pytest.raises(CopiesLeft, match="Stays 0a1b2c3d"):
        delete_copies([stays, goes])
    assert not goes.exists()


def restored(full: DataFile, folder: Path, into: Path) -> Path:
    backup = Backup(back_up(full.path, folder, DAY), "Full", DAY, 0)
    path = place_to_restore(backup, into)
    restore(backup, path)
    return path


def test_a_restored_backup_is_a_file_of_its_own_beside_the_present_one(
    full: DataFile, folder: Path, tmp_path: Path
) -> None:
    path = restored(full, folder, tmp_path)
    with DataFile.open(path) as copy:
        assert copy.read.inmails() == full.read.inmails()
    assert (path.name, full.path.exists()) == ("Full 2026-11-22.inmaildesk", True)


def test_a_restored_backup_never_takes_the_place_of_a_file(
    full: DataFile, folder: Path, tmp_path: Path
) -> None:
    first, second = restored(full, folder, tmp_path), restored(full, folder, tmp_path)
    assert (first != second, second.name) == (True, "Full 2026-11-22 2.inmaildesk")


if sys.platform != "win32":
    from .meeting_trouble import no_more_bytes

    def test_on_a_full_disk_nothing_of_the_new_backup_is_left(
        full: DataFile, one: Path, folder: Path
    ) -> None:
        with no_more_bytes(20_000), pytest.raises(StoreTrouble):
            back_up(full.path, folder, DAY)
        assert list(folder.iterdir()) == [one]
