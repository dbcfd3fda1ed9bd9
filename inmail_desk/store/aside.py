"""A data file's contents in memory: to be read, and rehearsed on, in a thread of its own while the file is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .connection import PATIENCE, open_to_read
from .data_file import DataFile
from .errors import troubles_told


def copied_to_memory(path: Path, patience: float = PATIENCE) -> DataFile:
    """What the data file at `path` holds now. Whatever is done with it is gone once it is closed, and never reaches a
    disk. `patience` is how many seconds somebody who lets nobody read is waited for. Raises `StoreTrouble`."""
    with troubles_told(path), closing(open_to_read(path, patience)) as file:
        copy = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            file.backup(copy)
            copy.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            copy.close()
            raise
    return DataFile(path, copy)
