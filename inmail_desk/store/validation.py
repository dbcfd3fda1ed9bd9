"""What a row may hold: each check takes a field's name and a value, and gives what is stored.

Table classes would accept anything silently. Raises InvalidValue; a field that does not exist is a TypeError.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from .addresses import ProfileAddress, normalise
from .errors import InvalidValue

Check = Callable[[str, object], object]
Checked = TypeVar("Checked")

LONGEST_LINE = 10_000
LONGEST_TEXT = 1_000_000
MOST_CREDITS = 1_000_000


def checked(fields: Mapping[str, object], checks: Mapping[str, Check]) -> dict[str, object]:
    """`fields` as they are stored."""
    if not fields.keys() <= checks.keys():
        raise TypeError(f"unknown field: {', '.join(sorted(fields.keys() - checks.keys()))}")
    return {name: checks[name](name, value) for name, value in fields.items()}


def line(field: str, value: object) -> str:
    """A text of one line, without the spaces around it; line breaks become spaces."""
    # Of tens of thousands nearly all are as they should be: what is printable has no other space than the usual one.
    if (
        isinstance(value, str)
        and value.isprintable()
        and "  " not in value
        and value == value.strip()
        and len(value) <= LONGEST_LINE
    ):
        return value
    return _no_longer(field, " ".join(_clean(field, value).split()), LONGEST_LINE)


def filled_line(field: str, value: object) -> str:
    """A line that is not empty."""
    text = line(field, value)
    if not text:
        raise InvalidValue(field, "it is empty")
    return text


def text(field: str, value: object) -> str:
    """A text of any number of lines."""
    return _no_longer(field, _clean(field, value), LONGEST_TEXT)


def flag(field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidValue(field, "it is neither yes nor no")
    return value


def day(field: str, value: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidValue(field, "it is not a day")
    return value


def moment(field: str, value: object) -> datetime:
    """A moment in the account's time zone, to the second."""
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise InvalidValue(field, "it is not a moment in the account's time zone")
    return value.replace(microsecond=0, fold=0) if value.microsecond or value.fold else value


def amount(field: str, value: object) -> Decimal:
    """A price: a decimal that is not negative, with up to six places."""
    if isinstance(value, Decimal) and value.is_finite() and not value.is_signed() and value.adjusted() <= 12:
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -6:
            return value
    raise InvalidValue(field, "it is not an amount of money")


def currency(field: str, value: object) -> str:
    """A currency's code of three letters, as in USD."""
    if not isinstance(value, str) or len(value) != 3 or not (value.isascii() and value.isalpha()):
        raise InvalidValue(field, "it is not a currency's code of three letters")
    return value.upper()


def whole(low: int, high: int) -> Check:
    """A check for whole numbers from `low` to `high`, both allowed."""

    def check(field: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise InvalidValue(field, f"it is not a whole number from {low} to {high:,}")
        return value

    return check


def one_of(kind: type[StrEnum]) -> Check:
    """A check for members of `kind`."""

    def check(field: str, value: object) -> str:
        if not isinstance(value, kind):
            raise InvalidValue(field, f"it is none of {', '.join(kind)}")
        return value.value

    return check


def profile_address(field: str, value: object) -> ProfileAddress:
    """An address as `normalise` gives it, whoever made it."""
    if not isinstance(value, ProfileAddress) or normalise(value.url) != value:
        raise InvalidValue(field, "it is not the address of a person on LinkedIn")
    return value


def many(field: str, value: object, check: Callable[[str, object], Checked]) -> list[Checked]:
    """Each of several values, checked."""
    if not isinstance(value, Iterable) or isinstance(value, str):
        raise InvalidValue(field, "it is not a list")
    return [check(field, each) for each in value]


def optional(check: Check) -> Check:
    """A check that lets None through."""
    return lambda field, value: None if value is None else check(field, value)


credits = whole(0, MOST_CREDITS)
row_id = whole(1, 2**63 - 1)


def caseless(name: str) -> str:
    """What two names share that differ only in upper and lower case."""
    return unicodedata.normalize("NFC", name.casefold())


def _clean(field: str, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValue(field, "it is not a text")
    if value.isascii() and "\0" not in value:
        return value
    # NUL ends a text for SQLite's functions; half a surrogate pair, as a clipboard may hold it, cannot be stored.
    return value.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _no_longer(field: str, text: str, longest: int) -> str:
    if len(text) > longest:
        raise InvalidValue(field, f"it is longer than {longest:,} characters")
    return text
