"""The members of a campaign: their order, and what to do next about each."""

from datetime import timedelta

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.campaign_members import Members, Step, best_members, member_rows, members_of
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.people import Filter
from inmail_desk.desk.plan import mark_card
from inmail_desk.desk.prospects import (
    set_degree,
    set_follow_up,
    set_inmail_off,
    set_open_profile,
    set_priority,
)
from inmail_desk.store.values import Priority

from .opened_desk import TODAY, Desk, days_ago


@pytest.fixture
def spring(desk: Desk) -> int:
    """A campaign without a budget and without anybody."""
    desk.do(add_campaign, "Spring")
    return next(iter(desk.picture.campaigns))


def members(desk: Desk, campaign: int | None) -> Members:
    return members_of(desk.picture, desk.data, campaign)


def names(desk: Desk, campaign: int | None, filter: Filter = Filter.ALL) -> list[str]:
    return [desk.prospect(id).name for id in members(desk, campaign).ids[filter]]


def step(desk: Desk, id: int) -> Step:
    return member_rows(desk.picture, [id])[0].step


def test_high_priority_comes_first_and_none_is_like_medium(desk: Desk, spring: int) -> None:
    low, medium, _, high = desk.add("Low", "Medium", "None", "High", campaign_id=spring)
    for id, priority in ((low, Priority.LOW), (medium, Priority.MEDIUM), (high, Priority.HIGH)):
        desk.do(set_priority, [id], priority)
    assert names(desk, spring) == ["High", "Medium", "None", "Low"]


def test_whose_follow_up_is_due_comes_first_among_equals(desk: Desk, spring: int) -> None:
    _, coming, due, overdue = desk.add("New", "Coming", "Due", "Overdue", campaign_id=spring)
    for id, days in ((coming, 1), (due, 0), (overdue, -4)):
        desk.do(set_follow_up, [id], TODAY + timedelta(days=days))
    assert names(desk, spring) == ["Overdue", "Due", "New", "Coming"]


def test_then_comes_who_waits_longest(desk: Desk, spring: int) -> None:
    later, earlier, _ = desk.add("Later", "Earlier", "Never written to", campaign_id=spring)
    desk.send([later], days_ago(10))
    desk.send([earlier], days_ago(20))
    # Whoever has had no InMail waits for one since being added, a year ago.
    assert names(desk, spring) == ["Never written to", "Earlier", "Later"]


def test_who_has_answered_comes_last_of_the_same_priority(desk: Desk, spring: int) -> None:
    answered, waiting, low = desk.add("Answered", "Waiting", "Low", campaign_id=spring)
    desk.do(set_priority, [low], Priority.LOW)
    desk.send([answered, waiting], days_ago(20))
    desk.answer([answered])
    assert names(desk, spring) == ["Waiting", "Answered", "Low"]


def test_every_state_has_its_filter(desk: Desk, spring: int) -> None:
    off, pending, lapsed, answered, _ = desk.add(
        "Off", "Pending", "Lapsed", "Answered", "New", campaign_id=spring
    )
    desk.do(set_inmail_off, [off], True)
    desk.send([lapsed], days_ago(200))
    desk.send([pending, answered], days_ago(5))
    desk.answer([answered])
    found = {filter: names(desk, spring, filter) for filter in Filter if filter is not Filter.ALL}
    assert found == {
        Filter.TO_WRITE: ["New"],
        Filter.PENDING: ["Pending"],
        Filter.LAPSED: ["Lapsed"],
        Filter.ANSWERED: ["Answered"],
    }


def test_whoever_is_in_no_campaign_is_found_as_well(desk: Desk, spring: int) -> None:
    desk.add("Inside", campaign_id=spring)
    desk.add("Outside")
    assert names(desk, None) == ["Outside"]


