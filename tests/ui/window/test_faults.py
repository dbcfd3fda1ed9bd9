"""A fault of the program gives a report to copy, and the program goes on."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inmail_desk.ui.fault_dialog import FaultDialog
from inmail_desk.ui.faults import FaultWatch


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FaultDialog:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch = FaultWatch(tmp_path)
    try:
        raise ValueError("Amara Okafor")
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert watch.dialog is not None
    qtbot.addWidget(watch.dialog)
    return watch.dialog


def test_the_report_names_the_fault(dialog: FaultDialog) -> None:
    assert "builtins.ValueError" in dialog.report.toPlainText()


def test_the_report_quotes_no_data(dialog: FaultDialog) -> None:
    assert "Amara" not in dialog.report.toPlainText()


def test_the_report_can_be_copied(dialog: FaultDialog, qtbot: QtBot) -> None:
    copy = next(each for each in dialog.findChildren(QPushButton) if "Copy" in each.text())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()


def test_a_second_fault_opens_no_second_dialog(dialog: FaultDialog) -> None:
    fault = KeyError()
    sys.excepthook(type(fault), fault, None)
    shown = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, FaultDialog) and each.isVisible()
    ]
    assert shown == [dialog]


def test_where_the_log_cannot_be_written_the_report_is_shown_all_the_same(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch = FaultWatch(tmp_path / "missing")
    sys.excepthook(KeyError, KeyError(), None)
    assert watch.dialog is not None
    qtbot.addWidget(watch.dialog)
    assert "The log cannot be written" in watch.dialog.report.toPlainText()
