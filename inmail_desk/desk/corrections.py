"""Corrections of what was recorded: another day, number or outcome, or that it never was."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from inmail_desk.credit_rules.facts import Outcome, Responded
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BalanceCheck, Bonus, InMail, PlanEvent, Purchase, Response

from .moments import moment_kept
from .picture import Picture
from .plan import remove_bonus, remove_purchase
from .plan_corrections import remove_event
from .plan_page import STEPS
from .rejection import Details, Problem, Rejected, checked_day, checked_line, checked_number, checked_price
from .sending import remove_deletion, remove_inmail, remove_non_delivery, remove_response
from .tracing import Source

_A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response to an InMail."""

    inmail: InMail
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """That an InMail was deleted, at that moment."""

    inmail: InMail
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NonDelivery:
    """That LinkedIn could not deliver an InMail, as noted at that moment."""

    inmail: InMail
    at: datetime


Recorded = InMail | Answer | Deletion | NonDelivery | Purchase | Bonus | BalanceCheck | PlanEvent


def recorded_as(picture: Picture, data: DataFile, source: Source) -> Recorded | None:
    """What was recorded in that table and row; None where it is not there any more."""
    table, id = source
    read = data.read
    match table:
        case "inmail":
            return next(iter(read.inmails([id])), None)
        case "response":
            return _answer(picture, data, id)
        case "deletion":
            for inmail in read.inmails([id]):
                return None if inmail.deleted_at is None else Deletion(inmail=inmail, at=inmail.deleted_at)
        case "non_delivery":
            for inmail in read.inmails([id]):
                at = inmail.undelivered_at
                return None if at is None else NonDelivery(inmail=inmail, at=at)
        case "purchase":
            return next((each for each in read.purchases() if each.id == id), None)
        case "bonus":
            return next((each for each in read.bonuses() if each.id == id), None)
        case "balance_check":
            return next((each for each in picture.checks if each.id == id), None)
        case "plan_event":
            return next((each for each in picture.plan_events if each.id == id), None)
    return None


def _answer(picture: Picture, data: DataFile, id: int) -> Answer | None:
    sources = picture.recorded.sources
    place = sources.index(("response", id)) if ("response", id) in sources else None
    fact = None if place is None else picture.recorded.facts[place]
    if not isinstance(fact, Responded):
        return None
    for inmail in data.read.inmails([int(fact.inmail)]):
        for response in inmail.responses:
            if response.id == id:
                return Answer(inmail=inmail, response=response)
    return None


def edit_answer(
    data: DataFile, answer: Answer, *, outcome: Outcome, on: date | None, now: datetime
) -> Changed:
    """Corrects a response. Raises `Rejected` for a day to come, or one before the InMail."""
    at = _ended_at(data, answer.inmail, answer.response.at, on, now)
    with data.unit_of_work("Edit Response") as work:
        work.inmails.edit_response(answer.response.id, outcome=outcome, at=at)
        return work.commit()


def edit_deletion(data: DataFile, deletion: Deletion, *, on: date | None, now: datetime) -> Changed:
    """Corrects the day on which an InMail was deleted. Raises `Rejected` like `edit_answer`."""
    at = _ended_at(data, deletion.inmail, deletion.at, on, now)
    with data.unit_of_work("Edit Deletion") as work:
        work.inmails.mark_deleted(deletion.inmail.id, at=at)
        return work.commit()


def edit_non_delivery(data: DataFile, failed: NonDelivery, *, on: date | None, now: datetime) -> Changed:
    """Corrects the day on which an InMail could not be delivered. Raises `Rejected` like `edit_answer`."""
    at = _ended_at(data, failed.inmail, failed.at, on, now)
    with data.unit_of_work("Edit Non-delivery") as work:
        work.inmails.mark_undelivered(failed.inmail.id, at=at)
        return work.commit()


def _ended_at(data: DataFile, inmail: InMail, was: datetime, on: date | None, now: datetime) -> datetime:
    day = checked_day(on, now.date())
    sent_on = inmail.sent_at.date()
    if day < sent_on:
        prospect = data.read.prospect(inmail.prospect_id)
        name = "" if prospect is None else prospect.name
        raise Rejected(Problem.BEFORE_INMAIL, field="day", details=Details(day=day, limit=sent_on, name=name))
    return max(moment_kept(was, day, now), inmail.sent_at)


def edit_purchase(
    data: DataFile,
    picture: Picture,
    purchase: Purchase,
    *,
    credits: int | None,
    on: date | None,
    now: datetime,
    price: Decimal | None = None,
    currency: str = "",
) -> Changed:
    """Corrects a purchase; `price` is that of all of its credits. Raises `Rejected`: a number missing, a day to come
    or before tracking began, or one on which credits of such a life would be over already."""
    number = _some_credits(credits)
    at = _since_tracking(picture, purchase.at, on, now)
    _not_over(purchase.expires_on, at)
    code = None
    if price is not None:
        price, code = checked_price(price, currency)
    with data.unit_of_work("Edit Purchase") as work:
        work.credits.edit_purchase(purchase.id, at=at, credits=number, price=price, currency=code)
        return work.commit()


