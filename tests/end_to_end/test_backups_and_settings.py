"""Settings and backups in the real program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from inmail_desk.store.backups import backups
from inmail_desk.ui.restore_dialog import RestoreDialog
from inmail_desk.ui.settings_dialog import SettingsDialog
from inmail_desk.ui.theme import apply_theme

from .conftest import Person


@pytest.fixture
def at_work(person: Person) -> Person:
    """Somebody with an account of 27 credits, whose file is backed up."""
    person.start_with_account()
    person.wait_until(lambda: len(backups(person.places.backups)) == 1)
    return person


def open_settings(person: Person) -> SettingsDialog:
    person.with_control(Qt.Key.Key_Comma)
    person.wait_for_dialog()
    (dialog,) = person.dialogs()
    assert isinstance(dialog, SettingsDialog)
    return dialog


def test_settings_open_before_there_is_an_account(person: Person) -> None:
    person.start()
    open_settings(person)
    assert person.sees("Appearance")


def test_settings_are_there_once_however_often_they_are_asked_for(at_work: Person) -> None:
    first = open_settings(at_work)
    at_work.window.activateWindow()
    assert open_settings(at_work) is first


@pytest.fixture
def usual_font(qapp: QApplication) -> Iterator[QFont]:
    """What every process starts with; in force again afterwards, for the tests that come next in this one."""
    usual = qapp.font()
    yield usual
    qapp.setFont(usual)
    apply_theme(qapp, dark=False)


def test_what_was_chosen_holds_at_the_next_start(at_work: Person, usual_font: QFont) -> None:
    dialog = open_settings(at_work)
    at_work.type("Dark")
    dialog.text_size.setCurrentIndex(4)
    larger = QApplication.font()
    at_work.close()
    QApplication.setFont(usual_font)
    at_work.start()
    assert QApplication.font() == larger
    assert open_settings(at_work).appearance.currentText() == "Dark"


def test_a_backup_is_opened_as_a_file_of_its_own(at_work: Person) -> None:
    own = at_work.places.data / "My InMails.inmaildesk"
    settings = open_settings(at_work)
    settings.files.restore_button.click()
    at_work.wait_until(lambda: any(isinstance(each, RestoreDialog) for each in at_work.dialogs()))
    (dialog,) = (each for each in at_work.dialogs() if isinstance(each, RestoreDialog))
    dialog.ok_button.click()
    at_work.wait_until(lambda: at_work.window.windowTitle() == "My InMails 2026-11-22 – InMail Desk")
    assert own.exists()
    assert at_work.sees("27")


def test_of_the_demo_no_backup_is_made(person: Person, tmp_path: Path) -> None:
    person.start()
    assert person.desk is not None
    person.desk.open_demo()
    person.wait_until(lambda: person.window.windowTitle() == "Demo – InMail Desk")
    person.wait_for_window()
    open_settings(person)
    assert person.sees("no backups are made of it")
    person.close()
    assert not person.places.backups.exists()


def test_a_backup_that_cannot_be_made_is_a_quiet_line(person: Person) -> None:
    person.places.backups.write_text("in the way")
    person.start()
    person.set_up()
    person.wait_until(lambda: person.sees("No backup could be made today"))
    assert not person.dialogs()


def test_a_backup_that_is_opened_like_any_file_stays_as_it_is(at_work: Person) -> None:
    (backup,) = backups(at_work.places.backups)
    assert at_work.desk is not None
    at_work.desk.open(backup.path)
    at_work.wait_until(lambda: at_work.window.windowTitle() == "My InMails 2026-11-22 – InMail Desk")
    assert at_work.desk.window.session is not None
    assert at_work.desk.window.session.data.path.parent == at_work.places.data


def test_a_backup_that_the_program_is_started_with_stays_as_it_is(at_work: Person) -> None:
    (backup,) = backups(at_work.places.backups)
    at_work.close()
    at_work.start(backup.path)
    at_work.wait_until(lambda: at_work.window.windowTitle() == "My InMails 2026-11-22 – InMail Desk")
    assert at_work.desk is not None
    assert at_work.desk.window.session is not None
    assert at_work.desk.window.session.data.path.parent == at_work.places.data


def test_a_number_typed_last_holds_where_the_window_is_closed_over_it(at_work: Person) -> None:
    dialog = open_settings(at_work)
    assert dialog.days is not None
    dialog.days.loss.setFocus()
    dialog.days.loss.selectAll()
    at_work.type("21")
    at_work.window.close()
    at_work.close()
    at_work.start()
    assert at_work.desk is not None
    assert at_work.desk.window.session is not None
    assert at_work.desk.window.session.picture.warnings.loss == 21
