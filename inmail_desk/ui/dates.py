"""Days in words, as the locale in force writes them."""

from datetime import date
from typing import Literal

from PySide6.QtCore import QDate, QLocale


def short_day(day: date) -> str:
    """Return day and month: "30 Dec", or "Dec 30" where the month comes first."""
    return QLocale().toString(_qt(day), "MMM d" if month_comes_first(QLocale()) else "d MMM")


def short_day_with_year(day: date) -> str:
    """Return day, month and year: "30 Dec 2026"."""
    return QLocale().toString(_qt(day), "MMM d, yyyy" if month_comes_first(QLocale()) else "d MMM yyyy")


def long_day(day: date) -> str:
    """Return the whole day with its weekday."""
    return QLocale().toString(_qt(day), QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """Return the name of the day's month, as it stands alone."""
    return QLocale().standaloneMonthName(day.month)


def month_comes_first(locale: QLocale) -> bool:
    """Tell whether the locale writes the month before the day."""
    return day_order(locale) != "dmy"


def day_order(locale: QLocale) -> Literal["dmy", "mdy", "ymd"]:
    """Return in which order the locale writes day, month and year."""
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day, month, year = (pattern.find(letter) for letter in "dMy")
    if year < day:
        return "ymd"
    return "mdy" if month < day else "dmy"


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
