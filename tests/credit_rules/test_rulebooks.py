"""Rulebooks: each value of those that ship says where it was read and how sure it is, and none loads without."""

import json
from datetime import date
from typing import Any

import pytest

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rule_names import GENERAL_RULES, PLAN_RULES, RuleKey
from inmail_desk.credit_rules.rulebook import (
    DEFAULT_RULEBOOK,
    Confidence,
    load_shipped,
    parse_rulebook,
    shipped_rulebooks,
)
from inmail_desk.credit_rules.rules import Rules

from .slow_rules import RULEBOOKS, SlowRules

SHIPPED = [pytest.param(load_shipped(id), id=id) for id in shipped_rulebooks()]
each_shipped = pytest.mark.parametrize("rulebook", SHIPPED)

NOW = date(2026, 11, 22)


def plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset | list) else value


def test_six_rulebooks_ship_and_the_default_comes_first() -> None:
    assert shipped_rulebooks() == (
        DEFAULT_RULEBOOK,
        "credits-back-guide",
        "credits-faq",
        "expiry-guide",
        "linkedin-help-2019",
        "per-month-guide",
    )


@each_shipped
def test_every_value_says_where_and_when_it_was_read_and_how_sure_it_is(rulebook: Any) -> None:
    for key, steps in rulebook.values.items():
        for step in steps:
            assert step.source.title.strip(), key
            assert step.source.where.strip(), key
            assert date(2014, 1, 1) <= step.source.read_on <= NOW, key
            assert step.confidence in Confidence, key


@each_shipped
def test_every_rule_has_a_general_value_and_every_plan_its_own_four(rulebook: Any) -> None:
    needed = {RuleKey(rule, None) for rule in GENERAL_RULES}
    needed |= {RuleKey(rule, plan) for rule in PLAN_RULES for plan in rulebook.plans}
    assert needed <= rulebook.values.keys()


@each_shipped
def test_every_plan_has_a_title_and_basic_grants_nothing(rulebook: Any) -> None:
    rules = Rules(rulebook)
    assert all(rulebook.plans.values())
    assert (rules.value("allotment", "basic", NOW), rules.value("cap", "basic", NOW)) == (0, None)


@each_shipped
def test_the_plans_their_names_and_values_are_those_of_the_published_table(rulebook: Any) -> None:
    _, plans, other_names = RULEBOOKS[rulebook.id]
    assert set(rulebook.plans) == set(plans)
    assert dict(rulebook.other_names) == other_names
    rules, published = Rules(rulebook), SlowRules(rulebook.id, {})
    for plan in plans:
        for rule in (*PLAN_RULES, *GENERAL_RULES):
            found = plain(rules.value(rule, plan, NOW))
            assert found == plain(published.value(rule, plan, NOW)), (plan, rule)


@each_shipped
def test_the_kept_text_of_a_rulebook_reads_as_the_same_rulebook(rulebook: Any) -> None:
    assert parse_rulebook(rulebook.text) == rulebook


def test_an_unknown_rulebook_is_refused_with_the_names_of_those_that_ship() -> None:
    with pytest.raises(Refused, match="per-month-guide") as refused:
        load_shipped("linkedin")
    assert refused.value.field == "rulebook"


def small_rulebook() -> dict[str, Any]:
    """A rulebook of one plan, as JSON gives it."""
    content = json.loads(load_shipped("credits-faq").text)
    content["plans"] = {"basic": content["plans"]["basic"]}
    content["other_names"] = {}
    content["values"] = [
        value
        for value in content["values"]
        if not value["rule"].startswith("plans.") or value["rule"].startswith("plans.basic.")
    ]
    return content


def refused_field(content: Any) -> str | None:
    with pytest.raises(Refused) as refused:
        parse_rulebook(json.dumps(content))
    return refused.value.field


def value_of(content: dict[str, Any], rule: str) -> dict[str, Any]:
    return next(value for value in content["values"] if value["rule"] == rule)


def test_a_rulebook_of_one_plan_loads() -> None:
    assert list(parse_rulebook(json.dumps(small_rulebook())).plans) == ["basic"]


@pytest.mark.parametrize("lacking", ["rule", "value", "source", "confidence"])
def test_a_value_that_lacks_anything_is_refused_by_its_place(lacking: str) -> None:
    content = small_rulebook()
    del content["values"][2][lacking]
    assert refused_field(content) == "values 3"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("source", "nowhere"),
        ("confidence", "certain"),
        ("confidence", None),
        ("value", "month"),
        ("from", "2026-2-1"),
    ],
)
def test_a_wrong_word_about_a_value_is_refused_by_its_rule(field: str, wrong: object) -> None:
    content = small_rulebook()
    value_of(content, "expiry.mode")[field] = wrong
    assert refused_field(content) == "expiry.mode"


@pytest.mark.parametrize("lacking", ["title", "where", "read_on"])
def test_a_source_that_does_not_say_what_where_and_when_is_refused(lacking: str) -> None:
    content = small_rulebook()
    name = next(iter(content["sources"]))
    del content["sources"][name][lacking]
    assert refused_field(content) == f"sources.{name}"


def test_an_unknown_rule_is_refused() -> None:
    content = small_rulebook()
    value_of(content, "expiry.mode")["rule"] = "expiry.month"
    assert refused_field(content) == "expiry.month"


def test_a_value_for_a_plan_that_is_not_listed_is_refused() -> None:
    content = small_rulebook()
    value_of(content, "plans.basic.cap")["rule"] = "plans.premium.cap"
    assert refused_field(content) == "plans.premium.cap"


def test_two_values_from_the_same_day_on_are_refused() -> None:
    content = small_rulebook()
    content["values"].append(dict(value_of(content, "expiry.days")))
    assert refused_field(content) == "expiry.days"


@pytest.mark.parametrize("rule", ["overage", "plans.basic.purchase"])
def test_a_rule_without_a_value_that_holds_always_is_refused(rule: str) -> None:
    content = small_rulebook()
    value_of(content, rule)["from"] = "2020-01-01"
    assert refused_field(content) == rule


@pytest.mark.parametrize("names", [{"free": "premium"}, {"basic": "basic"}])
def test_another_name_that_leads_to_no_plan_or_is_one_is_refused(names: dict[str, str]) -> None:
    content = small_rulebook()
    content["other_names"] = names
    assert refused_field(content) == f"other_names.{next(iter(names))}"


@pytest.mark.parametrize("key", ["id", "title", "version", "sources", "plans", "other_names", "values"])
def test_a_rulebook_that_lacks_a_part_is_refused(key: str) -> None:
    content = small_rulebook()
    del content[key]
    assert refused_field(content) == "rulebook"


def test_a_rulebook_with_an_unknown_key_is_refused() -> None:
    assert refused_field({**small_rulebook(), "comment": "x"}) == "rulebook"


def test_a_value_that_changes_on_a_day_holds_from_that_day_on() -> None:
    content = small_rulebook()
    content["values"].append({**value_of(content, "expiry.days"), "value": 30, "from": "2026-03-01"})
    rules = Rules(parse_rulebook(json.dumps(content)))
    days = [rules.value("expiry.days", None, date(2026, month, 1)) for month in (2, 3)]
    assert days == [90, 30]
