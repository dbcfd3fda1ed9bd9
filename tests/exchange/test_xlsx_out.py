"""Tables as a workbook, read back by another library."""

import errno
import io
import shutil
import sys
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from inmail_desk.exchange.list_tables import read_list
from inmail_desk.exchange.table_out import Kind, Table, TableColumn
from inmail_desk.exchange.xlsx_out import LONGEST_TEXT, write_xlsx

from .tables_out import TEXTS, table, xlsx_bytes
from .test_formulas import HOSTILE

MANY = 2_500
"""Rows that are written without being kept in memory."""


def sheet(*tables: Table) -> Worksheet:
    return load_workbook(io.BytesIO(xlsx_bytes(tables))).worksheets[0]


def test_a_day_is_a_day_and_shown_as_one() -> None:
    cell = sheet(table("Ada"))["B2"]
    assert (cell.is_date, cell.value, cell.number_format) == (True, datetime(2026, 11, 2), "yyyy-mm-dd")


def test_a_moment_and_a_number_are_what_they_are() -> None:
    written = sheet(table("Ada", "Bo"))
    assert (written["C3"].value, written["D3"].value) == (datetime(2026, 11, 2, 9, 30), 1)


def test_the_heading_stays_in_sight_and_can_be_filtered_by() -> None:
    written = sheet(table("Ada", "Bo"))
    assert (written.freeze_panes, written.auto_filter.ref) == ("A2", "A1:F3")


def test_the_heading_is_repeated_on_paper() -> None:
    assert sheet(table("Ada")).print_title_rows == "$1:$1"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_run_is_a_text_that_stays_one_when_edited(text: str) -> None:
    cell = sheet(table(text))["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_so_it_is_where_the_rows_are_many() -> None:
    cell = sheet(table(*["=1+1"] * MANY))["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_no_workbook_holds_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes([table(*HOSTILE)]))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_again_as_it_was(text: str) -> None:
    assert sheet(table(text))["A2"].value == text


@pytest.mark.parametrize("text", ["=1+1", "-", "@Ada"])
def test_the_programs_own_import_reads_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(xlsx_bytes([table("Ada", text)]))
    rows = read_list(path).rows
    assert [row.cells[:2] for row in rows] == [("Name", "Sent"), ("Ada", "2026-11-02"), (text, "2026-11-02")]


def test_a_text_longer_than_a_cell_is_cut_with_a_word_and_counted() -> None:
    stream = io.BytesIO()
    cut = write_xlsx([table("Ada", notes="x" * 40_000)], stream)
    value = load_workbook(stream).worksheets[0]["F2"].value
    assert (cut, len(value), value.endswith("x … (cut)")) == (1, LONGEST_TEXT, True)


def test_a_cut_leaves_no_half_of_a_sign() -> None:
    value = sheet(table("Ada", notes="🚀" * 20_000))["F2"].value
    assert value.removesuffix(" … (cut)").strip("🚀") == ""


def test_lines_within_a_note_stay_and_wrap_and_control_characters_go() -> None:
    cell = sheet(table("Ada", notes="one\r\ntwo\x00\x07_x0041_"))["F2"]
    assert (cell.value, cell.alignment.wrap_text) == ("one\ntwo_x0041_", True)


def test_columns_are_as_wide_as_what_they_hold_within_bounds() -> None:
    written = sheet(table("Ada Lovelace", TEXTS[-1], notes="word " * 500))
    widths = [written.column_dimensions[letter].width for letter in "ABDF"]
    assert 35 < widths[0] < 45
    assert 10 < widths[1] < 14
    assert 10 < widths[2] < 14
    assert 55 < widths[3] < 65


def test_a_day_before_the_days_of_excel_is_written_as_a_text() -> None:
    days = Table(
        title="Old", columns=(TableColumn(heading="Day", kind=Kind.DAY),), rows=[(date(1899, 5, 1),)]
    )
    assert sheet(days)["A2"].value == "1899-05-01"


def test_sheets_of_one_title_are_told_apart_and_titles_are_made_to_fit() -> None:
    titled = [Table(title="a/b" * 20, columns=(TableColumn(heading="A"),), rows=[]) for _ in range(2)]
    titles = load_workbook(io.BytesIO(xlsx_bytes(titled))).sheetnames
    assert [len(title) <= 31 and "/" not in title for title in titles] == [True, True]
    assert len(set(titles)) == 2


def test_many_rows_are_written_like_few() -> None:
    written = sheet(table(*["Ada"] * MANY))
    assert [cell.value for cell in written[MANY + 1]][:2] == ["Ada", datetime(2026, 11, 2)]


def test_calling_it_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    class CalledOffError(Exception):
        pass

    def call_off(rows: int) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        write_xlsx([table(*["Ada"] * MANY)], io.BytesIO(), step=call_off)
    assert list(tmp_path.iterdir()) == []


class FullDisk(io.BytesIO):
    """Takes nothing."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("rows", [1, MANY])
def test_a_full_disk_is_the_trouble_that_it_is(rows: int) -> None:
    with pytest.raises(OSError, match="No space left"):
        write_xlsx([table(*["Ada"] * rows)], FullDisk())


@pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be taken away there")
def test_what_befalls_the_temporary_folder_is_the_trouble_that_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def take_away(_: int) -> None:
        for folder in tmp_path.iterdir():
            shutil.rmtree(folder)

    with pytest.raises(FileNotFoundError):
        write_xlsx([table(*["Ada"] * MANY)], io.BytesIO(), step=take_away)
