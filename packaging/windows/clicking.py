"""The installer's pages on a screen that nobody sees: keys are pressed, and pictures taken to look at."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .payload import UNINSTALLER
from .trying import UNINSTALL_KEY, Trial
from .wine import until

_PAGE = 3.0  # seconds that a page has to come up, on a machine that is busy


def click_through(trial: Trial, pictures: Path) -> None:
    """Clicking through the pages"""
    pictures.mkdir(parents=True, exist_ok=True)
    with _screen() as display:
        trial.wine.wait()
        trial.wine.environment["DISPLAY"] = display
        hand = _Hand(display, pictures)
        _install(trial, hand)
        _update(trial, hand)
        _remove(trial, hand)


class _Hand:
    """Presses keys and takes pictures."""

    def __init__(self, display: str, pictures: Path) -> None:
        self._environment = {**os.environ, "DISPLAY": display}
        self._pictures = pictures
        self._taken = 0

    def see(self, name: str) -> None:
        """Takes a picture of the screen once the page has come up."""
        time.sleep(_PAGE)
        self._taken += 1
        path = self._pictures / f"{self._taken:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def press(self, *keys: str) -> None:
        """Presses keys in the window in front."""
        subprocess.run(["xdotool", "key", "--delay", "200", *keys], env=self._environment, check=True)

    def sees(self, title: str) -> bool:
        """Whether a window of that title shows."""
        found = ["xdotool", "search", "--onlyvisible", "--name", title]
        return subprocess.run(found, env=self._environment, capture_output=True, check=False).returncode == 0


def _install(trial: Trial, hand: _Hand) -> None:
    environment = trial.forget_told()
    setup = trial.wine.start(str(trial.setups["0.1.0"]), more=environment)
    until(lambda: hand.sees("Setup"), 60)
    hand.see("install-welcome")
    hand.press("Return")
    hand.see("install-folder")
    hand.press("Return")
    trial.check("it installs", until((trial.folder / UNINSTALLER).exists, 60))
    hand.see("install-done")
    hand.press("Tab", "space")
    hand.see("install-done-with-shortcut")
    hand.press("Return")
    code = setup.wait(60)
    trial.check("the code is 0", code == 0, code)
    trial.check("the shortcut is on the desktop", trial.desktop_entry.exists())
    trial.check("the program is opened", trial.told().startswith("0.1.0"), trial.told())


def _update(trial: Trial, hand: _Hand) -> None:
    before = trial.lying()
    trial.keep_running()
    setup = trial.wine.start(str(trial.setups["0.2.0"]))
    until(lambda: hand.sees("Setup"), 60)
    hand.see("update-welcome")
    hand.press("Return")
    hand.see("update-running")
    hand.press("Escape")
    code = setup.wait(60)
    trial.check("Cancel: the code is 3, and nothing is changed", code == 3 and trial.lying() == before, code)
    setup = trial.wine.start(str(trial.setups["0.2.0"]))
    until(lambda: hand.sees("Setup"), 60)
    hand.see("update-welcome-again")
    hand.press("Return")
    hand.see("update-running-again")
    trial.let_go()
    time.sleep(_PAGE)
    hand.press("Return")
    trial.check("Retry: it installs", until(lambda: trial.version() == "0.2.0", 60), trial.version())
    hand.see("update-done")
    hand.press("Return")
    code = setup.wait(60)
    whole = set(trial.lying()) == trial.listed()
    trial.check("Retry: the code is 0, and the new version is whole", code == 0 and whole, code)
    trial.wine.wait()


def _remove(trial: Trial, hand: _Hand) -> None:
    trial.data.mkdir(exist_ok=True)
    (trial.data / "My InMails.inmaildesk").write_text("data")
    trial.wine.start(str(trial.folder / UNINSTALLER))
    until(lambda: hand.sees("Uninstall"), 60)
    hand.see("remove")
    hand.press("alt+d")
    hand.see("remove-with-data")
    hand.press("Return")
    hand.see("remove-with-data-sure")
    hand.press("Escape", "alt+n")
    hand.see("remove-not-sure")
    trial.check("not sure: nothing is removed", trial.data.exists() and trial.version() == "0.2.0")
    hand.press("Return")
    hand.see("remove-sure")
    hand.press("alt+y")
    trial.check("it is removed", until(lambda: not trial.folder.exists(), 60))
    hand.see("removed")
    hand.press("Return")
    trial.wine.wait()
    trial.check(
        "sure: the data is deleted", not trial.data.exists() and trial.wine.registry(UNINSTALL_KEY) == {}
    )


@contextmanager
def _screen() -> Iterator[str]:
    """A screen with a window manager. How programs call it."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tells])
    os.close(tells)
    try:
        with os.fdopen(told) as answer:
            display = f":{answer.readline().strip()}"
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display})
        try:
            yield display
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()
