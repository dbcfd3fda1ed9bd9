"""Reading a day as people type it: "today", "mon", "-3", "12 nov", "2026-11-12". Pure; the words come in."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_FAR = 3660
_FILLERS = frozenset(("of", "the", "de", "del", "den", "le"))
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|e|o|a|º|ª)")
_SHIFT = re.compile(r"([+\-−–])\s?(\d{1,4})")
_NUMBERS = re.compile(r"(\d{1,4})\s?[./\- ]\s?(\d{1,2})(?:\s?[./\- ]\s?(\d{4}|\d{1,2})?)?\.?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")

_Side = Literal["near", "ahead", "past"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVocabulary:
    """The words of a language, all as `fold` makes them.

    `relative` gives days from today; `weekdays` 0 for Monday to 6; `months` 1 to 12. A word also counts where only
    its beginning is typed, three letters at least. `order` tells how "3/4/26" is read.
    """

    relative: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    order: Literal["dmy", "mdy", "ymd"]


def fold(text: str) -> str:
    """Return the text in the form in which words are compared: no capitals, no accents, single spaces."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    # Arabic dates hold invisible marks of direction ("Cf").
    kept = (sign for sign in signs if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
    return " ".join("".join(kept).split())


def parse_day(
    text: str, today: date, words: DayVocabulary, *, ahead: bool = False, past: bool = False
) -> date | None:
    """Return the day meant, None where the text is no day.

    A weekday is its latest one up to today, a day without a year the one nearest to today; where `ahead`, as for a
    plan, the weekday is the next one after today and the day the next one from today on; where `past`, as for what has
    happened, the day is the latest one up to today. "-3" and "+3" count days from today, "12" is a day of a month.
    A year of two digits is of this century.
    """
    typed = fold(text)
    if not typed:
        return None
    side: _Side = "ahead" if ahead else "past" if past else "near"
    if (days := _named(typed, words.relative)) is not None:
        return today + timedelta(days=days)
    if match := _SHIFT.fullmatch(typed):
        days = int(match[2])
        return today + timedelta(days=days if match[1] == "+" else -days) if days <= _FAR else None
    if (weekday := _named(typed, words.weekdays)) is not None:
        back = today - timedelta(days=(today.weekday() - weekday) % 7)
        return back + timedelta(days=7) if ahead else back
    if match := _COMPACT.fullmatch(typed):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(typed):
        return _from_numbers(match[1], match[2], match[3] or "", today, words.order, side)
    return _from_words(typed, today, words, side)


def _from_numbers(first: str, second: str, third: str, today: date, order: str, side: _Side) -> date | None:
    if len(first) == 4 or (order == "ymd" and third and len(third) < 4 and len(first) < 3):
        return _day(_year(first), int(second), int(third)) if third else None
    if len(first) > 2 or len(third) == 1:
        return None
    one, two = int(first), int(second)
    month, day = (two, one) if order == "dmy" else (one, two)
    if month > 12:  # only the other order makes a day of it
        month, day = day, month
    return _chosen(_with_years(third, month, day, today), today, side)


def _from_words(typed: str, today: date, words: DayVocabulary, side: _Side) -> date | None:
    """Read numbers with the name of a month, in any order, or the number of a day alone."""
    numbers: list[str] = []
    month: int | None = None
    weekday: int | None = None
    for part in re.split(r"[\s,./\-]+", typed):
        ordinal = _ORDINAL.fullmatch(part)
        if part.isdecimal() or ordinal:
            numbers.append(ordinal[1] if ordinal else part)
        elif month is None and (found := _named(part, words.months)) is not None:
            month = found
        elif weekday is None and (found := _named(part, words.weekdays)) is not None:
            weekday = found
        elif part and part not in _FILLERS:
            return None
    if len(numbers) == 2 and len(numbers[0]) == 4:
        numbers.reverse()
    if not 1 <= len(numbers) <= 2 or len(numbers[0]) > 2 or len(numbers[-1]) not in (1, 2, 4):
        return None
    if len(numbers) == 2 and len(numbers[1]) == 1:
        return None
    day = int(numbers[0])
    if month is not None:
        found_days = _with_years(numbers[1] if len(numbers) == 2 else "", month, day, today)
    elif len(numbers) == 1:
        # Of two months that follow each other one has a 31st at least.
        months = (today.year * 12 + today.month - 1 + shift for shift in range(-2, 3))
        found_days = [_day(number // 12, number % 12 + 1, day) for number in months]
    else:
        return None
    if weekday is not None:
        found_days = [
            each
            for each in found_days
            if each
            and each.weekday() == weekday
            and (len(found_days) == 1 or abs((each - today).days) <= 400)
        ]
    return _chosen(found_days, today, side)


def _with_years(year: str, month: int, day: int, today: date) -> list[date | None]:
    """Return the day in its year, or where that was not said in several years around today."""
    if year:
        return [_day(_year(year), month, day)]
    # Eight years, because the 29th of February may be that far away.
    return [_day(today.year + shift, month, day) for shift in range(-8, 9)]


def _chosen(days: list[date | None], today: date, side: _Side) -> date | None:
    found = [day for day in days if day is not None]
    if len(found) > 1 and side != "near":
        found = [day for day in found if (day >= today if side == "ahead" else day <= today)]
    return min(found, key=lambda day: abs((day - today).days), default=None)


def _named(typed: str, names: Mapping[str, int]) -> int | None:
    typed = typed.rstrip(".")
    if typed in names:
        return names[typed]
    if len(typed) < 3:
        return None
    found = {number for name, number in names.items() if name.startswith(typed)}
    return found.pop() if len(found) == 1 else None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) <= 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2999 else None
    except ValueError:
        return None
