"""Taking tables and the report out, from the menu and the pages."""

import csv
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QProgressDialog,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from inmail_desk.desk.ledger_page import Group
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.people import Filter
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.ui.controls import LinkButton, Pill
from inmail_desk.ui.export_acts import ExportActs
from inmail_desk.ui.ledger_words import group_name
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme

from ..conftest import NOW


@pytest.fixture
def window(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Memory(tmp_path / "window.ini"), Theme(application))
    qtbot.addWidget(window)
    window.show_account(session, "Premium", demo=False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def opened() -> list[QUrl]:
    """The folders that were shown."""
    return []


@pytest.fixture
def exports(window: MainWindow, opened: list[QUrl]) -> ExportActs:
    assert window.pages is not None
    return ExportActs(window.pages, window, window.runner, open_url=opened.append)


@pytest.fixture
def written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> Callable[[Callable[[Path], None], str], Path]:
    """Writes a file and waits until the window says so."""

    def write(act: Callable[[Path], None], name: str) -> Path:
        path = tmp_path / name
        act(path)
        qtbot.waitUntil(lambda: not window.runner.is_busy())
        assert said(window)
        return path

    return write


Written = Callable[[Callable[[Path], None], str], Path]


def said(window: MainWindow) -> str:
    assert window.pages is not None
    return window.pages.frame.said.text()


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def ask(window: MainWindow, key: str) -> QFileDialog:
    """The dialog that asks for the file."""
    window.menus.actions[key].trigger()
    (dialog,) = window.findChildren(QFileDialog)
    return dialog


# Prospects


def test_while_what_was_cancelled_is_ending_it_says_so(
    window: MainWindow, exports: ExportActs, tmp_path: Path
) -> None:
    ended = Event()
    window.runner.run("Reading", lambda _: ended.wait(10), done=print, failed=print, given_up=print)
    window.findChild(QProgressDialog).findChild(QPushButton).click()
    exports.export_people(tmp_path / "people.csv")
    assert said(window) == "What was cancelled has not quite ended. Try again in a moment."
    ended.set()
    window.runner.wait()


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_what_is_called_off_leaves_nothing(
    window: MainWindow, exports: ExportActs, session: DeskSession, tmp_path: Path, name: str
) -> None:
    many = [Candidate(name=f"Person {number}") for number in range(600)]
    session.perform(add_prospects, many, now=NOW)
    (folder := tmp_path / "exports").mkdir()
    exports.export_people(folder / name)
    window.findChild(QProgressDialog).findChild(QPushButton).click()
    window.runner.wait()
    assert (list(folder.iterdir()), said(window)) == ([], "Export cancelled. Nothing was written.")


def test_the_csv_holds_whom_the_filter_shows(
    window: MainWindow, exports: ExportActs, written: Written
) -> None:
    assert window.pages is not None
    window.pages.prospects().show_filter(Filter.TO_WRITE)
    names = [row[0] for row in rows(written(exports.export_people, "list.csv"))]
    assert sorted(names) == ["Dana Novak", "Emil Sørensen", "Farid Rahimi", "Name"]


def test_the_csv_holds_whom_the_search_finds(
    window: MainWindow, exports: ExportActs, written: Written
) -> None:
    assert window.pages is not None
    window.pages.prospects().search.setText("fjord")
    assert [row[0] for row in rows(written(exports.export_people, "list.csv"))] == ["Name", "Emil Sørensen"]


def test_the_csv_has_the_columns_shown_and_the_address(exports: ExportActs, written: Written) -> None:
    heading = rows(written(exports.export_people, "list.csv"))[0]
    assert heading == [
        "Name",
        "Company",
        "Title",
        "InMail status",
        "Answered on",
        "Sent",
        "Until",
        "Priority",
        "LinkedIn profile",
    ]


def test_the_state_is_told_in_words(exports: ExportActs, written: Written) -> None:
    states = {row[0]: row[3] for row in rows(written(exports.export_people, "list.csv"))}
    assert (states["Amara Okafor"], states["Bruno Keller"], states["Chloé Martin"]) == (
        "Pending",
        "No answer",
        "Replied",
    )


def test_a_name_that_ends_with_xlsx_becomes_a_spreadsheet_with_real_days(
    exports: ExportActs, written: Written
) -> None:
    sheet = load_workbook(written(exports.export_people, "list.xlsx")).worksheets[0]
    cells = {row[0].value: row[5] for row in sheet.iter_rows()}
    assert (cells["Amara Okafor"].is_date, sheet.freeze_panes) == (True, "A2")


def test_the_window_says_how_much_was_written_and_leads_there(
    window: MainWindow, exports: ExportActs, written: Written, opened: list[QUrl]
) -> None:
    path = written(exports.export_people, "list.csv")
    assert said(window) == "Exported 6 rows to list.csv"
    assert window.pages is not None
    links = window.pages.frame.said.findChildren(LinkButton)
    next(link for link in links if link.text() == "Show in folder").click()
    assert [url.toLocalFile() for url in opened] == [str(path.parent)]


def test_the_menu_asks_for_a_file_named_after_account_and_day(window: MainWindow) -> None:
    dialog = ask(window, "export_csv")
    (name,) = [Path(path).name for path in dialog.selectedFiles()]
    assert name == "Premium – prospects – 2026-11-22.csv"
    dialog.reject()


def test_the_button_of_the_list_offers_both_kinds(window: MainWindow) -> None:
    assert window.pages is not None
    window.pages.on_prospects().export_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["As &CSV…", "As &spreadsheet (XLSX)…"]
    menu.actions()[1].trigger()
    menu.close()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "xlsx"
    dialog.reject()


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(
    window: MainWindow, exports: ExportActs, qtbot: QtBot, tmp_path: Path
) -> None:
    exports.export_people(tmp_path / "gone" / "list.csv")
    qtbot.waitUntil(lambda: not window.runner.is_busy())
    (box,) = window.findChildren(QMessageBox)
    assert box.text().endswith("was not written: its folder is not there. Choose another one.")
    box.close()
    assert said(window) == ""


# The ledger


def test_the_ledger_holds_the_entries_shown_the_latest_first(exports: ExportActs, written: Written) -> None:
    sheet = load_workbook(written(exports.export_ledger, "ledger.xlsx")).worksheets[0]
    kinds = [row[1].value for row in sheet.iter_rows(min_row=2)]
    assert kinds == ["Allotment", "Credit back", "InMail", "Allotment", "Allotment"]


def test_the_ledger_keeps_to_its_filter(window: MainWindow, exports: ExportActs, written: Written) -> None:
    assert window.pages is not None
    pills = window.pages.on_ledger().filters.findChildren(Pill)
    next(pill for pill in pills if pill.text().startswith(group_name(Group.SPENT))).click()
    sheet = load_workbook(written(exports.export_ledger, "ledger.xlsx")).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == ["Chloé Martin"]


# The report


def test_the_report_is_saved_with_the_name_on_top_and_the_name_is_kept(
    window: MainWindow, exports: ExportActs, session: DeskSession, written: Written
) -> None:
    dialog = exports.report()
    dialog.name.setText("Alex Miller")
    path = written(lambda path: exports.write_report(dialog, path), "report.pdf")
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert text.startswith("Activity report Alex Miller")
    assert session.data.undo_name == "Change Name on Reports"


def test_the_menu_opens_the_report_and_its_button_asks_for_a_pdf(window: MainWindow, qtbot: QtBot) -> None:
    from inmail_desk.ui.report_dialog import ReportDialog

    window.menus.actions["report"].trigger()
    (dialog,) = window.findChildren(ReportDialog)
    dialog.ok_button.click()
    (asking,) = dialog.findChildren(QFileDialog)
    (name,) = [Path(path).name for path in asking.selectedFiles()]
    assert name == "Premium – activity report – 2026-11-22.pdf"
    asking.reject()
    dialog.reject()


def test_the_file_dialog_writes_where_it_says(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ask(window, "export_csv")
    dialog.setDirectory(str(tmp_path))
    dialog.findChildren(QLineEdit)[0].setText("mine.csv")
    dialog.accept()
    qtbot.waitUntil(lambda: said(window) == "Exported 6 rows to mine.csv")
    assert (tmp_path / "mine.csv").is_file()
