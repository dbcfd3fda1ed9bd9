"""Leaving with everything: a calendar, a file of everything, and a data file made of that again."""

import json
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from inmail_desk.app import Desk

from .conftest import Person


@pytest.fixture
def desk(person: Person) -> Desk:
    """A window with an account of 27 credits."""
    person.start_with_account()
    assert person.desk is not None
    return person.desk


def choose(person: Person, desk: Desk, key: str, path: Path) -> None:
    """Chooses the entry of the menu and names the file."""
    desk.window.menus.actions[key].trigger()
    (dialog,) = desk.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    person.wait_until(path.exists)
    person.wait_until(lambda: not desk.window.runner.is_busy())


def test_what_is_coming_is_exported_from_the_menu(desk: Desk, person: Person, tmp_path: Path) -> None:
    choose(person, desk, "export_ics", tmp_path / "Mine.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "Mine.ics").read_bytes())
    assert any("granted" in str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))
    assert person.sees("a later export updates the same events")


def test_the_calendar_page_leads_to_its_export(desk: Desk, person: Person) -> None:
    desk.window.menus.actions["calendar"].trigger()
    assert desk.window.pages is not None
    desk.window.pages.calendar().export_button.click()
    (dialog,) = desk.window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("My InMails.ics")
    dialog.close()


def test_everything_is_exported_and_a_data_file_made_of_it(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Everything.json"
    choose(person, desk, "export_json", path)
    assert json.loads(path.read_text())["plan_events"][0]["credits"] == 27
    monkeypatch.setattr("inmail_desk.ui.file_questions.ask", lambda *_, **__: True)
    desk.open(path)
    person.wait_until(lambda: "Everything" in desk.window.windowTitle())
    assert desk.window.session is not None
    assert desk.window.session.picture.statement.balance == 27
    assert desk.window.session.data.path == person.places.data / "Everything.inmaildesk"


def test_a_dropped_file_that_is_no_export_is_told_and_what_is_open_stays(
    desk: Desk, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Settings.json"
    path.write_text("{}")
    monkeypatch.setattr("inmail_desk.ui.file_questions.ask", lambda *_, **__: True)
    desk.window._take_files([path])
    person.wait_until(lambda: any(isinstance(each, QMessageBox) for each in person.dialogs()))
    (box,) = person.dialogs()
    assert isinstance(box, QMessageBox)
    assert "Settings.json cannot be taken in: it is no export of InMail Desk" in box.text()
    box.close()
    assert "My InMails" in desk.window.windowTitle()
    assert not (person.places.data / "Settings.inmaildesk").exists()


def test_a_calendar_file_is_written_as_the_window_closes(desk: Desk, person: Person, tmp_path: Path) -> None:
    person.wait_until(lambda: desk._care.calendar is not None)
    assert desk._care.calendar is not None
    desk._care.calendar.keep_in(tmp_path)
    person.close()
    assert (tmp_path / "My InMails.ics").exists()
