"""The only place that reads the clock, and knows what the clocks of another time zone show."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

_AREAS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}

LOCAL = "local"
"""The time zone of this computer, whichever that is."""


def now() -> datetime:
    """This moment in the system's time zone, naive, to the second."""
    return datetime.now().replace(microsecond=0)  # noqa: DTZ005  (the account's days are the person's own)


def in_zone(moment: datetime, zone: str) -> datetime:
    """A moment of this computer's clock as the clocks of a time zone show it, naive as well.

    `zone` is `LOCAL` or an IANA name ("UTC", "Europe/Berlin"); one that is not known here is taken for `LOCAL`.
    """
    if zone == LOCAL or not is_known(zone):
        return moment
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def from_utc(zone: str) -> Callable[[datetime], datetime]:
    """Gives a function from moments in UTC, naive, to what the clocks of a time zone show then; see `in_zone`."""
    known = None
    if zone != LOCAL and is_known(zone):
        from zoneinfo import ZoneInfo

        known = ZoneInfo(zone)
    # On nearly all days the clocks are as far from UTC in the evening as in the morning.
    distances: dict[date, timedelta | None] = {}

    def shown(moment: datetime) -> datetime:
        day = moment.date()
        if day not in distances:
            midnight = datetime.combine(day, time.min)
            morning, evening = asked(midnight) - midnight, asked(midnight + _DAY) - midnight - _DAY
            distances[day] = morning if morning == evening else None
        distance = distances[day]
        return asked(moment) if distance is None else moment + distance

    def asked(moment: datetime) -> datetime:
        return moment.replace(tzinfo=UTC).astimezone(known).replace(tzinfo=None, fold=0)

    return shown


_DAY = timedelta(days=1)


def is_known(zone: str) -> bool:
    """Whether this computer has the rules of a time zone."""
    if zone == LOCAL:
        return True
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (
        ValueError,
        OSError,
        KeyError,
    ):  # a name that leads out of the folder, or to none, or to no zone's file
        return False
    return True


def known_zones() -> tuple[str, ...]:
    """The names of all time zones that can be chosen, in the order of the alphabet, UTC included."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if name == "UTC" or _is_a_place(name)))


def _is_a_place(name: str) -> bool:
    # The other names are old ("US/Eastern") or of fixed distances ("EST5EDT", "Etc/GMT+3"), which mislead.
    return name.split("/")[0] in _AREAS and "/" in name
