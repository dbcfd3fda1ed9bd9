"""Who stands in the list: search, filters that count, order, and whoever is selected."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.people import Column, Filter
from inmail_desk.desk.prospects import TextField, add_prospects, delete_prospects, edit_text, set_tags
from inmail_desk.desk.sending import log_inmails
from inmail_desk.ui.cards import EmptyState
from inmail_desk.ui.controls import SecondaryButton
from inmail_desk.ui.people_columns import ALL_COLUMNS
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..keyboard import press
from .conftest import Shown
from .listing import click, first_names, names, pill, says, selected, texts


def test_the_nearest_answer_window_stands_first_and_is_selected(page: ProspectsPage) -> None:
    assert first_names(page)[0] == "Amara"
    assert selected(page) == ["Amara"]


def test_the_heading_counts_people(page: ProspectsPage) -> None:
    assert "6 people, 1 pending" in texts(page.header)


def test_the_state_is_said_in_words(page: ProspectsPage) -> None:
    assert says(page, "Amara", Column.STATE) == "3 days left"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("amara", ["Amara"]),
        ("NORTHWIND", ["Amara", "Farid"]),
        ("chloe", ["Chloé"]),
        ("cto", ["Emil"]),
        ("northwind recr", ["Farid"]),
        ("warm", ["Dana"]),
        ("malmo", ["Bruno"]),
    ],
)
def test_typing_finds_people_by_name_company_title_tag_and_note(
    page: ProspectsPage, session: DeskSession, named, typed: str, found: list[str]
) -> None:
    session.perform(set_tags, [named("Dana")], add=["warm"])
    session.perform(edit_text, named("Bruno"), TextField.NOTES, "Met in Malmö")
    page.focus_search()
    press(typed)
    assert sorted(first_names(page)) == found


def test_the_first_one_found_is_selected_for_the_panel(page: ProspectsPage) -> None:
    page.focus_search()
    press("novak")
    assert selected(page) == ["Dana"]


def test_whoever_is_selected_stays_so_while_the_search_finds_them(page: ProspectsPage) -> None:
    click(page, "Farid")
    page.focus_search()
    press("northwind")
    assert selected(page) == ["Farid"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_the_arrow_go_from_the_search_to_the_list(page: ProspectsPage, key: Qt.Key) -> None:
    page.focus_search()
    press("novak")
    press(key)
    assert page.table.hasFocus()


def test_each_filter_counts_its_people(page: ProspectsPage) -> None:
    assert [pill(page, name).text() for name in ("All", "To write", "Pending", "Lapsed", "Answered")] == [
        "All 6",
        "To write 3",
        "Pending 1",
        "Lapsed 1",
        "Answered 1",
    ]


def test_a_filter_shows_its_people_only(page: ProspectsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(pill(page, "To write"), Qt.MouseButton.LeftButton)
    assert sorted(first_names(page)) == ["Dana", "Emil", "Farid"]


def test_the_counts_follow_what_is_done(page: ProspectsPage, session: DeskSession, named) -> None:
    dana = session.picture.prospects[named("Dana")]
    session.perform(log_inmails, [dana], sent_at=NOW, now=NOW)
    assert (pill(page, "To write").text(), pill(page, "Pending").text()) == ("To write 2", "Pending 2")


def test_whoever_no_longer_fits_the_filter_leaves_it_and_the_next_is_selected(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    page.show_filter(Filter.TO_WRITE)
    before = first_names(page)
    click(page, before[0])
    session.perform(log_inmails, page.selected_prospects(), sent_at=NOW, now=NOW)
    assert first_names(page) == before[1:]
    assert selected(page) == [before[1]]


def test_the_last_one_hands_the_selection_to_the_one_before(
    page: ProspectsPage, session: DeskSession
) -> None:
    last = first_names(page)[-1]
    click(page, last)
    session.perform(delete_prospects, page.selected_ids())
    assert selected(page) == [first_names(page)[-1]]


def test_what_is_done_to_others_leaves_the_selection(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    click(page, "Emil")
    click(page, "Farid", ctrl=True)
    session.perform(edit_text, named("Amara"), TextField.COMPANY, "Zenith")
    assert sorted(selected(page)) == ["Emil", "Farid"]


def test_whoever_is_new_is_selected(page: ProspectsPage, session: DeskSession) -> None:
    session.perform(add_prospects, [Candidate(name="Gita Rao")], now=NOW)
    assert selected(page) == ["Gita"]


def test_what_is_done_while_it_cannot_be_seen_is_taken_over_once_it_is_shown_again(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    page.hide()
    session.perform(add_prospects, [Candidate(name="Gita Rao")], now=NOW)
    session.perform(edit_text, named("Dana"), TextField.COMPANY, "Kestrel")
    assert "Gita" not in first_names(page)
    page.show()
    assert selected(page) == ["Gita"]
    assert says(page, "Dana", Column.COMPANY).startswith("Kestrel")


def test_a_person_added_while_it_cannot_be_seen_can_be_asked_for(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    page.hide()
    session.perform(add_prospects, [Candidate(name="Gita Rao")], now=NOW)
    page.show_prospect(named("Gita"))
    assert selected(page) == ["Gita"]


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_it_round(
    page: ProspectsPage, qtbot: QtBot
) -> None:
    headings = page.table.horizontalHeader()
    place = headings.sectionViewportPosition(ALL_COLUMNS.index(Column.NAME)) + 15
    for expected in (sorted, lambda found: sorted(found, reverse=True)):
        qtbot.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 12))
        assert names(page) == expected(names(page))


def test_sorting_keeps_the_selection(page: ProspectsPage) -> None:
    click(page, "Emil")
    page.sort(Column.NAME, True)
    assert selected(page) == ["Emil"]


def test_a_person_asked_for_is_shown_whatever_search_and_filter_hide(page: ProspectsPage, named) -> None:
    page.show_filter(Filter.PENDING)
    page.focus_search()
    press("amara")
    page.show_prospect(named("Emil"))
    assert selected(page) == ["Emil"]


def test_a_person_asked_for_leaves_a_filter_that_shows_them(page: ProspectsPage, named) -> None:
    page.show_filter(Filter.TO_WRITE)
    page.show_prospect(named("Emil"))
    assert len(names(page)) == 3


def test_the_panel_shows_whoever_is_selected(page: ProspectsPage, qtbot: QtBot) -> None:
    click(page, "Dana")
    qtbot.waitUntil(lambda: "Dana Novak" in texts(page.panel))


def test_letters_are_no_search_in_the_list(page: ProspectsPage) -> None:
    press("b")
    assert selected(page) == ["Amara"]


def test_home_and_end_go_to_the_first_and_the_last(page: ProspectsPage) -> None:
    press(Qt.Key.Key_End)
    last = selected(page)
    press(Qt.Key.Key_Home)
    assert (last, selected(page)) == ([first_names(page)[-1]], ["Amara"])


def test_without_anybody_the_page_says_how_to_begin(show: Shown, empty_session: DeskSession) -> None:
    page = show(empty_session)
    nobody = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    assert any("address of a LinkedIn profile" in text for text in texts(nobody))


def test_without_anybody_the_button_adds_somebody(
    show: Shown, empty_session: DeskSession, qtbot: QtBot
) -> None:
    page = show(empty_session)
    nobody = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    qtbot.mouseClick(nobody.findChild(SecondaryButton), Qt.MouseButton.LeftButton)
    press("https://www.linkedin.com/in/gita-rao")
    press(Qt.Key.Key_Return)
    assert names(page) == ["Gita Rao"]


def test_a_search_without_a_match_offers_to_clear_it(page: ProspectsPage, qtbot: QtBot) -> None:
    page.focus_search()
    press("zzz")
    nobody = next(each for each in page.findChildren(EmptyState) if "Nobody found" in texts(each))
    qtbot.mouseClick(nobody.findChild(SecondaryButton), Qt.MouseButton.LeftButton)
    assert len(names(page)) == 6


def test_a_search_that_finds_only_others_offers_to_search_all(page: ProspectsPage, qtbot: QtBot) -> None:
    page.show_filter(Filter.PENDING)
    page.focus_search()
    press("dana")
    nobody = next(each for each in page.findChildren(EmptyState) if "Nobody found here" in texts(each))
    qtbot.mouseClick(nobody.findChild(SecondaryButton), Qt.MouseButton.LeftButton)
    assert first_names(page) == ["Dana"]


def test_a_filter_without_people_says_what_it_is_for(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    page.show_filter(Filter.LAPSED)
    session.perform(delete_prospects, [named("Bruno")])
    assert "Nobody has lapsed" in texts(page)


def test_after_a_button_of_the_panel_the_keyboard_is_in_the_list_again(
    page: ProspectsPage, qtbot: QtBot, named: Callable[[str], int]
) -> None:
    page.show_prospect(named("Amara"))
    qtbot.waitUntil(lambda: bool(_buttons(page, "Interested")))
    (button,) = _buttons(page, "Interested")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert page.focusWidget() is page.table


def _buttons(page: ProspectsPage, text: str) -> list[QAbstractButton]:
    return [
        each for each in page.panel.findChildren(QAbstractButton) if each.text() == text and each.isVisible()
    ]
