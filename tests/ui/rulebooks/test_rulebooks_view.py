"""The rulebooks side by side in the window, driven by keys and clicks."""

import re
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped, parse_rulebook
from inmail_desk.desk.rulebook_shelf import import_rulebook
from inmail_desk.ui.rulebook_switch_dialog import SwitchRulebookDialog
from inmail_desk.ui.rulebooks_model import BALANCE_ROW, LOSS_ROW, PLAN_ROW, WORDS_ROLE
from inmail_desk.ui.rulebooks_view import RulebooksView
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme

from .conftest import FAQ, MINE, cell, choose, headings, keep, older, texts


def test_the_model_keeps_its_promises(view: RulebooksView, session: DeskSession) -> None:
    tester = QAbstractItemModelTester(view.table.books)
    session.perform(import_rulebook, session.picture, parse_rulebook(MINE))
    view.wait()
    assert tester.model() is view.table.books


def test_the_rulebook_in_use_stands_first_and_says_so(view: RulebooksView) -> None:
    model = view.table.books
    assert model.headerData(0, Qt.Orientation.Horizontal) == "LinkedIn Help, current, in use"
    assert model.columnCount() == 6


def test_each_rulebook_says_what_there_is_today_and_what_is_lost_next(view: RulebooksView) -> None:
    assert cell(view, PLAN_ROW, FAQ.text).data() == "Premium Business"
    balances, losses = texts(view.table.books, BALANCE_ROW), texts(view.table.books, LOSS_ROW)
    assert balances[0] == "45 credits"
    assert len(set(balances)) > 2
    assert losses[0] == "14 on 30 November, by age"


def test_the_table_stands_before_the_numbers_are_counted(session: DeskSession, qtbot: QtBot) -> None:
    view = RulebooksView(session)
    qtbot.addWidget(view)
    view.show()
    assert texts(view.table.books, BALANCE_ROW)[1:] == ["…"] * 5
    view.wait()
    assert "…" not in texts(view.table.books, BALANCE_ROW)


def test_what_differs_is_said_in_words_too(view: RulebooksView) -> None:
    row = view.table.books.row_of("cap")
    assert row is not None
    there = cell(view, row, FAQ.text)
    assert there.data(WORDS_ROLE).differs
    assert there.data(Qt.ItemDataRole.AccessibleTextRole) == "None, assumed, differs"


def test_the_arrows_lead_to_who_says_so(view: RulebooksView, qtbot: QtBot) -> None:
    view.table.setFocus()
    view.table.choose(BALANCE_ROW, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view.table, key)
    assert view.detail.title.text() == "Cap · Guide on getting credits back"
    assert view.detail.text.text() == "At most 75 credits – the rulebook in use says: at most 45 credits."
    assert view.detail.source.text().startswith("Assumed. Read in “")


def test_the_source_is_opened_only_where_it_is_linkedins(
    view: RulebooksView, opened: list[str], qtbot: QtBot
) -> None:
    row = view.table.books.row_of("cap")
    assert row is not None
    choose(view, row, FAQ.text)
    assert not view.detail.link.isVisible()
    view.table.choose(row, 0)
    qtbot.mouseClick(view.detail.link, Qt.MouseButton.LeftButton)
    assert opened == ["https://www.linkedin.com/help/linkedin/answer/a554514"]


def test_a_number_that_differs_says_by_how_much_and_from_which_rules(view: RulebooksView) -> None:
    choose(view, BALANCE_ROW, FAQ.text)
    assert re.search(
        r"today, \d+ (more|fewer) than by the rulebook in use\. The next loss: ", view.detail.text.text()
    )
    assert "Credit back: no answer returns the credit" in view.detail.quiet.text()


def test_a_value_of_ones_own_stands_apart(view: RulebooksView, session: DeskSession) -> None:
    keep(session, lambda work: work.overrides.set("expiry.days", 60, noted_at=datetime(2026, 11, 22)))
    view.wait()
    row = view.table.books.row_of("expiry.days")
    assert row is not None
    assert headings(view)[1] == "Your own values"
    assert texts(view.table.books, row)[:2] == ["90 days", "60 days"]
    view.table.choose(row, 1)
    assert view.detail.text.text() == "60 days"
    assert not view.detail.switch_button.isVisible()


