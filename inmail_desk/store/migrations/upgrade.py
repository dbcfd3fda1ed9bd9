"""Brings a data file to the present schema. Imported only where a file is new or behind: Alembic is slow to import."""

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config

from inmail_desk.store.connection import APPLICATION_ID
from inmail_desk.store.engine import engine_over

STEPS = Path(__file__).parent


def upgrade(connection: sqlite3.Connection, steps: Path = STEPS) -> None:
    """Apply every step of the folder `steps` that the file lacks: all of them, or none where one fails."""
    config = Config()
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = engine_over(connection)
    # A step may make a table anew; dropping the old one would take along all that refers to it.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Alembic leaves a transaction alone that began before it; SQLAlchemy's end of it is SQLite's own.
        with engine.connect() as bound, bound.begin():
            bound.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            config.attributes["connection"] = bound
            command.upgrade(config, "head")
            broken = bound.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"broken references after the steps: {broken[:3]}")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
