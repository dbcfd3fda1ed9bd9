"""What the columns of a list mean: proposed by their headings, to be changed by the person."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .list_aliases import ALIASES, PREFIXES
from .list_fields import OF_AN_INMAIL, Field
from .list_tables import List, Row
from .list_words import looks_like_a_day

_HEADER_WITHIN = 12
_ROWS_LOOKED_AT = 60
_LONGEST_HEADING = 80
_ADDRESS = re.compile(
    r"linkedin\.com/(?:mwlite/)?(?:in|pub|sales/(?:lead|people)|(?:talent|recruiter)/profile)/", re.IGNORECASE
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WORDS_APART = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-Ö])|[_\-./:()\[\]#*\s]+")


class Sureness(StrEnum):
    """Why a column is taken for a field."""

    BY_HEADING = "by_heading"
    BY_CONTENT = "by_content"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    UNKNOWN = "unknown"  # nothing is known about it: it is left alone


class Column(NamedTuple):
    """A column of a list. `heading` is "" where the list has no headings."""

    place: int
    heading: str
    examples: tuple[str, ...]
    field: Field | None
    sureness: Sureness
    preference: int
    """Which of several columns for the same field comes first: the lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """The columns of a list with what they mean. `header` is the place of the row of headings among the rows of the
    list, None where there is none."""

    header: int | None
    columns: tuple[Column, ...]

    @property
    def fields(self) -> frozenset[Field]:
        """What the list tells about its people, as far as it is mapped."""
        return frozenset(column.field for column in self.columns if column.field is not None)

    @property
    def names_people(self) -> bool:
        """Whether anybody can be found in the list: by a name or an address."""
        return bool(self.fields & {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.ADDRESS})

    def places(self, field: Field) -> tuple[int, ...]:
        """The columns of a field, the preferred one first."""
        found = sorted((each.preference, each.place) for each in self.columns if each.field is field)
        return tuple(place for _, place in found)


def rows_under(table: List, mapping: Mapping) -> tuple[Row, ...]:
    """The rows of people: those beneath the headings."""
    return table.rows if mapping.header is None else table.rows[mapping.header + 1 :]


def proposed(table: List) -> Mapping:
    """The mapping that the headings speak for, and, where there are none, what stands in the columns."""
    return mapped(table, _header_of(table))


def mapped(table: List, header: int | None) -> Mapping:
    """The proposal where the headings are known to stand in that row, or nowhere."""
    headings = table.rows[header].cells if header is not None else ()
    below = table.rows[0 if header is None else header + 1 :][:_ROWS_LOOKED_AT]
    columns = []
    for place in range(table.width):
        heading = headings[place] if place < len(headings) else ""
        found = [cell for row in below if (cell := row.at(place))]
        field, preference = meaning(heading)
        sureness = Sureness.BY_HEADING
        if field is None:
            field, preference, sureness = _by_content(found), 50, Sureness.BY_CONTENT
        if field is None:
            sureness = Sureness.UNKNOWN
        columns.append(Column(place, heading, tuple(found[:3]), field, sureness, preference))
    return Mapping(header=header, columns=_settled(columns))


def chosen(mapping: Mapping, place: int, field: Field | None) -> Mapping:
    """The mapping with another meaning of a column, None for leaving it alone."""
    columns = tuple(
        each._replace(field=field, sureness=Sureness.CHOSEN) if each.place == place else each
        for each in mapping.columns
    )
    return Mapping(header=mapping.header, columns=columns)


def meaning(heading: str) -> tuple[Field | None, int]:
    """The field that a heading names, and its rank among those that name the same; (None, 0) for an unknown one."""
    key = folded_heading(heading)
    found = ALIASES.get(key)
    if found is None:
        for prefix in PREFIXES:
            if key.startswith(prefix) and (found := ALIASES.get(key.removeprefix(prefix))) is not None:
                break
    return found if found is not None else (None, 0)


def folded_heading(heading: str) -> str:
    """A heading as it is compared: without case, signs and the humps of "linkedInProfileUrl"."""
    if len(heading) > _LONGEST_HEADING:
        return ""
    plain = heading
    for word in ("LinkedIn", "linkedIn", "InMail", "inMail"):  # their humps part no words
        plain = plain.replace(word, word.capitalize())
    return " ".join(_WORDS_APART.sub(" ", plain).casefold().split())


# What is remembered


def fingerprint(table: List, mapping: Mapping) -> str:
    """What tells lists of the same columns: of the headings alone, from which they cannot be read."""
    headings = "\n".join(folded_heading(column.heading) for column in mapping.columns)
    said = f"{mapping.header is not None}\n{table.width}\n{headings}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_text(mapping: Mapping) -> str:
    """The choices of a mapping, to be remembered."""
    return ",".join("" if column.field is None else column.field.value for column in mapping.columns)


