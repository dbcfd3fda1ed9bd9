"""Work of the GUI thread is cut into parts, and the window goes on between them."""

from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.turns import Turns


def long_steps(done: list[str], count: int = 6) -> Iterator[None]:
    for number in range(count):
        end = perf_counter() + 0.008
        while perf_counter() < end:
            pass
        done.append(str(number))
        yield


@pytest.fixture
def turns(qapp: QApplication) -> Turns:
    return Turns(QObject(qapp))


def test_something_else_has_its_turn_between_the_steps(turns: Turns, qtbot: QtBot) -> None:
    done: list[str] = []
    QTimer.singleShot(0, lambda: done.append("else"))
    turns.run(long_steps(done))
    qtbot.waitUntil(lambda: not turns.is_busy())
    assert done.index("else") < done.index("5")


def test_what_is_left_can_be_done_at_once(turns: Turns) -> None:
    done: list[str] = []
    turns.run(long_steps(done))
    turns.finish()
    assert (len(done), turns.is_busy()) == (6, False)


def test_what_is_left_can_be_dropped(turns: Turns) -> None:
    done: list[str] = []
    turns.run(long_steps(done))
    turns.stop()
    QApplication.processEvents()
    assert done == ["0"]
