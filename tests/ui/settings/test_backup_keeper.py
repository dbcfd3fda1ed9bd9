"""A backup for every day, without anybody thinking of it."""

import shutil
from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from inmail_desk.desk.prospects import set_priority
from inmail_desk.store.backups import backups
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import StoreTrouble
from inmail_desk.store.values import Priority
from inmail_desk.ui.backup_keeper import BackupKeeper
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.settings_dialog import Files

from ..conftest import NOW


def days(folder: Path) -> list[int]:
    """How many days ago the backups are of."""
    return [(NOW.date() - each.day).days for each in backups(folder)]


def change(session: DeskSession, priority: Priority) -> None:
    session.perform(set_priority, list(session.picture.prospects)[:1], priority)


def test_a_backup_is_made_as_soon_as_a_file_is_open(
    keeper: BackupKeeper, kept: DeskSession, files: Files, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    assert days(files.backups) == [0]


def test_one_a_day_is_enough(keeper: BackupKeeper, kept: DeskSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    change(kept, Priority.LOW)
    assert not keeper.is_busy()


def test_another_day_has_a_backup_of_its_own(
    keeper: BackupKeeper, kept: DeskSession, files: Files, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    kept._clock = lambda: NOW + timedelta(days=1)
    with qtbot.waitSignal(keeper.ended):
        kept.look_at_the_clock()
    assert days(files.backups) == [-1, 0]


def test_where_the_backups_were_deleted_the_next_change_brings_one(
    keeper: BackupKeeper, kept: DeskSession, files: Files, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    shutil.rmtree(files.backups)
    with qtbot.waitSignal(keeper.ended):
        change(kept, Priority.LOW)
    assert days(files.backups) == [0]


def test_what_cannot_be_done_is_told_once_a_day(
    keeper: BackupKeeper, kept: DeskSession, files: Files, qtbot: QtBot
) -> None:
    told: list[StoreTrouble] = []
    keeper.failed.connect(told.append)
    files.backups.write_text("in the way")
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    change(kept, Priority.LOW)
    with qtbot.waitSignal(keeper.ended):
        keeper.back_up()
    assert len(told) == 1


def test_once_it_works_again_nothing_is_said_any_more(
    keeper: BackupKeeper, kept: DeskSession, files: Files, qtbot: QtBot
) -> None:
    files.backups.write_text("in the way")
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    files.backups.unlink()
    with qtbot.waitSignal(keeper.ended):
        keeper.back_up()
    assert keeper.trouble is None


def test_of_what_is_not_watched_any_more_nothing_is_kept(
    keeper: BackupKeeper, kept: DeskSession, files: Files
) -> None:
    keeper.watch(None)
    change(kept, Priority.LOW)
    keeper.wait()
    assert not files.backups.exists()


def test_the_trouble_of_one_file_is_not_told_of_the_next(
    keeper: BackupKeeper, kept: DeskSession, files: Files, tmp_path: Path, qtbot: QtBot
) -> None:
    missing = DataFile.open(Path(shutil.copy2(kept.data.path, tmp_path / "Gone.inmail")))
    former = DeskSession(missing, lambda: NOW, backups=files.backups)
    missing.path.unlink()
    keeper.watch(former)
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    missing.close()
    assert (keeper.trouble, days(files.backups)) == (None, [0])
