"""The choice of one of a few, and the line that says what was done."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from inmail_desk.ui.choice import Choice
from inmail_desk.ui.controls import LinkButton
from inmail_desk.ui.labels import Text
from inmail_desk.ui.said import Said

from .conftest import Show


@pytest.fixture
def choice(show: Show) -> Choice:
    choice = Choice(
        [
            ("before", "Before today's InMails", "They are taken off the number."),
            ("after", "After them", "The number holds them already."),
        ],
        "When it was read",
    )
    show(choice)
    choice.setFocus()
    return choice


def focused_radio() -> QRadioButton:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QRadioButton)
    return widget


def test_nothing_is_chosen_for_the_person(choice: Choice) -> None:
    assert choice.value() is None


def test_space_and_arrows_choose(qtbot: QtBot, choice: Choice) -> None:
    told: list[object] = []
    choice.changed.connect(told.append)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(focused_radio(), key)

    assert told == ["before", "after", "before"]
    assert choice.value() == "before"


def test_a_click_on_the_helping_text_chooses_too(qtbot: QtBot, choice: Choice) -> None:
    text = next(each for each in choice.findChildren(Text) if each.text() == "The number holds them already.")
    qtbot.mouseClick(text, Qt.MouseButton.LeftButton)

    assert choice.value() == "after"


def test_a_screen_reader_hears_the_helping_text_with_the_option(choice: Choice) -> None:
    assert [each.accessibleDescription() for each in choice.findChildren(QRadioButton)] == [
        "They are taken off the number.",
        "The number holds them already.",
    ]


def test_only_what_is_offered_can_be_chosen(choice: Choice) -> None:
    with pytest.raises(ValueError, match="tuple"):
        choice.choose("never")


@pytest.fixture
def said(show: Show) -> Said:
    """A line in a window whose field has the focus."""
    said, field = Said(), QLineEdit()
    show(field, said)
    field.setFocus()
    return said


def undo_button(said: Said) -> LinkButton:
    button = said.findChild(LinkButton)
    assert isinstance(button, LinkButton)
    return button


def test_nothing_is_said_at_first(said: Said) -> None:
    assert not said.isVisible()


def test_what_was_done_is_said_without_taking_the_focus(said: Said) -> None:
    said.say("Recorded: Interested · Amara Okafor", undo=True)

    assert said.text() == "Recorded: Interested · Amara Okafor"
    assert said.isVisible()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_undo_tells_and_takes_the_line_away(qtbot: QtBot, said: Said) -> None:
    said.say("Recorded: Interested · Amara Okafor", undo=True)
    with qtbot.waitSignal(said.undo_clicked):
        qtbot.keyClick(undo_button(said), Qt.Key.Key_Return)

    assert not said.isVisible()


def test_undo_is_not_offered_where_nothing_can_be_undone(said: Said) -> None:
    said.say("Copied", undo=False)

    assert not undo_button(said).isVisible()


def test_the_line_goes_by_itself_after_a_while(qtbot: QtBot, said: Said) -> None:
    said.say("Copied", undo=False)
    timer = said.findChild(QTimer)
    assert timer.interval() == 8000
    timer.start(1)

    qtbot.waitUntil(lambda: not said.isVisible())


def test_the_line_stays_while_undo_has_the_focus(qtbot: QtBot, said: Said) -> None:
    said.say("Recorded", undo=True)
    undo_button(said).setFocus()
    timer = said.findChild(QTimer)
    with qtbot.waitSignal(timer.timeout):
        timer.start(1)

    assert said.isVisible()


def test_clear_takes_the_line_away_at_once(said: Said) -> None:
    said.say("Recorded", undo=True)
    said.clear()

    assert (said.isVisible(), said.text()) == (False, "")
