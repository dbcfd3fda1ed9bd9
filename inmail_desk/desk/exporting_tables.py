"""What people take out as a table: the prospects that a filter shows, and entries of the ledger."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.recipients import RecipientState
from inmail_desk.exchange.table_out import Cell, Kind, Table, TableColumn
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Priority

from .ledger_page import Detail, Entry, Ledger
from .people import Column, PersonRow, row_of
from .picture import Picture


class Extra(StrEnum):
    """Columns that only a file has. ANSWERED is the day of the answer; OPEN_PROFILE and INMAIL_OFF are yes or no."""

    ADDRESS = "address"
    OTHER_ADDRESSES = "other_addresses"
    ANSWERED = "answered"
    OPEN_PROFILE = "open_profile"
    INMAIL_OFF = "inmail_off"


TableOfPeople = Column | Extra

EVERYTHING: tuple[TableOfPeople, ...] = (
    Column.NAME,
    Column.COMPANY,
    Column.TITLE,
    Extra.ADDRESS,
    Extra.OTHER_ADDRESSES,
    Column.STATE,
    Column.SENT,
    Extra.ANSWERED,
    Column.UNTIL,
    Column.PRIORITY,
    Column.CAMPAIGN,
    Column.TAGS,
    Column.FOLLOW_UP,
    Column.LAST_TOUCH,
    Column.DEGREE,
    Extra.OPEN_PROFILE,
    Extra.INMAIL_OFF,
    Column.LOCATION,
    Column.NOTES,
    Column.ADDED,
)
"""All that the list knows, for where no columns are chosen."""

_LEDGER_KINDS = (Kind.DAY, Kind.TEXT, Kind.TEXT, Kind.NUMBER, Kind.NUMBER, Kind.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """What the tables say in words; `exporting_words.PLAIN_WORDS` has them in English.

    `kind` and `about` are what an entry of the ledger is and whom or what it is about; `ledger` are the headings of
    its six columns.
    """

    people_title: str
    heading: Callable[[TableOfPeople], str]
    state: Callable[[RecipientState], str]
    priority: Callable[[Priority], str]
    degree: Callable[[int | None], str]
    ledger_title: str
    ledger: Sequence[str]
    kind: Callable[[Entry, Detail], str]
    about: Callable[[Entry, Detail, date], str]
    yes: str
    no: str
    cut: str


def columns_with_address(shown: Iterable[Column]) -> tuple[TableOfPeople, ...]:
    """The columns that the list shows, as a file has them: with the titles that stand behind the companies, with the
    day of the answer beside the state, and at the end with the address, by which a person is known again."""
    shown = tuple(shown)
    columns: list[TableOfPeople] = []
    for column in shown:
        columns.append(column)
        if column is Column.COMPANY and Column.TITLE not in shown:
            columns.append(Column.TITLE)
        elif column is Column.STATE:
            columns.append(Extra.ANSWERED)
    return (*columns, Extra.ADDRESS)


def prospects_table(
    picture: Picture,
    ids: Iterable[int],
    words: TableWords,
    columns: Sequence[TableOfPeople] = EVERYTHING,
) -> Table:
    """The table of these prospects in their order; whoever is not there any more is left out."""
    known = picture.prospects
    rows = [row_of(picture, known[id]) for id in ids if id in known]
    cells = [_CELLS[column] for column in columns]
    return Table(
        title=words.people_title,
        columns=tuple(_column(column, words) for column in columns),
        rows=[[cell(row, words) for cell in cells] for row in rows],
        yes=words.yes,
        no=words.no,
        cut=words.cut,
    )


class EntryKey(NamedTuple):
    """What an entry of the ledger is known by: its place among the postings, and the number of its fact."""

    number: int | None
    fact: int | None


def ledger_table(
    picture: Picture, data: DataFile, words: TableWords, keys: Sequence[EntryKey] | None = None
) -> Table:
    """The table of the ledger's entries of these keys, in their order; without keys, of all until today."""
    ledger = Ledger(picture, data)
    if keys is None:
        entries = [entry for entry in ledger.entries if not entry.coming]
    else:
        by_key = {EntryKey(entry.number, entry.fact): entry for entry in ledger.entries}
        entries = [by_key[key] for key in keys if key in by_key]
    return Table(
        title=words.ledger_title,
        columns=tuple(
            TableColumn(heading=heading, kind=kind)
            for heading, kind in zip(words.ledger, _LEDGER_KINDS, strict=True)
        ),
        rows=[_entry(entry, ledger.detail(entry), picture.today, words) for entry in entries],
        yes=words.yes,
        no=words.no,
        cut=words.cut,
    )


def _entry(entry: Entry, detail: Detail, today: date, words: TableWords) -> list[Cell]:
    ends = None if detail.lot is None else detail.lot.expires_on
    what = words.about(entry, detail, today)
    return [entry.on, words.kind(entry, detail), what, entry.credits or None, entry.balance, ends]


_KINDS: dict[TableOfPeople, Kind] = {
    Column.SENT: Kind.DAY,
    Column.UNTIL: Kind.DAY,
    Column.FOLLOW_UP: Kind.DAY,
    Column.LAST_TOUCH: Kind.DAY,
    Column.ADDED: Kind.DAY,
    Extra.ANSWERED: Kind.DAY,
    Extra.OPEN_PROFILE: Kind.YES_NO,
    Extra.INMAIL_OFF: Kind.YES_NO,
}


def _column(column: TableOfPeople, words: TableWords) -> TableColumn:
    kind = _KINDS.get(column, Kind.TEXT)
    return TableColumn(heading=words.heading(column), kind=kind, long=column is Column.NOTES)


def _answered_on(row: PersonRow, _: TableWords) -> Cell:
    return row.state.ended_on if row.state.outcome is not None else None


_CELLS: dict[TableOfPeople, Callable[[PersonRow, TableWords], Cell]] = {
    Column.NAME: lambda row, _: row.prospect.name,
    Column.COMPANY: lambda row, _: row.prospect.company,
    Column.TITLE: lambda row, _: row.prospect.title,
    Column.STATE: lambda row, words: words.state(row.state),
    Column.SENT: lambda row, _: row.state.sent_on,
    Column.UNTIL: lambda row, _: row.state.until,
    Column.PRIORITY: lambda row, words: (
        words.priority(row.prospect.priority) if row.prospect.priority else ""
    ),
    Column.CAMPAIGN: lambda row, _: row.campaign,
    Column.TAGS: lambda row, _: ", ".join(row.prospect.tags),
    Column.FOLLOW_UP: lambda row, _: row.prospect.follow_up_on,
    Column.LAST_TOUCH: lambda row, _: row.last_touch_on,
    Column.DEGREE: lambda row, words: words.degree(row.prospect.degree),
    Column.LOCATION: lambda row, _: row.prospect.location,
    Column.NOTES: lambda row, _: row.prospect.notes,
    Column.ADDED: lambda row, _: row.prospect.added_at.date(),
    Extra.ADDRESS: lambda row, _: row.prospect.addresses[0].url if row.prospect.addresses else "",
    Extra.OTHER_ADDRESSES: lambda row, _: "\n".join(each.url for each in row.prospect.addresses[1:]),
    Extra.ANSWERED: _answered_on,
    Extra.OPEN_PROFILE: lambda row, _: row.prospect.open_profile,
    Extra.INMAIL_OFF: lambda row, _: row.prospect.inmail_off,
}
