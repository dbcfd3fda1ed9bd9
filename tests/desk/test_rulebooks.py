"""The rulebooks side by side: who says what of this person's plan, and what their own facts come to by each."""

from datetime import date, datetime

import pytest

from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped, shipped_rulebooks
from inmail_desk.desk.comparing import compared, rehearsed
from inmail_desk.desk.plan import change_plan
from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.rulebook_shelf import Book
from inmail_desk.desk.rulebook_switching import switch_rulebook
from inmail_desk.desk.rulebooks import Column, SideBySide, by_rulebook, result_by, side_by_side
from inmail_desk.desk.setting_up import Answers, Beginning
from inmail_desk.store.data_file import DataFile

from .opened_desk import TODAY, Desk, days_ago


def shown(desk: Desk) -> SideBySide:
    return side_by_side(desk.picture, desk.data)


def column(desk: Desk, id: str) -> Column:
    return next(each for each in shown(desk).columns if each.book.rulebook.id == id)


def conflicts(desk: Desk, id: str) -> set[str]:
    side = shown(desk)
    cells = zip(side.rules, column(desk, id).cells, strict=True)
    return {rule for rule, cell in cells if cell.conflicts}


def shipped(id: str) -> Book:
    return Book(rulebook=load_shipped(id), in_use=False, imported=False)


def navigator(data: DataFile) -> Desk:
    """Sales Navigator Core, which renews on the first by the default rulebook, with 60 credits today."""
    answers = Answers(plan="sales-navigator-core", beginning=Beginning.RUNNING, credits=60)
    return Desk.begun(data, answers)


def test_the_rulebook_in_use_comes_first_and_then_the_others_that_ship(desk: Desk) -> None:
    side = shown(desk)
    assert [each.book.rulebook.id for each in side.columns] == list(shipped_rulebooks())
    assert [each.book.in_use for each in side.columns] == [True, *[False] * 5]


def test_a_plan_is_found_by_the_name_that_each_source_has_for_it(data: DataFile) -> None:
    desk = navigator(data)
    titles = {each.book.rulebook.id: each.plan_title for each in shown(desk).columns}
    assert titles[DEFAULT_RULEBOOK] == "Sales Navigator Core"
    assert titles["linkedin-help-2019"] == "Sales Navigator"


