"""The main window's frame: the sidebar, its keys, and the pages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.frame import Frame, NavButton, Sidebar
from inmail_desk.ui.labels import Role, Text
from inmail_desk.ui.page import PageHeader, ScrollPage

from .conftest import Show


@pytest.fixture
def frame(show: Show) -> Frame:
    frame = Frame("InMail Desk")
    for key, title, icon_name in (
        ("today", "Today", "today"),
        ("prospects", "Prospects", "prospects"),
        ("plan", "Plan & rules", "plan"),
    ):
        frame.add_page(key, title, icon_name, QLineEdit())
    frame.set_file_name("maria.inmail")
    frame.set_status_lines(("27 credits", "11 expire in 38 days"))
    show(frame, width=1240)
    return frame


def button(frame: Frame, title: str) -> NavButton:
    return next(each for each in frame.findChildren(NavButton) if each.accessibleName() == title)


def sidebar_texts(frame: Frame) -> list[str]:
    labels = frame.findChild(Sidebar).findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible() and each.text()]


def test_the_first_page_is_shown_at_first(frame: Frame) -> None:
    assert frame.current_page() == "today"
    assert button(frame, "Today").isChecked()


def test_a_click_in_the_sidebar_shows_the_page_and_tells(qtbot: QtBot, frame: Frame) -> None:
    with qtbot.waitSignal(frame.page_shown) as told:
        qtbot.mouseClick(button(frame, "Plan & rules"), Qt.MouseButton.LeftButton)

    assert told.args == ["plan"]
    assert frame.page("plan").isVisible()
    assert not frame.page("today").isVisible()


def test_arrows_in_the_sidebar_move_through_the_pages(qtbot: QtBot, frame: Frame) -> None:
    button(frame, "Today").setFocus()
    shown = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        shown.append(frame.current_page())

    assert shown == ["prospects", "plan", "prospects"]


def test_tab_leaves_the_sidebar_for_the_page(qtbot: QtBot, frame: Frame) -> None:
    button(frame, "Today").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is frame.page("today")


def test_showing_the_page_that_is_shown_tells_nothing(qtbot: QtBot, frame: Frame) -> None:
    with qtbot.assertNotEmitted(frame.page_shown):
        frame.show_page("today")


def test_a_page_that_was_not_added_cannot_be_shown(frame: Frame) -> None:
    with pytest.raises(KeyError):
        frame.show_page("insights")


def test_the_sidebar_says_the_program_the_file_and_the_state(frame: Frame) -> None:
    assert sidebar_texts(frame) == ["InMail Desk", "maria.inmail", "27 credits\n11 expire in 38 days"]


def test_below_a_thousand_pixels_the_sidebar_shows_icons_with_tooltips(frame: Frame) -> None:
    wide = frame.findChild(Sidebar).width()
    frame.window().resize(900, 600)
    QApplication.processEvents()

    assert frame.findChild(Sidebar).width() < wide / 2
    assert sidebar_texts(frame) == []
    assert [each.toolTip() for each in frame.findChildren(NavButton)] == [
        "Today",
        "Prospects",
        "Plan & rules",
    ]


def test_wide_again_the_sidebar_shows_its_words(frame: Frame) -> None:
    for width in (900, 1240):
        frame.window().resize(width, 600)
        QApplication.processEvents()

    assert "InMail Desk" in sidebar_texts(frame)
    assert button(frame, "Today").toolTip() == ""


def test_in_a_narrow_window_the_state_is_in_a_tooltip(frame: Frame) -> None:
    frame.window().resize(900, 600)
    QApplication.processEvents()
    tips = [each.toolTip() for each in frame.findChild(Sidebar).findChildren(QLabel) if each.isVisible()]

    assert tips == ["27 credits\n11 expire in 38 days"]


def test_the_button_in_focus_looks_different(frame: Frame) -> None:
    nav = button(frame, "Prospects")
    before = nav.grab().toImage()
    nav.setFocus()

    assert nav.grab().toImage() != before


def test_a_page_is_named_for_a_screen_reader_also_when_it_is_built_later(frame: Frame) -> None:
    built = QWidget()
    frame.replace_page("today", built)

    assert (frame.page("prospects").accessibleName(), built.accessibleName()) == ("Prospects", "Today")


def test_a_page_built_later_takes_the_place_of_the_one_shown(frame: Frame) -> None:
    built = QLineEdit()
    frame.replace_page("today", built)

    assert frame.current_page() == "today"
    assert built.isVisible()


def test_a_long_file_name_is_shortened_and_told_in_full(frame: Frame) -> None:
    name = "maria-okonkwo-lindqvist-recruiting-2026-second-account.inmail"
    frame.set_file_name(name)
    label = next(each for each in frame.findChild(Sidebar).findChildren(QLabel) if each.text() == name)
    label.grab()

    assert label.geometry().right() < frame.findChild(Sidebar).width()
    assert label.toolTip() == name


def test_a_long_status_wraps_in_full(frame: Frame) -> None:
    long = "11 credits expire in 38 days unless they are used before"
    frame.set_status_lines((long,))
    QApplication.processEvents()
    label = next(each for each in frame.findChild(Sidebar).findChildren(Text) if each.text() == long)

    assert label.height() >= label.heightForWidth(label.width())


def test_a_page_says_its_title_and_keeps_its_buttons_whole_in_a_narrow_window(show: Show) -> None:
    action = QPushButton("Log InMail")
    header = PageHeader("Prospects", "Sunday 22 November 2026 · Premium Business", action)
    show(ScrollPage(header), width=320)
    header.set_subtitle("212 people, 8 pending")
    titles = [each.text() for each in header.findChildren(Text) if each.property("role") == Role.TITLE.value]

    assert titles == ["Prospects"]
    assert action.width() >= action.sizeHint().width()


def test_a_page_higher_than_the_window_scrolls_to_what_tab_reaches(qtbot: QtBot, show: Show) -> None:
    page = ScrollPage(PageHeader("Today"))
    fields = [QLineEdit() for _ in range(40)]
    for field in fields:
        page.column.addWidget(field)
    window = show(page)
    window.resize(480, 300)
    fields[0].setFocus()
    for _ in range(39):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert fields[-1].hasFocus()
    assert not fields[-1].visibleRegion().isEmpty()
