"""How many credits may come back from the InMails that are pending, by the person's own answers so far."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.rules import CreditBackTerms
from inmail_desk.credit_rules.statement import Ending, InMailAccount

from .picture import Picture

_LEAST_SAMPLE = 10
_TAIL = 0.1  # left out at each end: the number falls within the range in 8 of 10 times
# Python 3.11 needs long to look a member of an enumeration up: these are asked for of each InMail.
_PENDING = StateKind.PENDING
_RESPONDED = Ending.RESPONDED
_new = tuple.__new__
_MOST_EXACT = 150  # pending InMails; beyond, the exact distribution costs more than it tells


class MayComeBack(NamedTuple):
    """`low` to `high` credits come back by the day `by`, in 8 of 10 times.

    `answered` of `sample` InMails whose end is known were answered in time. `low` and `high` are None where the sample
    is too small to tell (`needed` says how many it takes); `by` is None where nothing is pending.
    """

    low: int | None
    high: int | None
    by: date | None
    pending: int
    answered: int
    sample: int
    needed: int = _LEAST_SAMPLE


class _Life(NamedTuple):
    """How many days an InMail was unanswered, by now or until it ended. `in_time`: ended by a response that returns the
    credit. `known`: nothing can return it any more, or it has returned."""

    days: int
    in_time: bool
    known: bool


def may_come_back(picture: Picture) -> MayComeBack:
    """The range for the InMails that are pending today.

    Each counts with how often an InMail still unanswered at its age was answered in time. Those that are pending
    themselves count there as well, for the days that they have been unanswered: leaving them out would leave most of
    the silence out of a young history.
    """
    statement = picture.statement
    windows = [state for state in picture.states.values() if state.kind is _PENDING]
    terms = picture.rules.credit_back(statement.plan, statement.as_of)
    as_of = statement.as_of.toordinal()
    lives = _lives(statement.inmails.values(), terms, as_of)
    known = sum([known for _, _, known in lives])
    by = max((state.until for state in windows if state.until is not None), default=None)
    low = high = None
    if known >= _LEAST_SAMPLE and windows:
        ages = [(statement.as_of - state.sent_on).days for state in windows if state.sent_on is not None]
        # Without a subscription no response returns anything.
        chances = _chances(ages, lives) if statement.plan is not None else [0.0] * len(ages)
        low, high = _range(chances)
    return MayComeBack(
        low=low,
        high=high,
        by=by,
        pending=len(windows),
        answered=sum([in_time for _, in_time, _ in lives]),
        sample=known,
    )


def _lives(accounts: Iterable[InMailAccount], terms: CreditBackTerms, as_of: int) -> list[_Life]:
    """Those of the InMails that were not free. `as_of` is the ordinal of the day."""
    lives: list[_Life] = []
    # Thousands of them: each is taken apart at once, and made in half the time of _Life(...).
    for _, _, sent_on, free, _, ending, ended_on, outcome, _, _ in accounts:
        if free:
            continue
        days = (as_of if ended_on is None else ended_on.toordinal()) - sent_on.toordinal()
        closed = days > terms.window_days
        if closed:
            days = terms.window_days + 1
        responded = ending is _RESPONDED
        in_time = responded and not closed and terms.enabled and outcome in terms.outcomes
        lives.append(_new(_Life, (days, in_time, responded or (ending is None and closed))))
    return lives


def _chances(ages: Sequence[int], lives: Sequence[_Life]) -> list[float]:
    """For each age in days, how likely an InMail unanswered at it is to be answered in time later on.

    The estimate of Aalen and Johansen: day by day the share of those still unanswered that were answered then.
    """
    ended = Counter([days for days, _, _ in lives])
    answered = Counter([days for days, in_time, _ in lives if in_time])
    unanswered = Counter([days for days, _, known in lives if not known])  # nothing ended for them yet
    at_risk = ended.total()
    open_after: dict[int, float] = {}
    answered_until: dict[int, float] = {}
    share, answers = 1.0, 0.0
    for day in range(max([*ages, *ended], default=0) + 1):
        if at_risk:
            answers += share * answered[day] / at_risk
            share *= 1 - (ended[day] - unanswered[day]) / at_risk
        at_risk -= ended[day]
        open_after[day], answered_until[day] = share, answers
    return [
        min(1.0, (answers - answered_until[age]) / open_after[age]) if open_after[age] > 0 else 0.0
        for age in ages
    ]


def _range(chances: list[float]) -> tuple[int, int]:
    if len(chances) > _MOST_EXACT:
        mean = sum(chances)
        spread = 1.2816 * sum(chance * (1 - chance) for chance in chances) ** 0.5
        return max(0, round(mean - spread)), min(len(chances), round(mean + spread))
    shares = [1.0]  # shares[k]: how likely it is that k of the InMails so far are answered
    for chance in chances:
        as_many, one_more = [*shares, 0.0], [0.0, *shares]
        shares = [share * (1 - chance) + less * chance for share, less in zip(as_many, one_more, strict=True)]
    low = high = 0
    total = 0.0
    for k, share in enumerate(shares):
        if total < _TAIL:
            low = k
        total += share
        if total >= 1 - _TAIL:
            high = k
            break
    return low, high
