"""What cannot be computed with is refused in words that name the event's number and the field, or the key."""

import json
import re
from typing import Any

import pytest
from hypothesis import given

from inmail_desk.credit_rules.scenario import run_scenario

from .broken_scenarios import Broken, broken_scenarios
from .scenarios import Scenario
from .slow_model import statement_of
from .slow_rules import ModelRefused


def refusal_of(scenario: Scenario) -> str:
    said = json.loads(run_scenario(json.dumps(scenario)))
    assert list(said) == ["error"]
    return said["error"]


def names(refusal: str, event: int | None, named: str) -> bool:
    numbered = event is None or re.search(rf"\bevent {event}\b", refusal) is not None
    return numbered and named in refusal


@given(broken_scenarios())
def test_one_fault_anywhere_is_refused_by_name(broken: Broken) -> None:
    refusal = refusal_of(broken.scenario)
    assert names(refusal, broken.event, broken.named), refusal


@given(broken_scenarios())
def test_the_slow_model_refuses_the_same_faults(broken: Broken) -> None:
    with pytest.raises(ModelRefused):
        statement_of(broken.scenario)


def on(day: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "on": f"2026-{day}", **fields}


def tracking(**fields: Any) -> dict[str, Any]:
    return on("03-10", "tracking_started", **{"plan": "premium-career", "credits": 9, **fields})


SUBSCRIBED = on("01-10", "subscribed", plan="premium-career")
SENT = on("01-20", "inmail_sent", id="a", recipient="ann")
CANCELLED = on("02-01", "cancelled")
LOTS_OF_NINE = [{"granted_on": "2026-02-05", "credits": 5}, {"granted_on": "2026-03-05", "credits": 4}]

# why it is refused: (events, the number of the one to blame, the field)
HISTORIES: dict[str, tuple[list[dict[str, Any]], int, str]] = {
    "subscribed while subscribed": ([SUBSCRIBED, on("01-10", "subscribed", plan="basic")], 2, ""),
    "subscribed while tracked": (
        [tracking(last_renewal_on="2026-03-05"), on("03-11", "subscribed", plan="basic")],
        2,
        "",
    ),
    "tracking while subscribed": ([SUBSCRIBED, tracking(last_renewal_on="2026-03-05")], 2, ""),
    "tracking after a cancelled subscription": (
        [SUBSCRIBED, CANCELLED, tracking(last_renewal_on="2026-03-05")],
        3,
        "",
    ),
    "a plan change before any plan": ([on("01-09", "plan_changed", plan="basic"), SUBSCRIBED], 1, ""),
    "a plan change after a cancellation": (
        [SUBSCRIBED, CANCELLED, on("02-01", "plan_changed", plan="basic")],
        3,
        "",
    ),
    "a cancellation before any plan": ([CANCELLED], 1, ""),
    "a second cancellation": ([SUBSCRIBED, CANCELLED, CANCELLED], 3, ""),
    "an order that only the days give": ([CANCELLED, on("02-02", "cancelled"), SUBSCRIBED], 2, ""),
    "a plan of another rulebook": ([on("01-10", "subscribed", plan="sales-navigator-team")], 1, "plan"),
    "an id used twice": ([SENT, on("01-25", "inmail_sent", id="a", recipient="bob")], 2, "id"),
    "a response to no InMail": ([SENT, on("01-25", "responded", inmail="b", outcome="reply")], 2, "inmail"),
    "a response on the day before": (
        [SENT, on("01-19", "responded", inmail="a", outcome="reply")],
        2,
        "inmail",
    ),
    "a response earlier on the day": (
        [on("01-20", "responded", inmail="a", outcome="reply"), SENT],
        1,
        "inmail",
    ),
    "a deletion before the InMail": ([on("01-19", "inmail_deleted", inmail="a"), SENT], 1, "inmail"),
    "a non-delivery before the InMail": ([SENT, on("01-19", "inmail_undelivered", inmail="a")], 2, "inmail"),
    "a last renewal that is missing": ([tracking()], 1, "last_renewal_on"),
    "a last renewal that is missing beside a billing day": ([tracking(billing_day=5)], 1, "last_renewal_on"),
    "a last renewal still to come": ([tracking(last_renewal_on="2026-03-11")], 1, "last_renewal_on"),
    "a last renewal with a later one": ([tracking(last_renewal_on="2026-02-10")], 1, "last_renewal_on"),
    "a last renewal with a later one at a short month's end": (
        [on("02-28", "tracking_started", plan="basic", credits=0, last_renewal_on="2026-01-31")],
        1,
        "last_renewal_on",
    ),
    "a last renewal on no billing day": (
        [tracking(last_renewal_on="2026-03-05", billing_day=6)],
        1,
        "last_renewal_on",
    ),
    "a last renewal that was the first allotment, off the pattern": (
        [tracking(last_renewal_on="2026-03-08", billing_day=25)],
        1,
        "last_renewal_on",
    ),
    "a last renewal off the first of the month": (
        [tracking(plan="sales-navigator-core", last_renewal_on="2026-03-02")],
        1,
        "last_renewal_on",
    ),
    "lots that add up to less": ([tracking(last_renewal_on="2026-03-05", lots=LOTS_OF_NINE[:1])], 1, "lots"),
    "lots for no credits": (
        [tracking(last_renewal_on="2026-03-05", credits=0, lots=LOTS_OF_NINE)],
        1,
        "lots",
    ),
    "no lots for credits": ([tracking(last_renewal_on="2026-03-05", lots=[])], 1, "lots"),
    "a lot granted later": (
        [tracking(last_renewal_on="2026-03-05", lots=[{"granted_on": "2026-03-11", "credits": 9}])],
        1,
        "lots",
    ),
    "a lot as old as it can get": (
        [tracking(last_renewal_on="2026-03-05", lots=[{"granted_on": "2025-12-10", "credits": 9}])],
        1,
        "lots",
    ),
    "a lot with a key more": (
        [
            tracking(
                last_renewal_on="2026-03-05",
                lots=[{"granted_on": "2026-03-05", "credits": 9, "origin": "bonus"}],
            )
        ],
        1,
        "lots",
    ),
    "a lot of less than nothing": (
        [
            tracking(
                last_renewal_on="2026-03-05",
                lots=[
                    {"granted_on": "2026-03-05", "credits": 10},
                    {"granted_on": "2026-03-06", "credits": -1},
                ],
            )
        ],
        1,
        "lots",
    ),
    "a bonus that expires on its day": (
        [SUBSCRIBED, on("01-11", "credits_granted", credits=1, expires_on="2026-01-11")],
        2,
        "expires_on",
    ),
    "a purchase that has expired already": (
        [SUBSCRIBED, on("01-11", "credits_purchased", credits=1, expires_on="2026-01-10")],
        2,
        "expires_on",
    ),
}


