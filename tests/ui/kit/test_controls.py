"""Buttons, filters and fields, used by keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QCursor, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from inmail_desk.ui.controls import (
    IconButton,
    LinkButton,
    NumberEdit,
    OneOfThese,
    Pill,
    PrimaryButton,
    SearchEdit,
    SecondaryButton,
    Tab,
)

from ..shown_keys import as_shown
from .conftest import Show


@pytest.mark.parametrize(
    "button",
    [PrimaryButton, SecondaryButton, LinkButton, Pill, Tab, lambda name: IconButton("add", name)],
    ids=["primary", "secondary", "link", "pill", "tab", "icon"],
)
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter], ids=["space", "return", "enter"]
)
def test_every_button_is_pressed_by_space_and_by_enter(
    qtbot: QtBot, show: Show, button: type[QPushButton], key: Qt.Key
) -> None:
    made: QPushButton | QToolButton = button("Add prospect")
    show(QLineEdit(), made)
    made.setFocus(Qt.FocusReason.TabFocusReason)

    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_a_hint_stands_in_the_tooltip_and_makes_room_for_itself_without_binding_the_key(show: Show) -> None:
    button = SecondaryButton("Add prospect")
    plain = button.sizeHint().width()
    button.show_hint("Ctrl+N")
    show(button)

    assert button.toolTip() == f"Add prospect ({as_shown('Ctrl+N')})"
    assert button.sizeHint().width() > plain
    assert button.shortcut().isEmpty()


def test_a_button_is_never_narrower_than_its_words(show: Show) -> None:
    button = PrimaryButton("Log InMail", icon_name="send")
    button.show_hint("Ctrl+L")
    words = button.fontMetrics().horizontalAdvance("Log InMail" + as_shown("Ctrl+L"))
    show(button, width=40)

    assert button.width() > words


def test_a_menu_button_keeps_room_for_its_arrow(show: Show) -> None:
    plain, opening = SecondaryButton("Replied"), SecondaryButton("Replied")
    opening.setMenu(QMenu(opening))
    show(plain, opening)

    assert opening.sizeHint().width() > plain.sizeHint().width()


def test_a_button_whose_menu_closed_elsewhere_looks_as_if_nobody_pointed_at_it(show: Show) -> None:
    button = SecondaryButton("More")
    menu = QMenu(button)
    menu.addAction("Later")
    button.setMenu(menu)
    show(button)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as the pointer came to open the menu
    menu.popup(button.mapToGlobal(QPoint(0, 40)))
    QCursor.setPos(button.mapToGlobal(QPoint(0, 400)))
    menu.close()
    assert not button.underMouse()


def test_buttons_with_and_without_a_symbol_are_of_one_height(show: Show) -> None:
    plain, with_symbol = SecondaryButton("Log touch"), SecondaryButton("Log InMail", icon_name="send")
    show(plain, with_symbol)
    assert plain.sizeHint().height() == with_symbol.sizeHint().height()


def test_an_icon_button_says_its_name() -> None:
    button = IconButton("trash", "Delete")

    assert (button.accessibleName(), button.toolTip()) == ("Delete", "Delete")


@pytest.fixture
def filters(show: Show) -> QButtonGroup:
    pills = [Pill(text) for text in ("All 212", "Pending 8", "Lapsed 104")]
    window = show(*pills)
    group = OneOfThese(window)
    for pill in pills:
        group.addButton(pill)
    pills[0].setChecked(True)
    pills[0].setFocus()
    return group


def test_tab_comes_to_the_one_that_is_on_whoever_chose_it(qtbot: QtBot, show: Show) -> None:
    field = QLineEdit()
    tabs = [Tab(text) for text in ("Messages", "Plan and balance", "Left alone")]
    window = show(field, *tabs)
    group = OneOfThese(window)
    for tab in tabs:
        group.addButton(tab)
    tabs[0].setChecked(True)
    tabs[2].setChecked(True)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.focusWidget() is tabs[2]


def test_one_filter_of_a_group_is_on_and_arrows_move_to_the_next(qtbot: QtBot, filters: QButtonGroup) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Down)

    assert [pill.text() for pill in filters.buttons() if pill.isChecked()] == ["Pending 8"]


def test_choosing_a_filter_moves_none_of_the_others(filters: QButtonGroup) -> None:
    widths = [pill.sizeHint().width() for pill in filters.buttons()]
    filters.buttons()[2].click()

    assert [pill.sizeHint().width() for pill in filters.buttons()] == widths


def test_escape_empties_the_search(qtbot: QtBot, show: Show) -> None:
    search = SearchEdit("Search name, company, note", shortcut="Ctrl+F")
    show(search)
    qtbot.keyClicks(search, "okafor")
    qtbot.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""


def test_the_search_says_what_it_searches_and_its_shortcut(show: Show) -> None:
    search = SearchEdit("Search name, company, note", shortcut="Ctrl+F")

    assert search.placeholderText() == f"Search name, company, note   {as_shown('Ctrl+F')}"
    assert search.accessibleName() == "Search name, company, note"


def turn_wheel(field: NumberEdit) -> None:
    middle = QPointF(field.rect().center())
    up = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, up)


def test_the_wheel_changes_a_number_only_while_it_has_the_focus(show: Show) -> None:
    number, other = NumberEdit(0, 150), QLineEdit()
    show(number, other)
    seen = []
    for field in (other, number):
        field.setFocus()
        turn_wheel(number)
        seen.append(number.value())

    assert seen == [0, 1]


def test_the_list_of_a_field_shows_all_its_entries(qtbot: QtBot, show: Show) -> None:
    field = QComboBox()
    field.addItems(["Premium Business", "Sales Navigator", "Recruiter Lite"])
    show(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    view = field.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(field.model().index(2, 0))

    assert last.bottom() < view.viewport().height()
    field.hidePopup()


def test_fields_in_a_row_are_of_one_height(show: Show) -> None:
    fields = [QLineEdit(), QComboBox(), SearchEdit("Search")]
    show(*fields)

    assert len({field.sizeHint().height() for field in fields}) == 1