def remembered(mapping: Mapping, text: str) -> Mapping:
    """The mapping with the choices that were remembered for its fingerprint. Another number of columns, or a field that
    is not known, leaves it as it is."""
    names = text.split(",")
    known = {field.value for field in Field}
    if len(names) != len(mapping.columns) or any(name and name not in known for name in names):
        return mapping
    columns = []
    for column, name in zip(mapping.columns, names, strict=True):
        field = Field(name) if name else None
        same = field is column.field
        columns.append(column if same else column._replace(field=field, sureness=Sureness.REMEMBERED))
    return Mapping(header=mapping.header, columns=tuple(columns))


# Where the headings are, and what stands in a column without one


def _header_of(table: List) -> int | None:
    best, most = None, 0
    for place, row in enumerate(table.rows[:_HEADER_WITHIN]):
        if any(map(_is_content, row.cells)):
            break  # the people begin here
        known = sum(meaning(cell)[0] is not None for cell in row.cells)
        if known > most:
            best, most = place, known
    if best is not None:
        first = table.rows[best]
        # "Name" alone above one column is a heading; a person called "Title" among others is not.
        return (
            best
            if most > 1 or len(first.cells) == 1 or most * 2 >= len(first.cells)
            else _unknown_header(table)
        )
    return _unknown_header(table)


def _unknown_header(table: List) -> int | None:
    """The first row, where it can be told for headings in a language that is not known here: addresses or days stand
    beneath it, and none in it."""
    first, below = table.rows[0], table.rows[1 : _ROWS_LOOKED_AT + 1]
    if not below or any(map(_is_content, first.cells)) or len(set(first.cells)) < len(first.cells):
        return None
    if len(first.cells) * 2 < table.width:
        return None
    return 0 if any(_is_content(cell) for row in below for cell in row.cells) else None


def _is_content(cell: str) -> bool:
    return _ADDRESS.search(cell) is not None or _MAIL.fullmatch(cell) is not None or looks_like_a_day(cell)


def _by_content(cells: Sequence[str]) -> Field | None:
    if not cells:
        return None
    addresses = sum(_ADDRESS.search(cell) is not None for cell in cells)
    if addresses * 2 > len(cells):
        return Field.ADDRESS
    mails = sum(_MAIL.fullmatch(cell) is not None for cell in cells)
    return Field.EMAIL if mails * 2 > len(cells) else None


def _settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns where one field that can only be told once is not taken from two. Several addresses, notes and tags
    are kept beside each other; else what comes first is taken, and another one is left alone."""
    if not any(each.field is Field.SENT_ON for each in columns):
        # Without the day of an InMail there is none to note: the "status" of a CRM is then about something else.
        columns = [
            each._replace(field=None, sureness=Sureness.UNKNOWN) if each.field in OF_AN_INMAIL else each
            for each in columns
        ]
    best: dict[Field, tuple[int, int]] = {}
    for each in columns:
        if each.field is not None and each.field not in _SEVERAL:
            best[each.field] = min(best.get(each.field, (99, 0)), (each.preference, each.place))
    settled = []
    for each in columns:
        spare = each.field is not None and each.field not in _SEVERAL and best[each.field][1] != each.place
        settled.append(each._replace(field=None, sureness=Sureness.UNKNOWN) if spare else each)
    if Field.NAME not in best and not ({Field.FIRST_NAME, Field.LAST_NAME} & best.keys()):
        return _with_names_guessed(settled)
    return tuple(settled)


def _with_names_guessed(columns: list[Column]) -> tuple[Column, ...]:
    """Without a heading that says so, the first column of which most cells look like names of people is taken."""
    if any(each.heading and each.field is not None for each in columns):
        return tuple(columns)
    for place, each in enumerate(columns):
        if each.field is None and each.examples and all(map(_like_a_name, each.examples)):
            columns[place] = each._replace(field=Field.NAME, sureness=Sureness.BY_CONTENT)
            break
    return tuple(columns)


def _like_a_name(cell: str) -> bool:
    words = cell.split()
    return (
        2 <= len(words) <= 5
        and len(cell) <= 60
        and not any(sign.isdigit() for sign in cell)
        and all(word[0].isalpha() and (not word[0].islower() or len(word) < 4) for word in words)
    )


_SEVERAL = frozenset((Field.ADDRESS, Field.NOTES, Field.TAGS, Field.EMAIL))
