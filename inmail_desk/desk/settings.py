"""What is settled for this account alone: its time zone, and how long before something it is a thing to do."""

from typing import NamedTuple

from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.reading import Reading

from .rejection import Problem, Rejected, checked_number

MOST_DAYS = 365
"""The longest warning: what the pages look ahead."""


class DaysOfWarning(NamedTuple):
    """How many days ahead something becomes a thing to do: a `loss` of credits; an answer window or a trial that is
    `closing`. `check` is after how many days the balance is to be checked again."""

    loss: int = 60
    closing: int = 7
    check: int = 14


def days_of_warning(read: Reading) -> DaysOfWarning:
    """What is set in the file. A value that is missing, or that only another program can have written, is the usual."""
    usual = DaysOfWarning()
    return DaysOfWarning(*(_read(read.setting(_key(name)), getattr(usual, name)) for name in usual._fields))


def change_days_of_warning(data: DataFile, days: DaysOfWarning) -> Changed:
    """Keeps other numbers of days. Raises `Rejected` for a number below 1 or above a year."""
    for name in days._fields:
        if not checked_number(getattr(days, name), name, MOST_DAYS):
            raise Rejected(Problem.NUMBER_MISSING, field=name)
    present = days_of_warning(data.read)
    with data.unit_of_work("Change Days of Warning") as work:
        for name in days._fields:
            if getattr(days, name) != getattr(present, name):
                work.settings.set(_key(name), str(getattr(days, name)))
        return work.commit()


def change_time_zone(data: DataFile, zone: str) -> Changed:
    """Takes the account's days from the clocks of another zone from now on: an IANA name, or `clock.LOCAL`. What was
    recorded before keeps its day."""
    with data.unit_of_work("Change Time Zone") as work:
        work.account.set_time_zone(zone)
        return work.commit()


def _key(name: str) -> str:
    return f"days_of_warning_{name}"


def _read(text: str | None, usual: int) -> int:
    days = int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) < 4 else 0
    return days if 1 <= days <= MOST_DAYS else usual
