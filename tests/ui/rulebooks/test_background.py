"""Work that nobody waits for is done in another thread, handed over in this one, and dropped for newer work."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inmail_desk.ui.background import Background


class Taken:
    def __init__(self) -> None:
        self.results: list[tuple[int, Any]] = []

    def __call__(self, place: int, result: Any) -> None:
        self.results.append((place, result))


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    page = QObject()
    background = Background(page)
    yield background
    background.stop()


def test_each_result_arrives_by_itself(background: Background, qtbot: QtBot) -> None:
    taken = Taken()
    background.run([lambda: "a", lambda: "b"], taken)
    qtbot.waitUntil(lambda: not background.is_busy(), timeout=30_000)  # other tests may leave it little time
    assert taken.results == [(0, "a"), (1, "b")]


def test_the_work_is_done_in_another_thread_and_handed_over_in_this_one(background: Background) -> None:
    threads: list[int] = []
    background.run([threading.get_ident], lambda _, worker: threads.extend([worker, threading.get_ident()]))
    background.wait()
    assert threads[0] != threads[1] == threading.get_ident()


def test_waiting_hands_over_everything_at_once(background: Background) -> None:
    taken = Taken()
    background.run([lambda number=number: number for number in range(20)], taken)
    background.wait()
    assert taken.results == [(number, number) for number in range(20)]


def test_newer_work_takes_the_place_of_what_is_left(background: Background, qtbot: QtBot) -> None:
    began, go_on = threading.Event(), threading.Event()
    former, latter, done_all_the_same = Taken(), Taken(), []

    def hold() -> str:
        began.set()
        go_on.wait(10)
        return "old"

    background.run([hold, lambda: done_all_the_same.append("old too")], former)
    qtbot.waitUntil(began.is_set)
    background.run([lambda: "new"], latter)
    go_on.set()
    background.wait()
    assert (former.results, latter.results) == ([], [(0, "new")])
    assert not done_all_the_same


def test_what_a_step_raises_is_raised_here_and_ends_the_work(background: Background) -> None:
    taken = Taken()
    background.run([lambda: "a", lambda: 1 // 0, lambda: "c"], taken)
    with pytest.raises(ZeroDivisionError):
        background.wait()
    assert taken.results == [(0, "a")]
    assert not background.is_busy()


@pytest.mark.parametrize("ask", [gc.isenabled, sys.getswitchinterval])
def test_how_python_takes_turns_and_looks_for_garbage_is_as_before(
    background: Background, ask: Callable[[], object]
) -> None:
    before, meanwhile = ask(), Taken()
    background.run([ask], meanwhile)
    background.wait()
    assert meanwhile.results != [(0, before)]
    assert ask() == before


@pytest.mark.parametrize("ask", [gc.isenabled, sys.getswitchinterval])
def test_so_they_are_after_two_threads_that_were_at_work_at_once(
    background: Background, ask: Callable[[], object], qtbot: QtBot
) -> None:
    page = QObject()
    another, before = Background(page), ask()
    first_ended, both_at_work = threading.Event(), threading.Barrier(2, timeout=10)
    meanwhile: list[object] = []

    def outlast() -> None:
        both_at_work.wait()
        first_ended.wait(10)
        meanwhile.append(ask())

    background.run([both_at_work.wait], lambda _, __: None)
    another.run([outlast], lambda _, __: None)
    qtbot.waitUntil(lambda: not background.is_busy(), timeout=30_000)
    background.wait()
    first_ended.set()
    another.wait()
    assert (meanwhile != [before], ask()) == (True, before)
