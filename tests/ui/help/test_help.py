"""Help: every shortcut, and how the credits are counted with the values of the rules in use."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rules import Rules
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.colours import DARK
from inmail_desk.ui.help_credits import sections
from inmail_desk.ui.help_dialog import HelpDialog, KeyCap, ShortcutsPage
from inmail_desk.ui.help_page import CreditsPage
from inmail_desk.ui.help_shortcuts import groups, of_table
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import apply_theme

from ..conftest import NOW
from ..keyboard import press
from ..person.seeing import button, seen
from ..shown_keys import as_shown


def shown(qtbot: QtBot, page: str, session: DeskSession | None = None) -> HelpDialog:
    dialog = HelpDialog(page=page, session=session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def explained(session: DeskSession | None) -> str:
    picture = None if session is None else session.picture
    return "\n".join(text for part in sections(picture) for text in (part.title, *part.paragraphs, *part.own))


def of_plan(tmp_path: Path, plan: str) -> DeskSession:
    data = DataFile.create(tmp_path / f"{plan}.inmail")
    begin(data, Answers(plan=plan, beginning=Beginning.NEW, subscribed_on=date(2026, 9, 1)), now=NOW)
    return DeskSession(data, lambda: NOW)


# Shortcuts


def test_each_menu_shortcut_is_listed_with_what_it_does(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "shortcuts")
    keys = {each.accessibleName() for each in dialog.findChildren(KeyCap)}
    wanted = ("Ctrl+N", "Ctrl+L", "Ctrl+R", "Ctrl+F", "Ctrl+K", "Ctrl+Z", "F1")
    assert {as_shown(each) for each in wanted} <= keys
    assert "Check with LinkedIn" in seen(dialog)


def test_each_digit_names_its_outcome(qtbot: QtBot) -> None:
    assert "Record response: 1 Accepted, 2 Declined, 3 Interested" in seen(shown(qtbot, "shortcuts"))


def test_no_shortcut_stands_for_two_things_in_one_place() -> None:
    for group in groups():
        keys = [key for shortcut in group.shortcuts for key in shortcut.keys]
        assert len(keys) == len(set(keys)), group.title


def test_the_keys_of_the_table_are_those_that_it_has(session: DeskSession, qtbot: QtBot) -> None:
    page = ProspectsPage(session)
    qtbot.addWidget(page)
    bound = {key.toString() for action in page.table.actions() for key in _keys(action)}
    listed = {QKeySequence(key).toString() for shortcut in of_table().shortcuts for key in shortcut.keys}
    assert bound == listed - {"Ctrl+A"}


def _keys(action: QAction) -> list[QKeySequence]:
    return [key for key in action.shortcuts() if not key.isEmpty()]


def test_the_shortcuts_scroll_by_keys(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "shortcuts")
    page = dialog.findChildren(ShortcutsPage)[0]
    press(Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0


# How the credits are counted


def test_the_explanation_names_the_plan_and_its_allotment(empty_session: DeskSession) -> None:
    assert "Premium Business grants 15 credits on your billing day." in explained(empty_session)


def test_a_plan_that_renews_on_the_first_is_told_so(tmp_path: Path) -> None:
    session = of_plan(tmp_path, "sales-navigator-core")
    assert "Sales Navigator Core grants 50 credits on the first of each month." in explained(session)
    session.data.close()


def test_the_cap_is_the_plans(empty_session: DeskSession) -> None:
    assert "The cap is the most credits that can be accumulated: 45." in explained(empty_session)


def test_the_life_of_a_lot_is_told_with_an_invented_example_without_an_account() -> None:
    example = "Granted on 1 September, its credits can be spent up to and with 29 November; on 30 November"
    assert example in explained(None)


def test_credits_that_never_expire_are_told_so(tmp_path: Path) -> None:
    session = of_plan(tmp_path, "recruiter-corporate")
    assert "By the rules in use credits never expire" in explained(session)
    session.data.close()


def test_a_second_inmail_is_told_as_the_plan_has_it(tmp_path: Path) -> None:
    session = of_plan(tmp_path, "sales-navigator-core")
    assert "costs another credit" in explained(session)
    session.data.close()


@pytest.mark.parametrize(
    ("rule", "value", "words"),
    [
        ("expiry.days", 60, "A lot lives 60 days, counted"),
        ("credit_back.window_days", 30, "A response up to 30 days after"),
        ("credit_back.enabled", False, "By the rules in use no answer returns a credit."),
        ("credit_back.outcomes", ["accepted"], "Only these responses count: Accepted."),
        ("credit_back.expiry", "original", "with the expiry day of the lot that paid"),
        ("expiry.mode", "renewals", "A lot lives until the next renewal"),
        ("cap.applies_to", "every_credit", "bonuses and credits back stop at the cap too"),
        ("overage", "billed", "the next InMail is billed"),
        ("reminder.days", 5, "LinkedIn reminds the recipient within 5 days."),
        ("plan_change.effective", "next_renewal", "Another plan takes effect at the next renewal."),
        ("plan_change.credits", "kept", "The credits that are left are kept"),
        ("plans.premium-business.cap", None, "Your plan has no cap."),
    ],
)
def test_a_value_of_the_persons_own_is_the_one_explained(
    empty_session: DeskSession, rule: str, value: object, words: str
) -> None:
    picture = empty_session.picture
    own = picture._replace(rules=Rules(picture.rules.rulebook, {rule: value}))
    assert words in "\n".join(text for part in sections(own) for text in part.paragraphs)


def test_it_is_explained_without_an_account_too() -> None:
    assert "A response up to 90 days after" in explained(None)


def test_it_names_the_rulebook_in_use(empty_session: DeskSession) -> None:
    assert "In use: LinkedIn Help, current." in explained(empty_session)


def test_the_text_can_be_selected_and_copied(empty_session: DeskSession, qtbot: QtBot) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    page = dialog.findChildren(CreditsPage)[0]
    assert "Lots and expiry" in page.text.textCursor().selectedText()


def test_the_text_scrolls_by_keys(empty_session: DeskSession, qtbot: QtBot) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    page = dialog.findChildren(CreditsPage)[0]
    press(Qt.Key.Key_PageDown)
    assert page.text.verticalScrollBar().value() > 0


def top_line(page: CreditsPage) -> str:
    """The first line of text in sight."""
    cursor = page.text.cursorForPosition(QPoint(20, 6))
    return cursor.block().text()


def test_the_contents_lead_to_a_part_by_keys(empty_session: DeskSession, qtbot: QtBot) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    page = dialog.findChildren(CreditsPage)[0]
    page.contents.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert top_line(page) == "The cap"


def test_the_part_chosen_can_be_gone_back_to_by_a_click(empty_session: DeskSession, qtbot: QtBot) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    page = dialog.findChildren(CreditsPage)[0]
    page.contents.setFocus()
    press(Qt.Key.Key_Down)
    page.text.verticalScrollBar().setValue(page.text.verticalScrollBar().value() + 20)
    place = page.contents.visualItemRect(page.contents.item(1)).center()
    QTest.mouseClick(page.contents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert top_line(page) == "Allotment and renewal"


def test_the_contents_follow_what_is_being_read(empty_session: DeskSession, qtbot: QtBot) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    page = dialog.findChildren(CreditsPage)[0]
    press(*[Qt.Key.Key_PageDown] * 4)
    assert page.contents.currentRow() > 5


def test_each_part_is_led_to_by_a_key_of_its_own(empty_session: DeskSession) -> None:
    keys = [part.key for part in sections(empty_session.picture)]
    assert len(keys) == len(set(keys))


def test_the_text_takes_the_colours_of_a_dark_window_at_once(
    empty_session: DeskSession, qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = shown(qtbot, "credits", empty_session)
    page = dialog.findChildren(CreditsPage)[0]
    apply_theme(qapp, dark=True)
    assert DARK.accent_soft in page.text.toHtml()


def test_one_page_leads_to_the_other(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "shortcuts")
    QTest.mouseClick(button(dialog, "How the credits are counted"), Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is dialog.findChildren(CreditsPage)[0].text


def test_escape_closes_it(qtbot: QtBot) -> None:
    dialog = shown(qtbot, "shortcuts")
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
