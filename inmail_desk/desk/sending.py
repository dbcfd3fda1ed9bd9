"""InMails and what comes of them: log, respond, delete, not delivered; and touches that cost no credit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.may_send import Permission, Verdict, may_send
from inmail_desk.credit_rules.recipients import StateKind
from inmail_desk.credit_rules.rule_names import Overage
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Campaign, InMail, PlanEventKind, Prospect, TouchKind

from .picture import Picture
from .rejection import Details, Problem, Rejected, checked_day, checked_text

LONGEST_SUBJECT = 200
LONGEST_BODY = 2_000
"""LinkedIn's limits of an InMail, in characters."""


def permission_for(picture: Picture, prospect: Prospect) -> Permission:
    """May an InMail be sent to this prospect today, and if not, why?"""
    return _permissions(picture, [prospect])[0]


def _permissions(picture: Picture, prospects: Sequence[Prospect]) -> list[Permission]:
    card = card_expired_on(picture)
    kept: dict[int | None, int] = {campaign.id: credits for campaign, credits in reserves(picture, None)}
    reserved = sum(kept.values())
    return [
        may_send(
            picture.statement,
            picture.rules,
            picture.state_of(prospect.id),
            degree=prospect.degree,
            open_profile=prospect.open_profile,
            inmail_off=prospect.inmail_off,
            card_expired_on=card,
            reserved=reserved - kept.get(prospect.campaign_id, 0),
        )
        for prospect in prospects
    ]


def card_expired_on(picture: Picture) -> date | None:
    """The day the payment card was marked expired, None where it is valid."""
    expired = None
    for event in picture.plan_events:
        if event.at.date() > picture.today:
            break
        if event.kind is PlanEventKind.CARD_EXPIRED:
            expired = event.at.date()
        elif event.kind is PlanEventKind.CARD_RENEWED:
            expired = None
    return expired


def reserves(picture: Picture, campaign_id: int | None) -> tuple[tuple[Campaign, int], ...]:
    """The campaigns other than this one that keep credits for themselves, each with how many: those of its budget
    that it has not used."""
    kept = (
        (campaign, campaign.credit_budget - picture.used_by_campaign.get(campaign.id, 0))
        for campaign in picture.campaigns.values()
        if campaign.credit_budget is not None and campaign.id != campaign_id
    )
    return tuple((campaign, credits) for campaign, credits in kept if credits > 0)


def over_budget(picture: Picture, paying: Iterable[Prospect]) -> tuple[tuple[Campaign, int], ...]:
    """The campaigns whose budget does not hold one more InMail to each of these prospects, each with what it would
    have used by then."""
    asked = Counter(prospect.campaign_id for prospect in paying)
    return tuple(
        (campaign, used)
        for campaign in picture.campaigns.values()
        if asked[campaign.id] and campaign.credit_budget is not None
        if (used := picture.used_by_campaign.get(campaign.id, 0) + asked[campaign.id])
        > campaign.credit_budget
    )


class SendingPlan(NamedTuple):
    """What logging an InMail to each of some prospects would do. `refused` keeps every reason beside its prospect."""

    allowed: tuple[Prospect, ...]
    free: tuple[Prospect, ...]
    refused: tuple[tuple[Prospect, Permission], ...]
    credits_short: int
    """How many of the allowed ones would find no credit left."""


def plan_sending(picture: Picture, prospect_ids: Sequence[int]) -> SendingPlan:
    """Sorts prospects by whether they may be written to. Unknown ids are left out."""
    allowed: list[Prospect] = []
    free: list[Prospect] = []
    refused: list[tuple[Prospect, Permission]] = []
    prospects = [picture.prospects[id] for id in prospect_ids if id in picture.prospects]
    for prospect, permission in zip(prospects, _permissions(picture, prospects), strict=True):
        if permission.verdict is Verdict.REFUSED:
            refused.append((prospect, permission))
        else:
            (free if permission.verdict is Verdict.FREE else allowed).append(prospect)
    return SendingPlan(
        allowed=tuple(allowed),
        free=tuple(free),
        refused=tuple(refused),
        credits_short=credits_short(picture, len(allowed)),
    )


