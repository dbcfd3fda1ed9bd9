"""Which backups stay: fewer the older they are, and never one the less for having been looked at in between."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from inmail_desk.store.backups import MOST_KEPT, kept

TODAY = date(2026, 11, 22)  # a Sunday


def in_spells(spells: list[tuple[int, int, int]]) -> set[date]:
    """So many days of use in each spell, counted from a first day on, every day or with as many days between."""
    first = date(2023, 1, 1)
    return {
        first + timedelta(days=begin + step * number)
        for begin, count, step in spells
        for number in range(count)
    }


# A few spells of use need fewer choices than single days do, and fill weeks and months as those hardly ever would.
SPELL = st.tuples(st.integers(0, 2190), st.integers(1, 60), st.integers(1, 40))
DAYS = st.lists(SPELL, min_size=1, max_size=5).map(in_spells)

tried = settings(max_examples=300, derandomize=True, database=None, deadline=None)


def ago(*numbers: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in numbers]


def test_the_last_seven_days_stay() -> None:
    assert kept(ago(*range(7))) == set(ago(*range(7)))


def test_of_a_week_before_that_the_last_day_stays() -> None:
    assert sorted(kept(ago(*range(21))), reverse=True) == ago(0, 1, 2, 3, 4, 5, 6, 7, 14)


def test_of_a_month_before_that_the_last_day_stays() -> None:
    june = [date(2026, 6, day) for day in range(1, 31)]
    assert [day for day in kept([*june, *ago(*range(60))]) if day.month == 6] == [date(2026, 6, 30)]


def test_in_daily_use_the_oldest_is_of_a_year_ago() -> None:
    assert min(kept(ago(*range(1000)))) == date(2025, 12, 31)


def test_somebody_who_comes_back_after_years_still_has_the_last_ones() -> None:
    long_ago = [date(2020, 3, 1), date(2020, 3, 2)]
    assert kept([*long_ago, TODAY]) == {*long_ago, TODAY}


def test_a_clock_that_is_wrong_for_a_day_ends_no_history() -> None:
    usual = kept(ago(*range(400)))
    for wrong in (date(2001, 1, 1), date(2039, 1, 1)):
        assert len(usual - kept([*usual, wrong])) <= 3


@tried
@given(DAYS)
def test_the_newest_always_stays(days: set[date]) -> None:
    assert max(days) in kept(days)


@tried
@given(DAYS)
def test_never_more_stay_than_were_promised(days: set[date]) -> None:
    assert len(kept(days)) <= MOST_KEPT


@tried
@given(st.integers(1, 2000))
def test_never_more_stay_in_daily_use_either(count: int) -> None:
    assert len(kept(ago(*range(count)))) <= MOST_KEPT


@tried
@given(DAYS)
def test_only_what_was_there_stays(days: set[date]) -> None:
    assert kept(days) <= days


@tried
@given(DAYS, st.lists(SPELL, max_size=3).map(in_spells))
def test_what_goes_today_would_have_gone_later_too(days: set[date], later: set[date]) -> None:
    then = {max(days) + (day - date(2022, 12, 31)) for day in later}
    assert kept(kept(days) | then) == kept(days | then)
