"""A data file has one window: a second start raises the first."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.single_window import SingleWindow

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from inmail_desk.ui.single_window import SingleWindow
QCoreApplication([])
print(SingleWindow(Path(sys.argv[1])).take(Path(sys.argv[2])))
"""
KILLED = SECOND_START + "import os, signal; sys.stdout.flush(); os.kill(os.getpid(), signal.SIGTERM)"


@pytest.fixture
def first(qapp: QCoreApplication, tmp_path: Path) -> Iterator[SingleWindow]:
    window = SingleWindow(tmp_path)
    yield window
    window.release()


def start(code: str, folder: Path, file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(file)], stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_does_not_get_the_file(first: SingleWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "Premium.inmaildesk"
    assert first.take(file)
    first.listen()
    second = start(SECOND_START, tmp_path, file)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].strip() == "False"


def test_a_second_start_raises_the_first_window(first: SingleWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "Premium.inmaildesk"
    first.take(file)
    first.listen()
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = start(SECOND_START, tmp_path, file)
    second.communicate()


def test_another_file_has_a_window_of_its_own(first: SingleWindow, tmp_path: Path) -> None:
    first.take(tmp_path / "Premium.inmaildesk")
    second = start(SECOND_START, tmp_path, tmp_path / "Navigator.inmaildesk")
    assert second.communicate()[0].strip() == "True"


def test_another_name_of_the_same_file_is_the_same_file(first: SingleWindow, tmp_path: Path) -> None:
    first.take(tmp_path / "Premium.inmaildesk")
    (tmp_path / "folder").mkdir()
    second = start(SECOND_START, tmp_path, tmp_path / "folder" / ".." / "Premium.inmaildesk")
    assert second.communicate()[0].strip() == "False"


def test_a_file_that_is_given_up_can_be_taken(first: SingleWindow, tmp_path: Path) -> None:
    file = tmp_path / "Premium.inmaildesk"
    first.take(file)
    first.take(tmp_path / "Navigator.inmaildesk")
    assert start(SECOND_START, tmp_path, file).communicate()[0].strip() == "True"


def test_what_a_killed_program_held_can_be_taken(first: SingleWindow, tmp_path: Path) -> None:
    file = tmp_path / "Premium.inmaildesk"
    start(KILLED, tmp_path, file).communicate()
    assert first.take(file)


def test_a_window_that_does_not_answer_is_told_apart(
    first: SingleWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Premium.inmaildesk"
    first.take(file)
    told = SECOND_START.replace("print(SingleWindow(Path(sys.argv[1])).take(Path(sys.argv[2])))", HEARD)
    assert start(told, tmp_path, file).communicate()[0].strip() == "False False"


HEARD = "window = SingleWindow(Path(sys.argv[1])); print(window.take(Path(sys.argv[2])), window.other_came)"
