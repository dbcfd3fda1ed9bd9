"""SQLAlchemy over the data file's one connection, for the sessions and for the steps of the schema."""

import sqlite3

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool


def engine_over(connection: sqlite3.Connection) -> Engine:
    """An engine that does everything over this one connection. Outside of a transaction only."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # The first use of an engine rolls back; let that be before anybody's transaction begins.
    engine.connect().close()
    return engine
