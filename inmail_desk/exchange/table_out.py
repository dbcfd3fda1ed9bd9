"""A table that is to be written into a file: columns of a kind each, and rows of plain values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Cell = str | date | datetime | int | bool | None
"""A value of the kind of its column; None and "" are an empty cell."""


class Kind(StrEnum):
    """What the cells of a column hold: `str`, `date`, naive `datetime`, `int`, or `bool`."""

    TEXT = "text"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """`long` marks texts of many words, such as notes: a sheet wraps them."""

    heading: str
    kind: Kind = Kind.TEXT
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`rows` have a cell for each column. `yes` and `no` are how a yes or no is written; `cut` is what a text ends with
    that was too long for a sheet."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[Cell]]
    yes: str = "yes"
    no: str = "no"
    cut: str = " … (cut)"


# The first 32 signs without tab and line feed, those of the second such block, and what no XML may hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|\x85|\u2028|\u2029")


def writable(text: str) -> str:
    """A text without control characters, its lines ended by a line feed."""
    if text.isprintable():
        return text
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))
