"""Settings: the calendar file that is kept up to date."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inmail_desk.ui.calendar_keeper import CalendarKeeper
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.settings_calendar import CalendarSettings
from inmail_desk.ui.settings_dialog import Files, SettingsDialog


@pytest.fixture
def calendar(memory: Memory, session: DeskSession) -> Iterator[CalendarKeeper]:
    keeper = CalendarKeeper(memory)
    keeper.watch(session)
    yield keeper
    keeper.watch(None)


@pytest.fixture
def shown(
    session: DeskSession, memory: Memory, files: Files, calendar: CalendarKeeper, qtbot: QtBot
) -> CalendarSettings:
    dialog = SettingsDialog(session, memory, files, None, calendar=calendar)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitActive(dialog)
    assert dialog.calendar is not None
    return dialog.calendar


def test_a_folder_is_asked_for_and_the_file_is_written_there(
    shown: CalendarSettings, calendar: CalendarKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    assert shown.place.path.text() == "None is kept"
    qtbot.mouseClick(shown.choose_button, Qt.MouseButton.LeftButton)
    (asking,) = shown._dialog.findChildren(QFileDialog)
    asking.fileSelected.emit(str(tmp_path))
    calendar.wait()
    assert (tmp_path / "Premium.ics").exists()
    assert shown.place.path.text() == str(tmp_path / "Premium.ics")
    assert shown.place.copy_button.isVisible()
    assert "mind who can see" in shown.state.text()
    asking.close()


def test_it_is_kept_no_longer_and_the_file_stays(
    shown: CalendarSettings, calendar: CalendarKeeper, tmp_path: Path, qtbot: QtBot
) -> None:
    calendar.keep_in(tmp_path)
    calendar.wait()
    qtbot.mouseClick(shown.stop_button, Qt.MouseButton.LeftButton)
    assert calendar.file() is None
    assert not shown.place.copy_button.isVisible()
    assert (tmp_path / "Premium.ics").exists()


def test_why_it_could_not_be_written_is_shown(
    shown: CalendarSettings, calendar: CalendarKeeper, tmp_path: Path
) -> None:
    calendar.keep_in(tmp_path / "gone")
    calendar.wait()
    assert "not up to date" in shown.state.text()
    assert "its folder is not there" in shown.state.text()


def test_where_none_can_be_kept_nothing_is_offered(
    session: DeskSession, memory: Memory, files: Files, qtbot: QtBot
) -> None:
    dialog = SettingsDialog(session, memory, files, None)
    qtbot.addWidget(dialog)
    assert dialog.calendar is None
