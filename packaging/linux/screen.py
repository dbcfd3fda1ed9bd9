"""A screen that nobody sees, with a window manager, and somebody at its keyboard. Needs Xvfb, openbox and xdotool."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

_SIZE = "1360x900x24"
_Found = TypeVar("_Found")


class NotSeen(Exception):
    """Something did not come about in time. The text says what."""


class Screen:
    """A screen for as long as its `with` lasts."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self.display = ""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"]
        self._processes.append(subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL))
        os.close(writing)
        with os.fdopen(reading) as said:
            self.display = f":{said.readline().strip()}"
        self._processes.append(
            subprocess.Popen(
                ["openbox"], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait()

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, as xdotool names them, with time to be understood in between."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.4)

    def type(self, text: str) -> None:
        """Types a text."""
        self._xdotool("type", "--delay", "30", text)
        time.sleep(0.4)

    def window(self, title: str) -> str:
        """The number of the window with that in its title if it has the keyboard, else ""."""
        shown = self._xdotool("search", "--onlyvisible", "--name", title, check=False).split()
        active = self._xdotool("getactivewindow", check=False).strip()
        return active if active in shown else ""

    def wait_for_window(self, title: str, seconds: float = 60) -> str:
        """Waits until a window with that in its title has the keyboard, and gives its number."""
        return wait_for(lambda: self.window(title), f"a window called {title}", seconds)

    def wait_until_gone(self, window: str, seconds: float = 60) -> None:
        """Waits until a window is shown no longer."""
        wait_for(
            lambda: not self._xdotool("getwindowname", window, check=False), f"the end of {window}", seconds
        )

    def class_of(self, window: str) -> str:
        """What desktops know a window by, to put it under its menu entry."""
        command = ["xprop", "-id", window, "-notype", "WM_CLASS"]
        told = subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True)
        return told.stdout.split('"')[-2]

    def take_picture(self, path: Path) -> None:
        """Writes what the screen shows as a PNG, without the empty border around it."""
        command = ["import", "-window", "root", "-trim", "+repage", str(path)]
        subprocess.run(command, env=self._environment, check=True)

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.display}

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        done = subprocess.run(command, env=self._environment, check=check, capture_output=True, text=True)
        return done.stdout


def wait_for(fact: Callable[[], _Found], called: str, seconds: float) -> _Found:
    """Waits until `fact` gives something true, and gives that. NotSeen where it takes longer."""
    end = time.monotonic() + seconds
    while True:
        found = fact()
        if found:
            return found
        if time.monotonic() > end:
            raise NotSeen(f"{called} did not come about within {seconds:.0f} s")
        time.sleep(0.3)
