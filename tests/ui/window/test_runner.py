"""Slow work leaves the window alive, tells what came of it, and can be called off."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.progress import Progress
from inmail_desk.ui.runner import Runner


class Told:
    """What a runner has told."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Exception] = []
        self.given_up: list[Any] = []

    def anything(self) -> bool:
        return bool(self.done or self.failed or self.given_up)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def run(window: QWidget, told: Told) -> Iterator[Callable[[Callable[[Progress], Any]], None]]:
    runner = Runner(window)

    def start(work: Callable[[Progress], Any]) -> None:
        runner.run(
            "Working", work, done=told.done.append, failed=told.failed.append, given_up=told.given_up.append
        )

    yield start
    runner.wait()


def cancel(window: QWidget) -> None:
    window.findChild(QProgressDialog).findChild(QPushButton).click()


def test_the_result_arrives(run: Callable[..., None], told: Told, qtbot: QtBot) -> None:
    run(lambda _: 42)
    qtbot.waitUntil(told.anything)
    assert told.done == [42]


def test_the_work_is_done_in_another_thread(run: Callable[..., None], told: Told, qtbot: QtBot) -> None:
    run(lambda _: threading.get_ident())
    qtbot.waitUntil(told.anything)
    assert told.done != [threading.get_ident()]


def test_trouble_arrives_as_it_is(run: Callable[..., None], told: Told, qtbot: QtBot) -> None:
    def fail(_: Progress) -> None:
        raise OSError("no room")

    run(fail)
    qtbot.waitUntil(told.anything)
    assert str(told.failed[0]) == "no room"


def test_what_was_called_off_is_given_up(
    run: Callable[..., None], told: Told, window: QWidget, qtbot: QtBot
) -> None:
    called_off = threading.Event()

    def work(_: Progress) -> str:
        called_off.wait(10)
        return "result"

    run(work)
    cancel(window)
    called_off.set()
    qtbot.waitUntil(told.anything)
    assert (told.done, told.given_up) == ([], ["result"])


def test_work_by_steps_ends_itself_once_it_is_called_off(window: QWidget, told: Told, qtbot: QtBot) -> None:
    runner = Runner(window)

    def work(progress: Progress) -> str:
        for row in range(10_000_000):
            progress.step(row)
        return "all of it"

    runner.run(
        "Working", work, done=told.done.append, failed=told.failed.append, given_up=told.given_up.append
    )
    cancel(window)
    qtbot.waitUntil(told.anything)
    assert (told.done, told.failed, told.given_up) == ([], [], [None])


def test_it_says_how_many_rows_it_has_come_through(
    run: Callable[..., None], told: Told, window: QWidget, qtbot: QtBot
) -> None:
    seen = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(40)
        seen.wait(10)

    run(work)
    label = window.findChild(QProgressDialog).findChild(QLabel)
    qtbot.waitUntil(lambda: label.text() == "Working\n40 rows")
    seen.set()
    qtbot.waitUntil(told.anything)


def test_it_says_whether_it_is_busy(window: QWidget, told: Told, qtbot: QtBot) -> None:
    runner = Runner(window)
    go_on = threading.Event()
    asked = [runner.is_busy()]
    runner.run("Working", lambda _: go_on.wait(10), done=told.done.append, failed=print, given_up=print)
    asked.append(runner.is_busy())
    go_on.set()
    qtbot.waitUntil(told.anything)
    assert [*asked, runner.is_busy()] == [False, True, False]


def test_a_second_piece_of_work_has_to_wait(run: Callable[..., None], told: Told, qtbot: QtBot) -> None:
    go_on = threading.Event()
    run(lambda _: go_on.wait(10))
    with pytest.raises(RuntimeError):
        run(lambda _: None)
    go_on.set()
    qtbot.waitUntil(told.anything)
