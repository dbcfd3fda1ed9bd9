"""What the tries of the frozen program share: it, the same sources unfrozen, waiting, and saying what was seen."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from application import COMMAND, ROOT

_PATIENCE = 90.0


class Failed(Exception):
    """The program does not do what it should. The text says what."""


def check(fact: bool, what: str) -> None:
    """Says what was seen to be so; raises Failed where it is not so."""
    if not fact:
        raise Failed(f"not so: {what}")
    print(f"ok: {what}", flush=True)


def until(fact: Callable[[], bool], what: str, patience: float = _PATIENCE) -> None:
    """Waits until something is so, and says it; raises Failed after that many seconds."""
    end = time.monotonic() + patience
    while not fact():
        if time.monotonic() > end:
            raise Failed(f"in vain waited {patience:.0f} s for this: {what}")
        time.sleep(0.1)
    print(f"ok: {what}", flush=True)


def check_no_fault_was_met(home: Path) -> None:
    """Raises Failed, with what is in the log, where the program met a fault of its own."""
    for log in home.rglob(f"{COMMAND}.log"):
        raise Failed(f"a fault is in the log: {log.read_text('utf-8')[-2000:]}")
    print("ok: no fault is in the log", flush=True)


class Program:
    """The frozen program, and the same sources run by this Python, each with a home of its own."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.file = file
        # Windows gives a program with a window no terminal; there its twin writes there.
        twin = file.with_name(f"{COMMAND}-cli.exe")
        self.has_twin = twin.exists()
        self._at_terminal = twin if self.has_twin else file
        self._folder = folder

    def run(self, *arguments: str | Path) -> bytes:
        """What the frozen program prints with these arguments; raises Failed where it ends with another code than 0."""
        return self._run([self._at_terminal], arguments, "frozen")

    def run_unfrozen(self, *arguments: str | Path) -> bytes:
        """The same of the sources."""
        return self._run([sys.executable, "-m", "inmail_desk"], arguments, "unfrozen")

    def environment(self, home: str) -> dict[str, str]:
        """The variables for a program whose home is the folder of that name, and which shows nothing."""
        place = self._folder / home
        place.mkdir(exist_ok=True)
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("XDG_", "QT_", "PYTHON", "INMAIL_DESK", "LD_LIBRARY_PATH"))
        }
        return {
            **kept,
            "HOME": str(place),
            "INMAIL_DESK_HOME": str(place / "desk"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def start(self, home: str, *arguments: str | Path) -> "subprocess.Popen[bytes]":
        """Opens the program's window without a screen. Its errors can be read, and say when something is painted."""
        told = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_FORCE_STDERR_LOGGING": "1"}
        return subprocess.Popen(
            [self._at_terminal, *arguments], env=self.environment(home) | told, stderr=subprocess.PIPE
        )

    def start_silently(self, home: str) -> "subprocess.Popen[bytes]":
        """Opens the window as a click would, without a terminal and without a screen."""
        return subprocess.Popen([self.file], env=self.environment(home))

    def _run(self, start: Sequence[str | Path], arguments: Sequence[str | Path], home: str) -> bytes:
        command = [*start, *arguments]
        ran = subprocess.run(command, cwd=ROOT, env=self.environment(home), capture_output=True, check=False)
        if ran.returncode:
            said = ran.stderr.decode("utf-8", "replace").strip()
            words = " ".join(str(each) for each in arguments)
            raise Failed(f"{home}, `{words}` ended with {ran.returncode}: {said[-1500:]}")
        return ran.stdout
