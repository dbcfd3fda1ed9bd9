"""One key each, for one person or many, today; and each can be taken back."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.people import Column
from inmail_desk.desk.prospects import remove_address
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.addresses import AddressKind, ProfileAddress
from inmail_desk.ui.controls import LinkButton
from inmail_desk.ui.ending_dialog import EndingDialog
from inmail_desk.ui.follow_up_dialog import FollowUpDialog
from inmail_desk.ui.forget_dialog import ForgetDialog
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.prospects_page import ProspectsPage
from inmail_desk.ui.response_dialog import ResponseDialog
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.tags_dialog import TagsDialog
from inmail_desk.ui.touch_dialog import TouchDialog

from ..conftest import NOW, TODAY
from ..keyboard import press
from .conftest import Shown
from .listing import click, first_names, says, selected

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def opened_dialog(page: ProspectsPage, kind: type[QDialog]) -> QDialog:
    return next(each for each in page.findChildren(kind) if each.isVisible())


def test_l_logs_an_inmail_of_today(page: ProspectsPage, session: DeskSession, named) -> None:
    click(page, "Dana")
    press("l")
    assert session.picture.state_of(named("Dana")).sent_on == TODAY


def test_l_logs_to_all_who_are_selected(page: ProspectsPage, session: DeskSession, named) -> None:
    click(page, "Dana")
    click(page, "Emil", ctrl=True)
    press("l")
    assert {session.picture.state_of(named(name)).kind for name in ("Dana", "Emil")} == {StateKind.PENDING}


def test_what_was_done_is_said_and_undone_by_its_button(
    page: ProspectsPage, session: DeskSession, named, qtbot: QtBot
) -> None:
    click(page, "Dana")
    press("l")
    assert page.said.text() == "InMail of today logged: Dana Novak."
    qtbot.mouseClick(page.said.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert session.picture.state_of(named("Dana")).kind is StateKind.NEW


def test_l_leaves_out_whoever_may_not_be_written_to_and_says_so(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    click(page, "Amara")
    click(page, "Dana", ctrl=True)
    press("l")
    assert page.said.text() == "InMail of today logged: Dana Novak. Not logged: Amara Okafor."
    assert session.picture.state_of(named("Amara")).inmails == 1


def test_l_asks_where_nobody_may_be_written_to(page: ProspectsPage) -> None:
    press("l")
    assert opened_dialog(page, LogInMailDialog)


def test_l_asks_where_the_credits_do_not_suffice(page: ProspectsPage, session: DeskSession, named) -> None:
    emil = session.picture.prospects[named("Emil")]
    session.perform(log_inmails, [emil] * 44, sent_at=NOW, now=NOW)
    click(page, "Dana")
    click(page, "Chloé", ctrl=True)
    press("l")
    assert opened_dialog(page, LogInMailDialog)


def test_l_asks_which_came_first_where_the_number_was_read_today(
    page: ProspectsPage, session: DeskSession
) -> None:
    session.perform(record_check, 40, inmails_before=True, adjust=True, now=NOW)
    click(page, "Dana")
    press("l")
    assert opened_dialog(page, LogInMailDialog).before.isVisible()


@pytest.mark.parametrize(("key", "outcome"), [(str(n), each) for n, each in enumerate(Outcome, 1)])
def test_a_digit_records_the_outcome(
    page: ProspectsPage, session: DeskSession, named, key: str, outcome: Outcome
) -> None:
    press(key)
    assert session.picture.state_of(named("Amara")).outcome is outcome


def test_a_digit_records_for_all_who_have_an_unanswered_inmail(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    press(Qt.Key.Key_A, modifier=CTRL)
    press("3")
    kinds = [session.picture.state_of(named(name)).kind for name in ("Amara", "Bruno", "Dana")]
    assert kinds == [StateKind.ANSWERED, StateKind.ANSWERED, StateKind.NEW]


def test_a_digit_says_why_nothing_is_recorded(page: ProspectsPage) -> None:
    click(page, "Dana")
    press("3")
    assert page.said.text() == "No InMail of yours is unanswered here: Dana Novak."


def test_x_marks_the_inmail_deleted(page: ProspectsPage, session: DeskSession, named) -> None:
    press("x")
    assert session.picture.state_of(named("Amara")).kind is StateKind.DELETED


def test_u_marks_the_inmail_undelivered(page: ProspectsPage, session: DeskSession, named) -> None:
    press("u")
    assert session.picture.state_of(named("Amara")).kind is StateKind.UNDELIVERED


@pytest.mark.parametrize(
    ("key", "shift", "kind"),
    [
        ("l", True, LogInMailDialog),
        ("r", False, ResponseDialog),
        ("5", True, ResponseDialog),
        ("x", True, EndingDialog),
        ("u", True, EndingDialog),
        ("t", False, TouchDialog),
        ("f", False, FollowUpDialog),
        ("g", False, TagsDialog),
    ],
)
def test_other_keys_ask_for_more(page: ProspectsPage, key: str, shift: bool, kind: type[QDialog]) -> None:
    press(Qt.Key(ord(key.upper())), modifier=SHIFT if shift else Qt.KeyboardModifier.NoModifier)
    assert opened_dialog(page, kind)


def test_a_dialog_that_is_accepted_says_what_was_done(
    page: ProspectsPage, session: DeskSession, named
) -> None:
    press(Qt.Key.Key_X, modifier=SHIFT)
    dialog = opened_dialog(page, EndingDialog)
    dialog.accept()
    assert session.picture.state_of(named("Amara")).kind is StateKind.DELETED
    assert page.said.text().startswith("Amara Okafor: The InMail of 27 August was deleted")


def test_delete_removes_them_and_can_be_taken_back(page: ProspectsPage, qtbot: QtBot) -> None:
    before = first_names(page)
    click(page, "Bruno")
    click(page, "Emil", ctrl=True)
    press(Qt.Key.Key_Delete)
    assert sorted(first_names(page)) == ["Amara", "Chloé", "Dana", "Farid"]
    qtbot.mouseClick(page.said.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert first_names(page) == before
    assert sorted(selected(page)) == ["Bruno", "Emil"]


def test_deleting_says_where_an_inmail_that_goes_with_it_changes_the_balance(page: ProspectsPage) -> None:
    click(page, "Dana")
    press("l")
    press(Qt.Key.Key_Delete)
    assert page.said.text() == (
        "Deleted from the list: Dana Novak. Their InMails no longer count: the balance is now 45 credits."
    )


def test_deleting_somebody_never_written_to_says_nothing_of_the_balance(page: ProspectsPage) -> None:
    click(page, "Emil")
    press(Qt.Key.Key_Delete)
    assert page.said.text() == "Deleted from the list: Emil Sørensen."


def test_o_opens_the_profile_in_the_browser(page: ProspectsPage, opened: list[QUrl]) -> None:
    press("o")
    assert [url.toString() for url in opened] == ["https://www.linkedin.com/in/amara-okafor"]


def test_o_says_where_no_address_is_known(
    page: ProspectsPage, session: DeskSession, named, opened: list[QUrl]
) -> None:
    amara = session.picture.prospects[named("Amara")]
    session.perform(remove_address, amara.id, amara.addresses[0].key)
    press("o")
    assert (opened, page.said.text()) == ([], "No profile address is known: Amara Okafor.")


@pytest.mark.parametrize("url", ["http://www.linkedin.com/in/amara", "https://linkedin.example/in/amara"])
def test_o_opens_nothing_but_linkedin(
    page: ProspectsPage, session: DeskSession, named, opened: list[QUrl], url: str
) -> None:
    tampered = session.picture.prospects[named("Amara")]._replace(
        addresses=(ProfileAddress(AddressKind.IN, "in/amara", url),)
    )
    session.picture = session.picture._replace(prospects={**session.picture.prospects, tampered.id: tampered})
    press("o")
    assert opened == []


def test_n_puts_the_cursor_into_the_notes(page: ProspectsPage) -> None:
    press("n")
    press("Met in Oslo")
    page.table.setFocus()
    assert says(page, "Amara", Column.NOTES) == "Met in Oslo"


def test_keys_do_nothing_without_a_selection_but_say_so(page: ProspectsPage, session: DeskSession) -> None:
    page.table.clearSelection()
    press(Qt.Key.Key_Delete)
    assert page.said.text() == "Nobody is selected. Select a person in the list first."
    assert len(session.picture.prospects) == 6


def test_letters_typed_into_the_search_are_no_commands(page: ProspectsPage, session: DeskSession) -> None:
    before = session.data.undo_name
    page.focus_search()
    press("lux3")
    assert session.data.undo_name == before


def test_only_one_person_at_a_time_is_forgotten(page: ProspectsPage) -> None:
    press(Qt.Key.Key_A, modifier=CTRL)
    page.forget()
    assert not page.findChildren(ForgetDialog)
    assert page.said.text() == "One person at a time can be forgotten. Select only one."


def test_forget_asks_first(page: ProspectsPage) -> None:
    page.forget()
    assert opened_dialog(page, ForgetDialog)


def test_backspace_after_leaving_the_search_deletes_nobody(page: ProspectsPage) -> None:
    press(Qt.Key.Key_Backspace)
    assert len(first_names(page)) == 6


def test_the_notes_are_seen_as_a_whole_once_the_cursor_is_in_them(show: Shown, session: DeskSession) -> None:
    page = show(session, None, (850, 560))
    page.edit_notes()
    field = page.panel.findChild(QPlainTextEdit)
    assert field.visibleRegion().boundingRect().height() == field.height()
