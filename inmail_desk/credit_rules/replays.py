"""Statements of one account, one after the other: what comes before the first changed fact is not replayed anew."""

from collections.abc import Sequence
from datetime import date

from .facts import Fact
from .replay import Replay, in_order
from .rules import Rules
from .statement import Statement

_MOST_KEPT = 24
_AT_ONCE = 256


class Replays:
    """Computes what `compute_statement` computes, by the same rules each time.

    It keeps copies of the replay at some places, closer to each other towards the end, where most changes are.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._numbered: list[tuple[int, Fact]] = []
        self._kept: list[tuple[int, Replay]] = []  # each with how many facts it has applied, the fewest first

    def statement(self, facts: Sequence[Fact], as_of: date, horizon_days: int = 0) -> Statement:
        """The statement of `as_of`. Raises `Refused` like `compute_statement`."""
        numbered, until = in_order(facts, as_of)
        usable = min(_same_beginning(numbered, self._numbered), until)
        kept = [entry for entry in self._kept if entry[0] <= usable]
        applied, replay = kept[-1] if kept else (0, Replay(self._rules))
        replay = replay.fork()
        # Most changes come at the end, and the first statement of all is waited for: it keeps no more than that.
        for place in _places(until) if self._numbered else [until]:
            if place > applied:
                replay.apply(numbered[applied:place])
                applied = place
                kept.append((place, replay.fork()))
        statement = replay.finish(numbered[until:], as_of, horizon_days)
        if len(kept) > _MOST_KEPT:
            del kept[::2]
        self._numbered, self._kept = numbered, kept
        return statement


def _places(facts: int) -> list[int]:
    """Where to keep a copy: with half of the facts still to come, a quarter, an eighth and so on, and none."""
    places = []
    to_come = facts // 2
    while to_come:
        places.append(facts - to_come)
        to_come //= 2
    return [*places, facts]


def _same_beginning(numbered: list[tuple[int, Fact]], former: list[tuple[int, Fact]]) -> int:
    """How many entries the two begin with that are the same."""
    same = 0
    # Many at once as long as they are the same: lists are compared much faster than one entry after the other.
    while same < len(numbered):
        these = numbered[same : same + _AT_ONCE]
        if not _are_same(these, former[same : same + _AT_ONCE]):
            break
        same += len(these)
    for new, old in zip(numbered[same : same + _AT_ONCE], former[same:], strict=False):
        if not _are_same([new], [old]):
            break
        same += 1
    return same


def _are_same(these: list[tuple[int, Fact]], those: list[tuple[int, Fact]]) -> bool:
    # Facts are tuples: those of two kinds are equal where their values are.
    return these == those and [type(fact) for _, fact in these] == [type(fact) for _, fact in those]
