"""Large changes are undone off the GUI thread, while the window says what it does and takes nothing else."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority
from inmail_desk.ui.busy_cover import BusyCover
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.pages import CALENDAR, prepare_pages
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..importing.conftest import shown
from .test_session import no_reading_after

MANY = 500


@pytest.fixture
def window(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """With so many people that were added in one step; the list of all of them is in front."""
    people = [Candidate(name=f"Person {number}") for number in range(MANY)]
    session.perform(add_prospects, people, now=NOW)
    window = shown(session, tmp_path, qtbot)
    assert window.pages is not None
    window.pages.on_prospects()
    return window


def undo(window: MainWindow) -> None:
    window.menus.actions["undo"].trigger()


def covers(window: MainWindow) -> list[str]:
    return [each.accessibleName() for each in window.findChildren(BusyCover) if each.isVisible()]


def test_a_large_step_is_undone(window: MainWindow, session: DeskSession) -> None:
    undo(window)
    window.runner.wait()
    assert len(session.picture.prospects) == 6


def test_the_list_shows_who_is_left(window: MainWindow) -> None:
    undo(window)
    window.runner.wait()
    assert window.pages is not None
    assert len(window.pages.prospects().shown()[0]) == 6


def test_the_line_says_what_was_undone(window: MainWindow) -> None:
    undo(window)
    window.runner.wait()
    assert window.pages is not None
    assert window.pages.frame.said.text() == "Undone: Add Prospects"


def test_a_large_step_is_done_again(window: MainWindow, session: DeskSession) -> None:
    undo(window)
    window.runner.wait()
    window.menus.actions["redo"].trigger()
    window.runner.wait()
    assert len(session.picture.prospects) == MANY + 6


def test_the_window_says_what_it_is_doing(window: MainWindow) -> None:
    undo(window)
    assert covers(window) == ["Undoing Add Prospects…"]
    window.runner.wait()
    assert covers(window) == []


def test_a_small_step_is_undone_at_once(window: MainWindow, session: DeskSession) -> None:
    session.perform(add_prospects, [Candidate(name="Jana Weiss")], now=NOW)
    undo(window)
    assert (covers(window), len(session.picture.prospects)) == ([], MANY + 6)


def change(window: MainWindow, go_on: threading.Event) -> None:
    """Begins a change that lasts until it may go on."""

    def activity(_: DataFile) -> Changed:
        go_on.wait(10)
        return Changed(action="", tables=frozenset(), prospects=frozenset())

    assert window.session is not None
    window.session.carry_out(window, "Changing…", None, activity, lambda _: None)


def test_keys_do_nothing_meanwhile(window: MainWindow) -> None:
    go_on = threading.Event()
    assert window.pages is not None
    change(window, go_on)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    in_front = window.pages.in_front()
    go_on.set()
    window.runner.wait()
    assert in_front == "prospects"


def test_the_window_stays_open_meanwhile(window: MainWindow) -> None:
    go_on = threading.Event()
    change(window, go_on)
    window.close()
    stayed = window.isVisible()
    go_on.set()
    window.runner.wait()
    assert stayed


def test_the_keyboard_comes_back_to_where_it_was(window: MainWindow) -> None:
    assert window.pages is not None
    table = window.pages.prospects().table
    undo(window)
    window.runner.wait()
    assert table.hasFocus()


def test_the_window_comes_back_where_what_had_the_keyboard_is_gone(window: MainWindow) -> None:
    go_on = threading.Event()
    assert window.pages is not None
    table = window.pages.prospects().table
    table.edit(table.model().index(0, 0))
    change(window, go_on)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    window.runner.wait()
    assert (covers(window), table.hasFocus()) == ([], True)


def test_no_page_is_built_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    assert window.pages is not None
    prepare_pages()
    window.pages.build_ahead()
    change(window, go_on)
    qtbot.wait(600)
    built = window.pages.frame.page(CALENDAR)
    go_on.set()
    window.runner.wait()
    assert type(built) is QWidget


def test_that_a_change_could_not_be_read_stays_said_once_the_dialog_that_made_it_is_gone(
    window: MainWindow, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = QDialog(window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    with no_reading_after(session.data) as change:
        session.carry_out(
            dialog,
            "Writing…",
            None,
            lambda data: change(data, [next(iter(session.picture.prospects))], Priority.LOW),
            lambda _: dialog.accept(),
        )
        window.runner.wait()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [box.text()[:20] for box in window.findChildren(QMessageBox)] == ["Your change is saved"]
