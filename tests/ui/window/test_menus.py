"""The menu bar: the keys of its actions, and what it tells about them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from inmail_desk.ui.menu_bar import Menus

from ..shown_keys import as_shown


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def bar(window: QMainWindow, done: list[str]) -> Menus:
    return Menus(window.menuBar(), done.append)


@pytest.mark.parametrize("key", [Qt.Key.Key_Y, Qt.Key.Key_Z])
@pytest.mark.usefixtures("bar")
def test_redo_has_the_keys_of_both_worlds(
    qtbot: QtBot, window: QMainWindow, done: list[str], key: Qt.Key
) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier if key is Qt.Key.Key_Z else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier | shift)
    assert done == ["redo"]


@pytest.mark.parametrize(("key", "shown"), [("delete", "Del"), ("copy", "Ctrl+C")])
def test_a_key_that_text_fields_need_is_shown_and_not_taken(bar: Menus, key: str, shown: str) -> None:
    action = bar.actions[key]
    assert (action.text().split("\t")[1], action.shortcuts()) == (as_shown(shown), [])


def test_no_two_actions_share_a_key(bar: Menus) -> None:
    keys = [keys.toString() for action in bar.actions.values() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_no_action_takes_the_key_with_which_ibus_enters_signs_by_their_number(bar: Menus) -> None:
    taken = [keys for action in bar.actions.values() for keys in action.shortcuts()]
    assert QKeySequence("Ctrl+Shift+U") not in taken


def test_the_menus_explain_what_is_done_to_people_and_to_the_plan(bar: Menus) -> None:
    tips = {key: bar.actions[key].toolTip() for key in ("undelivered", "delete_inmail", "cancel_plan")}
    assert tips == {
        "undelivered": "LinkedIn could not deliver the InMail; its credit returns",
        "delete_inmail": "You deleted the InMail on LinkedIn; its credit does not return",
        "cancel_plan": "Asks for the last day of access; what is left then is forfeited",
    }
