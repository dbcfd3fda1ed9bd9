"""One statement for many rows, so that other threads have their turns meanwhile."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from itertools import islice

_AT_ONCE = 200
_TURN = 0.00005  # seconds


def execute_many(connection: sqlite3.Connection, statement: str, rows: Iterable[Sequence[object]]) -> None:
    """Carries a statement out for each of these rows.

    `executemany` lets go of Python's lock at each row and takes it again at once. Whoever waits for it is woken each
    time and comes too late each time: a busy machine's window stood still for fifths of a second.
    """
    left = iter(rows)
    while part := list(islice(left, _AT_ONCE)):
        connection.executemany(statement, part)
        time.sleep(_TURN)