def test_the_best_members_can_be_sent_an_inmail_now(desk: Desk, spring: int) -> None:
    ids = desk.add(*"ABCD", campaign_id=spring)
    desk.do(set_priority, [ids[2]], Priority.HIGH)
    desk.do(set_inmail_off, [ids[0]], True)
    best = best_members(desk.picture, members(desk, spring), 2)
    assert [prospect.name for prospect in best] == ["C", "B"]


# What to do next


def test_a_new_member_is_to_be_sent_an_inmail(desk: Desk, spring: int) -> None:
    (id,) = desk.add("Bo", campaign_id=spring)
    assert step(desk, id) is Step.SEND


def test_a_connection_is_written_a_message_that_costs_nothing(desk: Desk) -> None:
    (id,) = desk.add("Bo")
    desk.do(set_degree, [id], 1)
    assert step(desk, id) is Step.MESSAGE


def test_an_open_profile_takes_an_inmail_free(desk: Desk) -> None:
    (id,) = desk.add("Bo")
    desk.do(set_open_profile, [id], True)
    assert step(desk, id) is Step.SEND_FREE


def test_a_follow_up_that_is_due_comes_before_everything(desk: Desk) -> None:
    (id,) = desk.add("Bo")
    desk.do(set_follow_up, [id], TODAY)
    assert member_rows(desk.picture, [id])[0][2:] == (Step.FOLLOW_UP, TODAY)


def test_an_open_window_is_waited_for(desk: Desk) -> None:
    (id,) = desk.written(1, days_ago(10))
    row = member_rows(desk.picture, [id])[0]
    assert (row.step, row.on) == (Step.WAIT, row.state.until)


def test_after_the_window_a_free_touch_is_left(desk: Desk) -> None:
    (id,) = desk.written(1, days_ago(200))
    assert step(desk, id) is Step.TOUCH


@pytest.mark.parametrize(
    ("outcome", "next_step"),
    [
        (Outcome.INTERESTED, Step.GO_ON),
        (Outcome.REPLY, Step.GO_ON),
        (Outcome.MAYBE_LATER, Step.SET_FOLLOW_UP),
        (Outcome.NOT_INTERESTED, Step.LET_REST),
        (Outcome.DECLINED, Step.LET_REST),
        (Outcome.AUTO_REPLY, Step.TOUCH),
    ],
)
def test_an_answer_decides_what_is_done_next(desk: Desk, outcome: Outcome, next_step: Step) -> None:
    ids = desk.written(1, days_ago(10))
    desk.answer(ids, outcome)
    assert step(desk, ids[0]) is next_step


def test_after_an_answer_a_follow_up_day_to_come_is_named(desk: Desk) -> None:
    ids = desk.written(1, days_ago(10))
    desk.answer(ids)
    on = TODAY + timedelta(days=7)
    desk.do(set_follow_up, ids, on)
    assert member_rows(desk.picture, ids)[0][2:] == (Step.FOLLOW_UP_LATER, on)


def test_who_takes_no_inmail_is_reached_without(desk: Desk) -> None:
    (id,) = desk.add("Bo")
    desk.do(set_inmail_off, [id], True)
    assert step(desk, id) is Step.WITHOUT_INMAIL


def test_credits_that_others_keep_are_waited_for(desk: Desk) -> None:
    desk.do(add_campaign, "Greedy", credit_budget=45)
    (id,) = desk.add("Bo")
    assert step(desk, id) is Step.KEPT_FOR_OTHERS


def test_without_a_credit_the_next_ones_are_waited_for(desk: Desk) -> None:
    desk.written(45, days_ago(1))
    (id,) = desk.add("Bo")
    row = member_rows(desk.picture, [id])[0]
    assert (row.step, row.on) == (Step.NO_CREDIT, desk.picture.statement.next_renewal_on)


def test_an_expired_card_is_renewed_first(desk: Desk) -> None:
    (id,) = desk.add("Bo")
    desk.do(mark_card, expired=True, on=TODAY, now=desk.now)
    assert step(desk, id) is Step.CARD
