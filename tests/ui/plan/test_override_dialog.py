"""Another value of a rule is typed or chosen, told in a sentence before it is kept, and refused in words."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.credit_rules.rule_names import ExpiryMode
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.overrides import OwnValue, set_override
from inmail_desk.desk.plan_corrections import set_opening_lots
from inmail_desk.desk.plan_rules import rules_page
from inmail_desk.ui.override_dialog import OverrideDialog, RemoveOverrideDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .conftest import accept, seen, type_into

BUSINESS = "premium-business"
Open = Callable[..., Any]


@pytest.fixture
def open_(qtbot: QtBot, empty_session: DeskSession) -> Open:
    """Opens the dialog for a rule; its fields are asked for by their own names."""
    kept = []

    def opened(
        rule: str, session: DeskSession = empty_session, *, edit: bool = False, plan: str = BUSINESS
    ) -> Any:
        line = rules_page(session.picture, session.data, plan).line(rule)
        dialog = OverrideDialog(session, line, plan, step=line.own[0] if edit else None)
        return shown(dialog)

    def shown(dialog: OverrideDialog) -> OverrideDialog:
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        dialog.activateWindow()
        QApplication.processEvents()  # arrows and shortcuts need an active window
        kept.append(dialog)
        return dialog

    return opened


def type_number(dialog: Any, text: str) -> None:
    dialog.value.line.clear()
    type_into(dialog.value, text)
    dialog.comparison.compute()


def choose_first_day(dialog: Any, text: str) -> None:
    type_into(dialog.day, text)
    dialog.comparison.compute()


def always(dialog: Any) -> None:
    dialog.holds.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    dialog.comparison.compute()


def told(dialog: Any) -> str:
    return seen(dialog.effect)


def is_done(dialog: QDialog) -> bool:
    return dialog.result() == QDialog.DialogCode.Accepted


def override(session: DeskSession, rule: str, value: object, from_on: date | None = None) -> None:
    own = OwnValue(rule=rule, plan=BUSINESS, value=value, from_on=from_on)
    session.perform(set_override, session.picture, own, now=NOW)


class TestTwentyAMonthFromMarch:
    """LinkedIn announces another allotment from a month on."""

    def test_is_told_in_a_sentence_and_changes_nothing_before(
        self, open_: Open, empty_session: DeskSession
    ) -> None:
        before = empty_session.picture
        dialog = open_("allotment")
        QTest.keyClicks(dialog.focusWidget(), "20")
        choose_first_day(dialog, "1 mar")
        assert (
            "From 1 March 2027 each renewal grants 20 instead of 15; what was granted before stays."
            in told(dialog)
        )
        assert "The cap stays 45. If it changes too, use another value for it as well." in told(dialog)
        assert "Nothing changes in today’s balance" in seen(dialog.comparison)
        accept(dialog)
        assert is_done(dialog)
        after = empty_session.picture
        assert after.statement.postings == before.statement.postings
        arrive = {each.on: each.credits for each in after.coming if each.kind is Kind.ALLOTMENT}
        assert arrive[date(2027, 2, 1)] == 15
        assert arrive[date(2027, 3, 1)] == 20

    def test_is_one_step_to_undo(self, open_: Open, empty_session: DeskSession) -> None:
        before = empty_session.picture
        dialog = open_("allotment")
        type_number(dialog, "20")
        accept(dialog)
        assert empty_session.data.undo_name == "Override Rule"
        empty_session.undo()
        assert empty_session.picture.coming == before.coming


class TestBeforeAndAfter:
    def test_name_the_first_coming_day_that_differs(self, open_: Open) -> None:
        dialog = open_("allotment")
        type_number(dialog, "10")
        choose_first_day(dialog, "1 mar")
        assert "another balance is 1 March 2027: 40 credits instead of 45" in told(dialog)

    def test_stand_beside_each_other_for_a_day_that_is_past(self, open_: Open) -> None:
        dialog = open_("allotment")
        type_number(dialog, "10")
        choose_first_day(dialog, "1 nov")
        assert "Today’s balance becomes 40 credits instead of 45." in seen(dialog.comparison)

    def test_are_counted_in_the_past_too_where_the_value_always_holds(self, open_: Open) -> None:
        dialog = open_("allotment")
        type_number(dialog, "10")
        always(dialog)
        assert not dialog.day.isVisible()
        assert "those of the past too" in told(dialog)
        assert "becomes 30 credits instead of 45" in seen(dialog.comparison)

    def test_follow_what_is_typed_without_a_key(self, open_: Open, qtbot: QtBot) -> None:
        dialog = open_("allotment")
        type_into(dialog.value, "12")
        qtbot.waitUntil(lambda: "grants 12 instead of 15" in told(dialog))

    def test_are_hidden_where_nothing_can_be_compared(self, open_: Open) -> None:
        dialog = open_("allotment")
        type_number(dialog, "")
        assert not dialog.comparison.isVisible()
        assert "A number is missing" in told(dialog)


class TestEachKindOfValue:
    def test_no_cap(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_("cap")
        QTest.keyClick(dialog.value.none, Qt.Key.Key_Space)
        dialog.comparison.compute()
        assert "the cap is none instead of 45" in told(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert empty_session.picture.rules.cap(BUSINESS, TODAY) is None

    def test_one_of_a_few(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_("expiry.mode")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        dialog.comparison.compute()
        assert "Expiry: never instead of by age, for credits granted from 22 November on" in told(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert empty_session.picture.rules.value("expiry.mode", BUSINESS, TODAY) is ExpiryMode.NEVER

    def test_several_responses(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_("credit_back.outcomes")
        for outcome in (Outcome.DECLINED, Outcome.AUTO_REPLY):
            QTest.keyClick(dialog.value.boxes[outcome], Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        kept = empty_session.picture.rules.value("credit_back.outcomes", BUSINESS, TODAY)
        assert kept == frozenset(Outcome) - {Outcome.DECLINED, Outcome.AUTO_REPLY}

    def test_yes_or_no_for_every_plan(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_("credit_back.enabled")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        dialog.plans.setFocus()
        QTest.keyClick(dialog.plans, Qt.Key.Key_Down)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert empty_session.picture.rules.value("credit_back.enabled", "recruiter-lite", TODAY) is False

    def test_only_rules_of_every_plan_ask_for_which(self, open_: Open) -> None:
        assert not open_("allotment").plans.isVisible()
        assert open_("expiry.days").plans.isVisible()


class TestRefused:
    @pytest.mark.parametrize(
        ("rule", "typed", "words"),
        [
            ("expiry.days", "0", "At least 1 day"),
            ("expiry.renewals", "0", "At least 1 renewal"),
            ("expiry.days", "99999", "too large: at most 3650"),
            ("allotment", "999999", "too large: at most 100000"),
            ("credit_back.window_days", "3651", "too large: at most 3650"),
            ("cap", "", "A number is missing"),
            ("allotment", "", "A number is missing"),
        ],
    )
    def test_a_number_is_told_before_and_at_the_field(
        self, open_: Open, empty_session: DeskSession, rule: str, typed: str, words: str
    ) -> None:
        dialog = open_(rule)
        type_number(dialog, typed)
        assert words in told(dialog)
        accept(dialog)
        assert words in dialog.error(dialog.value)
        assert dialog.isVisible()
        assert empty_session.data.read.overrides() == ()

    def test_no_response_at_all(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_("credit_back.outcomes")
        for box in dialog.value.boxes.values():
            QTest.keyClick(box, Qt.Key.Key_Space)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert "Tick at least one response" in dialog.error(dialog.value)
        assert empty_session.data.read.overrides() == ()

    def test_where_the_file_is_in_use_elsewhere_nothing_is_said_of_what_was_typed_before(
        self, open_: Open, empty_session: DeskSession
    ) -> None:
        dialog = open_("allotment")
        type_number(dialog, "20")
        empty_session.data.read._connection.execute("PRAGMA busy_timeout = 0")
        with closing(sqlite3.connect(empty_session.data.path, isolation_level=None)) as another:
            another.execute("BEGIN IMMEDIATE")
            type_number(dialog, "30")
        assert "Another program is using the data file" in seen(dialog.comparison)
        assert not dialog.effect.isVisible()

    def test_a_day_that_is_missing_or_years_away(self, open_: Open) -> None:
        dialog = open_("allotment")
        for typed, words in ((" ", "Type a day"), ("2099-01-01", "years away"), ("1999-01-01", "before")):
            type_into(dialog.day, typed)
            accept(dialog)
            assert words in dialog.error(dialog.day)

    def test_a_life_in_which_opening_lots_would_have_expired(self, open_: Open, tracked: DeskSession) -> None:
        began = tracked.picture.plan_events[0]
        lots = [
            OpeningLot(granted_on=date(2026, 9, 3), credits=7),
            OpeningLot(granted_on=date(2026, 11, 3), credits=30),
        ]
        tracked.perform(set_opening_lots, tracked.picture, began, lots)
        dialog = open_("expiry.days", tracked)
        type_number(dialog, "30")
        assert "the credits granted on 3 September would have expired by 22 November" in told(dialog)
        accept(dialog)
        assert tracked.data.read.overrides() == ()


class TestWhatMayNotBeMeant:
    def test_a_cap_below_the_allotment_is_said_and_asked_for_once(
        self, open_: Open, empty_session: DeskSession
    ) -> None:
        dialog = open_("cap")
        type_number(dialog, "10")
        assert "the cap is below the allotment: each renewal of 15 would be cut to 10 at once" in told(dialog)
        accept(dialog)
        assert "Is that meant?" in dialog.error(dialog.value)
        assert empty_session.data.read.overrides() == ()
        accept(dialog)
        assert is_done(dialog)
        assert empty_session.picture.rules.cap(BUSINESS, TODAY) == 10

    def test_another_number_is_asked_for_again(self, open_: Open) -> None:
        dialog = open_("cap")
        type_number(dialog, "10")
        accept(dialog)
        type_number(dialog, "9")
        accept(dialog)
        assert "Is that meant?" in dialog.error(dialog.value)

    def test_an_answer_window_of_no_day(self, open_: Open) -> None:
        dialog = open_("credit_back.window_days")
        type_number(dialog, "0")
        assert "only an answer on the day of the InMail" in told(dialog)

    def test_a_value_that_holds_already(self, open_: Open) -> None:
        assert "This holds already" in told(open_("allotment"))

    def test_a_value_that_does_nothing_for_now(self, open_: Open) -> None:
        dialog = open_("expiry.renewals")
        type_number(dialog, "2")
        assert "does nothing for now, because of the rule “Expiry”" in told(dialog)

    def test_a_value_that_is_replaced_and_one_that_follows(
        self, open_: Open, empty_session: DeskSession
    ) -> None:
        override(empty_session, "allotment", 20, date(2027, 3, 1))
        override(empty_session, "allotment", 25, date(2027, 6, 1))
        dialog = open_("allotment")
        type_number(dialog, "22")
        choose_first_day(dialog, "2027-03-01")
        assert "It replaces your own value of the same first day: 20 credits a month." in told(dialog)
        assert "From 1 June 2027 your own value of that day follows: 25 credits a month." in told(dialog)


class TestChangingOneGivenBefore:
    def test_begins_with_its_value_and_day(self, open_: Open, empty_session: DeskSession) -> None:
        override(empty_session, "allotment", 20, date(2027, 3, 1))
        dialog = open_("allotment", edit=True)
        assert (dialog.value.value(), dialog.day.day()) == (20, date(2027, 3, 1))

    def test_moves_it_to_another_day(self, open_: Open, empty_session: DeskSession) -> None:
        override(empty_session, "allotment", 20, date(2027, 3, 1))
        dialog = open_("allotment", edit=True)
        choose_first_day(dialog, "2027-04-01")
        accept(dialog)
        assert [each.from_on for each in empty_session.data.read.overrides()] == [date(2027, 4, 1)]


class TestRemoving:
    def opened(self, qtbot: QtBot, session: DeskSession, rule: str, plan: str = BUSINESS) -> Any:
        line = rules_page(session.picture, session.data, plan).line(rule)
        dialog = RemoveOverrideDialog(session, line, line.own[0])
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        return dialog

    def test_tells_what_it_changes_and_can_be_undone(self, qtbot: QtBot, empty_session: DeskSession) -> None:
        override(empty_session, "allotment", 10)
        dialog = self.opened(qtbot, empty_session, "allotment")
        assert "Your own value: 10 credits a month, always" in seen(dialog)
        assert "Today’s balance becomes 45 credits instead of 30." in seen(dialog.comparison)
        accept(dialog)
        assert empty_session.picture.statement.balance == 45
        empty_session.undo()
        assert empty_session.picture.statement.balance == 30

    def test_cannot_take_the_allotment_of_a_plan_of_ones_own(
        self, qtbot: QtBot, empty_session: DeskSession
    ) -> None:
        own = OwnValue(rule="allotment", plan="Legacy", value=9, from_on=None)
        cap = OwnValue(rule="cap", plan="Legacy", value=27, from_on=None)
        for each in (own, cap):
            empty_session.perform(set_override, empty_session.picture, each, now=NOW)
        dialog = self.opened(qtbot, empty_session, "allotment", "Legacy")
        assert "“Legacy” is a plan of your own: it needs an allotment" in seen(dialog)
        assert not dialog.ok_button.isEnabled()
