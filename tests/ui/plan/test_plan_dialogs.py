"""Each dialog about the plan says what it would do, does it, and says at its field what stands against it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QToolButton
from pytestqt.qtbot import QtBot

from inmail_desk.desk.plan import cancel
from inmail_desk.desk.setting_up import Answers, Beginning, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind
from inmail_desk.ui.activity_dialog import ActivityDialog
from inmail_desk.ui.bonus_dialog import BonusDialog
from inmail_desk.ui.cancel_dialog import CancelDialog
from inmail_desk.ui.card_dialog import CardDialog
from inmail_desk.ui.plan_change_dialog import ChangePlanDialog, SubscribeDialog
from inmail_desk.ui.plan_lots_dialog import OpeningLotsDialog
from inmail_desk.ui.price_dialog import PriceDialog
from inmail_desk.ui.purchase_dialog import PurchaseDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .conftest import accept, button, press, seen, set_rule, type_into

Open = Callable[..., Any]
"""Gives a dialog of the class wanted; its fields are asked for by their own names."""


@pytest.fixture
def open_(qtbot: QtBot, empty_session: DeskSession) -> Open:
    """Opens a dialog of a class, on that session where no other is given."""
    kept = []

    def opened(dialog_class: type[ActivityDialog], session: DeskSession = empty_session) -> ActivityDialog:
        dialog = dialog_class(session)
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        kept.append(dialog)
        return dialog

    return opened


def choose(box: QComboBox, words: str) -> None:
    """Chooses the entry that begins so, by typing."""
    box.setFocus()
    QTest.keyClicks(box, words)


def is_done(dialog: ActivityDialog) -> bool:
    return dialog.result() == QDialog.DialogCode.Accepted and bool(dialog.said)


class TestChangePlan:
    def test_it_tells_what_changing_today_does(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        told = seen(dialog.effect)
        assert "The new plan holds from 22 November" in told
        assert "45 credits left by then are forfeited. 5 credits arrive that day, which leaves 5." in told
        assert "Credits a month: 15, then 5" in told
        assert "Cap: 45, then 15" in told

    def test_it_tells_that_a_change_waits(self, open_: Open, empty_session: DeskSession) -> None:
        set_rule(empty_session, "plan_change.effective", "next_renewal")
        set_rule(empty_session, "plan_change.credits", "kept")
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Recruiter L")
        told = seen(dialog.effect)
        assert "The new plan waits for the renewal on 1 December" in told
        assert "No credit is lost. 30 credits arrive that day, which leaves 60." in told

    def test_choosing_the_same_plan_is_called_that(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        dialog.plan.setCurrentIndex(dialog.plan.findData("premium-business"))
        assert "This is the plan you have" in seen(dialog.effect)

    def test_no_plan_is_proposed_and_accepting_asks_for_one(
        self, open_: Open, empty_session: DeskSession
    ) -> None:
        dialog = open_(ChangePlanDialog)
        assert dialog.plan.currentText() == ""
        assert dialog.plan.placeholderText() == "Choose the new plan"
        dialog.comparison.compute()
        assert dialog.error(dialog.plan) == ""
        press(dialog.ok_button)
        assert dialog.error(dialog.plan) == "Choose the new plan."
        assert len(empty_session.picture.plan_events) == 1

    def test_enter_records_it(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        type_into(dialog.day, "10 nov")
        accept(dialog)
        assert is_done(dialog)
        assert empty_session.picture.statement.plan == "premium-career"
        assert empty_session.picture.plan_events[-1].at.date() == date(2026, 11, 10)

    def test_a_second_step_on_a_day_is_told_once_at_the_field(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        type_into(dialog.day, "1 sep")
        dialog.comparison.compute()
        assert "has a step on 1 September already" in dialog.error(dialog.day)
        accept(dialog)
        assert dialog.isVisible()
        assert seen(dialog).count("has a step on 1 September already") == 1

    def test_what_stood_against_a_day_goes_with_it(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        type_into(dialog.day, "1 sep")
        dialog.comparison.compute()
        type_into(dialog.day, "2 sep")
        dialog.comparison.compute()
        assert dialog.error(dialog.day) == ""
        assert "The new plan holds from 2 September" in seen(dialog.effect)

    def test_a_day_before_the_subscription_is_told_at_the_field(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        type_into(dialog.day, "2026-08-01")
        accept(dialog)
        assert "history begins on 1 September, after " in dialog.error(dialog.day)

    def test_a_missing_day_is_told_at_the_field(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_(ChangePlanDialog)
        type_into(dialog.day, " ")
        accept(dialog)
        assert dialog.error(dialog.day)
        assert len(empty_session.picture.plan_events) == 1

    def test_a_plan_that_renews_on_the_first_asks_for_no_billing_day(self, open_: Open) -> None:
        dialog = open_(ChangePlanDialog)
        assert dialog.billing_day.isEnabled()
        choose(dialog.plan, "Sales Navigator C")
        assert not dialog.billing_day.isEnabled()
        assert dialog.billing_day.text() == "the 1st of each month"

    def test_the_billing_day_can_be_named(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_(ChangePlanDialog)
        choose(dialog.plan, "Premium C")
        dialog.billing_day.setFocus()
        dialog.billing_day.selectAll()
        QTest.keyClicks(dialog.billing_day, "17")
        accept(dialog)
        assert empty_session.picture.statement.next_renewal_on == date(2026, 12, 17)

    def test_a_plan_of_ones_own_can_be_chosen(self, open_: Open, tmp_path: Path) -> None:
        with DataFile.create(tmp_path / "Own.inmail") as data:
            begin(
                data,
                Answers(plan="Legacy Gold", allotment=7, beginning=Beginning.NEW, subscribed_on=TODAY),
                now=NOW,
            )
            dialog = open_(ChangePlanDialog, DeskSession(data, lambda: NOW))
            choose(dialog.plan, "Legacy")
            assert dialog.plan.currentText() == "Legacy Gold – 7 credits a month"


class TestCancel:
    def test_it_proposes_the_day_before_the_next_renewal(self, open_: Open) -> None:
        assert open_(CancelDialog).day.day() == date(2026, 11, 30)

    def test_it_says_that_the_credits_stay_and_how_many_are_lost_with_the_last_day(self, open_: Open) -> None:
        dialog = open_(CancelDialog)
        type_into(dialog.day, "24 nov")
        told = seen(dialog.effect)
        assert "Your credits stay until 24 November" in told
        assert "If nothing more is sent by then, 45 credits are lost with it." in told

    def test_what_expires_before_is_not_counted_as_lost_with_it(self, open_: Open) -> None:
        assert "30 credits are lost with it" in seen(open_(CancelDialog).effect)

    def test_it_names_the_answers_that_will_return_nothing(self, open_: Open, session: DeskSession) -> None:
        dialog = open_(CancelDialog, session)
        type_into(dialog.day, "24 nov")
        assert "1 InMail is still open then" in seen(dialog.effect)
        type_into(dialog.day, "25 nov")
        assert "still open then" not in seen(dialog.effect)

    def test_the_last_day_still_has_the_subscription(self, open_: Open, empty_session: DeskSession) -> None:
        dialog = open_(CancelDialog)
        type_into(dialog.day, "yesterday")
        accept(dialog)
        assert is_done(dialog)
        assert empty_session.picture.plan_events[-1].at.date() == TODAY
        assert empty_session.picture.statement.plan is None

    def test_without_a_subscription_it_says_so(self, open_: Open, empty_session: DeskSession) -> None:
        empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
        dialog = open_(CancelDialog)
        type_into(dialog.day, "20 nov")
        accept(dialog)
        assert "there would be no subscription" in dialog.error(dialog.day)


class TestSubscribeAgain:
    def test_it_begins_anew_after_a_cancellation(self, open_: Open, empty_session: DeskSession) -> None:
        empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
        dialog = open_(SubscribeDialog)
        assert "15 credits arrive on 22 November" in seen(dialog.effect)
        accept(dialog)
        assert is_done(dialog)
        assert empty_session.picture.statement.balance == 15

    def test_a_trial_keeps_its_last_day(self, open_: Open, empty_session: DeskSession) -> None:
        empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
        dialog = open_(SubscribeDialog)
        type_into(dialog.trial, "21 dec")
        accept(dialog)
        assert empty_session.picture.plan_events[-1].trial_ends_on == date(2026, 12, 22)

    def test_a_trial_that_ends_before_it_begins_is_told_at_its_field(
        self,
        open_: Open,
        empty_session: DeskSession,
    ) -> None:
        empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
        dialog = open_(SubscribeDialog)
        type_into(dialog.trial, "2026-11-01")
        accept(dialog)
        assert "would end before it begins" in dialog.error(dialog.trial)

    def test_a_subscription_in_force_is_told_at_the_field(self, open_: Open) -> None:
        dialog = open_(SubscribeDialog)
        accept(dialog)
        assert "there would be a subscription already" in dialog.error(dialog.day)


class TestPrice:
    @pytest.mark.parametrize("typed", ["779.88", "779,88"])
    def test_point_and_comma_are_both_understood(
        self, open_: Open, empty_session: DeskSession, typed: str
    ) -> None:
        dialog = open_(PriceDialog)
        type_into(dialog.price, typed)
        type_into(dialog.currency, "usd")
        QTest.keyClick(dialog.period, Qt.Key.Key_End)
        accept(dialog)
        assert dialog.said == "Price saved: 779.88 USD a year"
        assert str(empty_session.picture.plan_events[-1].price) == "779.88"

    def test_what_is_no_amount_is_told(self, open_: Open) -> None:
        dialog = open_(PriceDialog)
        type_into(dialog.price, "cheap")
        accept(dialog)
        assert "This is no amount" in dialog.error(dialog.price)

    def test_nothing_typed_is_told(self, open_: Open) -> None:
        dialog = open_(PriceDialog)
        accept(dialog)
        assert dialog.error(dialog.price)

    def test_half_a_currency_is_told(self, open_: Open) -> None:
        dialog = open_(PriceDialog)
        type_into(dialog.price, "10")
        type_into(dialog.currency, "eu")
        accept(dialog)
        assert "Three letters" in dialog.error(dialog.currency)

    def test_a_day_to_come_is_told(self, open_: Open) -> None:
        dialog = open_(PriceDialog)
        type_into(dialog.price, "10")
        type_into(dialog.day, "+3")
        accept(dialog)
        assert "still to come" in dialog.error(dialog.day)


class TestCard:
    def test_it_is_marked_expired_and_then_renewed(self, open_: Open, empty_session: DeskSession) -> None:
        accept(open_(CardDialog))
        renewing = open_(CardDialog)
        assert renewing.windowTitle() == "Payment card renewed"
        accept(renewing)
        kinds = [event.kind for event in empty_session.picture.plan_events]
        assert kinds[1:] == [PlanEventKind.CARD_EXPIRED, PlanEventKind.CARD_RENEWED]


class TestPurchase:
    def test_it_is_recorded_with_a_word_where_the_plan_sells_none(
        self,
        open_: Open,
        empty_session: DeskSession,
    ) -> None:
        dialog = open_(PurchaseDialog)
        assert "LinkedIn sells no single credits for this plan" in seen(dialog)
        type_into(dialog.credits, "5")
        type_into(dialog.price, "50")
        accept(dialog)
        assert dialog.said == "Purchase recorded: 5 credits"
        assert empty_session.picture.statement.balance == 50

    def test_none_at_all_is_told(self, open_: Open) -> None:
        dialog = open_(PurchaseDialog)
        type_into(dialog.credits, "0")
        accept(dialog)
        assert "Enter 1 or more" in dialog.error(dialog.credits)

    def test_far_too_many_are_told(self, open_: Open) -> None:
        dialog = open_(PurchaseDialog)
        type_into(dialog.credits, "999999")
        accept(dialog)
        assert "too large" in dialog.error(dialog.credits)

    def test_a_day_before_the_subscription_is_told(self, open_: Open) -> None:
        dialog = open_(PurchaseDialog)
        type_into(dialog.credits, "5")
        type_into(dialog.day, "2026-08-01")
        accept(dialog)
        assert "Choose a later day" in dialog.error(dialog.day)


class TestBonus:
    def test_its_last_day_is_a_day_on_which_the_credits_can_be_used(
        self,
        open_: Open,
        empty_session: DeskSession,
    ) -> None:
        dialog = open_(BonusDialog)
        type_into(dialog.credits, "3")
        type_into(dialog.reason, "Survey")
        type_into(dialog.last_day, "10 dec")
        accept(dialog)
        assert is_done(dialog)
        (lot,) = (lot for lot in empty_session.picture.statement.lots if lot.credits == 3)
        assert lot.expires_on == date(2026, 12, 11)

    def test_a_last_day_before_the_bonus_is_told(self, open_: Open) -> None:
        dialog = open_(BonusDialog)
        type_into(dialog.credits, "3")
        type_into(dialog.last_day, "2026-11-10")
        accept(dialog)
        assert "before the credits were given" in dialog.error(dialog.last_day)


class TestOpeningLots:
    def test_they_are_given_and_read_from_the_balance_again(self, open_: Open, tracked: DeskSession) -> None:
        dialog = open_(OpeningLotsDialog, tracked)
        assert "read from the balance" in seen(dialog.sum)
        (granted, amount) = dialog.rows[0]
        type_into(granted, "3 nov")
        type_into(amount, "30")
        assert "30 of 37 credits" in seen(dialog.sum)
        press(button(dialog, "&Add a lot"))
        (granted, amount) = dialog.rows[1]
        type_into(granted, "10 nov")
        type_into(amount, "7")
        accept(dialog)
        assert is_done(dialog)
        granted_on = [lot.granted_on for lot in tracked.picture.statement.lots]
        assert granted_on == [date(2026, 11, 3), date(2026, 11, 10)]
        again = open_(OpeningLotsDialog, tracked)
        for granted, amount in again.rows:
            granted.line.clear()
            amount.clear()
        accept(again)
        assert tracked.picture.statement.lots[0].inferred

    def test_tab_goes_on_to_a_lot_that_was_added(self, open_: Open, tracked: DeskSession) -> None:
        dialog = open_(OpeningLotsDialog, tracked)
        press(button(dialog, "&Add a lot"))
        assert dialog.focusWidget() is dialog.rows[1][0].line
        dialog.rows[0][1].setFocus()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.rows[1][0].line

    @pytest.mark.parametrize(
        ("on", "credits", "said"),
        [
            ("3 nov", "30", "The lots make 30, the balance is 37"),
            ("2026-06-01", "37", "have expired already"),
            ("3 nov", "", "Each lot needs a day and a number"),
            ("25 nov", "37", "still to come"),
        ],
    )
    def test_what_is_wrong_with_them_is_told(
        self,
        open_: Open,
        tracked: DeskSession,
        on: str,
        credits: str,
        said: str,
    ) -> None:
        dialog = open_(OpeningLotsDialog, tracked)
        (granted, amount) = dialog.rows[0]
        type_into(granted, on)
        type_into(amount, credits)
        accept(dialog)
        assert said in dialog.error(dialog.lots)


def test_nothing_in_a_dialog_lacks_a_name_for_a_screen_reader(open_: Open, tracked: DeskSession) -> None:
    for dialog_class in (
        ChangePlanDialog,
        CancelDialog,
        SubscribeDialog,
        PriceDialog,
        BonusDialog,
        OpeningLotsDialog,
    ):
        dialog = open_(dialog_class, tracked)
        nameless = [
            each
            for each in dialog.findChildren(QToolButton)
            if each.isVisible() and not each.accessibleName()
        ]
        assert nameless == []
        assert all(field.accessibleName() for field in dialog.fields.values())
