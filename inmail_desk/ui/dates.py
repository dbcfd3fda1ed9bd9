"""Days in words, as the locale in force writes them."""

from datetime import date
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from PySide6.QtGui import QFontMetrics

from .memory import WEEK_START, Memory

_WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}


def short_day(day: date) -> str:
    """Return day and month: "30 Dec", or "Dec 30" where the month comes first."""
    return _without_year(day, QLocale().name())


def short_day_with_year(day: date) -> str:
    """Return day, month and year: "30 Dec 2026"."""
    return _with_year(day, QLocale().name())


@lru_cache(maxsize=400)
def _without_year(day: date, _locale: str) -> str:
    return QLocale().toString(_qt(day), "MMM d" if month_comes_first(QLocale()) else "d MMM")


@lru_cache(maxsize=4096)
def _with_year(day: date, _locale: str) -> str:
    # Lists say thousands of days each time that they are painted, and mostly the same.
    return QLocale().toString(_qt(day), "MMM d, yyyy" if month_comes_first(QLocale()) else "d MMM yyyy")


def widest_day(metrics: QFontMetrics) -> str:
    """Return a day with its year as `short_day_with_year` writes it, of the month whose name takes the most room."""
    return max(
        (short_day_with_year(date(2028, month, 28)) for month in range(1, 13)), key=metrics.horizontalAdvance
    )


def long_day(day: date) -> str:
    """Return the whole day with its weekday."""
    return QLocale().toString(_qt(day), QLocale.FormatType.LongFormat)


def month_name(day: date) -> str:
    """Return the name of the day's month, as it stands alone."""
    return QLocale().standaloneMonthName(day.month)


def first_weekday(memory: Memory) -> int:
    """Return the day that weeks start with, as `date.weekday()` counts them (0: Monday): the one chosen in Settings,
    or the locale's."""
    return _weekday(memory.read(WEEK_START))


def weeks_start_in_force() -> int:
    """Return the same for a field that knows no memory: what the theme of the application follows."""
    application = QCoreApplication.instance()
    return _weekday(None if application is None else application.property(WEEK_START))


def _weekday(chosen: object) -> int:
    of_locale = QLocale().firstDayOfWeek().value - 1
    return _WEEK_STARTS.get(str(chosen), of_locale)


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
