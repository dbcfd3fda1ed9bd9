"""How many credits may come back from the InMails that are pending, by the person's own answers so far."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.statement import Ending

from .picture import Picture

_LEAST_SAMPLE = 10
_TAIL = 0.1  # left out at each end: the number falls within the range in 8 of 10 times
_MOST_EXACT = 400  # pending InMails; beyond, the exact distribution costs more than it tells


@dataclass(frozen=True, slots=True, kw_only=True)
class MayComeBack:
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


def may_come_back(picture: Picture) -> MayComeBack:
    """The range for the InMails that are pending today.

    Each counts with the share of earlier InMails that were still unanswered at its age and then answered in time.
    """
    statement = picture.statement
    windows = [state for state in picture.states.values() if state.kind is StateKind.PENDING]
    delays: list[int] = []
    known = 0
    open_untils = {each.inmail: each.credit_back_until for each in statement.unanswered}
    for account in statement.inmails.values():
        if account.free:
            continue
        if account.ending is Ending.RESPONDED and account.ended_on is not None:
            known += 1
            if account.credited:
                delays.append((account.ended_on - account.sent_on).days)
        elif account.ending is None:
            until = open_untils[account.inmail]
            known += until is not None and until < statement.as_of
    delays.sort()
    by = max((state.until for state in windows if state.until is not None), default=None)
    low = high = None
    if known >= _LEAST_SAMPLE and windows:
        ages = [(statement.as_of - state.sent_on).days for state in windows if state.sent_on is not None]
        chances = [_chance(age, delays, known) for age in ages]
        low, high = _range(chances)
    return MayComeBack(low=low, high=high, by=by, pending=len(windows), answered=len(delays), sample=known)


def _chance(age: int, delays: list[int], known: int) -> float:
    """Of the InMails still unanswered at this age (in days), the share answered later and in time."""
    by_then = bisect_right(delays, age)
    still_open = known - by_then
    return (len(delays) - by_then) / still_open if still_open else 0.0


def _range(chances: list[float]) -> tuple[int, int]:
    if len(chances) > _MOST_EXACT:
        mean = sum(chances)
        spread = 1.2816 * sum(chance * (1 - chance) for chance in chances) ** 0.5
        return max(0, round(mean - spread)), round(mean + spread)
    shares = [1.0]  # shares[k]: how likely it is that k of the InMails so far are answered
    for chance in chances:
        shares = [
            (shares[k] if k < len(shares) else 0.0) * (1 - chance) + (shares[k - 1] * chance if k else 0.0)
            for k in range(len(shares) + 1)
        ]
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
