"""Everybody by id: the same people, whether they have been read or are asked of the file."""

from datetime import date

import pytest

from inmail_desk.desk.prospects import set_follow_up, set_inmail_off, set_priority
from inmail_desk.desk.roster import Roster
from inmail_desk.store.values import Priority

from .opened_desk import TODAY, Desk


@pytest.fixture
def roster(desk: Desk) -> Roster:
    """Nobody of eight has been read yet."""
    ids = desk.add(*"ABCDEFGH")
    desk.do(set_priority, ids[3:5], Priority.HIGH)
    desk.do(set_priority, ids[5:6], Priority.LOW)
    desk.do(set_follow_up, ids[1:2], TODAY)
    desk.do(set_follow_up, ids[2:3], date(2030, 1, 1))
    desk.do(set_inmail_off, ids[7:8], True)
    return Roster(desk.data.read)


def read(roster: Roster) -> Roster:
    roster.everybody()
    return roster


def test_counting_reads_nobody(roster: Roster) -> None:
    assert (len(roster), roster.is_read) == (8, False)


def test_naming_a_few_reads_nobody_else(roster: Roster) -> None:
    assert ([each.name for each in roster.some([3, 1, 99])], roster.is_read) == (["C", "A"], False)


def test_a_few_are_the_same_before_and_after_everybody_was_read(roster: Roster) -> None:
    assert roster.some([3, 1, 99]) == read(roster).some([3, 1, 99])


@pytest.mark.parametrize(("taken", "most"), [(set(), 8), ({1, 4}, 8), (set(), 2)])
def test_whom_to_write_to_is_the_same_before_and_after(roster: Roster, taken: set[int], most: int) -> None:
    assert roster.to_write(taken, most) == read(roster).to_write(taken, most)


def test_whom_to_write_to_begins_with_the_highest_priority(roster: Roster) -> None:
    assert roster.to_write(set(), 2)[0] == [4, 5]


def test_whoever_is_due_is_the_same_before_and_after(roster: Roster) -> None:
    assert roster.due(TODAY) == read(roster).due(TODAY)


def test_reading_everybody_in_parts_ends_with_the_same_people(roster: Roster, desk: Desk) -> None:
    everybody = Roster(desk.data.read).everybody()
    for _ in roster.read_in_parts():
        assert not roster.is_read
    assert roster.is_read
    assert list(roster.everybody().items()) == list(everybody.items())


def test_who_was_read_at_once_meanwhile_is_not_read_again(roster: Roster) -> None:
    parts = roster.read_in_parts()
    next(parts)
    everybody = roster.everybody()
    assert list(parts) == []
    assert roster.everybody() is everybody


def test_a_name_is_read_with_everybody(roster: Roster) -> None:
    assert (roster[1].name, roster.is_read) == ("A", True)
