"""Which value holds: the person's before the rulebook's, a plan's before the general one, each from its day on."""

from datetime import date

import pytest

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rule_names import ExpiryMode, Renewal, RuleKey
from inmail_desk.credit_rules.rulebook import Confidence
from inmail_desk.credit_rules.rules import Rules

from .telling import day, rules_of


def general(rules: Rules, rule: str, on: str = "06-01") -> object:
    return rules.value(rule, None, day(on))


def refused_key(overrides: dict[str, object]) -> str | None:
    with pytest.raises(Refused) as refused:
        rules_of(overrides=overrides)
    return refused.value.field


def test_without_overrides_the_rulebook_answers() -> None:
    assert rules_of().value("cap", "premium-business", day("01-01")) == 45


def test_the_rulebooks_value_for_a_plan_comes_before_its_general_one() -> None:
    rules = rules_of()
    assert general(rules, "expiry.mode") is ExpiryMode.DAYS
    assert rules.value("expiry.mode", "recruiter-corporate", day("01-01")) is ExpiryMode.NEVER


def test_the_persons_general_value_comes_before_the_rulebooks_for_the_plan() -> None:
    rules = rules_of(overrides={"expiry.mode": "days"})
    assert rules.value("expiry.mode", "recruiter-corporate", day("01-01")) is ExpiryMode.DAYS


def test_the_persons_value_for_the_plan_comes_before_their_general_one() -> None:
    rules = rules_of(overrides={"expiry.days": 30, "plans.basic.expiry.days": 7})
    assert rules.value("expiry.days", "basic", day("01-01")) == 7
    assert rules.value("expiry.days", "premium-career", day("01-01")) == 30


def test_an_override_holds_from_its_day_on_and_not_before() -> None:
    rules = rules_of(overrides={"expiry.days": [{"from": "2026-03-01", "value": 20}]})
    assert [general(rules, "expiry.days", on) for on in ("02-28", "03-01", "12-31")] == [90, 20, 20]


def test_steps_may_stand_in_any_order() -> None:
    steps = [{"from": "2026-05-01", "value": 2}, {"from": "2026-03-01", "value": 1}]
    rules = rules_of(overrides={"expiry.days": steps})
    assert [general(rules, "expiry.days", on) for on in ("03-01", "04-30", "05-01")] == [1, 1, 2]


def test_before_the_first_step_for_a_plan_the_persons_general_value_holds() -> None:
    steps = [{"from": "2026-03-01", "value": 20}]
    rules = rules_of(overrides={"plans.basic.expiry.days": steps, "expiry.days": 5})
    assert rules.value("expiry.days", "basic", day("02-28")) == 5


def test_a_step_may_hold_a_list_of_outcomes() -> None:
    steps = [{"from": "2026-03-01", "value": ["reply"]}]
    rules = rules_of(overrides={"credit_back.outcomes": steps})
    assert rules.credit_back(None, day("03-01")).outcomes == {"reply"}


def test_no_outcome_at_all_can_be_given() -> None:
    rules = rules_of(overrides={"credit_back.outcomes": []})
    assert not rules.credit_back(None, day("03-01")).outcomes


def test_an_override_may_use_another_name_of_the_plan() -> None:
    rules = rules_of(overrides={"plans.recruiter.cap": 7})
    assert rules.value("cap", "recruiter-corporate", day("01-01")) == 7


def test_a_value_given_under_two_names_of_a_plan_is_refused_by_the_second() -> None:
    keys = {"plans.recruiter.cap": 7, "plans.recruiter-corporate.cap": 7}
    assert refused_key(dict(keys)) == "plans.recruiter-corporate.cap"


