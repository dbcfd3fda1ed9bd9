"""Days and times as files write them."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class DateOrder(StrEnum):
    """In which order a date of three numbers stands."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class AmbiguousDate(ValueError):
    """A date that may be one of two days, where nothing says which."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar janvier enero gennaio janeiro januari",
            "feb februar fév février febrero febbraio fevereiro februari",
            "mar mär märz mrz mars marzo março maart mrt",
            "apr april avr avril abril aprile",
            "may mai mayo maggio maio mei",
            "jun juni juin junio giugno junho june",
            "jul juli juil juillet julio luglio julho july",
            "aug august août agosto augustus",
            "sep sept september septembre septiembre settembre setembro",
            "oct okt oktober octobre octubre ottobre outubro october",
            "nov november novembre noviembre novembro",
            "dec dez dezember déc décembre diciembre dicembre dezembro december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTHS |= {"january": 1, "february": 2, "march": 3, "dic": 12, "ago": 8, "ene": 1, "gen": 1, "out": 10}

_CLOCK = r"(?:[,\sT]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?)?"
_ZONE = r"\s*(?:UTC|GMT|Z|[+-]00:?00)?"
_NUMBERS = re.compile(
    rf"(?P<one>\d{{1,4}})(?P<mark>[-/.])\s?(?P<two>\d{{1,2}})(?P=mark)\s?(?P<three>\d{{1,4}})\.?{_CLOCK}{_ZONE}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:[^\W\d]+,?\s+)?(?:(?P<day>\d{{1,2}})\.?[-\s/]+(?P<month>[^\W\d]+)\.?|(?P<month2>[^\W\d]+)\.?[-\s]+(?P<day2>\d{{1,2}}))"
    rf",?[-\s/]+(?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}",
    re.IGNORECASE,
)

_SERIAL = re.compile(r"[2-7][0-9]{4}(?:[.,][0-9]{1,12})?")
_FIRST_OF_SPREADSHEETS = datetime(1899, 12, 30)


def read_moment(text: str, order: DateOrder | None = None) -> datetime:
    """The day and time that a text says, naive; midnight where it says no time. A year of two digits is one from 1970
    to 2069; a number alone counts days as spreadsheets do. `order` says how three numbers are to be read where they do
    not say so themselves.

    Raises ValueError where the text is no date, and its kind AmbiguousDate where only the order could tell.
    """
    text = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    if found := _NUMBERS.fullmatch(text):
        one, two, three = found["one"], found["two"], found["three"]
        if len(one) == 4:
            return _moment(_year(one), int(two), int(three), found)
        if len(one) == 3 or len(three) == 3:
            raise ValueError(f"{text!r} is no date")
        first, second, year = int(one), int(two), _year(three)
        if found["mark"] == "." and order is None:
            order = DateOrder.DAY_FIRST  # nobody writes the month first with full stops
        if order is None and first <= 12 and second <= 12 and first != second:
            raise AmbiguousDate(text)
        if order is DateOrder.YEAR_FIRST:
            return _moment(_year(one), second, int(three), found)
        day_first = first > 12 or (order is DateOrder.DAY_FIRST and second <= 12)
        return _moment(year, second if day_first else first, first if day_first else second, found)
    if found := _SERIAL.fullmatch(text):
        return _of_spreadsheet(float(found[0].replace(",", ".")))
    if found := _NAMED.fullmatch(text):
        month = _MONTHS.get((found["month"] or found["month2"]).casefold())
        if month is None:
            raise ValueError(f"no month is called that in {text!r}")
        return _moment(_year(found["year"]), month, int(found["day"] or found["day2"]), found)
    raise ValueError(f"{text!r} is no date")


def is_in_utc(text: str) -> bool:
    """Whether a text that says a moment says that it is in UTC."""
    return ":" in text and _IN_UTC.search(text) is not None


_IN_UTC = re.compile(r"(?:UTC|GMT|(?<=\d)Z|[+-]00:?00)\s*$", re.IGNORECASE)


def read_day(text: str, order: DateOrder | None = None) -> date:
    """The day that a text says. Raises like `read_moment`."""
    return read_moment(text, order).date()


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """The order in which these dates, written alike, can be read: None where several fit, or none of them needs one.

    Raises AmbiguousDate where some need one and nothing among them says which.
    """
    ambiguous = None
    for text in texts:
        try:
            read_moment(text)
        except AmbiguousDate as found:
            ambiguous = ambiguous or found
        except ValueError:
            continue
        else:
            found_order = _tells(text)
            if found_order is not None:
                return found_order
    if ambiguous is not None:
        raise ambiguous
    return None


def usual_order(texts: Iterable[str], usual: DateOrder) -> DateOrder:
    """The order in which these dates, written alike, are to be read: `usual`, unless one of them says otherwise."""
    return order_told(texts) or usual


def order_told(texts: Iterable[str]) -> DateOrder | None:
    """The order that these dates, written alike, show; None where none of them does, or not all the same."""
    found = {order for text in texts if (order := _tells(text)) is not None}
    return found.pop() if len(found) == 1 else None


def _tells(text: str) -> DateOrder | None:
    found = _NUMBERS.match(text.strip())
    if found is None or len(found["one"]) == 4:
        return None
    if int(found["one"]) > 12:
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if int(found["two"]) > 12 else None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        if not 1900 <= year < 2200:
            raise ValueError(f"{text} is no year that is meant")
        return year
    return 2000 + year if year < 70 else 1900 + year


def _of_spreadsheet(days: float) -> datetime:
    """The moment that a spreadsheet shows as such a number where the cell is not formatted: days since 1899."""
    return _FIRST_OF_SPREADSHEETS + timedelta(seconds=round(days * 86_400))


def _moment(year: int, month: int, day: int, found: re.Match[str]) -> datetime:
    if found["hour"] is None:
        return datetime.combine(date(year, month, day), time.min)
    hour = int(found["hour"])
    half = (found["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"{found[0]!r} is no time of day")
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return datetime(year, month, day, hour, int(found["minute"]), int(found["second"] or 0))
