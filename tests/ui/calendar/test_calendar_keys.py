"""The keyboard in the calendar: a day, a week, a month, a year, today, and a day that is typed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.desk.sending import log_inmails
from inmail_desk.ui.calendar_go_to_dialog import GoToDialog
from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.memory import WEEK_START, Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "modifier", "leads_to"),
    [
        (Key.Key_Left, NONE, date(2026, 11, 21)),
        (Key.Key_Right, NONE, date(2026, 11, 23)),
        (Key.Key_Up, NONE, date(2026, 11, 15)),
        (Key.Key_Down, NONE, date(2026, 11, 29)),
        (Key.Key_Home, NONE, date(2026, 11, 16)),
        (Key.Key_PageUp, NONE, date(2026, 10, 22)),
        (Key.Key_PageDown, NONE, date(2026, 12, 22)),
        (Key.Key_PageUp, CTRL, date(2025, 11, 22)),
        (Key.Key_PageDown, SHIFT, date(2027, 11, 22)),
    ],
)
def test_a_key_leads_to_another_day(
    page: CalendarPage, key: Qt.Key, modifier: Qt.KeyboardModifier, leads_to: date
) -> None:
    QTest.keyClick(page.grid, key, modifier)
    assert page.chosen_day() == leads_to
    month = page.grid.month()
    assert month is not None
    assert month.first == leads_to.replace(day=1)


def test_end_goes_to_the_last_day_of_the_week(page: CalendarPage) -> None:
    page.show_day(date(2026, 11, 18))
    QTest.keyClick(page.grid, Key.Key_End)
    assert page.chosen_day() == TODAY


def test_where_weeks_start_on_sunday_home_goes_there(page: CalendarPage, memory: Memory) -> None:
    memory.write(WEEK_START, "sunday")
    page.show_day(date(2026, 11, 18))
    QTest.keyClick(page.grid, Key.Key_Home)
    assert page.chosen_day() == date(2026, 11, 15)


def test_an_arrow_goes_on_into_the_next_month(page: CalendarPage) -> None:
    page.show_day(date(2026, 11, 30))
    QTest.keyClick(page.grid, Key.Key_Right)
    assert page.chosen_day() == date(2026, 12, 1)
    assert page.title_button.text() == "December 2026"


def test_a_month_further_than_the_31st_is_the_last_day_of_a_shorter_month(page: CalendarPage) -> None:
    page.show_day(date(2027, 1, 31))
    QTest.keyClick(page.grid, Key.Key_PageDown)
    assert page.chosen_day() == date(2027, 2, 28)


def test_no_key_leads_out_of_the_years_that_can_be_shown(page: CalendarPage) -> None:
    page.show_day(date(2999, 12, 31))
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_PageDown, Key.Key_End):
        QTest.keyClick(page.grid, key)
        assert page.chosen_day() == date(2999, 12, 31)
    page.show_day(date(1900, 1, 1))
    for key in (Key.Key_Left, Key.Key_Up, Key.Key_PageUp, Key.Key_Home):
        QTest.keyClick(page.grid, key)
        assert page.chosen_day() == date(1900, 1, 1)


@pytest.mark.parametrize("place", ["grid", "next_button", "strip"])
def test_t_goes_to_today_from_everywhere_on_the_page(page: CalendarPage, place: str) -> None:
    page.show_day(date(2026, 3, 1))
    QTest.keyClick(getattr(page, place), Key.Key_T)
    assert page.chosen_day() == TODAY


def test_g_asks_for_a_day_and_goes_there(page: CalendarPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.grid, Key.Key_G)
    dialog = page.findChild(GoToDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.day.line, "30 dec")
    QTest.keyClick(dialog.day.line, Key.Key_Return)
    assert page.chosen_day() == date(2026, 12, 30)
    assert page.grid.hasFocus()


def test_a_day_out_of_the_calendar_is_refused_where_it_is_typed(page: CalendarPage) -> None:
    page.ask_for_day()
    dialog = page.findChild(GoToDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.day.line, "someday")
    QTest.keyClick(dialog.day.line, Key.Key_Return)
    assert dialog.isVisible()
    assert "no day" in dialog.error(dialog.day)
    assert page.chosen_day() == TODAY


def test_enter_goes_on_to_what_can_be_done_that_day(page: CalendarPage) -> None:
    page.show_day(date(2026, 11, 25))
    QTest.keyClick(page.grid, Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Log a free touch…"


def test_tab_goes_from_the_buttons_over_the_days_and_the_year_to_the_agenda(page: CalendarPage) -> None:
    page.show_day(date(2026, 11, 25))
    assert page.agenda.links()
    page.previous_button.setFocus()
    passed = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused.accessibleName())
        QTest.keyClick(focused, Key.Key_Tab)
    assert passed[4:7] == ["Export", "Days of the month", "Credits lost in each month of the year"]
    assert passed[7:] == ["Log a free touch…", "Record response…"]


def test_tab_goes_through_the_agenda_from_top_to_bottom_whatever_was_shown_before(
    page: CalendarPage, session: DeskSession, named: Callable[[str], int]
) -> None:
    people = [session.picture.prospects[named(name)] for name in ("Dana", "Emil")]
    session.perform(log_inmails, people, sent_at=NOW, now=NOW, subject="Hello")
    for day in (date(2026, 12, 1), TODAY):
        page.show_day(day)
        assert page.agenda.take_focus()
        passed = []
        for _ in page.agenda.links():
            focused = QApplication.focusWidget()
            assert focused is not None
            passed.append(focused)
            QTest.keyClick(focused, Key.Key_Tab)
        assert passed == page.agenda.links()


def test_a_digit_does_not_jump_to_another_day(page: CalendarPage) -> None:
    QTest.keyClicks(page.grid, "3")
    assert page.chosen_day() == TODAY
    assert page.grid.currentIndex().data() == "22"