def edit_bonus(
    data: DataFile,
    picture: Picture,
    bonus: Bonus,
    *,
    credits: int | None,
    on: date | None,
    now: datetime,
    reason: str = "",
    expires_on: date | None = None,
) -> Changed:
    """Corrects a bonus. `expires_on` is the first day without it. Raises `Rejected` like `edit_purchase`."""
    number = _some_credits(credits)
    at = _since_tracking(picture, bonus.at, on, now)
    reason = checked_line(reason, "reason")
    _not_over(expires_on, at)
    with data.unit_of_work("Edit Bonus") as work:
        work.credits.edit_bonus(bonus.id, at=at, credits=number, reason=reason, expires_on=expires_on)
        return work.commit()


def sent_that_day(picture: Picture, data: DataFile, day: date) -> tuple[datetime, ...]:
    """When InMails were sent on a day, in order."""
    ids = [int(account.inmail) for account in picture.statement.inmails.values() if account.sent_on == day]
    return tuple(sorted(inmail.sent_at for inmail in data.read.inmails(ids)))


def read_after(picture: Picture, data: DataFile, check: BalanceCheck) -> bool:
    """Whether the number of a check was read after all InMails of its day."""
    return all(at <= check.at for at in sent_that_day(picture, data, check.at.date()))


def edit_check(
    data: DataFile,
    picture: Picture,
    check: BalanceCheck,
    *,
    credits: int | None,
    on: date | None,
    inmails_before: bool,
    adjust: bool,
    now: datetime,
) -> Changed:
    """Corrects a check: the number read, its day, whether that day's InMails were sent before it was read, and whether
    the difference is booked. Raises `Rejected`: a number missing, a day to come or before tracking began."""
    number = checked_number(credits, "credits")
    at = _since_tracking(picture, check.at, on, now)
    if at.date() != check.at.date() or inmails_before != read_after(picture, data, check):
        sent = sent_that_day(picture, data, at.date())
        if sent and inmails_before:
            at = max(at, sent[-1])
        elif sent:
            at = max(datetime.combine(at.date(), time.min), min(at, sent[0] - _A_SECOND))
    with data.unit_of_work("Edit Check") as work:
        work.credits.edit_check(check.id, at=at, credits=number, adjust=adjust)
        return work.commit()


def remove_check(data: DataFile, check_id: int) -> Changed:
    """Removes a check that was recorded by mistake, with the difference that it booked."""
    with data.unit_of_work("Remove Check") as work:
        work.credits.remove_check(check_id)
        return work.commit()


def remove_recorded(data: DataFile, picture: Picture, recorded: Recorded) -> Changed:
    """Removes what was recorded, as if it had never been: of an InMail, its answers too. Raises `Rejected` for a step
    of the plan that a later fact needs."""
    match recorded:
        case InMail():
            return remove_inmail(data, recorded.id)
        case Answer():
            return remove_response(data, recorded.response.id)
        case Deletion():
            return remove_deletion(data, recorded.inmail.id)
        case NonDelivery():
            return remove_non_delivery(data, recorded.inmail.id)
        case Purchase():
            return remove_purchase(data, recorded.id)
        case Bonus():
            return remove_bonus(data, recorded.id)
        case BalanceCheck():
            return remove_check(data, recorded.id)
        case PlanEvent():
            return remove_event(data, picture, recorded)


def _some_credits(credits: int | None) -> int:
    number = checked_number(credits, "credits")
    if not number:
        raise Rejected(Problem.NUMBER_MISSING, field="credits")
    return number


def _since_tracking(picture: Picture, was: datetime, on: date | None, now: datetime) -> datetime:
    """When it happened on the corrected day, which cannot be one before tracking began: the balance that it began with
    holds what came before."""
    day = checked_day(on, now.date())
    began = picture.statement.tracked_from
    if began is not None and day < began and day != was.date():
        raise Rejected(Problem.BEFORE_TRACKING, field="day", details=Details(day=day, limit=began))
    moment = moment_kept(was, day, now)
    if moment == was:
        return was
    # What is entered for the first day came on top of the balance that it began with.
    return max([moment, *(event.at for event in picture.plan_events if _steps_on(event, day))])


def _steps_on(event: PlanEvent, day: date) -> bool:
    return event.kind in STEPS and event.at.date() == day


def _not_over(expires_on: date | None, at: datetime) -> None:
    if expires_on is not None and expires_on <= at.date():
        details = Details(day=expires_on, limit=at.date())
        raise Rejected(Problem.BEFORE_TRACKING, field="expires_on", details=details)
