"""A person at the first run: chooses cards, types, presses Enter, and reads what stands there."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.setting_up import Answers
from inmail_desk.ui.chips import Chip
from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.first_run_cards import ChoiceCard
from inmail_desk.ui.first_run_preview import PreviewCard

from ..keyboard import press
from ..person.seeing import button, seen


class Person:
    """Sits before the page. `opened` are the addresses that the browser was asked for, `begun` what Start gave."""

    def __init__(self, qtbot: QtBot, now: datetime, *, width: int = 1240) -> None:
        self.opened: list[str] = []
        self.begun: list[Answers] = []
        self.qtbot = qtbot
        self.page = FirstRunPage(lambda: now, open_url=self.opened.append)
        self.page.begin_wanted.connect(self.begun.append)
        qtbot.addWidget(self.page)
        self.page.resize(width, 800 if width > 1000 else 600)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.cards_are_there)

    def cards_are_there(self) -> bool:
        return any(each.accessibleName() == "Another plan" for each in self.page.findChildren(ChoiceCard))

    def card(self, name: str) -> ChoiceCard:
        return next(each for each in self.page.findChildren(ChoiceCard) if each.accessibleName() == name)

    def choose(self, *names: str) -> None:
        for name in names:
            QTest.mouseClick(self.card(name), Qt.MouseButton.LeftButton)

    def click(self, *texts: str) -> None:
        for text in texts:
            QTest.mouseClick(button(self.page, text), Qt.MouseButton.LeftButton)

    def tick(self, text: str) -> None:
        each = next(each for each in self.page.findChildren(QRadioButton) if each.text() == text)
        QTest.mouseClick(each, Qt.MouseButton.LeftButton, pos=each.rect().center() * 0.1)

    def type(self, label: str, text: str) -> None:
        """Type into the field of that label, in place of what stands there."""
        caption = next(
            each
            for each in self.page.findChildren(QLabel)
            if each.isVisible() and each.text().replace("&", "") == label
        )
        field = caption.buddy()
        assert field is not None
        field.setFocus()
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        press(text) if text else press(Qt.Key.Key_Delete)

    def enter(self, times: int = 1) -> None:
        for _ in range(times):
            press(Qt.Key.Key_Return)

    def start(self) -> Answers:
        """Press Start and return what it gave."""
        self.click("Start")
        assert self.begun, f"nothing began: {self.sees()}"
        return self.begun[-1]

    def is_asked(self, label: str) -> bool:
        """Tell whether a field of that label is there."""
        return label in self.sees().split("\n")

    def sees(self) -> str:
        return with_chips(self.page)

    def preview(self) -> str:
        return with_chips(self.page.findChildren(PreviewCard)[0])


def with_chips(widget: QWidget) -> str:
    chips = [each.text() for each in widget.findChildren(Chip) if each.isVisible()]
    return "\n".join([seen(widget), *chips])


Sitting = Callable[..., Person]
