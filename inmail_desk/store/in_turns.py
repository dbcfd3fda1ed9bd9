"""One statement for many rows, so that other threads have their turns meanwhile."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from itertools import islice

_AT_ONCE = 200
_REST = 0.00005  # seconds


def execute_many(connection: sqlite3.Connection, statement: str, rows: Iterable[Sequence[object]]) -> None:
    """Carries a statement out for each of these rows.

    On a busy machine a window was seen to stand still for 200 ms while another thread was in one `executemany` of many
    rows: between two parts whoever waits for Python's lock is sure to have it.
    """
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        connection.executemany(statement, part)
        time.sleep(_REST)
