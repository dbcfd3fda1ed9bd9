"""A table as CSV: UTF-8 with the mark by which Excel knows it, commas, days as 2026-11-22."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO

from .formulas import neutralised
from .table_out import Cell, Table, writable

_EVERY = 1000  # rows between two steps


def write_csv(table: Table, stream: BinaryIO, *, step: Callable[[int], None] = lambda _: None) -> None:
    """Writes the table with its headings. Texts that a spreadsheet would run have an apostrophe before them.

    `step` is called with the number of rows so far, and may raise to end it all.
    """
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=False)
    try:
        writer = csv.writer(text)
        headings: list[Cell] = [column.heading for column in table.columns]
        for number, row in enumerate(_lines(table, headings)):
            writer.writerow(row)
            if number % _EVERY == 0:
                step(number)
    finally:
        text.detach()


def _lines(table: Table, headings: list[Cell]) -> Iterator[list[str]]:
    for row in chain([headings], table.rows):
        yield [_said(cell, table) for cell in row]


def _said(cell: Cell, table: Table) -> str:
    match cell:
        case None:
            return ""
        case str():
            return neutralised(writable(cell))
        case bool():
            return table.yes if cell else table.no
        case date():  # and a moment, with a space between its day and its time
            return str(cell)
        case _:
            return str(cell)
