"""What a person is told of a file that cannot be used, and that nothing is lost by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from .conftest import Person


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "Elsewhere.inmaildesk"


@pytest.fixture
def working(person: Person) -> Person:
    """Somebody who has an account open."""
    person.start_with_account()
    return person


def told(person: Person) -> str:
    person.wait_until(lambda: bool(person.dialogs()))
    (box,) = person.dialogs()
    assert isinstance(box, QMessageBox)
    return box.text()


def open_file(person: Person, file: Path) -> None:
    assert person.desk is not None
    person.desk.open(file)


def balance(person: Person) -> int:
    assert person.desk is not None
    session = person.desk.window.session
    assert session is not None
    return session.picture.statement.balance


def a_letter(file: Path) -> None:
    file.write_text("Dear Amara")


def a_folder(file: Path) -> None:
    file.mkdir()


def nothing(file: Path) -> None:
    file.unlink(missing_ok=True)


def somebody_elses_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE letters (text)")


@pytest.mark.parametrize("make", [a_letter, a_folder, nothing, somebody_elses_database])
def test_a_file_that_is_none_of_ours_is_named_in_a_message(working: Person, file: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(file)
    open_file(working, file)
    assert "Elsewhere" in told(working)


@pytest.mark.parametrize("make", [a_letter, somebody_elses_database])
def test_a_file_that_is_none_of_ours_stays_as_it_is(working: Person, file: Path, make) -> None:  # type: ignore[no-untyped-def]
    make(file)
    before = file.read_bytes()
    open_file(working, file)
    told(working)
    assert file.read_bytes() == before


def test_what_was_open_stays_open(working: Person, file: Path) -> None:
    a_letter(file)
    open_file(working, file)
    told(working)
    assert balance(working) == 27


def test_a_damaged_file_at_the_start_leads_to_the_first_run_with_a_message(
    person: Person, file: Path
) -> None:
    a_letter(file)
    person.start(file)
    assert "Elsewhere" in told(person)


def test_a_file_that_is_gone_is_told_at_the_start(person: Person, file: Path) -> None:
    person.start(file)
    assert "Elsewhere" in told(person)


def test_a_cut_off_file_is_told(working: Person, file: Path) -> None:
    assert working.desk is not None
    working.close()
    own = working.places.data / "My InMails.inmaildesk"
    own.write_bytes(own.read_bytes()[:5_000])
    working.start(own)
    assert "My InMails" in told(working)


def test_a_new_file_never_takes_the_place_of_another(
    working: Person, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_letter(file)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_, **__: (str(file), ""))
    assert working.desk is not None
    working.desk.ask_for_new()
    assert "Elsewhere" in told(working)
