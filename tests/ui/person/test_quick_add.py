"""Quick add of one person: paste or type, tick, Enter."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.sending import log_inmails
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority, Prospect
from inmail_desk.ui.quick_add_dialog import QuickAddDialog
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW, TODAY

from ..keyboard import press
from .seeing import button, seen

Opened = Callable[[QDialog], QDialog]
Named = Callable[[str], int]

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def paste(text: str) -> None:
    copy(text)
    press(Qt.Key.Key_V, modifier=CTRL)


def newest(session: DeskSession) -> Prospect:
    return session.picture.prospects[max(session.picture.prospects)]


def test_a_copied_address_and_enter_add_the_person(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b/?trk=x")
    opened(QuickAddDialog(empty_session, window))

    press(Qt.Key.Key_Return)

    assert newest(empty_session).name == "Jane Example"


def test_the_address_is_kept_with_the_person(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b/?trk=x")
    opened(QuickAddDialog(empty_session, window))

    press(Qt.Key.Key_Return)

    urls = [address.url for address in newest(empty_session).addresses]
    assert urls == ["https://www.linkedin.com/in/jane-example-1a2b"]


def test_a_tick_logs_an_inmail_of_today(
    empty_session: DeskSession, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b")
    dialog = opened(QuickAddDialog(empty_session, window))

    press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.sent.isChecked)  # Qt shows the button pressed for a moment
    press(Qt.Key.Key_Return)

    assert empty_session.picture.state_of(newest(empty_session).id).sent_on == TODAY


@pytest.fixture
def tracked_session(qapp: QApplication, tmp_path: Path) -> Iterator[DeskSession]:
    """10 credits, read at 10:00 today, after an InMail of today."""
    with DataFile.create(tmp_path / "Tracked.inmail") as data:
        begin(data, Answers(plan="premium-business", credits=10, last_renewal_on=date(2026, 11, 14)), now=NOW)
        yield DeskSession(data, lambda: NOW)


def test_an_inmail_that_the_first_number_holds_takes_no_credit_again(
    tracked_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example")
    dialog = opened(QuickAddDialog(tracked_session, window))
    assert "Sent before" not in seen(dialog)
    dialog.sent.click()
    assert "Sent before LinkedIn’s number was read at 10:00" in seen(dialog)

    press("Jane Example", Qt.Key.Key_Return)

    assert tracked_session.picture.state_of(newest(tracked_session).id).sent_on == TODAY
    assert tracked_session.picture.statement.balance == 10


def test_an_inmail_sent_after_the_first_number_takes_a_credit(
    tracked_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example")
    dialog = opened(QuickAddDialog(tracked_session, window))
    dialog.sent.click()
    dialog.before.click()

    press("Jane Example", Qt.Key.Key_Return)

    assert tracked_session.picture.statement.balance == 9


def test_the_day_of_the_inmail_can_be_another(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b")
    dialog = opened(QuickAddDialog(empty_session, window))

    dialog.sent.click()
    dialog.day.line.setFocus()
    dialog.day.line.selectAll()
    press("-2", Qt.Key.Key_Return)

    assert empty_session.picture.state_of(newest(empty_session).id).sent_on == date(2026, 11, 20)


def test_the_tick_names_the_other_day(empty_session: DeskSession, window: QWidget, opened: Opened) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))

    dialog.sent.click()
    dialog.day.set_day(date(2026, 11, 20))

    assert "InMail sent on 20 November" in seen(dialog)


def test_a_free_inmail_takes_no_credit(empty_session: DeskSession, window: QWidget, opened: Opened) -> None:
    before = empty_session.picture.statement.balance
    copy("https://www.linkedin.com/in/jane-example-1a2b")
    dialog = opened(QuickAddDialog(empty_session, window))

    dialog.sent.click()
    dialog.free.click()
    press(Qt.Key.Key_Return)

    assert empty_session.picture.statement.balance == before


def test_person_and_inmail_are_one_step_to_undo(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b")
    dialog = opened(QuickAddDialog(empty_session, window))
    dialog.sent.click()
    press(Qt.Key.Key_Return)

    empty_session.undo()

    assert not empty_session.picture.prospects


def test_typing_replaces_what_was_taken_from_the_clipboard(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("https://www.linkedin.com/in/jane-example-1a2b")
    opened(QuickAddDialog(empty_session, window))

    press("Omar Sample, COO, Delta Freight", Qt.Key.Key_Return)

    person = newest(empty_session)
    assert (person.name, person.title, person.company) == ("Omar Sample", "COO", "Delta Freight")


def test_an_ordinary_text_in_the_clipboard_is_left_alone(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("Milk, bread, eggs")

    dialog = opened(QuickAddDialog(empty_session, window))

    assert dialog.text.toPlainText() == ""


def test_of_a_copied_mail_only_the_address_is_taken_over(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("Hello,\nhave a look at https://www.linkedin.com/in/jane-example-1a2b.\nBest regards")

    dialog = opened(QuickAddDialog(empty_session, window))

    assert dialog.text.toPlainText() == "https://www.linkedin.com/in/jane-example-1a2b"


def test_a_profile_page_fills_name_title_and_company(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))

    paste("Priya Sample\n· 2nd\nData lead at Lumen Labs\nMalmö, Sweden · Contact info\n500+ connections")

    assert (dialog.name.text(), dialog.title.text(), dialog.company.text()) == (
        "Priya Sample",
        "Data lead",
        "Lumen Labs",
    )


def test_a_pasted_address_without_a_name_asks_for_it(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))

    paste("https://www.linkedin.com/in/jx77")

    assert dialog.name.hasFocus()


def test_enter_without_a_name_says_that_it_is_missing(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    paste("https://www.linkedin.com/in/jx77")

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.name) == "A name is missing."


def test_a_corrected_name_is_kept_while_the_text_is_read_again(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    paste("https://www.linkedin.com/in/jane-example-1a2b")
    dialog.name.setFocus()
    dialog.name.selectAll()
    press("Dr Jane Example")

    dialog.text.setFocus()
    press(" ")

    assert dialog.name.text() == "Dr Jane Example"


def test_somebody_in_the_list_is_named_at_once(session: DeskSession, window: QWidget, opened: Opened) -> None:
    copy("linkedin.com/in/amara-okafor")

    dialog = opened(QuickAddDialog(session, window))

    assert "Amara Okafor is in your list already" in seen(dialog)


def test_enter_shows_somebody_who_is_in_the_list(
    session: DeskSession, window: QWidget, opened: Opened, named: Named, qtbot: QtBot
) -> None:
    copy("linkedin.com/in/amara-okafor")
    dialog = opened(QuickAddDialog(session, window))

    with qtbot.waitSignal(dialog.show_wanted) as shown:
        press(Qt.Key.Key_Return)

    assert shown.args == [named("Amara")]


def test_somebody_in_the_list_is_not_added_again(
    session: DeskSession, window: QWidget, opened: Opened
) -> None:
    copy("linkedin.com/in/amara-okafor")
    opened(QuickAddDialog(session, window))

    press(Qt.Key.Key_Return)

    assert len(session.picture.prospects) == 6


def test_the_same_name_at_another_address_is_a_warning(
    session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(session, window))

    paste("Bruno Keller https://www.linkedin.com/in/bk-77")

    assert "Another Bruno Keller is in your list, at another address" in seen(dialog)


def test_the_same_name_at_another_address_can_be_added(
    session: DeskSession, window: QWidget, opened: Opened
) -> None:
    opened(QuickAddDialog(session, window))
    paste("Bruno Keller https://www.linkedin.com/in/bk-77")

    press(Qt.Key.Key_Return)

    assert [each.name for each in session.picture.prospects.values()].count("Bruno Keller") == 2


def test_the_one_of_the_same_name_can_be_shown(
    session: DeskSession, window: QWidget, opened: Opened, named: Named, qtbot: QtBot
) -> None:
    dialog = opened(QuickAddDialog(session, window))
    paste("Bruno Keller https://www.linkedin.com/in/bk-77")

    with qtbot.waitSignal(dialog.show_wanted) as shown:
        button(dialog, "Show Bruno Keller").click()

    assert shown.args == [named("Bruno")]


def test_an_address_elsewhere_is_refused_with_its_reason(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    paste("https://example.com/in/jane")

    press(Qt.Key.Key_Return)

    assert "does not lead to LinkedIn" in dialog.error(dialog.text)


def test_nothing_typed_is_refused(empty_session: DeskSession, window: QWidget, opened: Opened) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))

    press(Qt.Key.Key_Return)

    assert dialog.error(dialog.text) == "Paste the address of a profile, or type a name."


def test_priority_and_campaign_are_given_to_the_person(
    empty_session: DeskSession, window: QWidget, opened: Opened
) -> None:
    empty_session.perform(add_campaign, "Nordic hiring")
    dialog = opened(QuickAddDialog(empty_session, window))
    press("Jane Example")

    dialog.priority.setFocus()
    press("H")
    dialog.campaign.setFocus()
    press("N", Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, modifier=CTRL)

    person = newest(empty_session)
    assert (person.priority, person.campaign_id) == (Priority.HIGH, 1)


def test_a_missing_credit_is_said_before(
    session: DeskSession, window: QWidget, opened: Opened, named: Named
) -> None:
    dana = session.picture.prospects[named("Dana")]
    session.perform(log_inmails, [dana] * session.picture.statement.balance, sent_at=NOW, now=NOW)
    dialog = opened(QuickAddDialog(session, window))

    press("Jane Example")
    dialog.sent.click()

    assert "There is no credit left for 1 InMail" in seen(dialog)


def test_a_missing_credit_does_not_stop_it(
    session: DeskSession, window: QWidget, opened: Opened, named: Named
) -> None:
    dana = session.picture.prospects[named("Dana")]
    session.perform(log_inmails, [dana] * session.picture.statement.balance, sent_at=NOW, now=NOW)
    dialog = opened(QuickAddDialog(session, window))
    press("Jane Example")
    dialog.sent.click()

    press(Qt.Key.Key_Return)

    assert session.picture.state_of(newest(session).id).sent_on == TODAY


def test_it_says_what_was_done(empty_session: DeskSession, window: QWidget, opened: Opened) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    press("Jane Example")
    dialog.sent.click()

    press(Qt.Key.Key_Return)

    assert dialog.said == "Jane Example added. 1 InMail logged."


def test_it_gives_the_ids_of_those_added(empty_session: DeskSession, window: QWidget, opened: Opened) -> None:
    dialog = opened(QuickAddDialog(empty_session, window))
    press("Jane Example", Qt.Key.Key_Return)

    assert dialog.added_ids == (newest(empty_session).id,)
