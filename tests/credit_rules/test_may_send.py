"""May an InMail be sent now: allowed, free, or refused with every reason."""

from datetime import date
from typing import Any

from inmail_desk.credit_rules.facts import Cancelled, Fact
from inmail_desk.credit_rules.may_send import FreeBecause, Permission, Verdict, may_send
from inmail_desk.credit_rules.reasons import (
    CardExpired,
    NoCredit,
    NoPlan,
    Reserved,
    StillUnanswered,
    SwitchedOff,
)
from inmail_desk.credit_rules.rules import Rules

from .telling import day, rules_of, sent, state_of, subscribed, told


def permission(*facts: Fact, as_of: str = "02-10", rules: Rules | None = None, **given: Any) -> Permission:
    """Whether ann may be sent an InMail."""
    rules = rules or rules_of()
    statement = told(*facts, as_of=as_of, rules=rules)
    return may_send(statement, rules, state_of(statement), **given)


def test_with_a_credit_and_nobody_waiting_it_is_allowed() -> None:
    assert permission(subscribed("02-01")) == Permission(verdict=Verdict.ALLOWED)


def test_a_first_degree_connection_needs_no_inmail_even_where_everything_speaks_against_one() -> None:
    answer = permission(degree=1, inmail_off=True, card_expired_on=day("01-01"), reserved=9)
    assert answer == Permission(verdict=Verdict.FREE, free_because=FreeBecause.CONNECTION)


def test_a_second_degree_connection_costs_a_credit() -> None:
    assert permission(subscribed("02-01"), degree=2).verdict is Verdict.ALLOWED


def test_an_open_profile_is_free_without_a_credit_or_a_plan() -> None:
    answer = permission(open_profile=True)
    assert answer == Permission(verdict=Verdict.FREE, free_because=FreeBecause.OPEN_PROFILE)


def test_an_open_profile_is_free_of_a_campaigns_reserve() -> None:
    assert permission(subscribed("02-01"), open_profile=True, reserved=50).verdict is Verdict.FREE


def test_an_open_profile_with_an_unanswered_inmail_is_refused() -> None:
    answer = permission(subscribed("02-01"), sent("02-02", free=True), open_profile=True)
    assert answer.reasons == (StillUnanswered(since=day("02-02"), until=None),)


def test_an_unanswered_inmail_refuses_and_says_since_when_and_how_long_the_credit_can_return() -> None:
    answer = permission(subscribed("02-01"), sent("02-02"))
    assert answer.verdict is Verdict.REFUSED
    assert answer.reasons == (StillUnanswered(since=day("02-02"), until=day("05-03")),)


def test_an_unanswered_inmail_refuses_after_its_credit_has_lapsed_too() -> None:
    answer = permission(subscribed("02-01"), sent("02-02"), as_of="06-01")
    assert answer.reasons == (StillUnanswered(since=day("02-02"), until=day("05-03")),)


def test_a_second_inmail_is_allowed_where_it_costs_a_credit() -> None:
    rules = rules_of(overrides={"second_inmail": "costs_credit"})
    assert permission(subscribed("02-01"), sent("02-02"), rules=rules).verdict is Verdict.ALLOWED


def test_without_a_plan_it_is_refused_for_that_alone() -> None:
    assert permission(subscribed("02-01"), Cancelled(on=day("02-05"))).reasons == (NoPlan(),)


def test_without_a_credit_it_is_refused_and_says_when_the_next_one_comes() -> None:
    rules = rules_of(overrides={"plans.premium-career.allotment": 1})
    answer = permission(subscribed("02-01"), sent("02-02", recipient="bob"), rules=rules)
    assert answer.reasons == (NoCredit(next_on=day("03-01")),)


def test_a_plan_that_grants_none_names_no_day() -> None:
    assert permission(subscribed("02-01", "basic")).reasons == (NoCredit(next_on=None),)


def test_without_a_credit_it_is_allowed_where_one_is_bought_on_the_spot() -> None:
    rules = rules_of(overrides={"overage": "billed"})
    assert permission(subscribed("02-01", "basic"), rules=rules).verdict is Verdict.ALLOWED


def test_a_card_marked_expired_refuses_and_says_since_when() -> None:
    answer = permission(subscribed("02-01"), card_expired_on=date(2026, 1, 5))
    assert answer.reasons == (CardExpired(since=date(2026, 1, 5)),)


def test_a_recipient_who_takes_no_inmail_is_refused() -> None:
    assert permission(subscribed("02-01"), inmail_off=True).reasons == (SwitchedOff(),)


def test_credits_that_campaigns_keep_are_not_to_be_sent() -> None:
    assert permission(subscribed("02-01"), reserved=5).reasons == (Reserved(balance=5, reserved=5),)


def test_one_credit_more_than_campaigns_keep_may_be_sent() -> None:
    assert permission(subscribed("02-01"), reserved=4).verdict is Verdict.ALLOWED


def test_every_reason_is_given_at_once() -> None:
    rules = rules_of(overrides={"plans.premium-career.allotment": 1})
    answer = permission(
        subscribed("02-01"),
        sent("02-02"),
        rules=rules,
        inmail_off=True,
        card_expired_on=day("01-05"),
        reserved=3,
    )
    assert answer.reasons == (
        StillUnanswered(since=day("02-02"), until=day("05-03")),
        SwitchedOff(),
        CardExpired(since=day("01-05")),
        NoCredit(next_on=day("03-01")),
    )
