"""A window that several tests look at: to open one takes longer than to look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog

from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.pages import TODAY


@pytest.fixture
def still(kept_window: MainWindow) -> Iterator[MainWindow]:
    """The `kept_window` of a module on Today, the same for all tests that only look, and change no file."""
    assert kept_window.pages is not None
    kept_window.pages.show(TODAY)
    kept_window.activateWindow()
    yield kept_window
    for dialog in kept_window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()
