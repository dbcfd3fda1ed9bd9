"""What the import of a list does in a thread of its own: read, understand, match, rehearse, write."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from inmail_desk.desk.comparing import Comparison
from inmail_desk.desk.list_aside import ListAside
from inmail_desk.desk.list_importing import ListReview
from inmail_desk.desk.rejection import Rejected
from inmail_desk.exchange.list_columns import Mapping, proposed
from inmail_desk.exchange.list_entries import Entry, entries_of
from inmail_desk.exchange.list_tables import List, pasted_list, read_list
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.pasted_messages import Pasted, pasted_messages
from inmail_desk.exchange.unreadable import Reason, Unreadable
from inmail_desk.store.errors import StoreTrouble

from .progress import CalledOff, Progress


class Given(NamedTuple):
    """What the person gave: a file, or a text. `sheet` is the sheet of a workbook, "" for the first."""

    name: str
    path: Path | None = None
    text: str = ""
    sheet: str = ""
    order: DateOrder | None = None


class Tabled(NamedTuple):
    """A table with the mapping that is proposed for it."""

    table: List
    mapping: Mapping


class Looked(NamedTuple):
    """Entries beside the account. `aside` rehearses with them; `left` are the lines that were not understood."""

    aside: ListAside
    review: ListReview
    left: tuple[tuple[int, str], ...]


Trouble = Unreadable | AmbiguousDate | Rejected | StoreTrouble | CalledOff


def read(given: Given, today: date, progress: Progress) -> Tabled | Pasted | Trouble:
    """What a file or a pasted text holds: a table, or the messages of a page."""
    try:
        if given.path is not None:
            table = read_list(given.path, sheet=given.sheet, step=progress.step)
            return Tabled(table, proposed(table))
        return _read_text(given, today, progress)
    except (Unreadable, AmbiguousDate, CalledOff) as trouble:
        return trouble


def look(
    entries: Callable[[], tuple[Entry, ...]],
    left: tuple[tuple[int, str], ...],
    name: str,
    account: Path,
    now: datetime,
    progress: Progress,
) -> Looked | Trouble:
    """The entries beside the account."""
    try:
        found = entries()
        aside = ListAside(account, now.date())
        return Looked(aside, aside.review(name, found, now, progress.step), left)
    except (AmbiguousDate, StoreTrouble, CalledOff) as trouble:
        return trouble


def understood(tabled: Tabled, today: date, order: DateOrder | None, progress: Progress) -> tuple[Entry, ...]:
    """What the rows of a table say by its mapping. Raises AmbiguousDate and `CalledOff`."""
    return entries_of(tabled.table, tabled.mapping, today=today, order=order, step=progress.step)


def compare(aside: ListAside, review: ListReview, now: datetime) -> Comparison | Trouble:
    """What the import would make of the credits."""
    try:
        return aside.comparison(review, now)
    except (Rejected, StoreTrouble) as trouble:
        return trouble


def _read_text(given: Given, today: date, progress: Progress) -> Tabled | Pasted | Trouble:
    try:
        table = pasted_list(given.text, given.name, step=progress.step)
    except Unreadable as trouble:
        if trouble.reason is not Reason.UNBALANCED_QUOTES:
            raise
        table = None
    if table is not None and table.width > 1:
        mapping = proposed(table)
        headed = mapping.header is not None and mapping.names_people
        if headed or (table.separator == "\t" and mapping.names_people):
            return Tabled(table, mapping)
    messages = pasted_messages(given.text, today, given.order)
    if messages.entries:
        return messages
    if table is None or (table.width == 1 and not proposed(table).names_people):
        raise Unreadable(Reason.NO_HEADER, given.name)
    return Tabled(table, proposed(table))
