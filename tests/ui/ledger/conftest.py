"""The ledger, shown as in the window, and what a person sees of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.ledger_model import Col
from inmail_desk.ui.ledger_page import LedgerPage
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession

Shows = Callable[..., LedgerPage]


@pytest.fixture
def show(qtbot: QtBot) -> Shows:
    """Shows the page of a session, with the keyboard in its list."""

    def shown(session: DeskSession, memory: Memory | None = None) -> LedgerPage:
        page = LedgerPage(session, memory)
        qtbot.addWidget(page)
        page.resize(980, 600)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.setFocus()
        QApplication.processEvents()
        return page

    return shown


@pytest.fixture
def page(session: DeskSession, show: Shows) -> LedgerPage:
    """Three allotments of 15 (September to November), and Chloé's InMail of 5 October, answered on the 9th."""
    return show(session)


def column(page: LedgerPage, of: Col) -> list[str]:
    """What a column says, from top to bottom."""
    model = page.table.entries
    return [str(model.index(row, of).data()) for row in range(model.rowCount())]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
