"""Text copied from the page of sent messages of Sales Navigator or Recruiter: names, days, subjects and addresses are
found by their shape. What is not sure is said, and nothing is made up."""

import re
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from .list_entries import About, Entry, Remark
from .list_words import Said, degree_of, orders_of, state_of
from .moments import AmbiguousDate, DateOrder
from .pasted_furniture import is_furniture, like_a_name
from .said_days import SaidDay, said_day

_MOST_PIECES = 100_000
_LONGEST_SUBJECT = 200
_LONGEST_TITLE = 160
_APART = re.compile(r"\t+|\s+[·•|]\s+|\s{3,}")
_ADDRESS = re.compile(r"\S*linkedin\.com/\S+", re.IGNORECASE)
_MINE = re.compile(r"(?:you|sie|du|ich|vous|toi|tú|tu|usted|você|voi|jij|u|me)\s?:\s?", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp)\s?:\s?", re.IGNORECASE)
_SPEAKER = re.compile(r"([^\s:,]{2,40})(?:\s[^:]{1,40})?:\s")


class _Kind(StrEnum):
    DAY = "day"
    ADDRESS = "address"
    STATE = "state"
    DEGREE = "degree"
    SUBJECT = "subject"
    MINE = "mine"
    NAME = "name"
    TEXT = "text"


class _Piece(NamedTuple):
    line: int
    kind: _Kind
    text: str
    day: SaidDay | None = None


class Pasted(NamedTuple):
    """What was understood: one entry a message; and the lines that belong to none, with their numbers from 1."""

    entries: tuple[Entry, ...]
    left: tuple[tuple[int, str], ...]


def pasted_messages(text: str, today: date, order: DateOrder | None = None) -> Pasted:
    """The messages that a pasted text tells of.

    `today` is the day that "3d" counts from: that of the copy. Raises AmbiguousDate where `order` is needed.
    """
    pieces = _pieces(text, today, order)
    days = [place for place, piece in enumerate(pieces) if piece.kind is _Kind.DAY]
    if not days:
        return Pasted((), tuple((piece.line, piece.text) for piece in pieces))
    names = _names_before(pieces, days)
    after = _names_after(pieces, days)
    if names[0] is None and all(name is not None for name in after):
        # The day stands above the name here.
        return _collected(pieces, [(day, name, day) for day, name in zip(days, after, strict=True) if name])
    return _collected(
        pieces, [(name, name, day) for day, name in zip(days, names, strict=True) if name is not None]
    )


# The pieces


def _pieces(text: str, today: date, order: DateOrder | None) -> list[_Piece]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(text.replace("\0", "").splitlines(), start=1):
        parts = (" ".join(part.split()) for part in _APART.split(line.strip()))
        found += [(number, part) for part in parts if part and not is_furniture(part)]
        if len(found) > _MOST_PIECES:
            break
    orders = orders_of((part for _, part in found), today)
    if len(orders) == 1:
        order = orders[0]
    elif len(orders) > 1 and order not in orders:
        raise AmbiguousDate(next(part for _, part in found if orders_of([part], today)))
    return [_piece(number, part, today, order) for number, part in found]


def _piece(line: int, text: str, today: date, order: DateOrder | None) -> _Piece:
    if _ADDRESS.fullmatch(text):
        return _Piece(line, _Kind.ADDRESS, text)
    if subject := _SUBJECT.match(text):
        return _Piece(line, _Kind.SUBJECT, text[subject.end() :])
    if mine := _MINE.match(text):
        return _Piece(line, _Kind.MINE, text[mine.end() :])
    if len(text) <= 40:
        try:
            day = said_day(text, today, order)
        except AmbiguousDate:
            day = None
        if day is not None:
            return _Piece(line, _Kind.DAY, text, day)
        if degree_of(text) is not None and not text.isdecimal():
            return _Piece(line, _Kind.DEGREE, text)
        if state_of(text) is not None:
            return _Piece(line, _Kind.STATE, text)
    return _Piece(line, _Kind.NAME if like_a_name(text) else _Kind.TEXT, text)


# Whose each day is


def _names_before(pieces: list[_Piece], days: list[int]) -> list[int | None]:
    """The place of the name above each day: the nearest one, or of two in a row the first, which the other repeats."""
    names: list[int | None] = []
    floor = 0
    for day in days:
        name = next(
            (place for place in range(day - 1, floor - 1, -1) if pieces[place].kind is _Kind.NAME), None
        )
        while name is not None and name > floor and pieces[name - 1].text == pieces[name].text:
            name -= 1
        names.append(name)
        floor = day + 1
    return names


