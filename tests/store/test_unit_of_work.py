"""One unit of work is saved as a whole or not at all."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import InvalidValue
from inmail_desk.store.unit_of_work import UnitOfWork

from .entering import MORNING, enter_prospect, enter_something_everywhere, names, rows_of


def test_what_is_not_committed_was_never_there(full: DataFile) -> None:
    before = rows_of(full.path)
    with full.unit_of_work("Delete everybody") as work:
        work.prospects.delete_many([1, 2])
    assert rows_of(full.path) == before
    assert full.undo_name is None


def test_an_error_within_a_unit_takes_everything_back_and_is_not_hidden(full: DataFile) -> None:
    before = rows_of(full.path)

    def delete_and_fail() -> None:
        with full.unit_of_work("Delete everybody") as work:
            work.prospects.delete_many([1, 2])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        delete_and_fail()
    assert rows_of(full.path) == before
    assert enter_prospect(full, "Bo Ek") > 2


def test_an_error_after_the_commit_changes_nothing_that_was_saved(data_file: DataFile) -> None:
    def save_and_fail() -> None:
        with data_file.unit_of_work("Add prospect") as work:
            work.prospects.add(name="Anna Lindqvist", added_at=MORNING)
            work.commit()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert names(data_file) == ["Anna Lindqvist"]
    assert data_file.undo_name == "Add prospect"


def test_a_refused_value_can_be_corrected_in_the_same_unit(data_file: DataFile) -> None:
    with data_file.unit_of_work("Add prospect") as work:
        with pytest.raises(InvalidValue):
            work.prospects.add(name="", added_at=MORNING)
        work.prospects.add(name="Anna Lindqvist", added_at=MORNING)
        work.commit()
    assert names(data_file) == ["Anna Lindqvist"]


def test_saved_rows_are_in_the_file_at_once(data_file: DataFile) -> None:
    with data_file.unit_of_work("Enter") as work:
        enter_something_everywhere(work)
        work.commit()
        assert len(rows_of(data_file.path)["inmail"]) == 3


INSIDE: dict[str, Callable[[DataFile], object]] = {
    "another unit": lambda data_file: data_file.unit_of_work("Inner").__enter__(),
    "undo": lambda data_file: data_file.undo(),
    "redo": lambda data_file: data_file.redo(),
}


@pytest.mark.parametrize("inner", INSIDE)
def test_within_a_unit_nothing_else_can_be_done(data_file: DataFile, inner: str) -> None:
    enter_prospect(data_file)
    with data_file.unit_of_work("Outer") as work:
        work.prospects.add(name="Bo Ek", added_at=MORNING)
        with pytest.raises(RuntimeError, match="a unit of work is open"):
            INSIDE[inner](data_file)
        work.commit()
    assert names(data_file) == ["Anna Lindqvist", "Bo Ek"]


def test_a_unit_is_committed_once(data_file: DataFile) -> None:
    with data_file.unit_of_work("Add prospect") as work:
        work.prospects.add(name="Anna Lindqvist", added_at=MORNING)
        work.commit()
        with pytest.raises(RuntimeError, match="ended"):
            work.commit()
    assert names(data_file) == ["Anna Lindqvist"]


def test_after_the_commit_nothing_more_is_written(data_file: DataFile) -> None:
    kept: list[UnitOfWork] = []
    with data_file.unit_of_work("Add prospect") as work:
        work.prospects.add(name="Anna Lindqvist", added_at=MORNING)
        work.commit()
        kept.append(work)
        with pytest.raises(RuntimeError, match="ended"):
            work.prospects.add(name="Bo Ek", added_at=MORNING)
    with pytest.raises(RuntimeError, match="ended"):
        kept[0].prospects.add(name="Cia Ek", added_at=MORNING)
    assert names(data_file) == ["Anna Lindqvist"]


def test_another_thread_may_take_over(data_file: DataFile) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(enter_prospect, data_file, "Anna Lindqvist").result()
        assert names(data_file) == ["Anna Lindqvist"]
        enter_prospect(data_file, "Bo Ek")
        assert thread.submit(names, data_file).result() == ["Anna Lindqvist", "Bo Ek"]
        thread.submit(data_file.undo).result()
    assert names(data_file) == ["Anna Lindqvist"]
    assert data_file.redo_name == "Add prospect"


def test_two_threads_never_write_into_the_same_unit(data_file: DataFile) -> None:
    with ThreadPoolExecutor(1) as thread, data_file.unit_of_work("Add prospect") as work:
        work.prospects.add(name="Anna Lindqvist", added_at=MORNING)
        with pytest.raises(RuntimeError, match="a unit of work is open"):
            thread.submit(enter_prospect, data_file, "Bo Ek").result()
        work.commit()
    assert names(data_file) == ["Anna Lindqvist"]