def test_a_rulebook_that_says_nothing_about_the_plan_says_so_and_cannot_be_used(
    view: RulebooksView, session: DeskSession
) -> None:
    keep(session, lambda work: work.plan.edit_event(1, plan="premium-career"))
    view.wait()
    assert cell(view, PLAN_ROW, FAQ.text).data() == "says nothing about it"
    choose(view, BALANCE_ROW, FAQ.text)
    assert "says nothing about Premium Career" in view.detail.text.text()
    assert not view.detail.switch_button.isEnabled()
    assert "says nothing about Premium Career" in view.detail.switch_button.toolTip()


def test_another_rulebook_is_used_after_a_before_and_after(
    view: RulebooksView, session: DeskSession, qtbot: QtBot
) -> None:
    choose(view, BALANCE_ROW, FAQ.text)
    foretold = cell(view, BALANCE_ROW, FAQ.text).data()
    qtbot.keyClick(view.detail.switch_button, Qt.Key.Key_Space)
    (dialog,) = view.findChildren(SwitchRulebookDialog)
    assert dialog.standing.rows()[0] == ("Balance today", "45 credits", foretold)
    assert session.picture.rules.rulebook.id == DEFAULT_RULEBOOK
    qtbot.keyClick(dialog.ok_button, Qt.Key.Key_Return)
    view.wait()
    assert headings(view)[0] == "FAQ on InMail credits"
    assert texts(view.table.books, BALANCE_ROW)[0] == foretold
    assert view.said.text() == "“FAQ on InMail credits” is in use now."
    assert view.focusWidget() is view.table
    assert session.data.undo_name == "Switch Rulebook"
    session.undo()
    assert headings(view)[0] == "LinkedIn Help, current"


def test_leaving_the_before_and_after_keeps_the_rulebook(
    view: RulebooksView, session: DeskSession, qtbot: QtBot
) -> None:
    choose(view, BALANCE_ROW, FAQ.text)
    qtbot.mouseClick(view.detail.switch_button, Qt.MouseButton.LeftButton)
    (dialog,) = view.findChildren(SwitchRulebookDialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.picture.rules.rulebook.id == DEFAULT_RULEBOOK
    assert session.data.undo_name is None or session.data.undo_name != "Switch Rulebook"


def test_nothing_is_offered_while_the_latest_version_is_in_use(view: RulebooksView) -> None:
    assert not view.newer.isVisible()


def test_a_newer_version_is_offered_with_the_same_before_and_after(
    view: RulebooksView, session: DeskSession, qtbot: QtBot
) -> None:
    older(session)
    assert view.newer.isVisible()
    assert session.picture.account.rulebook_version == "2025-06-01"
    qtbot.mouseClick(view.newer_button, Qt.MouseButton.LeftButton)
    (dialog,) = view.findChildren(SwitchRulebookDialog)
    assert "Nothing changes" in dialog.standing.headline.text()
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert session.picture.account.rulebook_version == load_shipped(DEFAULT_RULEBOOK).version
    assert not view.newer.isVisible()


def test_a_rule_asked_for_elsewhere_is_chosen(view: RulebooksView) -> None:
    view.show_rule("second_inmail")
    assert view.detail.title.text() == "A second InMail before an answer · LinkedIn Help, current"


def test_the_chosen_cell_stays_while_the_numbers_change(view: RulebooksView, session: DeskSession) -> None:
    choose(view, LOSS_ROW, FAQ.text)
    keep(session, lambda work: work.credits.add_bonus(at=datetime(2026, 11, 20), credits=5))
    view.wait()
    assert view.table.currentIndex() == cell(view, LOSS_ROW, FAQ.text)
    assert texts(view.table.books, BALANCE_ROW)[0] == "50 credits"


def test_what_changes_no_number_counts_nothing_anew(view: RulebooksView, session: DeskSession) -> None:
    session.perform(import_rulebook, session.picture, parse_rulebook(MINE))
    assert texts(view.table.books, BALANCE_ROW).count("…") == 1


def test_while_it_is_hidden_nothing_is_read(session: DeskSession, qtbot: QtBot) -> None:
    hidden = RulebooksView(session)
    qtbot.addWidget(hidden)
    older(session)
    assert hidden.table.books.columnCount() == 0


def test_larger_letters_get_more_room(view: RulebooksView, qapp: QApplication) -> None:
    table = view.table

    def room() -> tuple[int, int, int]:
        return table.rowHeight(BALANCE_ROW), table.columnWidth(0), table.verticalHeader().width()

    before, theme = room(), Theme(qapp)
    theme.set_text_size(150)
    try:
        qapp.processEvents()
        larger = room()
    finally:
        theme.set_text_size(100)
    assert [now > then for now, then in zip(larger, before, strict=True)] == [True] * 3, (before, larger)
