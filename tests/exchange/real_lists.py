"""Lists as people and tools write them, to be broken; and all that is done with one before it is looked through."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime
from functools import cache

import xlsxwriter

from inmail_desk.exchange.list_columns import as_text, proposed, remembered
from inmail_desk.exchange.list_entries import entries_of
from inmail_desk.exchange.list_tables import List
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.pasted_messages import pasted_messages

TODAY = date(2026, 11, 22)
LISTS = (
    "Name,Link,Company,Sent date,Status,Answer date,Notes\n"
    "Anna Berg,https://www.linkedin.com/in/anna-berg,Acme,2026-03-02,replied,2026-03-05,met\n"
    'Bo Lind,https://www.linkedin.com/in/bo-lind,"Globex, Inc",03/04/2026,sent,,"two\nlines"\n',
    "Name;Link;Firma;Gesendet am;Status;Antwort am\nJörg Weiß;linkedin.com/in/joerg;Öl AG;02.03.2026;beantwortet;\n",
    "profileUrl,fullName,companyName,title,connectionDegree,isOpenLink,timestamp,defaultProfileUrl,linkedInProfileUrl\n"
    "https://www.linkedin.com/sales/lead/ACwAAB,Anna Berg,Acme,CTO,2nd,true,2026-01-05T10:00:00.000Z,,"
    "https://www.linkedin.com/in/anna-berg\n",
    "Person - Name\tOrganization - Name\tPerson - Email\nAnna Berg\tAcme\ta@example.org\n",
    "Anna Berg|https://www.linkedin.com/in/a|Acme\nBo Lind|https://www.linkedin.com/in/b|Globex\n",
    "sep=;\nFirst Name;Last Name;Degree;Tags;Priority;Campaign\nAnna;Berg;2nd;a,b;high;Spring\n",
)
PAGE = (
    "Sent\nJane Example\nHead of Sales at Globex\nNov 4\nQuick question about Acme\nYou: Hi Jane, I saw that you\n"
    "Bo Lind\n2w\nYour talk in Ghent\nYou: Dear Bo\nhttps://www.linkedin.com/in/bo-lind\n"
)


def workbook() -> bytes:
    """A workbook with texts that cells share, a day, a formula, numbers and a second sheet."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        sheet = book.add_worksheet("People")
        sheet.write_row(0, 0, ["Name", "Sent date", "Link", "Degree", "Notes"])
        sheet.write_row(1, 0, ["Anna Berg", "", "https://www.linkedin.com/in/anna-berg", 2])
        sheet.write_datetime(1, 1, datetime(2026, 3, 2), book.add_format({"num_format": "d mmm yyyy"}))
        sheet.write_formula(1, 4, '=CONCAT("a","b")')
        sheet.write_row(2, 0, ["Bo Lind", "3 March 2026", "", 3.5, True])
        book.add_worksheet("Other").write(0, 0, "nobody")
    return whole.getvalue()


@cache
def parts_of_workbook() -> dict[str, bytes]:
    """The parts of that workbook, by their names in its zip."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as opened:
        return {name: opened.read(name) for name in sorted(opened.namelist())}


def workbook_with(part: str, content: bytes) -> bytes:
    """The workbook with something else in one of its parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as target:
        for name, data in parts_of_workbook().items():
            target.writestr(name, content if name == part else data)
    return whole.getvalue()


def understand(table: List) -> None:
    """Does with a table whatever is done before its rows are looked through."""
    mapping = proposed(table)
    assert remembered(mapping, as_text(mapping)).columns == mapping.columns
    for order in (None, *DateOrder):
        with suppress(AmbiguousDate):
            for entry in entries_of(table, mapping, today=TODAY, order=order):
                assert entry.answered_at is None or entry.sent_at is not None
                assert entry.sent_at is None or entry.sent_at.date() <= TODAY


def understand_page(text: str) -> None:
    """Does the same with a pasted page."""
    for order in (None, *DateOrder):
        with suppress(AmbiguousDate):
            found = pasted_messages(text, TODAY, order)
            assert all(1 <= entry.line <= entry.until for entry in found.entries)
