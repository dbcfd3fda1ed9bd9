"""A dialog with fields, filled and left by keys."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.ui.choice import Choice
from inmail_desk.ui.controls import SecondaryButton
from inmail_desk.ui.day_edit import DayEdit
from inmail_desk.ui.dialogs import FormDialog
from inmail_desk.ui.labels import Text

CTRL = Qt.KeyboardModifier.ControlModifier


class Correction(FormDialog):
    """Asks for a name, a day, a reason, a kind and a note; a name and a reason are needed."""

    def __init__(self) -> None:
        super().__init__("Correct the balance", ok_text="Correct")
        self.name = QLineEdit()
        self.day = DayEdit(date(2026, 11, 22))
        self.reason = QLineEdit()
        self.kind = QComboBox()
        self.kind.addItems(["Purchase", "Bonus"])
        self.read = Choice([("before", "Before today's InMails", ""), ("after", "After them", "")])
        self.note = QPlainTextEdit()
        self.help = SecondaryButton("How to find it")
        for label, field in (
            ("&Name", self.name),
            ("&Day", self.day),
            ("&Reason", self.reason),
            ("&Kind", self.kind),
            ("Read", self.read),
            ("N&ote", self.note),
        ):
            self.add_field(label, field)
        self.day.set_day(date(2026, 11, 20))
        self.add_wide(self.help)

    def check(self) -> None:
        if not self.name.text():
            self.set_error(self.name, "Type a name.")
        if not self.reason.text():
            self.set_error(self.reason, "Say why, so that the ledger can tell it later.")


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[Correction]:
    dialog = Correction()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    yield dialog
    dialog.done(0)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(focused(), key, modifier)


def shown(dialog: FormDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_first_field_has_the_focus(dialog: Correction) -> None:
    assert focused() is dialog.name


def test_tab_goes_through_the_fields_and_then_to_cancel_and_ok(qtbot: QtBot, dialog: Correction) -> None:
    order = [dialog.day.line, dialog.reason, dialog.kind, dialog.note, dialog.help, dialog.cancel_button]
    order.append(dialog.ok_button)
    reached = []
    for _ in range(9):
        press(qtbot, Qt.Key.Key_Tab)
        reached.append(focused())

    assert [each for each in reached if each in order] == order


def test_ctrl_enter_accepts_from_anywhere(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClicks(dialog.reason, "Bought")
    dialog.note.setFocus()
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert dialog.result() == FormDialog.DialogCode.Accepted


def test_enter_in_a_line_accepts(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClicks(dialog.reason, "Bought")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)

    assert dialog.result() == FormDialog.DialogCode.Accepted


def test_enter_on_cancel_cancels(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClicks(dialog.reason, "Bought")
    dialog.cancel_button.setFocus()
    press(qtbot, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert dialog.result() == FormDialog.DialogCode.Rejected


def test_enter_on_another_button_presses_that_one(qtbot: QtBot, dialog: Correction) -> None:
    dialog.help.setFocus()

    with qtbot.waitSignal(dialog.help.clicked):
        press(qtbot, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_is_wrong_is_said_under_each_field_and_the_first_gets_the_focus(
    qtbot: QtBot, dialog: Correction
) -> None:
    dialog.note.setFocus()
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert dialog.isVisible()
    assert {"Type a name.", "Say why, so that the ledger can tell it later."} <= set(shown(dialog))
    assert focused() is dialog.name


def test_a_word_under_a_field_goes_away_as_soon_as_the_field_is_changed(
    qtbot: QtBot, dialog: Correction
) -> None:
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.name, "A")

    assert "Type a name." not in shown(dialog)
    assert "Say why, so that the ledger can tell it later." in shown(dialog)


def test_the_key_of_a_day_jumps_to_it(qtbot: QtBot, dialog: Correction) -> None:
    press(qtbot, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)

    assert focused() is dialog.day.line


def test_a_screen_reader_hears_what_is_wrong_with_a_field(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)

    assert (dialog.name.accessibleName(), dialog.name.accessibleDescription()) == ("Name", "Type a name.")


def test_a_day_that_is_none_is_found_without_a_check_of_the_dialog(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClicks(dialog.reason, "Bought")
    dialog.day.line.setText("30 feb")
    dialog.day.setFocus()
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert dialog.isVisible()
    assert focused() is dialog.day.line
    assert dialog.day.line.property("wrong")
    assert sum("30 feb" in text for text in shown(dialog)) == 1


def test_a_long_word_under_a_field_is_shown_in_full(qtbot: QtBot, dialog: Correction) -> None:
    long = "That is no address of a LinkedIn profile. " * 6
    before = dialog.height()
    dialog.set_error(dialog.reason, long)
    qtbot.waitUntil(lambda: dialog.height() > before)
    label = next(label for label in dialog.findChildren(QLabel) if label.text() == long)

    assert label.height() >= label.heightForWidth(label.width())


def test_escape_leaves_at_once_where_nothing_was_entered(qtbot: QtBot, dialog: Correction) -> None:
    press(qtbot, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_escape_asks_for_a_second_one_where_something_was_typed(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    press(qtbot, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert "Escape again discards what you entered." in shown(dialog)


def test_escape_twice_discards(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    press(qtbot, Qt.Key.Key_Escape)
    press(qtbot, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_escape_warns_anew_after_more_was_typed(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.keyClicks(dialog.name, " Okafor")
    press(qtbot, Qt.Key.Key_Escape)

    assert dialog.isVisible()


@pytest.mark.parametrize(("field", "key"), [("kind", Qt.Key.Key_Down), ("read", Qt.Key.Key_Space)])
def test_a_choice_counts_as_entered_too(qtbot: QtBot, dialog: Correction, field: str, key: Qt.Key) -> None:
    getattr(dialog, field).setFocus()
    press(qtbot, key)
    press(qtbot, Qt.Key.Key_Escape)

    assert dialog.isVisible()


def test_text_typed_and_taken_back_is_nothing_to_lose(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "A")
    press(qtbot, Qt.Key.Key_Backspace)
    press(qtbot, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_a_disabled_ok_button_cannot_be_gone_around_with_ctrl_enter(qtbot: QtBot, dialog: Correction) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClicks(dialog.reason, "Bought")
    dialog.ok_button.setEnabled(False)
    press(qtbot, Qt.Key.Key_Return, CTRL)

    assert dialog.isVisible()


@pytest.fixture
def high(qtbot: QtBot) -> Iterator[FormDialog]:
    """A form higher than any screen."""
    dialog = FormDialog("Many", ok_text="Save")
    for number in range(60):
        dialog.add_field(f"Field {number}", QLineEdit())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    yield dialog
    dialog.done(0)


def test_a_form_higher_than_the_screen_keeps_its_buttons_in_sight(high: FormDialog) -> None:
    assert high.height() <= high.screen().availableGeometry().height()
    assert high.ok_button.geometry().bottom() < high.height()


def test_scrolling_a_high_form_enters_nothing(qtbot: QtBot, high: FormDialog) -> None:
    for _ in range(50):
        press(qtbot, Qt.Key.Key_Tab)
    scrolled = max(bar.value() for bar in high.findChildren(QScrollBar))
    press(qtbot, Qt.Key.Key_Escape)

    assert scrolled > 0
    assert not high.isVisible()


def test_room_that_a_shorter_notice_leaves_gathers_at_the_bottom(qtbot: QtBot) -> None:
    dialog = FormDialog("Change plan", ok_text="Change plan")
    qtbot.addWidget(dialog)
    day, notice = QLineEdit(), Text("\n".join("A line" for _ in range(12)))
    dialog.add_field("&Day", day)
    dialog.add_wide(notice)
    with qtbot.waitExposed(dialog):
        dialog.open()
    gap = notice.y() - day.geometry().bottom()
    notice.setText("A line")
    qtbot.waitUntil(lambda: notice.height() < 2 * notice.sizeHint().height())
    assert notice.y() - day.geometry().bottom() == gap


def test_a_text_of_many_lines_grows_with_its_dialog(qtbot: QtBot) -> None:
    dialog = FormDialog("Note", ok_text="Save")
    qtbot.addWidget(dialog)
    text = QPlainTextEdit()
    dialog.add_field("&Text", text)
    with qtbot.waitExposed(dialog):
        dialog.open()
    high = text.height()
    dialog.resize(dialog.width(), dialog.height() + 200)
    qtbot.waitUntil(lambda: text.height() > high + 150)
