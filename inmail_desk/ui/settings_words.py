"""What Settings says: names of choices, and how it stands with the backups. Pure: values in, words out."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from inmail_desk.clock import LOCAL
from inmail_desk.store import errors
from inmail_desk.store.backups import Backup

from . import words
from .dates import long_day, short_day_with_year
from .theme import Appearance

translate = QCoreApplication.translate


def appearances() -> list[tuple[str, str]]:
    """What the window can look like, as (name, value kept)."""
    return [
        (translate("settings", "Like the system"), Appearance.SYSTEM.value),
        (translate("settings", "Light"), Appearance.LIGHT.value),
        (translate("settings", "Dark"), Appearance.DARK.value),
    ]


def text_sizes() -> list[tuple[str, str]]:
    """How large texts can be, as (name, value kept)."""
    return [
        (translate("settings", "Smaller (90%)"), "90"),
        (translate("settings", "Like the system"), "100"),
        (translate("settings", "Larger (115%)"), "115"),
        (translate("settings", "Much larger (130%)"), "130"),
        (translate("settings", "Largest (150%)"), "150"),
    ]


def week_starts() -> list[tuple[str, str]]:
    """The days that weeks can start with, as (name, value kept)."""
    locale = QLocale()
    usual = translate("settings", "As usual here (%1)")
    days = [(locale.standaloneDayName(number), key) for number, key in _WEEK_STARTS]
    return [(usual.replace("%1", locale.standaloneDayName(locale.firstDayOfWeek().value)), ""), *days]


_WEEK_STARTS = ((1, "monday"), (7, "sunday"), (6, "saturday"))


def zone_name(zone: str) -> str:
    """What a time zone is called in the list."""
    if zone == LOCAL:
        return translate("settings", "This computer’s time zone")
    return zone.replace("_", " ")


def time_there(moment: datetime) -> str:
    """What day and time it is for the account."""
    text = translate("settings", "For this account it is %2 on %1.")
    clock = QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)
    return text.replace("%1", long_day(moment.date())).replace("%2", clock)


def unknown_zone(zone: str) -> str:
    """That the file names a time zone which this computer has no rules for, and what holds instead."""
    text = translate(
        "settings",
        "This computer does not know the time zone “%1” of this file. Days are counted by this computer’s "
        "own until you choose another; nothing was changed in the file.",
    )
    return text.replace("%1", zone, 1)


def size(bytes: int) -> str:
    """How large a file is."""
    return QLocale().formattedDataSize(bytes, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def last_backup(backups: Sequence[Backup], today: date) -> str:
    """When this file was backed up last, and how many backups there are; `backups` the newest first."""
    if not backups:
        return translate("settings", "None yet. One is made each day that you use the file.")
    newest = backups[0].day
    when = short_day_with_year(newest)
    if newest == today:
        when = translate("settings", "today")
    count = words.counted(
        len(backups),
        translate("settings", "The last one is of %2."),
        translate("settings", "%1 of this file, the last one of %2."),
    )
    return count.replace("%2", when)


def no_backup(trouble: errors.StoreTrouble) -> str:
    """Why today's backup could not be made, and what to do."""
    match trouble:
        case errors.DiskFull():
            why = translate("settings", "the disk is full. Free some space in %1.")
        case errors.ReadOnly():
            why = translate("settings", "the folder %1 cannot be written into. Allow writing to it.")
        case errors.Damaged():
            why = translate(
                "settings", "parts of the data file cannot be read. Keep the backups that there are."
            )
        case errors.Locked():
            why = translate("settings", "another program is using the data file. Close it and try again.")
        case _:
            why = translate("settings", "the folder %1 cannot be reached. See whether it is still there.")
    text = translate("settings", "No backup could be made today: %2").replace("%2", why)
    return text.replace("%1", str(trouble.path.parent), 1)
