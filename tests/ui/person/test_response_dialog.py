"""Recording an answer in the dialog: by keys, on the right day, with the credit told beforehand."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.sending import log_inmails
from inmail_desk.ui.response_dialog import ResponseDialog
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW, TODAY

from ..keyboard import press
from .seeing import seen

Named = Callable[[str], int]
Opened = Callable[[QDialog], QDialog]


def test_a_digit_and_enter_record_the_answer(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(ResponseDialog(session, [named("Amara")], window))

    press("5", Qt.Key.Key_Return)

    assert session.picture.state_of(named("Amara")).outcome is Outcome.NOT_INTERESTED


def test_no_response_looks_chosen_before_a_key_chooses_one(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window))
    assert dialog.outcomes.choice() is None
    assert dialog.focusWidget() is dialog.outcomes

    press(Qt.Key.Key_Down)
    assert dialog.outcomes.choice() is next(iter(Outcome))
    press(Qt.Key.Key_Down)
    assert dialog.outcomes.choice() is list(Outcome)[1]


def test_the_answer_is_recorded_on_the_day_typed(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window, Outcome.REPLY))

    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press("-3", Qt.Key.Key_Return)

    assert session.picture.state_of(named("Amara")).ended_on == date(2026, 11, 19)


def test_digits_typed_into_the_day_choose_no_answer(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window, Outcome.REPLY))

    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press("1 nov")

    assert dialog.outcomes.choice() is Outcome.REPLY


def test_it_says_beforehand_that_the_credit_comes_back(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)

    dialog = opened(ResponseDialog(session, [named("Dana")], window, Outcome.DECLINED))

    assert "The credit comes back" in seen(dialog)


def test_it_says_beforehand_why_no_credit_comes_back(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Bruno")], window, Outcome.REPLY))

    assert "The answer window has closed by then." in seen(dialog)


def test_an_earlier_day_within_the_window_brings_the_credit_back_after_all(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Bruno")], window, Outcome.REPLY))

    dialog.day.set_day(date(2026, 10, 30))

    assert "The credit comes back" in seen(dialog)


def test_without_an_answer_it_stays_open_and_asks_for_one(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window))

    press(Qt.Key.Key_Return)

    assert "Choose a response, or press its digit." in seen(dialog)


def test_a_day_before_the_inmail_is_refused_at_the_day(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window, Outcome.REPLY))

    dialog.day.set_day(date(2026, 8, 1))
    press(Qt.Key.Key_Return)

    assert "1 August is before the InMail to Amara Okafor of 27 August" in dialog.error(dialog.day)


def test_a_day_to_come_is_refused_at_the_day(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window, Outcome.REPLY))

    dialog.day.set_day(date(2026, 11, 30))
    press(Qt.Key.Key_Return)

    assert "30 November is still to come" in dialog.error(dialog.day)


def test_of_many_it_says_how_many_have_an_unanswered_inmail(
    session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, list(session.picture.prospects), window, Outcome.REPLY))

    assert "2 of 6 have an unanswered InMail" in seen(dialog)


def test_of_many_it_records_the_answer_of_those_who_have_one(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    opened(ResponseDialog(session, list(session.picture.prospects), window, Outcome.REPLY))

    press(Qt.Key.Key_Return)

    kinds = [session.picture.state_of(named(name)).kind for name in ("Amara", "Bruno", "Dana")]
    assert kinds == [StateKind.ANSWERED, StateKind.ANSWERED, StateKind.NEW]


def test_it_says_what_was_recorded(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Bruno")], window, Outcome.REPLY))

    press(Qt.Key.Key_Return)

    assert dialog.said.startswith("Bruno Keller: Replied on 22 November.")


def test_escape_records_nothing(session: DeskSession, named: Named, window: QWidget, opened: Opened) -> None:
    opened(ResponseDialog(session, [named("Amara")], window))

    press(Qt.Key.Key_Escape)

    assert session.picture.state_of(named("Amara")).kind is StateKind.PENDING


def test_the_day_is_today_at_first(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window))

    assert dialog.day.day() == TODAY


def test_it_opens_no_higher_than_its_texts_are(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    dialog = opened(ResponseDialog(session, [named("Amara")], window))
    assert dialog.height() == dialog.column.totalHeightForWidth(dialog.width())
