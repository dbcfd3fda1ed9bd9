"""The way to newer versions: a page in the browser, and only when it is wanted."""

from email.message import Message

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.menu_bar import menus
from inmail_desk.ui.releases import open_releases

PAGE = "https://example.org/releases"


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Message:
    """What the program was published with."""
    told = Message()
    told["Project-URL"] = "Homepage, https://example.org"
    told["Project-URL"] = f"Releases, {PAGE}"
    monkeypatch.setattr("inmail_desk.ui.releases.metadata", lambda _: told)
    return told


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def said(parent: QWidget) -> str:
    return "".join(each.text() for each in parent.findChildren(QMessageBox))


@pytest.mark.usefixtures("published")
def test_the_page_that_the_program_was_published_with_is_opened(parent: QWidget) -> None:
    opened: list[str] = []
    open_releases(parent, lambda address: opened.append(address) or True)
    assert (opened, said(parent)) == ([PAGE], "")


@pytest.mark.usefixtures("published")
def test_without_a_browser_the_address_is_said(parent: QWidget) -> None:
    open_releases(parent, lambda _: False)
    assert PAGE in said(parent)


@pytest.mark.parametrize("address", ["http://example.org/releases", "file:///etc/passwd", ""])
def test_an_address_that_is_not_safe_is_not_opened(published: Message, parent: QWidget, address: str) -> None:
    del published["Project-URL"]
    published["Project-URL"] = f"Releases, {address}"
    opened: list[str] = []
    open_releases(parent, opened.append)
    assert (opened, "does not say where its releases are" in said(parent)) == ([], True)


def test_the_menu_says_that_nothing_is_looked_for_by_itself() -> None:
    tips = [each.tip for _, commands in menus() for each in commands if each and each.key == "new_version"]
    assert tips == ["Opens the page of releases in your browser; the program never looks by itself"]
