"""Reading a day as people type it: "today", "mon", "-3", "12 nov", "2026-11-12". Pure; the words come in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_FAR = 3660


@dataclass(frozen=True, slots=True, kw_only=True)
class DayVocabulary:
    """The words of a language, all in lower case.

    `relative` gives days from today; `weekdays` 0 for Monday to 6; `months` 1 to 12. A word also counts where only
    its beginning is typed, three letters at least. `month_first` tells how "3/4" is read.
    """

    relative: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    month_first: bool


def parse_day(text: str, today: date, words: DayVocabulary) -> date | None:
    """Return the day meant, None where the text is no day.

    A weekday is its latest one up to today. "-3" and "+3" count days from today. A day without a year is the one
    nearest to today. A year of two digits is of this century.
    """
    typed = " ".join(text.casefold().split())
    if typed in words.relative:
        return _shifted(today, words.relative[typed])
    if re.fullmatch(r"[+-]\s?[0-9]{1,4}", typed):
        return _shifted(today, int(typed.replace(" ", "")))
    weekday = _named(typed, words.weekdays)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    return _numbers(typed, today, words.month_first) or _with_month_name(typed, today, words.months)


def _numbers(typed: str, today: date, month_first: bool) -> date | None:
    match = re.fullmatch(r"([0-9]{1,2})[./\- ]\s?([0-9]{1,2})(?:[./\- ]\s?([0-9]{4}|[0-9]{2})?)?", typed)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    month, day = (first, second) if month_first else (second, first)
    return _in_year(match[3], month, day, today)


def _with_month_name(typed: str, today: date, months: Mapping[str, int]) -> date | None:
    parts = [part.strip(".,") for part in re.split(r"[\s,/\-]+", typed)]
    parts = [part for part in parts if part]
    named = [(place, month) for place, part in enumerate(parts) if (month := _named(part, months))]
    numbers = [part for part in parts if part.isascii() and part.isdigit()]
    if len(named) != 1 or len(parts) != len(numbers) + 1 or not 1 <= len(numbers) <= 2:
        return None
    if len(numbers[0]) > 2 or (len(numbers) == 2 and len(numbers[1]) not in (2, 4)):
        return None
    return _in_year(numbers[1] if len(numbers) == 2 else None, named[0][1], int(numbers[0]), today)


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    candidates = [_day(today.year + shift, month, day) for shift in (-1, 0, 1)]
    return min(
        (day for day in candidates if day is not None), key=lambda day: abs((day - today).days), default=None
    )


def _named(typed: str, names: Mapping[str, int]) -> int | None:
    typed = typed.rstrip(".")
    if typed in names:
        return names[typed]
    if len(typed) < 3:
        return None
    found = {number for name, number in names.items() if name.startswith(typed)}
    return found.pop() if len(found) == 1 else None


def _shifted(today: date, days: int) -> date | None:
    return today + timedelta(days=days) if abs(days) <= _FAR else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2999 else None
    except ValueError:
        return None
