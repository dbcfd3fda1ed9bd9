"""Quick add of several people: a table to tick and correct."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inmail_desk.desk.pasting import candidates_in
from inmail_desk.desk.recognising import Acquaintances
from inmail_desk.ui.quick_add_dialog import QuickAddDialog
from inmail_desk.ui.quick_add_rows import NAME, STATE, TICK, QuickAddRows
from inmail_desk.ui.session import DeskSession

from ..keyboard import press
from .seeing import seen

Opened = Callable[[QDialog], QDialog]

THREE = (
    "https://www.linkedin.com/in/jane-example-1a2b\n"
    "https://www.linkedin.com/in/amara-okafor\n"
    "Omar Sample\tDelta Freight\thttps://www.linkedin.com/in/omar-sample-3c"
)
NAMELESS = "https://www.linkedin.com/in/jx77\nhttps://www.linkedin.com/in/omar-sample-3c"


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def dialog(session: DeskSession, window: QWidget, opened: Opened) -> QDialog:
    QGuiApplication.clipboard().setText(THREE)
    return opened(QuickAddDialog(session, window))


def names(session: DeskSession) -> list[str]:
    return [session.picture.prospects[id].name for id in sorted(session.picture.prospects)[6:]]


def test_enter_adds_all_who_are_new(session: DeskSession, dialog: QDialog) -> None:
    press(Qt.Key.Key_Return)

    assert names(session) == ["Jane Example", "Omar Sample"]


def test_the_button_says_how_many(dialog: QDialog) -> None:
    assert "Add 2 people" in seen(dialog)


def test_somebody_in_the_list_is_marked(dialog: QDialog) -> None:
    assert dialog.rows.index(1, STATE).data() == "In your list"


def test_somebody_in_the_list_cannot_be_ticked(dialog: QDialog) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.rows.index(1, NAME))

    press(Qt.Key.Key_Space)

    unticked = dialog.rows.index(1, TICK).data(Qt.ItemDataRole.CheckStateRole)
    assert Qt.CheckState(unticked) == Qt.CheckState.Unchecked


def test_space_leaves_somebody_out(session: DeskSession, dialog: QDialog) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.rows.index(0, NAME))

    press(Qt.Key.Key_Space, Qt.Key.Key_Return)

    assert names(session) == ["Omar Sample"]


def test_a_name_is_corrected_in_place(session: DeskSession, dialog: QDialog) -> None:
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.rows.index(0, NAME))

    press("J", "ane Doe", Qt.Key.Key_Return, Qt.Key.Key_Return)

    assert names(session) == ["Jane Doe", "Omar Sample"]


def test_a_tick_logs_an_inmail_to_each(session: DeskSession, dialog: QDialog) -> None:
    dialog.sent.click()
    before = session.picture.statement.balance

    press(Qt.Key.Key_Return)

    assert session.picture.statement.balance == before - 2


def test_nobody_ticked_is_refused(dialog: QDialog) -> None:
    for row in (0, 2):
        dialog.rows.toggle(row)

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.table) == "Nobody is ticked. Space ticks a row."


def test_a_missing_name_opens_its_cell(session: DeskSession, window: QWidget, opened: Opened) -> None:
    QGuiApplication.clipboard().setText(NAMELESS)
    opened(QuickAddDialog(session, window))

    press(Qt.Key.Key_Return)
    press("Jin Xu", Qt.Key.Key_Return, Qt.Key.Key_Return)

    assert names(session) == ["Jin Xu", "Omar Sample"]


def test_two_hundred_people_are_added_at_once(session: DeskSession, window: QWidget, opened: Opened) -> None:
    lines = [f"Person {n}\thttps://www.linkedin.com/in/person-number{n}" for n in range(200)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    opened(QuickAddDialog(session, window))

    press(Qt.Key.Key_Return)

    assert len(names(session)) == 200


def test_the_rows_keep_the_contract_of_a_model(session: DeskSession) -> None:
    rows = QuickAddRows(Acquaintances(session.picture.prospects.values()))
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)

    rows.set_candidates(candidates_in(THREE))

    assert rows.rowCount() == 3
