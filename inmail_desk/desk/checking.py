"""Check with LinkedIn: the number that it shows beside ours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from inmail_desk.credit_rules.facts import BalanceObserved, InMailSent
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
    GRANT_MISSED = "grant_missed"  # credits bought or given that are not recorded here
    FOUND_NO_CREDIT = "found_no_credit"  # InMails that found no credit here
    RENEWAL = "renewal"  # an allotment of the last days, which LinkedIn may book a day apart
    EXPIRY = "expiry"  # an expiry of the last days or the next ones
    ALLOTMENT = "allotment"  # the plan's number may be another


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A number of LinkedIn's beside ours at that moment. `difference` is observed minus computed; `causes` are empty
    where there is none."""

    observed: int
    computed: int
    difference: int
    causes: tuple[Cause, ...]


def todays_inmails(picture: Picture) -> int:
    """How many InMails are logged for today. Whether they were sent before LinkedIn's number was read matters only
    where there are any."""
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
        causes=_causes(picture, difference),
    )


def record_check(
    data: DataFile, observed: int | None, *, inmails_before: bool, adjust: bool, now: datetime
) -> Changed:
    """Records the check; with `adjust` the difference is booked, so that our balance becomes LinkedIn's."""
    number = checked_number(observed, "credits")
    at = now if inmails_before else _before_todays_inmails(data, now)
    with data.unit_of_work("Check with LinkedIn") as work:
        work.credits.add_check(at=at, credits=number, adjust=adjust)
        return work.commit()


def _before_todays_inmails(data: DataFile, now: datetime) -> datetime:
    """A moment of today after whatever came before today's first InMail, and before that."""
    sent = next((each.sent_at for each in data.read.inmails() if each.sent_at.date() == now.date()), now)
    return max(datetime.combine(now.date(), time.min), sent - timedelta(microseconds=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A part of a difference, booked. `credits` is signed; `expires_on` is the day of the lot that it makes or takes
    from, None where that never expires."""

    credits: int
    expires_on: date | None


def booking(picture: Picture, observed: int, *, inmails_before: bool) -> tuple[Booked, ...]:
    """What booking the difference would do: the lot that it adds, or the lots that it takes from, the first to expire
    first. Empty where there is no difference, and without a subscription, where none can be booked."""
    place = _place(picture, inmails_before)
    facts = picture.recorded.facts[:place]
    before = compute_statement(facts, picture.rules, picture.today)
    check = BalanceObserved(on=picture.today, credits=observed, adjust=True)
    after = compute_statement([*facts, check], picture.rules, picture.today)
    lots = {lot.number: lot for lot in (*before.lots, *after.lots)}
    return tuple(
        Booked(credits=posting.credits, expires_on=lots[posting.lot].expires_on)
        for posting in after.postings
        if posting.fact == place + 1 and posting.lot is not None
    )


def _with_check(picture: Picture, observed: int, inmails_before: bool) -> Check:
    place = _place(picture, inmails_before)
    check = BalanceObserved(on=picture.today, credits=observed)
    statement = compute_statement([*picture.recorded.facts[:place], check], picture.rules, picture.today)
    return statement.checks[-1]


def _place(picture: Picture, inmails_before: bool) -> int:
    """How many facts come before the number read: all up to today, or those before today's first InMail."""
    facts = picture.recorded.facts
    if not inmails_before:
        for place, fact in enumerate(facts):
            if isinstance(fact, InMailSent) and fact.on == picture.today:
                return place
    return sum(fact.on <= picture.today for fact in facts)


_CLOSE_DAYS = 2


def _causes(picture: Picture, difference: int) -> tuple[Cause, ...]:
    if not difference:
        return ()
    statement = picture.statement
    found = [Cause.LOGGED_LATE] if difference < 0 else []
    if difference > 0 and statement.unanswered:
        found.append(Cause.ANSWER_MISSED)
    if difference > 0:
        found.append(Cause.GRANT_MISSED)
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
