"""Thousands of rows at once are undone and done again like a few, and the next change is noted as before."""

from datetime import datetime

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown, NoSuchRow
from inmail_desk.store.prospects_repository import ProspectFields

NOW = datetime(2026, 3, 16, 10, 0)
MANY = 1200


def _address(number: int) -> ProfileAddress:
    found = normalise(f"https://www.linkedin.com/in/invented-{number}")
    assert isinstance(found, ProfileAddress)
    return found


def _added(data: DataFile) -> tuple[int, ...]:
    with data.unit_of_work("Add many") as work:
        ids = work.prospects.add_many(
            [
                {"name": f"Person {number}", "added_at": NOW, "addresses": (_address(number),)}
                for number in range(MANY)
            ]
        )
        inmails = work.inmails.add_many([{"prospect_id": id, "sent_at": NOW} for id in ids])
        work.inmails.respond_many(dict.fromkeys(inmails, NOW), Outcome.REPLY)
        changed = work.commit()
    assert changed.prospects == frozenset(ids)
    return ids


def _content(data: DataFile) -> object:
    return data.read.prospects(), data.read.inmails()


def test_they_are_undone_and_done_again(data_file: DataFile) -> None:
    before = _content(data_file)
    _added(data_file)
    after = _content(data_file)
    assert len(data_file.read.inmails()) == MANY
    data_file.undo()
    assert _content(data_file) == before
    data_file.redo()
    assert _content(data_file) == after


def test_one_more_is_noted_as_before(data_file: DataFile) -> None:
    _added(data_file)
    with data_file.unit_of_work("Add one") as work:
        work.prospects.add(name="One", added_at=NOW)
        work.commit()
    data_file.undo()
    assert len(data_file.read.prospects()) == MANY


def test_after_many_were_rolled_back_one_is_noted_as_before(data_file: DataFile) -> None:
    with data_file.unit_of_work("Add many") as work:
        work.prospects.add_many([{"name": f"Person {number}", "added_at": NOW} for number in range(MANY)])
    with data_file.unit_of_work("Add one") as work:
        work.prospects.add(name="One", added_at=NOW)
        work.commit()
    data_file.undo()
    assert data_file.read.prospects() == ()


def test_each_of_many_is_changed_in_its_own_way_and_back(data_file: DataFile) -> None:
    ids = _added(data_file)
    before = _content(data_file)
    edits: dict[int, ProspectFields] = {id: {"company": f"Company {id}"} for id in ids}
    edits[ids[0]] = {"title": "CTO", "degree": 2}
    with data_file.unit_of_work("Edit each") as work:
        work.prospects.edit_each(edits)
        changed = work.commit()
    first, second, *_ = data_file.read.prospects(ids)
    assert (first.company, first.title, first.degree) == ("", "CTO", 2)
    assert (second.company, second.title) == (f"Company {second.id}", "")
    assert changed.prospects == frozenset(ids)
    data_file.undo()
    assert _content(data_file) == before


def test_of_many_edits_one_of_nobody_is_told_and_none_is_written(data_file: DataFile) -> None:
    ids = _added(data_file)
    with pytest.raises(NoSuchRow), data_file.unit_of_work("Edit each") as work:
        work.prospects.edit_each({ids[0]: {"company": "Acme"}, 10**6: {"company": "Nobody Ltd"}})
    assert data_file.read.prospects(ids[:1])[0].company == ""


def test_many_addresses_are_added_and_those_that_are_there_stay(data_file: DataFile) -> None:
    ids = _added(data_file)
    with data_file.unit_of_work("Add addresses") as work:
        work.prospects.add_addresses([(id, _address(MANY + place)) for place, id in enumerate(ids)])
        work.prospects.add_addresses(
            [(ids[0], _address(0)), (ids[0], _address(MANY)), (ids[0], _address(9999))]
        )
        work.commit()
    first, second, *_ = data_file.read.prospects(ids)
    assert [each.key for each in first.addresses] == [
        "in/invented-0",
        f"in/invented-{MANY}",
        "in/invented-9999",
    ]
    assert len(second.addresses) == 2


def test_one_address_for_two_people_is_told_with_the_first_of_them(data_file: DataFile) -> None:
    ids = _added(data_file)
    with pytest.raises(AlreadyKnown) as known, data_file.unit_of_work("Add addresses") as work:
        work.prospects.add_addresses([(ids[1], _address(5000)), (ids[2], _address(5000))])
    assert (known.value.prospect_id, known.value.name) == (ids[1], "Person 1")
    assert all(len(each.addresses) == 1 for each in data_file.read.prospects(ids[1:3]))