def credits_short(picture: Picture, inmails: int) -> int:
    """How many of so many further InMails would find no credit left; none where LinkedIn bills them then."""
    overage = picture.rules.value("overage", picture.statement.plan, picture.today)
    return 0 if overage is Overage.BILLED else max(0, inmails - picture.statement.balance)


def log_inmails(
    data: DataFile,
    prospects: Sequence[Prospect],
    *,
    sent_at: datetime,
    now: datetime,
    subject: str = "",
    body: str = "",
    free: bool | None = None,
) -> Changed:
    """Logs an InMail to each of these prospects. `free` None means: to Open Profiles and 1st-degree connections.

    Nothing is refused because of the credits: LinkedIn let the message through. Raises `Rejected` for a day to come or
    a text longer than LinkedIn takes.
    """
    if not prospects:
        raise Rejected(Problem.NOBODY)
    checked_day(sent_at.date(), now.date())
    _check_length(subject, body)
    with data.unit_of_work("Log InMail" if len(prospects) == 1 else "Log InMails") as work:
        work.inmails.add_many(
            [
                {
                    "prospect_id": prospect.id,
                    "sent_at": sent_at,
                    "subject": subject,
                    "body": body,
                    "free": prospect.open_profile or prospect.degree == 1 if free is None else free,
                    "campaign_id": prospect.campaign_id,
                }
                for prospect in prospects
            ]
        )
        return work.commit()


class Recorded(NamedTuple):
    """What was recorded. `skipped` are the prospects without an unanswered InMail: nothing was changed there."""

    changed: Changed
    skipped: tuple[Prospect, ...]


def record_response(
    data: DataFile,
    picture: Picture,
    prospect_ids: Sequence[int],
    outcome: Outcome,
    *,
    at: datetime,
    now: datetime,
) -> Recorded:
    """Records a response to the unanswered InMail of each of these prospects.

    Raises `Rejected` for a day to come, one before the InMail, and where none of them has an unanswered InMail.
    """
    found, skipped = _unanswered(data, picture, prospect_ids, at, now)
    with data.unit_of_work("Record Response" if len(found) == 1 else "Record Responses") as work:
        work.inmails.respond_many(_ends(found, at), outcome)
        return Recorded(changed=work.commit(), skipped=skipped)


def change_outcome(data: DataFile, response_id: int, outcome: Outcome) -> Changed:
    """Corrects the outcome of a response."""
    with data.unit_of_work("Change Outcome") as work:
        work.inmails.edit_response(response_id, outcome=outcome)
        return work.commit()


def remove_response(data: DataFile, response_id: int) -> Changed:
    """Takes back a response that was recorded by mistake."""
    with data.unit_of_work("Remove Response") as work:
        work.inmails.remove_response(response_id)
        return work.commit()


def mark_deleted(
    data: DataFile, picture: Picture, prospect_ids: Sequence[int], *, at: datetime, now: datetime
) -> Recorded:
    """Records that the person deleted their InMail: it is no longer unanswered, and no credit returns."""
    found, skipped = _unanswered(data, picture, prospect_ids, at, now)
    with data.unit_of_work("Mark Deleted") as work:
        work.inmails.mark_many_deleted(_ends(found, at))
        return Recorded(changed=work.commit(), skipped=skipped)


def mark_undelivered(
    data: DataFile, picture: Picture, prospect_ids: Sequence[int], *, at: datetime, now: datetime
) -> Recorded:
    """Records that LinkedIn could not deliver the InMail: the credit that it took returns."""
    found, skipped = _unanswered(data, picture, prospect_ids, at, now)
    with data.unit_of_work("Mark Undelivered") as work:
        work.inmails.mark_many_undelivered(_ends(found, at))
        return Recorded(changed=work.commit(), skipped=skipped)


def remove_inmail(data: DataFile, inmail_id: int) -> Changed:
    """Removes an InMail that was logged by mistake, with its answers: as if it had never been."""
    with data.unit_of_work("Remove InMail") as work:
        work.inmails.remove(inmail_id)
        return work.commit()


