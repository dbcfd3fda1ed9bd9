"""What was taken out as a table is taken in again as a list: into another account, and into the same one."""

from pathlib import Path

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.exporting_tables import prospects_table
from inmail_desk.desk.exporting_words import PLAIN_WORDS
from inmail_desk.desk.list_importing import ListReview, totals
from inmail_desk.desk.list_matching import review_list
from inmail_desk.desk.list_writing import import_list
from inmail_desk.desk.people import row_of
from inmail_desk.desk.prospects import TextField, add_address, edit_text, set_degree, set_priority, set_tags
from inmail_desk.desk.sending import mark_deleted, mark_undelivered
from inmail_desk.exchange.csv_out import write_csv
from inmail_desk.exchange.list_columns import proposed
from inmail_desk.exchange.list_entries import entries_of
from inmail_desk.exchange.list_tables import read_list
from inmail_desk.exchange.table_out import Table
from inmail_desk.exchange.xlsx_out import write_xlsx
from inmail_desk.store.values import Priority

from .conftest import FreshFile
from .opened_desk import NOW, TODAY, Desk, days_ago

KINDS = ("csv", "xlsx")


def written(desk: Desk, folder: Path, kind: str) -> Path:
    """The file of everybody."""
    path = folder / f"people.{kind}"
    table: Table = prospects_table(desk.picture, sorted(desk.picture.prospects), PLAIN_WORDS)
    with path.open("wb") as stream:
        if kind == "csv":
            write_csv(table, stream)
        else:
            write_xlsx([table], stream)
    return path


def looked_at(path: Path, desk: Desk) -> ListReview:
    table = read_list(path)
    entries = entries_of(table, proposed(table), today=TODAY)
    return review_list(table.name, entries, desk.picture, desk.data, now=NOW)


def taken_in(path: Path, desk: Desk) -> None:
    desk.do(import_list, desk.picture, looked_at(path, desk), now=NOW)


def state(desk: Desk, name: str) -> tuple[object, ...]:
    (found,) = [each for each in desk.data.read.prospects() if each.name == name]
    of = row_of(desk.picture, found).state
    return of.kind, of.sent_on, of.outcome, of.ended_on if of.outcome is not None else None


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_comes_back_as_the_one_that_it_was(
    desk: Desk, fresh_file: FreshFile, tmp_path: Path, kind: str
) -> None:
    for outcome in Outcome:
        (id,) = desk.add(outcome.value.title())
        desk.send([id], days_ago(20))
        desk.answer([id], outcome, days_ago(15))
    before = {each.value: state(desk, each.value.title()) for each in Outcome}
    with fresh_file() as data:
        other = Desk.begun(data)
        taken_in(written(desk, tmp_path, kind), other)
        assert {each.value: state(other, each.value.title()) for each in Outcome} == before


@pytest.mark.parametrize("kind", KINDS)
def test_an_inmail_that_was_not_delivered_comes_back_as_such(
    desk: Desk, fresh_file: FreshFile, tmp_path: Path, kind: str
) -> None:
    (id,) = desk.add("Una Sent")
    desk.send([id], days_ago(20))
    desk.do(mark_undelivered, desk.picture, [id], at=days_ago(20), now=NOW)
    before = state(desk, "Una Sent")
    with fresh_file() as data:
        other = Desk.begun(data)
        taken_in(written(desk, tmp_path, kind), other)
        assert state(other, "Una Sent") == before


@pytest.mark.parametrize("kind", KINDS)
def test_who_somebody_is_comes_back(desk: Desk, fresh_file: FreshFile, tmp_path: Path, kind: str) -> None:
    (id,) = desk.add("=Ana 🚀")
    for slug in ("ana", "ana-again", "ana-third"):
        desk.do(add_address, id, f"https://www.linkedin.com/in/{slug}")
    desk.do(edit_text, id, TextField.COMPANY, "-Acme, Inc")
    desk.do(edit_text, id, TextField.NOTES, "+one\ntwo; three\t'four'")
    desk.do(set_tags, [id], add=["@here", "there"])
    desk.do(set_degree, [id], 2)
    desk.do(set_priority, [id], Priority.HIGH)
    before = desk.prospect(id)
    with fresh_file() as data:
        other = Desk.begun(data)
        taken_in(written(desk, tmp_path, kind), other)
        (after,) = other.data.read.prospects()
        assert after._replace(id=id, added_at=before.added_at) == before


@pytest.mark.parametrize("kind", KINDS)
def test_into_the_same_account_nothing_comes_back(desk: Desk, tmp_path: Path, kind: str) -> None:
    new, waiting, answered, deleted, undelivered = desk.add("Ada", "Bo", "Cleo", "Dan", "Eva")
    for id in (new, waiting, answered, deleted, undelivered):
        desk.do(add_address, id, f"https://www.linkedin.com/in/{desk.prospect(id).name.lower()}")
    desk.send([waiting, answered, deleted, undelivered], days_ago(20))
    desk.answer([answered], Outcome.DECLINED, days_ago(15))
    desk.do(mark_deleted, desk.picture, [deleted], at=days_ago(10), now=NOW)
    desk.do(mark_undelivered, desk.picture, [undelivered], at=days_ago(20), now=NOW)
    review = looked_at(written(desk, tmp_path, kind), desk)
    assert set(totals(review)) == {0}
    assert [each.entry.remarks for each in review.proposals if each.entry.remarks] == []
