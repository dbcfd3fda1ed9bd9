"""The field for a day, typed into and picked from."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit
from pytestqt.qtbot import QtBot

from inmail_desk.ui.controls import IconButton
from inmail_desk.ui.day_edit import DayEdit
from inmail_desk.ui.labels import Text

from .conftest import Show

TODAY = date(2026, 11, 22)


@pytest.fixture
def field(show: Show) -> DayEdit:
    """An empty field that has the focus."""
    field = DayEdit(TODAY, "Sent on")
    show(field, QLineEdit())
    field.setFocus()
    return field


def beneath(field: DayEdit) -> str:
    return field.findChild(Text).text()


def test_typing_a_word_gives_the_day_and_says_beneath_what_was_understood(
    qtbot: QtBot, field: DayEdit
) -> None:
    qtbot.keyClicks(field.line, "thu")

    assert field.day() == date(2026, 11, 19)
    assert beneath(field) == "Thursday, 19 November 2026, 3 days ago"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("today", "Sunday, 22 November 2026, today"),
        ("-1", "Saturday, 21 November 2026, yesterday"),
        ("+1", "Monday, 23 November 2026, tomorrow"),
        ("24.12.", "Thursday, 24 December 2026, in 32 days"),
    ],
)
def test_the_line_beneath_tells_how_far_the_day_is(
    qtbot: QtBot, field: DayEdit, typed: str, said: str
) -> None:
    qtbot.keyClicks(field.line, typed)

    assert beneath(field) == said


def test_text_that_is_no_day_stays_and_is_called_wrong_once_the_field_is_left(
    qtbot: QtBot, field: DayEdit
) -> None:
    qtbot.keyClicks(field.line, "30 feb")
    while_typing = field.line.property("wrong")
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)

    assert not while_typing
    assert field.line.property("wrong")
    assert field.line.text() == "30 feb"
    assert field.day() is None
    assert beneath(field).startswith("“30 feb” is no day")


def test_an_empty_field_is_wrong_unless_a_day_is_optional(qtbot: QtBot, show: Show) -> None:
    needed, optional = DayEdit(TODAY), DayEdit(TODAY, optional=True)
    show(needed, optional)

    assert needed.is_wrong()
    assert not optional.is_wrong()


def test_unreadable_text_is_wrong_though_a_day_is_optional(qtbot: QtBot, show: Show) -> None:
    optional = DayEdit(TODAY, optional=True)
    show(optional)
    qtbot.keyClicks(optional.line, "soon")

    assert optional.is_wrong()


def test_up_and_down_go_a_day_further_and_back_from_today(qtbot: QtBot, field: DayEdit) -> None:
    days = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(field.line, key)
        days.append(field.day())

    assert days == [TODAY, date(2026, 11, 23), TODAY, date(2026, 11, 21)]


def test_the_signal_comes_once_for_each_other_day(qtbot: QtBot, field: DayEdit) -> None:
    told: list[date | None] = []
    field.day_changed.connect(told.append)

    qtbot.keyClicks(field.line, "monday")
    field.line.clear()

    assert told == [date(2026, 11, 16), None]


def open_calendar(qtbot: QtBot, field: DayEdit, how: Callable[[], None]) -> QCalendarWidget:
    how()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, QCalendarWidget)
    return calendar


def test_alt_down_opens_the_calendar_and_arrows_and_enter_choose(qtbot: QtBot, field: DayEdit) -> None:
    field.set_day(date(2026, 11, 10))
    alt = Qt.KeyboardModifier.AltModifier
    calendar = open_calendar(qtbot, field, lambda: qtbot.keyClick(field.line, Qt.Key.Key_Down, alt))
    days = calendar.focusWidget() or calendar
    qtbot.keyClick(days, Qt.Key.Key_Right)
    qtbot.keyClick(days, Qt.Key.Key_Return)

    assert field.day() == date(2026, 11, 11)
    assert not calendar.isVisible()
    assert field.line.hasFocus()


def test_escape_closes_the_calendar_and_keeps_the_day(qtbot: QtBot, field: DayEdit) -> None:
    field.set_day(date(2026, 11, 10))
    button = field.findChild(IconButton)
    calendar = open_calendar(qtbot, field, lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton))
    qtbot.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Escape)

    assert not calendar.isVisible()
    assert field.day() == date(2026, 11, 10)


def test_for_a_plan_a_weekday_is_the_coming_one(qtbot: QtBot, show: Show) -> None:
    field = DayEdit(TODAY, ahead=True)
    show(field)
    qtbot.keyClicks(field.line, "fri")

    assert field.day() == date(2026, 11, 27)


def test_a_screen_reader_hears_the_name_and_the_day_understood(qtbot: QtBot, field: DayEdit) -> None:
    qtbot.keyClicks(field.line, "today")

    assert field.line.accessibleName() == "Sent on"
    assert field.line.accessibleDescription() == "Sunday, 22 November 2026, today"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    day=st.dates(date(1950, 1, 1), date(2900, 12, 31)),
    language=st.sampled_from(["en_US", "en_GB", "de", "fr", "fi", "cs", "ja", "vi", "ar_EG", "he", "hu"]),
)
def test_a_day_that_is_shown_is_the_day_that_is_read(qapp: QApplication, day: date, language: str) -> None:
    QLocale.setDefault(QLocale(language))
    field = DayEdit(TODAY)
    try:
        field.set_day(day)

        assert field.day() == day
    finally:
        field.deleteLater()
