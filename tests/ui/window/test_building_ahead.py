"""Pages that nobody has asked for yet are built while nobody uses the window; they are the same as when asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.store.errors import Damaged
from inmail_desk.ui.building_ahead import BuildingAhead
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.pages import CALENDAR, CAMPAIGNS, LEDGER, PLAN, PROSPECTS, Pages, prepare_pages
from inmail_desk.ui.plan_rules_view import RulesView
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme

from ..conftest import NOW

AT_LAST = 20_000  # milliseconds: a machine that others use too takes its time
BUILT = (PROSPECTS, CALENDAR, LEDGER, CAMPAIGNS, PLAN)


@pytest.fixture
def window(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Memory(tmp_path / "window.ini"), Theme(application))
    qtbot.addWidget(window)
    window.show_account(session, "Premium", demo=False)
    prepare_pages()
    with qtbot.waitExposed(window):
        window.show()
    return window


def pages_of(window: MainWindow) -> Pages:
    assert window.pages is not None
    return window.pages


def built(window: MainWindow) -> list[str]:
    """The pages that are more than an empty place."""
    frame = pages_of(window).frame
    return [key for key in BUILT if type(frame.page(key)) is not QWidget]


def build_all(window: MainWindow, qtbot: QtBot) -> None:
    pages_of(window).build_ahead()
    qtbot.waitUntil(pages_of(window).are_built, timeout=AT_LAST)


def picture_of(window: MainWindow, key: str, qtbot: QtBot) -> QImage:
    """The page once nothing moves on it any more: the panels beside the lists are filled a moment later."""
    pages_of(window).show(key)
    shown = QImage()
    same = 0  # pictures in a row

    def stands() -> bool:
        nonlocal shown, same
        former, shown = shown, window.grab().toImage()
        same = same + 1 if shown == former else 1
        return same == 10

    qtbot.waitUntil(stands, timeout=AT_LAST)
    return shown


def test_nothing_is_built_before_it_is_asked_for(window: MainWindow) -> None:
    assert built(window) == []


def test_every_page_is_built_while_nobody_uses_the_window(window: MainWindow, qtbot: QtBot) -> None:
    build_all(window, qtbot)
    assert built(window) == list(BUILT)


def test_building_leaves_the_page_in_front_and_the_keyboard_where_they_are(
    window: MainWindow, qtbot: QtBot
) -> None:
    focus = QApplication.focusWidget()
    build_all(window, qtbot)
    assert pages_of(window).in_front() == "today"
    assert QApplication.focusWidget() is focus
    assert not pages_of(window).may_go_back


@pytest.mark.parametrize("key", [PROSPECTS, CALENDAR, LEDGER, CAMPAIGNS, PLAN])
def test_a_page_that_was_built_ahead_looks_like_one_that_was_asked_for_at_once(
    key: str, window: MainWindow, session: DeskSession, qtbot: QtBot
) -> None:
    at_once = picture_of(window, key, qtbot)
    window.show_account(DeskSession(session.data, lambda: NOW), "Premium", demo=False)
    pages_of(window).show("today")
    build_all(window, qtbot)
    assert picture_of(window, key, qtbot) == at_once


@pytest.mark.parametrize("part", ["rules", "rulebooks"])
def test_a_part_of_the_plan_that_was_built_ahead_is_seen_only_once_it_is_asked_for(
    part: str, window: MainWindow, qtbot: QtBot
) -> None:
    build_all(window, qtbot)
    page = pages_of(window).on_plan()
    assert page.part() == "plan"
    assert [each.isVisible() for each in (page.plan, *page.findChildren(RulesView))] == [True, False]
    page.show_part(part)
    assert page.part() == part
    assert not page.plan.isVisible()


def test_a_page_that_is_asked_for_meanwhile_is_not_built_twice(window: MainWindow, qtbot: QtBot) -> None:
    pages = pages_of(window)
    pages.build_ahead()
    pages.show(LEDGER)
    ledger = pages.ledger()
    qtbot.waitUntil(pages.are_built, timeout=AT_LAST)
    assert pages.ledger() is ledger
    assert built(window) == list(BUILT)


def test_what_changes_after_a_page_was_built_is_there_when_it_is_shown(
    window: MainWindow, session: DeskSession, qtbot: QtBot
) -> None:
    build_all(window, qtbot)
    session.perform(add_prospects, [Candidate(name="Gita Rao")], now=NOW)
    pages_of(window).show(PROSPECTS)
    assert len(pages_of(window).prospects().table.people.ids()) == 7


def test_another_file_can_be_opened_while_pages_are_built(
    window: MainWindow, session: DeskSession, empty_session: DeskSession, qtbot: QtBot
) -> None:
    pages_of(window).build_ahead()
    qtbot.waitUntil(lambda: PROSPECTS in built(window), timeout=AT_LAST)
    window.show_account(empty_session, "Empty", demo=False)
    session.data.close()
    build_all(window, qtbot)
    assert built(window) == list(BUILT)


def test_once_the_window_is_closed_nothing_is_read_any_more(
    window: MainWindow, session: DeskSession, qtbot: QtBot
) -> None:
    pages_of(window).build_ahead()
    window.close()
    session.data.close()
    qtbot.wait(400)
    assert built(window) == []


# When a step is taken


@pytest.fixture
def bare(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def done() -> list[int]:
    """The steps that were taken."""
    return []


def steps(done: list[int], count: int = 3) -> Iterator[None]:
    for number in range(count):
        done.append(number)
        yield


def press(window: QWidget) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(window.windowHandle(), event)


def point(window: QWidget) -> None:
    place, none = QPointF(5, 5), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), event)


def test_steps_are_taken_one_by_one_until_none_is_left(
    bare: QMainWindow, done: list[int], qtbot: QtBot
) -> None:
    ahead = BuildingAhead(bare, steps(done), bare)
    assert done == []
    qtbot.waitUntil(ahead.is_done, timeout=AT_LAST)
    assert done == [0, 1, 2]


@pytest.mark.parametrize("touch", [press, point])
def test_no_step_is_taken_while_somebody_types_or_points(
    touch: Callable[[QWidget], None], bare: QMainWindow, done: list[int], qtbot: QtBot
) -> None:
    BuildingAhead(bare, steps(done), bare)
    for _ in range(50):
        qtbot.wait(10)
        touch(bare)
    assert done == []


def test_no_step_is_taken_while_a_dialog_is_open(bare: QMainWindow, done: list[int], qtbot: QtBot) -> None:
    ahead = BuildingAhead(bare, steps(done), bare)
    dialog = QDialog(bare)
    dialog.open()
    qtbot.wait(400)
    assert done == []
    dialog.close()
    qtbot.waitUntil(ahead.is_done, timeout=AT_LAST)


def test_trouble_with_the_file_ends_it_without_a_word(
    bare: QMainWindow, done: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    def failing() -> Iterator[None]:
        yield from steps(done, 1)
        raise Damaged(tmp_path)

    ahead = BuildingAhead(bare, failing(), bare)
    qtbot.waitUntil(ahead.is_done, timeout=AT_LAST)
    assert done == [0]
