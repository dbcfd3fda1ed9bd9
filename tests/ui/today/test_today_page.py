"""Today answers a stranger: what is there, what is lost next, what arrives, who is waiting, what to do now."""

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.plan import cancel, mark_card
from inmail_desk.desk.sending import log_inmails, record_response
from inmail_desk.desk.today import Figure
from inmail_desk.desk.todos import Todo, TodoKind
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.today_page import TodayPage

from ..conftest import NOW, TODAY


@pytest.fixture
def page(session: DeskSession, qtbot: QtBot) -> TodayPage:
    return shown(session, qtbot)


def shown(session: DeskSession, qtbot: QtBot) -> TodayPage:
    page = TodayPage(session)
    qtbot.addWidget(page)
    page.resize(1032, 800)
    page.show()
    return page


def said(widget: QWidget) -> str:
    return widget.accessibleDescription()


def todo_titles(page: TodayPage) -> list[str]:
    return [
        each.accessibleName() for each in page.todos.findChildren(QWidget) if type(each).__name__ == "TodoRow"
    ]


def button(page: TodayPage, text: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == text)


def test_it_says_how_many_credits_there_are(page: TodayPage) -> None:
    assert said(page.cards[Figure.BALANCE]).startswith("45 of at most 45")


def test_it_says_what_arrives_next_and_what_the_cap_cuts(page: TodayPage) -> None:
    assert "15 more on 1 December; the cap cuts 1 of them" in said(page.cards[Figure.BALANCE])


def test_it_says_how_many_are_lost_next_when_and_by_what(page: TodayPage) -> None:
    assert said(page.cards[Figure.NEXT_LOSS]).startswith("14 on 30 November, by age")


def test_it_says_what_pace_loses_nothing(page: TodayPage) -> None:
    assert "Send 12 or 13 a week to avoid this loss" in said(page.cards[Figure.NEXT_LOSS])


def test_it_says_how_many_wait_and_when_the_first_window_closes(page: TodayPage) -> None:
    assert said(page.cards[Figure.WAITING]).startswith("1 person; 1 answer window closes in 3 days")


def test_before_enough_is_known_the_most_that_may_come_back_is_said(page: TodayPage) -> None:
    assert said(page.cards[Figure.MAY_COME_BACK]).startswith("1 at most, by 25 November")


@pytest.mark.parametrize(
    ("link", "figure"),
    [
        ("Why 45?", Figure.BALANCE),
        ("What arrives?", Figure.ARRIVAL),
        ("Why 14?", Figure.NEXT_LOSS),
        ("Who, and until when?", Figure.WAITING),
        ("Why so many?", Figure.MAY_COME_BACK),
    ],
)
def test_each_figure_opens_its_why(page: TodayPage, qtbot: QtBot, link: str, figure: Figure) -> None:
    with qtbot.waitSignal(page.why_wanted) as asked:
        qtbot.keyClick(button(page, link), Qt.Key.Key_Space)
    assert asked.args == [figure]


def test_the_best_people_to_use_expiring_credits_on_are_named(page: TodayPage) -> None:
    assert todo_titles(page)[0] == "Use 14 credits by 29 November"


def test_a_window_that_closes_soon_is_a_thing_to_do(page: TodayPage) -> None:
    assert "Amara Okafor: 3 days until an answer no longer returns the credit" in todo_titles(page)


def test_a_thing_to_do_says_what_it_is_about_when_its_button_is_pressed(
    page: TodayPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.todo_wanted) as wanted:
        qtbot.mouseClick(button(page, "Log a touch"), Qt.MouseButton.LeftButton)
    todo = wanted.args[0]
    assert isinstance(todo, Todo)
    assert (todo.kind, todo.people[0].name) == (TodoKind.WINDOW_CLOSES, "Amara Okafor")


def test_an_answer_is_on_the_page_at_once(
    page: TodayPage, session: DeskSession, named: Callable[[str], int]
) -> None:
    amara = [named("Amara")]
    session.perform(record_response, session.picture, amara, Outcome.REPLY, at=NOW, now=NOW)
    assert said(page.cards[Figure.WAITING]).startswith("0 people; No answer can return a credit now")


def test_undo_is_on_the_page_at_once(
    page: TodayPage, session: DeskSession, named: Callable[[str], int]
) -> None:
    dana = session.picture.prospects[named("Dana")]
    session.perform(log_inmails, [dana], sent_at=NOW, now=NOW)
    session.undo()
    assert said(page.cards[Figure.WAITING]).startswith("1 person")


def test_a_new_account_is_told_to_add_people(empty_session: DeskSession, qtbot: QtBot) -> None:
    page = shown(empty_session, qtbot)
    assert todo_titles(page)[0] == "Add the people you want to write to"


def test_an_expired_card_comes_first(empty_session: DeskSession, qtbot: QtBot) -> None:
    page = shown(empty_session, qtbot)
    empty_session.perform(mark_card, expired=True, on=TODAY, now=NOW)
    assert todo_titles(page)[0] == "The payment card expired on 22 November"


def test_a_cancelled_plan_says_until_when_its_credits_can_be_used(
    empty_session: DeskSession, qtbot: QtBot
) -> None:
    page = shown(empty_session, qtbot)
    empty_session.perform(cancel, empty_session.picture, last_day=datetime(2026, 12, 15).date())
    assert todo_titles(page)[0] == "The plan’s last day is 15 December"


def test_the_chart_leads_to_the_credits_behind_it(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.why_wanted) as asked:
        qtbot.keyClick(page.chart.chart, Qt.Key.Key_Right)
        qtbot.keyClick(page.chart.chart, Qt.Key.Key_Return)
    assert asked.args == [Figure.BALANCE]


def test_focus_stays_in_the_list_when_it_changes(
    page: TodayPage, session: DeskSession, qtbot: QtBot, named: Callable[[str], int]
) -> None:
    button(page, "Choose who").setFocus()
    amara = [named("Amara")]
    session.perform(record_response, session.picture, amara, Outcome.REPLY, at=NOW, now=NOW)
    focused = page.focusWidget()
    assert focused is not None
    assert page.todos.isAncestorOf(focused)


def test_while_it_cannot_be_seen_it_follows_no_change_and_is_right_once_it_is_shown_again(
    page: TodayPage, session: DeskSession, named: Callable[[str], int]
) -> None:
    page.hide()
    amara = [named("Amara Okafor")]
    session.perform(record_response, session.picture, amara, Outcome.REPLY, at=NOW, now=NOW)
    assert said(page.cards[Figure.WAITING]).startswith("1 person")
    page.show()
    assert said(page.cards[Figure.WAITING]).startswith("0 people")
