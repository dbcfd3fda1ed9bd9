"""What one start of the program says to the window of another, and what a window refuses to hear."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from inmail_desk.ui.window_socket import LONGEST_LINE, Answer, Message, WindowSocket, read_message, tell

ADDRESS = "inmaildesk://add?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-example"


class Window:
    """Somebody who hears; `takes` says whether what is heard is taken."""

    def __init__(self, book: Path, **how: int) -> None:
        self.book = book
        self.heard: list[Message] = []
        self.takes = True
        self.socket = WindowSocket(book, self._hear, **how)

    def _hear(self, message: Message) -> bool:
        self.heard.append(message)
        return self.takes

    def say(self, raw: bytes, qtbot: QtBot) -> bytes:
        """What is answered to these bytes, until the window hangs up."""
        caller = QLocalSocket()
        caller.connectToServer(self.book.read_text())
        caller.write(raw)
        qtbot.waitUntil(
            lambda: caller.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000
        )
        return bytes(caller.readAll().data())


@pytest.fixture
def window(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path / "a.window")
    yield window
    window.socket.close()


TELLING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from inmail_desk.ui.window_socket import Message, tell
application = QCoreApplication([])
print(tell(Path(sys.argv[1]), Message(*sys.argv[2:]), 20_000).name)
"""


def told(book: Path, message: Message, qtbot: QtBot) -> str:
    """The answer that another program gets."""
    program = subprocess.Popen(
        [sys.executable, "-c", TELLING, str(book), *message], stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    return program.communicate()[0].strip()


@pytest.mark.parametrize(
    "message", [Message(), Message(ADDRESS), Message(ADDRESS, "token-1"), Message("", "t")]
)
def test_a_message_arrives_as_it_was_sent(window: Window, message: Message, qtbot: QtBot) -> None:
    assert (told(window.book, message, qtbot), window.heard) == ("TAKEN", [message])


def test_a_window_may_pass_a_message_on(window: Window, qtbot: QtBot) -> None:
    window.takes = False
    assert told(window.book, Message(ADDRESS), qtbot) == "PASSED"


def test_where_nobody_listens_nobody_answers(qapp: QCoreApplication, tmp_path: Path) -> None:
    assert tell(tmp_path / "none.window", Message(), 200) is Answer.NONE


def test_a_book_that_names_something_else_is_not_followed(qapp: QCoreApplication, tmp_path: Path) -> None:
    other = QLocalServer()
    assert other.listen(str(tmp_path / "x"))
    (tmp_path / "x.window").write_text(other.fullServerName())
    assert tell(tmp_path / "x.window", Message(ADDRESS), 200) is Answer.NONE
    assert not other.waitForNewConnection(0)[0]


@pytest.mark.parametrize(
    "raw",
    [b"\n", b"\xff\t\n", ADDRESS.encode() + b"\n", ADDRESS.encode() + b"\x00\t\n", b"a\tb\tc\n", b"a\tt t\n"],
)
def test_what_no_start_sends_is_not_heard(window: Window, raw: bytes, qtbot: QtBot) -> None:
    assert (window.say(raw, qtbot), window.heard) == (b"passed\n", [])


@pytest.fixture
def impatient(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Window]:
    """A window that hangs up soon."""
    window = Window(tmp_path / "b.window", patience=300)
    yield window
    window.socket.close()


def test_a_line_without_an_end_is_cut_off(impatient: Window, qtbot: QtBot) -> None:
    assert (impatient.say(b"a" * (LONGEST_LINE + 1), qtbot), impatient.heard) == (b"", [])


def test_who_says_nothing_is_hung_up_on(impatient: Window, qtbot: QtBot) -> None:
    assert impatient.say(b"", qtbot) == b""


def test_only_the_first_line_is_heard(window: Window, qtbot: QtBot) -> None:
    window.say(b"\t\n" + ADDRESS.encode() + b"\t\n", qtbot)
    assert window.heard == [Message()]


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes have no file with rights")
def test_nobody_else_may_read_where_the_window_is_or_speak_to_it(window: Window, tmp_path: Path) -> None:
    socket = Path(window.socket.full_name())
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (window.book, socket)]
    assert [mode & 0o077 for mode in modes] == [0, 0]


def test_no_two_windows_have_the_same_socket(window: Window, tmp_path: Path) -> None:
    other = Window(tmp_path / "b.window")
    names = {window.book.read_text(), other.book.read_text()}
    other.socket.close()
    assert len(names) == 2


def test_a_window_that_is_closed_leaves_nothing_behind(qapp: QCoreApplication, tmp_path: Path) -> None:
    window = Window(tmp_path / "a.window")
    socket = Path(window.socket.full_name())
    window.socket.close()
    assert (list(tmp_path.iterdir()), socket.exists()) == ([], False)


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from inmail_desk.ui.window_socket import WindowSocket
application = QCoreApplication([])
window = WindowSocket(Path(sys.argv[1]), lambda message: True)
print(window.full_name(), flush=True)
os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes go with their program")
def test_the_socket_of_a_killed_program_is_cleared_away(tmp_path: Path) -> None:
    book = tmp_path / "a.window"
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(book)], stdout=subprocess.PIPE, text=True, check=False
    )
    left = ended.stdout.strip()
    assert os.path.lexists(left)
    Window(book).socket.close()
    assert not os.path.lexists(left)


@given(st.binary())
def test_anything_is_a_message_or_none(raw: bytes) -> None:
    message = read_message(raw)
    assert message is None or message.line().decode() == raw.decode()
