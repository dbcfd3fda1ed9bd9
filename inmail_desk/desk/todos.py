"""What to do now: credits to use, windows that close, follow-ups, and what the plan asks for."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.days import days_left, expires_in_days
from inmail_desk.credit_rules.may_send import Verdict
from inmail_desk.credit_rules.rule_names import Overage
from inmail_desk.credit_rules.statement import Kind, WarningCode
from inmail_desk.store.values import PlanEventKind, Prospect

from .last_check import last_check
from .losing import Loss, lost_on
from .people import STATES_TO_WRITE, folded
from .picture import Picture
from .rulebook_shelf import newer_shipped
from .sending import card_expired_on, permission_for

_MOST_OF_A_KIND = 3
_TRIED = (40, 400)
"""How many of the best prospects are looked at to name three: as many as nearly always do, and then no more than
these."""

_TRIED_AT_ONCE = 20


class TodoKind(StrEnum):
    USE_CREDITS = "use_credits"
    WINDOW_CLOSES = "window_closes"
    FOLLOW_UP = "follow_up"
    CHECK_BALANCE = "check_balance"
    FOUND_NO_CREDIT = "found_no_credit"
    CHECK_DIFFERS = "check_differs"
    TRIAL_ENDS = "trial_ends"
    PLAN_ENDS = "plan_ends"
    PLAN_CHANGES = "plan_changes"
    CARD_EXPIRED = "card_expired"
    NOBODY_TO_WRITE = "nobody_to_write"
    FIRST_PROSPECTS = "first_prospects"
    NOTHING_TO_SEND = "nothing_to_send"
    NEWER_RULEBOOK = "newer_rulebook"


class Todo(NamedTuple):
    """A thing to do now. `people` are those it is about, the first few where there are `more`; `on` and `days` its day;
    `number` how many credits, windows or people; of a check that differs what LinkedIn showed more."""

    kind: TodoKind
    on: date | None = None
    days: int | None = None
    number: int = 0
    people: tuple[Prospect, ...] = ()
    more: int = 0


def todos(
    picture: Picture, loss: Loss | None, arrives_on: date | None, closing: Sequence[Prospect]
) -> tuple[Todo, ...]:
    """What there is to do on the picture's day, in the order in which it is shown. `loss` is the next one, `arrives_on`
    the day of the next allotment, `closing` those whose window closes soon, the nearest first."""
    found = [
        *_about_the_plan(picture),
        *_about_a_plan_change(picture, loss),
        *_about_sending(picture, loss, arrives_on),
    ]
    for prospect in closing[:_MOST_OF_A_KIND]:
        state = picture.state_of(prospect.id)
        found.append(
            Todo(
                kind=TodoKind.WINDOW_CLOSES,
                on=state.sent_on,
                days=state.days_left,
                people=(prospect,),
                number=1,
            )
        )
    due = picture.prospects.due(picture.today)
    if due:
        due.sort(key=lambda each: (each.follow_up_on or date.min, folded(each.name)))
        found.append(
            Todo(kind=TodoKind.FOLLOW_UP, on=due[0].follow_up_on, people=tuple(due), number=len(due))
        )
    found += _about_checking(picture)
    if newer_shipped(picture) is not None:
        found.append(Todo(kind=TodoKind.NEWER_RULEBOOK))
    return tuple(found)


def _about_the_plan(picture: Picture) -> list[Todo]:
    found = []
    card = card_expired_on(picture)
    if card is not None:
        found.append(Todo(kind=TodoKind.CARD_EXPIRED, on=card))
    for event in picture.plan_events:
        if event.kind is PlanEventKind.CANCELLED and event.at.date() > picture.today:
            on = event.at.date()
            days = expires_in_days(on, picture.today)
            credits = lost_on(picture.coming, on)
            todo = Todo(kind=TodoKind.PLAN_ENDS, on=on - timedelta(days=1), days=days, number=credits)
            found.append(todo)
        if event.trial_ends_on is not None:
            days = days_left(event.trial_ends_on, picture.today)
            if 0 < days <= picture.warnings.closing and picture.statement.plan is not None:
                found.append(
                    Todo(kind=TodoKind.TRIAL_ENDS, on=event.trial_ends_on - timedelta(days=1), days=days)
                )
    return found


def _about_a_plan_change(picture: Picture, loss: Loss | None) -> list[Todo]:
    """A coming change that takes credits, where an earlier loss would hide it."""
    on = next((posting.on for posting in picture.coming if posting.kind is Kind.PLAN_CHANGE), None)
    if on is None or loss is None or loss.on == on:
        return []
    days = expires_in_days(on, picture.today)
    credits = lost_on(picture.coming, on)
    return [Todo(kind=TodoKind.PLAN_CHANGES, on=on - timedelta(days=1), days=days, number=credits)]


def _about_sending(picture: Picture, loss: Loss | None, arrives_on: date | None) -> list[Todo]:
    statement = picture.statement
    if statement.plan is not None and not statement.balance:
        if picture.rules.value("overage", statement.plan, picture.today) is Overage.BILLED:
            return []
        return [Todo(kind=TodoKind.NOTHING_TO_SEND, on=arrives_on)]
    if not picture.prospects and statement.balance:
        return [Todo(kind=TodoKind.FIRST_PROSPECTS, number=statement.balance)]
    if loss is None or loss.days_left > picture.warnings.loss or not statement.balance or not loss.inmails:
        return []
    best, count = best_to_write(picture, _MOST_OF_A_KIND)
    if not best:
        return [
            Todo(kind=TodoKind.NOBODY_TO_WRITE, on=loss.last_day, days=loss.days_left, number=loss.inmails)
        ]
    return [
        Todo(
            kind=TodoKind.USE_CREDITS,
            on=loss.last_day,
            days=loss.days_left,
            number=loss.inmails,
            people=tuple(best),
            more=count - len(best),
        )
    ]


def _about_checking(picture: Picture) -> list[Todo]:
    statement = picture.statement
    last = statement.checks[-1].on if statement.checks else None
    uncovered = [
        warning
        for warning in statement.warnings
        if warning.code is WarningCode.NO_CREDIT and (last is None or warning.on > last)
    ]
    if uncovered:
        return [Todo(kind=TodoKind.FOUND_NO_CREDIT, on=uncovered[-1].on, number=len(uncovered))]
    if statement.plan is None:
        return []
    difference = last_check(picture).difference
    if difference:
        return [Todo(kind=TodoKind.CHECK_DIFFERS, on=last, number=difference)]
    since = last or statement.tracked_from
    if since is None or (picture.today - since).days < picture.warnings.check:
        return []
    days = None if last is None else (picture.today - last).days
    return [Todo(kind=TodoKind.CHECK_BALANCE, on=last, days=days)]


def best_to_write(picture: Picture, most: int) -> tuple[list[Prospect], int]:
    """Whom to write to first: by priority, then whose follow-up day comes first, then the longest known.

    Gives up to `most` of them who may be sent an InMail, and how many are waiting to be written in all.
    """
    taken = {id for id, state in picture.states.items() if state.kind not in STATES_TO_WRITE}
    best: list[Prospect] = []
    count = tried = 0
    for at_most in _TRIED:
        ids, count = picture.prospects.to_write(taken, at_most)
        for start in range(tried, len(ids), _TRIED_AT_ONCE):
            for prospect in picture.prospects.some(ids[start : start + _TRIED_AT_ONCE]):
                if permission_for(picture, prospect).verdict is not Verdict.REFUSED:
                    best.append(prospect)
                if len(best) == most:
                    return best, count
        tried = len(ids)
        if tried < at_most:
            break
    return best, count
