"""What came of the last look at LinkedIn's number."""

from datetime import date
from typing import NamedTuple

from inmail_desk.credit_rules.facts import BalanceObserved
from inmail_desk.store.values import PlanEventKind

from .picture import Picture


class LastCheck(NamedTuple):
    """`on` is the day on which a number of LinkedIn's was entered last, with a check or when tracking began; None:
    never. `difference` is what LinkedIn showed more then, 0 where it was booked."""

    on: date | None
    difference: int


def last_check(picture: Picture) -> LastCheck:
    """The last one until the picture's day."""
    if picture.statement.checks:
        check = picture.statement.checks[-1]
        fact = None if check.fact is None else picture.recorded.facts[check.fact - 1]
        settled = isinstance(fact, BalanceObserved) and fact.adjust
        return LastCheck(check.on, 0 if settled else check.difference)
    began = (each for each in picture.plan_events if each.kind is PlanEventKind.TRACKING_STARTED)
    return LastCheck(next((event.at.date() for event in began), None), 0)
