"""Daily backups: a copy of the data file for each day it was open, ever fewer the older they are."""

import errno
import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from inmail_desk.paths import SUFFIX, make_private

from .connection import PATIENCE, is_ours, open_to_read
from .errors import (
    AlreadyExists,
    CopiesLeft,
    Damaged,
    DiskFull,
    NotADataFile,
    ReadOnly,
    StoreTrouble,
    Unreachable,
    troubles_told,
)

_DAYS, _WEEKS, _MONTHS = 7, 5, 12
MOST_KEPT = _DAYS + _WEEKS + _MONTHS
"""How many backups of one file there are at most."""

_NAME = re.compile(r"(?P<name>.+) (?P<file>[0-9a-f]{8}) (?P<day>\d{4}-\d\d-\d\d)")
_UNFINISHED = ".part"
_LONGEST_STEM = 200  # bytes
# One at a time, so that what is deleted for good cannot come back with a backup that was being made.
_working = Lock()


class Backup(NamedTuple):
    """A backup: its file, the name of the data file it was made of, the day, and its size in bytes."""

    path: Path
    name: str
    day: date
    size: int


def kept(days: Iterable[date]) -> frozenset[date]:
    """Which days' backups stay: the last 7, and the last one of each of the last 5 weeks and 12 months that have any.

    Today is not asked for: a clock that is wrong for a day must not end a year of backups. A day that goes would have
    gone as well with any later ones beside it.
    """
    present = sorted(set(days))
    last_of_week = {day.isocalendar()[:2]: day for day in present}
    last_of_month = {(day.year, day.month): day for day in present}
    weeks, months = list(last_of_week.values()), list(last_of_month.values())
    return frozenset((*present[-_DAYS:], *weeks[-_WEEKS:], *months[-_MONTHS:]))


def place_of_backup(file: Path, folder: Path, day: date) -> Path:
    """Where in `folder` the backup of a data file for a day lies. Files of the same name elsewhere have others."""
    return folder / f"{_start(file)}{day.isoformat()}{SUFFIX}"


def back_up(file: Path, folder: Path, day: date, patience: float = PATIENCE) -> Path:
    """Copies a data file as it is now to be the backup of `day`, in place of one that there is, and removes those that
    are not `kept` any more.

    The copy is whole or there is none, and it was read once. Only its owner can look into it. The file may be open;
    `patience` is how many seconds somebody who lets nobody read it is waited for.
    Raises a `StoreTrouble`; then nothing is removed.
    """
    target = place_of_backup(file, folder, day)
    with _working:
        try:
            make_private(folder)
            _copy(file, target, patience)
            own = [each for each in backups(folder) if each.path.name.startswith(_start(file))]
            staying = kept(each.day for each in own) | {day}
            for each in own:
                if each.day not in staying:
                    each.path.unlink(missing_ok=True)
        except OSError as error:
            raise _told(error, target) from error
    return target


def backups(folder: Path) -> tuple[Backup, ...]:
    """All backups that lie in a folder, of whichever file, the newest first. None where it cannot be looked into."""
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            parts = _NAME.fullmatch(entry.name.removesuffix(SUFFIX))
            if parts is None or not entry.name.endswith(SUFFIX):
                continue
            with suppress(ValueError, OSError):  # no such day; or it goes in this moment
                day = date.fromisoformat(parts["day"])
                found.append(Backup(Path(entry.path), parts["name"], day, entry.stat().st_size))
    return tuple(sorted(found, key=lambda each: (-each.day.toordinal(), each.name, each.path)))


def backups_of(file: Path, created_at: datetime, folder: Path) -> tuple[Backup, ...]:
    """The backups of one account, the newest first: those of `file`, and those of other names or places whose account
    began in the same moment, because the file was renamed, moved or copied."""
    mark = _mark(file)
    return tuple(
        each for each in backups(folder) if mark in each.path.name or _began(each.path) == created_at
    )


def delete_copies(paths: Iterable[Path]) -> None:
    """Deletes copies of a data file. Raises CopiesLeft, which names the first that could not be, after all others."""
    left = []
    with _working:
        for path in paths:
            try:
                for ending in ("-wal", "-shm", "-journal", ""):
                    path.with_name(path.name + ending).unlink(missing_ok=True)
            except OSError:
                left.append(path)
    if left:
        raise CopiesLeft(left[0])


def place_to_restore(backup: Backup, folder: Path) -> Path:
    """Where in `folder` a backup can be opened as a data file of its own: nothing lies there yet."""
    number = 1
    while True:
        again = "" if number == 1 else f" {number}"
        target = folder / f"{backup.name} {backup.day.isoformat()}{again}{SUFFIX}"
        if not os.path.lexists(target):
            return target
        number += 1


def restore(backup: Backup, target: Path) -> None:
    """Copies a backup to `target`, where nothing lies yet. Raises a `StoreTrouble`; then there is no new file."""
    if os.path.lexists(target):
        raise AlreadyExists(target)
    try:
        _copy(backup.path, target)
    except OSError as error:
        raise _told(error, target) from error


def _start(file: Path) -> str:
    """How the names of all backups of a data file begin."""
    stem = os.fsencode(file.stem)
    # A name has 255 bytes on most systems, and that of a backup is longer than that of its file.
    name = file.stem if len(stem) <= _LONGEST_STEM else stem[:_LONGEST_STEM].decode(errors="ignore")
    return f"{name} {_mark(file)} "


def _mark(file: Path) -> str:
    return sha256(os.fsencode(file.resolve())).hexdigest()[:8]


def _copy(source: Path, target: Path, patience: float = PATIENCE) -> None:
    part = target.with_name(target.name + _UNFINISHED)
    part.unlink(missing_ok=True)  # of a program that was killed
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with troubles_told(source):
            if not is_ours(source):
                raise NotADataFile(source)
            _copy_pages(source, part, patience)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _keep_the_name(target.parent)


def _copy_pages(source: Path, part: Path, patience: float) -> None:
    with closing(open_to_read(source, patience)) as original, closing(sqlite3.connect(part)) as copy:
        with troubles_told(part):
            original.backup(copy)
            # A file by itself, which can be read without any other beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise Damaged(source)


def _keep_the_name(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _began(path: Path) -> datetime | None:
    """When the account of a backup began; None where it cannot be read."""
    try:
        with closing(open_to_read(path)) as connection:
            row = connection.execute("SELECT created_at FROM account").fetchone()
        return None if row is None else datetime.fromisoformat(row[0])
    except (sqlite3.Error, ValueError, TypeError):
        return None


def _told(error: OSError, path: Path) -> StoreTrouble:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ReadOnly(path)
    full = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return (DiskFull if error.errno in full else Unreachable)(path)
