"""Where in a JSON text something stands, and how deep it is nested: for words about a file that anybody may have made.

Nothing here takes longer than in proportion to the text, whatever stands in it.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]
"""The keys and places in lists (from 0) that lead to a value from outside."""

# A text that never ends is one token up to the end: else each of its quotes would be tried anew.
_TEXT = r'"[^"\\]*(?:\\(?:.|\Z)[^"\\]*)*(?:"|\Z)'
_BRACKET = re.compile(_TEXT + r"|[\[\]{}]", re.DOTALL)
_TOKEN = re.compile(_TEXT + r'|[\[\]{}:,]|[^\[\]{}:,"\s]+', re.DOTALL)


class _Place(NamedTuple):
    path: Path
    at: int
    token: str


def line_deeper_than(text: str, most: int) -> int | None:
    """The 1-based line where objects and lists first stand more than `most` deep in each other, None where they never
    do. The text need not be JSON."""
    depth = 0
    for found in _BRACKET.finditer(text):
        bracket = found[0]
        if bracket in ("{", "["):
            depth += 1
            if depth > most:
                return text.count("\n", 0, found.start()) + 1
        elif bracket in ("}", "]"):
            depth -= 1
    return None


def line_of(text: str, path: Path) -> int | None:
    """The 1-based line of a value's key, or of the value itself in a list. None where it is not there.

    Up to the value, the text has to be JSON.
    """
    return _line(text, lambda place: place.path == path)


def line_of_double(text: str, key: str) -> int | None:
    """The line where an object has this key for the second time. Up to there, the text has to be JSON."""
    seen: set[Path] = set()

    def again(place: _Place) -> bool:
        if place.path[-1:] != (key,):
            return False
        if place.path in seen:
            return True
        seen.add(place.path)
        return False

    return _line(text, again)


def line_of_token(text: str, is_it: Callable[[str], bool]) -> int | None:
    """The line of the first value of this kind. Up to there, the text has to be JSON."""
    return _line(text, lambda place: is_it(place.token))


def _line(text: str, is_it: Callable[[_Place], bool]) -> int | None:
    for place in _places(text):
        if is_it(place):
            return text.count("\n", 0, place.at) + 1
    return None


@dataclass(slots=True)
class _Open:
    """An object or a list that has begun. `step` leads to the value that comes next in it."""

    is_object: bool
    step: str | int
    key_at: int = 0
    awaits_key: bool = False


def _places(text: str) -> Iterator[_Place]:
    """Every value with the path that leads to it, in the order of the text, as far as that is JSON."""
    around: list[_Open] = []
    for found in _TOKEN.finditer(text):
        token, at = found[0], found.start()
        inner = around[-1] if around else None
        if token in ("}", "]"):
            if inner is None:
                return
            around.pop()
        elif token == ",":
            if inner is None:
                return
            if isinstance(inner.step, int):
                inner.step += 1
            inner.awaits_key = inner.is_object
        elif token == ":":
            if inner is None:
                return
            inner.awaits_key = False
        elif inner is not None and inner.awaits_key:
            try:
                inner.step, inner.key_at = str(json.loads(token)), at
            except ValueError:
                return
        else:
            path = tuple(each.step for each in around)
            yield _Place(path, inner.key_at if inner is not None and inner.is_object else at, token)
            if token in ("{", "["):
                is_object = token == "{"
                around.append(_Open(is_object, "" if is_object else 0, awaits_key=is_object))
