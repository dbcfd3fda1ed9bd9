"""The page Calendar: a month, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from inmail_desk.credit_rules.days import day_of_month
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PersonOfDay

from .calendar_days import Days, Item

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
"""The days that can be shown; nothing that can be entered lies outside."""

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day with the balance at its end (None: see `Days.balance`), the credits lost on it, and what happens.

    `names` are the names of those whom an item of one person is about, by id. `followed` is False behind the last day
    to which the rules are followed.
    """

    on: date
    is_today: bool
    in_month: bool
    balance: int | None
    lost: int
    items: tuple[Item, ...]
    names: dict[int, str]
    followed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMonth:
    """The weeks that a month touches, whole ones. `first` is the first of the month."""

    first: date
    today: date
    days: tuple[CalendarDay, ...]

    def day(self, on: date) -> CalendarDay | None:
        """The day, None where it is not among those shown."""
        place = (on - self.days[0].on).days
        return self.days[place] if 0 <= place < len(self.days) else None


def calendar_month(days: Days, data: DataFile, month: date, first_weekday: int) -> CalendarMonth:
    """The month in which the day `month` lies. Its weeks begin on `first_weekday`, 0 for Monday to 6 for Sunday."""
    first = month.replace(day=1)
    begins = first - timedelta(days=(first.weekday() - first_weekday) % _WEEK)
    last = month_after(first, 1) - timedelta(days=1)
    weeks = -(-((last - begins).days + 1) // _WEEK)
    shown = [begins + timedelta(days=place) for place in range(weeks * _WEEK)]
    follow_ups = _by_day(data.read.follow_ups(shown[0], shown[-1]))
    touched = _by_day(data.read.touched(shown[0], shown[-1]))
    items = {on: days.items(on, follow_ups.get(on, ()), touched.get(on, ())) for on in shown}
    named = data.read.names(
        {item.people[0] for each in items.values() for item in each if len(item.people) == 1}
    )
    return CalendarMonth(
        first=first,
        today=days.today,
        days=tuple(
            CalendarDay(
                on=on,
                is_today=on == days.today,
                in_month=on.month == first.month,
                balance=days.balance(on),
                lost=days.lost(on),
                items=items[on],
                names={
                    item.people[0]: named[item.people[0]]
                    for item in items[on]
                    if len(item.people) == 1 and item.people[0] in named
                },
                followed=on <= days.last,
            )
            for on in shown
        ),
    )


def month_after(day: date, months: int) -> date:
    """The first of the month that comes so many months after that of `day`; before it where negative."""
    year, place = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, place + 1, 1)


def same_day_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    first = month_after(day, months)
    return day_of_month(first.year, first.month, day.day)


def _by_day(people: list[PersonOfDay]) -> dict[date, tuple[PersonOfDay, ...]]:
    return {on: tuple(them) for on, them in groupby(people, key=lambda each: each.on)}
