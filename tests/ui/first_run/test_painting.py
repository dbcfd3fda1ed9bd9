"""What stands there with the first painting, and what comes after it."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.first_run_cards import ChoiceCard

from .answering import Person

NOW = datetime(2026, 11, 22, 10, 0)


class Seen(QObject):
    """What comes up as a window, and how many cards the page held at each of its paintings."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []
        self.cards: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, FirstRunPage):
            self.cards.append(len(watched.findChildren(ChoiceCard)))
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_the_page_is_painted_before_the_rulebooks_are_read_for_its_cards(
    qapp: QApplication, qtbot: QtBot
) -> None:
    seen = Seen()
    qapp.installEventFilter(seen)
    Person(qtbot, NOW)
    qapp.removeEventFilter(seen)
    assert seen.cards[0] == 0


def test_no_part_of_it_comes_up_as_a_window_of_its_own(qapp: QApplication, qtbot: QtBot) -> None:
    """It would take the keyboard away from the page for good."""
    seen = Seen()
    qapp.installEventFilter(seen)
    person = Person(qtbot, NOW)
    person.choose("Premium Business")
    qapp.removeEventFilter(seen)
    assert set(seen.windows) == {FirstRunPage.__name__}
