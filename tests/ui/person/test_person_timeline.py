"""The timeline: what happened, what is coming, and how an entry is corrected."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QVBoxLayout, QWidget

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.desk.person import person_page
from inmail_desk.desk.prospects import set_follow_up
from inmail_desk.desk.sending import (
    log_inmails,
    log_touch,
    mark_deleted,
    mark_undelivered,
    record_response,
)
from inmail_desk.store.values import TouchKind
from inmail_desk.ui.controls import IconButton
from inmail_desk.ui.labels import Text
from inmail_desk.ui.person_timeline import Timeline
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW

from .seeing import button, choose

CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly

Named = Callable[[str], int]
Shown = Callable[[str], Timeline]


@pytest.fixture
def shown(session: DeskSession, window: QWidget, named: Named) -> Shown:
    """Shows the timeline of whoever's name begins so."""
    timeline = Timeline(session)
    QVBoxLayout(window).addWidget(timeline)

    def show(name: str) -> Timeline:
        page = person_page(session.picture, session.data, named(name))
        assert page is not None
        timeline.show_entries(page.timeline)
        QApplication.processEvents()
        return timeline

    return show


def correct(timeline: Timeline, entry: str, *path: str) -> None:
    """Chooses a correction from the menu of an entry."""
    sign = button(timeline, f"Correct: {entry}")
    sign.click()
    choose(sign.findChild(QMenu), *path)


def test_what_happened_and_what_is_coming_stand_in_the_order_of_time(shown: Shown) -> None:
    assert shown("Amara").texts() == (
        "1 Aug Added to the list",
        "27 Aug InMail sent: “Hello” It took no credit.",
        "by 30 Aug LinkedIn sends a reminder",
        "25 Nov Last day for the credit back",
    )


def test_a_window_that_has_closed_is_told_as_closed(shown: Shown) -> None:
    assert shown("Bruno").texts()[-1] == "30 Oct The window for the credit back closed"


def test_an_answer_tells_that_the_credit_came_back(shown: Shown) -> None:
    assert shown("Chloé").texts()[-1] == "9 Oct Replied The credit came back."


def test_an_answer_too_late_tells_why_no_credit_came_back(
    session: DeskSession, named: Named, shown: Shown
) -> None:
    session.perform(record_response, session.picture, [named("Bruno")], Outcome.REPLY, at=NOW, now=NOW)

    assert shown("Bruno").texts()[-1] == ("22 Nov Replied The answer window had closed: no credit returned.")


def test_a_touch_tells_its_kind_and_its_note(session: DeskSession, named: Named, shown: Shown) -> None:
    at = datetime(2026, 11, 2, 12)
    session.perform(
        log_touch, [named("Dana")], TouchKind.INTRODUCTION, at=at, now=NOW, text="Jonas knows both of us"
    )

    assert shown("Dana").texts()[-1] == "2 Nov Introduction Jonas knows both of us"


def test_a_follow_up_stands_among_what_is_coming(session: DeskSession, named: Named, shown: Shown) -> None:
    session.perform(set_follow_up, [named("Dana")], date(2026, 11, 30))

    assert shown("Dana").texts()[-1] == "30 Nov Follow up"


def test_a_free_inmail_is_told_as_free(session: DeskSession, named: Named, shown: Shown) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Farid")]], sent_at=NOW, now=NOW)

    assert "22 Nov InMail sent Free: it took no credit." in shown("Farid").texts()


def test_an_outcome_is_changed(session: DeskSession, named: Named, shown: Shown) -> None:
    correct(shown("Chloé"), "Replied", "Change outcome", "Interested")

    assert session.picture.state_of(named("Chloé")).outcome is Outcome.INTERESTED


def test_a_response_is_removed(session: DeskSession, named: Named, shown: Shown) -> None:
    correct(shown("Chloé"), "Replied", "Remove response")

    assert session.picture.state_of(named("Chloé")).kind is StateKind.PENDING


def test_an_inmail_is_removed(session: DeskSession, named: Named, shown: Shown) -> None:
    correct(shown("Chloé"), "InMail sent: “Hello”", "Remove InMail")

    assert session.picture.state_of(named("Chloé")).kind is StateKind.NEW


def test_a_removed_inmail_can_be_had_back(session: DeskSession, named: Named, shown: Shown) -> None:
    correct(shown("Chloé"), "InMail sent: “Hello”", "Remove InMail")

    session.undo()

    assert session.picture.state_of(named("Chloé")).kind is StateKind.ANSWERED


def test_an_inmail_is_edited_in_a_dialog(window: QWidget, shown: Shown) -> None:
    correct(shown("Chloé"), "InMail sent: “Hello”", "Edit InMail…")

    assert window.findChild(QDialog).windowTitle() == "Edit InMail"


@pytest.mark.parametrize(
    ("mark", "name", "title", "dialog"),
    [
        (None, "Chloé", "Replied", "Correct response"),
        (mark_deleted, "Amara", "InMail deleted", "Correct deletion"),
        (mark_undelivered, "Amara", "InMail not delivered", "Correct non-delivery"),
    ],
)
def test_the_day_on_which_an_inmail_ended_is_corrected_in_a_dialog(
    session: DeskSession,
    named: Named,
    window: QWidget,
    shown: Shown,
    mark: Any,
    name: str,
    title: str,
    dialog: str,
) -> None:
    if mark is not None:
        session.perform(mark, session.picture, [named(name)], at=NOW, now=NOW)

    correct(shown(name), title, "Correct the day…")

    assert window.findChild(QDialog).windowTitle() == dialog


def test_a_touch_is_removed(session: DeskSession, named: Named, shown: Shown) -> None:
    session.perform(log_touch, [named("Dana")], TouchKind.COMMENT, at=NOW, now=NOW)

    correct(shown("Dana"), "Comment", "Remove touch")

    assert named("Dana") not in session.picture.last_touches


def test_a_deletion_is_taken_back(session: DeskSession, named: Named, shown: Shown) -> None:
    session.perform(mark_deleted, session.picture, [named("Amara")], at=NOW, now=NOW)

    correct(shown("Amara"), "InMail deleted", "It was not deleted")

    assert session.picture.state_of(named("Amara")).kind is StateKind.PENDING


def test_a_non_delivery_is_taken_back(session: DeskSession, named: Named, shown: Shown) -> None:
    session.perform(mark_undelivered, session.picture, [named("Amara")], at=NOW, now=NOW)

    correct(shown("Amara"), "InMail not delivered", "It was delivered")

    assert session.picture.state_of(named("Amara")).until == date(2026, 11, 25)


def test_only_what_was_entered_can_be_corrected(shown: Shown) -> None:
    names = [each.accessibleName() for each in shown("Amara").findChildren(IconButton)]

    assert names == ["Correct: InMail sent: “Hello”"]


def test_lines_with_a_menu_and_lines_without_are_of_one_height(
    session: DeskSession, named: Named, shown: Shown
) -> None:
    session.perform(log_inmails, [session.picture.prospects[named("Dana")]], sent_at=NOW, now=NOW)
    timeline = shown("Dana")
    timeline.setFixedHeight(timeline.sizeHint().height())
    QApplication.processEvents()
    heights = {
        each.height()
        for each in timeline.findChildren(QWidget, options=CHILDREN)
        if len(each.findChildren(Text)) == 1
    }
    assert len(heights) == 1
