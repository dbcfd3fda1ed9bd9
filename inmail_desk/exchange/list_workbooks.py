"""A list that is a workbook (XLSX). Its cells become texts; days and times become ISO, which leaves no order open.

Read with the parser of the standard library, part by part: what a list needs of the format is little, and a workbook
of 20,000 people is then read in a tenth of the time that a whole library for workbooks takes.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import NamedTuple
from xml.parsers import expat

from .list_texts import Step
from .list_workbook_parts import Elements, parsed
from .unreadable import Reason, Unreadable

_LARGEST_PART = 64 * 1024 * 1024
_LARGEST_SHEET = 512 * 1024 * 1024
_PACKED_AT_MOST = 100  # times: what unpacks to more than this is a bomb
_RATIO_COUNTS_FROM = 16 * 1024 * 1024
_MOST_PARTS = 5_000
_LARGEST_DIRECTORY = 2 * 1024 * 1024
_LAST_COLUMN = 201  # one more than a list may have, so that more of them are noticed
_MOST_ROWS = 200_001
_MOST_CELLS = 6_000_001
_MOST_FORMULAS_NAMED = 20
_EVERY = 500

_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TEXTS, _STYLES = "xl/sharedstrings.xml", "xl/styles.xml"
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError,
    EOFError, ValueError, OSError, RuntimeError, NotImplementedError,
)  # fmt: skip
_DATES_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NO_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General', re.IGNORECASE)
_LONGEST_CELL = 32_767
"""As long as the format lets a cell be. Thousands of cells can share one text: a longer one could fill the memory."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SINCE_1900, _SINCE_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)

Grid = list[tuple[int, list[str]]]


class Read(NamedTuple):
    """What was read of a workbook: the rows of one sheet with their numbers, what the sheets that can be seen are
    called, and the first formulas ("C7") whose results are not in the file."""

    rows: Grid
    sheet: str
    sheets: tuple[str, ...]
    unknown_formulas: tuple[str, ...]


