"""A list that is a text: in which encoding, and by which sign its cells are apart, is found out."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .unreadable import Reason, Unreadable

Step = Callable[[int], None]
"""Called with the number of rows read so far; may raise to end the reading."""

_LONGEST_CELL = 1024 * 1024
_LOOKED_AT = 64 * 1024
_ROWS_THAT_VOTE = 40
_SEPARATORS = ("\t", ",", ";", "|")
_EVERY = 500  # rows between two steps
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TABLES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"\x1f\x8b",
    b"BM",
    b"\x7fELF",
    b"MZ",
    b"{\\rtf",
    b"RIFF",
)
_OTHERS = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp932", "gb18030", "big5", "cp949",
    "koi8_r", "cp852", "cp866",
)  # fmt: skip
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_WESTERN = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ€‚„…†•‘’“”–—™ £§©«®°´·»¿¡ºª]")
_FOREIGN_RUN = re.compile("[À-ÿ]{3,}")
_ODD = re.compile(r"[\u0080-\u00bf](?=[^\W\d_])|(?<=[^\W\d_])[\u0080-\u00b6\u00b8-\u00bf]")
_END = "\x1einmail-desk\x1e"


class Separated(NamedTuple):
    """A text taken apart. Each row comes with the line on which it begins, counted from 1."""

    separator: str
    rows: Iterator[tuple[int, list[str]]]


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file, without NUL, and its encoding. Raises `Unreadable` for what is no text, or empty."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Unreadable(Reason.EMPTY, name)
    if data.startswith(_NO_TABLES):
        raise Unreadable(Reason.NOT_A_TABLE, name)
    encoding = _encoding(data, name)
    text = data.decode(encoding, "replace")
    return text.removeprefix("\ufeff").replace("\0", ""), encoding.removesuffix("-sig")


def separated(text: str, name: str, step: Step) -> Separated:
    """The rows of a text, read one after another. Reading raises `Unreadable` for a quote that never ends."""
    said = _SAID.match(text) if text[:4].lower() == "sep=" else None
    separator = said[1] if said is not None and said[1] in _SEPARATORS else _vote(text[:_LOOKED_AT])
    return Separated(separator, _rows(text, separator, name, step, skip=1 if said is not None else 0))


def _encoding(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:_LOOKED_AT]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    if sum(byte < 32 and byte not in b"\t\r\n\0\x0b\x0c" for byte in start) > len(start) // 20:
        raise Unreadable(Reason.NOT_A_TABLE, name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _other_encoding(data)
    return "utf-8"


def _other_encoding(data: bytes) -> str:
    """That of a text which is no UTF-8. Short texts mislead those who count letters, so the usual one is tried first:
    Western Windows, where it makes Western words of the bytes."""
    lines = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_LOOKED_AT]
    # A file that was put together of two has bytes of both: most of it decides.
    broken = sample.decode("utf-8", "replace").count("\ufffd")
    if broken * 10 < sum(byte > 127 for byte in sample):
        return "utf-8"
    text = sample.decode("cp1252", "replace")
    foreign = [sign for sign in text if not sign.isascii()]
    western = sum(_WESTERN.match(sign) is not None for sign in foreign)
    runs = sum(len(run) for run in _FOREIGN_RUN.findall(text))
    if western == len(foreign) and runs * 4 < len(foreign):
        return "cp1252"
    from charset_normalizer import from_bytes

    found = list(from_bytes(sample, cp_isolation=list(_OTHERS)))
    # What it likes best may still make "£ukasz" of "Łukasz".
    best = min(found, key=lambda match: len(_ODD.findall(str(match))), default=None)
    return "cp1252" if best is None else best.encoding


def _vote(sample: str) -> str:
    """The sign that makes rows of equal length of a text, and longer ones than the others make."""
    best, most = ",", 0.0
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _first_rows(sample, separator) if any(row))
        wide = {width: count for width, count in widths.items() if width > 1}
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
        votes = count / widths.total() * (1 + min(width, 20) / 100)
        if votes > most + 1e-9:
            best, most = separator, votes
    return best


def _first_rows(sample: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) >= _ROWS_THAT_VOTE:
                break
    except csv.Error:
        return rows
    return rows


def _rows(text: str, separator: str, name: str, step: Step, *, skip: int) -> Iterator[tuple[int, list[str]]]:
    # A last line of our own tells whether a quote is still open at the end: it would become part of a cell then.
    source = io.StringIO(text if text.endswith(("\n", "\r")) else f"{text}\n", newline="")
    reader = csv.reader(_and_end(source), delimiter=separator)
    csv.field_size_limit(_LONGEST_CELL)
    begins, count = 1, 0
    for _ in range(skip):
        next(reader, None)
        begins = reader.line_num + 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise Unreadable(Reason.UNBALANCED_QUOTES, name, begins) from error
        if row == [_END]:
            return
        if row is None or (row and row[-1].endswith(_END)):
            raise Unreadable(Reason.UNBALANCED_QUOTES, name, begins)
        yield begins, row
        begins = reader.line_num + 1
        count += 1
        if count % _EVERY == 0:
            step(count)


def _and_end(lines: Iterator[str]) -> Iterator[str]:
    yield from lines
    yield _END
