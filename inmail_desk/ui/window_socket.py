"""How one start of the program speaks to a window of another: a line each way, over a socket of this person's alone.

The socket has a name that nobody can guess, another for each window. It stands in a file in the person's own folder, so
that no other user of the computer can pretend to be the window that is looked for.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QThread, QTimer, QUuid
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST_LINE = 8_192
"""Bytes of a message, more than the longest address that is taken."""

_ASK_WITHIN_MS = 3_000
_TAKEN, _PASSED = b"taken\n", b"passed\n"
_CONNECTED = QLocalSocket.LocalSocketState.ConnectedState
_UNCONNECTED = QLocalSocket.LocalSocketState.UnconnectedState
_TOKEN = re.compile(r"[!-~]{1,200}")


class Message(NamedTuple):
    """What a start says to a window. `address` is to be taken in, "" only brings the window to the front. `token` is
    what the desktop wants to see for that, "" where it wants nothing."""

    address: str = ""
    token: str = ""

    def line(self) -> bytes:
        """The message as it is sent."""
        token = self.token if _TOKEN.fullmatch(self.token) else ""
        return f"{self.address}\t{token}\n".encode()


def read_message(line: bytes) -> Message | None:
    """The message that a line is, None for one that no start of this program sends."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return None
    address, between, token = text.removesuffix("\n").partition("\t")
    if not text.endswith("\n") or not between or not (address + token).isprintable():
        return None
    return Message(address, token) if not token or _TOKEN.fullmatch(token) else None


class Answer(Enum):
    """What a window made of a message."""

    TAKEN = 0
    PASSED = 1
    NONE = 2


class WindowSocket(QObject):
    """Hears messages for this window, from its making until it is closed. `book` is the file that says where.

    `heard` is called with each message, and says whether it is taken. Who calls has `patience` milliseconds to say it.
    """

    def __init__(
        self, book: Path, heard: Callable[[Message], bool], *, patience: int = _ASK_WITHIN_MS
    ) -> None:
        super().__init__()
        self._ask_within = patience
        self._book = book
        self._heard = heard
        self._callers: list[tuple[QLocalSocket, QDeadlineTimer]] = []
        self._patience = QTimer(self, interval=patience // 4)
        self._patience.timeout.connect(self._hang_up_on_the_silent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        former = _name_in(book)
        if former:  # a killed program leaves its socket behind
            QLocalServer.removeServer(former)
        name = f"inmail-desk-{QUuid.createUuid().toString(QUuid.StringFormat.Id128)}"
        # Where it cannot listen, the lock still keeps the file to one window; only the raising is lost.
        if self._server.listen(name):
            with suppress(OSError):
                _write_privately(book, name)

    def full_name(self) -> str:
        """Where the socket lies, "" where it cannot listen."""
        return self._server.fullServerName()

    def close(self) -> None:
        """Hears nothing more."""
        self._server.close()
        self._patience.stop()
        with suppress(OSError):
            self._book.unlink()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(LONGEST_LINE)  # a line that is longer never ends, and is hung up on
            self._callers.append((socket, QDeadlineTimer(self._ask_within)))
            # A slot that knew the socket would keep it, and be kept by it: all are looked at instead.
            socket.readyRead.connect(self._read_all)
            socket.disconnected.connect(self._forget_the_gone, Qt.ConnectionType.QueuedConnection)
        if not self._patience.isActive():
            self._patience.start()
        self._read_all()
        self._forget_the_gone()

    def _read_all(self) -> None:
        for socket, _ in list(self._callers):
            if socket.state() == _CONNECTED:
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        message = read_message(bytes(socket.readLine(LONGEST_LINE).data()))
        taken = message is not None and self._heard(message)
        socket.write(_TAKEN if taken else _PASSED)
        socket.flush()
        socket.disconnectFromServer()

    def _hang_up_on_the_silent(self) -> None:
        for socket, patience in list(self._callers):
            if patience.hasExpired():
                socket.abort()
        self._forget_the_gone()

    def _forget_the_gone(self) -> None:
        gone = [each for each in self._callers if each[0].state() == _UNCONNECTED]
        self._callers = [each for each in self._callers if each not in gone]
        for socket, _ in gone:
            socket.deleteLater()
        if not self._callers:
            self._patience.stop()


def tell(book: Path, message: Message, within: int) -> Answer:
    """Sends a message to the window whose book that is, and waits for the answer for so many milliseconds.

    A window that is only just starting begins to listen a moment after it took its file.
    """
    deadline = QDeadlineTimer(within)
    while not deadline.hasExpired():
        name = _name_in(book)
        socket = QLocalSocket()
        if name:
            socket.connectToServer(name)
        if name and socket.waitForConnected(deadline.remainingTime()):
            socket.write(message.line())
            while not socket.canReadLine() and socket.waitForReadyRead(deadline.remainingTime()):
                pass
            answer = bytes(socket.readLine(LONGEST_LINE).data())
            return {_TAKEN: Answer.TAKEN, _PASSED: Answer.PASSED}.get(answer, Answer.NONE)
        QThread.msleep(50)
    return Answer.NONE


def _name_in(book: Path) -> str:
    try:
        name = book.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return name if re.fullmatch(r"inmail-desk-[0-9a-f]{32}", name) else ""


def _write_privately(file: Path, text: str) -> None:
    """Writes a file whole or not at all, for its owner's eyes only."""
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as written:
        written.write(text)
    fresh.replace(file)
