"""What can be done with prospects: add, edit in place and in bulk, delete."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Unpack

from inmail_desk.store.addresses import ProfileAddress, Refusal, normalise
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown
from inmail_desk.store.validation import caseless
from inmail_desk.store.values import Priority, Prospect

from .forgotten import read_forgotten
from .pasting import Candidate
from .rejection import (
    Details,
    Problem,
    Rejected,
    checked_day,
    checked_line,
    checked_name,
    checked_text,
)

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.prospects_repository import ProspectFields


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What quick add did: the change, and the new prospects' ids in the order of the candidates."""

    changed: Changed
    prospects: tuple[int, ...]


def add_prospects(
    data: DataFile,
    candidates: Sequence[Candidate],
    *,
    now: datetime,
    priority: Priority | None = None,
    campaign_id: int | None = None,
    inmail_sent_at: datetime | None = None,
    free: bool = False,
) -> Added:
    """Adds people, and where `inmail_sent_at` is given an InMail to each, free to 1st-degree connections in any case.
    Raises `Rejected` for a missing name or a person already known."""
    if not candidates:
        raise Rejected(Problem.NAME_MISSING, field="name")
    new = [_checked(candidate) for candidate in candidates]
    if inmail_sent_at is not None:
        checked_day(inmail_sent_at.date(), now.date())
    action = "Add Prospect" if len(candidates) == 1 else "Add Prospects"
    with data.unit_of_work(action) as work:
        try:
            ids = work.prospects.add_many(
                [
                    {
                        "name": candidate.name,
                        "company": candidate.company,
                        "title": candidate.title,
                        "location": candidate.location,
                        "degree": candidate.degree,
                        "priority": priority,
                        "campaign_id": campaign_id,
                        "addresses": () if candidate.address is None else (candidate.address,),
                        "added_at": now,
                    }
                    for candidate in new
                ]
            )
        except AlreadyKnown as known:
            raise _already_known(known) from None
        if inmail_sent_at is not None:
            work.inmails.add_many(
                [
                    {
                        "prospect_id": id,
                        "sent_at": inmail_sent_at,
                        "free": free or candidate.degree == 1,
                        "campaign_id": campaign_id,
                    }
                    for id, candidate in zip(ids, new, strict=True)
                ]
            )
        return Added(changed=work.commit(), prospects=ids)


def _checked(candidate: Candidate) -> Candidate:
    return replace(
        candidate,
        name=checked_name(candidate.name),
        company=checked_line(candidate.company, "company"),
        title=checked_line(candidate.title, "title"),
        location=checked_line(candidate.location, "location"),
    )


def _already_known(known: AlreadyKnown) -> Rejected:
    details = Details(name=known.name, text=known.address.url, prospect=known.prospect_id)
    return Rejected(Problem.ALREADY_KNOWN, field="address", details=details)


class TextField(StrEnum):
    """The texts of a prospect that can be edited in place."""

    NAME = "name"
    COMPANY = "company"
    TITLE = "title"
    LOCATION = "location"
    NOTES = "notes"


def edit_text(data: DataFile, prospect_id: int, field: TextField, text: str) -> Changed:
    """Changes one text of a prospect. Raises `Rejected` for an empty name."""
    ids = [prospect_id]
    match field:
        case TextField.NAME:
            return _edit(data, "Edit Name", ids, name=checked_name(text))
        case TextField.COMPANY:
            return _edit(data, "Edit Company", ids, company=checked_line(text, "company"))
        case TextField.TITLE:
            return _edit(data, "Edit Title", ids, title=checked_line(text, "title"))
        case TextField.LOCATION:
            return _edit(data, "Edit Location", ids, location=checked_line(text, "location"))
        case TextField.NOTES:
            return _edit(data, "Edit Notes", ids, notes=checked_text(text, "notes"))


def set_priority(data: DataFile, prospect_ids: Sequence[int], priority: Priority | None) -> Changed:
    """Sets the priority of some prospects; None takes it away."""
    return _edit(data, "Set Priority", prospect_ids, priority=priority)


def set_degree(data: DataFile, prospect_ids: Sequence[int], degree: int | None) -> Changed:
    """Sets the degree of connection, 1 to 3; None for unknown."""
    return _edit(data, "Set Degree", prospect_ids, degree=degree)


