"""A table with everything that is hard to write."""

from datetime import date, datetime

from inmail_desk.exchange.table_out import Kind, Table, TableColumn

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


def table(*names: str, notes: str = "") -> Table:
    rows = [
        (name, date(2026, 11, 2), datetime(2026, 11, 2, 9, 30), number, number % 2 == 0, notes)
        for number, name in enumerate(names)
    ]
    return Table(title="Prospects", columns=COLUMNS, rows=rows)
