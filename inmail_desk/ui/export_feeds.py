"""Writes what is coming, and everything, into files; in any thread, beside the window that goes on with the data."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.aside import AccountAside
from inmail_desk.desk.exporting_feeds import read_former
from inmail_desk.desk.feed_words import Language, feed
from inmail_desk.exchange.ics_out import Feed, ics_bytes
from inmail_desk.exchange.whole_file import WholeFile
from inmail_desk.store.aside import copied_to_memory

from .dates import short_day_with_year


def coming_in(source: Path, today: date) -> Feed:
    """What is coming by the data file at `source`, in the language of the window. Raises `StoreTrouble`."""
    language = Language(QCoreApplication.translate, short_day_with_year)
    with closing(AccountAside(source, today)) as account:
        return feed(account.picture, account.data, source.stem, language)


def write_calendar(path: Path, source: Path, today: date, moment: datetime) -> tuple[WholeFile, int]:
    """The file of what is coming, which waits to be put in its place, and how many events it has."""
    coming = coming_in(source, today)
    content = ics_bytes(coming, moment, read_former(path))
    return _waiting(path, content), len(coming.entries)


def write_everything(path: Path, source: Path) -> WholeFile:
    """The file of everything, which waits to be put in its place."""
    from inmail_desk.desk.exporting_json import exported_json

    with closing(copied_to_memory(source)) as data:
        content = exported_json(data)
    return _waiting(path, content)


def _waiting(path: Path, content: bytes) -> WholeFile:
    with WholeFile(path) as file:
        file.stream.write(content)
        file.keep()
    return file
