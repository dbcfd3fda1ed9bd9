"""Writes what the review of a list takes: people, InMails, answers. One unit of work, so one undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.store.addresses import ProfileAddress
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown, NoSuchRow
from inmail_desk.store.validation import caseless
from inmail_desk.store.values import Priority

from .forgotten import read_forgotten
from .list_importing import ListReview, Proposal, Status
from .picture import Picture
from .plan import rejected_by_rules
from .rejection import Details, Problem, Rejected

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.prospects_repository import NewProspect, ProspectFields
    from inmail_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ListImported:
    """What an import did: how much of each was added, and of how many people something empty was filled."""

    changed: Changed
    people: int
    inmails: int
    answers: int
    filled: int


def import_list(data: DataFile, picture: Picture, review: ListReview, *, now: datetime) -> ListImported:
    """Does what the review says, all of it or nothing.

    Raises `Rejected` where the rules cannot compute with what would be there then, and where the account is no longer
    the one that was looked through.
    """
    try:
        with data.unit_of_work("Import List") as work:
            taken = [each for each in review.proposals if each.taken and review.is_decided(each)]
            campaigns = _campaigns(work, picture, review, taken)
            owners, people = _people(work, review, taken, campaigns, now)
            inmails, new = _inmails(work, review, taken, owners, campaigns)
            answers = _answers(work, review, taken, inmails)
            filled = _fill(work, review, taken)
            back = [
                address.key for each in taken if each.status is not Status.KNOWN for address in each.addresses
            ]
            read_forgotten(work.read).let_in(work, back)
            recorded = work.read.facts()
            try:
                compute_statement(recorded.facts, picture.rules, picture.today)
            except Refused as refused:
                raise rejected_by_rules(refused, recorded.facts, picture.today) from None
            return ListImported(
                changed=work.commit(), people=people, inmails=new, answers=answers, filled=filled
            )
    except AlreadyKnown as known:
        details = Details(name=known.name, text=known.address.url, prospect=known.prospect_id)
        raise Rejected(Problem.ALREADY_KNOWN, details=details) from None
    except NoSuchRow:
        raise Rejected(Problem.NOBODY) from None


def _campaigns(
    work: "UnitOfWork", picture: Picture, review: ListReview, taken: Iterable[Proposal]
) -> dict[str, int]:
    """The ids of campaigns by their names; those that new people or InMails are in and that are not there are added."""
    ids = {caseless(campaign.name): campaign.id for campaign in picture.campaigns.values()}
    for each in taken:
        name, news = each.entry.campaign, review.news(each)
        if name and (news.person or news.inmail) and caseless(name) not in ids:
            ids[caseless(name)] = work.campaigns.add(name)
    return ids


def _people(
    work: "UnitOfWork",
    review: ListReview,
    taken: Sequence[Proposal],
    campaigns: dict[str, int],
    now: datetime,
) -> tuple[dict[int, int], int]:
    """Whose each row is, by its number; and how many people were added for that."""
    owners: dict[int, int] = {}
    fresh: list[tuple[int, ProfileAddress]] = []
    new: dict[int, NewProspect] = {}
    for each in taken:
        first, owner = review.first_of(each), review.owner_of(each)
        if owner is not None:
            owners[each.number] = owner
            if each.first is None:
                fresh += [(owner, address) for address in each.fresh]
        elif first.number not in new:
            new[first.number] = _prospect(first, campaigns, now)
    work.prospects.add_addresses(fresh)
    ids = dict(zip(new, work.prospects.add_many(list(new.values())), strict=True))
    for each in taken:
        if each.number not in owners:
            owners[each.number] = ids[each.number if each.first is None else each.first]
    return owners, len(ids)


def _fill(work: "UnitOfWork", review: ListReview, taken: Iterable[Proposal]) -> int:
    """Fills what is empty of people in the account; of how many. Who is named by several rows is filled by the first
    of them that says something."""
    left = dict(review.blanks)
    edits: dict[int, ProspectFields] = {}
    for each in taken:
        owner = review.owner_of(each)
        if owner is None or not review.news(each).blanks:
            continue
        fields: ProspectFields = {}
        for name, value in review.filled_by(each).items():
            if name in left[owner]:
                fields[name] = value  # type: ignore[literal-required]
        if fields:
            left[owner] -= fields.keys()
            edits.setdefault(owner, {}).update(fields)
    work.prospects.edit_each(edits)
    return len(edits)


def _prospect(proposal: Proposal, campaigns: dict[str, int], now: datetime) -> "NewProspect":
    entry = proposal.entry
    return {
        "name": proposal.name,
        "added_at": now,
        "company": entry.company,
        "title": entry.title,
        "location": entry.location,
        "degree": entry.degree,
        "open_profile": entry.open_profile,
        "priority": None if entry.priority is None else Priority(entry.priority),
        "campaign_id": campaigns.get(caseless(entry.campaign)) if entry.campaign else None,
        "notes": entry.notes,
        "addresses": proposal.addresses,
        "tags": entry.tags,
    }


def _inmails(
    work: "UnitOfWork",
    review: ListReview,
    taken: Iterable[Proposal],
    owners: dict[int, int],
    campaigns: dict[str, int],
) -> tuple[dict[int, int], int]:
    """The InMail of each row by its number, those that were there included; and how many were added."""
    inmails: dict[int, int] = {}
    new: list[Proposal] = []
    for each in taken:
        logged = review.logged_as(each)
        if logged is not None:
            inmails[each.number] = logged.id
        elif review.news(each).inmail:
            new.append(each)
    ids = work.inmails.add_many(
        [
            {
                "prospect_id": owners[each.number],
                "sent_at": each.sent_at,
                "subject": each.entry.subject,
                "body": each.entry.body,
                "free": each.free,
                "campaign_id": campaigns.get(caseless(each.entry.campaign)) if each.entry.campaign else None,
            }
            for each in new
            if each.sent_at is not None
        ]
    )
    inmails |= {each.number: id for each, id in zip(new, ids, strict=True)}
    return inmails, len(new)


def _answers(
    work: "UnitOfWork", review: ListReview, taken: Iterable[Proposal], inmails: dict[int, int]
) -> int:
    answers: dict[Outcome, dict[int, datetime]] = {}
    undelivered: dict[int, datetime] = {}
    for each in taken:
        if each.number not in inmails or not review.news(each).answer or each.answered_at is None:
            continue
        if each.undelivered:
            undelivered[inmails[each.number]] = each.answered_at
        elif each.outcome is not None:
            answers.setdefault(each.outcome, {})[inmails[each.number]] = each.answered_at
    for outcome, moments in answers.items():
        work.inmails.respond_many(moments, outcome)
    if undelivered:
        work.inmails.mark_many_undelivered(undelivered)
    return sum(map(len, answers.values())) + len(undelivered)
