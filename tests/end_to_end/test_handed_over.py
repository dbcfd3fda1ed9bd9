"""Profiles that the browser hands over, and files: to a window that is open, or to one that opens for it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from inmail_desk.app import Desk
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.import_page import ImportPage
from inmail_desk.ui.quick_add_dialog import QuickAddDialog

from .conftest import Person
from .test_second_start import end

PROFILE = "https://www.linkedin.com/in/jane-example-1a2b"
TITLE = "(3) Jane Example - Recruiter - Acme | LinkedIn"
ADDRESS = f"inmaildesk://add?url={quote(PROFILE, safe='')}&name={quote(TITLE)}"
OTHER = ADDRESS.replace("jane-example-1a2b", "june-sample").replace("Jane%20Example", "June%20Sample")


@pytest.fixture
def desk(person: Person) -> Desk:
    """A window with an account in which nobody is."""
    person.start_with_account()
    assert person.desk is not None
    return person.desk


def quick_add(person: Person) -> QuickAddDialog:
    """Quick add, once it is open."""
    person.wait_until(lambda: any(isinstance(each, QuickAddDialog) for each in person.dialogs()))
    return next(each for each in person.dialogs() if isinstance(each, QuickAddDialog))


def word(person: Person) -> str:
    """What a box says, once there is one."""
    person.wait_until(lambda: any(isinstance(each, QMessageBox) for each in person.dialogs()))
    return next(each.text() for each in person.dialogs() if isinstance(each, QMessageBox))


def close_word(person: Person) -> None:
    next(each for each in person.dialogs() if isinstance(each, QMessageBox)).close()


def everybody(desk: Desk) -> list[str]:
    assert desk.window.session is not None
    return [each.name for each in desk.window.session.picture.prospects.values()]


def test_a_profile_is_filled_in_and_not_added(desk: Desk, person: Person) -> None:
    desk.take_in(ADDRESS)
    dialog = quick_add(person)
    filled = [field.text() for field in (dialog.name, dialog.title, dialog.company)]
    assert (dialog.text.toPlainText(), filled) == (PROFILE, ["Jane Example", "Recruiter", "Acme"])
    assert everybody(desk) == []


def test_enter_adds_the_person_with_the_address(desk: Desk, person: Person) -> None:
    desk.take_in(ADDRESS)
    quick_add(person)
    person.wait_for_dialog()
    person.press(Qt.Key.Key_Return)
    person.wait_for_window()
    assert desk.window.session is not None
    (jane,) = desk.window.session.picture.prospects.values()
    assert (jane.name, [each.url for each in jane.addresses]) == ("Jane Example", [PROFILE])


def test_somebody_known_is_shown_instead_of_added_again(desk: Desk, person: Person) -> None:
    for number, address in enumerate((ADDRESS, OTHER, ADDRESS)):
        desk.take_in(address)
        quick_add(person)
        person.wait_for_dialog()
        assert person.sees("is in your list already") == (number == 2)
        person.press(Qt.Key.Key_Return)
        person.wait_for_window()
    assert desk.window.session is not None
    assert desk.window.pages is not None
    shown = [desk.window.session.picture.prospects[id].name for id in desk.window.pages.selected()]
    assert (everybody(desk), shown) == (["Jane Example", "June Sample"], ["Jane Example"])


def test_what_is_pasted_instead_counts(desk: Desk, person: Person) -> None:
    desk.take_in(ADDRESS)
    dialog = quick_add(person)
    dialog.text.setPlainText("https://www.linkedin.com/in/june-sample")
    assert dialog.name.text() == "June Sample"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("inmaildesk://delete?url=x", "nothing else"),
        ("inmaildesk://add?url=https%3A%2F%2Fexample.org", "not of a person’s profile"),
        (ADDRESS + "&send=1", "nothing beside"),
        (ADDRESS + "%00", "hidden characters"),
        (ADDRESS + "%", "damaged"),
        (ADDRESS + "J" * 5_000, "too long"),
        ("javascript:alert(1)", "neither"),
    ],
)
def test_anything_else_is_refused_with_a_word_and_changes_nothing(
    desk: Desk, person: Person, address: str, said: str
) -> None:
    desk.take_in(address)
    assert said in word(person)
    assert word(person).endswith("Nothing was added.")
    assert (len(person.dialogs()), everybody(desk)) == (1, [])


def test_a_profile_waits_until_the_open_dialog_is_closed(desk: Desk, person: Person) -> None:
    person.with_control(Qt.Key.Key_N)
    person.wait_for_dialog()
    first = quick_add(person)
    first.name.setText("Somebody half typed")
    desk.take_in(ADDRESS)
    assert "Jane Example can be added as soon as what is open here is closed" in word(person)
    close_word(person)
    assert (first.isVisible(), first.name.text()) == (True, "Somebody half typed")
    first.close()
    person.wait_until(lambda: not first.isVisible())
    assert quick_add(person).name.text() == "Jane Example"


def test_several_profiles_come_one_after_the_other(desk: Desk, person: Person) -> None:
    for address in (ADDRESS, OTHER, OTHER):
        desk.take_in(address)
    for name in ("Jane Example", "June Sample"):
        for box in [each for each in person.dialogs() if isinstance(each, QMessageBox)]:
            box.close()
        dialog = quick_add(person)
        person.wait_until(lambda dialog=dialog, name=name: dialog.name.text() == name)
        dialog.accept()
    person.wait_for_window()
    assert everybody(desk) == ["Jane Example", "June Sample"]


def test_a_word_over_a_dialog_that_another_account_closes_does_no_harm(desk: Desk, person: Person) -> None:
    own = desk.window.session
    person.with_control(Qt.Key.Key_N)
    person.wait_for_dialog()
    desk.take_in(ADDRESS)
    assert "Jane Example" in word(person)
    desk.open_demo()
    person.wait_until(lambda: desk.window.session is not own and desk.window.is_demo)
    person.wait_until(lambda: not person.dialogs())
    desk.take_in(OTHER)
    assert "June Sample" in word(person)


def test_a_profile_waits_until_the_import_is_left(desk: Desk, person: Person) -> None:
    desk.window.importing().begin()
    desk.take_in(ADDRESS)
    assert "as soon as what is open here is closed" in word(person)
    close_word(person)
    page = desk.window.findChild(ImportPage)
    assert page is not None
    page.left.emit()
    assert quick_add(person).name.text() == "Jane Example"


def test_a_profile_is_not_added_to_the_demo(desk: Desk, person: Person) -> None:
    own = desk.window.session
    desk.open_demo()
    person.wait_until(lambda: desk.window.session is not own and desk.window.is_demo)
    desk.take_in(ADDRESS)
    assert "the demo is not kept" in word(person)
    close_word(person)
    desk.open(person.places.data / "My InMails.inmaildesk")
    assert quick_add(person).name.text() == "Jane Example"


def test_a_file_is_opened_once_the_open_dialog_is_closed(
    desk: Desk, person: Person, demo: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy2(demo, tmp_path / "Navigator.inmaildesk"))
    person.with_control(Qt.Key.Key_N)
    person.wait_for_dialog()
    first = quick_add(person)
    desk.take_in(file)
    assert "Navigator.inmaildesk is opened as soon as" in word(person)
    close_word(person)
    first.close()
    person.wait_until(lambda: "Navigator" in person.window.windowTitle())


def test_a_start_with_a_profile_opens_the_last_file_and_quick_add(desk: Desk, person: Person) -> None:
    person.close()
    assert person.start(address=ADDRESS)
    assert quick_add(person).name.text() == "Jane Example"
    assert "My InMails" in person.window.windowTitle()


def test_without_an_account_the_profile_is_kept_until_there_is_one(person: Person) -> None:
    person.start(address=ADDRESS)
    assert "Jane Example can be added as soon as you have answered the questions" in word(person)
    close_word(person)
    person.answer()
    assert quick_add(person).name.text() == "Jane Example"


# The real program, twice

WATCHED = """
import sys
from PySide6.QtWidgets import QMessageBox
from inmail_desk.ui.quick_add_dialog import QuickAddDialog
from inmail_desk.__main__ import main

