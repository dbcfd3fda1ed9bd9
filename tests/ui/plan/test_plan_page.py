"""The page tells a stranger which plan there is, how it came about, and by which rules it counts."""

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QMessageBox, QToolButton, QWidget

from inmail_desk.desk.plan import cancel, change_plan, mark_card, record_bonus, record_purchase, set_price
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.desk.prospects import set_priority
from inmail_desk.store.values import BillingPeriod, Priority
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .conftest import Shows, accept, button, dialog_of, press, seen, set_rule, type_into


def test_it_says_what_the_plan_grants_how_much_can_pile_up_and_when_it_renews(
    empty_session: DeskSession, show: Shows
) -> None:
    page = show(empty_session)
    assert "Premium Business" in seen(page)
    assert page.plan.allotment.accessibleDescription().startswith("15 credits a month")
    assert page.plan.cap.accessibleDescription().startswith("45 credits at most")
    assert page.plan.renewal.accessibleDescription().startswith("1 Dec in 9 days")


def test_a_billing_day_at_the_end_of_the_month_is_not_lost_in_a_short_one(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(
        change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 10), billing_day=31
    )
    described = show(empty_session).plan.renewal.accessibleDescription()
    assert "30 Nov" in described
    assert "on day 31 of each month" in described


def test_a_price_tells_what_a_credit_costs(empty_session: DeskSession, show: Shows) -> None:
    price = Decimal("69.99")
    empty_session.perform(
        set_price, price=price, currency="eur", period=BillingPeriod.MONTHLY, on=TODAY, now=NOW
    )
    described = show(empty_session).plan.price.accessibleDescription()
    assert "69.99 EUR a month" in described
    assert "4.67 EUR for each credit" in described


def test_the_history_says_what_each_step_did_the_latest_first(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 10, 15))
    rows = show(empty_session).plan.history.rows
    assert [row.accessibleName() for row in rows] == [
        "15 Oct 2026: Changed to Premium Career",
        "1 Sep 2026: Subscribed to Premium Business",
    ]
    assert rows[0].accessibleDescription() == "forfeited 30 credits · brought 5 credits"


def test_a_change_that_waits_says_until_when(empty_session: DeskSession, show: Shows) -> None:
    set_rule(empty_session, "plan_change.effective", "next_renewal")
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 20))
    page = show(empty_session)
    assert page.plan.history.rows[0].accessibleDescription().startswith("waits for the renewal on 1 December")
    assert "waiting" in seen(page.plan.history.rows[0])
    assert "From 1 December the plan is Premium Career" in seen(page)


def test_a_change_that_is_still_ahead_says_that_it_will_wait(empty_session: DeskSession, show: Shows) -> None:
    set_rule(empty_session, "plan_change.effective", "next_renewal")
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 12, 10))
    row = show(empty_session).plan.history.rows[0]
    assert row.accessibleDescription().startswith("waits for the renewal on 1 January 2027")


def test_a_cancellation_ahead_is_marked_as_coming_with_what_it_will_take(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 24))
    page = show(empty_session)
    row = page.plan.history.rows[0]
    assert "coming" in seen(row)
    assert row.accessibleDescription() == "last day of access 24 November · forfeits 45 credits, as it stands"
    assert "The last day of access is 24 November" in seen(page)


def test_the_allotment_of_the_day_of_the_cancellation_is_not_counted_as_lost(
    empty_session: DeskSession, show: Shows
) -> None:
    # 45 credits on 22 November; 15 expire on 30 November, and 1 December would renew.
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 30))
    assert "forfeits 30 credits" in show(empty_session).plan.history.rows[0].accessibleDescription()


def test_nothing_renews_once_the_plan_ends_first(empty_session: DeskSession, show: Shows) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 24))
    assert "The plan ends with 24 November" in show(empty_session).plan.renewal.accessibleDescription()


