"""Where the bars and labels of a chart of days stand. Pure: widths come in as numbers, positions go out."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

BarTone = Literal["normal", "next_loss", "arriving"]


class Bar(NamedTuple):
    """Credits on one day. `day` None means that they never expire.

    `label` says in a few words what they are (for the table and the screen reader), `tip` says why.
    """

    day: date | None
    credits: int
    label: str
    tone: BarTone
    tip: str


class PlacedBar(NamedTuple):
    """A bar, or several of one tone that would touch. `x` is its middle in pixels, `height` 0 to 1.

    `number` and `caption` are "" where there is no room for them; hovering tells the same.
    """

    bars: tuple[Bar, ...]
    x: float
    height: float
    number: str
    caption: str

    @property
    def credits(self) -> int:
        """The credits of all its bars together."""
        return sum(bar.credits for bar in self.bars)

    @property
    def tone(self) -> BarTone:
        """The tone that its bars share."""
        return self.bars[0].tone


class GridLine(NamedTuple):
    """The first day of a month, or today. `caption` is "" where there is no room for it."""

    x: float
    caption: str


class ChartLayout(NamedTuple):
    """A whole chart: the bars from left to right, all of one width in pixels."""

    placed: tuple[PlacedBar, ...]
    bar_width: int
    lines: tuple[GridLine, ...]


class Captions(NamedTuple):
    """The words of a chart, and how wide words are in its font."""

    width_of: Callable[[str], float]
    day: Callable[[date], str]
    month: Callable[[date], str]
    today: str
    never: str


SPACE = 2
"""Pixels between two bars at least."""

_WIDEST = 26
_WIDTHS = (_WIDEST, 22, 18, 14, 11, 8, 6, 4)
_MERGED_DAYS = (1, 2, 3, 5, 7, 14, 30, 91, 366)
_MONTHS_APART = (1, 2, 3, 6, 12)
_PADDING = 5
_LEAST_DAYS = 45


def lay_out(bars: Sequence[Bar], today: date, width: float, captions: Captions) -> ChartLayout:
    """Place the bars by their days from `today` at the left to the last day at the right of `width` pixels.

    Bars of one day and tone are one bar. Where days lie too close for bars at least 2 pixels apart near their own
    place, bars become narrower, then days of one tone are put together. Labels never overlap: the next loss keeps
    its own, then the larger bars keep theirs.
    """
    dated = [bar for bar in bars if bar.day is not None]
    never = [tuple(some) for _, some in _grouped([b for b in bars if b.day is None], lambda bar: bar.tone)]
    left = 8 + captions.width_of(captions.today) / 2
    right = width - 8 - _WIDEST
    if never:
        right -= max(len(never) * (_WIDEST + SPACE), captions.width_of(captions.never)) + 2 * _WIDEST
    days = max([_LEAST_DAYS, *((bar.day - today).days for bar in dated if bar.day is not None)])
    step = max(right - left, 1) / days

    def place_of(day: date) -> float:
        return left + max((day - today).days, 0) * step

    groups, places, bar_width = _fit(dated, today, place_of, right + _WIDEST)
    groups += never
    places += [width - 8 - (len(never) - number - 0.5) * (_WIDEST + SPACE) for number in range(len(never))]
    placed = _labelled(groups, places, bar_width, width, captions)
    return ChartLayout(placed, bar_width, _grid(today, days, place_of, captions))


def day_span(bars: Sequence[Bar]) -> tuple[date, date] | None:
    """Return the first and the last day of bars put together; None where they never expire."""
    days = [bar.day for bar in bars if bar.day is not None]
    return (min(days), max(days)) if days else None


def _grouped(bars: Sequence[Bar], key: Callable[[Bar], object]) -> Iterator[tuple[object, list[Bar]]]:
    ordered = sorted(bars, key=lambda bar: (bar.day or date.max, bar.tone))
    members: dict[object, list[Bar]] = {}
    for bar in ordered:
        members.setdefault(key(bar), []).append(bar)
    yield from members.items()


def _fit(
    bars: Sequence[Bar], today: date, place_of: Callable[[date], float], most: float
) -> tuple[list[tuple[Bar, ...]], list[float], int]:
    """Return groups of bars, their middles, and the width of each, as wide as keeps them near their days."""
    groups: list[tuple[Bar, ...]] = []
    wanted: list[float] = []
    width = _WIDEST
    for merged in _MERGED_DAYS:

        def bucket(bar: Bar, merged: int = merged) -> object:
            return ((bar.day or today) - today).days // merged, bar.tone

        groups = [tuple(some) for _, some in _grouped(bars, bucket)]
        wanted = [place_of(group[0].day or today) for group in groups]
        for width in _WIDTHS:
            near = width * 0.75
            if not _can_be_near(wanted, width + SPACE, near):
                continue
            places = _spread(wanted, width + SPACE)
            off = max((abs(a - b) for a, b in zip(places, wanted, strict=True)), default=0)
            if off <= near and (not places or places[-1] <= most):
                return groups, places, width
    return groups, _spread(wanted, width + SPACE), width


def _can_be_near(wanted: Sequence[float], apart: float, near: float) -> bool:
    """Tell whether places at least `apart` can all be as `near` to the wanted ones (rising): in no stretch of them do
    they take more room than those have and what the first and the last may be off. Cheaper than to spread them."""
    least = 0.0
    for number, place in enumerate(wanted):
        pushed = number * apart - place
        if not number or pushed < least:
            least = pushed
        elif pushed - least > 2 * near:
            return False
    return True


def _spread(wanted: Sequence[float], apart: float) -> list[float]:
    """Return places at least `apart`, as near to the wanted ones (rising) as can be: neighbours share the shift."""
    pools: list[tuple[float, int]] = []
    for number, place in enumerate(wanted):
        mean, count = place - number * apart, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [place + number * apart for number, place in enumerate(flat)]


def _labelled(
    groups: Sequence[tuple[Bar, ...]],
    places: Sequence[float],
    bar_width: int,
    width: float,
    captions: Captions,
) -> tuple[PlacedBar, ...]:
    credits = [sum(bar.credits for bar in group) for group in groups]
    tallest = max([1, *credits])
    numbers = ["+" * (group[0].tone == "arriving") + str(n) for group, n in zip(groups, credits, strict=True)]
    days = [_caption(group, captions) for group in groups]
    kept_numbers: list[tuple[float, float]] = []
    kept_days: list[tuple[float, float]] = []
    shown = [("", "")] * len(groups)
    order = sorted(
        range(len(groups)), key=lambda i: (groups[i][0].tone != "next_loss", -credits[i], places[i])
    )
    for i in order:
        half = captions.width_of(numbers[i]) / 2 + 1
        number = numbers[i]
        taller = (
            abs(places[j] - places[i]) < half + bar_width / 2 and credits[j] > credits[i]
            for j in range(max(0, i - 3), min(len(groups), i + 4))
            if j != i
        )
        if any(taller) or not _claim(kept_numbers, places[i] - half, places[i] + half):
            number = ""
        half = captions.width_of(days[i]) / 2 + _PADDING
        fits = places[i] - half >= -_PADDING and places[i] + half <= width + _PADDING
        day = days[i] if fits and _claim(kept_days, places[i] - half, places[i] + half) else ""
        shown[i] = (number, day)
    return tuple(
        PlacedBar(group, place, n / tallest, number, day)
        for group, place, n, (number, day) in zip(groups, places, credits, shown, strict=True)
    )


def _caption(group: Sequence[Bar], captions: Captions) -> str:
    span = day_span(group)
    if span is None:
        return captions.never
    first, last = span
    return captions.day(first) if first == last else f"{captions.day(first)} – {captions.day(last)}"


def _claim(taken: list[tuple[float, float]], start: float, end: float) -> bool:
    """Take the stretch where it is free, and tell whether it was."""
    if any(start < other_end and other_start < end for other_start, other_end in taken):
        return False
    taken.append((start, end))
    return True


def _grid(
    today: date, days: int, place_of: Callable[[date], float], captions: Captions
) -> tuple[GridLine, ...]:
    """Return today's line and one for each first of a month that follows, or for each third, each January: as many as
    there is room for."""
    firsts = [day for day in (today + timedelta(days=n) for n in range(1, days + 1)) if day.day == 1]
    marks: list[GridLine] = []
    for every in _MONTHS_APART:
        chosen = (day for day in firsts if (day.month - 1) % every == 0)
        marks = [GridLine(place_of(day), captions.month(day)) for day in chosen]
        taken: list[tuple[float, float]] = []
        if all(_claim(taken, *_extent(mark, captions)) for mark in marks):
            break
    first = GridLine(place_of(today), captions.today)
    free_from = _extent(first, captions)[1]
    beside = (mark if _extent(mark, captions)[0] >= free_from else GridLine(mark.x, "") for mark in marks)
    return (first, *beside)


def _extent(mark: GridLine, captions: Captions) -> tuple[float, float]:
    half = captions.width_of(mark.caption) / 2 + _PADDING
    return mark.x - half, mark.x + half
