"""What the values of InMail Desk's JSON can be: each kind in words, taken from JSON, and given to it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

EARLIEST_YEAR, LATEST_YEAR = 1900, 2999
MOST_CREDITS = 1_000_000
HIGHEST_ID = 2**53  # what every reader of JSON counts exactly


class Wrong(Exception):
    """A value that is not what its place holds. `place` leads to it from where it was read, "" for the value itself."""

    def __init__(self, what: str, place: str = "") -> None:
        super().__init__(what, place)
        self.what = what
        self.place = place

    def within(self, step: str) -> "Wrong":
        """The same, seen from one step farther out: a key, or a number in a list."""
        return Wrong(self.what, f"{step}{'' if self.place[:1] in ('', '[') else '.'}{self.place}")


class Kind(NamedTuple):
    """What a value is: `about` in words, `take` from JSON (raises `Wrong`), `give` to JSON."""

    about: str
    take: Callable[[Any], Any]
    give: Callable[[Any], Any]


def _as_it_is(value: Any) -> Any:
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("needs a text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("needs true or false")
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
_AMOUNT = re.compile(r"[0-9]{1,13}(\.[0-9]{1,6})?")


def _day(value: Any) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Wrong('needs a day written "YYYY-MM-DD"')
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Wrong("is no day of the calendar") from None
    _in_time(day)
    return day


def _moment(value: Any) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise Wrong('needs a moment written "YYYY-MM-DDTHH:MM:SS"')
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise Wrong("is no moment of the calendar") from None
    _in_time(moment)
    return moment


def _in_time(day: date) -> None:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise Wrong(f"needs a year from {EARLIEST_YEAR} to {LATEST_YEAR}")


def _amount(value: Any) -> Decimal:
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise Wrong('needs an amount written as a text, as in "29.99"')
    return Decimal(value)


def whole(low: int, high: int) -> Kind:
    def take(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise Wrong(f"needs a whole number from {low} to {high}")
        return value

    return Kind(f"a whole number from {low} to {high}", take, _as_it_is)


def one_of(*choices: str) -> Kind:
    listed = ", ".join(f'"{each}"' for each in choices)

    def take(value: Any) -> str:
        if not isinstance(value, str) or value not in choices:
            raise Wrong(f"needs one of {listed}")
        return value

    return Kind(f"one of {listed}", take, str)


def or_none(kind: Kind) -> Kind:
    return Kind(
        f"{kind.about}, or null",
        lambda value: None if value is None else kind.take(value),
        lambda value: None if value is None else kind.give(value),
    )


def many(kind: Kind) -> Kind:
    def take(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise Wrong("needs a list")
        taken = []
        for number, each in enumerate(value):
            try:
                taken.append(kind.take(each))
            except Wrong as wrong:
                raise wrong.within(f"[{number}]") from None
        return taken

    return Kind(f"a list, each {kind.about}", take, lambda values: [kind.give(each) for each in values])


def record(fields: Mapping[str, Kind]) -> Kind:
    """An object with exactly these keys. Given is whatever has attributes of these names; taken is a dict."""

    def take(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Wrong("needs an object")
        taken = {}
        for name, kind in fields.items():
            if name not in value:
                raise Wrong("is missing", name)
            try:
                taken[name] = kind.take(value[name])
            except Wrong as wrong:
                raise wrong.within(name) from None
        for name in value.keys() - fields.keys():
            raise Wrong("is not known here", shown(name))
        return taken

    def give(value: Any) -> dict[str, Any]:
        return {name: kind.give(getattr(value, name)) for name, kind in fields.items()}

    return Kind(f"an object with {', '.join(fields)}", take, give)


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Wrong("needs an object")
    for name, each in value.items():
        if not isinstance(each, str):
            raise Wrong("needs a text", shown(name))
    return value


def shown(name: str) -> str:
    name = name if len(name) <= 60 else name[:57] + "..."
    return name if name.isprintable() else ascii(name)[1:-1]


TEXT = Kind("a text", _text, _as_it_is)
FLAG = Kind("true or false", _flag, _as_it_is)
DAY = Kind("a day", _day, lambda value: value.isoformat())
MOMENT = Kind("a moment", _moment, lambda value: value.isoformat(timespec="seconds"))
AMOUNT = Kind("an amount as a text", _amount, lambda value: format(value, "f"))
ANYTHING = Kind("the value of the rule", _as_it_is, _as_it_is)
ADDRESS = Kind("a profile's https address on www.linkedin.com", _text, lambda value: value.url)
ID = whole(1, HIGHEST_ID)._replace(about="a whole number from 1")
CREDITS = whole(0, MOST_CREDITS)
TEXTS = Kind("an object of texts", _texts, lambda value: dict(sorted(value.items())))
