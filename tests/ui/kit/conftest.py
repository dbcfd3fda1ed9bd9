"""A locale and a window for every test of the kit."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    former = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(former)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show the parts beneath each other in an active window of that width, and return the window."""
    windows = []  # qtbot holds them weakly

    def in_window(*parts: QWidget, width: int = 480) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(width, window.sizeHint().height())
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return in_window
