"""The panel beside the list: may I send, what can be done, and what it shows of many."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.plan import mark_card
from inmail_desk.desk.prospects import (
    TextField,
    delete_prospects,
    edit_text,
    set_campaign,
    set_degree,
    set_inmail_off,
)
from inmail_desk.desk.sending import log_inmails, record_response
from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.session import DeskSession
from tests.ui.conftest import NOW

from .seeing import button, choose, seen

Named = Callable[[str], int]


def answers(panel: PersonPanel) -> QMenu:
    more = button(panel, "More responses")
    assert isinstance(more, QPushButton)
    return more.menu()


def test_nobody_is_shown_at_first(panel: PersonPanel) -> None:
    assert "Nobody selected" in seen(panel)


def test_name_title_company_and_degree_are_shown(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    session.perform(set_degree, [named("Amara")], 2)

    panel.show_person(named("Amara"))

    assert "Amara Okafor\nHead of Talent, Northwind · 2nd" in seen(panel)


def test_who_may_be_written_to_is_told_what_it_takes(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    assert "You can send an InMail\nIt takes 1 of 45 credits." in seen(panel)


def test_campaigns_that_keep_credits_are_named(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    session.perform(add_campaign, "Nordic hiring", credit_budget=15)

    panel.show_person(named("Dana"))

    assert "Kept for campaigns: Nordic hiring 15." in seen(panel)


def test_waiting_says_since_when_and_until_when(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Amara"))

    assert (
        "Waiting since 27 August\n"
        "LinkedIn takes no second InMail before an answer. An answer until 25 November returns the credit."
    ) in seen(panel)


def test_an_open_profile_is_free(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Farid"))

    assert "Open Profile: InMail is free" in seen(panel)


def test_every_reason_of_a_refusal_is_named(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    session.perform(set_inmail_off, [named("Dana")], True)
    session.perform(mark_card, expired=True, on=date(2026, 11, 20), now=NOW)

    panel.show_person(named("Dana"))

    text = seen(panel)
    assert ("switched InMail off" in text, "payment card expired on 20 November" in text) == (True, True)


def test_a_refusal_says_what_can_be_done_instead(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Bruno"))

    assert "Instead: a touch that costs no credit, a day to follow up, or let it rest." in seen(panel)


def test_an_answer_is_told_to_the_page(panel: PersonPanel, named: Named, qtbot: QtBot) -> None:
    panel.show_person(named("Amara"))

    with qtbot.waitSignal(panel.outcome_wanted) as told:
        button(panel, "Interested").click()

    assert told.args == [Outcome.INTERESTED]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_answer_is_in_the_menu(panel: PersonPanel, named: Named, qtbot: QtBot, outcome: Outcome) -> None:
    panel.show_person(named("Amara"))
    place = list(Outcome).index(outcome)

    with qtbot.waitSignal(panel.outcome_wanted) as told:
        answers(panel).actions()[place].trigger()

    assert told.args == [outcome]


@pytest.mark.parametrize(
    ("entry", "signal"),
    [
        ("On an earlier day…", "response_wanted"),
        ("InMail deleted…", "deleted_wanted"),
        ("Not delivered…", "undelivered_wanted"),
        ("Log another InMail…", "log_inmail_wanted"),
    ],
)
def test_what_else_may_have_happened_is_in_the_menu(
    panel: PersonPanel, named: Named, qtbot: QtBot, entry: str, signal: str
) -> None:
    panel.show_person(named("Amara"))

    with qtbot.waitSignal(getattr(panel, signal)):
        choose(answers(panel), entry)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Log InMail", "log_inmail_wanted"),
        ("Log touch…", "touch_wanted"),
        ("Follow up…", "follow_up_wanted"),
        ("Open profile", "open_wanted"),
        ("Forget this person…", "forget_wanted"),
    ],
)
def test_each_button_tells_the_page(
    panel: PersonPanel, named: Named, qtbot: QtBot, text: str, signal: str
) -> None:
    panel.show_person(named("Dana"))

    with qtbot.waitSignal(getattr(panel, signal)):
        button(panel, text).click()


def test_no_answer_is_offered_where_no_inmail_is_unanswered(panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    assert "Record response" not in seen(panel)


def test_it_follows_an_answer_at_once(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Amara"))

    session.perform(record_response, session.picture, [named("Amara")], Outcome.REPLY, at=NOW, now=NOW)

    assert "You can send an InMail\nReplied on 22 November." in seen(panel)


def test_it_follows_a_changed_name(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    session.perform(edit_text, named("Dana"), TextField.NAME, "Dana Nováková")

    assert "Dana Nováková" in seen(panel)


def test_the_credits_of_others_are_followed(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    session.perform(log_inmails, [session.picture.prospects[named("Emil")]], sent_at=NOW, now=NOW)

    assert "It takes 1 of 44 credits." in seen(panel)


def test_somebody_deleted_is_shown_no_longer(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Dana"))

    session.perform(delete_prospects, [named("Dana")])

    assert "Nobody selected" in seen(panel)


def test_a_change_keeps_the_place_that_was_scrolled_to(
    session: DeskSession, panel: PersonPanel, named: Named, qtbot: QtBot
) -> None:
    panel.show_person(named("Amara"))
    scroll = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() > 100)
    scroll.setValue(100)

    session.perform(edit_text, named("Amara"), TextField.COMPANY, "Northwind Traders")

    assert scroll.value() == 100


def test_a_change_keeps_the_focus(session: DeskSession, panel: PersonPanel, named: Named) -> None:
    panel.show_person(named("Amara"))
    correct = button(panel, "Correct: InMail sent: “Hello”")
    correct.setFocus(Qt.FocusReason.TabFocusReason)

    session.perform(record_response, session.picture, [named("Amara")], Outcome.REPLY, at=NOW, now=NOW)

    assert button(panel, "Correct: InMail sent: “Hello”").hasFocus()


def test_another_person_is_shown_from_the_top(panel: PersonPanel, named: Named, qtbot: QtBot) -> None:
    panel.show_person(named("Amara"))
    scroll = panel.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: scroll.maximum() > 100)
    scroll.setValue(100)

    panel.show_person(named("Bruno"))

    assert scroll.value() == 0


def test_of_many_it_says_how_many_may_be_written_to(session: DeskSession, panel: PersonPanel) -> None:
    panel.show_many(list(session.picture.prospects))

    assert "6 people selected" in seen(panel)
    assert "You can send an InMail to 4 of 6" in seen(panel)


def test_of_many_it_says_who_may_not_and_why(session: DeskSession, panel: PersonPanel) -> None:
    panel.show_many(list(session.picture.prospects))

    assert "Waiting for an answer: Amara Okafor." in seen(panel)


def test_of_many_it_says_how_many_have_not_answered(session: DeskSession, panel: PersonPanel) -> None:
    panel.show_many(list(session.picture.prospects))

    assert "2 have an unanswered InMail. 1 answer would return its credit." in seen(panel)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Log InMails…", "log_inmail_wanted"),
        ("Log touch…", "touch_wanted"),
        ("Follow up…", "follow_up_wanted"),
        ("Record responses…", "response_wanted"),
        ("Deleted…", "deleted_wanted"),
        ("Not delivered…", "undelivered_wanted"),
    ],
)
def test_each_button_for_many_tells_the_page(
    session: DeskSession, panel: PersonPanel, qtbot: QtBot, text: str, signal: str
) -> None:
    panel.show_many(list(session.picture.prospects))

    with qtbot.waitSignal(getattr(panel, signal)):
        button(panel, text).click()


def test_nothing_is_cut_off_in_a_narrow_panel(
    session: DeskSession, panel: PersonPanel, named: Named, window: QWidget, qtbot: QtBot
) -> None:
    session.perform(add_campaign, "A campaign with a rather long name", credit_budget=15)
    session.perform(set_campaign, [named("Amara")], 1)
    panel.show_person(named("Amara"))

    window.resize(300, 600)
    scroll = panel.findChildren(QScrollArea)[0]
    qtbot.waitUntil(lambda: window.width() == 300)

    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()


def test_where_none_of_many_can_be_written_to_that_is_said(
    session: DeskSession, panel: PersonPanel, named: Callable[[str], int]
) -> None:
    panel.show_many([named("Amara"), named("Bruno")])
    assert "None of these 2 can be sent an InMail now" in seen(panel)


def test_what_is_done_while_it_cannot_be_seen_is_shown_once_it_is_there_again(
    session: DeskSession, panel: PersonPanel, named: Named
) -> None:
    panel.show_person(named("Amara"))
    panel.hide()
    session.perform(set_degree, [named("Amara")], 2)
    panel.show()

    assert "Amara Okafor\nHead of Talent, Northwind · 2nd" in seen(panel)
