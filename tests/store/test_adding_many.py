"""Thousands of rows at once are undone and done again like a few, and the next change is noted as before."""

from datetime import datetime

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.store.addresses import ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile

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
