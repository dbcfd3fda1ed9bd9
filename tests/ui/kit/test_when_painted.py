"""What is left until the window has been painted is done once, and for a window that is still there."""

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from inmail_desk.ui.soon import soon
from inmail_desk.ui.when_painted import WhenPainted


def shown(qtbot: QtBot) -> QWidget:
    window = QWidget()
    with qtbot.waitExposed(window):
        window.show()
    return window


def longer_than_a_moment(qtbot: QtBot) -> None:
    deadline = QDeadlineTimer(300)
    qtbot.waitUntil(deadline.hasExpired)


def test_it_is_done_once_however_often_the_window_is_painted(qtbot: QtBot) -> None:
    done: list[int] = []
    window = shown(qtbot)
    WhenPainted(window, lambda: done.append(1))
    window.update()
    qtbot.waitUntil(lambda: bool(done))
    window.update()
    longer_than_a_moment(qtbot)
    assert done == [1]


def test_nothing_is_done_for_a_window_that_is_gone_by_then(qtbot: QtBot) -> None:
    done: list[int] = []
    window = shown(qtbot)
    when = WhenPainted(window, lambda: done.append(1))
    window.update()
    qtbot.waitUntil(when._rest.isActive)
    delete(window)
    longer_than_a_moment(qtbot)
    assert done == []


def test_a_page_does_once_what_it_was_asked_for_twice(qtbot: QtBot) -> None:
    done: list[int] = []
    page = shown(qtbot)
    timer = soon(page, lambda: done.append(1))
    timer.start()
    timer.start()
    qtbot.waitUntil(lambda: not timer.isActive())
    assert done == [1]


def test_a_page_whose_window_was_closed_does_nothing_any_more(qtbot: QtBot) -> None:
    done: list[int] = []
    window = shown(qtbot)
    timer = soon(QWidget(window), lambda: done.append(1))
    timer.start()
    window.close()
    qtbot.waitUntil(lambda: not timer.isActive())
    assert done == []
