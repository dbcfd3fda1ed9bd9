"""Ready-made splits of a month's credits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.rulebook import Confidence
from inmail_desk.desk.campaign_splits import (
    CONFIDENCE,
    SPLITS,
    Split,
    free_name,
    second_inmail_is_refused,
    suggested_by,
)
from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.store.values import Purpose

from .opened_desk import Desk, made_up

SALES, RECRUITING, JOB = SPLITS


@pytest.mark.parametrize(
    ("split", "purpose", "credits"),
    [
        (SALES, Purpose.SALES, [25, 15, 10]),
        (RECRUITING, Purpose.RECRUITING, [50, 15, 10]),
        (JOB, Purpose.JOB_SEEKING, [2, 4, 3, 1]),
    ],
)
def test_the_splits_are_those_of_the_guide(split: Split, purpose: Purpose, credits: list[int]) -> None:
    assert (split.purpose, [each for _, each in split.parts]) == (purpose, credits)


def test_fifty_credits_become_fifteen_in_the_same_shares() -> None:
    assert SALES.scaled(15) == (8, 4, 3)


def test_a_split_of_its_own_size_stays_as_it_is() -> None:
    assert [split.scaled(split.credits) for split in SPLITS] == [(25, 15, 10), (50, 15, 10), (2, 4, 3, 1)]


@given(split=st.sampled_from(SPLITS), credits=st.integers(0, 1000))
@made_up(200)
def test_a_scaled_split_gives_away_every_credit_and_no_more(split: Split, credits: int) -> None:
    scaled = split.scaled(credits)
    assert sum(scaled) == credits
    assert all(
        abs(part - suggested * credits / split.credits) < 1
        for part, (_, suggested) in zip(scaled, split.parts, strict=True)
    )


def test_the_splits_say_where_they_were_read_and_how_far_that_can_be_believed() -> None:
    assert "credits per month" in suggested_by().title
    assert CONFIDENCE is Confidence.THIRD_PARTY


def test_a_name_that_is_taken_gets_a_number(desk: Desk) -> None:
    desk.do(add_campaign, "Sales")
    desk.do(add_campaign, "SALES 2")
    assert (free_name(desk.picture, "Sales"), free_name(desk.picture, "Other")) == ("Sales 3", "Other")


@pytest.mark.parametrize(("value", "refused"), [("refused", True), ("costs_credit", False)])
def test_whether_a_follow_up_can_be_an_inmail_depends_on_the_rules(
    desk: Desk, value: str, refused: bool
) -> None:
    desk.override("second_inmail", value)
    assert second_inmail_is_refused(desk.picture) is refused