def test_a_refused_value_is_named_by_the_key_as_it_was_given() -> None:
    assert refused_key({"plans.recruiter.cap": -1}) == "plans.recruiter.cap"


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [{"from": "2026-03-01"}],
        [{"value": 3}],
        [{"from": "2026-03-01", "value": 3, "until": "2026-04-01"}],
        [{"from": "2026-3-1", "value": 3}],
        [{"from": None, "value": 3}],
        [{"from": "2026-03-01", "value": 3}, 4],
        [{"from": "2026-03-01", "value": 3}, {"from": "2026-03-01", "value": 4}],
        [{"from": "2026-03-01", "value": None}],
    ],
)
def test_steps_that_say_too_little_or_too_much_are_refused_by_key(steps: list[object]) -> None:
    assert refused_key({"reminder.days": steps}) == "reminder.days"


def test_a_plan_of_ones_own_has_no_cap_its_billing_day_and_no_purchase() -> None:
    rules = rules_of(overrides={"plans.mine.allotment": 8})
    found = [rules.value(rule, "mine", day("01-01")) for rule in ("allotment", "cap", "renewal", "purchase")]
    assert found == [8, None, Renewal.BILLING_DAY, False]


def test_a_plan_of_ones_own_takes_all_else_from_the_general_values() -> None:
    rules = rules_of(overrides={"plans.mine.allotment": 8, "expiry.days": 12})
    assert rules.expiry("mine", day("01-01")).days == 12


def test_a_plan_of_ones_own_grants_nothing_before_its_first_step() -> None:
    rules = rules_of(overrides={"plans.mine.allotment": [{"from": "2026-03-01", "value": 8}]})
    assert [rules.number("allotment", "mine", day(on)) for on in ("02-28", "03-01")] == [0, 8]


def test_a_plan_of_ones_own_may_have_dots_and_names_of_rules_in_its_name() -> None:
    rules = rules_of(overrides={"plans.v1.cap.allotment": 8, "plans.v1.cap.cap": 9})
    assert rules.own_plans == ("v1.cap",)
    assert rules.cap("v1.cap", day("01-01")) == 9


def test_a_plan_of_ones_own_without_an_allotment_is_refused_by_the_key_that_names_it() -> None:
    assert refused_key({"plans.mine.cap": 8}) == "plans.mine.cap"


@pytest.mark.parametrize(
    "key", ["cap", "plans.cap", "plans..cap", "expiry", "plans.basic.expiry", "Expiry.days"]
)
def test_an_unknown_rule_is_refused_by_its_key(key: str) -> None:
    assert refused_key({key: 5}) == key


def test_plans_are_known_by_their_own_and_their_other_names_and_no_further() -> None:
    rules = rules_of(overrides={"plans.mine.allotment": 8})
    names = ("recruiter-corporate", "recruiter", "mine", "Recruiter", "linkedin-learning")
    assert [rules.canonical(name) for name in names] == [
        "recruiter-corporate",
        "recruiter-corporate",
        "mine",
        None,
        None,
    ]


def test_the_answer_to_why_keeps_the_sources_value_beside_the_override() -> None:
    rules = rules_of(overrides={"expiry.days": [{"from": "2026-03-01", "value": 20}]})
    answer = rules.answer("expiry.days", "basic", day("03-05"))
    assert (answer.value, answer.override, answer.from_on) == (20, True, day("03-01"))
    assert answer.key == RuleKey("expiry.days", None)
    assert answer.sourced is not None
    assert (answer.sourced.value, answer.sourced.confidence) == (90, Confidence.OFFICIAL)


def test_the_answer_to_why_names_the_rulebooks_source_where_nothing_was_overridden() -> None:
    answer = rules_of().answer("cap", "premium-business", day("01-01"))
    assert (answer.key, answer.value, answer.override) == (RuleKey("cap", "premium-business"), 45, False)
    assert answer.sourced is not None
    assert answer.sourced.source.title


def test_the_answer_to_why_for_a_plan_of_ones_own_has_no_source() -> None:
    answer = rules_of(overrides={"plans.mine.allotment": 8}).answer("cap", "mine", date(2026, 1, 1))
    assert (answer.value, answer.override, answer.sourced) == (None, True, None)
