"""The page on the screen, with the focus in its list."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.memory import Memory
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession

Shown = Callable[..., ProspectsPage]


@pytest.fixture
def opened() -> list[QUrl]:
    """The addresses that were opened in the browser."""
    return []


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def show(qtbot: QtBot, opened: list[QUrl]) -> Iterator[Shown]:
    """Shows the page of a session, as large as it is at first unless a size is given."""

    def show_page(
        session: DeskSession, memory: Memory | None = None, size: tuple[int, int] = (1030, 760)
    ) -> ProspectsPage:
        page = ProspectsPage(session, memory, open_url=opened.append)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        for _ in range(3):  # the panel is made, filled and shown, each in a turn of its own
            QApplication.processEvents()
        page.table.setFocus()
        return page

    yield show_page
    clipboard = QApplication.clipboard()
    clipboard.clear()


@pytest.fixture
def page(show: Shown, session: DeskSession) -> ProspectsPage:
    """The page of the six people, Amara selected."""
    return show(session)
