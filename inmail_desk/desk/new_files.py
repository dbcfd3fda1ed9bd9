"""New data files: of the answers of a first run, of an export, of a backup."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyExists

if TYPE_CHECKING:
    from inmail_desk.store.backups import Backup

    from .setting_up import Answers


class NotTakenIn(Exception):
    """A file from outside of which no data file can be made. Its text says why, and what to do."""


def of_answers(answers: "Answers", path: Path, *, now: datetime) -> DataFile:
    """The file at `path` with the account that the answers describe, open.

    A file without an account is what a program that was killed here has left: it is taken up again. Raises `Rejected`,
    and `StoreTrouble`, also where an account lies at `path`; then no file was made.
    """
    from .setting_up import begin

    fresh = not os.path.lexists(path)
    data = DataFile.create(path) if fresh else DataFile.open(path)
    try:
        if data.read.account() is not None:
            raise AlreadyExists(path)
        begin(data, answers, now=now)
    except BaseException:
        data.close()
        if fresh:
            path.unlink()
        raise
    return data


def of_export(export: Path, path: Path, *, now: datetime) -> DataFile:
    """The file at `path` with everything that an export holds, open.

    Raises `NotTakenIn`, and `StoreTrouble`, also where something lies at `path` that is not empty; then no file was
    made.
    """
    from inmail_desk.exchange.json_in import JsonRefused

    from .exporting_json import make_from_json, read_json_file

    try:
        return make_from_json(read_json_file(export), path, now=now)
    except JsonRefused as refused:
        raise NotTakenIn(refused.sentence(export.name)) from refused


def of_backup(backup: "Backup", path: Path) -> DataFile:
    """The new file at `path` with what a backup holds, open. Raises `StoreTrouble`."""
    from inmail_desk.store.backups import restore

    restore(backup, path)
    return DataFile.open(path)
