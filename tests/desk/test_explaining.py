"""Why each figure of the page Today is what it is."""

from datetime import date

import pytest
from hypothesis import given

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.checking import record_check
from inmail_desk.desk.explaining import Explanation, Line, LineKind, explain
from inmail_desk.desk.losing import next_loss
from inmail_desk.desk.person import person_page
from inmail_desk.desk.plan import cancel, change_plan, record_bonus
from inmail_desk.desk.plan_page import plan_page
from inmail_desk.desk.setting_up import Answers
from inmail_desk.desk.today import Figure, today_page
from inmail_desk.store.data_file import DataFile

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago, made_up
from .walking import Step, Walk, beginnings, walks


def lines(explanation: Explanation, kind: LineKind) -> list[Line]:
    return [line for line in explanation.lines if line.kind is kind]


def rules(explanation: Explanation) -> set[str]:
    return {answer.key.rule for answer in explanation.rules}


@made_up(10)
@given(beginning=beginnings, walk=walks(20))
def test_every_explanation_adds_up_to_its_figure(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step]
) -> None:
    with fresh_file() as data:
        desk = Desk.begun(data, beginning)
        walker = Walk(desk)
        for step in walk:
            walker.take(step)
            picture = desk.picture
            shown = today_page(picture)

            balance = explain(picture, Figure.BALANCE)
            assert sum(line.credits for line in lines(balance, LineKind.SUM)) == shown.balance, step
            assert [line.credits for line in lines(balance, LineKind.TOTAL)] == [shown.balance]
            lots = [line.lot for line in lines(balance, LineKind.LOT)]
            assert sum(lot.remaining for lot in lots if lot is not None) == shown.balance

            loss = explain(picture, Figure.NEXT_LOSS)
            parts = [line for line in loss.lines if line.kind not in (LineKind.TOTAL, LineKind.NOTHING)]
            expected = 0 if shown.loss is None else shown.loss.credits
            assert sum(line.credits for line in parts) == expected, step

            waiting = explain(picture, Figure.WAITING)
            assert len(lines(waiting, LineKind.PENDING)) == shown.waiting.people

            arrival = explain(picture, Figure.ARRIVAL)
            granted = lines(arrival, LineKind.ALLOTMENT)
            assert (granted[0].on if granted else None) == (shown.arrival.on if shown.arrival else None)
            for figure in Figure:
                assert explain(picture, figure).lines
        # The other pages can be shown whatever has happened.
        assert len(plan_page(desk.picture, data).history) == len(desk.picture.plan_events)
        for id in desk.picture.prospects:
            assert person_page(desk.picture, data, id) is not None


# The balance


def test_the_balance_is_the_sum_of_what_came_and_went(desk: Desk) -> None:
    desk.written(2, days_ago(5))
    told = explain(desk.picture, Figure.BALANCE)
    sums = [(line.posting, line.credits, line.count) for line in lines(told, LineKind.SUM)]
    assert sums == [(Kind.ALLOTMENT, 45, 3), (Kind.SPEND, -2, 2)]
    lots = [line.lot.remaining for line in lines(told, LineKind.LOT) if line.lot is not None]
    assert lots == [13, 15, 15]
    assert {"allotment", "cap", "renewal"} <= rules(told)


def test_the_last_check_stands_beside_the_balance(desk: Desk) -> None:
    assert lines(explain(desk.picture, Figure.BALANCE), LineKind.CHECK) == []
    desk.do(record_check, 40, inmails_before=True, adjust=False, now=NOW)
    (check,) = lines(explain(desk.picture, Figure.BALANCE), LineKind.CHECK)
    assert (check.on, check.credits) == (TODAY, -5)


# The next loss


def test_a_loss_by_age_names_the_lot_and_the_rule(desk: Desk) -> None:
    told = explain(desk.picture, Figure.NEXT_LOSS)
    (ends,) = lines(told, LineKind.LOT_ENDS)
    assert ends.lot is not None
    assert (ends.lot.granted_on, ends.on, ends.credits) == (date(2026, 1, 10), date(2026, 4, 10), 15)
    assert rules(told) == {"expiry.mode", "expiry.days"}


