"""The ways to the import of lists: the menu, and a list that is dropped on the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.import_drop import DropCover, is_list
from inmail_desk.ui.list_import_dialog import ListImportDialog
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme


@pytest.fixture
def window(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Memory(tmp_path / "window.ini"), Theme(application))
    qtbot.addWidget(window)
    window.show_account(session, "Premium", demo=False)
    window.show()
    yield window
    for dialog in window.findChildren(ListImportDialog):
        dialog.close()


def dialog_of(window: MainWindow) -> ListImportDialog:
    return next(each for each in window.findChildren(ListImportDialog) if each.isVisible())


def drop(window: MainWindow, path: Path) -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(path))])
    plain = (Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(50, 50), *plain))
    cover = window.findChild(DropCover)
    assert cover is not None
    QApplication.sendEvent(cover, QDropEvent(QPointF(50, 50), *plain))


def test_the_menu_leads_to_the_import_of_a_list(window: MainWindow) -> None:
    window.menus.actions["import_list"].trigger()

    assert dialog_of(window).start.isVisible()


def test_a_dropped_list_leads_to_its_columns(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Link\nJana Weiss,https://www.linkedin.com/in/jana-weiss\n", encoding="utf-8")

    drop(window, path)
    dialog = dialog_of(window)
    dialog.wait()

    assert dialog.columns.isVisible()


def test_what_was_brought_in_is_said_beneath_the_page(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Link\nJana Weiss,https://www.linkedin.com/in/jana-weiss\n", encoding="utf-8")
    drop(window, path)
    dialog = dialog_of(window)
    dialog.wait()
    for _ in range(2):
        dialog.foot.ok.click()
        dialog.wait()

    assert window.pages is not None
    assert window.pages.frame.said.text() == "Imported: 1 new person."


@pytest.mark.parametrize(
    ("name", "expected"),
    [("people.xlsx", True), ("People.CSV", True), ("a.tsv", True), ("messages.csv", False), ("a.zip", False)],
)
def test_lists_are_told_from_files_of_an_archive(name: str, expected: bool) -> None:
    assert is_list([Path(name)]) is expected