@pytest.mark.parametrize("why", HISTORIES)
def test_an_impossible_history_is_refused_by_name(why: str) -> None:
    events, number, field = HISTORIES[why]
    refusal = refusal_of({"events": events, "as_of": "2026-04-30"})
    assert names(refusal, number, field), refusal


@pytest.mark.parametrize("why", HISTORIES)
def test_events_after_the_day_asked_for_are_checked_too(why: str) -> None:
    events, number, field = HISTORIES[why]
    refusal = refusal_of({"events": events, "as_of": "2025-01-01"})
    assert names(refusal, number, field), refusal


@pytest.mark.parametrize("why", HISTORIES)
def test_the_slow_model_refuses_the_same_histories(why: str) -> None:
    events, _, _ = HISTORIES[why]
    with pytest.raises(ModelRefused):
        statement_of({"events": events, "as_of": "2025-01-01"})


@pytest.mark.parametrize("last_renewal_on", ["2026-03-05", "2026-02-11"])
def test_a_last_renewal_on_the_pattern_is_accepted(last_renewal_on: str) -> None:
    scenario = {"events": [tracking(last_renewal_on=last_renewal_on)], "as_of": "2026-03-10"}
    assert json.loads(run_scenario(json.dumps(scenario)))["balance"] == 9


@pytest.mark.parametrize(
    "rules",
    [
        {"plans.sales-navigator.cap": 5, "plans.sales-navigator-core.cap": 5},
        {"plans.sales-navigator.overage": "billed", "plans.sales-navigator-professional.overage": "refused"},
    ],
)
def test_a_value_given_under_two_names_of_a_plan_is_refused(rules: dict[str, Any]) -> None:
    refusal = refusal_of({"rules": rules, "events": [], "as_of": "2026-01-01"})
    assert any(key in refusal for key in rules)


def test_a_life_that_ends_after_the_last_of_all_days_is_refused() -> None:
    scenario = {"rules": {"expiry.days": 3_000_000}, "events": [SUBSCRIBED], "as_of": "2026-02-01"}
    assert names(refusal_of(scenario), None, "9999-12-31")


@pytest.mark.parametrize("missing", ["events", "as_of"])
def test_events_and_the_day_asked_for_are_required(missing: str) -> None:
    scenario = {"events": [], "as_of": "2026-01-01"}
    del scenario[missing]
    assert names(refusal_of(scenario), None, missing)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", '{"as_of": "2026-01-01", "events": [}', "\ud800", "NaN"]
)
def test_what_is_no_json_object_is_answered_with_an_error(text: str) -> None:
    assert list(json.loads(run_scenario(text))) == ["error"]