def edit_inmail(
    data: DataFile,
    inmail: InMail,
    *,
    sent_at: datetime,
    now: datetime,
    subject: str,
    body: str,
    free: bool,
) -> Changed:
    """Corrects an InMail. Raises `Rejected` for a day to come, one after its answer, or a text that is too long."""
    checked_day(sent_at.date(), now.date())
    _check_length(subject, body)
    ends = [response.at for response in inmail.responses]
    ends += [moment for moment in (inmail.deleted_at, inmail.undelivered_at) if moment is not None]
    if ends and sent_at.date() > min(ends).date():
        prospect = data.read.prospect(inmail.prospect_id)
        name = "" if prospect is None else prospect.name
        details = Details(day=min(ends).date(), limit=sent_at.date(), name=name)
        raise Rejected(Problem.BEFORE_INMAIL, field="day", details=details)
    if ends:
        sent_at = min(sent_at, *ends)
    with data.unit_of_work("Edit InMail") as work:
        work.inmails.edit(inmail.id, sent_at=sent_at, subject=subject, body=body, free=free)
        return work.commit()


def remove_deletion(data: DataFile, inmail_id: int) -> Changed:
    """Takes back that an InMail was deleted: it is unanswered again."""
    with data.unit_of_work("Remove Deletion") as work:
        work.inmails.unmark_deleted(inmail_id)
        return work.commit()


def remove_non_delivery(data: DataFile, inmail_id: int) -> Changed:
    """Takes back that an InMail was not delivered: it is unanswered again."""
    with data.unit_of_work("Remove Non-delivery") as work:
        work.inmails.unmark_undelivered(inmail_id)
        return work.commit()


def log_touch(
    data: DataFile,
    prospect_ids: Sequence[int],
    kind: TouchKind,
    *,
    at: datetime,
    now: datetime,
    text: str = "",
) -> Changed:
    """Logs a way of reaching people that costs no credit."""
    if not prospect_ids:
        raise Rejected(Problem.NOBODY)
    checked_day(at.date(), now.date())
    text = checked_text(text, "text")
    with data.unit_of_work("Log Touch" if len(prospect_ids) == 1 else "Log Touches") as work:
        work.touches.add_many(prospect_ids, kind, at=at, text=text)
        return work.commit()


def remove_touch(data: DataFile, touch_id: int) -> Changed:
    """Removes a touch that was logged by mistake."""
    with data.unit_of_work("Remove Touch") as work:
        work.touches.remove(touch_id)
        return work.commit()


def has_unanswered(picture: Picture, prospect_ids: Iterable[int]) -> bool:
    """Whether any of these prospects has an unanswered InMail."""
    return any(picture.state_of(id).kind in _UNANSWERED for id in prospect_ids)


def _check_length(subject: str, body: str) -> None:
    for text, field, most in ((subject, "subject", LONGEST_SUBJECT), (body, "body", LONGEST_BODY)):
        if len(text) > most:
            raise Rejected(Problem.TEXT_TOO_LONG, field=field, details=Details(most=most, number=len(text)))


def _ends(inmails: Iterable[InMail], at: datetime) -> dict[int, datetime]:
    """The moment at which each ends: the day alone may be known, and nothing ends before it was sent."""
    return {inmail.id: max(at, inmail.sent_at) for inmail in inmails}


_UNANSWERED = (StateKind.PENDING, StateKind.LAPSED)


def _unanswered(
    data: DataFile, picture: Picture, prospect_ids: Sequence[int], at: datetime, now: datetime
) -> tuple[list[InMail], tuple[Prospect, ...]]:
    checked_day(at.date(), now.date())
    prospects = [picture.prospects[id] for id in dict.fromkeys(prospect_ids) if id in picture.prospects]
    states = [picture.state_of(prospect.id) for prospect in prospects]
    inmails = data.read.inmails(int(state.inmail) for state in states if state.inmail is not None)
    by_id = {inmail.id: inmail for inmail in inmails}
    found: list[InMail] = []
    skipped: list[Prospect] = []
    for prospect, state in zip(prospects, states, strict=True):
        inmail = None
        if state.kind in _UNANSWERED and state.inmail is not None:
            inmail = by_id.get(int(state.inmail))
        if inmail is None:
            skipped.append(prospect)
            continue
        if at.date() < inmail.sent_at.date():
            details = Details(day=at.date(), limit=inmail.sent_at.date(), name=prospect.name)
            raise Rejected(Problem.BEFORE_INMAIL, field="day", details=details)
        found.append(inmail)
    if not found:
        raise Rejected(Problem.NOBODY)
    return found, tuple(skipped)
