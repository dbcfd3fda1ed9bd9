"""The chart of credits by day: keyboard, mouse, table, and where bars and labels stand."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from inmail_desk.ui.chart import BarChart
from inmail_desk.ui.chart_card import ChartCard
from inmail_desk.ui.chart_layout import Bar, BarTone, Captions, ChartLayout, lay_out
from inmail_desk.ui.chart_table import ChartTable
from inmail_desk.ui.dates import month_name, short_day
from inmail_desk.ui.labels import Text

from .conftest import Show

TODAY = date(2026, 11, 22)


def bar(day: date | None, credits: int, tone: BarTone = "normal", label: str = "", tip: str = "") -> Bar:
    return Bar(day=day, credits=credits, label=label, tone=tone, tip=tip)


LOSS = bar(date(2026, 12, 30), 11, "next_loss", "11 expire", "Left of the 15 granted on 1 October")
LATER = bar(date(2027, 1, 30), 15, "normal", "15 expire")
BACK = bar(date(2027, 2, 10), 1, "normal", "credit back")
ARRIVING = bar(date(2026, 12, 1), 15, "arriving", "15 arrive")
NEVER = bar(None, 7, "normal", "bought")
BARS = (LOSS, NEVER, BACK, ARRIVING, LATER)


@pytest.fixture
def chart(show: Show) -> BarChart:
    """A chart beside a field that has the focus."""
    chart, field = BarChart("Credits by the day they expire"), QLineEdit()
    show(field, chart, width=900)
    field.setFocus()
    chart.show_bars(TODAY, BARS)
    return chart


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)


def test_tab_reaches_the_first_bar_and_arrows_the_others_in_the_order_of_their_days(
    qtbot: QtBot, chart: BarChart
) -> None:
    press(qtbot, Qt.Key.Key_Tab)
    reached = [chart.current()]
    for _ in range(5):
        press(qtbot, Qt.Key.Key_Right)
        reached.append(chart.current())

    assert reached == [(ARRIVING,), (LOSS,), (LATER,), (BACK,), (NEVER,), (NEVER,)]


def test_home_and_end_reach_the_first_and_the_last_bar(qtbot: QtBot, chart: BarChart) -> None:
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_End)
    last = chart.current()
    press(qtbot, Qt.Key.Key_Home)

    assert (last, chart.current()) == ((NEVER,), (ARRIVING,))


def test_the_bar_in_focus_is_told_to_a_screen_reader_and_shown_as_a_tip(
    qtbot: QtBot, chart: BarChart
) -> None:
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Right)

    assert chart.accessibleDescription() == "30 Dec: 11\n11 expire\nLeft of the 15 granted on 1 October"
    assert QToolTip.text() == chart.accessibleDescription()


def test_the_bar_in_focus_has_a_ring(qtbot: QtBot, chart: BarChart) -> None:
    before = chart.grab().toImage()
    press(qtbot, Qt.Key.Key_Tab)

    assert chart.grab().toImage() != before


def test_enter_activates_the_bar_in_focus(qtbot: QtBot, chart: BarChart) -> None:
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Right)

    with qtbot.waitSignal(chart.activated) as told:
        press(qtbot, Qt.Key.Key_Return)
    assert told.args == [(LOSS,)]


def middle_of(chart: BarChart, bars: tuple[Bar, ...]) -> QPoint:
    placed = next(each for each in chart.layout_now().placed if each.bars == bars)
    foot = chart.height() - 2 * chart.fontMetrics().height() - 10
    return QPoint(round(placed.x), foot)


def test_a_click_activates_the_bar_under_the_pointer(qtbot: QtBot, chart: BarChart) -> None:
    with qtbot.waitSignal(chart.activated) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, (LATER,)))

    assert told.args == [(LATER,)]


def test_a_click_beside_the_bars_activates_none(qtbot: QtBot, chart: BarChart) -> None:
    with qtbot.assertNotEmitted(chart.activated):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() // 3, 2))


def test_hovering_a_bar_says_its_day_its_credits_and_why(chart: BarChart) -> None:
    place = middle_of(chart, (LOSS,))
    QApplication.sendEvent(chart, QHelpEvent(QHelpEvent.Type.ToolTip, place, chart.mapToGlobal(place)))

    assert QToolTip.text() == "30 Dec: 11\n11 expire\nLeft of the 15 granted on 1 October"


def test_showing_the_same_bars_again_keeps_the_one_in_focus(qtbot: QtBot, chart: BarChart) -> None:
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Right)
    chart.show_bars(TODAY, BARS)

    assert chart.current() == (LOSS,)


def test_an_empty_chart_takes_keys_without_harm(qtbot: QtBot, chart: BarChart) -> None:
    chart.show_bars(TODAY, ())
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return)

    assert chart.current() == ()


def test_a_day_of_a_further_year_is_named_with_it(chart: BarChart) -> None:
    chart.show_bars(TODAY, [bar(date(2026, 12, 30), 1), bar(date(2027, 12, 30), 2)])

    assert [row[0] for row in chart.rows()] == ["30 Dec", "30 Dec 2027"]


@pytest.fixture
def card(show: Show) -> ChartCard:
    card = ChartCard("Your credits by the day they expire")
    show(card, width=900)
    card.show_bars(TODAY, BARS)
    return card


def cells(table: ChartTable) -> list[list[str]]:
    found = []
    for row in range(table.rowCount()):
        found.append([item.text() for column in range(3) if (item := table.item(row, column)) is not None])
    return found


def test_the_table_tells_the_same_as_the_chart(qtbot: QtBot, card: ChartCard) -> None:
    qtbot.mouseClick(card.table_button, Qt.MouseButton.LeftButton)

    assert card.table is not None
    assert not card.chart.isVisible()
    assert cells(card.table) == [
        ["1 Dec", "15", "15 arrive"],
        ["30 Dec", "11", "11 expire"],
        ["30 Jan", "15", "15 expire"],
        ["10 Feb", "1", "credit back"],
        ["never", "7", "bought"],
    ]


def test_an_open_table_follows_new_bars(qtbot: QtBot, card: ChartCard) -> None:
    qtbot.mouseClick(card.table_button, Qt.MouseButton.LeftButton)
    card.show_bars(TODAY, (BACK,))

    assert card.table is not None
    assert cells(card.table) == [["10 Feb", "1", "credit back"]]


def test_the_table_button_brings_the_chart_back(qtbot: QtBot, card: ChartCard) -> None:
    for _ in range(2):
        qtbot.keyClick(card.table_button, Qt.Key.Key_Return)

    assert card.chart.isVisible()
    assert card.table is not None
    assert not card.table.isVisible()


def test_hatched_bars_are_explained_only_where_there_are_any(card: ChartCard) -> None:
    def legends() -> list[str]:
        return [label.text() for label in card.findChildren(type(card._legend)) if "hatched" in label.text()]

    with_arriving = legends()
    card.show_bars(TODAY, (LOSS,))

    assert (with_arriving, legends()) == (["hatched: arrives"], [])


def test_the_table_is_not_explained_as_hatched(qtbot: QtBot, card: ChartCard) -> None:
    qtbot.keyClick(card.table_button, Qt.Key.Key_Return)

    assert not [each for each in card.findChildren(Text) if each.isVisible() and "hatched" in each.text()]


def test_the_heading_of_the_credits_stands_over_their_numbers(qtbot: QtBot, card: ChartCard) -> None:
    qtbot.keyClick(card.table_button, Qt.Key.Key_Return)

    assert card.table is not None
    heading, number = card.table.horizontalHeaderItem(1), card.table.item(0, 1)
    assert heading is not None
    assert number is not None
    assert heading.textAlignment() == number.textAlignment()


# Where everything stands; a letter is 6 pixels wide here.

CAPTIONS = Captions(
    width_of=lambda text: 6.0 * len(text), day=short_day, month=month_name, today="today", never="never"
)

days_ahead = st.one_of(st.none(), st.integers(-5, 1500))
some_bars = st.lists(
    st.builds(
        lambda ahead, credits, tone: bar(
            None if ahead is None else TODAY + timedelta(days=ahead), credits, tone
        ),
        days_ahead,
        st.integers(1, 150),
        st.sampled_from(["normal", "next_loss", "arriving"]),
    ),
    max_size=60,
)
widths = st.integers(500, 2000)
quickly = settings(max_examples=60, deadline=None)


def overlapping(
    extents: Sequence[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [(one, other) for one, other in pairwise(sorted(extents)) if other[0] < one[1] - 0.01]


def around(x: float, text: str) -> tuple[float, float]:
    return x - CAPTIONS.width_of(text) / 2, x + CAPTIONS.width_of(text) / 2


def laid_out(bars: Sequence[Bar], width: float) -> ChartLayout:
    return lay_out(bars, TODAY, width, CAPTIONS)


@quickly
@given(bars=some_bars, width=widths)
def test_labels_of_days_never_overlap(bars: list[Bar], width: int) -> None:
    placed = laid_out(bars, width).placed

    assert not overlapping([around(each.x, each.caption) for each in placed if each.caption])


@quickly
@given(bars=some_bars, width=widths)
def test_names_of_months_never_overlap(bars: list[Bar], width: int) -> None:
    lines = laid_out(bars, width).lines

    assert not overlapping([around(line.x, line.caption) for line in lines if line.caption])


@quickly
@given(bars=some_bars, width=widths)
def test_every_credit_stands_in_one_bar(bars: list[Bar], width: int) -> None:
    placed = laid_out(bars, width).placed

    assert sorted(each.credits for each in bars) == sorted(b.credits for each in placed for b in each.bars)


@quickly
@given(bars=some_bars, width=widths)
def test_bars_are_two_pixels_apart_at_least(bars: list[Bar], width: int) -> None:
    layout = laid_out(bars, width)

    assert all(after.x - before.x >= layout.bar_width + 1.99 for before, after in pairwise(layout.placed))


@quickly
@given(bars=some_bars, width=widths)
def test_the_tallest_bar_is_as_tall_as_the_chart_and_none_is_taller(bars: list[Bar], width: int) -> None:
    heights = [each.height for each in laid_out(bars, width).placed]

    assert max(heights, default=1) == 1
    assert min(heights, default=1) > 0


def test_forty_credits_that_came_back_one_by_one_are_still_forty_bars() -> None:
    ones = [bar(TODAY + timedelta(days=10 + 2 * number), 1) for number in range(40)]

    assert len(laid_out(ones, 900).placed) == 40


def test_days_too_close_are_put_together_and_named_as_a_span() -> None:
    daily = [bar(TODAY + timedelta(days=number), 1) for number in range(1, 400)]
    placed = laid_out(daily, 500).placed

    assert len(placed) < 100
    assert any("–" in each.caption for each in placed)


def test_the_next_loss_keeps_its_label_in_a_crowd() -> None:
    crowd = [bar(TODAY + timedelta(days=number), 30) for number in range(1, 80)]
    loss = bar(TODAY + timedelta(days=40), 1, "next_loss")
    placed = laid_out([*crowd, loss], 500).placed

    assert next(each.caption for each in placed if each.bars == (loss,)) == "1 Jan"


def test_what_never_expires_stands_at_the_far_right() -> None:
    placed = laid_out(BARS, 900).placed

    assert (placed[-1].bars, placed[-1].caption) == ((NEVER,), "never")


def test_bars_that_never_expire_have_room_beside_the_last_day() -> None:
    tones: tuple[BarTone, ...] = ("normal", "next_loss", "arriving")
    never = [bar(None, 1, tone) for tone in tones]
    last = [bar(TODAY + timedelta(days=45), 1, tone) for tone in tones[:2]]
    layout = laid_out([*never, *last], 500)

    assert all(after.x - before.x >= layout.bar_width + 1.99 for before, after in pairwise(layout.placed))


def test_over_years_only_each_third_month_is_named_where_room_is_short() -> None:
    years = [bar(TODAY + timedelta(days=1000), 1)]
    named = [line.caption for line in laid_out(years, 1000).lines if line.caption]

    assert named[:5] == ["today", "April", "July", "October", "January"]
