"""What the rows of a list say of people and their InMails, as plain values. Nothing is decided here."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from .list_columns import Mapping, rows_under
from .list_fields import Field
from .list_tables import List, Row
from .list_texts import Step
from .list_words import FIRST_DAY, Said, day_in, degree_of, is_yes, orders_of, priority_of, state_of
from .moments import AmbiguousDate, DateOrder

_EVERY = 500
_TAGS_APART = (",", ";", "|", "\n")
_HIDDEN = frozenset(("linkedin member", "linkedin-mitglied", "membre de linkedin", "miembro de linkedin"))
_DAYS = (Field.SENT_ON, Field.ANSWERED_ON)


class About(StrEnum):
    """What is to be said about an entry: how something in it was taken, or why it was not."""

    FOREIGN_ADDRESS = "foreign_address"  # the text: no address of a person on LinkedIn
    DAY_UNREADABLE = "day_unreadable"  # the text: the InMail is left out
    DAY_IMPOSSIBLE = "day_impossible"  # the text: before LinkedIn, or still to come
    ANSWER_DAY_UNREADABLE = "answer_day_unreadable"  # the text: the answer is left out
    ANSWER_BEFORE_SENT = "answer_before_sent"  # the text: the answer is left out
    ANSWER_WITHOUT_DAY = "answer_without_day"  # the text: the answer is left out
    SENT_WITHOUT_DAY = "sent_without_day"  # the text: there is no InMail to note
    STATUS_UNKNOWN = "status_unknown"  # the text: kept in the notes
    NAME_FROM_ADDRESS = "name_from_address"
    ABOUT_THAT_DAY = "about_that_day"  # the text: as "2w" names a week, not a day
    DAY_OF_THE_ANSWER = "day_of_the_answer"  # the text: a day is said, but it is that of their answer
    SUBJECT_UNSURE = "subject_unsure"  # the text
    FORGOTTEN = "forgotten"  # the person was removed from the account for good


class Remark(NamedTuple):
    about: About
    text: str = ""


class Entry(NamedTuple):
    """One row of a list, or one message of a pasted page. "" and None stand for what it does not say.

    `line` is where it begins, `until` where it ends. `addresses` are the texts that may be addresses, the preferred one
    first. `sent_at` and `answered_at` are in the time of whoever wrote the list. `said` is what its state means.
    """

    line: int
    until: int
    name: str
    addresses: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    location: str = ""
    degree: int | None = None
    open_profile: bool = False
    notes: str = ""
    tags: tuple[str, ...] = ()
    campaign: str = ""
    priority: str | None = None
    sent_at: datetime | None = None
    subject: str = ""
    body: str = ""
    free: bool = False
    said: Said | None = None
    answered_at: datetime | None = None
    remarks: tuple[Remark, ...] = ()


def date_orders(table: List, mapping: Mapping, today: date) -> tuple[DateOrder, ...]:
    """The orders in which the days of the list can be read: several where the person has to say which."""
    places = [place for field in _DAYS for place in mapping.places(field)[:1]]
    rows = rows_under(table, mapping)
    return orders_of((row.at(place) for place in places for row in rows), today)


def entries_of(
    table: List,
    mapping: Mapping,
    *,
    today: date,
    order: DateOrder | None = None,
    step: Step = lambda _: None,
) -> tuple[Entry, ...]:
    """What the rows beneath the headings say. Raises AmbiguousDate where `order` has to be given."""
    orders = date_orders(table, mapping, today)
    if len(orders) > 1 and order not in orders:
        raise AmbiguousDate(table.name)
    reading = _Reading(mapping, orders[0] if len(orders) == 1 else order, today)
    entries = []
    for count, row in enumerate(rows_under(table, mapping)):
        if count % _EVERY == 0:
            step(count)
        entries.append(reading.entry(row))
    return tuple(entries)


class _Reading:
    """Reads rows by one mapping."""

    def __init__(self, mapping: Mapping, order: DateOrder | None, today: date) -> None:
        self._places = {field: mapping.places(field) for field in Field}
        self._headings = {column.place: column.heading for column in mapping.columns}
        self._order = order
        self._today = today

    def entry(self, row: Row) -> Entry:
        remarks: list[Remark] = []
        state = self._first(row, Field.STATUS)
        said = state_of(state)
        notes = self._notes(row)
        if state and said is None:
            remarks.append(Remark(About.STATUS_UNKNOWN, state))
            notes.append(f"{self._heading(Field.STATUS)}: {state}")
        sent_at = self._sent(row, said, state, remarks)
        answered_at, said = self._answer(row, sent_at, said, state, remarks)
        return Entry(
            line=row.line,
            until=row.line,
            name=self._name(row),
            addresses=tuple(cell for place in self._places[Field.ADDRESS] if (cell := row.at(place))),
            company=self._line(row, Field.COMPANY),
            title=self._line(row, Field.TITLE),
            location=self._line(row, Field.LOCATION),
            degree=degree_of(self._first(row, Field.DEGREE)),
            open_profile=is_yes(self._first(row, Field.OPEN_PROFILE)),
            notes="\n".join(notes),
            tags=self._tags(row),
            campaign=self._line(row, Field.CAMPAIGN),
            priority=priority_of(self._first(row, Field.PRIORITY)),
            sent_at=sent_at,
            subject=self._line(row, Field.SUBJECT),
            body=self._first(row, Field.MESSAGE),
            free=is_yes(self._first(row, Field.FREE)),
            said=said,
            answered_at=answered_at,
            remarks=tuple(remarks),
        )

    def _first(self, row: Row, field: Field) -> str:
        for place in self._places[field]:
            if cell := row.at(place):
                return cell
        return ""

    def _line(self, row: Row, field: Field) -> str:
        return " ".join(self._first(row, field).split())

    def _heading(self, field: Field) -> str:
        return self._headings[self._places[field][0]] or field.value.replace("_", " ").capitalize()

    def _name(self, row: Row) -> str:
        name = self._line(row, Field.NAME)
        if not name:
            name = f"{self._line(row, Field.FIRST_NAME)} {self._line(row, Field.LAST_NAME)}".strip()
        return "" if name.casefold() in _HIDDEN else name

    def _notes(self, row: Row) -> list[str]:
        places = self._places[Field.NOTES]
        notes = []
        for place in places:
            if cell := row.at(place):
                heading = self._headings[place]
                notes.append(f"{heading}: {cell}" if len(places) > 1 and heading else cell)
        mails = dict.fromkeys(row.at(place) for place in self._places[Field.EMAIL])
        notes += [f"E-mail: {mail}" for mail in mails if mail]
        return notes

    def _tags(self, row: Row) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for place in self._places[Field.TAGS]:
            cell = row.at(place)
            for sign in _TAGS_APART:
                cell = cell.replace(sign, "\0")
            found.update(dict.fromkeys(" ".join(tag.split()) for tag in cell.split("\0")))
        return tuple(tag for tag in found if tag)

    def _sent(self, row: Row, said: Said | None, state: str, remarks: list[Remark]) -> datetime | None:
        cell = self._first(row, Field.SENT_ON)
        if not cell:
            if said not in (None, Said.NOT_SENT) and self._places[Field.SENT_ON]:
                remarks.append(Remark(About.SENT_WITHOUT_DAY, state))
            return None
        if state_of(cell) is Said.NOT_SENT:
            return None  # "no", "–" in place of a day
        return self._day(cell, About.DAY_UNREADABLE, remarks)

    def _answer(
        self, row: Row, sent_at: datetime | None, said: Said | None, state: str, remarks: list[Remark]
    ) -> tuple[datetime | None, Said | None]:
        if sent_at is None:
            return None, said
        answered = said not in (None, Said.NOT_SENT, Said.SENT, Said.UNDELIVERED)
        cell = self._first(row, Field.ANSWERED_ON)
        if not cell or state_of(cell) is Said.NOT_SENT:
            if answered:
                remarks.append(Remark(About.ANSWER_WITHOUT_DAY, state))
            elif said is Said.UNDELIVERED:
                return sent_at, said
            return None, said
        at = self._day(cell, About.ANSWER_DAY_UNREADABLE, remarks)
        if at is not None and at.date() < sent_at.date():
            remarks.append(Remark(About.ANSWER_BEFORE_SENT, cell))
            at = None
        if at is None:
            return None, said
        return max(at, sent_at), said if answered or said is Said.UNDELIVERED else Said.REPLY

    def _day(self, cell: str, unreadable: About, remarks: list[Remark]) -> datetime | None:
        try:
            found = day_in(cell, self._order)
        except ValueError:
            remarks.append(Remark(unreadable, cell))
            return None
        if not FIRST_DAY <= found.date() <= self._today:
            remarks.append(Remark(About.DAY_IMPOSSIBLE, cell))
            return None
        return found
