"""A list without anybody leads to every way by which people come in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.ui.list_import_dialog import ListImportDialog
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.people_filters import NobodyYet
from inmail_desk.ui.session import DeskSession

from ..importing.conftest import shown


@pytest.fixture
def window(empty_session: DeskSession, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = shown(empty_session, tmp_path, qtbot)
    assert window.pages is not None
    window.pages.on_prospects()
    return window


def nobody(window: MainWindow) -> NobodyYet:
    (found,) = window.findChildren(NobodyYet)
    assert found.isVisible()
    return found


def test_an_archive_can_be_imported_from_there(window: MainWindow) -> None:
    nobody(window).archive.click()
    assert window.importing().page is not None


def test_a_list_can_be_imported_from_there(window: MainWindow) -> None:
    nobody(window).list.click()
    dialog = window.findChild(ListImportDialog)
    assert dialog is not None
    assert dialog.start.isVisible()
    dialog.close()
