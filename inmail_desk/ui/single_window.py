"""One window for each data file: a second start raises the first, and hands over to it what it was started with."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from .window_socket import Message, WindowSocket

_ANSWER_WITHIN = 4_000  # milliseconds


class SingleWindow(QObject):
    """Holds a data file for this window, and hears when somebody else wants it.

    The lock lies in the folder given, keyed by user and file; one left by a program that was killed is recovered.
    """

    raise_wanted = Signal(str)
    """Carries what the desktop wants to see before a window may come to the front, "" for nothing."""
    address_handed = Signal(str)
    """Carries an address that was given to another start; it comes with `raise_wanted`."""

    def __init__(
        self, folder: Path, parent: QObject | None = None, *, patience: int = _ANSWER_WITHIN
    ) -> None:
        """`patience` is how many milliseconds another window has for its answer."""
        super().__init__(parent)
        self._folder = folder
        self._patience = patience
        self._lock: QLockFile | None = None
        self._held = ""
        self.other_came = False
        """Whether the window that has the file answered, when `take` last said False."""
        self.takes_addresses = True
        """Whether this window may be handed an address; other windows are asked where not."""
        self._socket: WindowSocket | None = None

    def take(self, file: Path | None, address: str = "", *, raising: bool = True) -> bool:
        """Takes a file for this window, giving up the one held before; None is what who has no file yet holds. Call
        `listen` when there is time for it.

        False where another window has it: that one is raised unless that is not wanted, and gets the address, if any;
        this one keeps what it held.
        """
        key = _key(file or self._folder)
        lock = self._lock_of(key)
        if key == self._held:
            return True
        if not lock.tryLock(0):
            self.other_came = raising and self._tell(key, lock, address)
            return False
        self.release()
        self._lock, self._held = lock, key
        return True

    def listen(self) -> None:
        """Begins to hear whether another start wants the file: apart from `take`, because it costs the first window."""
        if self._socket is None and self._held:
            from .window_socket import WindowSocket

            self._socket = WindowSocket(_book(self._folder, self._held), self._heard)

    def release(self) -> None:
        """Gives up the file that is held, if any."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None
        self._held = ""

    def hand_over(self, address: str, files: Iterable[Path]) -> bool:
        """Gives an address to the window that has the first of these files that is open, or else to any window of this
        person's that takes it. False where there is none."""
        for key in self._others(files):
            lock = self._lock_of(key)
            # Only the lock of a program that is gone can be removed.
            if not lock.removeStaleLockFile() and self._tell(key, lock, address):
                return True
        return False

    def _others(self, files: Iterable[Path]) -> Iterator[str]:
        there = {each.stem: each for each in self._folder.glob("inmail-desk-*.lock")}
        wanted = [key for key in map(_key, files) if key in there]
        yield from wanted
        yield from sorted(there.keys() - {*wanted}, key=lambda key: -_changed(there[key]))

    def _lock_of(self, key: str) -> QLockFile:
        lock = QLockFile(str(self._folder / f"{key}.lock"))
        # A window may be open for weeks: only a lock whose process is gone is stale, not one that is old.
        lock.setStaleLockTime(0)
        return lock

    def _tell(self, key: str, lock: QLockFile, address: str) -> bool:
        """Asks the window that has the lock to come to the front, with an address where there is one; gives whether it
        does."""
        from .window_socket import Answer, Message, tell

        _let_come_to_front(lock)
        message = Message(address, os.environ.get("XDG_ACTIVATION_TOKEN", ""))
        return tell(_book(self._folder, key), message, self._patience) is Answer.TAKEN

    def _heard(self, message: "Message") -> bool:
        if message.address and not self.takes_addresses:
            return False
        # The other start is answered before this one is busy with what it said.
        QTimer.singleShot(0, lambda: self._pass_on(message))
        return True

    def _pass_on(self, message: "Message") -> None:
        self.raise_wanted.emit(message.token)
        if message.address:
            self.address_handed.emit(message.address)


def _key(file: Path) -> str:
    # Path.resolve fails on a link that leads to itself.
    name = f"{Path.home()}\0{os.path.realpath(file)}".encode("utf-8", "surrogatepass")
    digest = QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"inmail-desk-{bytes(digest.data()).decode()[:20]}"


def _book(folder: Path, key: str) -> Path:
    """The file in which the window that holds a key says how it can be reached."""
    return folder / f"{key}.window"


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _let_come_to_front(lock: QLockFile) -> None:
    """Passes on the right to come to the front, which Windows gives to the program alone that was started last."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(lock.getLockInfo()[0])
