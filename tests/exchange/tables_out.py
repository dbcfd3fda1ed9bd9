"""A table with everything that is hard to write."""

import io
from collections.abc import Sequence
from datetime import date, datetime

from inmail_desk.exchange.csv_out import write_csv
from inmail_desk.exchange.table_out import Kind, Table, TableColumn
from inmail_desk.exchange.xlsx_out import write_xlsx

LONG_NAME = "Maria " * 1_666 + "Test"
COLUMNS = (
    TableColumn(heading="Name"),
    TableColumn(heading="Sent", kind=Kind.DAY),
    TableColumn(heading="Seen", kind=Kind.MOMENT),
    TableColumn(heading="Credits", kind=Kind.NUMBER),
    TableColumn(heading="Open Profile", kind=Kind.YES_NO),
    TableColumn(heading="Notes", long=True),
)
TEXTS = (
    "Zoë Ångström-Łukasz",
    "مريم الخطيب",
    "山田 太郎",
    "Ana 🚀👩🏽‍💻",
    'Kim "Kit" O’Hara, PhD; MBA',
    LONG_NAME,
)


def csv_bytes(table: Table) -> bytes:
    """The file as a whole."""
    stream = io.BytesIO()
    write_csv(table, stream)
    return stream.getvalue()


def xlsx_bytes(tables: Sequence[Table]) -> bytes:
    """The workbook as a whole."""
    stream = io.BytesIO()
    write_xlsx(tables, stream)
    return stream.getvalue()


def table(*names: str, notes: str = "") -> Table:
    rows = [
        (name, date(2026, 11, 2), datetime(2026, 11, 2, 9, 30), number, number % 2 == 0, notes)
        for number, name in enumerate(names)
    ]
    return Table(title="Prospects", columns=COLUMNS, rows=rows)
