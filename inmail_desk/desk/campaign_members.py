"""The members of a campaign, in the order in which to write to them, and what to do next about each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import FreeBecause, Permission, Verdict
from inmail_desk.credit_rules.reasons import (
    CardExpired,
    NoCredit,
    NoPlan,
    Reserved,
    StillUnanswered,
    SwitchedOff,
)
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Prospect

from .people import Filter
from .picture import Picture
from .sending import permission_for

_MOST_TRIED = 400  # of the best members; more are not looked at to name a few


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The ids of a campaign's members under each filter: by priority (none is like medium), then whose follow-up day
    has come, then who waits longest, for an InMail or for an answer. Who has answered or lapsed comes last of
    their priority: nothing is waited for."""

    campaign_id: int | None
    ids: Mapping[Filter, Sequence[int]]


def members_of(picture: Picture, data: DataFile, campaign_id: int | None) -> Members:
    """The members of a campaign, or whoever is in none."""
    pending: set[int] = set()
    lapsed: set[int] = set()
    answered: set[int] = set()
    for id, state in picture.states.items():
        if state.kind is _PENDING:
            pending.add(id)
        elif state.kind is _LAPSED:
            lapsed.add(id)
        elif state.kind is _ANSWERED:
            answered.add(id)
    found = data.read.members_of_campaign(campaign_id, picture.today, (*lapsed, *answered))
    taken = pending | lapsed | answered
    everybody = [id for id, _ in found]
    ids = {
        Filter.ALL: everybody,
        Filter.TO_WRITE: [id for id, off in found if not off and id not in taken],
        Filter.PENDING: [id for id in everybody if id in pending],
        Filter.LAPSED: [id for id in everybody if id in lapsed],
        Filter.ANSWERED: [id for id in everybody if id in answered],
    }
    return Members(campaign_id=campaign_id, ids=ids)


# Python 3.11 needs long to look a member of an enumeration up: these are asked for of everybody.
_PENDING, _LAPSED, _ANSWERED = StateKind.PENDING, StateKind.LAPSED, StateKind.ANSWERED


class Step(StrEnum):
    """What to do next about somebody. The comment says what the day of the step is."""

    FOLLOW_UP = "follow_up"  # the follow-up day, which has come
    SEND = "send"
    SEND_FREE = "send_free"
    MESSAGE = "message"
    WAIT = "wait"  # the last day on which an answer returns the credit
    TOUCH = "touch"
    GO_ON = "go_on"
    FOLLOW_UP_LATER = "follow_up_later"  # the follow-up day, which is still to come
    SET_FOLLOW_UP = "set_follow_up"
    LET_REST = "let_rest"
    WITHOUT_INMAIL = "without_inmail"
    KEPT_FOR_OTHERS = "kept_for_others"
    NO_CREDIT = "no_credit"  # the day of the next allotment, None where none is coming
    CARD = "card"
    NO_PLAN = "no_plan"


class MemberRow(NamedTuple):
    """A member as the list shows them: `step` is what to do next, `on` its day, None where it has none."""

    prospect: Prospect
    state: RecipientState
    step: Step
    on: date | None


def member_rows(picture: Picture, ids: Sequence[int]) -> list[MemberRow]:
    """The rows of these members, in their order; ids that are not there (any more) are left out."""
    return [_row(picture, prospect) for prospect in picture.prospects.some(ids)]


def best_members(picture: Picture, members: Members, most: int) -> list[Prospect]:
    """Whom of the members to write to first: up to `most` who may be sent an InMail or a free message now."""
    best: list[Prospect] = []
    ids = members.ids[Filter.TO_WRITE][:_MOST_TRIED]
    for start in range(0, len(ids), most):
        for prospect in picture.prospects.some(ids[start : start + most]):
            if len(best) == most:
                return best
            if permission_for(picture, prospect).verdict is not Verdict.REFUSED:
                best.append(prospect)
    return best


def _row(picture: Picture, prospect: Prospect) -> MemberRow:
    state = picture.state_of(prospect.id)
    step, on = _step(prospect, state, permission_for(picture, prospect), picture.today)
    return MemberRow(prospect, state, step, on)


def _step(
    prospect: Prospect, state: RecipientState, permission: Permission, today: date
) -> tuple[Step, date | None]:
    if prospect.follow_up_on is not None and prospect.follow_up_on <= today:
        return Step.FOLLOW_UP, prospect.follow_up_on
    if state.kind is StateKind.ANSWERED:
        return _after_answer(prospect, state.outcome)
    match permission.verdict:
        case Verdict.FREE if permission.free_because is FreeBecause.CONNECTION:
            return Step.MESSAGE, None
        case Verdict.FREE:
            return Step.SEND_FREE, None
        case Verdict.ALLOWED:
            return (Step.WAIT, state.until) if state.kind is StateKind.PENDING else (Step.SEND, None)
        case Verdict.REFUSED:
            return _instead(state, permission)


def _after_answer(prospect: Prospect, outcome: Outcome | None) -> tuple[Step, date | None]:
    if prospect.follow_up_on is not None:
        return Step.FOLLOW_UP_LATER, prospect.follow_up_on
    match outcome:
        case Outcome.DECLINED | Outcome.NOT_INTERESTED:
            return Step.LET_REST, None
        case Outcome.MAYBE_LATER:
            return Step.SET_FOLLOW_UP, None
        case Outcome.AUTO_REPLY:
            return Step.TOUCH, None
        case _:
            return Step.GO_ON, None


def _instead(state: RecipientState, permission: Permission) -> tuple[Step, date | None]:
    """What stands longest against an InMail decides what is done instead."""
    if state.kind is StateKind.PENDING:
        return Step.WAIT, state.until
    found = {type(reason): reason for reason in permission.reasons}
    if SwitchedOff in found:
        return Step.WITHOUT_INMAIL, None
    if StillUnanswered in found:
        return Step.TOUCH, None
    if NoPlan in found:
        return Step.NO_PLAN, None
    if CardExpired in found:
        return Step.CARD, None
    no_credit = found.get(NoCredit)
    if isinstance(no_credit, NoCredit):
        return Step.NO_CREDIT, no_credit.next_on
    assert Reserved in found
    return Step.KEPT_FOR_OTHERS, None
