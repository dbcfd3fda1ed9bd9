"""Each dialog about the past of the plan shows what it makes of today, the next loss and earlier checks."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.ui.activity_dialog import ActivityDialog
from inmail_desk.ui.cancel_dialog import CancelDialog
from inmail_desk.ui.plan_change_dialog import ChangePlanDialog, SubscribeDialog
from inmail_desk.ui.plan_line_dialog import PlanLineDialog
from inmail_desk.ui.plan_lots_dialog import OpeningLotsDialog
from inmail_desk.ui.session import DeskSession

from .conftest import accept, seen, type_into


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[ActivityDialog], Any]:
    """Opens a dialog and keeps it; its fields are asked for by their own names."""
    kept = []

    def opened(dialog: ActivityDialog) -> Any:
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        kept.append(dialog)
        return dialog

    return opened


def told(dialog: Any) -> str:
    dialog.comparison.compute()
    return seen(dialog.comparison)


def choose_plan_had(dialog: Any) -> None:
    dialog.plan.setCurrentIndex(dialog.plan.findData("premium-business"))


def test_a_change_of_the_past_shows_it_and_keeps_nothing(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    dialog = shown(ChangePlanDialog(empty_session, on=date(2026, 11, 10)))
    choose_plan_had(dialog)
    assert "Today’s balance becomes 15 credits instead of 45." in told(dialog)
    assert len(empty_session.picture.plan_events) == 1
    assert empty_session.data.undo_name is None


def test_a_cancellation_ahead_has_nothing_to_show_beside_its_own_words(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    dialog = shown(CancelDialog(empty_session))
    type_into(dialog.day, "15 jan 2027")
    assert told(dialog) == ""
    assert "Your credits stay until 15 January 2027" in seen(dialog)


def test_a_cancellation_of_the_past_shows_it(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    dialog = shown(CancelDialog(empty_session))
    type_into(dialog.day, "15 nov")
    assert "Today’s balance becomes 0 credits instead of 45." in told(dialog)


def test_a_subscription_of_the_past_shows_it(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    dialog = shown(SubscribeDialog(empty_session, on=date(2026, 11, 18)))
    assert "Today’s balance becomes 15 credits instead of 0." in told(dialog)


def test_a_wrong_day_of_three_weeks_ago_is_put_right_with_what_it_changes(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    session = empty_session
    session.perform(change_plan, session.picture, "recruiter-lite", on=date(2026, 11, 1))
    line = plan_page(session.picture, session.data).history[0]
    dialog = shown(PlanLineDialog(session, line))
    type_into(dialog.day, "21 nov")
    assert "Next loss" in told(dialog)
    accept(dialog)
    assert session.picture.plan_events[-1].at.date() == date(2026, 11, 21)


def test_a_correction_that_makes_a_later_step_impossible_is_told_before_it_is_tried(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    session = empty_session
    session.perform(change_plan, session.picture, "premium-career", on=date(2026, 11, 10))
    session.perform(cancel, session.picture, last_day=date(2026, 11, 15))
    ends = plan_page(session.picture, session.data).history[0]
    dialog = shown(PlanLineDialog(session, ends))
    type_into(dialog.day, "5 nov")
    assert told(dialog) == ""
    assert "On 10 November there would be no subscription to change" in dialog.error(dialog.day)
    accept(dialog)
    assert session.picture.plan_events[-1].at.date() == date(2026, 11, 16)


def test_opening_lots_show_their_next_loss(
    shown: Callable[[ActivityDialog], Any], tracked: DeskSession
) -> None:
    dialog = shown(OpeningLotsDialog(tracked))
    granted, amount = dialog.rows[0]
    type_into(granted, "2026-08-30")
    type_into(amount, "37")
    assert "→ 37 on 28 November, by age" in told(dialog)


def test_an_earlier_check_is_among_what_changes(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    session = empty_session
    session.perform(record_check, 45, inmails_before=True, adjust=False, now=session.now())
    dialog = shown(ChangePlanDialog(session, on=date(2026, 11, 10)))
    choose_plan_had(dialog)
    assert "Check of 22 November: LinkedIn showed 45" in told(dialog)


def test_once_the_file_is_closed_nothing_is_rehearsed_any_more(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession, qtbot: QtBot
) -> None:
    dialog = shown(ChangePlanDialog(empty_session))
    choose_plan_had(dialog)
    type_into(dialog.day, "10 nov")
    empty_session.data.close()
    qtbot.waitUntil(lambda: not dialog.comparison._timer.isActive())
    assert "45" not in seen(dialog.comparison)


def test_a_file_in_use_elsewhere_is_said_in_the_dialog(
    shown: Callable[[ActivityDialog], Any], empty_session: DeskSession
) -> None:
    dialog = shown(ChangePlanDialog(empty_session, on=date(2026, 11, 10)))
    choose_plan_had(dialog)
    empty_session.data.read._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(empty_session.data.path, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        assert "Another program is using the data file" in told(dialog)
    assert "Today’s balance becomes 15 credits" in told(dialog)
