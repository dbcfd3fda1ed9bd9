"""The columns of the list: what their cells say, how wide they are, and how they are remembered."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFontMetrics

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.desk.people import Column, PersonRow
from inmail_desk.store.values import Priority

from . import sentences, words
from .chips import chip_size
from .dates import long_day, short_day, short_day_with_year

ALL_COLUMNS = tuple(Column)
FIRST_COLUMNS = (Column.NAME, Column.COMPANY, Column.STATE, Column.SENT, Column.UNTIL, Column.PRIORITY)
EDITABLE = frozenset(
    {
        Column.NAME,
        Column.COMPANY,
        Column.TITLE,
        Column.PRIORITY,
        Column.CAMPAIGN,
        Column.TAGS,
        Column.FOLLOW_UP,
        Column.DEGREE,
        Column.LOCATION,
        Column.NOTES,
    }
)
_TAKE_THE_REST = frozenset(
    {
        Column.NAME,
        Column.COMPANY,
        Column.TITLE,
        Column.CAMPAIGN,
        Column.TAGS,
        Column.LOCATION,
        Column.NOTES,
    }
)
_LONGEST_SHOWN = 200  # characters: painting the whole of a very long text takes long
_NEAR_DAYS = 180
_LEAST_OF_NAME, _LEAST_CHARACTERS = 14, 10
_ROOMY_CHARACTERS = {Column.NAME: 18, Column.COMPANY: 17}
_CAN_BE_MISSED = (Column.SENT, Column.PRIORITY)
_SIDES = 20
_SORTED_BY = 12
"""What the arrow takes in the heading of the column by which the list is sorted."""


class Layout(NamedTuple):
    """The columns shown, from left to right, and the widths that the person gave to some."""

    shown: tuple[Column, ...]
    widths: Mapping[Column, int]


FIRST_LAYOUT = Layout(FIRST_COLUMNS, {})


def layout_from(text: str | None) -> Layout:
    """The layout that was remembered as this text; the first one where it says nothing of use."""
    try:
        said = json.loads(text or "")
        shown = tuple(dict.fromkeys(Column(name) for name in said["shown"] if name in ALL_COLUMNS))
        widths = {Column(name): int(width) for name, width in said["widths"].items() if name in ALL_COLUMNS}
    except (ValueError, TypeError, KeyError, AttributeError):
        return FIRST_LAYOUT
    return Layout(shown, widths) if Column.NAME in shown else FIRST_LAYOUT


def layout_text(layout: Layout) -> str:
    """The layout as a text to remember."""
    return json.dumps({"shown": layout.shown, "widths": dict(layout.widths)})


class Widths:
    """How wide columns have to be in a font. What contents need is worked out once for each column."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self._metrics = metrics
        self._usual: dict[Column, int] = {}

    def usual(self, column: Column) -> int:
        """The width that the contents need."""
        if column not in self._usual:
            self._usual[column] = _usual_width(column, self._metrics)
        return self._usual[column]

    def least(self, column: Column) -> int:
        """The width at which texts can still be read."""
        if column not in _TAKE_THE_REST:
            return self.usual(column)
        characters = _LEAST_OF_NAME if column is Column.NAME else _LEAST_CHARACTERS
        return _width_of(characters, column, self._metrics)

    def roomy(self, column: Column) -> int:
        """The width at which most names and companies are seen as a whole."""
        if column not in _ROOMY_CHARACTERS:
            return self.usual(column)
        return _width_of(_ROOMY_CHARACTERS[column], column, self._metrics)


def fitted_widths(layout: Layout, needed: Widths, room: int) -> dict[Column, int]:
    """How wide each column is in so much room.

    What the person set stays. The others have the width that their contents need; texts share what is left over, or
    give way, down to a width at which they still can be read. Where the columns are those of the beginning and names
    or companies would have to give way, those that can be missed are left out first, one after the other.
    """
    shown = layout.shown
    for missed in _CAN_BE_MISSED if layout == FIRST_LAYOUT else ():
        if sum(needed.roomy(each) for each in shown) > room:
            shown = tuple(each for each in shown if each is not missed)
    widths = {column: layout.widths.get(column) or needed.usual(column) for column in shown}
    elastic = [column for column in shown if column in _TAKE_THE_REST and column not in layout.widths]
    rest = room - sum(widths.values())
    for place, column in enumerate(elastic):
        share = rest // (len(elastic) - place)
        wide = max(widths[column] + share, needed.least(column))
        rest -= wide - widths[column]
        widths[column] = wide
    return widths


