"""On macOS the system tells the program that runs what it is to open: heard of in a program of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from inmail_desk.ui.application import Application

application = Application(["inmail-desk"])
application.open_wanted.connect(lambda opened: print("file" if isinstance(opened, Path) else "address", opened))
QCoreApplication.sendEvent(application, QFileOpenEvent({"str": str, "QUrl": QUrl}[sys.argv[2]](sys.argv[1])))
"""

ADDRESS = "inmaildesk://add?url=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fj%25C3%25BCrgen&name=J%C3%BCrgen%00%2B"


def heard(url: str, of: str = "QUrl") -> str:
    told = subprocess.run(
        [sys.executable, "-c", TOLD, url, of],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return told.stdout.strip()


def test_an_address_is_heard_as_it_was_made() -> None:
    assert heard(ADDRESS) == f"address {ADDRESS}"


@pytest.mark.parametrize("name", ["Premium.inmaildesk", "a b#?%41 ü.inmaildesk"])
def test_a_file_is_heard_of_by_its_path(name: str, tmp_path: Path) -> None:
    assert heard((tmp_path / name).as_uri()) == f"file {tmp_path / name}"


def test_an_address_that_is_none_is_heard_as_an_address() -> None:
    """Qt takes it for the name of a file, where it cannot read it."""
    assert heard("inmaildesk://add:abc?url=x", of="str") == "address inmaildesk://add:abc?url=x"


def test_tab_reaches_every_control() -> None:
    """By itself, macOS lets it reach fields and lists alone."""
    program = """
from inmail_desk.ui.application import Application
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

QGuiApplication.styleHints().setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusTextControls)
application = Application(["inmail-desk"])
print(QGuiApplication.styleHints().tabFocusBehavior().name)
"""
    asked = [sys.executable, "-c", program]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(asked, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.strip() == "TabFocusAllControls"
