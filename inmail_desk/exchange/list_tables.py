"""Lists of people from elsewhere, as tables of text: CSV, TSV, XLSX, or copied from a sheet."""

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .formulas import restored
from .list_texts import Step, decoded, separated
from .unreadable import Reason, Unreadable

LARGEST_LIST = 64 * 1024 * 1024
"""Bytes; the text of a hundred thousand people with thirty columns takes half of it."""

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 6_000_000
MOST_SIGNS = 64_000_000
"""Of all cells together: a workbook of few bytes can hold many cells that share one long text."""

LONGEST_PASTED = 5_000_000
"""Characters."""

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"


class Row(NamedTuple):
    """A row of a list. `line` is where it begins in the file, counted from 1; in a workbook the number of the row."""

    line: int
    cells: tuple[str, ...]

    def at(self, place: int) -> str:
        """The cell in a column, "" where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A table as it stands in a file. Its empty rows are left out; which row holds the headings is not decided here
    (see `list_columns`).

    `encoding` and `separator` say how a text was read, "" for a workbook. `sheet` is the sheet that was read, `sheets`
    are all that can be seen; "" and () for a text. `unknown_formulas` are the first cells ("C7") of formulas whose
    results the file does not hold: they are empty here.
    """

    name: str
    rows: tuple[Row, ...]
    width: int
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unknown_formulas: tuple[str, ...] = ()


def read_list(path: Path, *, sheet: str = "", step: Step = lambda _: None) -> List:
    """The list in a file; of a workbook the sheet of that name ("" for the first one that holds anything).

    `step` is called with the number of rows so far, and may raise to end it all. Raises `Unreadable` with the reason.
    """
    data = _bytes_of(path)
    if data.startswith(b"PK"):
        from .list_workbooks import read_workbook

        found = read_workbook(data, path.name, sheet, step)
        rows = _rows_of(path.name, found.rows)
        return List(
            name=path.name,
            rows=rows,
            width=_width(rows),
            sheet=found.sheet,
            sheets=found.sheets,
            unknown_formulas=found.unknown_formulas,
        )
    if data.startswith(_OLD_CONTAINER):
        # A workbook with a password lies in the container that the old ones had.
        locked = path.suffix.lower() in (".xlsx", ".xlsm")
        raise Unreadable(Reason.ENCRYPTED if locked else Reason.NOT_A_TABLE, path.name)
    text, encoding = decoded(data, path.name)
    return _of_text(text, path.name, encoding, step)


def pasted_list(text: str, name: str, *, step: Step = lambda _: None) -> List:
    """The list in a text that was copied from a sheet or a file; `name` stands for it. Raises `Unreadable`."""
    if len(text) > LONGEST_PASTED:
        raise Unreadable(Reason.TOO_LARGE, name)
    return _of_text(text.replace("\0", ""), name, "", step)


def _bytes_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(Reason.NOT_A_TABLE, path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_LIST + 1)
    except FileNotFoundError as error:
        raise Unreadable(Reason.MISSING, path.name) from error
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    if len(data) > LARGEST_LIST:
        raise Unreadable(Reason.TOO_LARGE, path.name)
    return data


def _of_text(text: str, name: str, encoding: str, step: Step) -> List:
    found = separated(text, name, step)
    # What was marked so that no spreadsheet runs it is read as it was before.
    restored_rows = ((line, [restored(cell.strip()) for cell in row]) for line, row in found.rows)
    rows = _rows_of(name, restored_rows)
    return List(name=name, rows=rows, width=_width(rows), encoding=encoding, separator=found.separator)


def _rows_of(name: str, rows: Iterable[tuple[int, list[str]]]) -> tuple[Row, ...]:
    kept: list[Row] = []
    cells = signs = 0
    for line, row in rows:
        row = list(map(str.strip, row))
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        kept.append(Row(line, tuple(row)))
        cells += len(row)
        signs += sum(map(len, row))
        if len(row) > MOST_COLUMNS or len(kept) > MOST_ROWS or cells > MOST_CELLS or signs > MOST_SIGNS:
            raise Unreadable(Reason.TOO_LARGE, name, line)
    if not kept:
        raise Unreadable(Reason.EMPTY, name)
    return tuple(kept)


def _width(rows: Iterable[Row]) -> int:
    return max(len(row.cells) for row in rows)
