"""A window for the panel and the dialogs, and what a person sees in them."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.session import DeskSession


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window, before_close_func=_save_notes)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _save_notes(window: QWidget) -> None:
    """Else a test that failed would wait for an answer to what is to become of them."""
    for panel in window.findChildren(PersonPanel):
        panel.save()


@pytest.fixture
def panel(session: DeskSession, window: QWidget) -> PersonPanel:
    panel = PersonPanel(session)
    QVBoxLayout(window).addWidget(panel)
    window.resize(340, 500)
    return panel


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[QDialog], QDialog]]:
    """Opens a dialog as a page does, ready for keys; what a test leaves open is closed after it."""

    def open_dialog(dialog: QDialog) -> QDialog:
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.focusWidget())
        return dialog

    yield open_dialog
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.close()
