"""The list of prospects: filters, search, order, and rows that follow a change."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.desk.campaigns import add_campaign
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.people import Column, Filter, People, PersonRow, folded
from inmail_desk.desk.plan import record_purchase
from inmail_desk.desk.prospects import (
    TextField,
    add_prospects,
    delete_prospects,
    edit_text,
    set_campaign,
    set_follow_up,
    set_inmail_off,
    set_priority,
    set_tags,
)
from inmail_desk.desk.sending import log_inmails, log_touch, mark_deleted, mark_undelivered
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority, TouchKind

from .conftest import FreshFile
from .opened_desk import NOW, Desk, days_ago, made_up
from .walking import Step, Walk, beginnings, walks


def names(rows: list[PersonRow]) -> list[str]:
    return [row.prospect.name for row in rows]


def found(desk: Desk, search: str, filter: Filter = Filter.ALL) -> list[str]:
    return names(People(desk.picture).visible(filter, search))


@pytest.fixture
def six(desk: Desk) -> tuple[int, ...]:
    """Ann is new, Ben pending, Cai lapsed, Dot answered, Eli deleted, Flo undelivered."""
    ids = desk.add("Ann", "Ben", "Cai", "Dot", "Eli", "Flo")
    _, ben, cai, dot, eli, flo = ids
    desk.send([ben, dot, eli, flo], days_ago(5))
    desk.send([cai], days_ago(100))
    desk.answer([dot])
    desk.do(mark_deleted, desk.picture, [eli], at=NOW, now=NOW)
    desk.do(mark_undelivered, desk.picture, [flo], at=NOW, now=NOW)
    return ids


def test_whoever_can_be_written_to_stands_under_to_write(desk: Desk, six: tuple[int, ...]) -> None:
    assert found(desk, "", Filter.TO_WRITE) == ["Ann", "Flo", "Eli"]


def test_an_unanswered_inmail_is_pending_until_its_window_closes(desk: Desk, six: tuple[int, ...]) -> None:
    assert found(desk, "", Filter.PENDING) == ["Ben"]
    assert found(desk, "", Filter.LAPSED) == ["Cai"]


def test_whoever_has_answered_stands_under_answered(desk: Desk, six: tuple[int, ...]) -> None:
    assert found(desk, "", Filter.ANSWERED) == ["Dot"]


def test_whoever_has_switched_inmail_off_is_nobody_to_write_to(desk: Desk, six: tuple[int, ...]) -> None:
    desk.do(set_inmail_off, six[:3], True)
    assert found(desk, "", Filter.TO_WRITE) == ["Flo", "Eli"]
    assert found(desk, "", Filter.PENDING) == ["Ben"]
    assert len(found(desk, "")) == 6


def test_the_counts_are_what_the_filters_show(desk: Desk, six: tuple[int, ...]) -> None:
    desk.do(set_inmail_off, six[:1], True)
    people = People(desk.picture)
    assert people.counts() == {each: len(people.visible(each)) for each in Filter}
    assert people.counts()[Filter.ALL] == 6


@pytest.fixture
def renee(desk: Desk) -> int:
    candidate = Candidate(name="Renée Łukasz-Øster", company="Südwerk GmbH", title="Head of Sales")
    (id,) = desk.do(add_prospects, [candidate], now=NOW).prospects
    desk.do(set_tags, [id], add=["Conférence"])
    desk.do(edit_text, id, TextField.NOTES, "Met in São Paulo\nlikes ﬁshing")
    desk.add("Somebody Else")
    return id


@pytest.mark.parametrize(
    "search",
    [
        "renee",
        "RENÉE",
        "rene\u0301e",
        "sudwerk",
        "sales",
        "conference",
        "sao",
        "fishing",
        "lukasz",
        "oster",
    ],
)
def test_a_word_is_found_without_its_case_and_accents(desk: Desk, renee: int, search: str) -> None:
    assert found(desk, search) == ["Renée Łukasz-Øster"]


def test_every_word_has_to_be_there_in_whatever_part_and_order(desk: Desk, renee: int) -> None:
    assert found(desk, "  paulo   renee südwerk") == ["Renée Łukasz-Øster"]
    assert found(desk, "paulo renee nowhere") == []


def test_no_word_is_found_across_two_parts(desk: Desk, renee: int) -> None:
    assert found(desk, "østersüdwerk") == []


def test_letters_in_another_shape_are_the_same_letters(desk: Desk) -> None:
    desk.add("𝓙𝓪𝓷𝓮 Ｅｘａｍｐｌｅ")
    assert found(desk, "jane example") == ["𝓙𝓪𝓷𝓮 Ｅｘａｍｐｌｅ"]
    assert found(desk, "𝕁𝔸ℕ𝔼") == ["𝓙𝓪𝓷𝓮 Ｅｘａｍｐｌｅ"]


def test_a_search_looks_only_at_what_the_filter_leaves(desk: Desk, six: tuple[int, ...]) -> None:
    assert found(desk, "b", Filter.PENDING) == ["Ben"]
    assert found(desk, "ann", Filter.PENDING) == []


def test_spaces_alone_search_nothing(desk: Desk, renee: int) -> None:
    assert len(found(desk, " \t ")) == 2


def test_typing_on_deleting_and_typing_again_finds_what_a_new_search_finds(
    desk: Desk, six: tuple[int, ...]
) -> None:
    people = People(desk.picture)
    for search in ("a", "an", "ann", "an", "", "n be", "n", "e", "el", "b"):
        for filter in (Filter.ALL, Filter.PENDING):
            assert names(people.visible(filter, search)) == found(desk, search, filter), (search, filter)


@given(text=st.text(max_size=30))
@made_up(100)
def test_folding_a_text_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("search", ["\0", "\ud800", "%", "_", "*", "(", "\\", "🙂"])
def test_whatever_is_typed_is_only_looked_for(desk: Desk, renee: int, search: str) -> None:
    assert found(desk, search) == []


@pytest.fixture
def three(desk: Desk) -> tuple[int, int, int]:
    """Cy has everything, Al less of it, Bo nothing."""
    candidates = [
        Candidate(name="Cy", company="Äcme", title="Buyer", location="Arles", degree=3),
        Candidate(name="Bo"),
    ]
    cy, bo = desk.do(add_prospects, candidates, now=datetime(2026, 3, 1, 9, 0)).prospects
    candidates = [Candidate(name="al", company="bright", title="zoo keeper", location="Bonn", degree=2)]
    (al,) = desk.do(add_prospects, candidates, now=datetime(2026, 2, 1, 9, 0)).prospects
    for id, early in ((cy, True), (al, False)):
        desk.send([id], days_ago(20 if early else 10))
        desk.do(log_touch, [id], TouchKind.EMAIL, at=days_ago(9 if early else 2), now=NOW)
        desk.do(set_follow_up, [id], date(2026, 4, 1 if early else 2))
        desk.do(set_tags, [id], add=["early" if early else "Late"])
        desk.do(edit_text, id, TextField.NOTES, "a note" if early else "B note")
        desk.do(add_campaign, "Éarly" if early else "late")
        campaign = max(desk.picture.campaigns)
        desk.do(set_campaign, [id], campaign)
        desk.do(set_priority, [id], Priority.HIGH if early else Priority.LOW)
    return cy, al, bo


# The columns in which Cy comes before Al.
FIRST = (Column.COMPANY, Column.TITLE, Column.STATE, Column.SENT, Column.UNTIL, Column.PRIORITY)
FIRST += (
    Column.CAMPAIGN,
    Column.TAGS,
    Column.FOLLOW_UP,
    Column.LAST_TOUCH,
    Column.LOCATION,
    Column.NOTES,
)


@pytest.mark.parametrize("column", FIRST)
def test_each_column_sorts_both_ways_with_empty_cells_last(
    desk: Desk, three: tuple[int, int, int], column: Column
) -> None:
    people = People(desk.picture)
    people.sort(column)
    assert names(people.visible()) == ["Cy", "al", "Bo"]
    people.sort(column, descending=True)
    expected = ["Bo", "al", "Cy"] if column is Column.STATE else ["al", "Cy", "Bo"]
    assert names(people.visible()) == expected


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (Column.NAME, ["al", "Bo", "Cy"]),
        (Column.ADDED, ["al", "Bo", "Cy"]),
        (Column.DEGREE, ["al", "Cy", "Bo"]),
    ],
)
def test_names_days_added_and_degrees_sort_too(
    desk: Desk, three: tuple[int, int, int], column: Column, order: list[str]
) -> None:
    people = People(desk.picture)
    people.sort(column)
    assert names(people.visible()) == order


def test_every_column_can_be_sorted_by(desk: Desk, six: tuple[int, ...]) -> None:
    people = People(desk.picture)
    for column in Column:
        for descending in (False, True):
            people.sort(column, descending)
            assert len(people.visible()) == 6, column


def test_equal_cells_stand_in_the_order_of_names_in_both_directions(desk: Desk) -> None:
    desk.add("Émil", "dora", "Eve")
    people = People(desk.picture)
    for descending in (False, True):
        people.sort(Column.STATE, descending)
        assert names(people.visible()) == ["dora", "Émil", "Eve"]


def test_by_state_the_nearest_window_stands_first_then_whom_to_write_to(
    desk: Desk, six: tuple[int, ...]
) -> None:
    soon, low, high = desk.add("Soon", "Low", "High")
    desk.send([soon], days_ago(60))
    desk.do(set_priority, [low], Priority.LOW)
    desk.do(set_priority, [high], Priority.HIGH)
    expected = ["Soon", "Ben", "High", "Low", "Ann", "Flo", "Eli", "Cai", "Dot"]
    assert found(desk, "") == expected


def test_a_row_follows_its_prospect(desk: Desk, six: tuple[int, ...]) -> None:
    people = People(desk.picture)
    changed = desk.do(edit_text, six[0], TextField.NAME, "Zoe")
    people.update(desk.picture, changed.prospects)
    row = people.row(six[0])
    assert row is not None
    assert row.prospect.name == "Zoe"
    assert names(people.visible(search="zoe")) == ["Zoe"]


def test_a_deleted_prospect_leaves_the_list(desk: Desk, six: tuple[int, ...]) -> None:
    people = People(desk.picture)
    changed = desk.do(delete_prospects, six[:2])
    people.update(desk.picture, changed.prospects)
    assert people.row(six[0]) is None
    assert len(people) == len(people.visible()) == 4


@pytest.mark.parametrize("changed", [None, frozenset()])
def test_the_order_stays_when_the_picture_changes(desk: Desk, changed: frozenset[int] | None) -> None:
    desk.add("Ann", "Ben")
    people = People(desk.picture)
    people.sort(Column.NAME, descending=True)
    people.update(desk.picture, changed)
    assert names(people.visible()) == ["Ben", "Ann"]


def test_a_purchase_shows_on_whoever_found_no_credit_before(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=0, last_renewal_on=date(2026, 3, 10))
    begin(data, answers, now=datetime(2026, 3, 10, 8, 0))
    desk = Desk(data)
    (ann, *_) = desk.add(*(f"Person {number}" for number in range(20)))
    desk.send([ann], days_ago(2))
    desk.do(mark_undelivered, desk.picture, [ann], at=NOW, now=NOW)
    people = People(desk.picture)
    changed = desk.do(record_purchase, desk.picture, credits=5, on=date(2026, 3, 12), now=NOW)
    people.update(desk.picture, changed.prospects)
    assert people.row(ann) == People(desk.picture).row(ann)


def test_an_inmail_logged_late_shows_on_whoever_lost_the_credit_by_it(data: DataFile) -> None:
    answers = Answers(plan="premium-career", credits=1, last_renewal_on=date(2026, 3, 10))
    begin(data, answers, now=datetime(2026, 3, 10, 8, 0))
    desk = Desk(data)
    ann, ben, *_ = desk.add(*(f"Person {number}" for number in range(20)))
    desk.send([ann], days_ago(2))
    desk.do(mark_undelivered, desk.picture, [ann], at=NOW, now=NOW)
    people = People(desk.picture)
    late = {"sent_at": days_ago(4), "now": NOW}
    changed = desk.do(log_inmails, [desk.prospect(ben)], **late)
    people.update(desk.picture, changed.prospects)
    row = people.row(ann)
    assert row is not None
    assert not row.state.credited
    assert row == People(desk.picture).row(ann)


@made_up(10)
@given(beginning=beginnings, walk=walks(20), places=st.lists(st.integers(0, 14), min_size=30, max_size=30))
def test_an_updated_list_is_the_same_as_a_new_one(
    fresh_file: FreshFile, beginning: Answers, walk: list[Step], places: list[int]
) -> None:
    with fresh_file() as data:
        desk = Following.begun(data, beginning)
        desk.do(add_prospects, [Candidate(name=f"One of {number}") for number in range(20)], now=NOW)
        people = People(desk.picture)
        desk.follow = lambda changed: people.update(desk.picture, changed.prospects)
        walker = Walk(desk)
        for step, place in zip(walk, places, strict=False):
            walker.take(step)
            column, descending = list(Column)[place], place % 2 == 0
            people.sort(column, descending)
            new = People(desk.picture)
            new.sort(column, descending)
            assert people.visible() == new.visible(), (step, column)
            assert people.visible(Filter.TO_WRITE, "o 1") == new.visible(Filter.TO_WRITE, "o 1"), step
            assert people.counts() == new.counts(), step


class Following(Desk):
    """A desk that tells of each change, as the window's signal does."""

    follow: Callable[[Changed], Any] = staticmethod(bool)

    def take_over(self, changed: Changed | None) -> None:
        super().take_over(changed)
        if changed:
            self.follow(changed)
