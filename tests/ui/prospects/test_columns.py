"""Which columns are shown, where, how wide, and that all of it is remembered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSplitter

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.desk.people import Column, Filter
from inmail_desk.ui import words
from inmail_desk.ui.chips import chip_size
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.people_columns import (
    ALL_COLUMNS,
    FIRST_COLUMNS,
    FIRST_LAYOUT,
    Layout,
    Widths,
    fitted_widths,
    layout_from,
    layout_text,
)
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession

from .conftest import Shown
from .listing import entry, says

SMALLEST = (836, 578)
"""Of the page, in the smallest window."""


def headings(page: ProspectsPage) -> list[str]:
    """The headings seen, from left to right."""
    header = page.table.horizontalHeader()
    numbers = [header.logicalIndex(place) for place in range(header.count())]
    model = page.table.model()
    return [
        model.headerData(number, Qt.Orientation.Horizontal)
        for number in numbers
        if not header.isSectionHidden(number)
    ]


def test_at_first_the_columns_are_these(page: ProspectsPage) -> None:
    assert headings(page) == ["Name", "Company", "State", "Sent", "Until", "Priority"]


def test_the_title_stands_behind_the_company_until_it_has_a_column(page: ProspectsPage) -> None:
    before = says(page, "Amara", Column.COMPANY)
    page.table.show_column(Column.TITLE, True)
    assert (before, says(page, "Amara", Column.COMPANY)) == ("Northwind, Head of Talent", "Northwind")


def test_the_menu_of_the_headings_shows_and_hides_columns(page: ProspectsPage) -> None:
    page.table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry(menu, "Tags").trigger()
    entry(menu, "Sent").trigger()
    menu.close()
    assert headings(page) == ["Name", "Company", "State", "Until", "Priority", "Tags"]


def test_the_name_cannot_be_hidden(page: ProspectsPage) -> None:
    page.table.show_column(Column.NAME, False)
    assert headings(page)[0] == "Name"


def test_columns_moved_by_hand_are_remembered(show: Shown, session: DeskSession, memory: Memory) -> None:
    page = show(session, memory)
    page.table.horizontalHeader().moveSection(5, 1)
    assert headings(show(session, memory)) == ["Name", "Priority", "Company", "State", "Sent", "Until"]


def test_widths_set_by_hand_are_remembered(show: Shown, session: DeskSession, memory: Memory) -> None:
    show(session, memory).table.horizontalHeader().resizeSection(0, 222)
    assert show(session, memory).table.columnWidth(0) == 222


def test_columns_shown_are_remembered(show: Shown, session: DeskSession, memory: Memory) -> None:
    show(session, memory).table.show_column(Column.NOTES, True)
    assert headings(show(session, memory))[-1] == "Notes"


def test_the_first_columns_come_back(show: Shown, session: DeskSession, memory: Memory) -> None:
    page = show(session, memory)
    page.table.show_column(Column.NOTES, True)
    page.table.reset_columns()
    assert len(headings(page)) == 6


def test_the_order_is_remembered(show: Shown, session: DeskSession, memory: Memory) -> None:
    show(session, memory).sort(Column.COMPANY, True)
    assert show(session, memory).order() == (Column.COMPANY, True)


def test_the_filter_is_remembered(show: Shown, session: DeskSession, memory: Memory) -> None:
    show(session, memory).show_filter(Filter.LAPSED)
    assert show(session, memory).table.model().rowCount() == 1


@pytest.mark.parametrize("key", ["prospects.columns", "prospects.order", "prospects.filter"])
def test_a_memory_that_makes_no_sense_is_as_none(
    show: Shown, session: DeskSession, memory: Memory, key: str
) -> None:
    memory.write(key, "some nonsense")
    assert len(headings(show(session, memory))) == 6


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr))
def test_any_text_gives_a_layout_with_names(text: str) -> None:
    assert Column.NAME in layout_from(text).shown


@given(
    st.lists(st.sampled_from(ALL_COLUMNS), unique=True).map(
        lambda columns: (Column.NAME, *(each for each in columns if each is not Column.NAME))
    ),
    st.dictionaries(st.sampled_from(ALL_COLUMNS), st.integers(40, 900)),
)
def test_a_layout_comes_back_from_its_text(shown: tuple[Column, ...], widths: dict[Column, int]) -> None:
    assert layout_from(layout_text(Layout(shown, widths))) == Layout(shown, widths)


@pytest.mark.parametrize("room", [600, 900, 1600])
def test_the_columns_fill_the_room(qapp: QApplication, room: int) -> None:
    metrics = QFontMetrics(qapp.font())
    assert sum(fitted_widths(FIRST_LAYOUT, Widths(metrics), room).values()) == room


def test_in_too_little_room_names_can_still_be_read(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    widths = fitted_widths(FIRST_LAYOUT, Widths(metrics), 200)
    assert widths[Column.NAME] >= metrics.averageCharWidth() * 12


def test_in_a_smaller_window_the_day_sent_is_left_out(show: Shown, session: DeskSession) -> None:
    assert headings(show(session, size=(900, 640))) == ["Name", "Company", "State", "Until", "Priority"]


def test_in_the_smallest_window_the_priority_is_left_out_as_well(show: Shown, session: DeskSession) -> None:
    assert headings(show(session, size=SMALLEST)) == ["Name", "Company", "State", "Until"]


def test_in_the_smallest_window_names_and_companies_are_seen_as_a_whole(
    show: Shown, session: DeskSession
) -> None:
    table = show(session, size=SMALLEST).table
    texts = {Column.NAME: "Hana Lindqvist", Column.COMPANY: "Meridian Rail"}
    for column, text in texts.items():
        assert (
            table.columnWidth(ALL_COLUMNS.index(column)) >= table.fontMetrics().horizontalAdvance(text) + 20
        )
    assert not table.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("column", ALL_COLUMNS)
def test_a_heading_has_room_for_its_text_beside_the_arrow(qapp: QApplication, column: Column) -> None:
    metrics = QFontMetrics(qapp.font())
    widths = fitted_widths(Layout(ALL_COLUMNS, {}), Widths(metrics), 200)
    assert widths[column] >= metrics.horizontalAdvance(words.column(column)) + 25


def test_columns_that_were_chosen_all_stay_in_a_small_window(show: Shown, session: DeskSession) -> None:
    page = show(session, size=(760, 560))
    page.table.show_column(Column.TAGS, True)
    assert headings(page) == ["Name", "Company", "State", "Sent", "Until", "Priority", "Tags"]


def test_a_width_set_by_hand_stays_whatever_the_room(qapp: QApplication) -> None:
    layout = Layout(FIRST_COLUMNS, {Column.COMPANY: 123})
    widths = fitted_widths(layout, Widths(QFontMetrics(qapp.font())), 1600)
    assert widths[Column.COMPANY] == 123


@pytest.mark.parametrize(
    "state",
    [
        RecipientState(StateKind.ANSWERED, outcome=Outcome.NOT_INTERESTED),
        RecipientState(StateKind.LAPSED, free=True),
        RecipientState(StateKind.PENDING, days_left=88),
    ],
    ids=["not interested", "free", "pending"],
)
def test_a_state_is_never_cut_off(qapp: QApplication, state: RecipientState) -> None:
    metrics = QFontMetrics(qapp.font())
    room = fitted_widths(FIRST_LAYOUT, Widths(metrics), 300)[Column.STATE]
    assert chip_size(metrics, words.state_chip(state)[0]).width() <= room


def draw_the_panel(page: ProspectsPage, by: int) -> None:
    """Draws the edge between list and panel with the mouse."""
    handle = page.findChild(QSplitter).handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)


def test_the_panel_is_as_wide_again_as_it_was_drawn(
    show: Shown, session: DeskSession, memory: Memory
) -> None:
    page = show(session, memory)
    before = page.panel.width()
    draw_the_panel(page, -60)
    drawn = page.panel.width()
    assert drawn > before
    assert show(session, memory).panel.width() == drawn


def test_the_panel_stays_as_it_was_drawn_while_the_window_grows(
    show: Shown, session: DeskSession, memory: Memory
) -> None:
    page = show(session, memory)
    draw_the_panel(page, -60)
    drawn = page.panel.width()
    page.resize(1200, 760)
    assert page.panel.width() == drawn


def test_a_panel_drawn_wide_leaves_the_list_its_room_in_the_smallest_window(
    show: Shown, session: DeskSession, memory: Memory
) -> None:
    memory.write("prospects.panel", "5000")
    page = show(session, memory, SMALLEST)
    assert page.table.width() >= page.table.minimumWidth()
