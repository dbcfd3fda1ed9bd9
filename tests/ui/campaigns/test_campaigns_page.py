"""The page Campaigns: what it shows, and what its keys and buttons do."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign, delete_campaign, edit_campaign
from inmail_desk.desk.people import Filter
from inmail_desk.desk.prospects import set_follow_up
from inmail_desk.desk.sending import log_inmails
from inmail_desk.store.values import Priority
from inmail_desk.ui.campaign_dialog import CampaignDialog
from inmail_desk.ui.campaign_people_dialog import CampaignPeopleDialog
from inmail_desk.ui.campaigns_page import CampaignsPage
from inmail_desk.ui.log_inmail_dialog import LogInMailDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from ..keyboard import press
from .conftest import Shown
from .seeing import column, line, members, press_button, selected, texts

Named = Callable[[str], int]


def choose(page: CampaignsPage, name: str) -> None:
    """Moves to a campaign with the arrows."""
    page.campaigns_table.setFocus()
    for _ in range(column(page.campaigns_table, 0).index(name)):
        press(Qt.Key.Key_Down)


# What is shown


def test_each_campaign_has_a_line_with_its_budget_and_its_members(page: CampaignsPage) -> None:
    assert line(page, "Hiring") == ["Recruiting", "4", "1", "3", "4", "2", "0 of 1, 0 %"]


def test_what_belongs_to_no_campaign_stands_last(page: CampaignsPage) -> None:
    assert column(page.campaigns_table, 0) == ["Hiring", "Talks", "No campaign"]


def test_the_line_under_the_title_adds_the_budgets_up(page: CampaignsPage) -> None:
    assert "2 campaigns · 4 credits planned, 1 used, 3 left · you have 44: enough" in texts(page.header)


def test_more_planned_than_there_is_is_said_plainly(page: CampaignsPage, session: DeskSession) -> None:
    session.perform(add_campaign, "Everybody", credit_budget=60)
    said = texts(page.shortage)
    assert "63 credits still planned, and you have 44: 19 more than there is until 1 December" in said
    assert "With the 15 that arrive on 1 December, 4 are still missing." in said


def test_nothing_is_said_of_a_shortage_where_there_is_none(page: CampaignsPage) -> None:
    assert not page.shortage.isVisible()


def test_the_members_come_in_the_order_in_which_to_write_to_them(page: CampaignsPage) -> None:
    assert members(page) == ["Dana", "Farid", "Amara", "Emil"]


def test_beside_each_member_stands_what_to_do_next(page: CampaignsPage) -> None:
    assert column(page.table, 4) == [
        "Send an InMail",
        "Send an InMail, free",
        "Wait until 25 Nov",
        "Wait until 20 Feb 2027",
    ]


def test_another_campaign_is_chosen_with_the_arrows(page: CampaignsPage) -> None:
    choose(page, "Talks")
    assert members(page) == ["Chloé"]


def test_whoever_is_in_none_can_be_looked_at(page: CampaignsPage) -> None:
    choose(page, "No campaign")
    assert (members(page), page.add_people_button.isVisible()) == (["Bruno"], False)


def test_a_filter_shows_some_of_the_members(page: CampaignsPage) -> None:
    page.pills.chosen.emit(Filter.TO_WRITE)
    assert members(page) == ["Dana", "Farid"]


def test_a_filter_without_anybody_says_so_and_leads_back(page: CampaignsPage) -> None:
    page.show_filter(Filter.ANSWERED)
    assert "Nobody has answered yet" in texts(page)


def test_the_facts_say_what_is_kept_and_what_counts(page: CampaignsPage) -> None:
    said = texts(page.facts)
    assert "3 credits are kept for it" in said
    assert "Every InMail that was not free counts as one credit used" in said


@pytest.mark.parametrize(
    ("budget", "said"),
    [
        (1, "The budget is used up: nothing is kept for it any more."),
        (0, "1 more is used than planned"),
        (None, "No budget: nothing is kept for it. You have 44 credits, and no other campaign keeps any."),
    ],
)
def test_a_budget_that_keeps_nothing_says_why(
    page: CampaignsPage, session: DeskSession, campaigns: dict[str, int], budget: int | None, said: str
) -> None:
    session.perform(edit_campaign, campaigns["Hiring"], name="Hiring", purpose=None, credit_budget=budget)
    assert said in texts(page.facts)


def test_without_a_campaign_the_page_says_what_one_is_for(show: Shown, empty_session: DeskSession) -> None:
    page = show(empty_session)
    assert "A campaign gathers the people you write to for one purpose" in texts(page)
    assert page.focusWidget() is page.beginning.first


def test_a_campaign_without_anybody_offers_to_add_people(page: CampaignsPage, session: DeskSession) -> None:
    session.perform(add_campaign, "Empty")
    assert "Nobody is in this campaign yet" in texts(page)


def test_people_added_to_an_empty_campaign_have_the_keyboard(
    page: CampaignsPage, session: DeskSession
) -> None:
    session.perform(add_campaign, "Empty")
    choose(page, "Empty")
    press_button(next(each for each in page.findChildren(QPushButton) if each.text() == "Add people…"))
    dialog = page.findChild(CampaignPeopleDialog)
    assert dialog is not None
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert len(members(page)) == 1
    assert page.window().focusWidget() is page.table


def test_the_campaigns_come_back_in_sight_when_a_low_window_grows(
    show: Shown, session: DeskSession, qtbot: QtBot
) -> None:
    for number in range(6):
        session.perform(add_campaign, f"Campaign {number}")
    page = show(session, (1030, 760))
    high = page.campaigns_table.height()
    page.resize(1030, 530)
    qtbot.waitUntil(lambda: page.campaigns_table.height() < high)
    page.resize(1030, 760)
    qtbot.waitUntil(lambda: page.campaigns_table.height() == high)


def test_a_height_chosen_by_hand_stays_when_the_window_grows(
    show: Shown, session: DeskSession, qtbot: QtBot
) -> None:
    page = show(session, (1030, 700))
    qtbot.wait(20)
    page._splitter.moveSplitter(page.campaigns_table.height() + 60, 1)
    chosen = page.campaigns_table.height()
    page.resize(1030, 760)
    qtbot.wait(20)
    assert page.campaigns_table.height() == chosen


def test_a_campaign_asked_for_is_chosen(page: CampaignsPage, campaigns: dict[str, int]) -> None:
    page.show_campaign(campaigns["Talks"])
    assert (page.campaign_id(), members(page)) == (campaigns["Talks"], ["Chloé"])


def test_a_campaign_asked_for_before_the_first_showing_is_chosen(
    session: DeskSession, campaigns: dict[str, int], qtbot: QtBot
) -> None:
    page = CampaignsPage(session)
    qtbot.addWidget(page)
    page.show_campaign(campaigns["Talks"])
    page.show()
    assert members(page) == ["Chloé"]


def test_a_page_out_of_sight_takes_over_what_changed_when_it_is_shown(
    page: CampaignsPage, session: DeskSession, campaigns: dict[str, int]
) -> None:
    page.hide()
    session.perform(delete_campaign, campaigns["Talks"])
    page.show()
    assert column(page.campaigns_table, 0) == ["Hiring", "No campaign"]


def test_another_day_moves_whose_follow_up_is_due(
    page: CampaignsPage, session: DeskSession, named: Named
) -> None:
    session.perform(set_follow_up, [named("Emil")], TODAY + timedelta(days=1))
    session._clock = lambda: NOW + timedelta(days=1)
    session.look_at_the_clock()
    assert members(page) == ["Dana", "Emil", "Farid", "Amara"]


# Members


def test_enter_shows_the_person(page: CampaignsPage, named: Named, qtbot: QtBot) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.person_wanted) as wanted:
        press(Qt.Key.Key_Return)
    assert wanted.args == [named("Farid")]


@pytest.mark.parametrize(
    ("key", "priority"), [("1", Priority.HIGH), ("2", Priority.MEDIUM), ("3", Priority.LOW), ("0", None)]
)
def test_a_digit_sets_the_priority(
    page: CampaignsPage, session: DeskSession, named: Named, key: str, priority: Priority | None
) -> None:
    page.table.setFocus()
    press(key)
    assert session.picture.prospects[named("Dana")].priority == priority


def test_whoever_is_selected_is_told(page: CampaignsPage, named: Named, qtbot: QtBot) -> None:
    page.table.setFocus()
    with qtbot.waitSignal(page.selection_changed) as told:
        press(Qt.Key.Key_Down)
    assert told.args == [[named("Farid")]]


def test_who_moves_by_another_priority_stays_selected(page: CampaignsPage) -> None:
    page.table.setFocus()
    press("3")
    assert (members(page), selected(page)) == (["Farid", "Amara", "Emil", "Dana"], ["Dana"])


def test_delete_takes_a_member_out_and_selects_the_next(page: CampaignsPage) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert (members(page), selected(page)) == (["Farid", "Amara", "Emil"], ["Farid"])
    assert page.said.text() == "In no campaign now: Dana Novak."


def test_who_was_taken_out_comes_back_with_undo(page: CampaignsPage, session: DeskSession) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    session.undo()
    assert members(page) == ["Dana", "Farid", "Amara", "Emil"]


def test_several_members_change_at_once(page: CampaignsPage, session: DeskSession) -> None:
    page.table.setFocus()
    press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    press("2")
    assert {each.priority for each in page.selected_prospects()} == {Priority.MEDIUM}


def test_the_menu_moves_members_to_another_campaign(page: CampaignsPage, campaigns: dict[str, int]) -> None:
    page.table.setFocus()
    menu = page.actions_on_members.menu()
    moves = next(each for each in menu.findChildren(QMenu) if each.title() == "Move to the campaign")
    (talks,) = moves.actions()
    talks.trigger()
    assert (members(page), line(page, "Talks")[4]) == (["Farid", "Amara", "Emil"], "2")


def test_the_menu_names_what_each_priority_is_for(page: CampaignsPage) -> None:
    menu = page.actions_on_members.menu()
    priorities = next(each for each in menu.findChildren(QMenu) if each.title() == "Priority")
    assert [each.text() for each in priorities.actions()] == [
        "High: key hires, deals",
        "Medium: influencers, information",
        "Low: general contacts",
        "None: like medium",
    ]


def test_the_order_is_said_in_words(page: CampaignsPage) -> None:
    assert "high priority (key hires, deals), medium (influencers, information), low (general" in texts(page)
    assert "in each, who is due for a follow-up, then who waits longest, then lapsed and answered" in texts(
        page
    )


# Writing to the best


def test_the_best_members_are_offered(page: CampaignsPage) -> None:
    assert "The best: Dana Novak and Farid Rahimi" in texts(page.facts)


def test_inmails_to_the_best_are_logged(page: CampaignsPage, session: DeskSession) -> None:
    press_button(page.facts.log)
    dialog = page.findChild(LogInMailDialog)
    assert "Dana Novak and Farid Rahimi" in texts(dialog)
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert line(page, "Hiring")[2] == "2"  # Farid's profile is open: that one was free


def test_fewer_of_the_best_can_be_chosen(page: CampaignsPage) -> None:
    page.facts.findChildren(type(page.facts._how_many))[0].setFocus()
    press(Qt.Key.Key_Down)
    assert [prospect.name for prospect in page.facts.best()] == ["Dana Novak"]


def test_not_more_of_the_best_are_offered_than_the_budget_has_left(
    page: CampaignsPage, session: DeskSession, campaigns: dict[str, int]
) -> None:
    session.perform(edit_campaign, campaigns["Hiring"], name="Hiring", purpose=None, credit_budget=2)
    assert page.facts.count() == 1


def test_where_nobody_can_be_written_to_it_says_so(
    page: CampaignsPage, session: DeskSession, named: Named
) -> None:
    people = [session.picture.prospects[named(name)] for name in ("Dana", "Farid")]
    session.perform(log_inmails, people, sent_at=NOW, now=NOW)
    assert "Everybody has had an InMail, or takes none." in texts(page.facts)
    assert not page.facts.log.isVisible()


# Campaigns


def test_enter_edits_the_campaign_chosen(page: CampaignsPage) -> None:
    page.campaigns_table.setFocus()
    press(Qt.Key.Key_Return)
    press("Hires")
    press(Qt.Key.Key_Return)
    assert column(page.campaigns_table, 0)[0] == "Hires"


def test_a_new_campaign_is_chosen(page: CampaignsPage) -> None:
    press_button(page.new_button)
    press("Spring")
    press(Qt.Key.Key_Return)
    assert page.facts.name.text() == "Spring"
    assert page.said.text() == "Campaign “Spring” added."


def test_delete_removes_the_campaign_chosen_and_says_that_its_people_stay(page: CampaignsPage) -> None:
    page.campaigns_table.setFocus()
    press(Qt.Key.Key_Delete)
    assert column(page.campaigns_table, 0) == ["Talks", "No campaign"]
    assert page.said.text() == "Campaign “Hiring” deleted; the 4 people in it stay."


def test_a_deleted_campaign_comes_back_with_undo(page: CampaignsPage, session: DeskSession) -> None:
    page.campaigns_table.setFocus()
    press(Qt.Key.Key_Delete)
    session.undo()
    assert line(page, "Hiring") == ["Recruiting", "4", "1", "3", "4", "2", "0 of 1, 0 %"]


def test_there_is_nothing_to_edit_where_there_is_no_campaign(page: CampaignsPage) -> None:
    choose(page, "No campaign")
    press(Qt.Key.Key_Return)
    assert page.findChild(CampaignDialog) is None
    assert "there is nothing to edit" in page.said.text()


def test_the_first_campaign_brings_the_page_to_life(show: Shown, empty_session: DeskSession) -> None:
    page = show(empty_session)
    press(Qt.Key.Key_Space)
    press("First")
    press(Qt.Key.Key_Return)
    assert column(page.campaigns_table, 0) == ["First"]


# Odd names


@pytest.mark.parametrize("name", ["x" * 2000, "🚀 Launch & <b>more</b>", "عملية التوظيف", "a\u202eb"])
def test_an_odd_name_breaks_nothing(page: CampaignsPage, session: DeskSession, name: str) -> None:
    width = page.minimumSizeHint().width()
    session.perform(add_campaign, name, credit_budget=3)
    assert page.facts.name.text() == name
    page.delete_chosen()
    assert len(page.said.text()) < 200
    assert page.minimumSizeHint().width() == width


@pytest.mark.parametrize("size", [(690, 530), (1030, 760)])
def test_the_page_fits_into_a_small_window(
    show: Shown, session: DeskSession, campaigns: dict[str, int], size: tuple[int, int]
) -> None:
    page = show(session, size)
    assert (page.width(), page.height()) == size
