"""Rows of a table in a text file: its encoding, its separator and its header are found, not asked for."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from .sources import Source
from .unreadable import Reason, Unreadable

if TYPE_CHECKING:
    import _csv

_LONGEST_CELL = 1024 * 1024
_LOOKED_AT = 64 * 1024
_HEADER_WITHIN = 12  # lines: notes may stand above it
_SEPARATORS = ",;\t|"
_NO_TABLES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK", b"\x1f\x8b", b"BM", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0",
)  # fmt: skip


class Table(NamedTuple):
    """A table being read. `columns` are the names of its header, folded (see `folded`). Rows may be shorter or longer
    than it; an empty line is an empty row. `line` gives the line of the file, counted from 1, on which the row read
    last ends."""

    columns: tuple[str, ...]
    rows: Iterator[list[str]]
    line: Callable[[], int]


def folded(name: str) -> str:
    """A column's name as it is compared: without case and without needless spaces."""
    return " ".join(name.strip("\ufeff \t\"'").casefold().split())


@contextmanager
def opened_table(source: Source, needed: Sequence[frozenset[str]]) -> Iterator[Table]:
    """The table in a file, while the `with` lasts. Its header is the first line that has all columns of one of the sets
    in `needed`.

    Reading raises `Unreadable`: for a file that is no text, without such a header, or with a quote that never ends.
    """
    with source.open() as raw:
        stream = io.BufferedReader(raw, _LOOKED_AT)
        start = stream.peek(_LOOKED_AT)[:_LOOKED_AT]
        if not start.strip(b" \t\r\n\0"):
            raise Unreadable(Reason.EMPTY, source.name)
        encoding = _encoding(start, source.name)
        text = io.TextIOWrapper(stream, encoding, errors="inmail-desk-cp1252", newline="")
        try:
            table = _table(text, source.name, needed)
            try:
                yield table
            except csv.Error as error:
                # The one thing that the reader refuses is a cell without an end.
                raise Unreadable(Reason.UNBALANCED_QUOTES, source.name, table.line()) from error
        finally:
            text.detach()


def _table(text: io.TextIOWrapper, name: str, needed: Sequence[frozenset[str]]) -> Table:
    csv.field_size_limit(_LONGEST_CELL)
    lines: list[str] = []
    for _ in range(_HEADER_WITHIN):
        line = text.readline(_LONGEST_CELL)
        if not line:
            break
        lines.append(line)
    for place, line in enumerate(lines, start=1):
        for separator in _SEPARATORS:
            columns = tuple(folded(cell) for cell in next(csv.reader([line], delimiter=separator), ()))
            if any(names <= set(columns) for names in needed):
                rest = chain(lines[place:], text)
                return _under(columns, place, csv.reader(rest, delimiter=separator))
    raise Unreadable(Reason.NO_HEADER, name)


def _under(columns: tuple[str, ...], header: int, reader: "_csv.Reader") -> Table:
    """The table under the header that stands on that line."""
    return Table(columns, reader, lambda: header + reader.line_num)


def _encoding(start: bytes, name: str) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if start.startswith(mark):
            return encoding
    if start.startswith(_NO_TABLES):
        raise Unreadable(Reason.NOT_A_TABLE, name)
    looked_at = start[:4096]
    if looked_at[1::2].count(0) > len(looked_at) // 4:
        return "utf-16-le"
    if looked_at[::2].count(0) > len(looked_at) // 4:
        return "utf-16-be"
    controls = sum(byte < 32 and byte not in b"\t\r\n\0" for byte in looked_at)
    if controls > len(looked_at) // 20:
        raise Unreadable(Reason.NOT_A_TABLE, name)
    return "utf-8-sig"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 is read as Windows wrote it before: byte for byte, so that a file may even hold both."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding != "utf-8":
        return "\ufffd", error.end
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("inmail-desk-cp1252", _as_cp1252)


_BROKEN_ACCENTS = re.compile("[ÃÂâÅÄ]")


def mended(text: str) -> str:
    """A cell's text without NUL and without space around it; accents that were broken by reading UTF-8 as cp1252 ("Ã©"
    for "é") are whole again."""
    if "\0" in text:
        text = text.replace("\0", "")
    text = text.strip()
    if text.isascii() or _BROKEN_ACCENTS.search(text) is None:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def places(columns: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int | None]:
    """Where each of `names` stands among the columns: under the first of its spellings there. None: nowhere."""
    found = {column: place for place, column in reversed(list(enumerate(columns)))}
    return {
        name: next((found[spelling] for spelling in spellings if spelling in found), None)
        for name, spellings in names.items()
    }
