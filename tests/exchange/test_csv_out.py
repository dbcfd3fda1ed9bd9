"""Tables as CSV."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inmail_desk.exchange.list_tables import read_list
from inmail_desk.exchange.table_out import Table, TableColumn

from .tables_out import TEXTS, csv_bytes, table
from .test_formulas import HOSTILE


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def names_by_the_program(data: bytes, folder: Path) -> list[str]:
    path = folder / "list.csv"
    path.write_bytes(data)
    return [row.at(0) for row in read_list(path).rows[1:]]


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert csv_bytes(table("Zoë")).startswith(b"\xef\xbb\xbfName,")


def test_days_numbers_and_yes_are_written_for_any_program() -> None:
    assert read(csv_bytes(table("Ada")))[1] == ["Ada", "2026-11-02", "2026-11-02 09:30:00", "0", "yes", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_again_as_it_was(text: str) -> None:
    assert read(csv_bytes(table(text)))[1][0] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    assert read(csv_bytes(table(text)))[1][0].startswith("'")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text == text.strip()])
def test_the_programs_own_import_reads_a_marked_cell_as_it_was(text: str, tmp_path: Path) -> None:
    assert names_by_the_program(csv_bytes(table("Ada", text)), tmp_path) == ["Ada", text]


def test_a_negative_number_stays_a_number() -> None:
    kind = table().columns[3]
    taken = Table(title="Ledger", columns=(kind,), rows=[(-3,)])
    assert read(csv_bytes(taken)) == [["Credits"], ["-3"]]


def test_lines_within_a_cell_stay_and_control_characters_go() -> None:
    (cell,) = read(csv_bytes(table("Ada", notes="one\r\ntwo\x00\x07\x1b[31m")))[1][5:]
    assert cell == "one\ntwo[31m"


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=1, max_size=5))
def test_any_texts_make_a_table_of_as_many_rows(texts: list[str]) -> None:
    taken = Table(
        title="", columns=(TableColumn(heading="A"), TableColumn(heading="B")), rows=[(t, "x") for t in texts]
    )
    assert [len(row) for row in read(csv_bytes(taken))] == [2] * (len(texts) + 1)
