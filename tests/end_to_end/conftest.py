"""The real program on an empty folder, or on one with an account, driven by keys."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.app import Desk
from inmail_desk.cli import Request
from inmail_desk.desk.demo import make_demo
from inmail_desk.desk.new_files import of_answers
from inmail_desk.desk.setting_up import Answers
from inmail_desk.paths import make_private, places
from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.memory import Memory

NOW = datetime(2026, 11, 22, 10, 0)


class Person:
    """Somebody at the keyboard."""

    def __init__(self, qtbot: QtBot, home: Path, account: Path) -> None:
        self._qtbot = qtbot
        self._account = account
        self.places = places(home)
        for folder in (self.places.data, self.places.settings, self.places.log):
            make_private(folder)
        self.desk: Desk | None = None

    def start(self, file: Path | None = None, address: str = "") -> bool:
        """Starts the program; False where it gave way to another window."""
        self.desk = Desk(self.places, lambda: NOW)
        shown = self.desk.start(Request(file=file, address=address))
        if shown:
            self.desk.window.activateWindow()
            self.wait_until(lambda: QApplication.activeWindow() is not None)
        return shown

    def start_with_account(self) -> None:
        """Starts the program where the first run was answered before, as `set_up` does; 27 credits."""
        file = Path(shutil.copy2(self._account, self.places.data))
        memory = Memory(self.places.settings / "window.ini")
        memory.remember_file(file)
        memory.save()
        self.start()
        self.wait_until(lambda: any(self.places.settings.glob("*.window")))  # it listens once it was painted

    @property
    def window(self) -> "QWidget":
        assert self.desk is not None
        return self.desk.window

    def focus(self) -> QWidget:
        """Where the next key goes."""
        return QApplication.focusWidget() or QApplication.activeWindow() or self.window

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.focus(), key, keys)

    def with_control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.focus(), text)

    def wait_until(self, fact: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(fact, timeout=20_000)

    def sees(self, text: str) -> bool:
        """Whether a text can be read somewhere in the window, or in a dialog over it."""
        for top in [self.window, *self.dialogs()]:
            for each in top.findChildren(QWidget):
                if each.isVisible() and text in _text_of(each):
                    return True
        return False

    def dialogs(self) -> list[QDialog]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
        ]

    def wait_for_dialog(self) -> None:
        self.wait_until(lambda: any(dialog.isActiveWindow() for dialog in self.dialogs()))

    def wait_for_window(self) -> None:
        """Waits until the dialog has gone. Where there is no screen, nobody gives the keyboard back to the window."""
        self.wait_until(lambda: not self.dialogs())
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow)

    def has_account(self) -> bool:
        assert self.desk is not None
        return self.desk.window.session is not None

    def set_up(self, credits: str = "27") -> None:
        """Answers the first run, and waits until the window is ready for more."""
        self.answer(credits)
        self.wait_for_window()

    def answer(self, credits: str = "27") -> None:
        """Answers the first run: Premium Business, renewed on the first of the month."""
        page = self.window.findChild(FirstRunPage)
        assert page is not None
        self.wait_for_window()
        self.wait_until(lambda: self.focus().accessibleName() == "Premium Career")
        self.press(Qt.Key.Key_Right)
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Return)
        self.type("1 nov")
        self.press(Qt.Key.Key_Return)
        self.type(credits)
        self.with_control(Qt.Key.Key_Return)
        self.wait_until(self.has_account)

    def close(self) -> None:
        for dialog in self.dialogs():
            dialog.close()
        if self.desk is not None:
            self.window.close()
            self.window.deleteLater()
            self.desk = None


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


@pytest.fixture(scope="session")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the answers of `set_up` make."""
    path = tmp_path_factory.mktemp("account") / "My InMails.inmaildesk"
    answers = Answers(
        plan="premium-business", credits=27, last_renewal_on=date(2026, 11, 1), todays_inmails_before=False
    )
    of_answers(answers, path, now=NOW).close()
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demo, to be copied."""
    path = tmp_path_factory.mktemp("demo") / "Demo.inmaildesk"
    make_demo(path, NOW).close()
    return path


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path, account: Path) -> Iterator[Person]:
    person = Person(qtbot, tmp_path / "home", account)
    yield person
    person.close()
    # It would wait to be deleted until an event loop runs, and be styled anew with every window that follows.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
