"""What can go wrong around the data file, and what is refused before it is written.

`StoreTrouble` is trouble in the world: its text says what happened, what it means for the data, and what to do.
The other errors carry what a window needs to ask or to mark a field.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .addresses import ProfileAddress


class StoreTrouble(Exception):
    """The data file cannot be used as asked. `path` is the file; the text is for the person."""

    words = ""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(self.words.format(name=path.name, folder=path.parent))


class Missing(StoreTrouble):
    words = (
        "The data file “{name}” is not in {folder}. Nothing was changed. "
        "If it was moved or lies on a drive that is not connected, connect the drive or open the file where it is now."
    )


class IsAFolder(StoreTrouble):
    words = (
        "“{name}” in {folder} is a folder, not a data file. Nothing was changed. "
        "Choose a data file of InMail Desk instead."
    )


class AlreadyExists(StoreTrouble):
    words = (
        "There is already something named “{name}” in {folder}. It was left as it is. "
        "Choose another name, or open the file that is there."
    )


class NotADataFile(StoreTrouble):
    words = (
        "“{name}” is not a data file of InMail Desk. It was not changed. "
        "Choose another file, or make a new one with New."
    )


class Damaged(StoreTrouble):
    words = (
        "The data file “{name}” is damaged: parts of it cannot be read. It was left as it is, and nothing more is "
        "written to it. Put a copy of it in a safe place first, then open a backup of the file."
    )


class TooNew(StoreTrouble):
    """`version` is the schema version found in the file, which this program does not know."""

    words = (
        "The data file “{name}” was made by a newer version of InMail Desk. It was not changed. "
        "Install the newest version of InMail Desk and open the file with it."
    )

    def __init__(self, path: Path, version: str) -> None:
        self.version = version
        super().__init__(path)


class ReadOnly(StoreTrouble):
    words = (
        "The data file “{name}” can be read but not changed: the file or its folder {folder} is write-protected. "
        "Nothing was saved. Allow writing to both, or copy the file to a folder of your own and open it there."
    )


class Locked(StoreTrouble):
    words = (
        "Another program is using the data file “{name}”. Nothing was saved. "
        "Close the other program (a backup or sync program may need a moment), then try again."
    )


class OpenElsewhere(Locked):
    """The file was wanted alone, and somebody has it open."""

    words = (
        "The data file “{name}” is open in a window of InMail Desk, or in use by another program. Nothing was saved. "
        "Do it in that window, or close it first; then try again."
    )


class DiskFull(StoreTrouble):
    words = (
        "The disk that holds “{name}” is full. Nothing of this change was saved; what was saved before is safe. "
        "Free some space in {folder}, then do it again."
    )


class Unreachable(StoreTrouble):
    words = (
        "The data file “{name}” in {folder} could not be opened, read or written. Nothing of this change was saved. "
        "Check that the drive is connected and that you may use the folder, then try again."
    )


class RemainsLeft(StoreTrouble):
    """The change is saved, but bytes of what was removed may still lie in the file."""

    words = (
        "What you removed is gone from InMail Desk, but traces may still be found inside the file “{name}”: "
        "it could not be rewritten. "
        "Free some space in {folder} and close other programs that use the file; "
        "it is tried again the next time that you forget somebody."
    )


class NotReadAgain(StoreTrouble):
    """The change is saved, but the file could not be read afterwards."""

    words = (
        "Your change is saved, but the data file “{name}” could not be read again just now, so that the window may "
        "still show what was before. It is tried again in a moment. Do not enter the change a second time; "
        "where it does not appear, open the file again."
    )


class CopiesLeft(RemainsLeft):
    """The change is saved, but a copy of the file as it was before, `path`, could not be deleted."""

    words = (
        "What you removed is gone from the data file, but the copy “{name}” could not be deleted and still holds it. "
        "Delete it yourself in {folder}."
    )


class InvalidValue(ValueError):
    """A value that no row may hold. `field` names it as the repositories do; nothing was written."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class AlreadyKnown(Exception):
    """The address belongs to another prospect already: `prospect_id`, called `name`. Nothing was written."""

    def __init__(self, prospect_id: int, name: str, address: ProfileAddress) -> None:
        self.prospect_id = prospect_id
        self.name = name
        self.address = address
        super().__init__(f"{address.url} is the address of {name} already")


class NoSuchRow(LookupError):
    """There is no row `id` in `table`; it was removed meanwhile, or never was."""

    def __init__(self, table: str, id: int | str) -> None:
        self.table = table
        self.id = id
        super().__init__(f"no {table} {id}")


_KINDS: dict[int, type[Missing | NotADataFile | Damaged | ReadOnly | Locked | DiskFull | Unreachable]] = {
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_IOERR: Unreachable,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: Unreachable,
    sqlite3.SQLITE_PROTOCOL: Locked,
    sqlite3.SQLITE_NOTADB: NotADataFile,
}


def trouble_behind(error: BaseException, path: Path) -> StoreTrouble | None:
    """The trouble in the world that SQLite reports with `error`; None where the error is a bug of the program.

    Errors that SQLAlchemy has wrapped are looked into.
    """
    while not isinstance(error, sqlite3.Error):
        inner = getattr(error, "orig", None)
        if not isinstance(inner, BaseException):
            return None
        error = inner
    # Texts are only ever stored as UTF-8; Python itself, not SQLite, finds one that no longer is, and gives no code.
    if str(error).startswith("Could not decode to UTF-8"):
        return Damaged(path)
    # The low byte is the kind; the rest tells variants of it apart.
    kind = _KINDS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    return kind(path) if kind else None


@contextmanager
def troubles_told(path: Path) -> Iterator[None]:
    """Within it, trouble that SQLite reports about `path` leaves as a `StoreTrouble`; other errors as they are."""
    try:
        yield
    except Exception as error:
        trouble = trouble_behind(error, path)
        if trouble is None:
            raise
        raise trouble from error
