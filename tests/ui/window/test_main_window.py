"""The main window: pages, menus that name what they undo, and the way from a to-do to where it is done."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.prospects import set_campaign, set_priority
from inmail_desk.desk.sending import log_inmails
from inmail_desk.desk.today import today_page
from inmail_desk.desk.todos import TodoKind
from inmail_desk.store.values import Priority
from inmail_desk.ui.choose_person_dialog import ChoosePersonDialog
from inmail_desk.ui.frame import NavButton
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.pages import CALENDAR, CAMPAIGNS, LEDGER, PLAN, PROSPECTS, TODAY
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme
from inmail_desk.ui.today_page import TodayPage

from ..conftest import NOW


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def window(session: DeskSession, memory: Memory, qtbot: QtBot) -> MainWindow:
    return shown(session, memory, qtbot)


@pytest.fixture(scope="module")
def kept_window(
    kept_session: DeskSession, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    memory = Memory(tmp_path_factory.mktemp("kept") / "window.ini")
    window = shown(kept_session, memory, QtBot(request))
    yield window
    window.close()
    window.deleteLater()


def shown(session: DeskSession, memory: Memory, qtbot: QtBot, *, demo: bool = False) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(memory, Theme(application))
    qtbot.addWidget(window)
    window.show_account(session, "Premium", demo=demo)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *, shift: bool = False) -> None:
    keys = Qt.KeyboardModifier.ControlModifier
    if shift:
        keys |= Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, key, keys)


def page_shown(window: MainWindow) -> str:
    assert window.pages is not None
    return window.pages.frame.current_page()


def open_dialog(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


def choose(window: MainWindow, kind: TodoKind) -> None:
    """Presses the button of a to-do of this kind."""
    assert window.session is not None
    assert window.pages is not None
    page = window.pages.frame.page(TODAY)
    assert isinstance(page, TodayPage)
    todo = next(each for each in today_page(window.session.picture).todos if each.kind is kind)
    page.todo_wanted.emit(todo)


def test_the_menu_marks_the_appearance_that_was_chosen_elsewhere(window: MainWindow, memory: Memory) -> None:
    # The first, while there is one window alone: another appearance is worn by all that there are.
    memory.write("appearance", "dark")
    marked = [action.text() for action in window.menus.submenus["appearance"].actions() if action.isChecked()]
    memory.write("appearance", "system")
    assert marked == ["&Dark"]


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_2, PROSPECTS),
        (Qt.Key.Key_3, CALENDAR),
        (Qt.Key.Key_4, LEDGER),
        (Qt.Key.Key_5, CAMPAIGNS),
        (Qt.Key.Key_6, PLAN),
        (Qt.Key.Key_1, TODAY),
    ],
)
def test_each_page_has_its_key(still: MainWindow, qtbot: QtBot, key: Qt.Key, page: str) -> None:
    press(qtbot, still, key)
    assert page_shown(still) == page


def test_back_leads_to_the_page_before_and_further(window: MainWindow, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        press(qtbot, window, key)
    shown = []
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        shown.append(page_shown(window))
    assert shown == [PROSPECTS, TODAY]


def test_where_no_page_was_before_back_is_off(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.menus.actions["back"].isEnabled()
    press(qtbot, window, Qt.Key.Key_2)
    assert window.menus.actions["back"].isEnabled()


def test_the_file_is_named_in_the_title(still: MainWindow) -> None:
    assert still.windowTitle() == "Premium – InMail Desk"


def test_the_demo_is_marked_in_the_title(session: DeskSession, memory: Memory, qtbot: QtBot) -> None:
    assert shown(session, memory, qtbot, demo=True).windowTitle() == "Demo – InMail Desk"


def test_the_page_shown_last_is_shown_at_the_next_start(
    session: DeskSession, memory: Memory, qtbot: QtBot
) -> None:
    press(qtbot, shown(session, memory, qtbot), Qt.Key.Key_6)
    assert page_shown(shown(session, memory, qtbot)) == PLAN


def test_undo_says_what_it_undoes(
    window: MainWindow, session: DeskSession, named: Callable[[str], int]
) -> None:
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    assert window.menus.actions["undo"].text() == "&Undo Set Priority"


def test_undo_takes_the_last_change_back(
    window: MainWindow, session: DeskSession, named: Callable[[str], int], qtbot: QtBot
) -> None:
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    press(qtbot, window, Qt.Key.Key_Z)
    assert session.picture.prospects[named("Emil")].priority is None


def test_redo_brings_it_again(
    window: MainWindow, session: DeskSession, named: Callable[[str], int], qtbot: QtBot
) -> None:
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    press(qtbot, window, Qt.Key.Key_Z)
    press(qtbot, window, Qt.Key.Key_Z, shift=True)
    assert session.picture.prospects[named("Emil")].priority is Priority.LOW


def test_undo_says_what_was_undone(
    window: MainWindow, session: DeskSession, named: Callable[[str], int], qtbot: QtBot
) -> None:
    session.perform(set_priority, [named("Emil")], Priority.LOW)
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.pages is not None
    assert window.pages.frame.said.text() == "Undone: Set Priority"


def test_a_check_says_what_was_recorded(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, Qt.Key.Key_K)
    dialog = open_dialog(window)
    qtbot.keyClicks(dialog.focusWidget(), "45")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert window.pages is not None
    assert window.pages.frame.said.text() != ""


def test_with_nothing_to_redo_redo_is_off(still: MainWindow) -> None:
    assert not still.menus.actions["redo"].isEnabled()


def test_the_foot_of_the_sidebar_follows_each_change(
    window: MainWindow, session: DeskSession, named: Callable[[str], int]
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Emil")]], sent_at=NOW, now=NOW)
    texts = [label.text() for label in window.findChildren(type(window.pages.frame._sidebar._status))]  # type: ignore[union-attr]
    assert any(text.startswith("44 credits") for text in texts)


@pytest.mark.parametrize("key", ["delete_inmail", "touch", "delete", "forget"])
def test_what_needs_people_is_off_where_none_are_selected(still: MainWindow, key: str) -> None:
    assert not still.menus.actions[key].isEnabled()


def test_what_needs_people_is_on_where_some_are_selected(
    window: MainWindow, named: Callable[[str], int]
) -> None:
    window.pages.show(PROSPECTS)
    window.pages.prospects().show_prospect(named("Emil"))
    assert window.menus.actions["forget"].isEnabled()


def test_every_action_can_be_reached_from_the_menus(still: MainWindow) -> None:
    in_menus = {
        action.objectName()
        for menu in still.menuBar().findChildren(type(still.menus.submenus["recent"]))
        for action in menu.actions()
    }
    assert set(still.menus.actions) <= in_menus


def test_no_two_actions_share_a_shortcut(still: MainWindow) -> None:
    keys = [
        action.shortcut().toString()
        for action in still.menus.actions.values()
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))


def test_logging_from_today_asks_for_whom(still: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, still, Qt.Key.Key_L)
    assert isinstance(open_dialog(still), ChoosePersonDialog)


def test_a_person_is_chosen_by_typing_and_enter(
    window: MainWindow, qtbot: QtBot, named: Callable[[str], int]
) -> None:
    press(qtbot, window, Qt.Key.Key_L)
    dialog = open_dialog(window)
    qtbot.keyClicks(dialog.findChild(QLineEdit), "emil")
    qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert window.pages.prospects().selected_ids() == [named("Emil")]


def test_only_who_has_not_answered_can_be_chosen_for_a_response(still: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, still, Qt.Key.Key_R)
    dialog = open_dialog(still)
    assert isinstance(dialog, ChoosePersonDialog)
    names = {dialog.list.item(row).text().split("  ")[0] for row in range(dialog.list.count())}
    assert names == {"Amara Okafor", "Bruno Keller"}


def test_choosing_who_selects_the_best_people(window: MainWindow, named: Callable[[str], int]) -> None:
    choose(window, TodoKind.USE_CREDITS)
    assert named("Dana") in window.pages.prospects().selected_ids()


def test_ways_to_nudge_opens_the_touches_of_that_person(
    window: MainWindow, named: Callable[[str], int]
) -> None:
    choose(window, TodoKind.WINDOW_CLOSES)
    assert open_dialog(window) is not None
    assert window.pages.prospects().selected_ids() == [named("Amara")]


def test_a_check_opens_from_its_todo(window: MainWindow) -> None:
    choose(window, TodoKind.CHECK_BALANCE)
    assert type(open_dialog(window)).__name__ == "CheckDialog"


def test_a_difference_leads_to_another_check(window: MainWindow, session: DeskSession) -> None:
    session.perform(record_check, 1, inmails_before=True, adjust=False, now=NOW)
    choose(window, TodoKind.CHECK_DIFFERS)
    assert type(open_dialog(window)).__name__ == "CheckDialog"


@pytest.mark.parametrize("key", ["credits", "shortcuts", "about"])
def test_help_opens(still: MainWindow, key: str) -> None:
    still.menus.actions[key].trigger()
    assert open_dialog(still).isVisible()


def test_at_midnight_the_pages_move_to_the_new_day(
    session: DeskSession, memory: Memory, qtbot: QtBot
) -> None:
    window = shown(session, memory, qtbot)
    session._clock = lambda: NOW.replace(day=23)
    session.look_at_the_clock()
    assert window.pages is not None
    page = window.pages.frame.page(TODAY)
    assert isinstance(page, TodayPage)
    assert "in 7 days" in [
        chip.text() for chip in page.findChildren(type(page.cards[next(iter(page.cards))]._chip))
    ]


def test_the_smallest_window_is_small_enough_for_an_old_screen(window: MainWindow) -> None:
    window.resize(10, 10)
    assert (window.width(), window.height()) == (900, 600)


def test_recent_files_are_listed(window: MainWindow, memory: Memory, tmp_path: Path) -> None:
    file = tmp_path / "Navigator.inmaildesk"
    file.touch()
    memory.remember_file(file)
    menu = window.menus.submenus["recent"]
    menu.aboutToShow.emit()
    assert "Navigator" in menu.actions()[0].text()


def in_page(window: MainWindow) -> bool:
    focus = QApplication.focusWidget()
    assert window.pages is not None
    page = window.pages.frame.page(page_shown(window))
    return focus is not None and (page is focus or page.isAncestorOf(focus))


def test_a_click_in_the_sidebar_leaves_the_keyboard_to_the_page(window: MainWindow, qtbot: QtBot) -> None:
    assert window.pages is not None
    calendar = next(
        each for each in window.pages.frame.findChildren(NavButton) if each.accessibleName() == "Calendar"
    )
    qtbot.mouseClick(calendar, Qt.MouseButton.LeftButton)
    assert in_page(window)


def test_the_key_of_a_page_takes_the_keyboard_there_even_out_of_the_sidebar(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.pages is not None
    window.pages.frame.findChildren(NavButton)[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, window, Qt.Key.Key_3)
    assert in_page(window)


def test_arrows_in_the_sidebar_keep_the_keyboard_there(window: MainWindow, qtbot: QtBot) -> None:
    assert window.pages is not None
    window.pages.frame.findChildren(NavButton)[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert page_shown(window) == PROSPECTS
    assert not in_page(window)


def test_every_page_can_be_looked_at_on_the_day_before_the_latest_facts(
    session: DeskSession, memory: Memory, named: Callable[[str], int], qtbot: QtBot
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)
    window = shown(session, memory, qtbot)
    assert window.pages is not None
    session._clock = lambda: NOW - timedelta(days=1)
    session.look_at_the_clock()
    for page in (TODAY, PROSPECTS, CALENDAR, LEDGER, CAMPAIGNS, PLAN):
        window.pages.show(page)
        QApplication.processEvents()
    window.pages.show_person(named("Dana"))
    window.pages.on_ledger().show_entry(len(session.picture.statement.postings))
    QApplication.processEvents()
    assert page_shown(window) == LEDGER


def test_a_person_leads_to_their_campaign(
    window: MainWindow, session: DeskSession, named: Callable[[str], int]
) -> None:
    session.perform(add_campaign, "Nordic hiring")
    (campaign,) = session.picture.campaigns
    session.perform(set_campaign, [named("Emil")], campaign)
    assert window.pages is not None
    window.pages.show_person(named("Emil"))
    window.menus.actions["in_campaign"].trigger()
    assert page_shown(window) == CAMPAIGNS
    assert window.pages.campaigns().campaign_id() == campaign


def test_who_is_in_no_campaign_is_said_to_be_in_none(window: MainWindow, named: Callable[[str], int]) -> None:
    assert window.pages is not None
    window.pages.show_person(named("Emil"))
    window.menus.actions["in_campaign"].trigger()
    assert window.pages.frame.said.text() == "The person is in no campaign."
