"""Rulebooks come from files and go into files; what is no rulebook is refused, and changes nothing."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from inmail_desk.desk.rulebook_files import read_rulebook_file
from inmail_desk.ui.rulebooks_model import BALANCE_ROW
from inmail_desk.ui.rulebooks_view import RulebooksView
from inmail_desk.ui.session import DeskSession

from .conftest import FAQ, MINE, choose, headings, message


def test_an_imported_file_stands_beside_the_others_and_can_be_removed(
    view: RulebooksView, session: DeskSession, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "mine.json"
    path.write_text(MINE, "utf-8")
    before = session.picture.statement
    view.import_file(path)
    assert headings(view)[-1] == "What a colleague found"
    assert "Nothing else has changed" in view.said.text()
    assert session.picture.statement == before
    qtbot.mouseClick(view.detail.remove_button, Qt.MouseButton.LeftButton)
    assert "What a colleague found" not in headings(view)
    session.undo()
    assert headings(view)[-1] == "What a colleague found"


def test_a_file_is_chosen_to_import(view: RulebooksView, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.json"
    path.write_text(MINE, "utf-8")
    qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)
    (dialog,) = view.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    assert headings(view)[-1] == "What a colleague found"


def drop(view: RulebooksView, *urls: QUrl) -> bool:
    """Drops these on the view; whether they would be taken."""
    mime = QMimeData()
    mime.setUrls(list(urls))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    entered.ignore()
    QApplication.sendEvent(view, entered)
    QApplication.sendEvent(view, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    return entered.isAccepted()


def test_a_file_dropped_on_it_is_imported(view: RulebooksView, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(MINE, "utf-8")
    assert drop(view, QUrl.fromLocalFile(str(path)))
    assert headings(view)[-1] == "What a colleague found"


def test_a_page_or_two_files_dropped_on_it_are_not_taken(view: RulebooksView, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(MINE, "utf-8")
    assert not drop(view, QUrl("https://example.org/mine.json"))
    assert not drop(view, QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path)))
    assert view.table.books.columnCount() == 6


def test_a_broken_file_is_refused_with_its_line_and_changes_nothing(
    view: RulebooksView, session: DeskSession, tmp_path: Path
) -> None:
    path = tmp_path / "broken.json"
    path.write_text(FAQ.text.replace('"expiry.days", "value": 90', '"expiry.days", "value": "long"'), "utf-8")
    before = session.data.undo_name
    view.import_file(path)
    assert message(view) == (
        "“broken.json” was not imported: nothing was changed. Line 25: expiry.days – needs a whole number of 0 or"
        " more, not 'long'."
    )
    assert (session.data.undo_name, view.table.books.columnCount()) == (before, 6)


def test_what_is_there_already_is_not_imported_again(view: RulebooksView, tmp_path: Path) -> None:
    path = tmp_path / "faq.json"
    path.write_text(FAQ.text, "utf-8")
    view.import_file(path)
    assert "stands beside the others already" in message(view)


def test_a_rulebook_is_exported_as_it_was_read(view: RulebooksView, tmp_path: Path, qtbot: QtBot) -> None:
    choose(view, BALANCE_ROW, FAQ.text)
    qtbot.mouseClick(view.detail.export_button, Qt.MouseButton.LeftButton)
    (dialog,) = view.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "credits-faq-2026-11-22.json"
    dialog.fileSelected.emit(str(tmp_path / "out.json"))
    assert read_rulebook_file(tmp_path / "out.json") == FAQ
    assert "out.json" in view.said.text()


def test_an_export_that_cannot_be_written_is_told(view: RulebooksView, tmp_path: Path) -> None:
    view.export_file(FAQ, tmp_path / "gone" / "out.json")
    assert "“out.json” is not there" in message(view)
