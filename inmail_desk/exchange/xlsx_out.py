"""Tables as a workbook: real days and numbers, a heading that stays in sight, filters, columns as wide as needed."""

import io
import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from .formulas import would_run
from .table_out import Cell, Kind, Table, writable

LONGEST_TEXT = 32_767
"""What a cell holds at most, counted in UTF-16."""

MOST_ROWS = 1_048_575
"""What a sheet holds beneath its heading."""

_LARGE = 2_000  # rows: from here on they are written as they come, and not kept in memory
_EVERY = 500  # rows between two steps
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year: days before this one would be off
_NARROWEST, _WIDEST, _WIDEST_LONG = 8, 42, 60  # characters
_FILTER_ARROW = 3
_DAY_WIDTH, _MOMENT_WIDTH = 11, 17
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_TITLE = 31


def write_xlsx(
    tables: Sequence[Table], stream: BinaryIO, *, step: Callable[[int], None] = lambda _: None
) -> int:
    """Writes each table into a sheet of its own. Gives how many texts were cut because a cell cannot hold more.

    No cell is a formula, whatever it begins with; editing one does not make it one either. `step` is called with the
    number of rows of a table so far, and may raise to end it all. Raises OSError, and ValueError for more rows than a
    sheet holds.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    if any(len(table.rows) > MOST_ROWS for table in tables):
        raise ValueError(f"a sheet holds {MOST_ROWS} rows at most")
    large = sum(len(table.rows) for table in tables) > _LARGE
    # The library goes on with a file to which it could not write all, and has no words for a full disk.
    whole = io.BytesIO()
    with TemporaryDirectory(prefix="inmail-desk-") as folder:
        book = Workbook(whole, {"constant_memory": large, "in_memory": not large, "tmpdir": folder})
        try:
            formats = _Formats(book)
            titles: set[str] = set()
            cut = 0
            for table in tables:
                sheet = book.add_worksheet(_title(table.title, titles))
                cut += _Sheet(sheet, table, formats).write(step)
            book.close()
        except BaseException as error:
            for sheet in book.worksheets():
                # It would keep the folder from being removed.
                if sheet.row_data_fh is not None:
                    sheet.row_data_fh.close()
            if isinstance(error, FileCreateError):
                # Its traceback holds a half-written zip, which would be gone on with once it is thrown away.
                raise error.args[0].with_traceback(None) from None
            raise
    stream.write(whole.getbuffer())
    return cut


class _Formats:
    """How the cells of a workbook look. `run` is for texts that would be a formula if they were typed."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.heading = book.add_format(
            {"bold": True, "bottom": 1, "bg_color": "#EEF1F4", "valign": "vcenter"}
        )
        self.text = book.add_format(top)
        self.long = book.add_format({**top, "text_wrap": True})
        self.run = book.add_format({**top, "quote_prefix": True})
        self.run_long = book.add_format({**top, "text_wrap": True, "quote_prefix": True})
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.moment = book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"})


class _Sheet:
    def __init__(self, sheet: Any, table: Table, formats: _Formats) -> None:
        self._sheet = sheet
        self._table = table
        self._formats = formats
        self._cut = 0

    def write(self, step: Callable[[int], None]) -> int:
        sheet, table = self._sheet, self._table
        last = len(table.columns) - 1
        for place, width in enumerate(_widths(table)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), last)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_row(0, 20)
        for place, column in enumerate(table.columns):
            sheet.write_string(0, place, self._fitting(writable(column.heading)), self._formats.heading)
        for number, row in enumerate(table.rows, 1):
            for place, cell in enumerate(row):
                if cell is not None and cell != "":
                    self._write(number, place, cell)
            if number % _EVERY == 0:
                step(number)
        return self._cut

    def _write(self, row: int, place: int, cell: Cell) -> None:
        sheet, formats = self._sheet, self._formats
        match cell:
            case str():
                text = self._fitting(writable(cell))
                long = self._table.columns[place].long
                if would_run(text):
                    sheet.write_string(row, place, text, formats.run_long if long else formats.run)
                else:
                    sheet.write_string(row, place, text, formats.long if long else formats.text)
            case bool():
                said = self._table.yes if cell else self._table.no
                sheet.write_string(row, place, said, formats.text)
            case datetime():
                if cell.date() < _FIRST_DAY:
                    sheet.write_string(row, place, str(cell), formats.text)
                else:
                    sheet.write_datetime(row, place, cell, formats.moment)
            case date():
                if cell < _FIRST_DAY:
                    sheet.write_string(row, place, str(cell), formats.text)
                else:
                    sheet.write_datetime(row, place, cell, formats.day)
            case _:
                sheet.write_number(row, place, cell, formats.text)

    def _fitting(self, text: str) -> str:
        """The text, cut where it is longer than a cell can be."""
        if len(text) <= LONGEST_TEXT // 2 or _length(text) <= LONGEST_TEXT:
            return text
        self._cut += 1
        room = LONGEST_TEXT - _length(self._table.cut)
        # Half a pair of surrogates at the end goes, too.
        kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
        return kept + self._table.cut


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _widths(table: Table) -> list[int]:
    """How wide each column is, in characters: as its widest cell, within bounds."""
    widths = []
    for place, column in enumerate(table.columns):
        widest = _wide(column.heading) + _FILTER_ARROW
        match column.kind:
            case Kind.DAY:
                widest = max(widest, _DAY_WIDTH)
            case Kind.MOMENT:
                widest = max(widest, _MOMENT_WIDTH)
            case Kind.YES_NO:
                widest = max(widest, len(table.yes), len(table.no))
            case _:
                cells = (row[place] for row in table.rows)
                widest = max(widest, 1 + max((_wide(str(cell)) for cell in cells if cell), default=0))
        widths.append(max(_NARROWEST, min(widest, _WIDEST_LONG if column.long else _WIDEST)))
    return widths


def _wide(text: str) -> int:
    """How many characters the longest line of a text takes, those of East Asia counted as two."""
    if "\n" in text:
        return max(map(_wide, text.split("\n")))
    if len(text) > _WIDEST_LONG or text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _title(wanted: str, taken: set[str]) -> str:
    """A title that a sheet can have, and that no other has."""
    plain = _NO_TITLE.sub(" ", writable(wanted)).strip(" '") or "Sheet"
    title, number = plain[:_LONGEST_TITLE], 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: _LONGEST_TITLE - len(str(number)) - 1]} {number}"
    taken.add(title.casefold())
    return title
