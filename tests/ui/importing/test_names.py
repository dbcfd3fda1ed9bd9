"""Every control of the import can be named by a screen reader, and reached with the keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inmail_desk.ui.import_review import ImportReview
from inmail_desk.ui.main_window import MainWindow
from tests.ui.window.test_accessibility import nameless

from .conftest import page_of, select


def test_every_control_of_the_first_screen_has_a_name(window: MainWindow) -> None:
    window.importing().begin()
    assert nameless(page_of(window)) == []


@pytest.mark.parametrize("part", ["messages", "plan", "left"])
def test_every_control_of_a_part_has_a_name(window: MainWindow, review: ImportReview, part: str) -> None:
    review.show_part(part)
    assert nameless(window) == []


def test_every_control_of_the_questions_about_somebody_has_a_name(
    window: MainWindow, review: ImportReview
) -> None:
    select(review, "Emil Sørensen")
    assert nameless(window) == []


def test_tab_walks_through_the_review_and_comes_back(review: ImportReview) -> None:
    review.messages.table.setFocus()
    start = QApplication.focusWidget()
    assert start is not None
    seen: list[QWidget] = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        seen.append(focused)
        if QApplication.focusWidget() is start:
            break
    messages = review.messages
    assert {review.foot.ok, review.foot.cancel, messages.search, messages.panel.choices.taken} <= set(seen)


def test_an_unreadable_file_is_said_for_screen_readers(window: MainWindow, tmp_path: Path) -> None:
    empty = tmp_path / "messages.csv"
    empty.write_bytes(b"")
    window.importing().begin([empty])
    page_of(window).wait()
    assert page_of(window).start.trouble.accessibleName() == "messages.csv is empty"
