"""Lists from files: delimiter and encoding are found, workbooks are read, and what is no list is said to be none."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from inmail_desk.exchange.list_tables import List, pasted_list, read_list
from inmail_desk.exchange.unreadable import Reason, Unreadable


def written(folder: Path, data: bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def cells(table: List) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def reason(path: Path) -> Reason:
    with pytest.raises(Unreadable) as told:
        read_list(path)
    assert told.value.file == path.name
    return told.value.reason


PEOPLE = [("Name", "Company"), ("Zoë Müller", "Straße & Söhne"), ("José Núñez", "Ça va")]


# Texts


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    text = "\n".join(separator.join(row) for row in PEOPLE)

    table = read_list(written(tmp_path, text.encode()))

    assert cells(table) == PEOPLE
    assert table.separator == separator


def test_a_comma_in_a_cell_is_no_separator(tmp_path: Path) -> None:
    text = 'Name;Company\n"Berg, Anna";Acme, Inc.\nLind, Bo;Globex, Ltd.\n'

    assert read_list(written(tmp_path, text.encode())).separator == ";"


def test_the_separator_that_excel_names_is_taken(tmp_path: Path) -> None:
    table = read_list(written(tmp_path, b"sep=;\nName;Company, city\nAnna;Acme, Ghent\n"))

    assert cells(table) == [("Name", "Company, city"), ("Anna", "Acme, Ghent")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    text = "\r\n".join(";".join(row) for row in PEOPLE)

    assert cells(read_list(written(tmp_path, text.encode(encoding)))) == PEOPLE


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1251", "Анна Петрова из Самары"), ("cp1250", "Łukasz Wiśniewski z Żywca")]
)
def test_encodings_of_other_languages_are_found(tmp_path: Path, encoding: str, name: str) -> None:
    text = "Name,Firma\n" + "".join(
        f"{name} {number},Ромашка\n" if encoding == "cp1251" else f"{name},Wędzonka\n" for number in range(20)
    )

    assert cells(read_list(written(tmp_path, text.encode(encoding))))[1][0].startswith(name)


def test_line_ends_of_every_kind_and_nul_bytes_do_no_harm(tmp_path: Path) -> None:
    table = read_list(written(tmp_path, b"Name,Company\r\nAnna,Ac\0me\rBo,Globex\n\nCleo,Initech"))

    assert cells(table)[1:] == [("Anna", "Acme"), ("Bo", "Globex"), ("Cleo", "Initech")]


def test_cells_of_several_lines_are_one_row_that_begins_where_they_begin(tmp_path: Path) -> None:
    table = read_list(written(tmp_path, b'Name,Title\nAnna,"CTO\nof Acme"\nBo,VP\n'))

    assert [(row.line, row.cells) for row in table.rows[1:]] == [
        (2, ("Anna", "CTO\nof Acme")),
        (4, ("Bo", "VP")),
    ]


def test_a_quote_without_an_end_is_told_with_the_line_on_which_it_begins(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as told:
        read_list(written(tmp_path, b'Name,Title\nAnna,CTO\nBo,"VP\nCleo,CEO\n'))

    assert (told.value.reason, told.value.line) == (Reason.UNBALANCED_QUOTES, 3)


def test_a_hundred_columns_are_read(tmp_path: Path) -> None:
    row = ",".join(f"c{number}" for number in range(100))

    assert read_list(written(tmp_path, f"{row}\n{row}\n".encode())).width == 100


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Reason.EMPTY),
        (b"  \r\n\0\n", Reason.EMPTY),
        (b",,,\n,,\n", Reason.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), Reason.NOT_A_TABLE),
        (b"%PDF-1.7\n", Reason.NOT_A_TABLE),
        (bytes(range(1, 32)) * 40, Reason.NOT_A_TABLE),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, Reason.NOT_A_TABLE),
        (b"a," * 300 + b"\n", Reason.TOO_LARGE),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, data: bytes, expected: Reason) -> None:
    if expected is Reason.TOO_LARGE:
        data = data.replace(b"a,", b"a,", 1)
    assert reason(written(tmp_path, data)) is expected


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path: Path) -> None:
    assert reason(tmp_path / "nobody.csv") is Reason.MISSING
    (tmp_path / "folder.csv").mkdir()
    assert reason(tmp_path / "folder.csv") is Reason.NOT_A_TABLE


def test_pasted_cells_are_a_list() -> None:
    assert cells(pasted_list("Name\tCompany\r\nAnna\tAcme\r\n", "pasted")) == [
        ("Name", "Company"),
        ("Anna", "Acme"),
    ]


def test_reading_can_be_ended(tmp_path: Path) -> None:
    class EndedError(Exception):
        pass

    def step(rows: int) -> None:
        raise EndedError

    with pytest.raises(EndedError):
        read_list(written(tmp_path, b"a,b\n" * 2_000), step=step)


# Workbooks


def workbook(folder: Path, rows: list[list[object]], name: str = "people.xlsx") -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def test_a_workbook_gives_texts_numbers_and_real_days(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["Name", "Sent", "At", "Count", "Yes"],
            ["Zoë Müller", date(2026, 3, 4), datetime(2026, 3, 5, 9, 30), 7, True],
            [],
            ["Bo Lind", None, None, 2.5, False],
        ],
    )

    table = read_list(path)

    assert [(row.line, row.cells) for row in table.rows[1:]] == [
        (2, ("Zoë Müller", "2026-03-04", "2026-03-05 09:30:00", "7", "yes")),
        (4, ("Bo Lind", "", "", "2.5", "no")),
    ]


def test_a_workbook_is_known_whatever_it_is_called(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["Anna"]])

    assert cells(read_list(path.rename(tmp_path / "people.csv"))) == [("Name",), ("Anna",)]


def test_the_first_sheet_that_holds_anything_is_read_and_another_can_be_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("People").append(["Name"])
    book.create_sheet("More").append(["Nome"])
    hidden = book.create_sheet("Hidden")
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    first = read_list(tmp_path / "a.xlsx")

    assert (first.sheet, first.sheets) == ("People", ("Sheet", "People", "More"))
    assert cells(read_list(tmp_path / "a.xlsx", sheet="More")) == [("Nome",)]


def test_formulas_without_a_result_are_named(tmp_path: Path) -> None:
    table = read_list(workbook(tmp_path, [["Name", "Full"], ["Anna", '=A2&" Berg"']]))

    assert table.unknown_formulas == ("B2",)


def test_of_merged_cells_the_first_one_holds_the_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Company", "Name"])
    book.active.append(["Acme", "Anna"])
    book.active.append([None, "Bo"])
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")

    assert cells(read_list(tmp_path / "a.xlsx"))[1:] == [("Acme", "Anna"), ("", "Bo")]


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is(tmp_path: Path) -> None:
    path = remade(
        workbook(tmp_path, [["Name"], ["Anna"]]),
        "xl/worksheets/sheet1.xml",
        b'ref="A1:A2"',
        b'ref="A1:XFD1048576"',
    )

    assert cells(read_list(path)) == [("Name",), ("Anna",)]


def remade(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with a part of it changed."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["Anna"]])
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet '

    assert reason(remade(path, "xl/worksheets/sheet1.xml", b"<worksheet ", bomb)) is Reason.DAMAGED


def test_a_workbook_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["Anna"]])
    filled = b'<row r="9"/>' * 3_000_000

    assert (
        reason(remade(path, "xl/worksheets/sheet1.xml", b"</sheetData>", filled + b"</sheetData>"))
        is Reason.TOO_LARGE
    )


def test_a_workbook_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["Anna"]])
    path.write_bytes(path.read_bytes()[:-200])

    assert reason(path) is Reason.DAMAGED


def test_a_zip_of_something_else_is_no_table(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        target.writestr("notes.txt", "hello")

    assert reason(written(tmp_path, whole.getvalue(), "people.xlsx")) is Reason.NOT_A_TABLE


def test_a_workbook_with_a_password_is_told(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"\xd0\xcf\x11\xe0" + b"\0" * 600, "people.xlsx")) is Reason.ENCRYPTED


def test_many_cells_that_share_one_long_text_do_not_fill_the_memory(tmp_path: Path) -> None:
    shared = " " + "x" * 8_000_000 + " "
    cell = "<c t='s'><v>0</v></c>"
    row = f"<row>{cell * 100}</row>"
    parts = {
        "xl/sharedStrings.xml": f"<sst><si><t xml:space='preserve'>{shared}</t></si></sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{row * 1000}</sheetData></worksheet>",
    }
    whole = io.BytesIO(workbook(tmp_path, [["Name"], ["Anna"]]).read_bytes())
    path = tmp_path / "shared.xlsx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in {*source.namelist(), *parts}:
            target.writestr(name, parts[name] if name in parts else source.read(name))
    tracemalloc.start()
    found = reason(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found is Reason.TOO_LARGE
    assert most < 80_000_000


def test_half_a_sign_in_a_workbook_is_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["Name"], ["Anna_xD800_ Berg_x0041_"]])
    assert cells(read_list(path))[1] == ("Anna BergA",)
