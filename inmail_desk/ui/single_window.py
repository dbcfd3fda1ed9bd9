"""One window for each data file: a second start raises the first."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDeadlineTimer, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ANSWER_WITHIN = 4_000  # milliseconds


class SingleWindow(QObject):
    """Holds a data file for this window, and hears when somebody else wants it.

    The lock lies in the folder given, keyed by user and file; one left by a program that was killed is recovered.
    """

    raise_wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: QLockFile | None = None
        self._held = ""
        self.other_came = False
        """Whether the window that has the file answered, when `take` last said False."""
        self._server: QLocalServer | None = None

    def take(self, file: Path) -> bool:
        """Takes a file for this window, giving up the one held before. Call `listen` when there is time for it.

        False where another window has it: that one is raised, and this one keeps what it held.
        """
        key = _key(file)
        lock = QLockFile(str(self._folder / f"{key}.lock"))
        # A window may be open for weeks: only a lock whose process is gone is stale, not one that is old.
        lock.setStaleLockTime(0)
        if key == self._held:
            return True
        if not lock.tryLock(0):
            self.other_came = _raise_other(key)
            return False
        self.release()
        self._lock, self._held = lock, key
        return True

    def listen(self) -> None:
        """Begins to hear whether another start wants the file: apart from `take`, because it costs the first window."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None or not self._held:
            return
        # A killed program leaves its socket behind. Whoever holds the lock may remove it.
        QLocalServer.removeServer(self._held)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        # Where the server cannot listen, the lock still keeps the file to one window; only the raising is lost.
        self._server.listen(self._held)

    def release(self) -> None:
        """Gives up the file that is held, if any."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._held = ""

    def _heard(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.raise_wanted.emit()


def _key(file: Path) -> str:
    name = f"{Path.home()}\0{file.resolve()}".encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"inmail-desk-{bytes(digest.data()).decode()[:20]}"


def _raise_other(key: str) -> bool:
    """Asks the window that has the file to come to the front; gives whether it heard.

    One that is only just starting begins to listen a moment after it took the file.
    """
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(_ANSWER_WITHIN)
    while not deadline.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(key)
        if socket.waitForConnected(deadline.remainingTime()):
            socket.waitForDisconnected(deadline.remainingTime())
            return True
        QThread.msleep(50)
    return False