def test_a_loss_by_the_cap_names_the_balance_before_and_the_cap(data: DataFile) -> None:
    answers = Answers(plan="recruiter-corporate", credits=590, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    told = explain(desk.picture, Figure.NEXT_LOSS)
    (cut,) = lines(told, LineKind.CAP_CUT)
    assert (cut.on, cut.count, cut.limit, cut.credits) == (date(2026, 4, 10), 590, 600, 140)
    assert rules(told) == {"cap", "allotment", "renewal"}


def test_the_cap_named_is_that_of_the_plan_in_force_on_that_day(data: DataFile) -> None:
    answers = Answers(plan="recruiter-corporate", credits=590, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    desk.override("plan_change.credits", "kept")
    desk.do(change_plan, desk.picture, "recruiter-lite", on=date(2026, 3, 20))
    (cut,) = lines(explain(desk.picture, Figure.NEXT_LOSS), LineKind.CAP_CUT)
    assert (cut.on, cut.limit, cut.credits) == (date(2026, 3, 20), 120, 30)


@pytest.mark.parametrize(
    ("kind", "named"),
    [(Kind.PLAN_CHANGE, {"plan_change.credits", "plan_change.effective"}), (Kind.CANCELLATION, set())],
)
def test_a_loss_with_the_plan_names_what_ends_it(desk: Desk, kind: Kind, named: set[str]) -> None:
    if kind is Kind.PLAN_CHANGE:
        desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 3, 20))
    else:
        desk.do(cancel, desk.picture, last_day=date(2026, 3, 19))
    told = explain(desk.picture, Figure.NEXT_LOSS)
    (ends,) = lines(told, LineKind.ENDS_WITH_PLAN)
    assert (ends.posting, ends.credits, ends.on) == (kind, 45, date(2026, 3, 20))
    assert rules(told) == named


def test_what_arrives_before_the_plan_changes_and_goes_with_it_is_told_apart(desk: Desk) -> None:
    desk.do(change_plan, desk.picture, "premium-career", on=date(2026, 4, 15))
    lost = list(explain(desk.picture, Figure.NEXT_LOSS).lines)
    assert lost[-1].kind is LineKind.TOTAL
    assert sum(line.credits for line in lost[:-1]) == lost[-1].credits


def test_a_bonus_that_ends_on_a_day_of_its_own_says_so(desk: Desk) -> None:
    desk.do(record_bonus, desk.picture, credits=2, on=TODAY, now=NOW, expires_on=date(2026, 3, 20))
    told = explain(desk.picture, Figure.NEXT_LOSS)
    (ends,) = lines(told, LineKind.LOT_ENDS)
    assert (ends.own_end, ends.credits) == (True, 2)
    assert rules(told) == set()


# What arrives, who is waiting, what may come back


def test_the_coming_allotments_stand_with_what_the_cap_cuts_of_them(data: DataFile) -> None:
    answers = Answers(plan="recruiter-corporate", credits=590, last_renewal_on=date(2026, 3, 10))
    desk = Desk.begun(data, answers)
    told = explain(desk.picture, Figure.ARRIVAL)
    first, cut, *_ = told.lines
    assert (first.kind, first.on, first.credits) == (LineKind.ALLOTMENT, date(2026, 4, 10), 150)
    assert (cut.kind, cut.credits) == (LineKind.CAP_CUT, 140)


def test_whoever_is_waited_for_is_named_with_the_nearest_window_first(desk: Desk) -> None:
    al, bo = desk.add("Al", "Bo")
    desk.send([al], days_ago(5))
    desk.send([bo], days_ago(50))
    told = lines(explain(desk.picture, Figure.WAITING), LineKind.PENDING)
    assert [(line.name, line.prospect, line.count, line.on) for line in told] == [
        ("Bo", bo, 40, date(2026, 4, 25)),
        ("Al", al, 85, date(2026, 6, 9)),
    ]


def test_what_may_come_back_says_from_how_many_it_was_learnt(desk: Desk) -> None:
    pending = desk.written(3, days_ago(5))
    told = explain(desk.picture, Figure.MAY_COME_BACK)
    (few,) = lines(told, LineKind.TOO_FEW)
    assert (few.count, few.limit) == (0, 10)
    desk.answer(desk.written(4, days_ago(60)), at=days_ago(40))
    desk.written(8, days_ago(100))
    told = explain(desk.picture, Figure.MAY_COME_BACK)
    (share,) = lines(told, LineKind.SHARE)
    (range_,) = lines(told, LineKind.RANGE)
    assert (share.count, share.limit) == (4, 12)
    assert 0 <= range_.count <= range_.limit <= len(pending)
    assert range_.on == date(2026, 6, 9)


# Nothing to explain


@pytest.mark.parametrize("figure", [each for each in Figure if each is not Figure.BALANCE])
def test_where_there_is_nothing_one_line_says_so(data: DataFile, figure: Figure) -> None:
    desk = Desk.begun(data, Answers(plan="basic", credits=0, last_renewal_on=date(2026, 3, 10)))
    assert [line.kind for line in explain(desk.picture, figure).lines] == [LineKind.NOTHING]


@pytest.mark.parametrize("figure", list(Figure))
def test_without_a_subscription_every_figure_can_still_be_explained(desk: Desk, figure: Figure) -> None:
    desk.written(2, days_ago(20))
    desk.do(cancel, desk.picture, last_day=days_ago(3).date())
    assert next_loss(desk.picture) is None
    told = explain(desk.picture, figure)
    assert told.figure is figure
    assert told.lines
    assert told.rules == ()
