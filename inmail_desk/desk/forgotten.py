"""People who were forgotten, and are not to come back with the next archive or list.

Of each profile's address only a mark of 24 bits is kept, made with a salt of the data file's own. It would fit dozens
of LinkedIn's members, so nobody can be read from it, nor be shown to have been in the list; yet among the thousands of
people in an archive it fits, nearly always, only whoever is meant. The marks stand in the order of the alphabet, which
says nothing of when somebody was forgotten.
"""

import hashlib
import re
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from inmail_desk.store.reading import Reading

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

_KEY = "import.forgotten"
_SALT_BYTES = 8
_MARK_LENGTH = 6
_KEPT = re.compile(rf"([0-9a-f]{{{2 * _SALT_BYTES}}})((?: [0-9a-f]{{{_MARK_LENGTH}}})*)")


class Forgotten:
    """The marks of the people who were forgotten."""

    def __init__(self, text: str | None) -> None:
        kept = _KEPT.fullmatch(text or "")
        self._salt = kept[1] if kept else secrets.token_hex(_SALT_BYTES)
        self._marks = frozenset(kept[2].split()) if kept else frozenset()

    def holds(self, keys: Iterable[str]) -> bool:
        """Whether one of these addresses, given by their keys, is of somebody who was forgotten."""
        return bool(self._marks) and any(self._mark(key) in self._marks for key in keys if key)

    def remember(self, work: "UnitOfWork", keys: Iterable[str]) -> None:
        """Keeps the marks of these addresses."""
        self._write(work, self._marks | {self._mark(key) for key in keys})

    def let_in(self, work: "UnitOfWork", keys: Iterable[str]) -> None:
        """Drops the marks of people who are taken into the list again."""
        if self._marks:
            self._write(work, self._marks - {self._mark(key) for key in keys})

    def _write(self, work: "UnitOfWork", marks: frozenset[str]) -> None:
        if marks != self._marks:
            work.settings.set(_KEY, " ".join((self._salt, *sorted(marks))) if marks else None)

    def _mark(self, key: str) -> str:
        return hashlib.sha256(f"{self._salt} {key}".encode("utf-8", "replace")).hexdigest()[:_MARK_LENGTH]


def read_forgotten(read: Reading) -> Forgotten:
    """Who was forgotten."""
    return Forgotten(read.setting(_KEY))