shown = QuickAddDialog.showEvent

def tell(dialog, event):
    shown(dialog, event)
    print(dialog.text.toPlainText(), dialog.name.text(), dialog.title.text(), sep="|", flush=True)

QuickAddDialog.showEvent = tell
QMessageBox.exec = lambda box: print(box.text(), flush=True)
sys.exit(main())
"""


class Program:
    """The program as a person starts it. It tells what quick add is filled in with, and what boxes say."""

    def __init__(self, home: Path, told: Path, *arguments: str) -> None:
        self._told = told
        with told.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-c", WATCHED, "--home", str(home), "--", *arguments],
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
                stdout=output,
                stderr=subprocess.PIPE,
            )

    def told(self) -> str:
        return self._told.read_text(encoding="utf-8").strip()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    started: list[Program] = []

    def start(*arguments: str) -> Program:
        started.append(Program(tmp_path / "home", tmp_path / f"told-{len(started)}", *arguments))
        return started[-1]

    yield start
    for each in started:
        end(each.process)


def wait_until_remembered(home: Path, file: Path, qtbot: QtBot) -> None:
    """Waits until a window listens, and the next start would open the file."""

    def remembered() -> bool:
        memory = home / "settings" / "window.ini"
        listening = any((home / "settings").glob("*.window"))
        return listening and memory.exists() and file.name in memory.read_text(encoding="utf-8")

    qtbot.waitUntil(remembered, timeout=90_000)


@pytest.fixture
def file(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(demo, tmp_path / "Premium.inmaildesk"))


def test_a_second_start_fills_in_quick_add_of_the_first(
    program: Callable[..., Program], file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also where another file was opened last, which is not open now."""
    last = tmp_path / "Last.inmaildesk"
    shutil.copy2(file, last)
    with DataFile.open(file) as data:
        before = len(data.read.prospects())
    first = program(str(file))
    wait_until_remembered(tmp_path / "home", file, qtbot)
    other = program(str(last))
    wait_until_remembered(tmp_path / "home", last, qtbot)
    other.process.kill()
    other.process.wait()
    second = program(ADDRESS)
    assert second.process.communicate(timeout=90)[1] == b""
    assert (second.process.returncode, second.told()) == (0, "")
    qtbot.waitUntil(lambda: first.told() == f"{PROFILE}|Jane Example|Recruiter", timeout=30_000)
    with DataFile.open(file) as data:
        assert len(data.read.prospects()) == before


def test_with_nobody_running_the_start_with_a_profile_opens_the_last_file(
    program: Callable[..., Program], file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = program(str(file))
    wait_until_remembered(tmp_path / "home", file, qtbot)
    first.process.kill()
    first.process.wait()
    second = program(ADDRESS)
    qtbot.waitUntil(lambda: second.told() == f"{PROFILE}|Jane Example|Recruiter", timeout=90_000)


def test_a_start_with_anything_else_says_so_and_opens_no_window(
    program: Callable[..., Program], tmp_path: Path
) -> None:
    ended = program("inmaildesk://delete?everybody")
    assert ended.process.communicate(timeout=90)[1] == b""
    assert ended.told().endswith("Nothing was added.")
    assert not list((tmp_path / "home").glob("settings/*.lock"))
