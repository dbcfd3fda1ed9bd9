"""Values of the person's own: dated, kept beside the rulebook's, refused where they cannot be."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.credit_rules.facts import OpeningLot, Outcome
from inmail_desk.credit_rules.rule_names import CapScope, ExpiryMode, Renewal
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.calendar_days import Days
from inmail_desk.desk.comparing import compared, rehearsed
from inmail_desk.desk.overrides import (
    Caution,
    OverrideEffect,
    OwnValue,
    override_effect,
    remove_override,
    set_override,
)
from inmail_desk.desk.plan_corrections import set_opening_lots
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEventKind

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, made_up
from .planning import RUNNING, event

BUSINESS = "premium-business"


def own(rule: str, value: object, from_on: date | None = None, plan: str | None = BUSINESS) -> OwnValue:
    return OwnValue(rule=rule, plan=plan, value=value, from_on=from_on)


def override(desk: Desk, *args: Any, **more: Any) -> Any:
    return desk.do(set_override, desk.picture, own(*args, **more), now=NOW)


def refused(desk: Desk, *args: Any, **more: Any) -> Rejected:
    """What stands against a value, which then has not been written."""
    return not_done(desk, set_override, own(*args, **more), now=NOW)


def not_done(desk: Desk, activity: Any, *args: Any, **more: Any) -> Rejected:
    before, undo = desk.data.read.overrides(), desk.data.undo_name
    with pytest.raises(Rejected) as caught:
        activity(desk.data, desk.picture, *args, **more)
    assert (desk.data.read.overrides(), desk.data.undo_name) == (before, undo)
    return caught.value


def effect(desk: Desk, *args: Any, **more: Any) -> OverrideEffect:
    wanted = own(*args, **more)
    after = rehearsed(desk.data, desk.picture, set_override, desk.picture, wanted, now=NOW)
    return override_effect(desk.data, desk.picture, after, wanted, BUSINESS)


def cautions(desk: Desk, *args: Any, **more: Any) -> list[Caution]:
    return [each.caution for each in effect(desk, *args, **more).cautions]


def allotments(desk: Desk) -> dict[date, int]:
    postings = (*desk.picture.statement.postings, *desk.picture.coming)
    return {each.on: each.credits for each in postings if each.kind is Kind.ALLOTMENT}


class TestADatedValue:
    def test_changes_the_renewals_from_its_day_on_and_none_before(self, desk: Desk) -> None:
        before = allotments(desk)
        override(desk, "allotment", 20, date(2026, 5, 1))
        after = allotments(desk)
        assert {day: after[day] for day in before if day < date(2026, 5, 1)} == {
            day: before[day] for day in before if day < date(2026, 5, 1)
        }
        assert {after[day] for day in before if day >= date(2026, 5, 1)} == {20}

    def test_shows_in_the_calendar_from_its_month_on(self, desk: Desk) -> None:
        override(desk, "allotment", 20, date(2026, 5, 1))
        days = Days(desk.picture)
        arriving = [
            sum(
                each.credits for each in days.entries_of(date(2026, month, 10)) if each.kind is Kind.ALLOTMENT
            )
            for month in (2, 4, 5, 6)
        ]
        assert arriving == [15, 15, 20, 20]

    def test_leaves_what_was_posted_as_it_was(self, desk: Desk) -> None:
        postings = desk.picture.statement.postings
        override(desk, "allotment", 20, date(2026, 3, 11))
        assert desk.picture.statement.postings == postings

    def test_of_the_past_changes_what_came_since(self, desk: Desk) -> None:
        override(desk, "allotment", 10, date(2026, 3, 1))
        assert allotments(desk)[date(2026, 2, 10)] == 15
        assert allotments(desk)[date(2026, 3, 10)] == 10
        assert desk.picture.statement.balance == 40

    def test_stands_beside_a_later_one(self, desk: Desk) -> None:
        override(desk, "allotment", 25, date(2026, 6, 1))
        override(desk, "allotment", 20, date(2026, 5, 1))
        rules = desk.picture.rules
        months = [rules.number("allotment", BUSINESS, date(2026, month, 10)) for month in (4, 5, 6)]
        assert months == [15, 20, 25]

    def test_replaces_one_of_the_same_day_and_none_else(self, desk: Desk) -> None:
        override(desk, "allotment", 20, date(2026, 5, 1))
        override(desk, "allotment", 18)
        override(desk, "allotment", 22, date(2026, 5, 1))
        kept = [(each.from_on, each.value) for each in desk.data.read.overrides()]
        assert kept == [(None, 18), (date(2026, 5, 1), 22)]

    def test_is_moved_to_another_day(self, desk: Desk) -> None:
        override(desk, "allotment", 20, date(2026, 5, 1))
        (known,) = desk.data.read.overrides()
        moved = own("allotment", 20, date(2026, 6, 1))
        desk.do(set_override, desk.picture, moved, now=NOW, instead_of=known.id)
        assert [(each.from_on, each.value) for each in desk.data.read.overrides()] == [(date(2026, 6, 1), 20)]

    def test_keeps_its_day_with_another_value(self, desk: Desk) -> None:
        override(desk, "allotment", 20, date(2026, 5, 1))
        (known,) = desk.data.read.overrides()
        raised = own("allotment", 25, date(2026, 5, 1))
        desk.do(set_override, desk.picture, raised, now=NOW, instead_of=known.id)
        assert [(each.from_on, each.value) for each in desk.data.read.overrides()] == [(date(2026, 5, 1), 25)]

    def test_goes_under_the_name_that_the_plan_was_given_first(self, desk: Desk) -> None:
        desk.override("plans.sales-navigator.allotment", 60)
        override(desk, "allotment", 70, date(2026, 5, 1), plan="sales-navigator-core")
        assert {each.rule for each in desk.data.read.overrides()} == {"plans.sales-navigator.allotment"}
        assert desk.picture.rules.number("allotment", "sales-navigator-core", date(2026, 5, 1)) == 70


class TestUndo:
    def test_takes_a_value_back(self, desk: Desk) -> None:
        before = desk.picture
        override(desk, "allotment", 20, date(2026, 3, 1))
        assert desk.data.undo_name == "Override Rule"
        desk.undo()
        assert desk.picture.statement == before.statement
        assert desk.data.read.overrides() == ()

    def test_brings_a_replaced_value_back(self, desk: Desk) -> None:
        override(desk, "allotment", 20)
        override(desk, "allotment", 25)
        desk.undo()
        assert desk.picture.rules.value("allotment", BUSINESS, TODAY) == 20

    def test_brings_a_removed_value_back(self, desk: Desk) -> None:
        override(desk, "allotment", 20)
        (known,) = desk.data.read.overrides()
        desk.do(remove_override, desk.picture, known.id)
        assert desk.picture.rules.value("allotment", BUSINESS, TODAY) == 15
        assert desk.data.undo_name == "Remove Override"
        desk.undo()
        assert desk.picture.rules.value("allotment", BUSINESS, TODAY) == 20

    def test_has_nothing_to_take_back_where_the_value_held_already(self, desk: Desk) -> None:
        override(desk, "allotment", 20)
        assert not override(desk, "allotment", 20)


class TestEveryKindOfValue:
    @pytest.mark.parametrize(
        ("rule", "value"),
        [
            ("cap", None),
            ("cap", 60),
            ("renewal", Renewal.FIRST_OF_MONTH),
            ("purchase", True),
            ("expiry.mode", ExpiryMode.NEVER),
            ("expiry.days", 1),
            ("cap.applies_to", CapScope.EVERY_CREDIT),
            ("credit_back.enabled", False),
            ("credit_back.window_days", 0),
            ("credit_back.outcomes", frozenset({Outcome.REPLY, Outcome.ACCEPTED})),
            ("reminder.days", 0),
        ],
    )
    def test_comes_back_from_the_file_as_it_was_given(self, desk: Desk, rule: str, value: object) -> None:
        override(desk, rule, value)
        assert desk.picture.rules.value(rule, BUSINESS, TODAY) == value

    def test_may_hold_for_every_plan(self, desk: Desk) -> None:
        override(desk, "expiry.days", 60, plan=None)
        assert desk.picture.rules.value("expiry.days", "recruiter-lite", TODAY) == 60


class TestRefused:
    @pytest.mark.parametrize(
        ("rule", "value", "problem"),
        [
            ("expiry.days", 0, Problem.LESS_THAN_A_DAY),
            ("expiry.renewals", 0, Problem.LESS_THAN_A_RENEWAL),
            ("allotment", -1, Problem.NEGATIVE_NUMBER),
            ("cap", -5, Problem.NEGATIVE_NUMBER),
            ("credit_back.window_days", -1, Problem.NEGATIVE_NUMBER),
            ("allotment", 100_001, Problem.NUMBER_TOO_LARGE),
            ("cap", 10**9, Problem.NUMBER_TOO_LARGE),
            ("expiry.days", 3_651, Problem.NUMBER_TOO_LARGE),
            ("expiry.renewals", 121, Problem.NUMBER_TOO_LARGE),
            ("credit_back.window_days", 3_651, Problem.NUMBER_TOO_LARGE),
            ("reminder.days", 3_651, Problem.NUMBER_TOO_LARGE),
            ("allotment", None, Problem.NUMBER_MISSING),
            ("expiry.days", None, Problem.NUMBER_MISSING),
            ("overage", None, Problem.CHOICE_MISSING),
            ("credit_back.outcomes", frozenset(), Problem.NO_OUTCOMES),
        ],
    )
    def test_values_that_cannot_be(self, desk: Desk, rule: str, value: object, problem: Problem) -> None:
        refusal = refused(desk, rule, value)
        assert (refusal.problem, refusal.field) == (problem, "value")

    @pytest.mark.parametrize(
        ("day", "problem"),
        [
            (date(1999, 1, 1), Problem.BEFORE_TRACKING),
            (date(2036, 3, 17), Problem.YEARS_AHEAD),
            (date.max, Problem.YEARS_AHEAD),
        ],
    )
    def test_days_that_cannot_be(self, desk: Desk, day: date, problem: Problem) -> None:
        refusal = refused(desk, "allotment", 20, day)
        assert (refusal.problem, refusal.field) == (problem, "from_on")

    def test_a_life_in_which_opening_lots_would_have_expired(self, data: DataFile) -> None:
        desk = Desk.begun(data, RUNNING)
        lots = [OpeningLot(granted_on=date(2026, 1, 10), credits=10)]
        lots.append(OpeningLot(granted_on=date(2026, 3, 10), credits=30))
        desk.do(set_opening_lots, desk.picture, event(desk, PlanEventKind.TRACKING_STARTED), lots)
        refusal = refused(desk, "expiry.days", 30)
        assert refusal.problem is Problem.OPENING_LOT_WOULD_EXPIRE
        assert (refusal.details.day, refusal.details.limit) == (TODAY, date(2026, 1, 10))
        override(desk, "expiry.days", 30, date(2026, 3, 17))

    def test_a_renewal_on_another_day_than_tracking_began_with(self, data: DataFile) -> None:
        desk = Desk.begun(data, RUNNING)
        refusal = refused(desk, "renewal", Renewal.FIRST_OF_MONTH)
        assert (refusal.problem, refusal.details.day) == (Problem.OPENING_RENEWAL_DIFFERS, TODAY)
        override(desk, "renewal", Renewal.FIRST_OF_MONTH, date(2026, 4, 1))

    def test_taking_the_allotment_of_a_plan_of_ones_own(self, data: DataFile) -> None:
        answers = Answers(
            plan="Legacy", allotment=8, cap=24, beginning=Beginning.NEW, subscribed_on=date(2026, 1, 10)
        )
        desk = Desk.begun(data, answers)
        known = {each.rule: each.id for each in data.read.overrides()}
        refusal = not_done(desk, remove_override, known["plans.Legacy.allotment"])
        assert (refusal.problem, refusal.details.name) == (Problem.OWN_PLAN_NEEDS_ALLOTMENT, "Legacy")
        desk.do(remove_override, desk.picture, known["plans.Legacy.cap"])
        refusal = not_done(desk, remove_override, known["plans.Legacy.allotment"])
        assert refusal.problem is Problem.OWN_PLAN_NEEDS_ALLOTMENT


class TestCautions:
    def test_a_cap_below_the_allotment(self, desk: Desk) -> None:
        (found,) = effect(desk, "cap", 10, date(2026, 5, 1)).cautions
        assert (found.caution, found.day) == (Caution.CAP_BELOW_ALLOTMENT, date(2026, 5, 1))
        assert (found.cap, found.allotment) == (10, 15)

    def test_an_allotment_above_the_cap(self, desk: Desk) -> None:
        assert cautions(desk, "allotment", 46) == [Caution.CAP_BELOW_ALLOTMENT]
        assert cautions(desk, "allotment", 45) == []

    def test_an_allotment_above_a_cap_of_a_later_day(self, desk: Desk) -> None:
        override(desk, "cap", 16, date(2026, 6, 1))
        (found,) = effect(desk, "allotment", 20, date(2026, 5, 1)).cautions
        assert (found.day, found.cap) == (date(2026, 6, 1), 16)

    def test_a_window_that_is_over_the_same_day(self, desk: Desk) -> None:
        assert cautions(desk, "credit_back.window_days", 0) == [Caution.SAME_DAY_ONLY]

    def test_a_value_that_holds_already(self, desk: Desk) -> None:
        assert cautions(desk, "allotment", 15) == [Caution.HOLDS_ALREADY]

    def test_a_value_that_another_rule_lets_do_nothing(self, desk: Desk) -> None:
        (found,) = effect(desk, "expiry.renewals", 2).cautions
        assert (found.caution, found.rule) == (Caution.IDLE, "expiry.mode")
        override(desk, "credit_back.enabled", False)
        (found,) = effect(desk, "credit_back.window_days", 60).cautions
        assert (found.caution, found.rule) == (Caution.IDLE, "credit_back.enabled")

    def test_a_value_for_every_plan_beside_one_for_this_plan(self, desk: Desk) -> None:
        override(desk, "expiry.days", 60)
        assert cautions(desk, "expiry.days", 30, plan=None) == [Caution.PLAN_GOES_FIRST]

    def test_a_value_that_is_replaced_and_one_that_follows(self, desk: Desk) -> None:
        override(desk, "allotment", 20, date(2026, 5, 1))
        override(desk, "allotment", 25, date(2026, 6, 1))
        told = effect(desk, "allotment", 22, date(2026, 5, 1))
        assert told.replaces is not None
        assert told.replaces.value == 20
        assert told.followed_by is not None
        assert told.followed_by.value == 25
        assert (told.before, told.after) == (20, 22)


class TestTheFirstDayThatDiffers:
    def test_is_ahead_where_the_value_is(self, desk: Desk) -> None:
        # 45 on 10 March; 15 expire on 10 April as 15 or 20 arrive, up to 45.
        differs = effect(desk, "allotment", 10, date(2026, 4, 1)).first_difference
        assert differs == (date(2026, 4, 10), 45, 40)

    def test_is_none_where_today_differs_already(self, desk: Desk) -> None:
        assert effect(desk, "allotment", 10, date(2026, 3, 1)).first_difference is None

    def test_is_none_where_no_day_does(self, desk: Desk) -> None:
        assert effect(desk, "reminder.days", 5).first_difference is None


def test_before_and_after_stand_beside_each_other_and_nothing_is_kept(desk: Desk) -> None:
    wanted = own("allotment", 10, date(2026, 3, 1))
    after = rehearsed(desk.data, desk.picture, set_override, desk.picture, wanted, now=NOW)
    comparison = compared(desk.picture, after)
    assert (comparison.before.balance, comparison.after.balance) == (45, 40)
    assert desk.data.read.overrides() == ()


@made_up(20)
@given(
    numbers=st.lists(
        st.tuples(st.integers(0, 60), st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 1))), max_size=6
    )
)
def test_a_value_never_reaches_back_before_its_day(
    fresh_file: FreshFile, numbers: list[tuple[int, date | None]]
) -> None:
    with fresh_file() as data:
        desk = Desk.begun(data)
        for number, from_on in numbers:
            before = allotments(desk)
            override(desk, "allotment", number, from_on)
            if from_on is not None:
                after = allotments(desk)
                assert [after.get(day) for day in before if day < from_on] == [
                    before[day] for day in before if day < from_on
                ]
