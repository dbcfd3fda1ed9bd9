"""The way of an import: dropped, asked about, reviewed, written, taken back."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inmail_desk.desk.importing_list import Order
from inmail_desk.exchange.moments import DateOrder
from inmail_desk.ui import turns
from inmail_desk.ui.import_drop import DropCover
from inmail_desk.ui.import_model import COLUMNS
from inmail_desk.ui.import_questions import ImportQuestion
from inmail_desk.ui.import_review import ImportReview
from inmail_desk.ui.list_import_dialog import ListImportDialog
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.session import DeskSession
from tests.exchange.archives import BO, HIDDEN, ME, ArchiveMaker, table

from .conftest import column, maker, page_of, reviewed

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT_BUTTON = Qt.MouseButton.LeftButton
COPY = Qt.DropAction.CopyAction


def names(session: DeskSession) -> list[str]:
    return sorted(each.name for each in session.picture.prospects.values())


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(window: MainWindow, data: QMimeData) -> bool:
    """Drags over the window; whether it would take it."""
    event = QDragEnterEvent(QPoint(200, 200), COPY, data, LEFT_BUTTON, NO_MODIFIER)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window: MainWindow, *paths: Path) -> None:
    data = dragged(*paths)
    assert enter(window, data)
    cover = window.findChild(DropCover)
    assert cover is not None
    event = QDropEvent(QPointF(200, 200), COPY, data, LEFT_BUTTON, NO_MODIFIER)
    QApplication.sendEvent(cover, event)


def question_of(window: MainWindow) -> ImportQuestion:
    questions = [each for each in window.findChildren(ImportQuestion) if each.isVisible()]
    assert len(questions) == 1
    return questions[0]


def test_the_menu_shows_what_can_be_imported(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert page_of(window).start.isVisible()


def test_it_is_said_that_a_later_archive_brings_what_is_new(window: MainWindow) -> None:
    window.importing().begin()
    said = [label.text() for label in page_of(window).start.findChildren(QLabel)]
    assert (
        "Import a later archive whenever you like: it adds new InMails and answers, and nothing twice."
        in said
    )


def test_files_over_the_window_are_announced(window: MainWindow, archive: Path) -> None:
    enter(window, dragged(archive))
    cover = window.findChild(DropCover)
    assert cover is not None
    assert cover.isVisible()


def test_a_text_that_is_dragged_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("A line")
    assert not enter(window, data)


def test_a_dropped_archive_leads_to_its_review(window: MainWindow, archive: Path) -> None:
    drop(window, archive)
    page_of(window).wait()
    assert page_of(window).review is not None


def test_a_dropped_data_file_is_opened(window: MainWindow, tmp_path: Path) -> None:
    opened = QSignalSpy(window.open_wanted)
    drop(window, tmp_path / "Other.inmaildesk")
    assert opened.at(0) == [tmp_path / "Other.inmaildesk"]


def test_nothing_else_can_be_done_meanwhile(window: MainWindow, review: ImportReview) -> None:
    assert not any(window.menus.actions[key].isEnabled() for key in ("undo", "add", "settings", "open"))


def test_an_import_is_one_step_that_can_be_undone(
    window: MainWindow, session: DeskSession, review: ImportReview
) -> None:
    before = names(session)
    review.foot.ok.click()
    page_of(window).wait()
    after = names(session)
    window.menus.actions["undo"].trigger()
    assert (sorted({*after} - {*before}), names(session)) == (["Greta Lund", "Hugo Weber"], before)


def test_what_was_imported_is_said_with_the_ways_to_it(
    qtbot: QtBot, window: MainWindow, review: ImportReview
) -> None:
    review.foot.ok.click()
    page_of(window).wait()
    assert window.pages is not None
    said = window.pages.frame.said
    qtbot.waitUntil(lambda: bool(said.text()))
    assert said.text() == "Imported: 3 InMails, 2 answers, 2 new people."
    said.ways()[0].click()
    assert window.pages.in_front() == "prospects"


def test_ctrl_enter_imports(window: MainWindow, review: ImportReview, qtbot: QtBot) -> None:
    review.messages.table.setFocus()
    QTest.keyClick(review.messages.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page_of(window).wait()
    assert window.importing().page is None


def test_the_same_archive_again_brings_nothing(
    window: MainWindow, review: ImportReview, archive: Path
) -> None:
    review.messages.choose([each.number for each in review.list.review.inmails], taken=True)
    review.foot.ok.click()
    page_of(window).wait()
    again = reviewed(window, archive)
    assert again.found.text().startswith("Nothing new: all of it is there already.")


def test_the_same_archive_again_is_not_all_there_while_a_message_is_to_be_decided(
    window: MainWindow, review: ImportReview, archive: Path
) -> None:
    review.messages.choose([each.number for each in review.list.review.inmails if each.suspects], taken=True)
    review.foot.ok.click()
    page_of(window).wait()
    again = reviewed(window, archive)
    assert again.list.review.takes_nothing
    assert "Nothing new" not in again.found.text()


def test_each_account_without_an_address_is_a_person_of_its_own(window: MainWindow, tmp_path: Path) -> None:
    made = ArchiveMaker()
    made.profile()
    made.inmail(HIDDEN, subject="One")
    made.inmail(HIDDEN, subject="Another")
    assert "2\N{NO-BREAK SPACE}new people" in reviewed(window, made.zip(tmp_path)).found.text()


def test_escape_leaves_the_review(window: MainWindow, review: ImportReview) -> None:
    QTest.keyClick(review.messages.table, Qt.Key.Key_Escape)
    assert window.importing().page is None


def test_escape_leaves_the_first_screen(window: MainWindow) -> None:
    window.importing().begin()
    QTest.keyClick(page_of(window).start.files, Qt.Key.Key_Escape)
    assert window.importing().page is None


def test_escape_ends_the_reading_and_turns_back_to_the_first_screen(
    window: MainWindow, archive: Path
) -> None:
    window.importing().begin([archive])
    page = page_of(window)
    QTest.keyClick(page.reading.button, Qt.Key.Key_Escape)
    page.wait()
    assert (page.start.isVisible(), page.review) == (True, None)


def test_cancelling_leaves_nothing(window: MainWindow, session: DeskSession, archive: Path) -> None:
    before = names(session)
    window.importing().begin([archive])
    page = page_of(window)
    page.reading.button.click()
    page.wait()
    assert (page.start.isVisible(), page.review, names(session)) == (True, None, before)


def test_turning_back_shows_the_account_again(window: MainWindow, review: ImportReview) -> None:
    review.foot.cancel.click()
    assert window.importing().page is None
    assert window.menus.actions["add"].isEnabled()


def test_turning_back_gives_the_keyboard_to_the_page_and_not_to_the_sidebar(window: MainWindow) -> None:
    assert window.pages is not None
    window.pages.on_ledger().table.setFocus()
    QApplication.processEvents()
    window.importing().begin()
    QTest.keyClick(page_of(window).start.files, Qt.Key.Key_Escape)
    assert not window.pages.frame.has_focus_in_sidebar()


def test_the_answer_of_an_inmail_that_is_there_already_stays_in_sight(
    window: MainWindow, review: ImportReview, archive: Path
) -> None:
    review.foot.ok.click()
    page_of(window).wait()
    again = reviewed(window, archive)
    answers = dict(
        zip(column(again, COLUMNS.index(Order.NAME)), column(again, COLUMNS.index(Order.ANSWER)), strict=True)
    )
    assert answers["Greta Lund"] == "Answered, 15 Oct"


def test_what_cannot_be_read_is_said_with_what_to_do(window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "archive.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    window.importing().begin([broken])
    page_of(window).wait()
    notice = page_of(window).start.trouble
    assert notice.accessibleName() == "archive.zip is broken or cut off"
    assert notice.accessibleDescription().endswith("Nothing was imported.")


def unsure() -> ArchiveMaker:
    """Two who wrote as often, and no profile."""
    made = maker()
    del made.files["Profile.csv"]
    return made


def test_whose_archive_it_is_is_asked_where_it_is_open(window: MainWindow, tmp_path: Path) -> None:
    window.importing().begin([unsure().zip(tmp_path)])
    page_of(window).wait()
    question_of(window).go_on.click()
    page_of(window).wait()
    review = page_of(window).review
    assert review is not None
    assert review.list.review.me is not None
    assert review.list.review.me.name == ME.name


def test_somebody_else_can_be_chosen(window: MainWindow, tmp_path: Path) -> None:
    made = unsure()
    made.inmail(BO)
    window.importing().begin([made.zip(tmp_path)])
    page_of(window).wait()
    question = question_of(window)
    other = next(me for me in question.choice.values() if me.name != ME.name)
    question.choice.choose(other)
    question.go_on.click()
    page_of(window).wait()
    review = page_of(window).review
    assert review is not None
    assert review.list.review.me is not None
    assert review.list.review.me.name == other.name


@pytest.fixture
def saved_by_a_spreadsheet(tmp_path: Path) -> Path:
    header = ["FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT"]
    row = [ME.name, ME.url, BO.name, BO.url, "03/04/2026", "A question", "A line."]
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "messages.csv").write_bytes(table([header, row]))
    (folder / "Profile.csv").write_bytes(table([["First Name", "Last Name"], ["Mara", "Quist"]]))
    return folder


def test_the_order_of_dates_is_asked_with_both_days(window: MainWindow, saved_by_a_spreadsheet: Path) -> None:
    window.importing().begin([saved_by_a_spreadsheet])
    page_of(window).wait()
    question = question_of(window)
    question.choice.choose(DateOrder.DAY_FIRST)
    question.go_on.click()
    page_of(window).wait()
    review = page_of(window).review
    assert review is not None
    assert review.list.review.inmails[0].message.sent_at == datetime(2026, 4, 3)


def test_an_archive_can_lie_in_a_folder(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    folder.mkdir()
    for name, content in maker().contents().items():
        (folder / name).write_bytes(content)
    assert len(reviewed(window, folder).list.review.inmails) == 5


def test_closing_the_window_ends_what_is_being_read(window: MainWindow, archive: Path) -> None:
    window.importing().begin([archive])
    window.close()
    assert window.importing().page is None


def test_a_table_of_another_kind_is_offered_as_a_list(window: MainWindow, tmp_path: Path) -> None:
    own = tmp_path / "people.csv"
    own.write_bytes(table([["Name", "Company", "Sent"], ["Amara Okafor", "Northwind", "2026-11-02"]]))
    window.importing().begin([own])
    page_of(window).wait()
    page_of(window).start.as_list.click()
    assert window.findChild(ListImportDialog) is not None


def test_a_spreadsheet_is_read_as_a_list_at_once(window: MainWindow, tmp_path: Path) -> None:
    sheet = tmp_path / "people.tsv"
    sheet.write_bytes(table([["Name", "Company"], ["Amara Okafor", "Northwind"]], separator="\t"))
    drop(window, sheet)
    dialog = window.findChild(ListImportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.close()


def test_a_review_that_is_called_off_while_it_is_built_leaves_nothing(
    window: MainWindow, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "_A_TURN", 0)
    window.importing().begin([archive])
    page = page_of(window)
    page._background.wait()
    page._background.wait()
    page.reading.button.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(ImportReview) == []
