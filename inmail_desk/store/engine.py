"""SQLAlchemy over the data file's one connection, for the sessions and for the steps of the schema."""

import sqlite3
from functools import cache
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine that does everything over this one connection. Outside of a transaction only."""
    model, compiled = _shared()

    def creator() -> Any:
        return connection

    pool = StaticPool(creator, dialect=model.dialect)
    return Engine(pool, model.dialect, model.url, execution_options={"compiled_cache": compiled})


@cache
def _shared() -> tuple[Engine, LRUCache[object, object]]:
    """What the engines of all files have in common, so that the statements of one are not put together anew for the
    next: an engine, used once so that its dialect knows this SQLite, and the statements."""
    model = create_engine("sqlite://")
    model.connect().close()
    model.dispose()
    return model, LRUCache(500)
