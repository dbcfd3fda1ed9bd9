"""JSON read without mercy: what JSON leaves open is refused instead of guessed."""

import json
import re
from datetime import date

from .refusal import Refused

_MOST_DIGITS = 4000  # Python reads a few hundred more
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Double(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


class _Constant(Exception):
    def __init__(self, name: str) -> None:
        self.name = name


def _object_without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _Double(key)
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise _Constant(name)


def read_json(text: str) -> object:
    """The value of a JSON text. Raises `Refused` for broken JSON, a key given twice, NaN, or nesting too deep, naming
    the line."""
    try:
        return json.loads(text, object_pairs_hook=_object_without_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refused(_fault(text, error), line=error.lineno) from None
    except RecursionError:
        raise Refused("is nested too deeply") from None
    except _Double as double:
        from .json_places import line_of_double  # as below: only a file that is wrong needs it

        line = line_of_double(text, double.key)
        raise Refused("stands twice in one object", field=shown(double.key), line=line) from None
    except _Constant as constant:
        from .json_places import line_of_token

        line = line_of_token(text, constant.name.__eq__)
        raise Refused(f"{constant.name} is no JSON number", line=line) from None
    except ValueError:  # a number of thousands of digits
        from .json_places import line_of_token

        line = line_of_token(text, lambda token: len(token) > _MOST_DIGITS and token[-1].isdigit())
        raise Refused("holds a number of too many digits", line=line) from None


_FAULTS = {
    "Expecting ',' delimiter": "a comma, or the end of the list, is missing",
    "Expecting ':' delimiter": "a colon is missing after the key",
    "Unterminated string starting at": "the text that begins here has no closing quote",
    "Invalid control character at": "a text is not closed by a quote before its line ends",
    "Expecting value": "a value is missing, or a text without its quotes",
    "Expecting property name enclosed in double quotes": "a key in double quotes is missing",
    "Illegal trailing comma before end of object": "a comma stands after the last value",
    "Illegal trailing comma before end of array": "a comma stands after the last value",
    "Extra data": "something stands after the end",
    "Invalid \\escape": "a backslash stands before a sign that needs none",
}


def _fault(text: str, error: json.JSONDecodeError) -> str:
    """What is wrong, and where in its line."""
    what = _FAULTS.get(error.msg, error.msg)
    closes = text[error.pos : error.pos + 1] in ("}", "]")
    if closes and error.msg.startswith("Expecting") and text[: error.pos].rstrip().endswith(","):
        what = "a comma stands after the last value"  # what Python says of it differs from version to version
    return f"is not JSON: {what} (column {error.colno})"


def shown(text: str) -> str:
    """The text as it can stand in a message: its beginning where it is long, and signs that cannot be seen by their
    numbers."""
    text = text if len(text) <= 60 else text[:57] + "..."
    return text if text.isprintable() else ascii(text)[1:-1]


def read_day(value: object) -> date:
    """The day of a text YYYY-MM-DD. Raises `Refused` for any other value or spelling."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Refused(f"{value} is no day of the calendar") from None
    raise Refused("needs a day written YYYY-MM-DD")
