"""Who and what of an archive is in the account already."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.archive import Archive, Certainty, Message, PlanStart
from inmail_desk.store.addresses import AddressKind, ProfileAddress, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import BillingPeriod, InMail, PlanEvent, PlanEventKind, Prospect

from .importing import (
    BeginningChoice,
    BeginningKind,
    InMailProposal,
    PeopleProposal,
    PlanProposal,
    PlanStatus,
    Review,
    Status,
)
from .people import folded
from .picture import Picture

HIDDEN = "linkedin member"
"""What LinkedIn calls somebody whose account is closed: not a name to recognise anybody by."""

_SAME_DAYS = timedelta(days=1)
"""A day typed by hand may be a day off from the moment in the archive."""

_BILLED_DAYS = timedelta(days=3)
"""A receipt may come some days after the change that it is for."""

ToAccount = Callable[[datetime], datetime]
"""Turns a moment in UTC into one in the account's time zone, both naive."""


def review_archive(archive: Archive, picture: Picture, data: DataFile, to_account: ToAccount) -> Review:
    """What importing the archive would do, with the choices that most people would make. Nothing is written.

    A message that was most likely an InMail is taken; one that only may have been is not, until the person says so.
    """
    people = _People(data.read.prospects())
    inmails: dict[int, list[InMail]] = {}
    for inmail in data.read.inmails():
        inmails.setdefault(inmail.prospect_id, []).append(inmail)
    proposals = tuple(
        _proposal(number, message, people, inmails, to_account)
        for number, message in enumerate(archive.messages)
    )
    return Review(
        me=archive.me,
        others=archive.others,
        inmails=proposals,
        plan=_plan(archive.plans, picture),
        people=PeopleProposal(connections=len(archive.connections), updates=_degrees(archive, people)),
        beginnings=(beginnings := _beginnings(archive, picture)),
        beginning=beginnings[0] if beginnings else None,
        ignored=archive.ignored,
        missing=archive.missing,
        found=archive.found,
        connected_before=archive.connected_before,
    )


class _People:
    """The people in the list, by address and by name."""

    def __init__(self, prospects: Iterable[Prospect]) -> None:
        self._by_key: dict[str, Prospect] = {}
        self._by_name: dict[str, list[Prospect]] = {}
        for prospect in prospects:
            for address in prospect.addresses:
                self._by_key[address.key] = prospect
            self._by_name.setdefault(_name(prospect.name), []).append(prospect)

    def by_address(self, address: ProfileAddress | None) -> Prospect | None:
        return None if address is None else self._by_key.get(address.key)

    def suspects(self, name: str, address: ProfileAddress | None) -> tuple[int, ...]:
        """Those of the same name; whoever has another public profile is somebody else."""
        if not name or _name(name) == HIDDEN:
            return ()
        return tuple(
            prospect.id
            for prospect in self._by_name.get(_name(name), ())
            if address is None or not any(each.kind is AddressKind.IN for each in prospect.addresses)
        )


def _name(text: str) -> str:
    return " ".join(folded(text).split())


def address_in(profile: str) -> ProfileAddress | None:
    """The address that an archive names, None where it is none of a person's."""
    found = normalise(profile)
    return found if isinstance(found, ProfileAddress) else None


def _proposal(
    number: int,
    message: Message,
    people: _People,
    inmails: Mapping[int, list[InMail]],
    to_account: ToAccount,
) -> InMailProposal:
    sent_at = to_account(message.sent_at)
    answered_at = None if message.answered_at is None else to_account(message.answered_at)
    address = address_in(message.recipient.profile)
    prospect = people.by_address(address)
    suspects = () if prospect else people.suspects(message.recipient.name, address)
    owners = (prospect.id,) if prospect else suspects
    known = next(
        (found for id in owners if (found := _logged(inmails.get(id, ()), sent_at)) is not None), None
    )
    if known is not None:
        ended = known.responses or known.deleted_at or known.undelivered_at
        status = Status.ANSWER_IS_NEW if answered_at is not None and not ended else Status.KNOWN
        owner: int | None = known.prospect_id
    else:
        status = Status.SAME_PERSON if suspects else Status.NEW
        owner = prospect.id if prospect else None
    candidate = message.certainty is Certainty.CANDIDATE
    return InMailProposal(
        number=number,
        message=message,
        status=status,
        sent_at=sent_at,
        answered_at=answered_at,
        prospect=owner,
        suspects=() if owner is not None else suspects,
        inmail=None if known is None else known.id,
        taken=status is Status.ANSWER_IS_NEW or (candidate and status is not Status.KNOWN),
        is_inmail=True,
        free=False if known is None else known.free,
        outcome=None if answered_at is None else Outcome.REPLY,
        same_as=suspects[0] if status is Status.SAME_PERSON and len(suspects) == 1 else None,
    )


