"""Somebody who checks with LinkedIn: 45 credits here, of which 15 expire on 30 November."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.prospects import add_prospects
from inmail_desk.desk.sending import log_inmails
from inmail_desk.ui.check_dialog import CheckDialog
from inmail_desk.ui.chips import Chip
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..keyboard import press
from ..person.seeing import button, seen


class Checking:
    """The dialog with a person before it. `opened` are the addresses that the browser was asked for."""

    def __init__(self, session: DeskSession, qtbot: QtBot) -> None:
        self.session = session
        self.opened: list[str] = []
        self.dialog = CheckDialog(session, open_url=self.opened.append)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def tick(self, text: str) -> None:
        each = next(each for each in self.dialog.findChildren(QRadioButton) if each.text() == text)
        assert each.isVisible()
        QTest.mouseClick(each, Qt.MouseButton.LeftButton, pos=each.rect().center() * 0.1)

    def save(self) -> None:
        press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    def click(self, text: str) -> None:
        QTest.mouseClick(button(self.dialog, text), Qt.MouseButton.LeftButton)

    def sees(self) -> str:
        chips = [each.text() for each in self.dialog.findChildren(Chip) if each.isVisible()]
        return "\n".join([seen(self.dialog), *chips])

    def balance(self) -> int:
        return self.session.picture.statement.balance


@pytest.fixture
def checking(empty_session: DeskSession, qtbot: QtBot) -> Checking:
    return Checking(empty_session, qtbot)


@pytest.fixture
def after_sending(empty_session: DeskSession, qtbot: QtBot) -> Callable[[int], Checking]:
    """Gives the dialog after so many InMails were logged for today."""

    def send(count: int) -> Checking:
        people = [Candidate(name=f"Amara {number}") for number in range(count)]
        added = empty_session.perform(add_prospects, people, now=NOW)
        prospects = [empty_session.picture.prospects[id] for id in added.prospects]
        empty_session.perform(log_inmails, prospects, sent_at=NOW, now=NOW, subject="Hello")
        return Checking(empty_session, qtbot)

    return send
