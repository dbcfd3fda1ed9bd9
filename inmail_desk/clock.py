"""The only place that reads the clock."""

from datetime import date, datetime


def now() -> datetime:
    """This moment in the system's time zone, naive, to the second."""
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005  (the account's days are the person's own)


def today() -> date:
    """This day in the system's time zone."""
    return now().date()
