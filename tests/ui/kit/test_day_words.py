"""Reading a day as people type it."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale

from inmail_desk.ui.day_edit import vocabulary
from inmail_desk.ui.day_words import DayVocabulary, parse_day

TODAY = date(2026, 11, 22)  # a Sunday
LANGUAGES = (
    "en_US",
    "en_GB",
    "de",
    "fr",
    "es",
    "pt_BR",
    "it",
    "nl",
    "sv",
    "fi",
    "pl",
    "cs",
    "tr",
    "ja",
    "ko",
    "ar_EG",
)

near_days = st.dates(date(1950, 1, 1), date(2900, 12, 31))
languages = st.sampled_from(LANGUAGES)
patiently = settings(deadline=None)


@cache
def words_of(language: str) -> DayVocabulary:
    return vocabulary(QLocale(language))


def read(text: str, language: str = "en_GB", *, ahead: bool = False, past: bool = False) -> date | None:
    return parse_day(text, TODAY, words_of(language), ahead=ahead, past=past)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 11, 22)),
        (" Yesterday ", date(2026, 11, 21)),
        ("yest", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("mon", date(2026, 11, 16)),
        ("Sunday", date(2026, 11, 22)),
        ("-3", date(2026, 11, 19)),
        ("− 3", date(2026, 11, 19)),
        ("+10", date(2026, 12, 2)),
        ("12", date(2026, 11, 12)),
        ("31", date(2026, 10, 31)),
        ("12 nov", date(2026, 11, 12)),
        ("Nov 12", date(2026, 11, 12)),
        ("12-Nov-26", date(2026, 11, 12)),
        ("12th of November, 2025", date(2025, 11, 12)),
        ("Thu 12 Nov", date(2026, 11, 12)),
        ("Thursday, 12 November 2026", date(2026, 11, 12)),
        ("2 jan", date(2027, 1, 2)),
        ("29 feb", date(2028, 2, 29)),
        ("2026-11-12", date(2026, 11, 12)),
        ("2026/11/12", date(2026, 11, 12)),
        ("20261112", date(2026, 11, 12)),
        ("12.11.", date(2026, 11, 12)),
        ("12. 11. 2026", date(2026, 11, 12)),
        ("12/11/26", date(2026, 11, 12)),
        ("3/4/2026", date(2026, 4, 3)),
    ],
)
def test_a_day_is_read_in_each_form_people_type(typed: str, meant: date) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        ".",
        "soon",
        "nov",
        "30 feb",
        "31.4.",
        "32",
        "0",
        "13/13",
        "12 nov 6",
        "12:30",
        "1 2 3 4",
        "ma",
        "Mon Tue",
    ],
)
def test_text_that_is_no_day_is_none(typed: str) -> None:
    assert read(typed) is None


def test_the_locale_tells_whether_the_month_comes_first() -> None:
    assert (read("3/4", "en_US"), read("3/4", "en_GB")) == (date(2027, 3, 4), date(2027, 4, 3))


def test_numbers_that_make_a_day_in_one_order_only_are_read_in_that_order() -> None:
    assert read("11/25", "en_GB") == read("25/11", "en_US") == date(2026, 11, 25)


def test_a_short_year_comes_first_where_the_locale_has_it_so() -> None:
    assert read("26. 11. 12.", "ko") == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("12. November", "de", date(2026, 11, 12)),
        ("3 märz", "de", date(2027, 3, 3)),
        ("3 marz", "de", date(2027, 3, 3)),
        ("12 de noviembre de 2026", "es", date(2026, 11, 12)),
        ("1er août 2026", "fr", date(2026, 8, 1)),
        ("lundi", "fr", date(2026, 11, 16)),
        ("mon", "fr", date(2026, 11, 16)),
        ("12 nov", "ja", date(2026, 11, 12)),
        ("2026年", "ja", None),
    ],
)
def test_words_of_the_locale_count_beside_english(typed: str, language: str, meant: date | None) -> None:
    assert read(typed, language) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", date(2026, 11, 27)),
        ("sun", date(2026, 11, 29)),
        ("12 nov", date(2027, 11, 12)),
        ("22 nov", date(2026, 11, 22)),
        ("12", date(2026, 12, 12)),
        ("12 nov 2026", date(2026, 11, 12)),
    ],
)
def test_for_a_plan_a_day_without_year_is_the_next_one(typed: str, meant: date) -> None:
    assert read(typed, ahead=True) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25 jan", date(2026, 1, 25)),
        ("25/1", date(2026, 1, 25)),
        ("22 nov", date(2026, 11, 22)),
        ("28", date(2026, 10, 28)),
        ("25 jan 2027", date(2027, 1, 25)),
    ],
)
def test_for_what_has_happened_a_day_without_year_is_the_latest_one(typed: str, meant: date) -> None:
    assert read(typed, past=True) == meant


def test_a_weekday_that_contradicts_the_day_is_not_passed_over() -> None:
    assert read("Fri 12 Nov 2026") is None


@patiently
@given(text=st.text(max_size=40), language=languages, ahead=st.booleans())
def test_whatever_is_typed_is_a_day_or_none(text: str, language: str, ahead: bool) -> None:
    day = read(text, language, ahead=ahead)

    assert day is None or isinstance(day, date)


@patiently
@given(
    parts=st.lists(
        st.sampled_from(["12", "3", "2026", "26", "nov", "mon", ".", "/", "-", " ", "+", "th", "٣"]),
        max_size=8,
    ),
    language=languages,
)
def test_pieces_of_days_in_any_order_are_a_day_or_none(parts: list[str], language: str) -> None:
    day = read("".join(parts), language)

    assert day is None or isinstance(day, date)


@patiently
@given(day=near_days, language=languages)
def test_a_day_in_the_short_form_of_its_locale_with_the_whole_year_is_read_back(
    day: date, language: str
) -> None:
    locale = QLocale(language)
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    pattern = pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")

    assert read(locale.toString(QDate(day.year, day.month, day.day), pattern), language) == day


@patiently
@given(
    day=near_days,
    language=st.sampled_from(["en_US", "en_GB", "de", "fr", "es", "pt_BR", "it", "nl", "sv", "pl"]),
)
def test_a_day_with_the_name_of_its_month_is_read_back(day: date, language: str) -> None:
    qt_day = QDate(day.year, day.month, day.day)

    assert read(QLocale(language).toString(qt_day, "d MMM yyyy"), language) == day


@patiently
@given(day=near_days)
def test_an_iso_day_is_read_back_in_every_language(day: date) -> None:
    assert {read(day.isoformat(), language) for language in LANGUAGES} == {day}


@patiently
@given(days=st.integers(-3660, 3660), language=languages)
def test_a_count_of_days_is_that_many_from_today(days: int, language: str) -> None:
    assert read(f"{days:+}", language) == TODAY + timedelta(days=days)
