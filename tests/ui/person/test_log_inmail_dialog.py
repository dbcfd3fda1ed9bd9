"""Logging an InMail that was sent, to one and to many."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.campaigns import add_campaign, edit_campaign
from inmail_desk.desk.checking import record_check
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW, TODAY

from ..keyboard import press
from .seeing import button, seen

Named = Callable[[str], int]
Opened = Callable[[QDialog], QDialog]


def test_a_subject_and_enter_log_the_inmail(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(LogInMailDialog(session, [named("Dana")], window))

    press("Your talk in Lund", Qt.Key.Key_Return)

    inmail = session.data.read.inmails_of(named("Dana"))[0]
    assert (inmail.subject, inmail.sent_at.date()) == ("Your talk in Lund", TODAY)


def test_it_can_be_an_earlier_day(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))

    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press("-4", Qt.Key.Key_Return)

    assert session.picture.state_of(named("Dana")).sent_on == date(2026, 11, 18)


def test_it_takes_a_credit(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    before = session.picture.statement.balance
    opened(LogInMailDialog(session, [named("Dana")], window))

    press(Qt.Key.Key_Return)

    assert session.picture.statement.balance == before - 1


def test_to_an_open_profile_it_is_free(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    before = session.picture.statement.balance
    opened(LogInMailDialog(session, [named("Farid")], window))

    press(Qt.Key.Key_Return)

    assert session.picture.statement.balance == before


def test_a_subject_that_is_too_long_is_counted(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))

    dialog.subject.set_text("x" * 201)

    assert "201 / 200" in seen(dialog)


def test_a_subject_that_is_too_long_is_refused_at_the_subject(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.subject.set_text("x" * 201)

    press(Qt.Key.Key_Return)

    assert "at most 200 are kept" in dialog.error(dialog.subject)


def test_a_text_that_is_too_long_is_refused_at_the_text(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.body.set_text("x" * 2_001)

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.body) != ""


def test_whoever_has_not_answered_is_not_logged_by_a_slip(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Amara")], window))

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.anyway) == "Tick this if the InMail was sent all the same."


def test_what_linkedin_let_through_is_logged_all_the_same(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(LogInMailDialog(session, [named("Amara")], window))

    press(Qt.Key.Key_Space, Qt.Key.Key_Return)

    assert session.picture.state_of(named("Amara")).inmails == 2


def test_the_reason_is_said_beforehand(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Amara")], window))

    assert "LinkedIn takes no second InMail before an answer." in seen(dialog)


def test_of_many_it_says_who_may_be_written_to(session: DeskSession, window: QWidget, opened: Opened) -> None:
    dialog = opened(LogInMailDialog(session, list(session.picture.prospects), window))

    assert "You can send an InMail to 4 of 6" in seen(dialog)


def test_of_many_those_who_are_refused_are_left_out(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, list(session.picture.prospects), window))

    dialog.subject.setFocus()
    press("Hello", Qt.Key.Key_Return)

    written = [named(name) for name in ("Amara", "Dana", "Emil")]
    assert [session.picture.state_of(id).inmails for id in written] == [1, 1, 1]


def test_of_many_the_refused_can_be_logged_as_well(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, list(session.picture.prospects), window))

    dialog.anyway.click()
    press(Qt.Key.Key_Return)

    assert session.picture.state_of(named("Bruno")).inmails == 2


def test_of_many_only_open_profiles_are_free(session: DeskSession, window: QWidget, opened: Opened) -> None:
    before = session.picture.statement.balance
    dialog = opened(LogInMailDialog(session, list(session.picture.prospects), window))

    dialog.subject.setFocus()
    press(Qt.Key.Key_Return)

    assert session.picture.statement.balance == before - 3


def test_escape_logs_nothing(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    opened(LogInMailDialog(session, [named("Dana")], window))

    press("Hello", Qt.Key.Key_Escape, Qt.Key.Key_Escape)

    assert session.picture.state_of(named("Dana")).kind is StateKind.NEW


def test_it_says_what_was_logged(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana"), named("Emil")], window))

    press(Qt.Key.Key_Return)

    assert dialog.said == "InMail of 22 November logged: Dana Novak and Emil Sørensen."


BEFORE = "Sent before LinkedIn’s number was read at 10:00"


def test_an_inmail_of_a_day_on_which_the_number_was_read_may_be_in_it_already(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    button(dialog, BEFORE).click()

    press(Qt.Key.Key_Return)

    assert session.picture.state_of(named("Dana")).sent_on == TODAY
    assert session.picture.statement.balance == 40


def test_after_a_check_it_was_sent_after_the_number_was_read(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    opened(LogInMailDialog(session, [named("Dana")], window))

    press(Qt.Key.Key_Return)

    assert session.picture.statement.balance == 39


def test_a_day_on_which_no_number_was_read_does_not_ask(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    assert BEFORE in seen(dialog)

    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press("-4")

    assert BEFORE not in seen(dialog)


def choose_day(dialog: LogInMailDialog, text: str) -> None:
    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press(text, Qt.Key.Key_Tab)


def test_what_it_takes_is_said_beforehand(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    assert "It takes 1 of 45 credits." in seen(dialog)


def test_before_counting_began_an_inmail_takes_nothing_and_that_is_said(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    choose_day(dialog, "20.8.2026")
    assert "It takes no credit here: counting began on 1 September, after it was sent." in seen(dialog)
    assert "It takes 1 of" not in seen(dialog)


def test_a_number_that_was_booked_holds_the_inmails_before_it(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    assert "It takes 1 of 40 credits." in seen(dialog)
    dialog.before.click()
    said = "It takes nothing from today’s balance: the number booked on 22 November holds it already."
    assert said in seen(dialog)


def test_what_is_said_of_a_booked_number_is_what_happens(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.before.click()
    dialog.ok_button.click()
    assert session.picture.statement.balance == 40


def test_a_number_that_was_only_noted_leaves_the_inmail_its_credit(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.before.click()
    assert "It takes 1 of 45 credits." in seen(dialog)


def test_ticked_as_free_it_takes_nothing(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana")], window))
    dialog.free.click()
    assert "It takes no credit." in seen(dialog)


def test_an_open_profile_that_took_a_credit_all_the_same_says_so(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Farid")], window))
    dialog.free.click()
    assert "It takes 1 of 45 credits." in seen(dialog)


def test_many_inmails_before_counting_began_take_nothing(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(LogInMailDialog(session, [named("Dana"), named("Emil")], window))
    choose_day(dialog, "20.8.2026")
    assert "It takes no credit here" in seen(dialog)


def test_going_past_the_budget_of_the_campaign_is_said_before_it_is_done(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dana, bruno = named("Dana"), named("Bruno")
    session.perform(add_campaign, "Tight", credit_budget=1, prospect_ids=[dana])
    assert "Past the budget" not in seen(opened(LogInMailDialog(session, [dana], window)))
    session.perform(
        edit_campaign, max(session.picture.campaigns), name="Tight", purpose=None, credit_budget=0
    )
    dialog = opened(LogInMailDialog(session, [dana], window))
    assert "Past the budget of “Tight”: 0 planned, 1 used with this." in seen(dialog)
    dialog.free.setChecked(True)
    assert "Past the budget" not in seen(dialog)
    assert "Past the budget" not in seen(opened(LogInMailDialog(session, [bruno], window)))


def test_the_button_says_how_many_inmails_are_logged(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    several = opened(LogInMailDialog(session, [named("Dana"), named("Farid"), named("Amara")], window))
    assert several.ok_button.text() == "Log 2 InMails"
    several.anyway.setChecked(True)
    assert several.ok_button.text() == "Log 3 InMails"
    assert opened(LogInMailDialog(session, [named("Dana")], window)).ok_button.text() == "Log InMail"
