"""One prospect from near: may I send, what happened, what is coming."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import assert_never

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import Permission
from inmail_desk.credit_rules.recipients import RecipientState
from inmail_desk.credit_rules.statement import InMailAccount
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Campaign, InMail, Prospect, Touch, TouchKind

from .picture import Picture
from .sending import permission_for, reserves


class Moment(StrEnum):
    """The kinds of entry on a timeline."""

    ADDED = "added"
    SENT = "sent"
    REMINDER = "reminder"
    RESPONDED = "responded"
    DELETED = "deleted"
    UNDELIVERED = "undelivered"
    DEADLINE = "deadline"
    TOUCH = "touch"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One entry. `coming` says that its day is today or later and it has not happened yet.

    `inmail` is the InMail behind it, `response` the id of the response, `touch` the touch; None where none is.
    `account` says what became of the InMail (of SENT, RESPONDED, UNDELIVERED and DEADLINE).
    """

    kind: Moment
    on: date
    coming: bool = False
    text: str = ""
    inmail: InMail | None = None
    account: InMailAccount | None = None
    outcome: Outcome | None = None
    response: int | None = None
    touch: Touch | None = None
    touch_kind: TouchKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What the panel beside the list shows.

    `reserves` are the other campaigns that keep credits of the `balance` for themselves, each with how many.
    """

    prospect: Prospect
    state: RecipientState
    permission: Permission
    timeline: tuple[TimelineEntry, ...]
    campaign: Campaign | None
    balance: int
    reserves: tuple[tuple[Campaign, int], ...]


def person_page(picture: Picture, data: DataFile, prospect_id: int) -> PersonPage | None:
    """The page of a prospect, None where there is none (any more). The timeline's earliest entry comes first."""
    prospect = picture.prospects.get(prospect_id)
    if prospect is None:
        return None
    campaign = None if prospect.campaign_id is None else picture.campaigns.get(prospect.campaign_id)
    entries = [TimelineEntry(kind=Moment.ADDED, on=prospect.added_at.date())]
    for inmail in data.read.inmails_of(prospect_id):
        entries += _inmail_entries(picture, inmail)
    entries += [
        TimelineEntry(
            kind=Moment.TOUCH, on=touch.at.date(), text=touch.text, touch=touch, touch_kind=touch.kind
        )
        for touch in data.read.touches_of(prospect_id)
    ]
    if prospect.follow_up_on is not None:
        coming = prospect.follow_up_on >= picture.today
        entries.append(TimelineEntry(kind=Moment.FOLLOW_UP, on=prospect.follow_up_on, coming=coming))
    return PersonPage(
        prospect=prospect,
        state=picture.state_of(prospect_id),
        permission=permission_for(picture, prospect),
        timeline=tuple(sorted(entries, key=_when)),
        campaign=campaign,
        balance=picture.statement.balance,
        reserves=reserves(picture, prospect.campaign_id),
    )


def _inmail_entries(picture: Picture, inmail: InMail) -> list[TimelineEntry]:
    account = picture.statement.inmails.get(str(inmail.id))
    sent_on = inmail.sent_at.date()
    entries = [
        TimelineEntry(kind=Moment.SENT, on=sent_on, text=inmail.subject, inmail=inmail, account=account)
    ]
    ended_on = None if account is None else account.ended_on
    days = picture.rules.number("reminder.days", picture.statement.plan, picture.today)
    reminder_on = sent_on + timedelta(days=min(days, (date.max - sent_on).days))
    # Once somebody has answered, LinkedIn has nothing to remind of.
    if days and (ended_on is None or ended_on > reminder_on):
        coming = reminder_on >= picture.today
        entries.append(TimelineEntry(kind=Moment.REMINDER, on=reminder_on, coming=coming, inmail=inmail))
    for place, response in enumerate(inmail.responses):
        entries.append(
            TimelineEntry(
                kind=Moment.RESPONDED,
                on=response.at.date(),
                inmail=inmail,
                account=account if place == 0 else None,
                outcome=response.outcome,
                response=response.id,
            )
        )
    if inmail.deleted_at is not None:
        entries.append(TimelineEntry(kind=Moment.DELETED, on=inmail.deleted_at.date(), inmail=inmail))
    if inmail.undelivered_at is not None:
        on = inmail.undelivered_at.date()
        entries.append(TimelineEntry(kind=Moment.UNDELIVERED, on=on, inmail=inmail, account=account))
    id = str(inmail.id)
    until = next((each.credit_back_until for each in picture.statement.unanswered if each.inmail == id), None)
    if until is not None:
        coming = until >= picture.today
        entries.append(
            TimelineEntry(kind=Moment.DEADLINE, on=until, coming=coming, inmail=inmail, account=account)
        )
    return entries


_PLACES = {kind: place for place, kind in enumerate(Moment)}


def _when(entry: TimelineEntry) -> tuple[date, time, int]:
    """The order of the timeline: by day, and within it by the time of day where there is one. Before all stands that
    the person was added, behind all what belongs to the day as a whole."""
    at: datetime | None = None
    match entry.kind:
        case Moment.ADDED:
            return entry.on, time.min, _PLACES[entry.kind]
        case Moment.TOUCH:
            at = None if entry.touch is None else entry.touch.at
        case Moment.SENT:
            at = None if entry.inmail is None else entry.inmail.sent_at
        case Moment.DELETED:
            at = None if entry.inmail is None else entry.inmail.deleted_at
        case Moment.UNDELIVERED:
            at = None if entry.inmail is None else entry.inmail.undelivered_at
        case Moment.RESPONDED:
            responses = () if entry.inmail is None else entry.inmail.responses
            at = next((each.at for each in responses if each.id == entry.response), None)
        case Moment.REMINDER | Moment.DEADLINE | Moment.FOLLOW_UP:
            at = None
        case _:
            assert_never(entry.kind)
    return entry.on, time.max if at is None else at.time(), _PLACES[entry.kind]
