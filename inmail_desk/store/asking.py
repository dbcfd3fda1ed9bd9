"""Puts a question to the data file's connection."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import trouble_behind

if TYPE_CHECKING:
    from decimal import Decimal


class Asking:
    """Raises a `StoreTrouble` where the file cannot be read (damaged, locked, gone)."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def _ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of the answer; `values` stand for the question marks."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            trouble = trouble_behind(error, self.path)
            if trouble is None:
                raise
            raise trouble from error


def day_or_none(text: str | None) -> date | None:
    """The day that a column holds, None where it is empty."""
    return date.fromisoformat(text) if text else None


def amount_or_none(text: str | None) -> "Decimal | None":
    """The price that a column holds, None where it is empty."""
    if not text:
        return None
    from decimal import Decimal  # most files hold no price

    return Decimal(text)
