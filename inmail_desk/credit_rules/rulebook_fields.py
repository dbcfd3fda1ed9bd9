"""The fields of a rulebook's file, each read with its place: whatever is refused can be found in the file."""

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from .refusal import Refused
from .strict_json import read_day, shown

if TYPE_CHECKING:
    from .json_places import Path

_JOINERS = (
    "\u200c\u200d"  # some scripts need them; other signs without a width can make a name look like another
)
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


class At(NamedTuple):
    """A place in the file: `field` is what it is called in a message, `path` leads to it."""

    field: str
    path: "Path"

    def inside(self, step: str | int, field: str | None = None) -> "At":
        """A place one step further in, called the same unless it has a name of its own."""
        return At(self.field if field is None else field, (*self.path, step))


class Misplaced(Refused):
    """A refusal that knows the place, but not yet its line."""

    def __init__(self, reason: str, at: At) -> None:
        super().__init__(reason, field=shown(at.field))
        self.path = at.path


def read_object(value: object, at: At, most: int | None = None) -> dict[str, object]:
    """The value, where it is an object of at most so many keys. Raises `Misplaced`, as all of these do."""
    if not isinstance(value, dict):
        raise Misplaced("needs a JSON object", at)
    if most is not None:
        _refuse_more(value, at, most)
    return value


def read_list(value: object, at: At, most: int) -> list[object]:
    """The value, where it is a list of at most so many entries."""
    if not isinstance(value, list):
        raise Misplaced("needs a list", at)
    _refuse_more(value, at, most)
    return value


def read_fields(
    value: object, at: At, needed: set[str], optional: frozenset[str] | set[str] = frozenset()
) -> dict[str, object]:
    """The fields of an object that has all that are needed, and no unknown ones."""
    content = read_object(value, at)
    for name in sorted(needed - content.keys()):
        raise Misplaced(f"lacks {name}", at)
    for name in sorted(content.keys() - needed - optional):
        raise Misplaced(f"has an unknown key {shown(name)!r}", at.inside(name))
    return content


def read_text(value: object, at: At, longest: int) -> str:
    """The value, where it is a text of one line that can be shown."""
    if not isinstance(value, str) or not value.strip():
        raise Misplaced("needs a text", at)
    if len(value) > longest:
        raise Misplaced(f"has {len(value)} characters, more than {longest}", at)
    for sign in value:
        if not sign.isprintable() and sign not in _JOINERS and unicodedata.category(sign) in _UNSEEN:
            raise Misplaced(f"holds the sign U+{ord(sign):04X}, which cannot be seen", at)
    return value


def read_day_at(value: object, at: At) -> date:
    """The value, where it is a day written YYYY-MM-DD."""
    try:
        return read_day(value)
    except Refused as refusal:
        raise Misplaced(refusal.reason, at) from None


def _refuse_more(value: dict[str, object] | list[object], at: At, most: int) -> None:
    if len(value) > most:
        raise Misplaced(f"has {len(value)} entries, more than {most}", at)
