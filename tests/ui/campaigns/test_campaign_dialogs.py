"""The dialogs of campaigns: one's own fields, ready-made splits, and whom to put in."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.plan import cancel
from inmail_desk.store.values import Purpose
from inmail_desk.ui.campaign_dialog import CampaignDialog, whole_number
from inmail_desk.ui.campaign_people_dialog import CampaignPeopleDialog
from inmail_desk.ui.campaign_split_dialog import CampaignSplitDialog
from inmail_desk.ui.campaigns_page import CampaignsPage
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW
from ..keyboard import press
from .conftest import Shown
from .seeing import column, members, press_button, texts

Named = Callable[[str], int]
CTRL = Qt.KeyboardModifier.ControlModifier


# A campaign's own fields


@pytest.fixture
def new(page: CampaignsPage) -> CampaignDialog:
    page.add_campaign()
    return page.findChild(CampaignDialog)


def budget(dialog: CampaignDialog, text: str) -> str:
    """What is said of a budget once it is entered for a campaign “Spring”."""
    dialog.name.setText("Spring")
    dialog.budget.setFocus()
    dialog.budget.clear()
    press(text)
    press(Qt.Key.Key_Return)
    return dialog.error(dialog.budget)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-5", "-5 is less than nothing. Enter 0 or more."),
        ("many", "That is no whole number. Type digits only, or leave it empty for none."),
        ("1.5", "That is no whole number. Type digits only, or leave it empty for none."),
        ("100001", "That is too large: at most 100000 credits can be planned."),
        ("9" * 40, "That is too large: at most 100000 credits can be planned."),
    ],
)
def test_a_budget_that_cannot_be_kept_is_refused_in_words(new: CampaignDialog, text: str, said: str) -> None:
    assert budget(new, text) == said


@pytest.mark.parametrize(("text", "kept"), [("", None), ("0", 0), ("25", 25), ("1 000", 1000)])
def test_a_budget_is_kept_as_it_was_typed(
    new: CampaignDialog, session: DeskSession, text: str, kept: int | None
) -> None:
    budget(new, text)
    added = [each for each in session.picture.campaigns.values() if each.name == "Spring"]
    assert [each.credit_budget for each in added] == [kept]


def test_a_whole_number_is_read_however_it_is_written() -> None:
    written = ("12", " 1’000 ", "−3", "+4", "٢٥", "--3", "", "1e3", "½")
    assert [whole_number(text) for text in written] == [12, 1000, -3, 4, 25, None, None, None, None]


def test_what_a_budget_means_is_said_while_it_is_typed(new: CampaignDialog) -> None:
    new.budget.setText("10")
    assert new.explained.text() == (
        "Kept for the campaign: 10 credits. Others are told not to use them up."
        " You have 44 credits, of which other campaigns keep 3."
    )


def test_a_budget_smaller_than_what_is_used_says_so(page: CampaignsPage) -> None:
    page.edit_chosen()
    dialog = page.findChild(CampaignDialog)
    dialog.budget.setText("0")
    assert dialog.explained.text() == (
        "Already used: 1 credit, 1 more than this. Nothing is kept for it any more."
    )


def test_a_name_that_is_taken_is_refused_at_the_name(new: CampaignDialog) -> None:
    new.name.setText("HIRING")
    press(Qt.Key.Key_Return)
    assert new.error(new.name) == "There is a campaign “HIRING” already. Choose another name."


def test_a_name_of_ten_thousand_characters_is_refused_in_words(new: CampaignDialog) -> None:
    new.name.setText("x" * 10_000)
    press(Qt.Key.Key_Return)
    assert new.error(new.name) == "10000 characters are too many: at most 2000 are kept."


# Ready-made splits


@pytest.fixture
def split(page: CampaignsPage) -> CampaignSplitDialog:
    page.start_from_split()
    return page.findChild(CampaignSplitDialog)


def test_a_split_fits_itself_to_the_plan(split: CampaignSplitDialog) -> None:
    assert split.budgets() == (8, 4, 3)
    assert "Suggested: 50 credits a month. Your plan brings 15: the same shares make 8 + 4 + 3." in texts(
        split
    )


def test_a_split_can_be_taken_as_it_was_suggested(split: CampaignSplitDialog) -> None:
    press_button(split.fit)
    assert split.budgets() == (25, 15, 10)


def test_each_split_says_what_its_parts_are_for(split: CampaignSplitDialog) -> None:
    split.split.choose(2)
    assert [field.text() for field in split.names] == [
        "Job: research",
        "Job: hiring manager",
        "Job: influencer",
        "Job: follow-up",
    ]
    assert "Finding out who decides about the job." in texts(split)


def test_a_split_says_who_suggests_it_and_how_far_that_can_be_believed(split: CampaignSplitDialog) -> None:
    said = split.source.text()
    assert "How many InMail credits per month explained" in said
    assert "22 Nov 2026" in said
    assert "others report it, not LinkedIn’s own advice" in said


def test_a_follow_up_that_linkedin_would_refuse_is_pointed_out(split: CampaignSplitDialog) -> None:
    assert "LinkedIn takes no second InMail before an answer" in texts(split)


def test_a_split_becomes_a_campaign_for_each_part_in_one_step(
    split: CampaignSplitDialog, page: CampaignsPage, session: DeskSession
) -> None:
    before = dict(session.picture.campaigns)
    split.split.choose(1)
    press(Qt.Key.Key_Return, modifier=CTRL)
    added = [each for id, each in session.picture.campaigns.items() if id not in before]
    assert [(each.name, each.purpose, each.credit_budget) for each in added] == [
        ("Hiring: first contact", Purpose.RECRUITING, 10),
        ("Hiring: follow-up", Purpose.RECRUITING, 2),
        ("Hiring: referrals", Purpose.RECRUITING, 3),
    ]
    session.undo()
    assert session.picture.campaigns == before


def test_a_part_can_be_renamed(split: CampaignSplitDialog, page: CampaignsPage) -> None:
    split.names[0].setFocus()
    split.names[0].selectAll()
    press("New people")
    press(Qt.Key.Key_Return, modifier=CTRL)
    assert "New people" in column(page.campaigns_table, 0)


def test_the_same_split_again_gets_names_of_its_own(page: CampaignsPage) -> None:
    for _ in range(2):
        page.start_from_split()
        press(Qt.Key.Key_Return, modifier=CTRL)
    names = column(page.campaigns_table, 0)
    assert ("Sales: first contact" in names, "Sales: first contact 2" in names) == (True, True)


def test_two_parts_of_one_name_are_refused_at_the_second(
    split: CampaignSplitDialog, session: DeskSession
) -> None:
    split.names[1].setText("Sales: FIRST contact")
    press(Qt.Key.Key_Return, modifier=CTRL)
    assert split.error(split.parts).startswith("There is a campaign “Sales: FIRST contact” already.")
    assert split.focusWidget() is split.names[1]
    assert len(session.picture.campaigns) == 2


def test_without_an_allotment_a_split_stays_as_it_was_suggested(
    page: CampaignsPage, session: DeskSession
) -> None:
    session.perform(cancel, session.picture, last_day=session.today)
    session._clock = lambda: NOW + timedelta(days=1)
    session.look_at_the_clock()
    page.start_from_split()
    dialog = page.findChild(CampaignSplitDialog)
    assert (dialog.budgets(), dialog.fit.isVisible()) == ((25, 15, 10), False)


# Whom to put in


@pytest.fixture
def adding(page: CampaignsPage) -> CampaignPeopleDialog:
    """For the campaign Hiring, in which Bruno and Chloé are not."""
    page.add_people()
    return page.findChild(CampaignPeopleDialog)


def test_only_who_is_not_in_the_campaign_is_offered(adding: CampaignPeopleDialog) -> None:
    assert column(adding.table, 1) == ["Bruno Keller", "Chloé Martin"]
    assert column(adding.table, 4) == ["", "Talks"]


def test_somebody_is_found_by_typing_and_ticked_with_the_space_bar(
    adding: CampaignPeopleDialog, page: CampaignsPage
) -> None:
    press("bru")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, modifier=CTRL)
    assert members(page) == ["Dana", "Farid", "Amara", "Emil", "Bruno"]
    assert page.said.text() == "In the campaign “Hiring” now: Bruno Keller."


def test_whoever_was_added_is_selected(
    adding: CampaignPeopleDialog, page: CampaignsPage, named: Named
) -> None:
    press_button(adding.tick_all)
    press(Qt.Key.Key_Return, modifier=CTRL)
    assert set(page.selected_ids()) == {named("Bruno"), named("Chloé")}


def test_a_click_on_a_row_ticks_it_and_another_takes_the_tick_away(
    adding: CampaignPeopleDialog, qtbot: QtBot
) -> None:
    place = adding.table.visualRect(adding.model.index(0, 1)).center()
    ticked = []
    for _ in range(2):
        qtbot.mouseClick(adding.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        ticked.append(len(adding.ticked()))
    assert ticked == [1, 0]


def test_a_click_on_the_box_itself_ticks_once(adding: CampaignPeopleDialog, qtbot: QtBot) -> None:
    box = adding.table.visualRect(adding.model.index(0, 0))
    qtbot.mouseClick(adding.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert len(adding.ticked()) == 1


def test_ticks_are_counted_and_taken_away(adding: CampaignPeopleDialog) -> None:
    press_button(adding.tick_all)
    assert adding.counted.text() == "2 people ticked, 2 shown"
    press_button(adding.tick_none)
    assert (adding.counted.text(), adding.ok_button.isEnabled()) == ("0 people ticked, 2 shown", False)


def test_who_is_not_found_is_said(adding: CampaignPeopleDialog) -> None:
    press("nobody of this name")
    assert adding.counted.text() == "Nobody found who is not in it already."


def test_people_without_a_campaign_are_not_added_to(show: Shown, session: DeskSession) -> None:
    session.perform(add_campaign, "Empty")
    page = show(session)
    page.campaigns_table.choose(None)
    page.add_people()
    assert page.findChild(CampaignPeopleDialog) is None
