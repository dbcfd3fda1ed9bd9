"""An archive on the real window: dropped, looked through, corrected, imported, seen on Today, undone."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from inmail_desk.ui.import_review import ImportReview
from tests.exchange.archives import ArchiveMaker, Somebody

from .conftest import Person

AMARA = Somebody("Amara Okafor", "amara-okafor")
BRUNO = Somebody("Bruno Keller", "bruno-keller")
CLEO = Somebody("Cleo Marsh", "cleo-marsh")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = ArchiveMaker()
    made.profile()
    made.inmail(AMARA, at=datetime(2026, 11, 22, 8, 0))
    made.inmail(BRUNO, at=datetime(2026, 11, 22, 8, 30))
    made.inmail(CLEO, subject="", at=datetime(2026, 11, 22, 9, 0))
    made.receipts(
        ("10/1/26, 9:12 AM", "Premium Business (Monthly)", "59.99", "USD"),
        ("11/1/26, 9:12 AM", "Premium Business (Monthly)", "59.99", "USD"),
    )
    return made.zip(tmp_path)


def drop(person: Person, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    QApplication.sendEvent(person.window, QDragEnterEvent(QPoint(300, 300), copy, data, button, key))
    QApplication.sendEvent(person.window, QDropEvent(QPointF(300, 300), copy, data, button, key))


def in_review(person: Person) -> bool:
    shown = person.window.findChild(ImportReview)
    return shown is not None and shown.isVisible()


def credits(person: Person) -> int:
    assert person.desk is not None
    session = person.desk.window.session
    assert session is not None
    return session.picture.statement.balance


def people(person: Person) -> int:
    assert person.desk is not None
    session = person.desk.window.session
    assert session is not None
    return len(session.picture.prospects)


def look_through(person: Person) -> None:
    """Takes the message without a subject as an InMail, and says that the next one was free; then imports."""
    person.wait_until(lambda: in_review(person))
    person.window.activateWindow()
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_F)
    person.with_control(Qt.Key.Key_Return)
    person.wait_until(lambda: not in_review(person))


def test_a_dropped_archive_comes_in_after_a_look_at_it(person: Person, archive: Path) -> None:
    person.start()
    person.set_up()
    drop(person, archive)
    look_through(person)
    assert (people(person), credits(person)) == (3, 25)
    person.wait_until(lambda: person.sees("Imported: 3 InMails"))  # in the next turn


def test_undo_takes_all_of_it_back(person: Person, archive: Path) -> None:
    person.start_with_account()
    drop(person, archive)
    look_through(person)
    person.with_control(Qt.Key.Key_Z)
    assert people(person) == 0


def test_the_first_run_can_begin_with_the_archive(person: Person, archive: Path) -> None:
    person.start()
    person.wait_for_window()
    drop(person, archive)
    person.wait_until(lambda: person.sees("Filled in from your receipt of 1 November"))
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Return)
    person.type("27")
    person.with_control(Qt.Key.Key_Return)
    person.wait_until(lambda: person.has_account() and in_review(person))
    assert person.sees("Nothing has been written yet.")
