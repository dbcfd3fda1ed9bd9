"""A fault of the program gives a report to copy, and the program goes on."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRunnable, Qt, QThread, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from inmail_desk.ui.fault_dialog import FaultDialog
from inmail_desk.ui.faults import FaultWatch


def keep_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FaultDialog:
    keep_hooks(monkeypatch)
    watch = FaultWatch(tmp_path)
    try:
        raise ValueError("Amara Okafor")
    except ValueError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)
    assert isinstance(watch.dialog, FaultDialog)
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


class Failing(QRunnable):
    def run(self) -> None:
        raise ValueError("in another thread")


def fail_in_pool() -> None:
    QThreadPool.globalInstance().start(Failing())


def fail_in_thread() -> None:
    threading.Thread(target=Failing().run).start()


@pytest.mark.parametrize("fail", [fail_in_pool, fail_in_thread])
def test_a_fault_in_another_thread_is_shown_in_the_windows_own(
    fail: Callable[[], None], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_hooks(monkeypatch)
    watch = FaultWatch(tmp_path)
    fail()
    qtbot.waitUntil(lambda: watch.dialog is not None)
    assert isinstance(watch.dialog, FaultDialog)
    qtbot.addWidget(watch.dialog)
    assert watch.dialog.thread() is QThread.currentThread()
    assert "builtins.ValueError" in watch.dialog.report.toPlainText()


def test_where_the_log_cannot_be_written_the_report_is_shown_all_the_same(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_hooks(monkeypatch)
    watch = FaultWatch(tmp_path / "missing")
    sys.excepthook(KeyError, KeyError(), None)
    assert isinstance(watch.dialog, FaultDialog)
    qtbot.addWidget(watch.dialog)
    assert "The log cannot be written" in watch.dialog.report.toPlainText()


def update(program: Path) -> None:
    program.with_name("new").write_text("the next version")
    program.with_name("new").replace(program)


def leave(program: Path) -> None:
    assert program.exists()


@pytest.mark.parametrize(
    ("happen", "kind"), [(update, QMessageBox), (Path.unlink, QMessageBox), (leave, FaultDialog)]
)
def test_a_fault_after_an_update_is_none_of_the_program(
    happen: Callable[[Path], None],
    kind: type[QDialog],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_hooks(monkeypatch)
    program = tmp_path / "inmail-desk"
    program.write_text("this version")
    watch = FaultWatch(tmp_path / "log", program)
    happen(program)
    sys.excepthook(ImportError, ImportError(), None)
    assert watch.dialog is not None
    qtbot.addWidget(watch.dialog)
    assert type(watch.dialog) is kind


def test_what_is_said_after_an_update_is_loaded_already(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_hooks(monkeypatch)
    program = tmp_path / "inmail-desk"
    program.write_text("this version")
    watch = FaultWatch(tmp_path, program)
    update(program)
    for module in ("inmail_desk.logs", "inmail_desk.ui.fault_dialog"):
        monkeypatch.setitem(sys.modules, module, None)  # to import it fails
    sys.excepthook(ImportError, ImportError(), None)
    assert isinstance(watch.dialog, QMessageBox)
    qtbot.addWidget(watch.dialog)
    assert "start InMail Desk again" in watch.dialog.text()