def _logged(inmails: Iterable[InMail], sent_at: datetime) -> InMail | None:
    """The InMail among these that is the one of that moment: to the second, or else of about that day."""
    near = [each for each in inmails if abs(each.sent_at.date() - sent_at.date()) <= _SAME_DAYS]
    return min(near, key=lambda each: abs(each.sent_at - sent_at), default=None)


def _degrees(archive: Archive, people: _People) -> dict[int, date | None]:
    """The people in the list who are connections by the archive, and not by the list."""
    found: dict[int, date | None] = {}
    for connection in archive.connections:
        prospect = people.by_address(address_in(connection.person.profile))
        if prospect is not None and prospect.degree != 1:
            found[prospect.id] = connection.connected_on
    return found


def _plan(starts: Iterable[PlanStart], picture: Picture) -> tuple[PlanProposal, ...]:
    tracked_from = picture.statement.tracked_from
    steps = [event for event in picture.plan_events if event.plan is not None]
    in_force: str | None = None
    proposals: list[PlanProposal] = []
    for number, start in enumerate(starts):
        plan = picture.rules.canonical(start.plan)
        if plan is None:
            status = PlanStatus.UNKNOWN_PLAN
        elif tracked_from is None or start.on < tracked_from - _BILLED_DAYS:
            status = PlanStatus.BEFORE_TRACKING
        elif _is_there(steps, picture, plan, start.on) or plan in (
            in_force,
            _plan_on(steps, picture, start.on),
        ):
            status = PlanStatus.KNOWN
        else:
            status = PlanStatus.NEW
        in_force = plan if status is PlanStatus.NEW else in_force
        proposals.append(
            PlanProposal(
                number=number,
                plan=plan or start.plan,
                title=picture.rules.rulebook.plans.get(plan or "", plan or start.plan),
                on=start.on,
                price=start.price,
                currency=start.currency,
                period=BillingPeriod(start.period) if start.period else None,
                status=status,
                taken=status is PlanStatus.NEW,
            )
        )
    return tuple(proposals)


def _is_there(steps: Iterable[PlanEvent], picture: Picture, plan: str, on: date) -> bool:
    return any(
        picture.rules.canonical(event.plan or "") == plan and abs(event.at.date() - on) <= _BILLED_DAYS
        for event in steps
    )


def _plan_on(steps: Iterable[PlanEvent], picture: Picture, on: date) -> str | None:
    """The plan that the account's history names for a day."""
    named = [event.plan for event in steps if event.at.date() <= on and event.plan is not None]
    return picture.rules.canonical(named[-1]) if named else None


def _beginnings(archive: Archive, picture: Picture) -> tuple[BeginningChoice, ...]:
    """Where tracking may begin, the way it is first. Empty where the archive reaches no further back."""
    began = next(
        (event for event in picture.plan_events if event.kind is PlanEventKind.TRACKING_STARTED), None
    )
    known = [start for start in archive.plans if picture.rules.canonical(start.plan) is not None]
    if began is None or began.plan is None or not known or known[0].on >= began.at.date():
        return ()
    first = known[0]
    return (
        BeginningChoice(kind=BeginningKind.AS_IT_IS, on=began.at.date(), plan=began.plan),
        BeginningChoice(kind=BeginningKind.FIRST_RECEIPT, on=first.on, plan=first.plan),
        BeginningChoice(kind=BeginningKind.EARLIER_BALANCE, on=first.on, plan=first.plan),
    )
