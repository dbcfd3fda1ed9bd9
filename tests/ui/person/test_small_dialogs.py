"""Deleted, undelivered, touches, follow-up days, corrections, and forgetting."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollBar, QWidget

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.prospects import set_follow_up
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.values import TouchKind
from inmail_desk.ui.edit_inmail_dialog import EditInMailDialog
from inmail_desk.ui.ending_dialog import EndingDialog
from inmail_desk.ui.follow_up_dialog import FollowUpDialog
from inmail_desk.ui.forget_dialog import ForgetDialog
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.touch_dialog import TouchDialog
from tests.ui.conftest import NOW

from ..keyboard import press
from .seeing import button, seen

Named = Callable[[str], int]
Opened = Callable[[QDialog], QDialog]


def test_enter_marks_deleted(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    opened(EndingDialog(session, [named("Amara")], window))

    press(Qt.Key.Key_Return)

    assert session.picture.state_of(named("Amara")).kind is StateKind.DELETED


def test_it_says_beforehand_that_a_deleted_inmail_returns_nothing(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(EndingDialog(session, [named("Amara")], window))

    assert "No credit comes back" in seen(dialog)


def test_a_typed_day_and_enter_mark_undelivered(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(EndingDialog(session, [named("Amara")], window, undelivered=True))

    press("-1", Qt.Key.Key_Return)

    assert session.picture.state_of(named("Amara")).ended_on == date(2026, 11, 21)


def test_it_says_beforehand_that_an_undelivered_inmail_returns_its_credit(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    dialog = opened(EndingDialog(session, [named("Dana")], window, undelivered=True))

    assert "The credit comes back" in seen(dialog)


def test_a_digit_and_enter_log_a_touch(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(TouchDialog(session, [named("Dana"), named("Emil")], window))

    press("4", Qt.Key.Key_Return)

    assert session.data.read.touches_of(named("Emil"))[0].kind is TouchKind.EMAIL


def test_a_touch_keeps_its_note_and_day(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(TouchDialog(session, [named("Dana")], window))
    press("1")
    dialog.day.set_day(date(2026, 11, 3))
    dialog.text.setFocus()
    press("In the designers' group")

    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)

    touch = session.data.read.touches_of(named("Dana"))[0]
    assert (touch.text, touch.at) == ("In the designers' group", datetime(2026, 11, 3, 12))


def test_a_touch_needs_a_kind(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    dialog = opened(TouchDialog(session, [named("Dana")], window))

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.kinds) == "Choose a kind, or press its digit."


def test_a_follow_up_day_is_typed(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(FollowUpDialog(session, [named("Dana")], window))

    press("+9", Qt.Key.Key_Return)

    assert session.picture.prospects[named("Dana")].follow_up_on == date(2026, 12, 1)


def test_a_weekday_means_the_next_one(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(FollowUpDialog(session, [named("Dana")], window))

    press("mon", Qt.Key.Key_Return)

    assert session.picture.prospects[named("Dana")].follow_up_on == date(2026, 11, 23)


def test_the_dialog_of_a_follow_up_day_opens_without_a_scroll_bar(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(FollowUpDialog(session, [named("Dana")], window))

    assert [bar for bar in dialog.findChildren(QScrollBar) if bar.isVisible()] == []


@pytest.mark.parametrize(
    ("text", "day"), [("Tomorrow", date(2026, 11, 23)), ("In a week", date(2026, 11, 29)), ("None", None)]
)
def test_a_follow_up_day_is_chosen_with_a_button(
    session: DeskSession,
    named: Named,
    window: QWidget,
    opened: Opened,
    text: str,
    day: date | None,
) -> None:
    session.perform(set_follow_up, [named("Dana")], date(2027, 1, 1))
    dialog = opened(FollowUpDialog(session, [named("Dana")], window))

    button(dialog, text).click()
    press(Qt.Key.Key_Return)

    assert session.picture.prospects[named("Dana")].follow_up_on == day


def test_the_follow_up_day_so_far_is_shown(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(set_follow_up, [named("Dana")], date(2027, 1, 1))

    dialog = opened(FollowUpDialog(session, [named("Dana")], window))

    assert dialog.day.day() == date(2027, 1, 1)


def test_an_inmail_gets_another_subject(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    inmail = session.data.read.inmails_of(named("Amara"))[0]
    dialog = opened(EditInMailDialog(session, inmail, window))
    dialog.subject.field.setFocus()
    dialog.subject.field.selectAll()

    press("Your talk", Qt.Key.Key_Return)

    assert session.data.read.inmails_of(named("Amara"))[0].subject == "Your talk"


def test_an_inmail_keeps_its_time_of_day_where_only_the_subject_changes(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    sent_at = datetime(2026, 11, 20, 8, 30)
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=sent_at, now=NOW)
    dialog = opened(EditInMailDialog(session, session.data.read.inmails_of(named("Dana"))[0], window))
    dialog.subject.field.setFocus()

    press("Hi", Qt.Key.Key_Return)

    assert session.data.read.inmails_of(named("Dana"))[0].sent_at == sent_at


def test_an_inmail_cannot_be_sent_after_its_answer(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    inmail = session.data.read.inmails_of(named("Chloé"))[0]
    dialog = opened(EditInMailDialog(session, inmail, window))
    dialog.day.set_day(date(2026, 11, 1))

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.day).startswith("The InMail to Chloé Martin ended on 9 October")


def test_forgetting_takes_a_click_on_its_button(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    chloe = named("Chloé")
    dialog = opened(ForgetDialog(session, chloe, window))

    button(dialog, "Forget for good").click()

    assert chloe not in session.picture.prospects


def test_forgetting_ends_the_undo_history(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ForgetDialog(session, named("Chloé"), window))

    button(dialog, "Forget for good").click()

    assert session.data.undo_name is None


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_forgets_nobody(
    session: DeskSession,
    named: Named,
    window: QWidget,
    opened: Opened,
    modifier: Qt.KeyboardModifier,
) -> None:
    opened(ForgetDialog(session, named("Chloé"), window))

    press(Qt.Key.Key_Return, modifier=modifier)

    assert named("Chloé") in session.picture.prospects


def test_forgetting_is_possible_by_keys_alone(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    chloe = named("Chloé")
    opened(ForgetDialog(session, chloe, window))

    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)

    assert chloe not in session.picture.prospects


def test_what_is_removed_is_named(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ForgetDialog(session, named("Chloé"), window))

    assert "· 1 InMail\n· 1 response" in seen(dialog)


def test_the_copies_that_hold_the_person_are_named(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    copy = session.data.path.with_name("Premium.before-0002.inmail")
    copy.touch()

    dialog = opened(ForgetDialog(session, named("Chloé"), window))

    assert copy in session.data.copies()
    assert copy.name in seen(dialog)


def test_a_balance_that_will_be_another_is_told(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    dialog = opened(ForgetDialog(session, named("Dana"), window))

    assert "the computed balance becomes 45 instead of 44 credits" in seen(dialog)