def _names_after(pieces: list[_Piece], days: list[int]) -> list[int | None]:
    ends = [*days[1:], len(pieces)]
    return [
        next((place for place in range(day + 1, end) if pieces[place].kind is _Kind.NAME), None)
        for day, end in zip(days, ends, strict=True)
    ]


def _collected(pieces: list[_Piece], found: list[tuple[int, int, int]]) -> Pasted:
    """The entries, each from where it begins to where the next one does."""
    entries: list[Entry] = []
    taken: set[int] = set()
    for number, (begin, name, day) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(pieces)
        between = range(begin, end)
        entries.append(_entry([pieces[place] for place in between], pieces[name], pieces[day]))
        taken.update(between)
    left = tuple((piece.line, piece.text) for place, piece in enumerate(pieces) if place not in taken)
    return Pasted(tuple(entries), left)


def _entry(pieces: list[_Piece], name: _Piece, day: _Piece) -> Entry:
    remarks: list[Remark] = []
    after = [piece for piece in pieces[pieces.index(day) + 1 :] if piece.text != name.text]
    title = _title(pieces, name, day)
    after = [piece for piece in after if piece.text != title]
    subject, body, theirs = _texts(after, name.text, remarks)
    state = next((piece for piece in pieces if piece.kind is _Kind.STATE), None)
    said = state_of(state.text) if state is not None else None
    sent_at: datetime | None = None
    if theirs:
        remarks.append(Remark(About.DAY_OF_THE_ANSWER, day.text))
        said = said if said not in (None, Said.SENT, Said.NOT_SENT) else Said.REPLY
    elif day.day is not None:
        sent_at = datetime.combine(day.day.on, time.min)
        if not day.day.exact:
            remarks.append(Remark(About.ABOUT_THAT_DAY, day.text))
        if state is not None and said not in (None, Said.SENT, Said.NOT_SENT, Said.UNDELIVERED):
            remarks.append(Remark(About.ANSWER_WITHOUT_DAY, state.text))
    degrees = (degree_of(piece.text) for piece in pieces if piece.kind is _Kind.DEGREE)
    return Entry(
        line=pieces[0].line,
        until=pieces[-1].line,
        name=name.text,
        addresses=tuple(piece.text for piece in pieces if piece.kind is _Kind.ADDRESS),
        title=title,
        degree=next(degrees, None),
        sent_at=sent_at,
        subject=subject,
        body=body,
        said=said,
        remarks=tuple(remarks),
    )


def _title(pieces: list[_Piece], name: _Piece, day: _Piece) -> str:
    """What stands between the name and the day: what the person does."""
    between = pieces[pieces.index(name) + 1 : max(pieces.index(day), pieces.index(name) + 1)]
    texts = (
        piece.text
        for piece in between
        if piece.kind in (_Kind.TEXT, _Kind.NAME)
        and piece.text != name.text
        and len(piece.text) <= _LONGEST_TITLE
    )
    return next(texts, "")


def _texts(pieces: list[_Piece], name: str, remarks: list[Remark]) -> tuple[str, str, bool]:
    """The subject, what follows it, and whether the last message is theirs."""
    marked = next((piece.text for piece in pieces if piece.kind is _Kind.SUBJECT), "")
    mine = next((piece.text for piece in pieces if piece.kind is _Kind.MINE), "")
    plain = [piece.text for piece in pieces if piece.kind in (_Kind.TEXT, _Kind.NAME)]
    first = name.split()[0].casefold()
    theirs = [text for text in plain if (spoken := _SPEAKER.match(text)) and spoken[1].casefold() == first]
    plain = [text for text in plain if text not in theirs]
    if marked:
        return marked[:_LONGEST_SUBJECT], mine or next(iter(plain), ""), bool(theirs)
    if plain and (mine or theirs or len(plain) > 1) and len(plain[0]) <= _LONGEST_SUBJECT:
        return plain[0], mine or next(iter(plain[1:]), ""), bool(theirs)
    if plain:
        # One text alone may be the subject, or the beginning of the message.
        remarks.append(Remark(About.SUBJECT_UNSURE, plain[0][:_LONGEST_SUBJECT]))
        return "", plain[0], bool(theirs)
    return "", mine, bool(theirs)
