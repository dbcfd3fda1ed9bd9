"""Why several postings of one kind stand on one day: what the agenda says of them adds up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from .conftest import shown

RENEWED = date(2026, 11, 1)


@pytest.fixture
def tracked_session(tmp_path: Path) -> Iterator[DeskSession]:
    """Premium Business that ran already: LinkedIn shows 42 on 22 November, 12 of them from 1 September."""
    answers = Answers(
        plan="premium-business",
        beginning=Beginning.RUNNING,
        billing_day=1,
        credits=42,
        last_renewal_on=RENEWED,
    )
    with DataFile.create(tmp_path / "Running.inmail") as data:
        begin(data, answers, now=NOW)
        yield DeskSession(data, lambda: NOW)


@pytest.fixture
def tracked_page(tracked_session: DeskSession, memory: Memory, qtbot: QtBot) -> CalendarPage:
    return shown(CalendarPage(tracked_session, memory), qtbot)


def said_on(page: CalendarPage, day: date) -> str:
    page.show_day(day)
    return "\n".join(page.agenda.texts())


def test_each_part_of_an_opening_balance_stands_with_its_credits(tracked_page: CalendarPage) -> None:
    said = said_on(tracked_page, NOW.date())
    assert "12 from 1 September: Usable until 29 November, by age." in said
    assert "15 from 1 October: Usable until 29 December, by age." in said
    assert "15 from 1 November: Usable until 29 January 2027, by age." in said


def test_how_an_opening_balance_is_divided_is_said_once(tracked_page: CalendarPage) -> None:
    assert said_on(tracked_page, NOW.date()).count("one allotment at most") == 1


def test_a_plan_change_forfeits_all_its_credits_in_one_sentence(
    tracked_page: CalendarPage, tracked_session: DeskSession
) -> None:
    day = date(2026, 11, 25)
    tracked_session.perform(
        change_plan, tracked_session.picture, "sales-navigator-core", on=day, billing_day=None
    )
    said = said_on(tracked_page, day)
    assert "Premium Business is left for Sales Navigator Core, which forfeits 42 credits." in said
    assert "15 credits." not in said


def test_a_cancellation_takes_all_its_credits_along_in_one_sentence(
    tracked_page: CalendarPage, tracked_session: DeskSession
) -> None:
    tracked_session.perform(cancel, tracked_session.picture, last_day=date(2026, 11, 25))
    said = said_on(tracked_page, date(2026, 11, 26))
    assert "the first day without access, which takes 42 credits along." in said


def test_a_check_that_booked_nothing_is_told_as_it_was(
    tracked_page: CalendarPage, tracked_session: DeskSession
) -> None:
    tracked_session.perform(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    said = said_on(tracked_page, NOW.date())
    assert (
        "LinkedIn showed 2 fewer\nThe difference was not booked: the balance stayed as counted here." in said
    )
