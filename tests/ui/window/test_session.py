"""One picture for all pages: right after each change, whatever came of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.clock import in_zone
from inmail_desk.desk.prospects import delete_prospects, forget, set_priority
from inmail_desk.desk.rejection import Rejected
from inmail_desk.desk.sending import log_inmails
from inmail_desk.desk.settings import change_time_zone
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import NotReadAgain, RemainsLeft, Unreachable
from inmail_desk.store.values import Priority
from inmail_desk.ui.activity_dialog import ActivityDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW


def forget_and_leave_traces(data: DataFile, prospect_id: int) -> None:
    """What happens on a full disk: the person is gone, the file could not be rewritten."""
    forget(data, prospect_id)
    raise RemainsLeft(data.path)


def test_a_change_is_told_once_with_the_picture_already_right(
    session: DeskSession, named: Callable[[str], int]
) -> None:
    told: list[Priority | None] = []
    session.changed.connect(lambda _: told.append(session.picture.prospects[named("Emil")].priority))
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    assert told == [Priority.LOW]


def test_a_change_of_nothing_is_not_told(
    session: DeskSession, named: Callable[[str], int], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.perform(set_priority, [named("Dana")], Priority.HIGH)


def test_what_is_rejected_changes_nothing(session: DeskSession, named: Callable[[str], int]) -> None:
    before = session.picture
    tomorrow = NOW + timedelta(days=1)
    with pytest.raises(Rejected):
        session.perform(log_inmails, [session.picture.prospects[named("Emil")]], sent_at=tomorrow, now=NOW)
    assert session.picture is before


def test_somebody_who_left_traces_is_gone_from_the_pages_all_the_same(
    session: DeskSession, named: Callable[[str], int]
) -> None:
    emil = named("Emil")
    with pytest.raises(RemainsLeft):
        session.perform(forget_and_leave_traces, emil)
    assert emil not in session.picture.prospects


@contextmanager
def no_reading_after(data: DataFile) -> Iterator[Callable[..., Changed]]:
    """An activity after which the file cannot be read any more, as where a drive is pulled out."""
    read = data.read

    class Pulled:
        def __getattr__(self, _: str) -> object:
            raise Unreachable(data.path)

    def change(data: DataFile, ids: list[int], value: Priority) -> Changed:
        changed = set_priority(data, ids, value)
        data.read = Pulled()  # type: ignore[assignment]
        return changed

    yield change
    data.read = read


def test_a_change_that_cannot_be_read_afterwards_is_said_to_be_saved(
    session: DeskSession, named: Callable[[str], int], qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with no_reading_after(session.data) as change:
        session.perform_or_say(window, change, [named("Emil")], Priority.LOW)
    (box,) = window.findChildren(QMessageBox)
    assert box.text().startswith("Your change is saved")


def test_what_could_not_be_read_is_shown_as_soon_as_it_can_be(
    session: DeskSession, named: Callable[[str], int]
) -> None:
    emil = named("Emil")
    with no_reading_after(session.data) as change, pytest.raises(NotReadAgain):
        session.perform(change, [emil], Priority.LOW)
    session.look_at_the_clock()
    assert session.picture.prospects[emil].priority is Priority.LOW


def test_the_next_change_shows_the_one_before_too(session: DeskSession, named: Callable[[str], int]) -> None:
    emil, dana = named("Emil"), named("Dana")
    with no_reading_after(session.data) as change, pytest.raises(NotReadAgain):
        session.perform(change, [emil], Priority.LOW)
    session.perform(set_priority, [dana], Priority.LOW)
    assert session.picture.prospects[emil].priority is Priority.LOW


def test_undo_brings_deleted_people_back(session: DeskSession, named: Callable[[str], int]) -> None:
    emil = named("Emil")
    session.perform(delete_prospects, [emil])
    session.undo()
    assert emil in session.picture.prospects


@pytest.mark.parametrize("step", ["undo_or_say", "redo_or_say"])
def test_a_step_while_another_program_has_the_file_is_answered_with_a_word(
    session: DeskSession, named: Callable[[str], int], qtbot: QtBot, step: str
) -> None:
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    session.perform(set_priority, [named("Dana")], Priority.LOW)
    session.undo()
    window = QWidget()
    qtbot.addWidget(window)
    session.data.read._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(session.data.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        getattr(session, step)(window)
    (box,) = window.findChildren(QMessageBox)
    assert "Another program is using the data file" in box.text()


def test_on_the_same_day_looking_at_the_clock_tells_nothing(session: DeskSession, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.changed):
        session.look_at_the_clock()


def test_after_midnight_the_picture_is_that_of_the_new_day(session: DeskSession) -> None:
    moments = iter([datetime(2026, 11, 23, 0, 0, 5)])
    later = DeskSession(session.data, lambda: NOW)
    later._clock = lambda: next(moments)
    later.look_at_the_clock()
    assert later.picture.statement.as_of.day == 23


# The account's time zone


def other_day() -> str:
    """A zone in which it is another day than at NOW on this computer, whichever zone that has."""
    zones = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC")
    return next(zone for zone in zones if in_zone(LATE, zone).date() != LATE.date())


LATE = NOW.replace(hour=23, minute=30)


@pytest.fixture
def late(session: DeskSession) -> DeskSession:
    return DeskSession(session.data, lambda: LATE)


def test_another_time_zone_moves_the_day_at_once(late: DeskSession) -> None:
    zone = other_day()
    late.perform(change_time_zone, zone)
    assert late.today == in_zone(LATE, zone).date() == late.now().date()


def test_undo_moves_the_day_back_and_redo_moves_it_again(late: DeskSession) -> None:
    late.perform(change_time_zone, other_day())
    there = late.today
    late.undo()
    back = late.today
    late.redo()
    assert (back, late.today) == (LATE.date(), there)


def test_where_the_day_moves_every_page_is_told_once(late: DeskSession) -> None:
    told: list[object] = []
    late.changed.connect(lambda changed: told.append((changed, late.today)))
    late.perform(change_time_zone, other_day())
    assert told == [(None, late.today)]


def test_at_the_next_start_it_is_the_day_of_the_account(late: DeskSession) -> None:
    late.perform(change_time_zone, other_day())
    assert DeskSession(late.data, lambda: LATE).today == late.today


def test_a_time_zone_that_this_computer_does_not_know_is_taken_for_its_own(late: DeskSession) -> None:
    late.perform(change_time_zone, "Middle/Earth")
    assert late.now() == LATE


class Saving(ActivityDialog):
    """A dialog whose change is saved and cannot be read afterwards."""

    def carry_out(self) -> str:
        raise NotReadAgain(self.session.data.path)


def test_a_dialog_whose_change_is_saved_does_not_stay_open_to_be_saved_again(
    session: DeskSession, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Saving(session, "Try", window, ok_text="Save")
    dialog.open()
    dialog.ok_button.click()
    (box,) = window.findChildren(QMessageBox)
    assert (dialog.isVisible(), box.text().startswith("Your change is saved")) == (False, True)
