"""Editing in place, as in a sheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.people import Column, Filter
from inmail_desk.desk.prospects import set_tags
from inmail_desk.ui.day_edit import DayEdit
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession

from ..keyboard import press
from .listing import cell, first_names, says, selected

ENTER = Qt.Key.Key_Return


def edit(page: ProspectsPage, name: str, column: Column) -> None:
    """Goes to a cell and opens it."""
    if column not in page.table.shown_columns():
        page.table.show_column(column, True)
    page.table.setCurrentIndex(cell(page, name, column))
    press(Qt.Key.Key_F2)


def choose(page: ProspectsPage, text: str) -> None:
    """Chooses in the open cell's list."""
    combo = page.table.findChild(QComboBox)
    combo.setCurrentIndex(combo.findText(text))
    combo.hidePopup()
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


@pytest.mark.parametrize("column", [Column.NAME, Column.COMPANY, Column.TITLE, Column.LOCATION, Column.NOTES])
def test_a_text_is_typed_and_entered(page: ProspectsPage, column: Column) -> None:
    edit(page, "Amara", column)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press("Amara New")
    press(ENTER)
    assert says(page, "Amara", column).startswith("Amara New")


def test_enter_opens_the_cell_too(page: ProspectsPage) -> None:
    page.table.setCurrentIndex(cell(page, "Amara", Column.COMPANY))
    press(ENTER)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_cell_that_cannot_be_edited_opens_the_name(page: ProspectsPage) -> None:
    page.table.setCurrentIndex(cell(page, "Amara", Column.STATE))
    press(ENTER)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Amara Okafor"


def test_escape_leaves_everything_as_it_was(page: ProspectsPage, session: DeskSession) -> None:
    before = session.data.undo_name
    edit(page, "Amara", Column.COMPANY)
    press("Something else")
    press(Qt.Key.Key_Escape)
    assert (says(page, "Amara", Column.COMPANY), session.data.undo_name) == (
        "Northwind, Head of Talent",
        before,
    )


def test_entering_the_same_again_is_no_change(page: ProspectsPage, session: DeskSession) -> None:
    before = session.data.undo_name
    edit(page, "Amara", Column.NAME)
    press(ENTER)
    assert session.data.undo_name == before


def test_letters_in_an_open_cell_are_no_commands(page: ProspectsPage, session: DeskSession, named) -> None:
    edit(page, "Amara", Column.COMPANY)
    press("x1u")
    press(ENTER)
    assert session.picture.state_of(named("Amara")).days_left == 3


def test_an_empty_name_is_refused_in_words(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.NAME)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Delete)
    press(ENTER)
    assert (page.said.text(), first_names(page)[0]) == ("A name is missing.", "Amara")


def test_a_new_name_that_moves_the_row_keeps_it_selected(page: ProspectsPage) -> None:
    page.sort(Column.NAME, False)
    edit(page, "Amara", Column.NAME)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press("Zora Okafor")
    press(ENTER)
    assert (first_names(page)[-1], selected(page)) == ("Zora", ["Zora"])


def test_the_priority_is_chosen(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.PRIORITY)
    choose(page, "Low")
    assert says(page, "Amara", Column.PRIORITY) == "Low"


def test_the_priority_is_taken_away(page: ProspectsPage) -> None:
    edit(page, "Dana", Column.PRIORITY)
    choose(page, "None")
    assert says(page, "Dana", Column.PRIORITY) == ""


def test_the_campaign_is_chosen_among_those_there_are(page: ProspectsPage, session: DeskSession) -> None:
    session.perform(add_campaign, "Nordic hiring")
    edit(page, "Amara", Column.CAMPAIGN)
    choose(page, "Nordic hiring")
    assert says(page, "Amara", Column.CAMPAIGN) == "Nordic hiring"


def test_the_degree_is_chosen(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.DEGREE)
    choose(page, "2nd")
    assert says(page, "Amara", Column.DEGREE) == "2nd"


def test_tags_are_typed_with_commas(page: ProspectsPage, session: DeskSession, named) -> None:
    session.perform(set_tags, [named("Amara")], add=["old", "warm"])
    edit(page, "Amara", Column.TAGS)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press("nordic, warm")
    press(ENTER)
    assert says(page, "Amara", Column.TAGS) == "nordic, warm"


def test_the_follow_up_is_typed_as_a_day(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.FOLLOW_UP)
    press("30 nov")
    press(ENTER)
    assert says(page, "Amara", Column.FOLLOW_UP) == "30 Nov"


def test_escape_leaves_the_follow_up_as_it_was(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.FOLLOW_UP)
    press("30 nov")
    press(Qt.Key.Key_Escape)
    assert says(page, "Amara", Column.FOLLOW_UP) == ""


def test_a_follow_up_that_is_no_day_stays_open_and_says_so(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.FOLLOW_UP)
    press("soon")
    press(ENTER)
    editor = page.table.findChild(DayEdit)
    assert editor.line.hasFocus()
    assert editor.line.accessibleDescription().startswith("“soon” is no day")


def test_leaving_the_day_for_another_place_keeps_it(page: ProspectsPage) -> None:
    edit(page, "Amara", Column.FOLLOW_UP)
    press("30 nov")
    page.search.setFocus()
    assert says(page, "Amara", Column.FOLLOW_UP) == "30 Nov"


def test_whoever_no_longer_fits_after_an_edit_leaves_the_search(page: ProspectsPage) -> None:
    page.search.setText("northwind")
    page.table.setFocus()
    edit(page, "Amara", Column.COMPANY)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press("Zenith")
    press(ENTER)
    assert (first_names(page), selected(page)) == (["Farid"], ["Farid"])


def test_the_day_field_stays_within_the_list(page: ProspectsPage) -> None:
    page.show_filter(Filter.ALL)
    edit(page, first_names(page)[-1], Column.FOLLOW_UP)
    editor = page.table.findChild(DayEdit)
    assert page.table.viewport().rect().contains(editor.geometry())
