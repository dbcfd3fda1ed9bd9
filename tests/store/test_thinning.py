"""Which backups stay: fewer the older they are, and never one the less for having been looked at in between."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.store.backups import MOST_KEPT, kept

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))

tried = settings(max_examples=300, derandomize=True, database=None, deadline=None)


def days_before(today: date, *numbers: int) -> list[date]:
    return [today - timedelta(days=number) for number in numbers]


def test_every_day_of_the_last_week_stays() -> None:
    week = days_before(TODAY, *range(7))
    assert kept(week, TODAY) == set(week)


def test_of_a_week_before_that_the_last_day_stays() -> None:
    monday_to_sunday = [date(2026, 11, day) for day in range(9, 16)]
    assert kept([*monday_to_sunday, TODAY], TODAY) == {date(2026, 11, 15), TODAY}


def test_of_a_month_before_that_the_last_day_stays() -> None:
    assert kept([date(2026, 6, 3), date(2026, 6, 28), TODAY], TODAY) == {date(2026, 6, 28), TODAY}


def test_after_a_year_none_stays() -> None:
    assert kept([date(2025, 10, 31), TODAY], TODAY) == {TODAY}


def test_somebody_who_comes_back_after_years_still_has_the_last_one() -> None:
    assert kept([date(2020, 3, 1), date(2020, 3, 2)], TODAY) == {date(2020, 3, 2)}


@tried
@given(st.sets(DAYS, min_size=1), DAYS)
def test_the_newest_always_stays(days: set[date], today: date) -> None:
    assert max(days) in kept(days, today)


@tried
@given(st.sets(DAYS, min_size=1), DAYS)
def test_the_newest_up_to_today_stays_where_it_is_of_this_year(days: set[date], today: date) -> None:
    lately = [day for day in days if timedelta() <= today - day <= timedelta(days=366)]
    assert not lately or max(lately) in kept(days, today)


@tried
@given(st.integers(0, 1200), st.integers(1, 2000), DAYS)
def test_never_more_stay_than_were_promised(later: int, count: int, today: date) -> None:
    days = days_before(today, *range(-later, count))
    assert len(kept(days, today)) <= MOST_KEPT


@tried
@given(st.sets(DAYS, min_size=1), DAYS)
def test_only_what_was_there_stays(days: set[date], today: date) -> None:
    assert kept(days, today) <= days


@tried
@given(st.sets(DAYS, min_size=1), DAYS, st.integers(0, 500))
def test_what_goes_today_would_have_gone_later_too(days: set[date], today: date, later: int) -> None:
    then = today + timedelta(days=later)
    days = {day for day in days if day <= today} or {today}
    assert kept(kept(days, today), then) == kept(days, then)
