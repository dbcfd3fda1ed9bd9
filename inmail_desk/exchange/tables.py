"""Rows of a table in a text file: its encoding, its separator and its header are found, not asked for."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import IO, TYPE_CHECKING, NamedTuple

from .sources import Source
from .unreadable import Reason, Unreadable

if TYPE_CHECKING:
    import _csv

    from _typeshed import WriteableBuffer

_LONGEST_CELL = 1024 * 1024
_LONGEST_ROW = 4 * 1024 * 1024
"""In characters, a cell, and in bytes, a row, whatever the file says: what is longer is no row of a table."""

MOST_ROWS = 1_000_000
"""Of one file; whoever reads more than these gives up."""

_BLOCK = 64 * 1024
_HEADER_WITHIN = 12  # lines: notes may stand above it
_SEPARATORS = ",;\t|"
_NO_TABLES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\3\4", b"PK\5\6", b"\x1f\x8b", b"BM", b"\x7fELF", b"MZ\x90",
    b"\xd0\xcf\x11\xe0", b"RIFF", b"7z\xbc\xaf", b"Rar!", b"II*\0", b"MM\0*", b"SQLite format 3",
)  # fmt: skip
_AFTER_THE_LAST = "\ue000 after the last line"


class Table(NamedTuple):
    """A table being read. `columns` are the names of its header, folded (see `folded`). Rows may be shorter or longer
    than it; an empty line is an empty row. `line` gives the line of the file, counted from 1, on which the row read
    last ends; `reader` counts from the line under the header, and is quicker to ask."""

    columns: tuple[str, ...]
    rows: Iterator[list[str]]
    line: Callable[[], int]
    reader: "_csv.Reader"


def folded(name: str) -> str:
    """A column's name as it is compared: without case and without needless spaces."""
    return " ".join(name.strip("\ufeff \t\"'").casefold().split())


@contextmanager
def opened_table(source: Source, needed: Sequence[frozenset[str]]) -> Iterator[Table]:
    """The table in a file, while the `with` lasts. Its header is the first line that has all columns of one of the sets
    in `needed`.

    Reading raises `Unreadable`: for a file that is no text, without such a header, with a quote that never ends, or
    larger than a table can be.
    """
    with source.open() as raw:
        stream = io.BufferedReader(raw, _BLOCK)
        start = stream.peek(_BLOCK)[:_BLOCK]
        if not start.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
            raise Unreadable(Reason.EMPTY, source.name)
        encoding = _encoding(start, source.name)
        guarded = _Guarded(stream, source.name, drops_nul=encoding == "utf-8-sig")
        buffered = io.BufferedReader(guarded, _BLOCK)
        text = io.TextIOWrapper(buffered, encoding, errors="inmail-desk-cp1252", newline="")
        reading = _Reading(text, source.name)
        try:
            yield reading.table(needed)
        except UnicodeError as error:
            # Half a sign at the end, or marks of the byte order that contradict each other.
            raise Unreadable(Reason.NOT_A_TABLE, source.name) from error
        finally:
            text.detach()
            reading.let_go()


class _Guarded(io.RawIOBase):
    """A stream whose lines cannot be endless. NUL, which no text holds, is left out of it."""

    def __init__(self, inner: IO[bytes], name: str, *, drops_nul: bool) -> None:
        self._inner = inner
        self._name = name
        self._drops_nul = drops_nul
        self._since_line = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        while True:
            data = self._inner.read(len(room))
            if b"\n" in data or b"\r" in data:
                self._since_line = 0
            else:
                self._since_line += len(data)
                if self._since_line > _LONGEST_ROW:
                    raise Unreadable(Reason.NOT_A_TABLE, self._name)
            if self._drops_nul and b"\0" in data:
                data = data.replace(b"\0", b"")
                if not data:
                    continue
            room[: len(data)] = data
            return len(data)


