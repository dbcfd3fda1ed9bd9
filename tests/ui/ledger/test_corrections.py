"""Correcting what was recorded: the dialogs, what they say beforehand, and what they keep."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import record_bonus, record_purchase
from inmail_desk.desk.sending import log_inmails, mark_deleted
from inmail_desk.ui.correct_answer import CorrectAnswerDialog, CorrectEndDialog
from inmail_desk.ui.correct_credits import CorrectBonusDialog, CorrectCheckDialog, CorrectPurchaseDialog
from inmail_desk.ui.correct_dialog import RemovalDialog, open_correction, open_removal
from inmail_desk.ui.edit_inmail_dialog import EditInMailDialog
from inmail_desk.ui.ledger_page import LedgerPage
from inmail_desk.ui.plan_line_dialog import PlanLineDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from ..keyboard import press
from .conftest import click

Named = Callable[[str], int]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def opened(session: DeskSession, table: str, window: QWidget) -> QDialog:
    """The dialog for what was recorded last in a table, ready for keys."""
    source = [each for each in session.picture.recorded.sources if each[0] == table][-1]
    dialog = open_correction(session, source, window)
    assert dialog is not None
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def save(dialog: QDialog) -> None:
    click(dialog.ok_button)


def test_an_inmail_dated_wrong_three_weeks_ago_is_put_right(
    session: DeskSession, named: Named, window: QWidget
) -> None:
    dana = named("Dana")
    sent_at = datetime(2026, 11, 20, 12, 0)
    session.perform(record_check, 44, inmails_before=True, adjust=False, now=datetime(2026, 11, 10, 10, 0))
    session.perform(log_inmails, [session.picture.prospects[dana]], sent_at=sent_at, now=NOW)
    dialog = opened(session, "inmail", window)
    assert isinstance(dialog, EditInMailDialog)

    dialog.day.line.selectAll()
    press("30 oct")
    dialog.effect.compute()
    said = dialog.effect.headline.text()
    rows = dialog.effect.rows()
    before = session.data.read.inmails_of(dana)[0].sent_at
    save(dialog)

    assert said.startswith("Today’s balance stays 44 credits")
    assert [row[1:] for row in rows if row[0].startswith("Check")] == [
        ("45 here; LinkedIn 1 fewer", "44 here, no difference")
    ]
    assert before == sent_at
    assert session.data.read.inmails_of(dana)[0].sent_at == datetime(2026, 10, 30, 12, 0)
    assert session.picture.statement.checks[0].difference == 0


def test_a_correction_that_changes_no_credit_says_so(session: DeskSession, window: QWidget) -> None:
    dialog = opened(session, "inmail", window)

    dialog.subject.field.setText("Hi")
    dialog.effect.settle()

    assert dialog.effect.isVisible()
    assert dialog.effect.headline.text().startswith("Nothing changes in today’s balance")


def test_what_a_correction_changes_is_told_once_its_day_is_typed(
    session: DeskSession, window: QWidget, qtbot: QtBot
) -> None:
    session.perform(record_purchase, session.picture, credits=3, on=TODAY, now=NOW)
    dialog = opened(session, "purchase", window)

    dialog.credits.set_number(4)

    qtbot.waitUntil(lambda: dialog.effect.headline.text().startswith("Today’s balance becomes 49"))


def test_an_inmail_moved_to_the_day_of_a_check_asks_which_came_first(
    session: DeskSession, named: Named, window: QWidget
) -> None:
    dana = named("Dana")
    session.perform(record_check, 44, inmails_before=True, adjust=False, now=datetime(2026, 11, 10, 10, 0))
    sent_at = datetime(2026, 11, 20, 12, 0)
    session.perform(log_inmails, [session.picture.prospects[dana]], sent_at=sent_at, now=NOW)
    dialog = opened(session, "inmail", window)
    assert not dialog.before.isVisible()

    dialog.day.set_day(date(2026, 11, 10))
    assert dialog.before.isVisible()
    dialog.before.setChecked(True)
    save(dialog)

    assert session.picture.statement.checks[0].computed == 44
    assert session.data.read.inmails_of(dana)[0].sent_at < datetime(2026, 11, 10, 10, 0)


def test_an_inmail_of_the_day_of_a_check_keeps_its_moment_where_its_subject_changes(
    session: DeskSession, named: Named, window: QWidget
) -> None:
    dana = named("Dana")
    sent_at = datetime(2026, 11, 10, 9, 30)
    session.perform(record_check, 44, inmails_before=True, adjust=False, now=datetime(2026, 11, 10, 10, 0))
    session.perform(log_inmails, [session.picture.prospects[dana]], sent_at=sent_at, now=NOW)
    dialog = opened(session, "inmail", window)
    assert dialog.before.isChecked()

    dialog.subject.field.setText("Hello")
    save(dialog)

    inmail = session.data.read.inmails_of(dana)[0]
    assert (inmail.sent_at, inmail.subject) == (sent_at, "Hello")


def test_a_response_before_its_inmail_is_explained_with_name_and_day(
    session: DeskSession, named: Named, window: QWidget
) -> None:
    dialog = opened(session, "response", window)
    assert isinstance(dialog, CorrectAnswerDialog)

    dialog.day.set_day(date(2026, 10, 4))
    dialog.effect.compute()
    said = dialog.error(dialog.day)
    twice = dialog.effect.isVisible()
    save(dialog)

    sentence = "4 October is before the InMail to Chloé Martin of 5 October. Choose that day or a later one."
    assert (said, dialog.error(dialog.day), twice) == (sentence, sentence, False)
    assert dialog.isVisible()
    assert session.data.read.inmails_of(named("Chloé"))[0].responses[0].at.date() == date(2026, 10, 9)


def test_a_response_gets_another_outcome_and_can_be_undone(
    session: DeskSession, named: Named, window: QWidget
) -> None:
    dialog = opened(session, "response", window)

    dialog.outcome.setCurrentIndex(dialog.outcome.findData(Outcome.INTERESTED))
    save(dialog)
    changed = session.picture.state_of(named("Chloé")).outcome
    session.undo()

    assert changed is Outcome.INTERESTED
    assert session.picture.state_of(named("Chloé")).outcome is Outcome.REPLY


def test_a_deletion_gets_another_day(session: DeskSession, named: Named, window: QWidget) -> None:
    amara = named("Amara")
    session.perform(mark_deleted, session.picture, [amara], at=NOW, now=NOW)
    dialog = opened(session, "deletion", window)
    assert isinstance(dialog, CorrectEndDialog)

    dialog.day.set_day(date(2026, 11, 3))
    save(dialog)

    assert session.picture.state_of(amara).ended_on == date(2026, 11, 3)


def test_a_purchase_gets_another_number_and_says_the_balance_beforehand(
    session: DeskSession, window: QWidget
) -> None:
    session.perform(record_purchase, session.picture, credits=3, on=TODAY, now=NOW)
    dialog = opened(session, "purchase", window)
    assert isinstance(dialog, CorrectPurchaseDialog)

    dialog.credits.set_number(5)
    dialog.effect.compute()
    said = dialog.effect.headline.text()
    save(dialog)

    assert said == "Today’s balance becomes 50 credits instead of 48."
    assert session.picture.statement.balance == 50


def test_a_purchase_before_tracking_began_is_explained(session: DeskSession, window: QWidget) -> None:
    session.perform(record_purchase, session.picture, credits=3, on=TODAY, now=NOW)
    dialog = opened(session, "purchase", window)

    dialog.day.set_day(date(2026, 8, 31))
    save(dialog)

    assert dialog.error(dialog.day).startswith("Tracking began on 1 September")


def test_a_bonus_gets_a_last_day(session: DeskSession, window: QWidget) -> None:
    session.perform(record_bonus, session.picture, credits=3, on=TODAY, now=NOW, reason="Survey")
    dialog = opened(session, "bonus", window)
    assert isinstance(dialog, CorrectBonusDialog)

    dialog.last_day.set_day(date(2026, 12, 9))
    save(dialog)

    assert session.picture.statement.lots[1].expires_on == date(2026, 12, 10)


def test_a_check_is_booked_later(session: DeskSession, window: QWidget) -> None:
    session.perform(record_check, 44, inmails_before=True, adjust=False, now=NOW)
    dialog = opened(session, "balance_check", window)
    assert isinstance(dialog, CorrectCheckDialog)

    dialog.booked.setChecked(True)
    save(dialog)

    assert session.picture.statement.balance == 44


def test_a_step_of_the_plan_opens_its_own_dialog(session: DeskSession, window: QWidget) -> None:
    assert isinstance(opened(session, "plan_event", window), PlanLineDialog)


def test_what_was_removed_meanwhile_opens_nothing(session: DeskSession, window: QWidget) -> None:
    assert open_correction(session, ("purchase", 99), window) is None
    assert open_removal(session, ("purchase", 99), window) is None


def test_an_inmail_is_removed_from_the_ledger_with_its_answer_and_back_by_undo(
    session: DeskSession, page: LedgerPage, named: Named
) -> None:
    postings = session.picture.statement.postings
    page.show_entry(next(n for n, posting in enumerate(postings) if posting.kind is Kind.SPEND))
    QApplication.processEvents()

    click(page.panel.view.remove)
    dialog = page.findChild(RemovalDialog)
    assert dialog is not None
    save(dialog)
    left = session.data.read.inmails_of(named("Chloé"))
    session.undo()

    assert left == ()
    assert len(session.data.read.inmails_of(named("Chloé"))) == 1
    assert page.said.text() == "Removed: InMail to Chloé Martin"


def test_leaving_the_question_removes_nothing(session: DeskSession, window: QWidget, named: Named) -> None:
    source = next(each for each in session.picture.recorded.sources if each[0] == "response")
    dialog = open_removal(session, source, window)
    assert dialog is not None

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert len(session.data.read.inmails_of(named("Chloé"))[0].responses) == 1
