"""The one way to a connection with a data file.

The connection is in autocommit: transactions begin and end where the store says so, never by themselves.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

# Written into the header of every data file ("IMDk"), so that other programs' SQLite files are told apart.
APPLICATION_ID = 0x494D446B

PATIENCE = 2.0
"""Seconds to wait for another program that is writing."""


def is_ours(path: Path) -> bool:
    """Whether the existing file `path` is a data file, going by its header alone.

    Nothing is written, not even beside it. Raises sqlite3.Error, also for a file that is none of SQLite's.
    """
    # Not with open(): closing a file again would take the locks away that SQLite may have on it.
    with closing(sqlite3.connect(_address(path, "mode=ro&immutable=1"), uri=True)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        return bool(application == APPLICATION_ID)


def connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection with the existing file `path`; nothing is read or changed by it yet.

    It may be used from any thread, by one at a time. Raises sqlite3.Error.
    """
    connection = sqlite3.connect(
        _address(path, "mode=rw"),
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten, and what is kept for undo never reaches a disk.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def open_to_read(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection with the existing file `path` that can only read it, as it is now, also while another one writes.
    Raises sqlite3.Error, also where another program lets nobody read it."""
    connection = sqlite3.connect(_address(path, "mode=ro"), uri=True, timeout=patience)
    try:
        # Copying by itself tries a locked file again and again, without end: from here on it may be read.
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, where the disk can; where it cannot (a network share), the file works as well."""
    connection.execute("PRAGMA journal_mode = WAL")


def _address(path: Path, how: str) -> str:
    address = quote(os.fsencode(path.absolute().as_posix()))
    return f"file://{'' if address.startswith('/') else '/'}{address}?{how}"
