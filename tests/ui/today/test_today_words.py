"""The words of the page Today, for figures that a young or an ending account has."""

from datetime import date

import pytest

from inmail_desk.credit_rules.statement import Kind
from inmail_desk.desk.last_check import LastCheck
from inmail_desk.desk.losing import Loss
from inmail_desk.desk.returning import MayComeBack
from inmail_desk.desk.today import Arrival, BarKind, LotBar, TodayPage, Waiting
from inmail_desk.desk.todos import Todo, TodoKind
from inmail_desk.ui.colours import Tone
from inmail_desk.ui.today_words import (
    balance_figure,
    chart_bar,
    loss_figure,
    returning_figure,
    status_lines,
    waiting_figure,
)
from inmail_desk.ui.todo_words import todo_words

TODAY = date(2026, 11, 22)
NOBODY = Waiting(people=0, closing=(), next_closing_in=None, lapsed_this_month=0)
PAGE = TodayPage(
    today=TODAY,
    plan="Premium Business",
    balance=27,
    cap=45,
    arrival=Arrival(on=date(2026, 12, 1), credits=15, cut=0),
    next_cut=Arrival(on=date(2027, 1, 1), credits=15, cut=1),
    loss=Loss(
        on=date(2026, 12, 30),
        credits=11,
        kinds=(Kind.EXPIRY,),
        last_day=date(2026, 12, 29),
        days_left=38,
        inmails=11,
        a_week=(2, 3),
        lost_anyway=0,
    ),
    waiting=NOBODY._replace(people=8, next_closing_in=3),
    may_come_back=MayComeBack(low=2, high=4, by=date(2027, 2, 10), pending=8, answered=54, sample=158),
    bars=(),
    todos=(),
    last_check=LastCheck(date(2026, 11, 6), 0),
)


def test_the_allotment_after_the_next_is_named_where_the_cap_cuts_it() -> None:
    assert balance_figure(PAGE).quiet == "15 more on 1 December; on 1 January 2027 the cap cuts 1"


def test_an_allotment_that_the_cap_takes_whole_is_said_so() -> None:
    page = PAGE._replace(arrival=Arrival(on=date(2026, 12, 1), credits=15, cut=15))
    assert balance_figure(page).quiet == "The 15 of 1 December are all cut by the cap"


def test_without_a_subscription_nothing_arrives() -> None:
    page = PAGE._replace(plan="", arrival=None, cap=None, balance=0)
    assert balance_figure(page).quiet == "Without a subscription none arrive"


def test_no_loss_in_sight_is_good_news() -> None:
    assert loss_figure(PAGE._replace(loss=None)).normal == "Nothing is lost within a year"


@pytest.mark.parametrize(
    ("days", "tone"), [(0, Tone.DANGER), (14, Tone.DANGER), (15, Tone.WARN), (45, Tone.WARN), (46, Tone.INFO)]
)
def test_a_near_loss_looks_nearer(days: int, tone: Tone) -> None:
    assert PAGE.loss is not None
    chip = loss_figure(PAGE._replace(loss=PAGE.loss._replace(days_left=days))).chip
    assert chip is not None
    assert chip[1] is tone


def test_within_a_week_the_last_day_is_named_and_no_pace() -> None:
    assert PAGE.loss is not None
    loss = PAGE.loss._replace(days_left=5, last_day=date(2026, 11, 26))
    assert loss_figure(PAGE._replace(loss=loss)).normal == "Send 11 InMails by 26 November to avoid this loss"


def test_a_balance_over_the_cap_names_how_many_inmails_keep_the_allotment() -> None:
    assert PAGE.loss is not None
    loss = PAGE.loss._replace(credits=15, inmails=30, days_left=2, last_day=date(2026, 11, 24))
    assert loss_figure(PAGE._replace(loss=loss)).normal == "Send 30 InMails by 24 November to avoid this loss"


def test_nothing_is_promised_where_the_cap_is_below_the_allotment() -> None:
    assert PAGE.loss is not None
    loss = PAGE.loss._replace(credits=13, inmails=8, lost_anyway=5, kinds=(Kind.CAP_FORFEIT,))
    said = loss_figure(PAGE._replace(loss=loss)).normal
    assert said == "5 are lost whatever is sent: the cap is below the allotment"


def test_two_causes_on_one_day_are_both_named() -> None:
    assert PAGE.loss is not None
    loss = PAGE.loss._replace(kinds=(Kind.EXPIRY, Kind.CAP_FORFEIT))
    assert loss_figure(PAGE._replace(loss=loss)).unit == "on 30 December, by age and by the cap"


@pytest.mark.parametrize(
    ("closing", "nearest", "said"),
    [
        (0, (("Amara", 30),), "The first answer window closes in 30 days: Amara"),
        (1, (("Amara", 0),), "1 answer window closes today: Amara"),
        (1, (("Amara %2", 1),), "1 answer window closes tomorrow: Amara %2"),
        (5, (("Amara", 0), ("Bruno", 3)), "5 answer windows close soon: Amara today, Bruno in 3 days"),
    ],
)
def test_whose_window_closes_next_is_named(
    closing: int, nearest: tuple[tuple[str, int], ...], said: str
) -> None:
    somebody = (None,) * closing
    waiting = NOBODY._replace(people=9, next_closing_in=nearest[0][1], closing=somebody, nearest=nearest)  # type: ignore[arg-type]
    assert waiting_figure(PAGE._replace(waiting=waiting)).normal == said


def test_a_range_of_one_number_is_that_number() -> None:
    page = PAGE._replace(may_come_back=PAGE.may_come_back._replace(low=3, high=3))
    assert returning_figure(page).number == "3"


def test_the_share_behind_the_range_is_said() -> None:
    assert returning_figure(PAGE).normal == "From your own answer rate: 34% of 158"


def test_an_arriving_bar_is_told_apart_in_words() -> None:
    bar = LotBar(on=date(2026, 12, 1), credits=15, kind=BarKind.ARRIVING)
    assert chart_bar(bar, TODAY).tip == "15 credits arrive on 1 December"


def test_credits_that_never_expire_say_so() -> None:
    bar = LotBar(on=None, credits=1, kind=BarKind.LEFT)
    assert chart_bar(bar, TODAY).tip == "1 credit that never expires"


def test_the_foot_of_the_sidebar_says_the_state_in_three_lines() -> None:
    assert status_lines(PAGE) == ("27 credits", "11 are lost in 38 days", "Checked 16 days ago")


def test_a_difference_that_was_only_noted_stays_in_sight() -> None:
    page = PAGE._replace(last_check=LastCheck(date(2026, 11, 6), -2))
    assert status_lines(page)[-1] == "Checked 16 days ago: 2 fewer"


@pytest.mark.parametrize(
    ("difference", "title"),
    [
        (1, "LinkedIn has 1 credit more than is computed here"),
        (15, "LinkedIn has 15 credits more than are computed here"),
        (-1, "LinkedIn has 1 credit fewer than is computed here"),
        (-2, "LinkedIn has 2 credits fewer than are computed here"),
    ],
)
def test_a_difference_is_told_as_seen_from_linkedin(difference: int, title: str) -> None:
    todo = Todo(kind=TodoKind.CHECK_DIFFERS, on=date(2026, 11, 6), number=difference)
    assert todo_words(todo, PAGE).title == title
