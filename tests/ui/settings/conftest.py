"""Settings over an account whose backups lie in a folder of the test."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.backup_keeper import BackupKeeper
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.settings_dialog import Files, SettingsDialog
from inmail_desk.ui.theme import Theme, apply_theme

from ..conftest import NOW

Opened = Callable[..., SettingsDialog]


@pytest.fixture
def memory(tmp_path: Path, qapp: QApplication) -> Iterator[Memory]:
    """A memory that the looks of the application follow."""
    memory = Memory(tmp_path / "window.ini")
    theme = Theme(qapp)
    theme.follow(memory)
    yield memory
    theme.set_text_size(100)
    theme.setParent(None)
    qapp.setProperty("week_start", None)
    apply_theme(qapp, dark=False)


@pytest.fixture
def files(session: DeskSession, tmp_path: Path) -> Files:
    return Files(
        data=session.data.path,
        settings=tmp_path,
        log=tmp_path / "log",
        backups=tmp_path / "backups",
    )


@pytest.fixture
def kept(session: DeskSession, files: Files) -> DeskSession:
    """The session of six people, whose file is backed up."""
    return DeskSession(session.data, lambda: NOW, backups=files.backups)


@pytest.fixture
def keeper(kept: DeskSession, files: Files) -> Iterator[BackupKeeper]:
    keeper = BackupKeeper(files.backups)
    yield keeper
    keeper.wait()
    keeper.watch(None)


@pytest.fixture
def addresses() -> list[str]:
    """What the system was asked to open."""
    return []


@pytest.fixture
def opened(memory: Memory, files: Files, addresses: list[str], qtbot: QtBot) -> Opened:
    def open_one(session: DeskSession | None, keeper: BackupKeeper | None = None) -> SettingsDialog:
        def note(address: QUrl) -> None:
            addresses.append(address.toString())

        dialog = SettingsDialog(session, memory, files, keeper, open_url=note)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitActive(dialog)
        return dialog

    return open_one


def at(moment: datetime, session: DeskSession) -> DeskSession:
    """The same account at another moment."""
    return DeskSession(session.data, lambda: moment, backups=session.backups)
