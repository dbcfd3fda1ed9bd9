"""A line of the history is corrected or removed from its menu, with the keyboard too."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from inmail_desk.desk.plan import cancel, change_plan, subscribe_again
from inmail_desk.ui.plan_history import HistoryRow
from inmail_desk.ui.plan_page import PlanPage
from inmail_desk.ui.session import DeskSession

from .conftest import Shows, accept, dialog_of, seen, type_into


def open_menu(row: HistoryRow) -> None:
    row.menu_button.setFocus()
    QTest.keyClick(row.menu_button, Qt.Key.Key_Space)
    assert row.menu.isVisible()


def edit(page: PlanPage, place: int) -> Any:
    """The dialog that corrects a line; its fields are asked for by their own names."""
    row = page.plan.history.rows[place]
    open_menu(row)
    QTest.keyClick(row.menu, Qt.Key.Key_E)
    return dialog_of(page)


def remove(page: PlanPage, place: int) -> None:
    row = page.plan.history.rows[place]
    open_menu(row)
    QTest.keyClick(row.menu, Qt.Key.Key_R)


def changed(session: DeskSession) -> DeskSession:
    session.perform(change_plan, session.picture, "premium-career", on=date(2026, 11, 10))
    return session


def test_another_day_is_typed(empty_session: DeskSession, show: Shows) -> None:
    page = show(changed(empty_session))
    dialog = edit(page, 0)
    assert "Changed to Premium Career" in seen(dialog)
    type_into(dialog.day, "12 nov")
    accept(dialog)
    assert page.plan.history.rows[0].accessibleName() == "12 Nov 2026: Changed to Premium Career"


def test_another_plan_is_chosen(empty_session: DeskSession, show: Shows) -> None:
    page = show(changed(empty_session))
    dialog = edit(page, 0)
    dialog.plan.setFocus()
    QTest.keyClicks(dialog.plan, "Recruiter L")
    accept(dialog)
    assert empty_session.picture.statement.plan == "recruiter-lite"


def test_a_cancellation_is_edited_by_its_last_day(empty_session: DeskSession, show: Shows) -> None:
    empty_session.perform(cancel, empty_session.picture, last_day=date(2026, 11, 15))
    page = show(empty_session)
    dialog = edit(page, 0)
    assert dialog.day.day() == date(2026, 11, 15)
    type_into(dialog.day, "18 nov")
    accept(dialog)
    assert page.plan.history.rows[0].accessibleName() == "19 Nov 2026: Cancelled"


def test_a_day_that_another_step_has_is_told_at_the_field(empty_session: DeskSession, show: Shows) -> None:
    dialog = edit(show(changed(empty_session)), 0)
    type_into(dialog.day, "1 sep")
    accept(dialog)
    assert "has a step on 1 September already" in dialog.error(dialog.day)


def test_the_balance_that_tracking_began_with_is_corrected(tracked: DeskSession, show: Shows) -> None:
    dialog = edit(show(tracked), 0)
    type_into(dialog.credits, "20")
    accept(dialog)
    assert tracked.picture.statement.balance == 20


def test_the_latest_renewal_is_corrected(tracked: DeskSession, show: Shows) -> None:
    dialog = edit(show(tracked), 0)
    type_into(dialog.last_renewal, "17 nov")
    accept(dialog)
    assert tracked.picture.statement.next_renewal_on == date(2026, 12, 17)


def test_a_renewal_that_cannot_be_the_latest_is_told_at_its_field(tracked: DeskSession, show: Shows) -> None:
    dialog = edit(show(tracked), 0)
    type_into(dialog.last_renewal, "3 oct")
    accept(dialog)
    assert "there was one on 3 November since" in dialog.error(dialog.last_renewal)


def test_tracking_cannot_begin_tomorrow(tracked: DeskSession, show: Shows) -> None:
    dialog = edit(show(tracked), 0)
    type_into(dialog.day, "tomorrow")
    accept(dialog)
    assert "still to come" in dialog.error(dialog.day)


def test_a_line_is_removed_and_comes_back_with_undo(empty_session: DeskSession, show: Shows) -> None:
    page = show(changed(empty_session))
    remove(page, 0)
    assert [row.accessibleName() for row in page.plan.history.rows] == [
        "1 Sep 2026: Subscribed to Premium Business"
    ]
    empty_session.undo()
    assert len(page.plan.history.rows) == 2


def test_the_focus_stays_in_the_history_when_a_line_goes(empty_session: DeskSession, show: Shows) -> None:
    session = changed(empty_session)
    session.perform(change_plan, session.picture, "recruiter-lite", on=date(2026, 11, 15))
    page = show(session)
    page.activateWindow()
    remove(page, 1)
    QApplication.processEvents()
    assert page.focusWidget() is page.plan.history.rows[1].menu_button


def test_tab_goes_from_top_to_bottom_also_after_a_change(empty_session: DeskSession, show: Shows) -> None:
    page = show(empty_session)
    changed(empty_session)
    stops: list[QWidget] = [page.card_button]
    while (following := stops[-1].nextInFocusChain()) is not stops[0]:
        stops.append(following)
    buttons = [row.menu_button for row in page.plan.history.rows]
    history = page.plan.history
    wanted = [page.change_button, page.tabs["plan"], history.timeline, *buttons, page.plan.bonuses.button]
    assert [stop for stop in stops if stop in wanted] == wanted


def test_the_first_step_cannot_be_removed(empty_session: DeskSession, show: Shows) -> None:
    page = show(empty_session)
    actions = page.plan.history.rows[-1].menu.actions()
    assert [action.text() for action in actions] == ["&Edit…"]


def test_a_step_that_a_later_one_needs_stays_with_a_word(empty_session: DeskSession, show: Shows) -> None:
    session = empty_session
    session.perform(cancel, session.picture, last_day=date(2026, 10, 5))
    session.perform(subscribe_again, session.picture, "premium-business", on=date(2026, 10, 20))
    page = show(session)
    remove(page, 1)
    (box,) = page.findChildren(QMessageBox)
    assert "there would be a subscription already" in box.text()
    assert len(page.plan.history.rows) == 3


def test_every_menu_names_its_line_for_a_screen_reader(empty_session: DeskSession, show: Shows) -> None:
    names = [row.menu_button.accessibleName() for row in show(changed(empty_session)).plan.history.rows]
    assert names == [
        "Edit or remove: 10 Nov 2026, Changed to Premium Career",
        "Edit: 1 Sep 2026, Subscribed to Premium Business",
    ]
