"""Check with LinkedIn: type its number, see the difference and what may be behind it, and book it or not."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from inmail_desk.desk.checking import record_check
from inmail_desk.desk.plan import cancel
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..keyboard import press
from ..person.seeing import button
from .conftest import Checking


def test_it_shows_our_number_before_anything_is_typed(checking: Checking) -> None:
    assert "45\nin InMail Desk\n–\non LinkedIn" in checking.sees()


def test_the_digits_go_into_the_field_at_once(checking: Checking) -> None:
    press("40")
    assert "40\non LinkedIn" in checking.sees()


def test_fewer_on_linkedin_are_told_while_typing(checking: Checking) -> None:
    press("40")
    assert "5 fewer" in checking.sees()


def test_more_on_linkedin_are_told_while_typing(checking: Checking) -> None:
    press("48")
    assert "3 more" in checking.sees()


def test_the_same_number_needs_nothing_to_be_chosen(checking: Checking) -> None:
    press("45")
    checking.save()
    assert checking.dialog.said == "Checked with LinkedIn: 45, no difference"


def test_the_same_number_asks_for_no_settling(checking: Checking) -> None:
    press("45")
    assert "Book it" not in checking.sees()


def test_fewer_credits_point_to_inmails_that_are_not_logged(checking: Checking) -> None:
    press("40")
    advice = "Log them with the day they were sent, and the difference is gone."
    assert f"InMails that were sent but are not logged here\n{advice}" in checking.sees()


def test_more_credits_point_to_a_purchase_or_bonus(checking: Checking) -> None:
    press("48")
    assert "Credits bought, or given as a bonus" in checking.sees()


def test_more_credits_point_to_answers_where_somebody_has_not_answered(
    after_sending: Callable[[int], Checking],
) -> None:
    checking = after_sending(1)
    press("48")
    checking.tick("Sent before the number was read")
    assert "Responses that are not recorded here" in checking.sees()


def test_booking_fewer_says_from_which_lots(checking: Checking) -> None:
    press("25")
    checking.tick("Book it")
    lots = "15 of those that expire on 30 November, 5 of those that expire on 30 December"
    assert f"An adjustment takes 20 credits, the first to expire first: {lots}." in checking.sees()


def test_booking_more_says_how_long_they_live(checking: Checking) -> None:
    press("48")
    checking.tick("Book it")
    assert "An adjustment adds 3 credits that expire on 20 February 2027." in checking.sees()


def test_the_effect_follows_the_number(checking: Checking) -> None:
    press("48")
    checking.tick("Book it")
    checking.dialog.number.setFocus()
    press(Qt.Key.Key_Backspace, "9")
    assert "An adjustment adds 4 credits" in checking.sees()


def test_booking_makes_our_balance_linkedins(checking: Checking) -> None:
    press("40")
    checking.tick("Book it")
    checking.save()
    assert checking.balance() == 40


def test_only_noting_leaves_our_balance(checking: Checking) -> None:
    press("40")
    checking.tick("Only note it")
    checking.save()
    assert checking.balance() == 45


def test_only_noting_keeps_the_difference(checking: Checking) -> None:
    press("40")
    checking.tick("Only note it")
    checking.save()
    assert checking.session.picture.statement.checks[-1].difference == -5


def test_it_says_what_was_done(checking: Checking) -> None:
    press("40")
    checking.tick("Book it")
    checking.save()
    assert checking.dialog.said == "Checked with LinkedIn: 40, 5 fewer, booked"


def test_what_becomes_of_a_difference_is_not_taken_for_granted(checking: Checking) -> None:
    press("40")
    checking.save()
    assert "Choose what becomes of the difference." in checking.sees()


def test_without_a_number_nothing_is_saved(checking: Checking) -> None:
    checking.save()
    assert "Type the number LinkedIn shows; 0 counts too." in checking.sees()


def test_a_number_that_cannot_be_a_balance_is_refused_at_its_field(checking: Checking) -> None:
    press("999999")
    checking.save()
    assert "is too large" in checking.sees()


def test_nothing_is_asked_about_today_where_nothing_was_sent(checking: Checking) -> None:
    assert "Sent before the number was read" not in checking.sees()


def test_it_asks_whether_todays_inmails_are_in_the_number(after_sending: Callable[[int], Checking]) -> None:
    sees = after_sending(2).sees()
    assert "2 InMails today\nSent before the number was read" in sees


def test_the_answer_about_today_is_not_taken_for_granted(after_sending: Callable[[int], Checking]) -> None:
    checking = after_sending(2)
    press("45")
    checking.save()
    assert "Say whether the number was read before or after them." in checking.sees()


def test_a_number_read_before_todays_inmails_is_compared_with_the_morning(
    after_sending: Callable[[int], Checking],
) -> None:
    checking = after_sending(2)
    press("45")
    checking.tick("Sent after the number was read")
    assert "no difference" in checking.sees()


def test_a_number_read_after_todays_inmails_is_compared_with_now(
    after_sending: Callable[[int], Checking],
) -> None:
    checking = after_sending(2)
    press("43")
    checking.tick("Sent before the number was read")
    assert "no difference" in checking.sees()


def test_a_number_read_before_todays_inmails_is_kept_before_them(
    after_sending: Callable[[int], Checking],
) -> None:
    checking = after_sending(2)
    press("40")
    checking.tick("Sent after the number was read")
    checking.tick("Book it")
    checking.save()
    assert checking.balance() == 38


def test_without_a_subscription_a_difference_can_only_be_noted(
    empty_session: DeskSession, qtbot: QtBot
) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 20))
    checking = Checking(empty_session, qtbot)
    press("7")
    assert "Book it" not in checking.sees()
    checking.save()
    assert checking.dialog.said == "Checked with LinkedIn: 7, 7 more"


def test_a_check_takes_one_undo(checking: Checking) -> None:
    press("40")
    checking.tick("Book it")
    checking.save()
    checking.session.undo()
    assert (checking.balance(), checking.session.picture.statement.checks) == (45, ())


def test_a_second_check_begins_from_the_booked_number(checking: Checking) -> None:
    checking.session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    press("40")
    assert "no difference" in checking.sees()


def test_linkedins_own_page_opens_in_the_browser(checking: Checking) -> None:
    checking.click("Open My Premium")
    assert checking.opened == ["https://www.linkedin.com/mypreferences/d/manage-premium"]


def test_the_dialog_is_no_higher_than_what_it_says(checking: Checking) -> None:
    press("44")
    QApplication.processEvents()
    last = max(
        each.mapTo(checking.dialog, each.rect().bottomLeft()).y()
        for each in checking.dialog.findChildren(QRadioButton)
        if each.isVisible()
    )
    foot = button(checking.dialog, "Cancel").y()
    assert foot - last < 60
