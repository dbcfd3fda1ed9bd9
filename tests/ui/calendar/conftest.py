"""The page Calendar on the file with six people, shown as wide as the window gives it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inmail_desk.ui.calendar_page import CalendarPage
from inmail_desk.ui.memory import WEEK_START, Memory
from inmail_desk.ui.session import DeskSession


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """Weeks that start on Monday, whatever the locale says."""
    memory = Memory(tmp_path / "window.ini")
    memory.write(WEEK_START, "monday")
    return memory


@pytest.fixture
def page(session: DeskSession, memory: Memory, qtbot: QtBot) -> CalendarPage:
    return shown(CalendarPage(session, memory), qtbot)


@pytest.fixture
def empty_page(empty_session: DeskSession, memory: Memory, qtbot: QtBot) -> CalendarPage:
    """The same with nobody in the list."""
    return shown(CalendarPage(empty_session, memory), qtbot)


def shown(page: CalendarPage, qtbot: QtBot) -> CalendarPage:
    qtbot.addWidget(page)
    page.resize(1030, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.grid.setFocus()
    return page
