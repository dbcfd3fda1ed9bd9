"""Where the parts of a line of time stand. Pure: days and a width come in, positions in pixels go out."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from inmail_desk.desk.plan_timeline import Stretch, Timeline

_EDGE = 14.0
_TAIL = 56.0
"""Pixels before the first day, and after the last one for what goes on."""

_LEAST_GAP = 24.0


class PlacedStretch(NamedTuple):
    stretch: Stretch
    left: float
    right: float


class Placed(NamedTuple):
    """Positions from the left. `marks` are in the order of the timeline's marks."""

    stretches: tuple[PlacedStretch, ...]
    marks: tuple[float, ...]
    today: float
    scale: tuple[tuple[date, float], ...]

    def day_at(self, x: float) -> date:
        """Return the day at a position; beyond the line its first or last one."""
        xs = [each for _, each in self.scale]
        place = bisect_right(xs, x)
        if place == 0:
            return self.scale[0][0]
        if place == len(xs):
            return self.scale[-1][0]
        (before, left), (after, right) = self.scale[place - 1], self.scale[place]
        return before + timedelta(days=round((after - before).days * (x - left) / (right - left)))


def place_timeline(timeline: Timeline, width: float) -> Placed:
    """Return where everything stands.

    Days stand in proportion, but no two marks closer than a finger needs, nor closer than there is room for: a line of
    thirty steps stays a line of thirty steps.
    """
    knots = _knots(timeline)
    room = max(0.0, width - _EDGE - _TAIL)
    gaps = len(knots) - 1
    least = min(_LEAST_GAP, room / gaps) if gaps else 0.0
    days = (knots[-1][0] - knots[0][0]).days
    per_day = (room - gaps * least) / days if days else 0.0
    scale: list[tuple[date, float]] = []
    positions: dict[int | str, float] = {}
    x = _EDGE
    for number, (day, what) in enumerate(knots):
        if number:
            x += least + per_day * (day - knots[number - 1][0]).days
        scale.append((day, x))
        positions.setdefault(what, x)
    at: dict[date, float] = {}
    for day, x in scale:
        at.setdefault(day, x)
    return Placed(
        stretches=tuple(
            PlacedStretch(
                each,
                at[each.from_on],
                max(at[each.from_on], width - 2 if each.until is None else at[each.until]),
            )
            for each in timeline.stretches
        ),
        marks=tuple(positions[number] for number in range(len(timeline.marks))),
        today=positions["today"],
        scale=tuple(scale),
    )


def _knots(timeline: Timeline) -> Sequence[tuple[date, int | str]]:
    """Each day that needs a place of its own, with what stands there: a mark's number, today, or a bound."""
    knots: list[tuple[date, int, int | str]] = [
        (mark.on, 0, number) for number, mark in enumerate(timeline.marks)
    ]
    knots.append((timeline.today, 1, "today"))
    there = {day for day, _, _ in knots}
    bounds = {each.from_on for each in timeline.stretches} - there
    knots += [(day, 2, f"from {day}") for day in bounds]
    knots.sort(key=lambda knot: (knot[0], knot[1]))
    return [(day, what) for day, _, what in knots]
