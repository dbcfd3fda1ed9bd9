"""Writes what a review takes: people, InMails, answers, plan. One unit of work, so one undo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import PlanEvent, PlanEventKind

from .importing import BeginningChoice, BeginningKind, InMailProposal, PlanStatus, Review, Status
from .importing_matching import address_in
from .picture import Picture
from .plan import rejected_by_rules
from .rejection import Problem, Rejected, checked_number
from .sending import LONGEST_BODY, LONGEST_SUBJECT

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.prospects_repository import NewProspect
    from inmail_desk.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did. The counts are of what was added, `answers` also of those to InMails that were there."""

    changed: Changed
    prospects: int
    inmails: int
    answers: int
    plan_steps: int
    connections: int


def import_archive(data: DataFile, picture: Picture, review: Review, *, now: datetime) -> Imported:
    """Does what the review says, all of it or nothing.

    Raises `Rejected` where a choice is missing, and where the rules cannot compute with what would be there then.
    """
    with data.unit_of_work("Import Archive") as work:
        counts = _Writing(work, picture, now).write(review)
        recorded = work.read.facts()
        try:
            compute_statement(recorded.facts, picture.rules, picture.today)
        except Refused as refused:
            raise rejected_by_rules(refused, recorded.facts, picture.today) from None
        changed = work.commit()
    prospects, inmails, answers, plan_steps, connections = counts
    return Imported(
        changed=changed,
        prospects=prospects,
        inmails=inmails,
        answers=answers,
        plan_steps=plan_steps,
        connections=connections,
    )


class _Writing:
    """One import, step by step."""

    def __init__(self, work: "UnitOfWork", picture: Picture, now: datetime) -> None:
        self._work = work
        self._picture = picture
        self._now = now

    def write(self, review: Review) -> tuple[int, int, int, int, int]:
        """How many prospects, InMails, answers, steps of the plan and connections were written."""
        taken = [each for each in review.inmails if each.taken]
        owners, added = self._people(taken)
        new = [each for each in taken if each.inmail is None and each.is_inmail]
        ids = self._work.inmails.add_many(
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
        inmails |= {each.number: each.inmail for each in taken if each.inmail is not None}
        answers = self._answers(each for each in taken if each.number in inmails), inmails
        steps = self._plan(review)
        connections = self._connections(review)
        return added, len(new), self._respond(*answers), steps, connections

    def _people(self, taken: list[InMailProposal]) -> tuple[dict[int, int], int]:
        """Whose each proposal is, by its number; and how many people were added for that."""
        owners: dict[int, int] = {}
        new: dict[str, tuple[NewProspect, list[int]]] = {}
        for each in taken:
            known = each.prospect if each.prospect is not None else each.same_as
            if known is not None:
                owners[each.number] = known
                self._add_address(known, each)
                continue
            person = each.message.recipient
            address = address_in(person.profile)
            # Somebody without an address is only told by the name, and all who closed their account share one.
            key = address.key if address else f"\0{person.name}\0{each.number}"
            if key not in new:
                prospect: NewProspect = {
                    "name": person.name or person.profile,
                    "added_at": self._now,
                    "degree": None if each.message.connected_on is None else 1,
                    "addresses": () if address is None else (address,),
                }
                new[key] = (prospect, [])
            new[key][1].append(each.number)
        ids = self._work.prospects.add_many([prospect for prospect, _ in new.values()])
        for id, (_, numbers) in zip(ids, new.values(), strict=True):
            owners.update(dict.fromkeys(numbers, id))
        return owners, len(ids)

    def _add_address(self, prospect: int, proposal: InMailProposal) -> None:
        """Whoever was recognised by name gets the address that the archive knows."""
        address = address_in(proposal.message.recipient.profile)
        if proposal.same_as is not None and address is not None:
            self._work.prospects.add_address(prospect, address)

    def _answers(self, taken: Iterable[InMailProposal]) -> dict[Outcome, list[InMailProposal]]:
        found: dict[Outcome, list[InMailProposal]] = {}
        for each in taken:
            new = each.inmail is None or each.status is Status.ANSWER_IS_NEW
            if new and each.outcome is not None and each.answered_at is not None:
                found.setdefault(each.outcome, []).append(each)
        return found

    def _respond(self, answers: dict[Outcome, list[InMailProposal]], inmails: dict[int, int]) -> int:
        for outcome, proposals in answers.items():
            moments = {
                inmails[each.number]: max(each.answered_at or each.sent_at, each.sent_at)
                for each in proposals
            }
            self._work.inmails.respond_many(moments, outcome)
        return sum(map(len, answers.values()))

    def _connections(self, review: Review) -> int:
        if not review.people.taken or not review.people.updates:
            return 0
        self._work.prospects.edit_many(tuple(review.people.updates), degree=1)
        return len(review.people.updates)

    # The plan

    def _plan(self, review: Review) -> int:
        choice = review.beginning
        earlier = choice is not None and choice.kind is not BeginningKind.AS_IT_IS
        if choice is not None and earlier:
            self._begin_earlier(choice)
        written = 0
        for each in review.plan:
            follows = choice is not None and each.on > choice.on and each.status is PlanStatus.BEFORE_TRACKING
            if not (each.taken or (earlier and follows)) or each.status is PlanStatus.UNKNOWN_PLAN:
                continue
            self._work.plan.add_event(
                PlanEventKind.PLAN_CHANGED, at=datetime.combine(each.on, time.min), plan=each.plan
            )
            self._price(each.on, each.price, each.currency, each.period)
            written += 1
        return written

    def _price(self, on: date, price: object, currency: str, period: object) -> None:
        if price is None or not currency:
            return
        self._work.plan.add_event(
            PlanEventKind.PRICE_CHANGED,
            at=datetime.combine(on, time.min) + timedelta(seconds=1),
            price=price,  # type: ignore[arg-type]
            currency=currency,
            billing_period=period,  # type: ignore[arg-type]
        )

    def _begin_earlier(self, choice: BeginningChoice) -> None:
        """Lets tracking begin earlier. The number that it began with becomes a check, so that what is computed for that
        day stands beside what LinkedIn showed then."""
        began = self._beginning()
        self._work.credits.add_check(at=began.at, credits=began.credits or 0, adjust=False)
        self._work.plan.remove_event(began.id)
        at = datetime.combine(choice.on, time.min)
        if choice.kind is BeginningKind.FIRST_RECEIPT:
            self._work.plan.add_event(
                PlanEventKind.SUBSCRIBED, at=at, plan=choice.plan, billing_day=choice.billing_day
            )
        else:
            self._work.plan.add_event(
                PlanEventKind.TRACKING_STARTED,
                at=at,
                plan=choice.plan,
                credits=checked_number(choice.credits, "credits"),
                last_renewal_on=choice.on,
                billing_day=choice.billing_day,
            )

    def _beginning(self) -> PlanEvent:
        for event in self._picture.plan_events:
            if event.kind is PlanEventKind.TRACKING_STARTED:
                return event
        raise Rejected(Problem.NO_PLAN, field="beginning")
