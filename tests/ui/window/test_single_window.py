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
NOT_RAISING = SECOND_START.replace("sys.argv[2]))", "sys.argv[2]), raising=False)")
KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from inmail_desk.ui.single_window import SingleWindow
QCoreApplication([])
window = SingleWindow(Path(sys.argv[1]))
window.take(Path(sys.argv[2]))
os.kill(os.getpid(), signal.SIGTERM)
"""


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
    second = start(NOT_RAISING, tmp_path, tmp_path / "folder" / ".." / "Premium.inmaildesk")
    assert second.communicate()[0].strip() == "False"


def test_a_file_that_is_given_up_can_be_taken(first: SingleWindow, tmp_path: Path) -> None:
    file = tmp_path / "Premium.inmaildesk"
    first.take(file)
    first.take(tmp_path / "Navigator.inmaildesk")
    assert start(SECOND_START, tmp_path, file).communicate()[0].strip() == "True"


def test_what_a_killed_program_held_can_be_taken(first: SingleWindow, tmp_path: Path) -> None:
    file = tmp_path / "Premium.inmaildesk"
    start(KILLED, tmp_path, file).communicate()
    assert list(tmp_path.glob("*.lock"))
    assert first.take(file)


def test_a_window_that_does_not_answer_is_told_apart(
    first: SingleWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "Premium.inmaildesk"
    first.take(file)
    told = SECOND_START.replace(TAKEN, HEARD)
    assert start(told, tmp_path, file).communicate()[0].strip() == "False False"


TAKEN = "print(SingleWindow(Path(sys.argv[1])).take(Path(sys.argv[2])))"
HEARD = """
window = SingleWindow(Path(sys.argv[1]), patience=300)
print(window.take(Path(sys.argv[2])), window.other_came)
"""


# What the person was looking at in the browser

ADDRESS = "inmaildesk://add?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-example"
HANDING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from inmail_desk.ui.single_window import SingleWindow
QCoreApplication([])
files = [Path(each) for each in sys.argv[3:]]
print(SingleWindow(Path(sys.argv[1])).hand_over(sys.argv[2], files))
"""


def hand_over(folder: Path, files: list[Path], qtbot: QtBot) -> bool:
    """Whether another program finds a window for the address; the windows here answer meanwhile."""
    given = [str(folder), ADDRESS, *map(str, files)]
    program = subprocess.Popen([sys.executable, "-c", HANDING, *given], stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    return program.communicate()[0].strip() == "True"


@pytest.fixture
def second(qapp: QCoreApplication, tmp_path: Path) -> Iterator[SingleWindow]:
    window = SingleWindow(tmp_path)
    yield window
    window.release()


@pytest.fixture
def taken(first: SingleWindow, second: SingleWindow, tmp_path: Path) -> list[str]:
    """Which windows took an address: the first has the file Premium, the second Navigator."""
    taken: list[str] = []
    for name, window in (("Premium", first), ("Navigator", second)):
        window.take(tmp_path / name)
        window.listen()
        window.address_handed.connect(lambda _, name=name: taken.append(name))
    return taken


@pytest.mark.parametrize("last", ["Premium", "Navigator"])
def test_an_address_goes_to_the_window_of_the_file_opened_last(
    taken: list[str], tmp_path: Path, last: str, qtbot: QtBot
) -> None:
    others = [name for name in ("Premium", "Navigator") if name != last]
    assert hand_over(tmp_path, [tmp_path / name for name in ("Gone", last, *others)], qtbot)
    assert taken == [last]


def test_an_address_goes_to_a_window_that_has_a_file_nobody_remembers(
    taken: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    assert hand_over(tmp_path, [], qtbot)
    assert len(taken) == 1


def test_a_window_that_takes_none_passes_the_address_on(
    first: SingleWindow, taken: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    first.takes_addresses = False
    assert hand_over(tmp_path, [tmp_path / "Premium", tmp_path / "Navigator"], qtbot)
    assert taken == ["Navigator"]


def test_a_window_without_a_file_takes_an_address(first: SingleWindow, tmp_path: Path, qtbot: QtBot) -> None:
    first.take(None)
    first.listen()
    with qtbot.waitSignal(first.address_handed) as handed:
        assert hand_over(tmp_path, [tmp_path / "Premium"], qtbot)
    assert handed.args == [ADDRESS]


def test_a_program_that_was_killed_is_not_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    start(KILLED, tmp_path, tmp_path / "Premium").communicate()
    assert list(tmp_path.glob("*.lock"))
    assert not hand_over(tmp_path, [tmp_path / "Premium"], qtbot)
    assert not list(tmp_path.glob("*.lock"))


def test_where_no_window_is_open_nobody_takes_it(tmp_path: Path, qtbot: QtBot) -> None:
    assert not hand_over(tmp_path, [tmp_path / "Premium"], qtbot)


def test_who_has_no_file_yet_has_one_window_too(first: SingleWindow, tmp_path: Path, qtbot: QtBot) -> None:
    first.take(None)
    first.listen()
    with qtbot.waitSignal(first.raise_wanted, timeout=20_000):
        second = start(SECOND_START.replace("Path(sys.argv[2])", "None"), tmp_path, tmp_path)
    assert second.communicate()[0].strip() == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there that few have")
def test_a_file_that_is_a_link_to_itself_is_taken_as_any(first: SingleWindow, tmp_path: Path) -> None:
    """What it is will be said when it is opened."""
    file = tmp_path / "Premium.inmaildesk"
    file.symlink_to(file)
    assert first.take(file)
