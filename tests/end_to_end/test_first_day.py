"""The first day with the program: set up, write somebody, hear from them, come back tomorrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from inmail_desk.credit_rules.recipients import StateKind

from .conftest import Person


@pytest.fixture
def person(person: Person) -> Person:
    QApplication.clipboard().clear()
    person.start()
    person.set_up()
    return person


def write_to_somebody(person: Person) -> None:
    """Ctrl+N, an address, "InMail sent today", Enter."""
    person.with_control(Qt.Key.Key_N)
    person.wait_for_dialog()
    person.type("linkedin.com/in/amara-okafor")
    sent = next(each for each in person.dialogs()[0].findChildren(QCheckBox) if "sent" in each.text())
    sent.setFocus()
    person.press(Qt.Key.Key_Space)
    person.with_control(Qt.Key.Key_Return)
    person.wait_for_window()


def state_of_the_only_one(person: Person) -> StateKind:
    assert person.desk is not None
    session = person.desk.window.session
    assert session is not None
    (id,) = session.picture.prospects
    return session.picture.state_of(id).kind


def test_after_three_answers_today_shows_the_credits(person: Person) -> None:
    assert person.sees("27")


def test_the_first_loss_is_named_at_once(person: Person) -> None:
    assert person.sees("Why 12?")


def test_the_data_file_lies_in_the_persons_folder(person: Person) -> None:
    assert (person.places.data / "My InMails.inmaildesk").exists()


def test_a_pasted_address_and_a_tick_make_a_pending_inmail(person: Person) -> None:
    write_to_somebody(person)
    assert state_of_the_only_one(person) is StateKind.PENDING


def test_one_key_records_the_answer(person: Person) -> None:
    write_to_somebody(person)
    person.press(Qt.Key.Key_3)
    assert state_of_the_only_one(person) is StateKind.ANSWERED


def test_undo_takes_the_answer_back(person: Person) -> None:
    write_to_somebody(person)
    person.press(Qt.Key.Key_3)
    person.with_control(Qt.Key.Key_Z)
    assert state_of_the_only_one(person) is StateKind.PENDING


def test_everything_is_there_at_the_next_start(person: Person) -> None:
    write_to_somebody(person)
    person.close()
    person.start()
    assert state_of_the_only_one(person) is StateKind.PENDING


def test_what_was_done_before_closing_cannot_be_undone_after(person: Person) -> None:
    write_to_somebody(person)
    person.close()
    person.start()
    assert person.desk is not None
    assert not person.desk.window.menus.actions["undo"].isEnabled()


def test_nothing_but_the_program_itself_is_written_outside_its_folders(person: Person) -> None:
    write_to_somebody(person)
    person.close()
    assert {each.name for each in person.places.data.iterdir()} == {
        "My InMails.inmaildesk",
        "backups",
        "settings",
        "log",
    }
