"""A page that is open while texts become larger looks as one that was opened so."""

from collections.abc import Iterator
from operator import ne

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.pages import CALENDAR, CAMPAIGNS, LEDGER, PLAN, PROSPECTS, TODAY
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme, apply_theme

SIZE = QSize(1000, 700)


@pytest.fixture
def memory(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return Memory(tmp_path_factory.mktemp("memory") / "window.ini")


@pytest.fixture
def usual_font(qapp: QApplication) -> Iterator[QFont]:
    usual = QFont(qapp.font())
    yield usual
    qapp.setFont(usual)
    apply_theme(qapp, dark=False)


def shown(session: DeskSession, memory: Memory, page: str) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(memory, Theme(application))
    window.show_account(session, "Premium", demo=False)
    window.resize(SIZE)
    window.show()
    assert window.pages is not None
    window.pages.frame.show_page(page)
    return window


def show_page(window: MainWindow, qtbot: QtBot, page: str) -> QImage:
    assert window.pages is not None
    window.pages.frame.show_page(page)
    window.setFocus()
    for _ in range(3):  # what is laid out anew is laid out in several goes
        qtbot.wait(20)
    return window.grab().toImage()


@pytest.mark.parametrize("page", [TODAY, PROSPECTS, CALENDAR, LEDGER, CAMPAIGNS, PLAN])
def test_larger_texts_leave_an_open_page_as_one_that_is_opened_so(
    usual_font: QFont, session: DeskSession, memory: Memory, qtbot: QtBot, page: str
) -> None:
    window = shown(session, memory, page)
    show_page(window, qtbot, page)
    memory.write("text_size", "150")
    changed = show_page(window, qtbot, page)
    delete(window)  # a window that is only closed would be laid out anew with each change of the font
    QApplication.setFont(usual_font)
    again = shown(session, memory, page)
    show_page(again, qtbot, page)
    # A panel that is filled in turns comes later on a machine that others use.
    qtbot.waitUntil(lambda: pixels_apart(changed, again.grab().toImage()) < 0.002)
    delete(again)


def pixels_apart(one: QImage, other: QImage) -> float:
    """The share of the pixels that differ: a scroll bar may be a little longer."""
    pixels = [memoryview(image.constBits()).cast("B").cast("I") for image in (one, other)]
    return sum(map(ne, *pixels)) / len(pixels[0])