class _Reading:
    """One table being read."""

    def __init__(self, text: io.TextIOWrapper, name: str) -> None:
        self._text = text
        self._name = name
        self._header_at = 0
        self._reader: _csv.Reader
        self._separator = ","
        self._block: Sequence[str] = ()
        self._block_after = 0
        self._blocks_of_row = 0
        self._ended = False

    def table(self, needed: Sequence[frozenset[str]]) -> Table:
        csv.field_size_limit(_LONGEST_CELL)
        lines: list[str] = []
        for _ in range(_HEADER_WITHIN):
            line = self._text.readline(_LONGEST_CELL)
            if not line:
                break
            lines.append(line)
        for place, line in enumerate(lines, start=1):
            for separator in _SEPARATORS:
                columns = _columns(line, separator)
                if any(names <= set(columns) for names in needed):
                    self._header_at = place
                    self._separator = separator
                    rest = chain.from_iterable(self._blocks(lines[place:]))
                    # Otherwise a quote that opens a cell by mistake ends at the next one, rows below, and all between
                    # the two are lost without a word.
                    self._reader = csv.reader(rest, delimiter=separator, strict=True)
                    return Table(columns, self._rows(), self._line, self._reader)
        raise Unreadable(Reason.NO_HEADER, self._name)

    def let_go(self) -> None:
        """Forgets what was read: the reader and the lines it is fed from hold each other, and as long as nobody
        searches for such rings the last lines of each file would stay."""
        self.__dict__.clear()

    def _line(self) -> int:
        return self._header_at + self._reader.line_num

    def _blocks(self, first: list[str]) -> Iterator[list[str]]:
        """The lines of the file, many at once; and one more after them, which tells whether a cell was left open."""
        self._block = first
        yield first
        while block := self._text.readlines(_BLOCK):
            self._blocks_of_row += 1
            if self._blocks_of_row * _BLOCK > 2 * _LONGEST_ROW:
                raise Unreadable(Reason.UNBALANCED_QUOTES, self._name, self._line())
            self._block, self._block_after = block, self._reader.line_num
            yield block
        self._ended = True
        yield [_AFTER_THE_LAST]

    def _rows(self) -> Iterator[list[str]]:
        # A hundred thousand rows pass here: the rest of the program looks at them, this only at where they end.
        reader, last = self._reader, 0
        while not self._ended:
            try:
                for row in reader:
                    if self._ended:
                        if row != [_AFTER_THE_LAST]:
                            raise Unreadable(Reason.UNBALANCED_QUOTES, self._name, self._header_at + last + 1)
                        return
                    self._blocks_of_row = 0
                    yield row
                    last = reader.line_num
            except csv.Error as error:
                # The reader refuses a cell that does not end, and one with more behind the quote that ends it.
                found = self._of_one_line() if reader.line_num == last + 1 and not self._ended else None
                if found is None:
                    raise Unreadable(
                        Reason.UNBALANCED_QUOTES, self._name, self._header_at + last + 1
                    ) from error
                self._blocks_of_row = 0
                yield found
                last = reader.line_num

    def _of_one_line(self) -> list[str] | None:
        """The row in the line that was read last, with quotes in its cells that were not doubled; None where it goes
        on below."""
        line = self._block[self._reader.line_num - self._block_after - 1]
        try:
            row, *more = csv.reader([line, _AFTER_THE_LAST], delimiter=self._separator)
        except csv.Error:
            return None
        return row if more == [[_AFTER_THE_LAST]] else None


def column(source: Source, needed: Sequence[frozenset[str]], name: str) -> tuple[str, ...]:
    """What stands in a column of the table in a file, each text once. Raises like `opened_table`."""
    found: dict[str, None] = {}
    with opened_table(source, needed) as table:
        place = table.columns.index(name)
        for row in table.rows:
            if place < len(row):
                found[row[place]] = None
    return tuple(found)


def _columns(line: str, separator: str) -> tuple[str, ...]:
    try:
        return tuple(folded(cell) for cell in next(csv.reader([line], delimiter=separator), ()))
    except csv.Error:
        return ()


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


def _as_latin(error: UnicodeError) -> tuple[bytes, int]:
    """The bytes that cp1252 has no sign for stand as they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    if any(ord(sign) > 0xFF for sign in signs):
        raise error
    return signs.encode("latin-1"), error.end


codecs.register_error("inmail-desk-latin", _as_latin)

_BROKEN_ACCENTS = re.compile("[ÃÂâÅÄÐÑÎÏð][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def mended(text: str) -> str:
    """A cell's text without NUL and without space around it; accents that were broken by reading UTF-8 as cp1252 ("Ã©"
    for "é") are whole again."""
    if text.isascii():
        return text.replace("\0", "").strip() if "\0" in text else text.strip()
    if _BROKEN_ACCENTS.search(text) is not None:
        # It may only look like it.
        with suppress(UnicodeError):
            text = text.encode("cp1252", "inmail-desk-latin").decode("utf-8")
    return text.replace("\0", "").strip()


def places(columns: Sequence[str], names: Mapping[str, Sequence[str]]) -> dict[str, int | None]:
    """Where each of `names` stands among the columns: under the first of its spellings there. None: nowhere."""
    found = {column: place for place, column in reversed(list(enumerate(columns)))}
    return {
        name: next((found[spelling] for spelling in spellings if spelling in found), None)
        for name, spellings in names.items()
    }
