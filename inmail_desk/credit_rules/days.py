"""Arithmetic with calendar days."""

from datetime import date

from .refusal import Refused

_LAST_ORDINAL = date.max.toordinal()
_SHORT_MONTHS = {4: 30, 6: 30, 9: 30, 11: 30}


def day_after(day: date, days: int, key: str) -> date:
    """The day that comes `days` after `day`.

    Raises `Refused`, naming the rule's `key`, where that is later than 9999-12-31.
    """
    return date.fromordinal(ordinal_after(day, days, key))


def ordinal_after(day: date, days: int, key: str) -> int:
    """The same day as its ordinal."""
    ordinal = day.toordinal() + days
    if ordinal > _LAST_ORDINAL:
        raise Refused(f"{days} days after {day} is later than 9999-12-31; use a smaller number", field=key)
    return ordinal


def day_of_month(year: int, month: int, day: int) -> date:
    """That day of the month, or the month's last day where the month is shorter."""
    if day > 28:
        # The standard calendar module imports much else, and a window waits for this one.
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        day = min(day, (29 if leap else 28) if month == 2 else _SHORT_MONTHS.get(month, 31))
    return date(year, month, day)


def expires_in_days(expires_on: date, as_of: date) -> int:
    """How many days are left until `expires_on`, the first day without the credits: 1 means today is the last day.

    0 or less means that they are gone. The one answer to "expires in n days".
    """
    return (expires_on - as_of).days


def days_left(last_day: date, as_of: date) -> int:
    """How many days are left until `last_day`, a day that still counts: 0 on the day itself, below 0 after."""
    return (last_day - as_of).days
