"""What people take out as tables, in plain English. Today is 2026-03-16."""

from datetime import date

import pytest

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.desk.exporting_tables import (
    EVERYTHING,
    EntryKey,
    Extra,
    TableOfPeople,
    columns_with_address,
    ledger_table,
    prospects_table,
)
from inmail_desk.desk.exporting_words import PLAIN_WORDS
from inmail_desk.desk.ledger_page import Ledger
from inmail_desk.desk.pasting import Candidate
from inmail_desk.desk.people import Column
from inmail_desk.desk.prospects import add_prospects, edit_text, set_inmail_off
from inmail_desk.exchange.table_out import Cell, Kind, Table
from tests.exchange.tables_out import csv_bytes

from .opened_desk import Desk, address, days_ago


def cells(desk: Desk, column: TableOfPeople, *ids: int) -> list[Cell]:
    return [row[0] for row in prospects_table(desk.picture, ids, PLAIN_WORDS, [column]).rows]


def column(table: Table, heading: str) -> list[Cell]:
    place = [each.heading for each in table.columns].index(heading)
    return [row[place] for row in table.rows]


def test_the_rows_stand_in_the_order_asked_for_and_whoever_is_gone_is_left_out(desk: Desk) -> None:
    ann, bo = desk.add("Ann Sample", "Bo Test")
    assert cells(desk, Column.NAME, bo, 999, ann) == ["Bo Test", "Ann Sample"]


def test_a_person_without_an_inmail_is_to_write_and_has_no_days(desk: Desk) -> None:
    (ann,) = desk.add("Ann Sample")
    row = prospects_table(desk.picture, [ann], PLAIN_WORDS, [Column.STATE, Column.SENT, Column.UNTIL]).rows[0]
    assert row == ["To write", None, None]


def test_the_status_holds_tomorrow_as_well(desk: Desk) -> None:
    (pending,), (lapsed,) = desk.written(1, days_ago(10)), desk.written(1, days_ago(65))
    (answered,) = desk.written(1, days_ago(20))
    desk.answer([answered], Outcome.MAYBE_LATER, at=days_ago(3))
    desk.picture = desk.on(date(2026, 4, 20))
    assert cells(desk, Column.STATE, pending, lapsed, answered) == ["Pending", "No answer", "Maybe later"]
    assert cells(desk, Extra.ANSWERED, pending, answered) == [None, days_ago(3).date()]


def test_days_are_days_and_yes_is_yes(desk: Desk) -> None:
    (ann,) = desk.written(1, days_ago(10))
    desk.do(set_inmail_off, [ann], True)
    assert cells(desk, Column.SENT, ann) == [date(2026, 3, 6)]
    assert cells(desk, Extra.INMAIL_OFF, ann) == [True]


def test_the_address_is_the_first_one_and_the_others_stand_beside(desk: Desk) -> None:
    (ann,) = desk.do(
        add_prospects, [Candidate(name="Ann Sample", address=address("ann-sample"))], now=days_ago(30)
    ).prospects
    assert cells(desk, Extra.ADDRESS, ann) == ["https://www.linkedin.com/in/ann-sample"]
    assert cells(desk, Extra.OTHER_ADDRESSES, ann) == [""]


def test_a_file_has_the_columns_shown_with_what_a_list_cannot_do_without() -> None:
    assert columns_with_address((Column.NAME, Column.COMPANY, Column.STATE)) == (
        Column.NAME,
        Column.COMPANY,
        Column.TITLE,
        Column.STATE,
        Extra.ANSWERED,
        Extra.ADDRESS,
    )


def test_a_title_with_a_column_of_its_own_is_not_written_twice() -> None:
    assert columns_with_address((Column.TITLE, Column.COMPANY)).count(Column.TITLE) == 1


@pytest.mark.parametrize("wanted", [*Column, *Extra])
def test_everything_has_every_column_once_with_a_heading_of_its_own(wanted: TableOfPeople) -> None:
    headings = [PLAIN_WORDS.heading(each) for each in EVERYTHING]
    assert EVERYTHING.count(wanted) == 1
    assert headings.count(PLAIN_WORDS.heading(wanted)) == 1


def test_notes_are_wrapped(desk: Desk) -> None:
    (ann,) = desk.add("Ann Sample")
    desk.do(edit_text, ann, "notes", "one\ntwo")
    (notes,) = prospects_table(desk.picture, [ann], PLAIN_WORDS, [Column.NOTES]).columns
    assert notes.long


def test_a_name_that_a_spreadsheet_would_run_is_marked_in_the_file(desk: Desk) -> None:
    (ann,) = desk.add("=HYPERLINK(1)")
    data = csv_bytes(prospects_table(desk.picture, [ann], PLAIN_WORDS, [Column.NAME]))
    assert data.decode("utf-8-sig").splitlines() == ["Name", "'=HYPERLINK(1)"]


def test_the_ledger_without_a_choice_holds_all_until_today(desk: Desk) -> None:
    table = ledger_table(desk.picture, desk.data, PLAIN_WORDS)
    assert [row[:2] for row in table.rows] == [
        [date(2026, 1, 10), "Allotment"],
        [date(2026, 2, 10), "Allotment"],
        [date(2026, 3, 10), "Allotment"],
    ]


def test_the_ledgers_credits_are_numbers_with_the_balance_after_them(desk: Desk) -> None:
    desk.written(1, days_ago(1))
    table = ledger_table(desk.picture, desk.data, PLAIN_WORDS)
    assert [each.kind for each in table.columns[3:5]] == [Kind.NUMBER, Kind.NUMBER]
    assert table.rows[-1][3:5] == [-1, 44]


def test_the_ledger_names_the_person_and_the_day_on_which_the_lot_ends(desk: Desk) -> None:
    (ann,) = desk.add("Ann Sample")
    desk.send([ann], days_ago(1))
    table = ledger_table(desk.picture, desk.data, PLAIN_WORDS)
    assert (column(table, "What")[-1], column(table, "Lot ends")[-1]) == ("Ann Sample", date(2026, 4, 10))


def test_chosen_entries_stand_in_their_order(desk: Desk) -> None:
    entries = [each for each in Ledger(desk.picture, desk.data).entries if not each.coming]
    keys = [EntryKey(each.number, each.fact) for each in reversed(entries)]
    table = ledger_table(desk.picture, desk.data, PLAIN_WORDS, keys)
    assert column(table, "Day") == [date(2026, 3, 10), date(2026, 2, 10), date(2026, 1, 10)]
