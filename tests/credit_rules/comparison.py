"""When two statements of one scenario are the same: by what they say, not by the order of their rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]


def comparable(statement: Row, shown: Row) -> dict[str, Any]:
    """What `statement` says of the keys of `shown`, so that equal contents are equal values.

    Lots count by what is left for each origin, day of grant and day of expiry; postings by the sum for each day and
    kind; unanswered InMails, checks and warnings as they are, in any order, by the keys that the rows of `shown` have.
    """
    return {key: _comparable_value(key, statement[key], shown[key]) for key in shown}


def _comparable_value(key: str, value: Any, shown: Any) -> Any:
    if key == "lots":
        return _sums(value, ("origin", "granted_on", "expires_on"), "remaining")
    if key in ("postings", "upcoming"):
        return _sums(value, ("on", "kind"), "credits")
    if key in ("unanswered", "checks", "warnings"):
        fields = sorted({field for row in shown for field in row})
        return Counter(tuple(row[field] for field in fields) for row in value)
    return value


def _sums(rows: Iterable[Row], fields: tuple[str, ...], summed: str) -> dict[tuple[Any, ...], int]:
    sums: dict[tuple[Any, ...], int] = {}
    for row in rows:
        place = tuple(row[field] for field in fields)
        sums[place] = sums.get(place, 0) + row[summed]
    return {place: total for place, total in sums.items() if total != 0}