def test_a_source_without_the_plan_says_nothing_about_it_but_has_its_general_rules(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", beginning=Beginning.NEW, subscribed_on=TODAY))
    found = column(desk, "credits-faq")
    said = dict(zip(shown(desk).rules, found.cells, strict=True))
    assert found.plan_title is None
    assert said["allotment"].answer is None
    assert said["expiry.days"].answer is not None


def test_what_differs_from_the_rulebook_in_use_is_marked(desk: Desk) -> None:
    assert conflicts(desk, DEFAULT_RULEBOOK) == set()
    assert conflicts(desk, "linkedin-help-2019") == {"purchase"}
    assert conflicts(desk, "credits-faq") == {"cap", "credit_back.enabled"}


def test_a_rule_that_another_one_makes_idle_is_no_conflict(desk: Desk) -> None:
    side = shown(desk)
    found = column(desk, "credits-back-guide")  # it lets no credit expire
    cells = dict(zip(side.rules, found.cells, strict=True))
    assert cells["expiry.mode"].conflicts
    assert not cells["expiry.days"].applies
    assert not cells["expiry.days"].conflicts


def test_every_value_says_who_says_so(desk: Desk) -> None:
    for found in shown(desk).columns:
        for cell in found.cells:
            assert cell.answer is not None
            assert cell.answer.sourced is not None
            assert not cell.answer.override


def test_a_value_of_the_persons_own_stands_apart_and_counts_by_every_rulebook(desk: Desk) -> None:
    desk.override("plans.premium-business.allotment", 20)
    side = shown(desk)
    own = dict(zip(side.rules, side.own, strict=True))
    assert own["allotment"] is not None
    assert own["allotment"].value == 20
    assert [rule for rule, answer in own.items() if answer is not None] == ["allotment"]
    said = column(desk, "credits-back-guide").cells[side.rules.index("allotment")].answer
    assert said is not None
    assert said.value == 25
    by = by_rulebook(desk.picture, load_shipped("credits-back-guide"))
    assert by.statement.balance == 3 * 20


def test_without_a_subscription_the_latest_plan_is_compared(desk: Desk) -> None:
    from inmail_desk.desk.plan import cancel

    desk.do(cancel, desk.picture, last_day=date(2026, 3, 15))
    assert shown(desk).plan_title == "Premium Business"
    assert result_by(desk.picture, load_shipped("expiry-guide")).standing is not None


def test_the_rulebook_in_use_comes_to_what_is_shown_everywhere(desk: Desk) -> None:
    assert by_rulebook(desk.picture, load_shipped(DEFAULT_RULEBOOK)) is desk.picture


@pytest.mark.parametrize("id", shipped_rulebooks())
def test_what_a_rulebook_comes_to_is_what_switching_to_it_shows(desk: Desk, id: str) -> None:
    answered = desk.written(3, days_ago(20))
    desk.written(2, days_ago(2))
    desk.answer(answered[:1], at=days_ago(5))
    before = result_by(desk.picture, load_shipped(id))
    rehearsal = rehearsed(desk.data, desk.picture, switch_rulebook, desk.picture, shipped(id))
    assert before.picture is not None
    foretold = compared(desk.picture, before.picture)
    assert foretold == compared(desk.picture, rehearsal)
    desk.do(switch_rulebook, desk.picture, shipped(id))
    assert foretold == compared(by_rulebook(desk.picture, load_shipped(DEFAULT_RULEBOOK)), desk.picture)


def test_a_rulebook_without_a_plan_of_the_history_tells_nothing_and_says_why(data: DataFile) -> None:
    desk = Desk.begun(
        data, Answers(plan="premium-career", beginning=Beginning.NEW, subscribed_on=days_ago(40).date())
    )
    desk.do(change_plan, desk.picture, "premium-business", on=TODAY)
    problem = result_by(desk.picture, load_shipped("credits-faq")).problem
    assert problem is not None
    assert problem.problem is Problem.RULEBOOK_WITHOUT_PLAN
    assert problem.details.name == "Premium Career"


def test_a_value_for_a_plan_that_a_rulebook_lacks_is_told_as_that(data: DataFile) -> None:
    desk = Desk.begun(data, Answers(plan="premium-career", beginning=Beginning.NEW, subscribed_on=TODAY))
    desk.override("plans.premium-career.cap", 30)
    problem = result_by(desk.picture, load_shipped("credits-faq")).problem
    assert problem is not None
    assert problem.problem is Problem.RULEBOOK_WITHOUT_PLAN


def test_two_values_that_become_one_are_told_by_their_rule(desk: Desk) -> None:
    for plan in ("sales-navigator-core", "sales-navigator-advanced"):
        desk.override(f"plans.{plan}.cap", 30)
    problem = result_by(desk.picture, load_shipped("credits-faq")).problem
    assert problem is not None
    assert (problem.problem, problem.details.name) == (Problem.RULEBOOK_AGAINST_VALUE, "cap")


def test_a_renewal_that_another_rulebook_needs_is_told_as_missing(data: DataFile) -> None:
    problem = result_by(navigator(data).picture, load_shipped("linkedin-help-2019")).problem
    assert problem is not None
    assert (problem.problem, problem.details.day) == (Problem.RULEBOOK_AGAINST_RENEWAL, TODAY)


def test_switching_keeps_the_whole_rulebook_and_can_be_undone(desk: Desk) -> None:
    former = desk.picture.statement
    desk.do(switch_rulebook, desk.picture, shipped("per-month-guide"))
    account, book = desk.picture.account, load_shipped("per-month-guide")
    assert (account.rulebook_id, account.rulebook_version) == (book.id, book.version)
    assert account.rulebook_text == book.text
    assert desk.picture.statement != former
    assert desk.data.undo_name == "Switch Rulebook"
    desk.undo()
    assert desk.picture.statement == former


def test_switching_keeps_the_persons_own_values(data: DataFile) -> None:
    desk = Desk.begun(
        data, Answers(plan="sales-navigator-core", beginning=Beginning.NEW, subscribed_on=days_ago(40).date())
    )
    desk.override("plans.sales-navigator-core.cap", 33)
    desk.do(switch_rulebook, desk.picture, shipped("linkedin-help-2019"))
    assert desk.picture.statement.cap == 33


def test_a_rulebook_that_cannot_be_computed_with_is_not_switched_to(data: DataFile) -> None:
    desk = navigator(data)
    before = desk.picture.account
    with pytest.raises(Rejected):
        desk.do(switch_rulebook, desk.picture, shipped("linkedin-help-2019"))
    assert desk.data.read.account() == before
    assert desk.data.undo_name is None


def test_a_value_from_a_coming_day_is_none_of_today(desk: Desk) -> None:
    with desk.data.unit_of_work("Change Rule") as work:
        work.overrides.set("expiry.days", 60, from_on=date(2026, 4, 1), noted_at=datetime(2026, 3, 16))
        desk.take_over(work.commit())
    assert not any(shown(desk).own)


def test_comparing_needs_no_data_file(desk: Desk) -> None:
    picture = desk.picture
    desk.data.close()
    assert result_by(picture, load_shipped("credits-faq")).standing is not None
