"""Before and after: what an activity would make of the credits, told before it is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Concatenate, NamedTuple, ParamSpec

from inmail_desk.credit_rules.statement import Check
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from .losing import Loss, next_loss
from .picture import Picture, refreshed

Given = ParamSpec("Given")


class Checked(NamedTuple):
    """A check, and the id of its row: its place among the facts may change."""

    id: int
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the credits stand: today's balance, the next loss (None: none within the horizon), and every check until
    today, the earliest first."""

    balance: int
    next_loss: Loss | None
    checks: tuple[Checked, ...]


class CheckPair(NamedTuple):
    """A check before a change and after it; None on the side where it is not there."""

    before: Check | None
    after: Check | None

    @property
    def same(self) -> bool:
        """Whether it shows the same on both sides."""
        return _shown(self.before) == _shown(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The standing before a change and after it. `checks` are those of both sides, the earliest first."""

    before: Standing
    after: Standing
    checks: tuple[CheckPair, ...]

    @property
    def same(self) -> bool:
        """Whether nothing of it changes."""
        return (
            self.before.balance == self.after.balance
            and self.same_loss
            and all(pair.same for pair in self.checks)
        )

    @property
    def same_loss(self) -> bool:
        """Whether the next loss is the same: as many credits, on the same day, by the same causes."""
        return _told(self.before.next_loss) == _told(self.after.next_loss)


def rehearsed(
    data: DataFile,
    picture: Picture,
    activity: Callable[Concatenate[DataFile, Given], object],
    *args: Given.args,
    **kwargs: Given.kwargs,
) -> Picture:
    """The picture as it would be after an activity of the desk. Nothing is kept of it, and nothing can be undone.

    Its people are those of now, whatever the activity does to them. Raises what the activity raises.
    """
    seen = picture

    def look(changed: Changed) -> None:
        nonlocal seen
        seen = refreshed(seen, data, changed)

    data.rehearse(lambda: activity(data, *args, **kwargs), look)
    return seen._replace(prospects=picture.prospects)


def standing(picture: Picture) -> Standing:
    """The standing of a picture's day."""
    sources = picture.recorded.sources
    return Standing(
        balance=picture.statement.balance,
        next_loss=next_loss(picture),
        checks=tuple(
            Checked(sources[check.fact - 1][1], check)
            for check in picture.statement.checks
            if check.fact is not None
        ),
    )


def compared(before: Picture, after: Picture) -> Comparison:
    """The standing of two pictures beside each other."""
    former, latter = standing(before), standing(after)
    return Comparison(before=former, after=latter, checks=_paired(former.checks, latter.checks))


def _paired(before: Sequence[Checked], after: Sequence[Checked]) -> tuple[CheckPair, ...]:
    former, latter = dict(before), dict(after)
    pairs = [CheckPair(former.get(id), latter.get(id)) for id in dict.fromkeys((*former, *latter))]
    return tuple(sorted(pairs, key=_day_of))


def _day_of(pair: CheckPair) -> date:
    check = pair.before or pair.after
    assert check is not None
    return check.on


def _shown(check: Check | None) -> object:
    return None if check is None else (check.on, check.observed, check.computed)


def _told(loss: Loss | None) -> object:
    return None if loss is None else (loss.on, loss.credits, loss.kinds)
