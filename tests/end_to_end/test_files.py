"""New, Open and the demo: what is open stays open until something else has taken its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from inmail_desk.app import Desk
from inmail_desk.cli import Request
from inmail_desk.desk.checking import record_check
from inmail_desk.ui.labels import Text

from .conftest import NOW, Person


@pytest.fixture
def desk(person: Person) -> Desk:
    """A window with an account of 27 credits."""
    person.start_with_account()
    assert person.desk is not None
    return person.desk


@pytest.fixture
def own(person: Person) -> Path:
    return person.places.data / "My InMails.inmaildesk"


def ask_for_new(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_, **__: (str(file), ""))
    desk.ask_for_new()


def spoil_the_rulebook(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE account SET rulebook_text = '{}'")


def test_a_new_file_asks_the_questions_again(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    assert person.sees("Three answers")


def test_the_numbers_of_the_first_page_can_be_selected_once_it_is_painted(
    desk: Desk, person: Person, own: Path
) -> None:
    person.close()
    person.start(own)
    (balance,) = (each for each in person.window.findChildren(Text) if each.text() == "27")
    person.wait_until(
        lambda: bool(balance.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
    )


def test_a_file_closed_at_once_is_opened_again_by_the_next_start(
    desk: Desk, person: Person, own: Path, tmp_path: Path
) -> None:
    person.close()
    other = tmp_path / "Other.inmaildesk"
    other.write_bytes(own.read_bytes())
    again = Desk(person.places, lambda: NOW)
    again.start(Request(file=other))
    again.window.close()
    again.window.deleteLater()
    person.start()
    assert person.window.windowTitle().startswith("Other")


def test_a_window_closed_before_it_is_painted_leaves_later_texts_to_be_selected(
    desk: Desk, person: Person, own: Path
) -> None:
    person.close()
    again = Desk(person.places, lambda: NOW)
    again.start(Request(file=own))
    again.window.close()
    again.window.deleteLater()
    text = Text("27", selectable=True)
    assert text.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_from_the_questions_of_a_new_file_the_way_back_is_open(
    desk: Desk, own: Path, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    desk.open(own)
    assert person.has_account()


def test_the_questions_of_a_new_file_name_it(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    assert person.sees("A new file: Navigator.inmaildesk")


def test_a_button_leads_back_from_the_questions_to_the_account(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    back = next(
        each for each in person.window.findChildren(QPushButton) if "Back to My InMails" in each.text()
    )
    back.click()
    assert person.sees("27")
    assert not (tmp_path / "Navigator.inmaildesk").exists()


def test_after_going_back_the_account_can_be_changed(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    next(each for each in person.window.findChildren(QPushButton) if "Back to" in each.text()).click()
    assert desk.window.session is not None
    desk.window.session.perform(record_check, 20, inmails_before=True, adjust=True, now=NOW)
    assert person.sees("20")


def test_without_an_account_there_is_nothing_to_go_back_to(person: Person) -> None:
    person.start()
    assert not any("Back to" in each.text() for each in person.window.findChildren(QPushButton))


def test_a_new_file_gets_the_ending_of_our_files(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for_new(desk, tmp_path / "Navigator", monkeypatch)
    person.set_up("5")
    assert (tmp_path / "Navigator.inmaildesk").exists()


def test_the_demo_takes_the_place_of_the_account_and_leaves_it_alone(
    desk: Desk, own: Path, person: Person
) -> None:
    desk.open_demo()
    person.wait_until(lambda: desk.window.windowTitle() == "Demo – InMail Desk")
    desk.open(own)
    person.wait_until(lambda: desk.window.windowTitle() == "My InMails – InMail Desk")
    assert person.sees("27")


def test_the_demo_leaves_nothing_behind(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    desk.open_demo()
    person.wait_until(lambda: desk.window.windowTitle() == "Demo – InMail Desk")
    person.close()
    assert list(tmp_path.glob("inmail-desk-demo-*")) == []


def test_a_second_wish_while_one_is_on_its_way_is_let_go(desk: Desk, person: Person) -> None:
    desk.open_demo()
    desk.open_demo()
    person.wait_until(lambda: desk.window.windowTitle() == "Demo – InMail Desk")
    assert not person.dialogs()


def test_a_file_with_a_rulebook_that_cannot_be_read_is_told_and_what_was_open_stays(
    desk: Desk, own: Path, person: Person, tmp_path: Path
) -> None:
    other = tmp_path / "Other.inmaildesk"
    person.close()
    other.write_bytes(own.read_bytes())
    spoil_the_rulebook(other)
    person.start(own)
    assert person.desk is not None
    person.desk.open(other)
    person.wait_until(lambda: bool(person.dialogs()))
    assert person.has_account()


def test_a_file_with_a_rulebook_that_cannot_be_read_is_told_at_the_start(
    desk: Desk, own: Path, person: Person
) -> None:
    person.close()
    spoil_the_rulebook(own)
    person.start()
    person.wait_until(lambda: bool(person.dialogs()))
    assert person.sees("My InMails")


def test_a_remembered_file_that_is_not_there_is_told_at_the_start(
    desk: Desk, own: Path, person: Person, tmp_path: Path
) -> None:
    person.close()
    own.rename(tmp_path / "elsewhere")
    person.start()
    person.wait_until(lambda: bool(person.dialogs()))
    assert person.sees("My InMails")
