"""What a step of the plan would do, told before it is recorded."""

from dataclasses import dataclass
from datetime import date, timedelta

from inmail_desk.credit_rules.facts import Cancelled, Fact, PlanChanged
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.statement import Kind, Statement

from .picture import Picture
from .plan import first_day_without, free_day, rejected_by_rules
from .plan_page import effects_of_steps
from .rejection import Problem, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEffect:
    """What a plan change does, if nothing else is done until then.

    `holds_from` is the first day of the new plan; `waits` says that this is a renewal later than the day chosen. On
    that day `forfeited` credits are taken and `granted` ones arrive, which leaves `balance`. The allotments are those a
    month, the caps the most that can be accumulated (None: no cap), of the plan left and of the new one.
    """

    holds_from: date
    waits: bool
    forfeited: int
    granted: int
    balance: int
    allotment_before: int
    allotment_after: int
    cap_before: int | None
    cap_after: int | None
    same_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelEffect:
    """What a cancellation does, if nothing else is done until its last day.

    `credits` are there at the end of `last_day` and lost with it. `pending` counts the InMails of today whose answer
    would have returned a credit on a later day still, and then no longer does.
    """

    last_day: date
    credits: int
    pending: int


def change_effect(
    picture: Picture, plan: str, *, on: date | None, billing_day: int | None = None
) -> ChangeEffect:
    """The effect of changing to a plan on a day. Raises `Rejected` like the change itself."""
    day = free_day(picture, on)
    chosen = picture.rules.canonical(plan)
    if chosen is None:
        raise Rejected(Problem.NAME_MISSING, field="plan")
    fact = PlanChanged(on=day, plan=plan, billing_day=billing_day)
    facts, number = _with(picture, fact)
    then = _computed(picture, facts, day)
    waits = then.waiting_plan is not None
    holds_from = then.next_renewal_on if waits and then.next_renewal_on is not None else day
    after = _computed(picture, facts, holds_from) if waits else then
    before = _computed(picture, picture.recorded.facts, _eve(holds_from))
    granted, forfeited = effects_of_steps(after.postings, frozenset({number})).get(number, (0, 0))
    if waits:
        granted = sum(
            posting.credits
            for posting in after.postings
            if posting.on == holds_from and posting.kind in (Kind.ALLOTMENT, Kind.CAP_FORFEIT)
        )
    return ChangeEffect(
        holds_from=holds_from,
        waits=waits,
        forfeited=forfeited,
        granted=granted,
        balance=after.balance,
        allotment_before=before.allotment,
        allotment_after=picture.rules.number("allotment", chosen, holds_from),
        cap_before=before.cap,
        cap_after=picture.rules.cap(chosen, holds_from),
        same_plan=before.plan == chosen,
    )


def cancel_effect(picture: Picture, last_day: date | None) -> CancelEffect:
    """The effect of cancelling with that last day of access. Raises `Rejected` like the cancellation itself."""
    day = free_day(picture, first_day_without(last_day))
    last_day = _eve(day)
    facts, _ = _with(picture, Cancelled(on=day))
    _computed(picture, facts, picture.today)
    until = _computed(picture, picture.recorded.facts, last_day)
    return CancelEffect(
        last_day=last_day,
        credits=until.balance,
        pending=sum(
            each.credit_back_until is not None and each.credit_back_until > last_day
            for each in until.unanswered
        ),
    )


def _with(picture: Picture, fact: Fact) -> tuple[tuple[Fact, ...], int]:
    """The facts with one more, which goes before the others of its day, and its number."""
    facts = picture.recorded.facts
    place = sum(each.on < fact.on for each in facts)
    return (*facts[:place], fact, *facts[place:]), place + 1


def _computed(picture: Picture, facts: tuple[Fact, ...], as_of: date) -> Statement:
    try:
        return compute_statement(facts, picture.rules, as_of)
    except Refused as refused:
        raise rejected_by_rules(refused, facts, as_of) from None


def _eve(day: date) -> date:
    return day - timedelta(days=1)
