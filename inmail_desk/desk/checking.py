"""Check with LinkedIn: the number that it shows beside ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from inmail_desk.credit_rules.facts import BalanceObserved, Fact
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Check, Kind, WarningCode
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from .picture import Picture
from .rejection import checked_number


class Cause(StrEnum):
    """What may explain a difference, the likeliest first."""

    LOGGED_LATE = "logged_late"  # InMails sent and not logged here
    ANSWER_MISSED = "answer_missed"  # answers not recorded here, whose credits LinkedIn has returned
    FOUND_NO_CREDIT = "found_no_credit"  # InMails that found no credit here
    RENEWAL = "renewal"  # an allotment of the last days, which LinkedIn may book a day apart
    EXPIRY = "expiry"  # an expiry of the last days or the next ones
    ALLOTMENT = "allotment"  # the plan's number may be another


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A number of LinkedIn's beside ours at that moment. `difference` is observed minus computed.

    `todays_inmails` counts the InMails logged for today: whether they were sent before the number was read matters
    only where there are any. `causes` are empty where there is no difference.
    """

    observed: int
    computed: int
    difference: int
    todays_inmails: int
    causes: tuple[Cause, ...]


def todays_inmails(picture: Picture) -> int:
    """How many InMails are logged for today."""
    return sum(account.sent_on == picture.today for account in picture.statement.inmails.values())


def compare(picture: Picture, observed: int | None, *, inmails_before: bool) -> Comparison:
    """Compares a number that LinkedIn shows now with ours. `inmails_before` says that today's InMails were sent before
    it was read. Raises `Rejected` for a number that cannot be one."""
    number = checked_number(observed, "credits")
    computed = _with_check(picture, number, inmails_before).computed
    difference = number - computed
    return Comparison(
        observed=number,
        computed=computed,
        difference=difference,
        todays_inmails=todays_inmails(picture),
        causes=_causes(picture, difference),
    )


def record_check(
    data: DataFile, observed: int | None, *, inmails_before: bool, adjust: bool, now: datetime
) -> Changed:
    """Records the check; with `adjust` the difference is booked, so that our balance becomes LinkedIn's."""
    number = checked_number(observed, "credits")
    # A number read before today's InMails belongs before them in the order of the day.
    at = now if inmails_before else datetime.combine(now.date(), time.min)
    with data.unit_of_work("Check with LinkedIn") as work:
        work.credits.add_check(at=at, credits=number, adjust=adjust)
        return work.commit()


def _with_check(picture: Picture, observed: int, inmails_before: bool) -> Check:
    today = picture.today
    facts: Sequence[Fact] = picture.recorded.facts
    check = BalanceObserved(on=today, credits=observed)
    place = len(facts)
    if not inmails_before:
        place = _first_of_the_day(facts, today)
    statement = compute_statement([*facts[:place], check, *facts[place:]], picture.rules, today)
    return next(each for each in statement.checks if each.fact == place + 1)


def _first_of_the_day(facts: Sequence[Fact], today: date) -> int:
    """The place behind the plan's own steps of the day and before anything else of it."""
    place = sum(fact.on < today for fact in facts)
    while place < len(facts) and facts[place].on == today and not hasattr(facts[place], "inmail"):
        if type(facts[place]).__name__ == "InMailSent":
            break
        place += 1
    return place


_CLOSE_DAYS = 2


def _causes(picture: Picture, difference: int) -> tuple[Cause, ...]:
    if not difference:
        return ()
    statement = picture.statement
    found = [Cause.LOGGED_LATE] if difference < 0 else []
    if difference > 0 and statement.unanswered:
        found.append(Cause.ANSWER_MISSED)
    if any(warning.code is WarningCode.NO_CREDIT for warning in statement.warnings):
        found.append(Cause.FOUND_NO_CREDIT)
    near = [
        posting
        for posting in (*statement.postings, *picture.coming)
        if abs((posting.on - picture.today).days) <= _CLOSE_DAYS
    ]
    if any(posting.kind is Kind.ALLOTMENT for posting in near):
        found.append(Cause.RENEWAL)
    if any(posting.kind is Kind.EXPIRY for posting in near):
        found.append(Cause.EXPIRY)
    found.append(Cause.ALLOTMENT)
    return tuple(found)
