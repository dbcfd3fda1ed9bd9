"""Campaigns: adding, changing and deleting them, and how they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.desk.campaigns import (
    CampaignLine,
    CampaignsOverview,
    NewCampaign,
    add_campaign,
    add_campaigns,
    campaigns_overview,
    delete_campaign,
    edit_campaign,
)
from inmail_desk.desk.prospects import set_inmail_off
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.sending import reserves
from inmail_desk.desk.today import today_page
from inmail_desk.store.values import Purpose

from .conftest import FreshFile
from .opened_desk import Desk, days_ago, made_up


@pytest.fixture
def spring(desk: Desk) -> int:
    """A campaign with a budget, in which Ann is."""
    ann = desk.add("Ann")
    desk.do(add_campaign, "Spring", credit_budget=25, prospect_ids=ann)
    return next(iter(desk.picture.campaigns))


def change(desk: Desk, campaign: int, name: str, budget: int | None = 25) -> None:
    desk.do(edit_campaign, campaign, name=name, purpose=Purpose.SALES, credit_budget=budget)


def test_people_are_put_into_a_campaign_as_it_is_added(desk: Desk, spring: int) -> None:
    assert [each.campaign_id for each in desk.picture.prospects.values()] == [spring]


def test_all_of_a_campaign_is_changed_at_once(desk: Desk, spring: int) -> None:
    change(desk, spring, "Summer", None)
    campaign = desk.picture.campaigns[spring]
    assert (campaign.name, campaign.purpose, campaign.credit_budget) == ("Summer", Purpose.SALES, None)


def test_a_campaign_may_keep_its_name(desk: Desk, spring: int) -> None:
    change(desk, spring, "SPRING")
    assert desk.picture.campaigns[spring].name == "SPRING"


def test_the_name_of_another_campaign_is_refused(desk: Desk, spring: int) -> None:
    desk.do(add_campaign, "Summer")
    with pytest.raises(Rejected) as refused:
        change(desk, spring, "summer")
    assert refused.value.problem is Problem.CAMPAIGN_EXISTS


@pytest.mark.parametrize(("name", "budget"), [("", 1), ("Spring", -1), ("Spring", 10**9)])
def test_what_cannot_be_kept_is_refused(desk: Desk, spring: int, name: str, budget: int) -> None:
    with pytest.raises(Rejected):
        change(desk, spring, name, budget)


def test_a_deleted_campaign_leaves_its_people(desk: Desk, spring: int) -> None:
    desk.do(delete_campaign, spring)
    assert [each.campaign_id for each in desk.picture.prospects.values()] == [None]


def test_undo_brings_a_campaign_back_with_its_people(desk: Desk, spring: int) -> None:
    desk.do(delete_campaign, spring)
    desk.data.undo()
    assert [each.campaign_id for each in desk.data.read.prospects()] == [spring]


# Several at one stroke


def new(name: str, credits: int = 5) -> NewCampaign:
    return NewCampaign(name=name, purpose=Purpose.SALES, credit_budget=credits)


def test_several_campaigns_are_added_in_one_step(desk: Desk) -> None:
    desk.do(add_campaigns, [new("First contact", 25), new("Follow-up", 15)])
    assert [each.credit_budget for each in desk.picture.campaigns.values()] == [25, 15]
    desk.undo()
    assert not desk.picture.campaigns


@pytest.mark.parametrize("second", ["first CONTACT", "Spring"])
def test_of_several_campaigns_none_is_added_where_a_name_is_taken(
    desk: Desk, spring: int, second: str
) -> None:
    with pytest.raises(Rejected) as refused:
        desk.do(add_campaigns, [new("First contact"), new(second)])
    assert (refused.value.problem, refused.value.field) == (Problem.CAMPAIGN_EXISTS, "name 1")
    assert list(desk.picture.campaigns) == [spring]


# How they stand


def overview(desk: Desk) -> CampaignsOverview:
    return campaigns_overview(desk.picture, desk.data, today_page(desk.picture).arrival)


def line_of(desk: Desk, campaign: int | None) -> CampaignLine:
    page = overview(desk)
    lines = (*page.lines, page.without) if page.without else page.lines
    return next(line for line in lines if (line.campaign.id if line.campaign else None) == campaign)


def test_an_inmail_that_was_not_free_uses_a_credit_of_the_budget(desk: Desk, spring: int) -> None:
    ids = desk.add("Bo", "Cy", campaign_id=spring)
    desk.send(ids[:1])
    desk.send(ids[1:], free=True)
    assert (line_of(desk, spring).used, line_of(desk, spring).left) == (1, 24)


def test_a_credit_that_came_back_stays_used(desk: Desk, spring: int) -> None:
    ids = desk.add("Bo", campaign_id=spring)
    desk.send(ids, days_ago(3))
    desk.answer(ids)
    assert line_of(desk, spring).used == 1


def test_more_than_the_budget_may_be_used_and_nothing_is_kept_then(desk: Desk, spring: int) -> None:
    desk.send(desk.add(*"ABC", campaign_id=spring))
    change(desk, spring, "Spring", 2)
    assert (line_of(desk, spring).left, line_of(desk, spring).kept) == (-1, 0)


def test_whoever_can_be_written_to_next_is_counted(desk: Desk, spring: int) -> None:
    off, sent, _ = desk.add("Off", "Sent", "New", campaign_id=spring)
    desk.do(set_inmail_off, [off], True)
    desk.send([sent])
    line = line_of(desk, spring)
    assert (line.members, line.to_write) == (4, 2)  # Ann and New


def test_answers_are_counted_of_all_inmails_of_the_campaign(desk: Desk, spring: int) -> None:
    ids = desk.add(*"ABC", campaign_id=spring)
    desk.send(ids, days_ago(3))
    desk.answer(ids[:2])
    line = line_of(desk, spring)
    assert (line.answered, line.inmails) == (2, 3)


def test_what_belongs_to_no_campaign_has_a_line_of_its_own(desk: Desk, spring: int) -> None:
    assert overview(desk).without is None
    desk.send(desk.add("Bo"))
    line = line_of(desk, None)
    assert (line.used, line.members, line.left) == (1, 1, None)


def test_a_campaign_without_anybody_is_there_all_the_same(desk: Desk) -> None:
    desk.do(add_campaign, "Empty", credit_budget=3)
    (line,) = overview(desk).lines
    assert (line.used, line.left, line.members) == (0, 3, 0)


def test_budgets_are_added_up_against_the_balance_and_the_next_allotment(desk: Desk, spring: int) -> None:
    desk.do(add_campaign, "Summer", credit_budget=40)
    desk.do(add_campaign, "Whenever")
    page = overview(desk)  # 45 credits, and 15 more on 10 April
    assert (page.planned, page.used, page.kept) == (65, 0, 65)
    assert (page.balance, page.missing, page.missing_after_arrival) == (45, 20, 5)


def test_an_overdrawn_budget_takes_nothing_from_the_others(desk: Desk, spring: int) -> None:
    desk.send(desk.add(*"ABC", campaign_id=spring))
    change(desk, spring, "Spring", 1)
    desk.do(add_campaign, "Summer", credit_budget=10)
    page = overview(desk)
    assert (page.planned, page.used, page.kept) == (11, 3, 10)


@given(
    budgets=st.lists(st.none() | st.integers(0, 30), max_size=4), sent=st.lists(st.integers(0, 4), max_size=8)
)
@made_up(25)
def test_the_counts_agree_with_those_of_the_picture(
    fresh_file: FreshFile, budgets: list[int | None], sent: list[int]
) -> None:
    with fresh_file() as data:
        desk = Desk.begun(data)
        for number, budget in enumerate(budgets):
            desk.do(add_campaign, f"C{number}", credit_budget=budget)
        campaigns = [None, *desk.picture.campaigns]
        for number, which in enumerate(sent):
            ids = desk.add(f"P{number}", campaign_id=campaigns[which % len(campaigns)])
            if number % 3:
                desk.send(ids, days_ago(5))
        page = overview(desk)
        everybody = sum(line.members for line in page.lines) + (page.without.members if page.without else 0)
        assert everybody == len(desk.picture.prospects)
        assert {line.campaign.id: line.used for line in page.lines if line.campaign and line.used} == dict(
            desk.picture.used_by_campaign
        )
        assert page.kept == sum(credits for _, credits in reserves(desk.picture, None))
