"""The first day with the program: set up, write somebody, hear from them, come back tomorrow."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.store.data_file import DataFile

from .conftest import Person


@pytest.fixture
def beginner(person: Person) -> Person:
    """Somebody who has answered the three questions."""
    person.start()
    person.set_up()
    return person


@pytest.fixture
def at_work(person: Person) -> Person:
    """Somebody who did so before."""
    QApplication.clipboard().clear()
    person.start_with_account()
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


def test_after_three_answers_today_shows_the_credits(beginner: Person) -> None:
    assert beginner.sees("27")


def test_the_first_loss_is_named_at_once(beginner: Person) -> None:
    assert beginner.sees("Why 12?")


def test_the_data_file_lies_in_the_persons_folder(beginner: Person) -> None:
    assert (beginner.places.data / "My InMails.inmaildesk").exists()


def test_what_the_other_tests_begin_with_is_what_the_answers_make(beginner: Person, account: Path) -> None:
    (made,) = beginner.places.data.glob("*.inmaildesk")
    with DataFile.open(made) as answered, DataFile.open(account) as given:
        assert made.name == account.name
        assert answered.read.account() == given.read.account()
        assert answered.read.plan_events() == given.read.plan_events()


def test_a_pasted_address_and_a_tick_make_a_pending_inmail(at_work: Person) -> None:
    write_to_somebody(at_work)
    assert state_of_the_only_one(at_work) is StateKind.PENDING


def test_one_key_records_the_answer(at_work: Person) -> None:
    write_to_somebody(at_work)
    at_work.press(Qt.Key.Key_3)
    assert state_of_the_only_one(at_work) is StateKind.ANSWERED


def test_undo_takes_the_answer_back(at_work: Person) -> None:
    write_to_somebody(at_work)
    at_work.press(Qt.Key.Key_3)
    at_work.with_control(Qt.Key.Key_Z)
    assert state_of_the_only_one(at_work) is StateKind.PENDING


def test_everything_is_there_at_the_next_start(at_work: Person) -> None:
    write_to_somebody(at_work)
    at_work.close()
    at_work.start()
    assert state_of_the_only_one(at_work) is StateKind.PENDING


def test_what_was_done_before_closing_cannot_be_undone_after(at_work: Person) -> None:
    write_to_somebody(at_work)
    at_work.close()
    at_work.start()
    assert at_work.desk is not None
    assert not at_work.desk.window.menus.actions["undo"].isEnabled()


def test_nothing_but_the_program_itself_is_written_outside_its_folders(beginner: Person) -> None:
    write_to_somebody(beginner)
    beginner.close()
    assert {each.name for each in beginner.places.data.iterdir()} == {
        "My InMails.inmaildesk",
        "backups",
        "settings",
        "log",
    }
