"""Every rule of a plan: what holds, from which day what else, whose value it is, who contradicts it."""

from datetime import date

import pytest

from inmail_desk.credit_rules.rule_names import GENERAL_RULES, PLAN_RULES
from inmail_desk.desk.overrides import OwnValue, set_override
from inmail_desk.desk.plan import cancel, change_plan
from inmail_desk.desk.plan_rules import RULES_OF, RuleLine, Time, plan_looked_at, rules_page
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile

from .opened_desk import NOW, TODAY, Desk

BUSINESS = "premium-business"


def line(desk: Desk, rule: str, plan: str = BUSINESS) -> RuleLine:
    return rules_page(desk.picture, desk.data, plan).line(rule)


def override(
    desk: Desk, rule: str, value: object, from_on: date | None = None, plan: str | None = BUSINESS
) -> None:
    own = OwnValue(rule=rule, plan=plan, value=value, from_on=from_on)
    desk.do(set_override, desk.picture, own, now=NOW)


def test_each_rule_stands_in_one_group() -> None:
    grouped = [rule for rules in RULES_OF.values() for rule in rules]
    assert sorted(grouped) == sorted({**PLAN_RULES, **GENERAL_RULES})


def test_a_value_that_always_holds_has_no_steps(desk: Desk) -> None:
    assert line(desk, "allotment").steps == ()
    override(desk, "allotment", 20)
    assert line(desk, "allotment").steps == ()


def test_steps_say_from_which_day_what_holds_past_and_coming(desk: Desk) -> None:
    override(desk, "allotment", 20, date(2026, 3, 1))
    override(desk, "allotment", 25, date(2026, 6, 1))
    steps = [(each.from_on, each.answer.value, each.time) for each in line(desk, "allotment").steps]
    assert steps == [
        (None, 15, Time.PAST),
        (date(2026, 3, 1), 20, Time.NOW),
        (date(2026, 6, 1), 25, Time.COMING),
    ]


def test_the_value_of_the_rulebook_stands_beside_ones_own(desk: Desk) -> None:
    override(desk, "allotment", 20, date(2026, 3, 1))
    found = line(desk, "allotment")
    assert (found.answer.value, found.answer.override) == (20, True)
    assert found.answer.sourced is not None
    assert found.answer.sourced.value == 15


def test_ones_own_values_for_this_plan_come_before_those_for_every_plan(desk: Desk) -> None:
    override(desk, "expiry.days", 80, plan=None)
    override(desk, "expiry.days", 60)
    own = line(desk, "expiry.days").own
    assert [(each.plan, each.value) for each in own] == [(BUSINESS, 60), (None, 80)]


def test_the_value_of_another_plan_is_none_of_this_ones(desk: Desk) -> None:
    override(desk, "allotment", 40, plan="recruiter-lite")
    assert line(desk, "allotment").own == ()
    assert line(desk, "allotment", "recruiter-lite").answer.value == 40


def test_a_rule_says_which_other_rulebooks_give_another_value(desk: Desk) -> None:
    others = {title: answer.value for title, answer in line(desk, "allotment").others}
    assert 25 in others.values()
    assert 15 not in others.values()
    assert line(desk, "allotment").conflicting


def test_a_rule_on_which_all_agree_names_no_other(desk: Desk) -> None:
    assert line(desk, "allotment", "basic").others == ()


@pytest.mark.parametrize(
    ("rule", "because"), [("expiry.renewals", "expiry.mode"), ("expiry.days", ""), ("allotment", "")]
)
def test_a_rule_that_does_nothing_names_the_one_that_lets_it(desk: Desk, rule: str, because: str) -> None:
    assert line(desk, rule).idle_because_of == because


def test_a_plan_of_ones_own_has_only_ones_own_values(data: DataFile) -> None:
    answers = Answers(plan="Legacy", allotment=8, beginning=Beginning.NEW, subscribed_on=date(2026, 1, 10))
    desk = Desk.begun(data, answers)
    found = line(desk, "allotment", "Legacy")
    assert (found.answer.value, found.answer.sourced, found.others) == (8, None, ())
    assert line(desk, "cap", "Legacy").own == ()


class TestThePlanLookedAtFirst:
    def test_is_the_one_in_force(self, desk: Desk) -> None:
        assert plan_looked_at(desk.picture) == BUSINESS

    def test_is_the_last_one_after_a_cancellation(self, desk: Desk) -> None:
        desk.do(change_plan, desk.picture, "sales-navigator", on=date(2026, 3, 1))
        desk.do(cancel, desk.picture, last_day=TODAY.replace(day=12))
        assert plan_looked_at(desk.picture) == "sales-navigator-core"
