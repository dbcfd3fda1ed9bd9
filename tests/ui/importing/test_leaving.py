"""A review with choices in it is left only after a question, by whichever way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from inmail_desk.ui.import_review import ImportReview
from inmail_desk.ui.list_import_dialog import ListImportDialog
from inmail_desk.ui.main_window import MainWindow
from tests.exchange.archives import table

from .conftest import page_of


@contextmanager
def answering(button: str) -> Iterator[list[str]]:
    """Presses that button of the next question; what it asked."""
    asked: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(f"{box.windowTitle()} {box.text()}")
            next(each for each in box.buttons() if each.text().replace("&", "") == button).click()

    timer = QTimer(interval=5)
    timer.timeout.connect(answer)
    timer.start()
    yield asked
    timer.stop()


def untick(review: ImportReview) -> None:
    review.messages.table.go_to(0)
    QTest.keyClick(review.messages.table, Qt.Key.Key_Space)


def test_closing_the_window_asks_before_choices_are_lost(window: MainWindow, review: ImportReview) -> None:
    untick(review)
    with answering("Stay") as asked:
        window.close()
    expected = "Leave the review? Nothing has been written; your ticks and corrections will be lost."
    assert asked == [expected]


def test_whoever_stays_keeps_window_and_choices(window: MainWindow, review: ImportReview) -> None:
    untick(review)
    with answering("Stay"):
        window.close()
    assert (window.isVisible(), page_of(window).review) == (True, review)


def test_whoever_leaves_closes_the_window(window: MainWindow, review: ImportReview) -> None:
    untick(review)
    with answering("Leave"):
        window.close()
    assert not window.isVisible()


@pytest.mark.usefixtures("review")
def test_a_review_without_choices_is_closed_with_the_window(window: MainWindow) -> None:
    with answering("Stay") as asked:
        window.close()
    assert (asked, window.isVisible()) == ([], False)


def test_escape_asks_as_well(window: MainWindow, review: ImportReview) -> None:
    untick(review)
    with answering("Leave") as asked:
        QTest.keyClick(review.messages.table, Qt.Key.Key_Escape)
    assert (len(asked), window.importing().page) == (1, None)


@pytest.fixture
def a_list(window: MainWindow, tmp_path: Path) -> ListImportDialog:
    """The review of a list, in which a tick was taken away."""
    path = tmp_path / "people.tsv"
    path.write_bytes(
        table([["Name", "Company"], ["Jana Weiss", "Globex"], ["Pia Lund", "Fjord"]], separator="\t")
    )
    window.import_list(path)
    dialog = window.findChild(ListImportDialog)
    assert dialog is not None
    dialog.wait()
    dialog.foot.ok.click()
    dialog.wait()
    dialog.review.table.toggle()
    return dialog


Leave = Callable[[ListImportDialog], object]


@pytest.mark.parametrize(
    "leave",
    [
        lambda dialog: dialog.foot.cancel.click(),
        lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape),
        lambda dialog: dialog.close(),
        lambda dialog: dialog.foot.back.click(),
        lambda dialog: dialog.parentWidget().close(),
    ],
    ids=["cancel", "escape", "close", "back", "window"],
)
def test_a_list_is_left_only_after_the_question(a_list: ListImportDialog, leave: Leave) -> None:
    with answering("Stay") as asked:
        leave(a_list)
    assert (len(asked), a_list.review.isVisible()) == (1, True)
    with answering("Leave"):
        leave(a_list)
    assert not a_list.review.isVisible()
