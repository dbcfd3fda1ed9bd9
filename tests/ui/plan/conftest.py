"""The page about the plan, shown as in the window, and the words on it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.chips import Chip
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW

Shows = Callable[[DeskSession], PlanPage]


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened in the browser."""
    return []


@pytest.fixture
def show(qtbot: QtBot, opened: list[str]) -> Iterator[Shows]:
    """Shows the page of a session; its dialogs are closed before the session's file is."""

    kept = []

    def shown(session: DeskSession) -> PlanPage:
        page = PlanPage(session, open_url=opened.append)
        qtbot.addWidget(page)
        page.resize(692, 240)  # what is scrolled away need not be painted
        page.show()
        kept.append(page)
        return page

    yield shown
    for page in kept:
        for dialog in page.findChildren(QDialog):
            dialog.close()


@pytest.fixture
def tracked(qapp: QApplication, tmp_path: Path) -> Iterator[DeskSession]:
    """Premium Business that has been running: LinkedIn shows 37 credits on 22 November, renewed on the 3rd."""
    with DataFile.create(tmp_path / "Running.inmail") as data:
        begin(data, Answers(plan="premium-business", credits=37, last_renewal_on=date(2026, 11, 3)), now=NOW)
        yield DeskSession(data, lambda: NOW)


def seen(widget: QWidget) -> str:
    """All that can be read on a widget, as it was built."""
    QApplication.processEvents()  # what was just added to a page appears with the next events
    parts = [each for each in widget.findChildren(QWidget) if isinstance(each, QLabel | Chip)]
    return "\n".join(part.text() for part in parts if part.isVisibleTo(widget) and part.text())


def dialog_of(page: QWidget) -> QDialog:
    """The dialog that is open over the page."""
    return next(each for each in page.findChildren(QDialog) if each.isVisible())


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def accept(dialog: QWidget) -> None:
    """Presses Enter where the focus is."""
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def type_into(field: QWidget, text: str) -> None:
    """Types into a field in place of what stands there, as a person does."""
    line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def set_rule(session: DeskSession, rule: str, value: object) -> None:
    """Sets a rule of the person's own."""

    def write(data: DataFile) -> Changed:
        with data.unit_of_work("Set Rule") as work:
            work.overrides.set(rule, value, noted_at=NOW)
            return work.commit()

    session.perform(write)
