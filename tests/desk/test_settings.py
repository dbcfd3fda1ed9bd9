"""Settings that lie in the data file: days of warning and the account's time zone."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.desk.rejection import Problem, Rejected
from inmail_desk.desk.settings import (
    DaysOfWarning,
    change_days_of_warning,
    change_time_zone,
    days_of_warning,
)
from inmail_desk.desk.today import today_page
from inmail_desk.desk.todos import TodoKind

from .opened_desk import TODAY, Desk, days_ago

USUAL = DaysOfWarning(loss=60, closing=7, check=14)


def kinds(desk: Desk) -> set[TodoKind]:
    return {todo.kind for todo in today_page(desk.picture).todos}


def test_the_usual_days_hold_until_others_are_set(desk: Desk) -> None:
    assert desk.picture.warnings == USUAL


def test_a_loss_becomes_a_thing_to_do_as_early_as_was_set(desk: Desk) -> None:
    desk.add("Amara Okafor")
    days = today_page(desk.picture).loss.days_left  # type: ignore[union-attr]
    desk.do(change_days_of_warning, USUAL._replace(loss=days - 1))
    before = kinds(desk)
    desk.do(change_days_of_warning, USUAL._replace(loss=days))
    assert (TodoKind.USE_CREDITS in before, TodoKind.USE_CREDITS in kinds(desk)) == (False, True)


def test_a_window_closes_soon_as_early_as_was_set(desk: Desk) -> None:
    desk.written(1, days_ago(60))
    before = kinds(desk)
    desk.do(change_days_of_warning, USUAL._replace(closing=40))
    assert (TodoKind.WINDOW_CLOSES in before, TodoKind.WINDOW_CLOSES in kinds(desk)) == (False, True)


def test_a_check_is_due_as_often_as_was_set(desk: Desk) -> None:
    desk.do(change_days_of_warning, USUAL._replace(check=365))
    desk.picture = desk.on(TODAY + timedelta(days=20))
    assert TodoKind.CHECK_BALANCE not in kinds(desk)


def test_days_of_warning_are_undone_and_done_again(desk: Desk) -> None:
    desk.do(change_days_of_warning, DaysOfWarning(loss=1, closing=2, check=3))
    desk.undo()
    undone = desk.picture.warnings
    desk.redo()
    assert (undone, desk.picture.warnings) == (USUAL, DaysOfWarning(loss=1, closing=2, check=3))


def test_the_same_days_again_are_no_change(desk: Desk) -> None:
    assert not desk.do(change_days_of_warning, USUAL)


@pytest.mark.parametrize(
    ("number", "problem"),
    [(0, Problem.NUMBER_MISSING), (-1, Problem.NEGATIVE_NUMBER), (366, Problem.NUMBER_TOO_LARGE)],
)
@pytest.mark.parametrize("name", DaysOfWarning._fields)
def test_a_number_of_days_that_cannot_be_is_rejected_at_its_field(
    desk: Desk, name: str, number: int, problem: Problem
) -> None:
    with pytest.raises(Rejected) as rejected:
        desk.do(change_days_of_warning, USUAL._replace(**{name: number}))
    assert (rejected.value.problem, rejected.value.field) == (problem, name)


def test_of_three_numbers_none_is_kept_where_one_is_rejected(desk: Desk) -> None:
    with pytest.raises(Rejected):
        desk.do(change_days_of_warning, DaysOfWarning(loss=5, closing=5, check=0))
    assert days_of_warning(desk.data.read) == USUAL


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(text=st.one_of(st.text(), st.integers().map(str), st.just("0"), st.just("٣"), st.just("9" * 9000)))
def test_what_another_program_has_written_is_a_number_of_days_or_the_usual(text: str) -> None:
    class Read:
        def setting(self, _: str) -> str | None:
            return text

    for number, usual in zip(days_of_warning(Read()), USUAL, strict=True):  # type: ignore[arg-type]
        assert number == usual or (1 <= number <= 365 and int(text) == number)


def test_nonsense_in_the_file_does_not_keep_it_from_opening(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.data.path)) as other, other:
        other.execute("INSERT INTO setting (key, value) VALUES ('days_of_warning_loss', 'soon')")
    assert days_of_warning(desk.data.read) == USUAL


def test_the_time_zone_is_changed_in_one_step_that_can_be_undone(desk: Desk) -> None:
    desk.do(change_time_zone, "UTC")
    changed = desk.picture.account.time_zone
    name = desk.data.undo_name
    desk.undo()
    assert (changed, name, desk.picture.account.time_zone) == ("UTC", "Change Time Zone", "local")


def test_what_was_recorded_keeps_its_day_in_another_time_zone(desk: Desk) -> None:
    desk.written(2, days_ago(3))
    before = desk.picture.recorded.facts
    desk.do(change_time_zone, "Pacific/Kiritimati")
    assert desk.picture.recorded.facts == before
