"""An activity can be tried on the file without keeping anything of it."""

import pytest

from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import InvalidValue

from .entering import MORNING, enter_prospect, names, rows_of


def add_bo(data_file: DataFile) -> Changed:
    with data_file.unit_of_work("Add prospect") as work:
        work.prospects.add(name="Bo Ek", added_at=MORNING)
        return work.commit()


def test_what_is_rehearsed_can_be_read_while_it_lasts(data_file: DataFile) -> None:
    seen: list[list[str]] = []
    data_file.rehearse(lambda: add_bo(data_file), lambda _: seen.append(names(data_file)))
    assert seen == [["Bo Ek"]]


def test_nothing_of_a_rehearsal_is_kept(full: DataFile) -> None:
    before = rows_of(full.path)
    full.rehearse(lambda: add_bo(full), lambda _: None)
    assert rows_of(full.path) == before


def test_a_rehearsal_tells_what_would_change(data_file: DataFile) -> None:
    seen: list[Changed] = []
    data_file.rehearse(lambda: add_bo(data_file), seen.append)
    assert seen == [add_bo(data_file)]


def test_a_rehearsal_leaves_undo_and_redo_as_they_are(data_file: DataFile) -> None:
    add_bo(data_file)
    enter_prospect(data_file, "Anna Lindqvist")
    data_file.undo()
    data_file.rehearse(lambda: add_bo(data_file), lambda _: None)
    data_file.redo()
    assert names(data_file) == ["Bo Ek", "Anna Lindqvist"]
    data_file.undo()
    data_file.undo()
    assert names(data_file) == []


def test_a_rehearsal_that_is_refused_leaves_nothing_open(data_file: DataFile) -> None:
    def refused() -> None:
        with data_file.unit_of_work("Add prospect") as work:
            work.prospects.add(name="", added_at=MORNING)

    with pytest.raises(InvalidValue):
        data_file.rehearse(refused, lambda _: None)
    assert add_bo(data_file)
    assert names(data_file) == ["Bo Ek"]


def test_an_error_while_looking_keeps_nothing_and_is_not_hidden(data_file: DataFile) -> None:
    def fail(_: Changed) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        data_file.rehearse(lambda: add_bo(data_file), fail)
    assert names(data_file) == []
    assert add_bo(data_file)