def cell_text(row: PersonRow, column: Column, today: date, *, with_title: bool = False) -> str:
    """What a cell says. `with_title` puts the title behind the company."""
    if with_title and column is Column.COMPANY:
        prospect = row.prospect
        return ", ".join(part[:_LONGEST_SHOWN] for part in (prospect.company, prospect.title) if part)
    value = cell_value(row, column)
    if isinstance(value, date):
        near = abs((value - today).days) < _NEAR_DAYS
        return short_day(value) if near else short_day_with_year(value)
    if column is Column.NOTES:
        return " ".join(value[: 2 * _LONGEST_SHOWN].split())
    return value[:_LONGEST_SHOWN]


def narrow_text(row: PersonRow, column: Column) -> str:
    """A far day without its day of the month, for a column too narrow for all of it; "" in the other columns."""
    value = cell_value(row, column)
    return _month(value) if isinstance(value, date) else ""


def cell_tip(row: PersonRow, column: Column, today: date) -> str:
    """What is said about a cell where the pointer rests on it."""
    if column is Column.STATE:
        return sentences.state_sentence(row.state, today)
    value = cell_value(row, column)
    return long_day(value) if isinstance(value, date) else value[: 5 * _LONGEST_SHOWN]


def copied_table(rows: Iterable[PersonRow], columns: Iterable[Column]) -> list[list[str]]:
    """The table with its heading, as a sheet takes it: whole texts, and days as 2026-11-22."""
    columns = list(columns)
    if Column.COMPANY in columns and Column.TITLE not in columns:
        columns.insert(columns.index(Column.COMPANY) + 1, Column.TITLE)
    table = [[words.column(column) for column in columns]]
    table += [[_copied(cell_value(row, column)) for column in columns] for row in rows]
    return table


def cell_value(row: PersonRow, column: Column) -> str | date:
    """The whole text of a cell, or its day. "" where it is empty."""
    return _VALUES[column](row)


def _copied(value: str | date) -> str:
    # A cell of a sheet has one line, and no tab.
    return value.isoformat() if isinstance(value, date) else " ".join(value.split())


def _month(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM ’yy")


_VALUES: dict[Column, Callable[[PersonRow], str | date]] = {
    Column.NAME: lambda row: row.prospect.name,
    Column.COMPANY: lambda row: row.prospect.company,
    Column.TITLE: lambda row: row.prospect.title,
    Column.STATE: lambda row: words.state_chip(row.state)[0],
    Column.SENT: lambda row: row.state.sent_on or "",
    Column.UNTIL: lambda row: row.state.until or "",
    Column.PRIORITY: lambda row: words.priority(row.prospect.priority) if row.prospect.priority else "",
    Column.CAMPAIGN: lambda row: row.campaign,
    Column.TAGS: lambda row: ", ".join(row.prospect.tags),
    Column.FOLLOW_UP: lambda row: row.prospect.follow_up_on or "",
    Column.LAST_TOUCH: lambda row: row.last_touch_on or "",
    Column.DEGREE: lambda row: words.degree(row.prospect.degree),
    Column.LOCATION: lambda row: row.prospect.location,
    Column.NOTES: lambda row: row.prospect.notes,
    Column.ADDED: lambda row: row.prospect.added_at.date(),
}

_USUAL_CHARACTERS = {
    Column.NAME: 17,
    Column.COMPANY: 20,
    Column.TITLE: 20,
    Column.CAMPAIGN: 16,
    Column.TAGS: 16,
    Column.LOCATION: 14,
    Column.NOTES: 28,
}


def _state_texts() -> list[str]:
    """What the chips of the states say, each at its longest."""
    states = [RecipientState(kind, free=free) for kind in StateKind for free in (False, True)]
    states.append(RecipientState(StateKind.PENDING, days_left=88))
    states += [RecipientState(StateKind.ANSWERED, outcome=outcome) for outcome in Outcome]
    return [words.state_chip(state)[0] for state in states]


def _width_of(characters: int, column: Column, metrics: QFontMetrics) -> int:
    return max(_heading_width(column, metrics), metrics.averageCharWidth() * characters + _SIDES)


def _heading_width(column: Column, metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(words.column(column)) + _SIDES + _SORTED_BY


def _usual_width(column: Column, metrics: QFontMetrics) -> int:
    heading = _heading_width(column, metrics)
    if column in _USUAL_CHARACTERS:
        return _width_of(_USUAL_CHARACTERS[column], column, metrics)
    if column is Column.STATE:
        widest = max(chip_size(metrics, text).width() for text in _state_texts())
        return max(heading, widest + _SIDES)
    if column is Column.PRIORITY:
        longest = max(metrics.horizontalAdvance(words.priority(each)) for each in Priority)
        return max(heading, longest + _SIDES)
    if column is Column.DEGREE:
        return heading
    days = [date(2026, month, 28) for month in range(1, 13)]
    longest = max(metrics.horizontalAdvance(form(day)) for day in days for form in (short_day, _month))
    return max(heading, longest + _SIDES)
