"""Writes what a review takes: people, InMails, answers, plan. One unit of work, so one undo."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.exchange.archive import Certainty, Message
from inmail_desk.store.addresses import ProfileAddress
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.errors import AlreadyKnown, NoSuchRow

from .forgotten import read_forgotten
from .importing import InMailProposal, PersonUpdate, Review, Status
from .importing_declined import read_declined
from .importing_matching import address_in, key_of
from .importing_plan_writing import write_plan
from .picture import Picture
from .plan import rejected_by_rules
from .rejection import LONGEST_LINE, Details, Problem, Rejected
from .sending import LONGEST_BODY, LONGEST_SUBJECT

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.prospects_repository import NewProspect, ProspectFields
    from inmail_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did. `prospects` and `inmails` were added, `answers` too, also to InMails that were there;
    `plan_steps` are changes of the plan and prices, `people` those in the list of whom more is known now;
    `begins_earlier`: tracking begins elsewhere than it did."""

    changed: Changed
    prospects: int
    inmails: int
    answers: int
    plan_steps: int
    begins_earlier: bool
    people: int


def import_archive(data: DataFile, picture: Picture, review: Review, *, now: datetime) -> Imported:
    """Does what the review says, all of it or nothing.

    Raises `Rejected` where a choice is missing, where the rules cannot compute with what would be there then, and where
    the account is no longer the one that was looked through.
    """
    try:
        return _import(data, picture, review, now)
    except AlreadyKnown as known:
        details = Details(name=known.name, text=known.address.url, prospect=known.prospect_id)
        raise Rejected(Problem.ALREADY_KNOWN, field="inmails", details=details) from None
    except NoSuchRow:
        raise Rejected(Problem.NOBODY, field="inmails") from None


def _import(data: DataFile, picture: Picture, review: Review, now: datetime) -> Imported:
    declined = read_declined(data)
    taken = [each for each in review.inmails if each.taken]
    with data.unit_of_work("Import Archive") as work:
        owners, prospects = _people(work, taken, now)
        inmails = _inmails(work, taken, owners)
        answers = _answers(work, taken, inmails)
        people = _updates(work, review.people.updates) if review.people.taken else 0
        back = [key_of(each.message.recipient) for each in taken if each.status is Status.FORGOTTEN]
        read_forgotten(work.read).let_in(work, back)
        plan = write_plan(work, picture, review)
        declined.write(work, *_left_out_and_in(review.inmails))
        if plan.steps or plan.begins_earlier:
            # InMails and their answers are possible on any day; only steps of the plan can contradict what is there.
            _require_that_it_computes(work, picture)
        changed = work.commit()
    return Imported(
        changed=changed,
        prospects=prospects,
        inmails=sum(each.inmail is None and each.is_inmail for each in taken),
        answers=answers,
        plan_steps=plan.steps,
        begins_earlier=plan.begins_earlier,
        people=people,
    )


def _require_that_it_computes(work: "UnitOfWork", picture: Picture) -> None:
    recorded = work.read.facts()
    try:
        compute_statement(recorded.facts, picture.rules, picture.today)
    except Refused as refused:
        raise rejected_by_rules(refused, recorded.facts, picture.today) from None


def _people(work: "UnitOfWork", taken: Iterable[InMailProposal], now: datetime) -> tuple[dict[int, int], int]:
    """Whose each proposal is, by its number; and how many people were added for that."""
    owners: dict[int, int] = {}
    addresses: list[tuple[int, ProfileAddress]] = []
    new: dict[str, tuple[NewProspect, list[int]]] = {}
    for each in taken:
        known = each.prospect if each.prospect is not None else each.same_as
        if known is not None:
            owners[each.number] = known
            # Whoever was recognised by name gets the address that the archive knows.
            address = address_in(each.message.recipient.profile)
            if each.same_as is not None and address is not None:
                addresses.append((known, address))
            continue
        key, prospect = _new_prospect(each, now)
        new.setdefault(key, (prospect, []))[1].append(each.number)
    work.prospects.add_addresses(addresses)
    ids = work.prospects.add_many([prospect for prospect, _ in new.values()])
    for id, (_, numbers) in zip(ids, new.values(), strict=True):
        owners.update(dict.fromkeys(numbers, id))
    return owners, len(ids)


