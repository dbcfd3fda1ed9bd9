"""The page Calendar: what it shows, how it keeps up, and what it asks the window for."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inmail_desk.desk.prospects import set_follow_up
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.memory import WEEK_START, Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .conftest import shown

Named = Callable[[str], int]


def click_day(page: CalendarPage, on: date) -> None:
    model = page.grid.model()
    month = page.grid.month()
    assert month is not None
    place = (on - month.days[0].on).days
    index = model.index(place // 7, place % 7)
    QTest.mouseClick(
        page.grid.viewport(), Qt.MouseButton.LeftButton, pos=page.grid.visualRect(index).center()
    )


def test_it_begins_with_the_month_of_today_and_today_chosen(page: CalendarPage) -> None:
    assert page.title_button.text() == "November 2026"
    assert page.grid.currentIndex().data() == "22"
    assert page.agenda.agenda() is not None
    assert "Balance 45" in page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_chooses_a_day(page: CalendarPage) -> None:
    click_day(page, date(2026, 11, 25))
    assert page.chosen_day() == date(2026, 11, 25)
    assert "The last day for an answer of Amara Okafor" in page.agenda.texts()


def test_a_click_on_a_day_of_the_next_month_shows_that_month(page: CalendarPage) -> None:
    click_day(page, date(2026, 12, 1))
    assert page.title_button.text() == "December 2026"
    assert page.grid.currentIndex().data() == "1"


def test_the_buttons_turn_the_months_and_come_back_to_today(page: CalendarPage) -> None:
    page.next_button.click()
    assert page.title_button.text() == "December 2026"
    page.previous_button.click()
    page.previous_button.click()
    assert page.title_button.text() == "October 2026"
    page.today_button.click()
    assert page.chosen_day() == TODAY


def test_weeks_start_as_chosen_in_settings_at_once(page: CalendarPage, memory: Memory) -> None:
    header = page.grid.model().headerData
    assert header(0, Qt.Orientation.Horizontal) == "Mon"
    memory.write(WEEK_START, "saturday")
    assert header(0, Qt.Orientation.Horizontal) == "Sat"
    assert page.grid.currentIndex().data() == "22"


def test_weeks_start_as_the_locale_has_them_unless_something_else_was_chosen(
    session: DeskSession, memory: Memory, qtbot: QtBot
) -> None:
    memory.write(WEEK_START, "")
    former = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        page = shown(CalendarPage(session, memory), qtbot)
        assert page.grid.model().headerData(0, Qt.Orientation.Horizontal) == "Sun"
    finally:
        QLocale.setDefault(former)


def test_a_change_shows_on_its_day_while_the_chosen_day_stays(
    page: CalendarPage, session: DeskSession, named: Named
) -> None:
    page.show_day(date(2026, 11, 25))
    session.perform(set_follow_up, [named("Dana")], date(2026, 11, 25))
    assert page.chosen_day() == date(2026, 11, 25)
    assert "Follow up Dana Novak" in page.agenda.texts()
    session.undo()
    assert "Follow up Dana Novak" not in page.agenda.texts()


def test_a_page_that_cannot_be_seen_catches_up_when_it_is_shown(
    page: CalendarPage, session: DeskSession, named: Named
) -> None:
    page.hide()
    dana = session.picture.prospects[named("Dana")]
    session.perform(log_inmails, [dana], sent_at=NOW, now=NOW, subject="Hello")
    assert "InMail sent to Dana Novak" not in page.agenda.texts()
    page.show()
    assert "InMail sent to Dana Novak" in page.agenda.texts()
    assert "45 − 1 = 44." in page.agenda.texts()


def test_at_midnight_today_moves_and_another_chosen_day_stays(
    session: DeskSession, memory: Memory, data_now: list[datetime], qtbot: QtBot
) -> None:
    moving = DeskSession(session.data, lambda: data_now[0])
    page = shown(CalendarPage(moving, memory), qtbot)
    page.show_day(date(2026, 11, 30))
    data_now[0] = datetime(2026, 11, 23, 0, 1)
    moving.look_at_the_clock()
    assert page.chosen_day() == date(2026, 11, 30)
    page.show_today()
    data_now[0] = datetime(2026, 11, 24, 0, 1)
    moving.look_at_the_clock()
    assert page.chosen_day() == date(2026, 11, 24)
    month = page.grid.month()
    assert month is not None
    assert [day.on for day in month.days if day.is_today] == [date(2026, 11, 24)]


@pytest.fixture
def data_now() -> list[datetime]:
    """A clock that a test can set."""
    return [NOW]


def test_behind_the_year_ahead_it_says_so_in_place_of_numbers(page: CalendarPage) -> None:
    page.show_day(date(2028, 2, 1))
    month = page.grid.month()
    assert month is not None
    assert {day.balance for day in month.days} == {None}
    assert any("followed a year ahead, until 23 November 2027" in text for text in page.agenda.texts())


def test_before_the_subscription_it_says_when_the_first_balance_is_known(page: CalendarPage) -> None:
    page.show_day(date(2026, 8, 1))
    said = page.agenda.texts()
    assert "InMail sent to Bruno Keller" in said
    assert any("1 September" in text for text in said)


@pytest.mark.parametrize(
    ("day", "link", "signal", "carries"),
    [
        (date(2026, 11, 30), "Show whom to write to", "to_write_wanted", []),
        (date(2026, 11, 30), "Rules behind it", "rule_wanted", ["expiry.days"]),
        (date(2026, 12, 1), "Rules behind it", "rule_wanted", ["allotment"]),
        (date(2026, 9, 1), "Plan and history", "plan_wanted", ["plan"]),
        (date(2026, 9, 1), "Show in ledger", "entry_wanted", [0]),
    ],
)
def test_a_link_asks_the_window(
    page: CalendarPage, qtbot: QtBot, day: date, link: str, signal: str, carries: list[object]
) -> None:
    page.show_day(day)
    with qtbot.waitSignal(getattr(page, signal)) as caught:
        press(page, link)
    assert caught.args == carries


@pytest.mark.parametrize(
    ("day", "who", "link", "signal"),
    [
        (date(2026, 11, 25), "Amara", "Log a free touch…", "touch_wanted"),
        (date(2026, 11, 25), "Amara", "Record response…", "respond_wanted"),
        (date(2026, 11, 25), "Amara", "Show the person", "person_wanted"),
        (date(2026, 11, 27), "Dana", "Move the day…", "follow_up_wanted"),
        (date(2026, 10, 5), "Chloé", "Show the person", "person_wanted"),
    ],
)
def test_a_link_about_a_person_carries_that_person(
    page: CalendarPage,
    session: DeskSession,
    named: Named,
    qtbot: QtBot,
    day: date,
    who: str,
    link: str,
    signal: str,
) -> None:
    session.perform(set_follow_up, [named("Dana")], date(2026, 11, 27))
    page.show_day(day)
    with qtbot.waitSignal(getattr(page, signal)) as caught:
        press(page, link)
    assert caught.args == [named(who)]


def test_logging_an_inmail_from_a_follow_up_carries_whom_it_is_to(
    page: CalendarPage, session: DeskSession, named: Named, qtbot: QtBot
) -> None:
    session.perform(set_follow_up, [named("Dana")], date(2026, 11, 27))
    page.show_day(date(2026, 11, 27))
    with qtbot.waitSignal(page.log_wanted) as caught:
        press(page, "Log InMail…")
    assert caught.args == [(named("Dana"),)]


def test_correcting_an_inmail_carries_its_row(page: CalendarPage, data_of: DataFile, qtbot: QtBot) -> None:
    page.show_day(date(2026, 10, 5))
    with qtbot.waitSignal(page.correct_wanted) as caught:
        press(page, "Correct…")
    (inmail,) = (each for each in data_of.read.inmails() if each.sent_at.date() == date(2026, 10, 5))
    assert caught.args == [("inmail", inmail.id)]


@pytest.fixture
def data_of(session: DeskSession) -> DataFile:
    return session.data


def test_a_later_loss_leads_to_the_one_that_comes_first(page: CalendarPage) -> None:
    page.show_day(date(2026, 12, 30))
    press(page, "Earlier loss: 30 November")
    assert page.chosen_day() == date(2026, 11, 30)


def test_in_a_small_window_nothing_is_wider_or_higher_than_the_page(page: CalendarPage) -> None:
    page.resize(836, 530)
    QTest.qWait(0)
    assert page.size().width() == 836
    assert page.rect().contains(page.agenda.geometry())
    assert page.grid.horizontalHeader().length() <= page.grid.viewport().width()
    assert page.grid.verticalHeader().length() <= page.grid.viewport().height()


def press(page: CalendarPage, text: str) -> None:
    link = next(link for link in page.agenda.links() if link.text() == text)
    QTest.keyClick(link, Qt.Key.Key_Return)