def read_workbook(data: bytes, name: str, sheet: str, step: Step) -> Read:
    """The rows of the sheet of that name, or of the first one that can be seen and holds anything.

    Raises `Unreadable`, also for a zip that is no workbook, and for one that unpacks to far more than a list.
    """
    with _opened(data, name) as book:
        shown = book.shown_sheets()
        texts, is_date = book.texts(), book.date_styles()
        for title in [sheet] if sheet in shown else shown:
            cells = _Cells(name, texts, is_date, book.since, step)
            book.parse(shown[title], cells)
            if cells.rows:
                return Read(cells.rows, title, tuple(shown), tuple(cells.unknown_formulas))
    raise Unreadable(Reason.EMPTY, name)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator["_Book"]:
    _check_directory(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            yield _Book(opened, name)
    except _BROKEN as error:
        # A RuntimeError is also what a way of packing that is not known here is told by.
        raise Unreadable(Reason.DAMAGED, name) from error


def _check_directory(data: bytes, name: str) -> None:
    """Looks how long the list of parts is before it is read as a whole."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) - end < 22:
        raise Unreadable(Reason.DAMAGED, name)
    parts, length = struct.unpack_from("<HI", data, end + 10)
    if end >= 76 and data[end - 20 : end - 16] == b"PK\x06\x07":
        parts, length = struct.unpack_from("<QQ", data, end - 76 + 32)
    if parts > _MOST_PARTS or length > _LARGEST_DIRECTORY:
        raise Unreadable(Reason.TOO_MANY_FILES, name)


class _Book:
    """An opened workbook. `since` is the day from which it counts its days."""

    def __init__(self, opened: zipfile.ZipFile, name: str) -> None:
        self._zip = opened
        self._name = name
        self._parts = {part.filename.lower(): part for part in opened.infolist()}
        if _WORKBOOK not in self._parts:
            raise Unreadable(Reason.NOT_A_TABLE, name)
        self.since = _SINCE_1900

    def parse(self, path: str, elements: Elements) -> None:
        part = self._parts.get(path.lower())
        if part is None:
            return
        _check_part(part, self._name)
        with self._zip.open(part) as stream:
            parsed(stream, elements, self._name)

    def shown_sheets(self) -> dict[str, str]:
        """The paths of the sheets that can be seen, by their titles, in their order; of all where none can."""
        targets, sheets = _Attributes("Relationship"), _Attributes("sheet", "workbookPr")
        self.parse(_RELATIONS, targets)
        self.parse(_WORKBOOK, sheets)
        paths = {each.get("Id", ""): each.get("Target", "") for _, each in targets.found}
        titles: list[tuple[str, str, bool]] = []
        for tag, each in sheets.found:
            if tag == "workbookPr":
                if each.get("date1904", "") in ("1", "true"):
                    self.since = _SINCE_1904
                continue
            target = paths.get(each.get("id", ""), "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            titles.append((each.get("name", ""), path, each.get("state", "visible") == "visible"))
        seen = [each for each in titles if each[2]] or titles
        return {title: path for title, path, _ in seen}

    def texts(self) -> list[str]:
        """The texts that cells share."""
        found = _Texts()
        self.parse(_TEXTS, found)
        return found.texts

    def date_styles(self) -> list[bool]:
        """Of each style of a cell, whether a number in it is shown as a day or a time."""
        found = _Attributes("numFmt", "cellXfs", "xf", "cellStyles")
        self.parse(_STYLES, found)
        own: dict[str, bool] = {}
        styles: list[bool] = []
        in_cells = False
        for tag, each in found.found:
            if tag == "numFmt":
                code = _NO_CODE.sub("", each.get("formatCode", "")).lower()
                own[each.get("numFmtId", "")] = any(sign in code for sign in "dmyhs")
            elif tag == "xf" and in_cells:
                id = each.get("numFmtId", "0")
                styles.append(own.get(id, id.isdecimal() and int(id) in _DATES_BUILT_IN))
            elif tag != "xf":
                in_cells = tag == "cellXfs"
        return styles


def _check_part(part: zipfile.ZipInfo, name: str) -> None:
    if part.flag_bits & 0x1:
        raise Unreadable(Reason.ENCRYPTED, name)
    most = _LARGEST_SHEET if "worksheets/" in part.filename else _LARGEST_PART
    packed = max(1, part.compress_size)
    if part.file_size > most or (
        part.file_size > _RATIO_COUNTS_FROM and part.file_size > _PACKED_AT_MOST * packed
    ):
        raise Unreadable(Reason.TOO_LARGE, name)


class _Attributes(Elements):
    """Collects the attributes of the elements of some names, in their order."""

    def __init__(self, *tags: str) -> None:
        self._tags = tags
        self.found: list[tuple[str, dict[str, str]]] = []

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in self._tags:
            self.found.append((tag, {name.rpartition(":")[2]: value for name, value in attributes.items()}))


class _Texts(Elements):
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._reading = False
        self._is_sound = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        if tag == "si":
            self._parts = []
        elif tag == "rPh":
            self._is_sound = True  # how a text is spoken, beside the text
        elif tag == "t":
            self._reading = not self._is_sound

    def text(self, data: str) -> None:
        if self._reading:
            self._parts.append(data)

    def end(self, tag: str) -> None:
        if tag == "t":
            self._reading = False
        elif tag == "rPh":
            self._is_sound = False
        elif tag == "si":
            self.texts.append(_unescaped("".join(self._parts)))


class _Cells(Elements):
    """Collects the rows of a sheet."""

    def __init__(self, name: str, texts: list[str], is_date: list[bool], since: datetime, step: Step) -> None:
        self.rows: Grid = []
        self.unknown_formulas: list[str] = []
        self._name = name
        self._texts = texts
        self._is_date = is_date
        self._since = since
        self._step = step
        self._number = self._cells = self._seen = 0
        self._row: list[str] = []
        self._place = -1
        self._kind = self._style = ""
        self._value: list[str] = []
        self._reading = self._has_formula = False

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            place = _column(attributes.get("r", ""))
            self._place = self._place + 1 if place is None else place
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._value, self._has_formula = [], False
        elif tag in ("v", "t"):
            self._reading = True
        elif tag == "f":
            self._has_formula = True
        elif tag == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 9 else self._number + 1
            self._row, self._place = [], -1
        elif tag == "rPh":
            self._reading = False

    def text(self, data: str) -> None:
        if self._reading:
            self._value.append(data)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._reading = False
        elif tag == "c":
            self._take()
        elif tag == "row":
            self._end_row()

    def _take(self) -> None:
        raw = "".join(self._value)
        if not raw:
            if self._has_formula and len(self.unknown_formulas) < _MOST_FORMULAS_NAMED:
                self.unknown_formulas.append(f"{_letters(self._place)}{self._number}")
            return
        text = self._shown(raw)
        if not text:
            return
        if self._place >= _LAST_COLUMN:
            raise Unreadable(Reason.TOO_LARGE, self._name, self._number)
        self._row.extend([""] * (self._place + 1 - len(self._row)))
        self._row[self._place] = text

    def _end_row(self) -> None:
        self._seen += 1
        if self._seen % _EVERY == 0:
            self._step(self._seen)
        if not self._row:
            return
        self.rows.append((self._number, self._row))
        self._cells += len(self._row)
        if len(self.rows) > _MOST_ROWS or self._cells > _MOST_CELLS:
            raise Unreadable(Reason.TOO_LARGE, self._name, self._number)

    def _shown(self, raw: str) -> str:
        match self._kind:
            case "s":
                place = int(raw) if raw.isdecimal() else -1
                return self._texts[place] if 0 <= place < len(self._texts) else ""
            case "b":
                return "yes" if raw == "1" else "no"
            case "e":
                return ""  # a formula that failed
            case "str" | "inlineStr":
                return _unescaped(raw)
            case "d":
                return raw[:_LONGEST_CELL].removesuffix("Z").replace("T", " ")
            case _:
                style = int(self._style) if self._style.isdecimal() else 0
                if style < len(self._is_date) and self._is_date[style]:
                    return self._day(raw)
                return raw[:_LONGEST_CELL].removesuffix(".0")

    def _day(self, raw: str) -> str:
        try:
            days = float(raw)
            moment = self._since + timedelta(seconds=round(days * 86_400))
        except (ValueError, OverflowError):
            return raw
        if 0 <= days < 1:
            return moment.time().isoformat()
        return moment.date().isoformat() if moment.time() == time.min else moment.isoformat(" ")


def _column(reference: str) -> int | None:
    """The place of a cell in its row, from 0; None where it is not said."""
    place = 0
    for sign in reference[:4]:
        if not "A" <= sign <= "Z":
            break
        place = place * 26 + ord(sign) - 64
    return place - 1 if place else None


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: _sign(int(found[1], 16)), text)
    # Without space around it no cell makes a text of its own of the one that it shares.
    return text.replace("\0", "").strip()[:_LONGEST_CELL].rstrip()


def _sign(code: int) -> str:
    """The sign of a code; "" for half of one, which no text may hold."""
    return "" if 0xD800 <= code < 0xE000 else chr(code)
