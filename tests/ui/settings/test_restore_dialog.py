"""Choosing a backup."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from inmail_desk.store.backups import Backup
from inmail_desk.ui.restore_dialog import BackupModel, RestoreDialog
from inmail_desk.ui.session import DeskSession

BACKUPS = tuple(
    Backup(Path(f"{name} {day}"), name, date(2026, 11, day), 2048)
    for name, day in (("Other", 22), ("Premium", 21), ("Premium", 20))
)


@pytest.fixture
def dialog(session: DeskSession, qtbot: QtBot) -> RestoreDialog:
    dialog = RestoreDialog(BACKUPS, session)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    model = BackupModel(BACKUPS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(0, column).data() for column in range(3)] == [
        "Other",
        "Sunday, 22 November 2026",
        "2.0 kB",
    ]


def test_the_latest_of_the_open_file_is_the_first_choice(dialog: RestoreDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert chosen.args == [BACKUPS[1]]


def test_another_can_be_chosen_by_keys(dialog: RestoreDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.ok_button.click()
    assert chosen.args == [BACKUPS[2]]


def test_nothing_is_opened_where_it_is_left(dialog: RestoreDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