def _new_prospect(proposal: InMailProposal, now: datetime) -> tuple[str, "NewProspect"]:
    """Somebody who comes into the list, and the key under which further messages are the same person's."""
    person, connection = proposal.message.recipient, proposal.connection
    address = address_in(person.profile)
    prospect: NewProspect = {
        "name": " ".join(person.name.split())[:LONGEST_LINE] or person.profile[:LONGEST_LINE],
        "added_at": now,
        "addresses": () if address is None else (address,),
    }
    if proposal.connected_on is not None:
        prospect["degree"] = 1
    if connection is not None:
        prospect["company"] = connection.company[:LONGEST_LINE]
        prospect["title"] = connection.title[:LONGEST_LINE]
    # Somebody without an address is only told by the name, and all who closed their account share one.
    return address.key if address else f"\0{proposal.number}", prospect


def _inmails(
    work: "UnitOfWork", taken: Sequence[InMailProposal], owners: Mapping[int, int]
) -> dict[int, int]:
    """The InMail of each proposal, by its number: those that are new are added."""
    new = [each for each in taken if each.inmail is None and each.is_inmail]
    ids = work.inmails.add_many(
        [
            {
                "prospect_id": owners[each.number],
                "sent_at": each.sent_at,
                "subject": each.message.subject[:LONGEST_SUBJECT],
                "body": each.message.body[:LONGEST_BODY],
                "free": each.free,
            }
            for each in new
        ]
    )
    inmails = {each.number: id for each, id in zip(new, ids, strict=True)}
    inmails.update((each.number, each.inmail) for each in taken if each.inmail is not None)
    return inmails


def _answers(work: "UnitOfWork", taken: Iterable[InMailProposal], inmails: Mapping[int, int]) -> int:
    """Writes the answers; how many."""
    found: defaultdict[Outcome, dict[int, datetime]] = defaultdict(dict)
    for each in taken:
        at = each.answer_at
        if at is not None and each.outcome is not None and each.number in inmails:
            found[each.outcome][inmails[each.number]] = at
    for outcome, moments in found.items():
        work.inmails.respond_many(moments, outcome)
    return sum(map(len, found.values()))


def _updates(work: "UnitOfWork", updates: Iterable[PersonUpdate]) -> int:
    """Writes what is new about people in the list; how many it is."""
    edits: dict[int, ProspectFields] = {}
    addresses: list[tuple[int, ProfileAddress]] = []
    count = 0
    for update in updates:
        count += 1
        fields: ProspectFields = {}
        if update.company:
            fields["company"] = update.company[:LONGEST_LINE]
        if update.title:
            fields["title"] = update.title[:LONGEST_LINE]
        if update.connects:
            fields["degree"] = 1
        if fields:
            edits[update.prospect] = fields
        if update.address is not None:
            addresses.append((update.prospect, update.address))
    work.prospects.edit_each(edits)
    work.prospects.add_addresses(addresses)
    return count


def _left_out_and_in(inmails: Iterable[InMailProposal]) -> tuple[list[Message], list[Message]]:
    """The messages that would be proposed again and again where they are left out, and those that are taken."""
    left: list[Message] = []
    took: list[Message] = []
    for each in inmails:
        if each.taken and each.is_inmail:
            took.append(each.message)
        elif (
            each.inmail is None
            and each.message.certainty is Certainty.CANDIDATE
            and each.status is not Status.FORGOTTEN  # of whom nothing more is to be kept
        ):
            left.append(each.message)
    return left, took
