"""Notes on a person are never lost."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QWidget

from inmail_desk.desk.prospects import TextField, edit_text
from inmail_desk.desk.sending import log_inmails
from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW

from ..keyboard import press
from .seeing import seen

Named = Callable[[str], int]

CTRL = Qt.KeyboardModifier.ControlModifier


def write_notes(panel: PersonPanel, text: str) -> QPlainTextEdit:
    notes = panel.findChild(QPlainTextEdit)
    notes.setFocus()
    press(text)
    return notes


def notes_of(session: DeskSession, id: int) -> str:
    return session.picture.prospects[id].notes


def test_notes_are_saved_when_they_are_left(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    press(Qt.Key.Key_Tab)

    assert notes_of(session, named("Dana")) == "Met in Lund"


def test_ctrl_enter_saves_notes(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    press(Qt.Key.Key_Return, modifier=CTRL)

    assert notes_of(session, named("Dana")) == "Met in Lund"


def test_notes_are_saved_for_the_right_person_when_another_is_selected(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    panel.show_person(named("Emil"))

    assert (notes_of(session, named("Dana")), notes_of(session, named("Emil"))) == ("Met in Lund", "")


def test_notes_are_saved_when_several_are_selected(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    panel.show_many([named("Dana"), named("Emil")])

    assert notes_of(session, named("Dana")) == "Met in Lund"


def test_notes_are_saved_when_the_window_closes(
    session: DeskSession, panel: PersonPanel, named: Named, window: QWidget
) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    window.close()

    assert notes_of(session, named("Dana")) == "Met in Lund"


def test_notes_are_one_step_to_undo(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")
    press(Qt.Key.Key_Tab)

    session.undo()

    assert (notes_of(session, named("Dana")), session.data.undo_name) == ("", None)


def test_undone_notes_vanish_from_the_field(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    notes = write_notes(panel, "Met in Lund")
    press(Qt.Key.Key_Tab)

    session.undo()

    assert notes.toPlainText() == ""


def test_leaving_unchanged_notes_is_no_step(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "")

    press(Qt.Key.Key_Tab)

    assert session.data.undo_name is None


def test_notes_being_typed_outlive_a_refresh(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    notes = write_notes(panel, "Met in")

    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    assert notes.toPlainText() == "Met in"


def test_notes_being_typed_win_over_notes_changed_elsewhere(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")
    session.perform(edit_text, named("Dana"), TextField.NOTES, "Something else")

    press(Qt.Key.Key_Tab)

    assert notes_of(session, named("Dana")) == "Met in Lund"


@contextmanager
def used_by_another_program(session: DeskSession) -> Iterator[None]:
    # As patient as the program is otherwise, each of these tests would take seconds.
    session.data._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(session.data.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_notes_that_cannot_be_saved_say_so(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    with used_by_another_program(session):
        press(Qt.Key.Key_Return, modifier=CTRL)

    assert "Another program is using the data file" in seen(panel)


def test_notes_that_cannot_be_saved_are_there_again_when_the_person_is(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Dana"))
    notes = write_notes(panel, "Met in Lund")

    with used_by_another_program(session):
        panel.show_person(named("Emil"))
    panel.show_person(named("Dana"))

    assert notes.toPlainText() == "Met in Lund"


def test_the_window_stays_open_for_notes_that_cannot_be_saved(
    session: DeskSession, panel: PersonPanel, named: Named, window: QWidget
) -> None:
    panel.show_person(named("Dana"))
    write_notes(panel, "Met in Lund")

    with used_by_another_program(session), answering("Cancel"):
        window.close()

    assert window.isVisible()


@contextmanager
def answering(text: str) -> Iterator[None]:
    """Presses this button of the box that comes up."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            next(each for each in box.buttons() if each.text().replace("&", "") == text).click()

    timer = QTimer(interval=5)
    timer.timeout.connect(answer)
    timer.start()
    yield
    timer.stop()
