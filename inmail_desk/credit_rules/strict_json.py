"""JSON read without mercy: what JSON leaves open is refused instead of guessed."""

import json
import re
from datetime import date

from .refusal import Refused

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _object_without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Refused("stands twice in one object", field=key)
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise Refused(f"{name} is no JSON number")


def read_json(text: str) -> object:
    """The value of a JSON text. Raises `Refused` for broken JSON, a key given twice, NaN, or nesting too deep."""
    try:
        return json.loads(text, object_pairs_hook=_object_without_doubles, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refused(f"is not JSON: {error}") from None
    except RecursionError:
        raise Refused("is nested too deeply") from None
    except ValueError as error:  # a number of thousands of digits
        raise Refused(f"holds a number that cannot be read: {error}") from None


def read_day(value: object) -> date:
    """The day of a text YYYY-MM-DD. Raises `Refused` for any other value or spelling."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Refused(f"{value} is no day of the calendar") from None
    raise Refused("needs a day written YYYY-MM-DD")