def set_open_profile(data: DataFile, prospect_ids: Sequence[int], open_profile: bool) -> Changed:
    """Marks whether the profile is an Open Profile, which takes InMail free."""
    return _edit(data, "Set Open Profile", prospect_ids, open_profile=open_profile)


def set_inmail_off(data: DataFile, prospect_ids: Sequence[int], inmail_off: bool) -> Changed:
    """Marks whether the person has switched InMail off."""
    return _edit(data, "Set InMail Switched Off", prospect_ids, inmail_off=inmail_off)


def set_campaign(data: DataFile, prospect_ids: Sequence[int], campaign_id: int | None) -> Changed:
    """Puts prospects into a campaign; None takes them out."""
    return _edit(data, "Set Campaign", prospect_ids, campaign_id=campaign_id)


def set_follow_up(data: DataFile, prospect_ids: Sequence[int], day: date | None) -> Changed:
    """Sets the day on which to follow up; None takes it away. Any day may be named."""
    return _edit(data, "Set Follow-up", prospect_ids, follow_up_on=day)


def set_tags(
    data: DataFile, prospect_ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()
) -> Changed:
    """Adds tags to prospects and takes others away. Empty texts are passed over."""
    added, removed = _tags(add), _tags(remove)
    with data.unit_of_work("Set Tags") as work:
        work.prospects.tag_many(prospect_ids, add=added, remove=removed)
        return work.commit()


def replace_tags(data: DataFile, prospect: Prospect, tags: Sequence[str]) -> Changed:
    """Gives a prospect these tags and no others."""
    wanted = {caseless(tag) for tag in _tags(tags)}
    remove = [tag for tag in prospect.tags if caseless(tag) not in wanted]
    return set_tags(data, [prospect.id], add=tags, remove=remove)


def _tags(tags: Sequence[str]) -> list[str]:
    return [line for tag in tags if (line := checked_line(tag, "tags"))]


def add_address(data: DataFile, prospect_id: int, text: str) -> Changed:
    """Adds a further profile address. Raises `Rejected` where it is none, not LinkedIn's, or somebody else's."""
    with data.unit_of_work("Add Address") as work:
        try:
            work.prospects.add_address(prospect_id, address_of(text))
        except AlreadyKnown as known:
            raise _already_known(known) from None
        return work.commit()


def remove_address(data: DataFile, prospect_id: int, key: str) -> Changed:
    """Removes a profile address."""
    with data.unit_of_work("Remove Address") as work:
        work.prospects.remove_address(prospect_id, key)
        return work.commit()


def address_of(text: str) -> ProfileAddress:
    """The profile address that a text is. Raises `Rejected`."""
    found = normalise(text)
    if isinstance(found, Refusal):
        raise Rejected(Problem(found.value), field="address", details=Details(text=text.strip()))
    return found


def delete_prospects(data: DataFile, prospect_ids: Sequence[int]) -> Changed:
    """Deletes prospects with their InMails, answers, touches and notes. Can be undone."""
    with data.unit_of_work("Delete Prospect" if len(prospect_ids) == 1 else "Delete Prospects") as work:
        work.prospects.delete_many(prospect_ids)
        return work.commit()


def forget(data: DataFile, prospect_id: int, *, marked: bool = False) -> Changed:
    """Removes a person for good: no undo, and the bytes in the file are wiped. The whole undo history ends.

    With `marked` a mark stays that names nobody, and by which a later import leaves the person out; see `forgotten`.
    """
    with data.unit_of_work("Forget This Person", undoable=False) as work:
        person = work.read.prospect(prospect_id) if marked else None
        if person is not None:
            read_forgotten(work.read).remember(work, [address.key for address in person.addresses])
        work.prospects.delete_many([prospect_id])
        return work.commit()


def _edit(data: DataFile, action: str, ids: Sequence[int], **fields: Unpack["ProspectFields"]) -> Changed:
    if not ids:
        raise Rejected(Problem.NOBODY)
    with data.unit_of_work(action) as work:
        work.prospects.edit_many(ids, **fields)
        return work.commit()