def test_without_a_subscription_it_says_what_that_means_and_how_to_go_on(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    page = show(empty_session)
    assert "No subscription since 16 November" in seen(page)
    assert "There is no subscription" in seen(page)
    assert not page.change_button.isVisible()
    assert not page.cancel_button.isVisible()


def test_an_expired_card_is_said_and_marked_renewed_from_there(
    empty_session: DeskSession, show: Shows
) -> None:
    empty_session.perform(mark_card, expired=True, on=date(2026, 11, 20), now=NOW)
    page = show(empty_session)
    assert "The payment card has been expired since 20 November" in seen(page)
    press(page.card_button)
    accept(dialog_of(page))
    assert "expired since" not in seen(page)


def test_purchases_and_bonuses_stand_in_lists_and_can_be_removed(
    empty_session: DeskSession, show: Shows
) -> None:
    session = empty_session
    session.perform(
        record_purchase,
        session.picture,
        credits=5,
        on=date(2026, 11, 2),
        now=NOW,
        price=Decimal(50),
        currency="USD",
    )
    session.perform(
        record_bonus,
        session.picture,
        credits=3,
        on=date(2026, 11, 3),
        now=NOW,
        reason="Survey",
        expires_on=date(2026, 12, 11),
    )
    page = show(session)
    assert "5 credits\n50 USD, that is 10 each" in seen(page.plan.purchases)
    assert "3 credits\nSurvey · to be used until 10 December" in seen(page.plan.bonuses)
    for card in (page.plan.purchases, page.plan.bonuses):
        press(remove_button(card))
    assert "5 credits" not in seen(page.plan.purchases)
    assert "Survey" not in seen(page.plan.bonuses)
    assert session.picture.statement.balance == 45


def test_single_credits_are_offered_only_where_the_plan_sells_them(
    empty_session: DeskSession, show: Shows
) -> None:
    page = show(empty_session)
    assert not page.plan.purchases.button.isVisible()
    assert "LinkedIn sells no single credits for this plan" in seen(page.plan.purchases)
    set_rule(empty_session, "plans.premium-business.purchase", True)
    assert page.plan.purchases.button.isVisible()


def test_the_lots_that_were_read_from_the_balance_say_so(tracked: DeskSession, show: Shows) -> None:
    page = show(tracked)
    assert "37 credits on 22 November. When they were granted is read from your balance" in seen(
        page.plan.opening
    )
    assert "3 Sep 2026" in seen(page.plan.opening)
    assert "7 credits\nusable until 1 December" in seen(page.plan.opening)


def test_it_keeps_up_with_every_change_while_it_is_seen(empty_session: DeskSession, show: Shows) -> None:
    page = show(empty_session)
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 10))
    assert page.plan.allotment.accessibleDescription().startswith("5 credits")
    empty_session.undo()
    assert page.plan.allotment.accessibleDescription().startswith("15 credits")


def test_it_is_right_again_when_it_is_shown_after_a_change(empty_session: DeskSession, show: Shows) -> None:
    page = show(empty_session)
    page.hide()
    row = page.plan.history.rows[0]
    empty_session.perform(change_plan, empty_session.picture, "premium-career", on=date(2026, 11, 10))
    assert page.plan.history.rows[0] is row  # nothing is worked out for nobody
    page.show()
    assert page.plan.allotment.accessibleDescription().startswith("5 credits")


def test_a_change_of_the_list_alone_does_not_rebuild_it(session: DeskSession, show: Shows) -> None:
    page = show(session)
    row = page.plan.history.rows[0]
    session.perform(set_priority, [1], Priority.LOW)
    assert page.plan.history.rows[0] is row


def test_what_was_done_is_said_with_a_way_back(empty_session: DeskSession, show: Shows) -> None:
    page = show(empty_session)
    page.record_bonus()
    dialog = dialog_of(page)
    type_into(dialog.fields["credits"], "3")
    accept(dialog)
    assert page.said.text() == "Bonus recorded: 3 credits"
    assert empty_session.picture.statement.balance == 48
    press(button(page.said, "Undo"))
    assert empty_session.picture.statement.balance == 45


def remove_button(card: QWidget) -> QToolButton:
    return next(iter(card.findChildren(QToolButton)))


def test_the_line_goes_with_the_next_change_which_undo_would_take_back_instead(
    session: DeskSession, show: Shows
) -> None:
    page = with_a_bonus(session, show)
    session.perform(set_priority, [1], Priority.LOW)
    assert page.said.text() == ""


def test_nothing_is_offered_to_be_undone_where_nothing_was_changed(
    empty_session: DeskSession, show: Shows
) -> None:
    page = show(empty_session)
    page.edit_line(plan_page(empty_session.picture, empty_session.data).history[0])
    accept(dialog_of(page))
    assert page.said.text()
    assert not button(page.said, "Undo").isVisible()


def test_undo_while_another_program_has_the_file_says_so_and_changes_nothing(
    empty_session: DeskSession, show: Shows
) -> None:
    page = with_a_bonus(empty_session, show)
    empty_session.data.read._connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(empty_session.data.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        press(button(page.said, "Undo"))
    (box,) = page.findChildren(QMessageBox)
    assert "Another program is using the data file" in box.text()
    assert "Survey" in seen(page.plan.bonuses)


def with_a_bonus(session: DeskSession, show: Shows) -> PlanPage:
    """The page that has just said that a bonus is recorded."""
    page = show(session)
    page.record_bonus()
    dialog = dialog_of(page)
    type_into(dialog.credits, "5")
    type_into(dialog.reason, "Survey")
    accept(dialog)
    return page
