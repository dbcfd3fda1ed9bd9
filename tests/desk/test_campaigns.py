"""Changing and deleting campaigns."""

import pytest

from inmail_desk.desk.campaigns import add_campaign, delete_campaign, edit_campaign
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.store.values import Purpose

from .opened_desk import Desk


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
