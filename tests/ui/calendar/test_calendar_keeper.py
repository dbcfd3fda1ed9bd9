"""A calendar file that follows the account, in a folder that the person chose."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.desk.prospects import delete_prospects, set_follow_up
from inmail_desk.exchange.whole_file import NotWritten
from inmail_desk.ui.calendar_keeper import CalendarKeeper
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "calendars"
    folder.mkdir()
    return folder


@pytest.fixture
def keeper(memory: Memory, session: DeskSession) -> Iterator[CalendarKeeper]:
    keeper = CalendarKeeper(memory)
    keeper.watch(session)
    yield keeper
    keeper.watch(None)


def follow_up(session: DeskSession, day: date | None) -> None:
    session.perform(set_follow_up, [min(session.picture.prospects)], day)


def summaries(file: Path) -> list[str]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def as_written(file: Path) -> tuple[int, int]:
    """Which file stands at the place, and when it was written (nanoseconds); reading it changes neither."""
    state = file.stat()
    return state.st_ino, state.st_mtime_ns


def test_nothing_is_written_before_a_folder_is_chosen(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    follow_up(session, date(2026, 12, 1))
    keeper.wait()
    assert keeper.file() is None
    assert list(folder.iterdir()) == []


def test_the_file_is_written_as_soon_as_a_folder_is_chosen(keeper: CalendarKeeper, folder: Path) -> None:
    keeper.keep_in(folder)
    keeper.wait()
    assert [each.name for each in folder.iterdir()] == ["Premium.ics"]
    assert "15 InMail credits expire" in summaries(folder / "Premium.ics")


def test_every_change_is_in_the_file_a_moment_later(
    keeper: CalendarKeeper, session: DeskSession, folder: Path, qtbot: QtBot
) -> None:
    keeper.keep_in(folder)
    keeper.wait()
    with qtbot.waitSignal(keeper.ended):
        follow_up(session, date(2026, 12, 1))
    assert "Follow up Amara Okafor" in summaries(folder / "Premium.ics")
    with qtbot.waitSignal(keeper.ended):
        session.undo()
    assert "Follow up Amara Okafor" not in summaries(folder / "Premium.ics")


def test_a_name_that_was_deleted_is_not_left_in_the_file(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    keeper.keep_in(folder)
    keeper.wait()
    assert any("Amara" in each for each in summaries(folder / "Premium.ics"))
    session.perform(delete_prospects, [min(session.picture.prospects)])
    keeper.wait()
    assert "Amara" not in (folder / "Premium.ics").read_text()


def test_a_file_that_would_be_the_same_is_left_alone(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    keeper.keep_in(folder)
    keeper.wait()
    before = as_written(folder / "Premium.ics")
    keeper.watch(session)
    keeper.wait()
    assert as_written(folder / "Premium.ics") == before


def test_the_folder_is_remembered_for_this_account(
    keeper: CalendarKeeper, session: DeskSession, folder: Path, memory: Memory
) -> None:
    keeper.keep_in(folder)
    again = CalendarKeeper(memory)
    again.watch(session)
    assert again.file() == folder / "Premium.ics"
    again.watch(None)


def test_what_is_not_wanted_any_more_is_not_written(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    keeper.keep_in(folder)
    keeper.wait()
    keeper.keep_in(None)
    follow_up(session, date(2026, 12, 1))
    keeper.wait()
    assert "Follow up Amara Okafor" not in summaries(folder / "Premium.ics")


def test_another_day_lets_what_has_passed_go(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    follow_up(session, NOW.date())
    keeper.keep_in(folder)
    keeper.wait()
    assert "Follow up Amara Okafor" in summaries(folder / "Premium.ics")
    session._clock = lambda: NOW + timedelta(days=1)
    session.look_at_the_clock()
    keeper.wait()
    assert not any("Amara Okafor" in each and "Follow" in each for each in summaries(folder / "Premium.ics"))


def test_trouble_is_told_once_until_it_is_over(
    keeper: CalendarKeeper, session: DeskSession, folder: Path
) -> None:
    told: list[object] = []
    keeper.failed.connect(told.append)
    keeper.keep_in(folder / "gone")
    keeper.wait()
    follow_up(session, date(2026, 12, 1))
    keeper.wait()
    assert [type(each) for each in told] == [NotWritten]
    (folder / "gone").mkdir()
    follow_up(session, None)
    keeper.wait()
    assert keeper.trouble is None
    assert os.listdir(folder / "gone") == ["Premium.ics"]


def test_the_calendar_of_another_program_is_left_alone(keeper: CalendarKeeper, folder: Path) -> None:
    (folder / "Premium.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//Other//EN\nEND:VCALENDAR\n")
    keeper.keep_in(folder)
    keeper.wait()
    assert "Other" in (folder / "Premium.ics").read_text()
    assert keeper.trouble is not None
