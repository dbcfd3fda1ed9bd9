"""Who and what of an archive is in the account already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.archive import Archive, Certainty, Connection, Ignored, Message, Person, Why
from inmail_desk.exchange.linkedin_plans import on_days_of
from inmail_desk.store.addresses import AddressKind, ProfileAddress, key_in, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import InMail, Prospect

from .forgotten import Forgotten, read_forgotten
from .importing import InMailProposal, PeopleProposal, PersonUpdate, Review, Status
from .importing_declined import Declined, read_declined
from .importing_plan import beginnings, plan_proposals
from .people import folded
from .picture import Picture
from .sending import LONGEST_SUBJECT

HIDDEN = "linkedin member"
"""What LinkedIn calls somebody whose account is closed: not a name to recognise anybody by."""

_A_DAY = timedelta(days=1)
_NOON = time(12)
# Python 3.11 needs long to look a member of an enumeration up: these are asked for with every message.
_NEW, _SAME_PERSON, _ANSWER_IS_NEW = Status.NEW, Status.SAME_PERSON, Status.ANSWER_IS_NEW
_CANDIDATE = Certainty.CANDIDATE
_REPLY = Outcome.REPLY

ToAccount = Callable[[datetime], datetime]
"""Turns a moment in UTC into one in the account's time zone, both naive."""


def review_archive(archive: Archive, picture: Picture, data: DataFile, to_account: ToAccount) -> Review:
    """What importing the archive would do, with the choices that most people would make. Nothing is written.

    A message that was most likely an InMail is taken; one that only may have been is not, until the person says so.
    Messages of a day after the picture's are left out, and told with what is ignored.
    """
    archive = on_days_of(archive, to_account)
    found = [_Found(message, to_account) for message in archive.messages]
    later = [each for each in found if each.sent_at.date() > picture.today]
    found = [each for each in found if each.sent_at.date() <= picture.today]
    people = _People(data.read.prospects())
    matching = _Matching(people, found, data.read.inmails())
    connections = _connections(archive.connections)
    declined, forgotten = read_declined(data), read_forgotten(data.read)
    inmails = tuple(
        _proposal(number, each, matching, connections, declined, forgotten, picture.today)
        for number, each in enumerate(found)
    )
    places = beginnings(archive, [each.sent_at for each in found], picture)
    updates = _updates(connections, inmails, people)
    return Review(
        me=archive.me,
        others=archive.others,
        inmails=inmails,
        plan=plan_proposals(archive, picture),
        people=PeopleProposal(connections=len(archive.connections), updates=updates, taken=True),
        beginnings=places,
        beginning=places[0] if places else None,
        ignored=(
            *archive.ignored,
            *(Ignored(each.message.file, each.message.line, Why.LATER_THAN_TODAY) for each in later),
        ),
        missing=archive.missing,
        found=archive.found,
        connected_before=archive.connected_before,
        to_several=archive.to_several,
    )


class _Found:
    """A message of the archive, with its moments in the account's time zone. `key` is that of the recipient's address,
    "" where there is none."""

    __slots__ = ("_name", "answered_at", "key", "message", "sent_at")

    def __init__(self, message: Message, to_account: ToAccount) -> None:
        self.message = message
        self.key = key_of(message.recipient)
        self._name: str | None = None
        sent_at, answered_at = message.sent_at, message.answered_at
        if message.timed:
            self.sent_at = to_account(sent_at)
            self.answered_at = None if answered_at is None else to_account(answered_at)
        else:
            # Only the day is known, of which the account's time zone must not make another one.
            self.sent_at = datetime.combine(sent_at.date(), _NOON)
            self.answered_at = None if answered_at is None else datetime.combine(answered_at.date(), _NOON)

    @property
    def name(self) -> str:
        """The recipient's name as it is compared."""
        if self._name is None:
            self._name = name_key(self.message.recipient.name)
        return self._name

    @property
    def is_hidden(self) -> bool:
        """Whether the archive does not say who it was."""
        return not self.key and self.name in ("", HIDDEN)


def name_key(text: str) -> str:
    """A name as it is compared: without case, accents and needless spaces."""
    return " ".join(folded(text).split())


def key_of(person: Person) -> str:
    """The key of the address that an archive names of somebody, "" where it names none."""
    if person.key or not person.profile:
        return person.key
    return key_in(person.profile) or ""


def address_in(profile: str) -> ProfileAddress | None:
    """The address that an archive names, None where it is none of a person's."""
    found = normalise(profile)
    return found if isinstance(found, ProfileAddress) else None


class _People:
    """The people in the list, by address and by name."""

    def __init__(self, prospects: Iterable[Prospect]) -> None:
        self.by_id: dict[int, Prospect] = {}
        self._by_key: dict[str, Prospect] = {}
        self._by_name: defaultdict[str, list[Prospect]] = defaultdict(list)
        for prospect in prospects:
            self.by_id[prospect.id] = prospect
            for address in prospect.addresses:
                self._by_key[address.key] = prospect
            self._by_name[name_key(prospect.name)].append(prospect)

    def by_key(self, key: str) -> Prospect | None:
        return self._by_key.get(key)

    def named(self, found: _Found) -> tuple[int, ...]:
        """Those of the same name. Whoever has another public profile is somebody else."""
        if not self._by_name or found.name in ("", HIDDEN):
            return ()
        return tuple(
            prospect.id
            for prospect in self._by_name.get(found.name, ())
            if not found.key or not _has_public_profile(prospect)
        )


def _has_public_profile(prospect: Prospect) -> bool:
    return any(each.kind is AddressKind.IN for each in prospect.addresses)


class _Matching:
    """Which InMail that is logged each message is, and who of the list each recipient may be. An InMail is one message
    at most."""

    def __init__(self, people: _People, found: Sequence[_Found], inmails: Iterable[InMail]) -> None:
        self._people = people
        by_moment: defaultdict[datetime, list[InMail]] = defaultdict(list)
        by_owner: defaultdict[int, list[InMail]] = defaultdict(list)
        for inmail in inmails:
            by_moment[inmail.sent_at].append(inmail)
            by_owner[inmail.prospect_id].append(inmail)
        self.inmails: dict[int, InMail] = {}
        self.suspects: dict[int, tuple[int, ...]] = {}
        self._taken: set[int] = set()
        owners = [self._owners(each) for each in found]
        # To the second first: it is the same one for certain, and must not be taken by another one of that day.
        for closed in (False, True):
            for place, each in enumerate(found):
                if each.sent_at in by_moment and place not in self.inmails:
                    inmails_then = by_moment[each.sent_at]
                    self._match(place, self._of_that_moment(each, owners[place], inmails_then, closed))
        for place, each in enumerate(found):
            if owners[place] and place not in self.inmails:
                self._match(place, self._of_about_that_day(each, owners[place], by_owner))
        self._recognised = {
            found[place].key: inmail.prospect_id for place, inmail in self.inmails.items() if found[place].key
        }
        for place, each in enumerate(found):
            if owners[place] and self.owner(place, each) is None:
                self.suspects[place] = owners[place]
        self.sole = self._told_by_name_alone(found)

    def owner(self, place: int, found: _Found) -> int | None:
        """Who of the list it was sent to for certain."""
        if place in self.inmails:
            return self.inmails[place].prospect_id
        known = self._people.by_key(found.key)
        return self._recognised.get(found.key) if known is None else known.id

    def _owners(self, found: _Found) -> tuple[int, ...]:
        known = self._people.by_key(found.key)
        return self._people.named(found) if known is None else (known.id,)

    def _match(self, place: int, inmail: InMail | None) -> None:
        if inmail is not None:
            self.inmails[place] = inmail
            self._taken.add(inmail.id)

    def _of_that_moment(
        self, found: _Found, owners: Sequence[int], inmails: Iterable[InMail], closed: bool
    ) -> InMail | None:
        """People change their names and addresses between two archives; or they close their accounts, and then
        (`closed`) the subject tells."""
        for inmail in inmails:
            if inmail.id in self._taken:
                continue
            name = name_key(self._people.by_id[inmail.prospect_id].name)
            if inmail.prospect_id in owners or name == found.name:
                return inmail
            subject = found.message.subject[:LONGEST_SUBJECT].strip()
            if closed and (found.is_hidden or name == HIDDEN) and inmail.subject == subject:
                return inmail
        return None

    def _of_about_that_day(
        self, found: _Found, owners: Sequence[int], by_owner: Mapping[int, Sequence[InMail]]
    ) -> InMail | None:
        """A day typed by hand may be a day off from the moment in the archive."""
        near = [
            inmail
            for owner in owners
            for inmail in by_owner.get(owner, ())
            if inmail.id not in self._taken and abs(inmail.sent_at.date() - found.sent_at.date()) <= _A_DAY
        ]
        return min(near, key=lambda each: abs(each.sent_at - found.sent_at), default=None)

    def _told_by_name_alone(self, found: Sequence[_Found]) -> set[int]:
        """Those of the list whom one person of the archive alone can be, by name."""
        keys: defaultdict[int, set[str]] = defaultdict(set)
        for place, suspects in self.suspects.items():
            for suspect in suspects:
                keys[suspect].add(found[place].key)
        return {suspect for suspect, who in keys.items() if len(who) == 1}


def _proposal(
    number: int,
    found: _Found,
    matching: _Matching,
    connections: Mapping[str, Connection],
    declined: Declined,
    forgotten: Forgotten,
    today: date,
) -> InMailProposal:
    message = found.message
    answered_at = found.answered_at
    if answered_at is not None and answered_at.date() > today:
        answered_at = None
    known = matching.inmails.get(number)
    ended = known is not None and bool(known.responses or known.deleted_at or known.undelivered_at)
    suspects = matching.suspects.get(number, ())
    owner = matching.owner(number, found)
    if known is not None:
        new_answer = answered_at is not None and not ended
        status = _ANSWER_IS_NEW if new_answer else Status.KNOWN
    elif owner is None and forgotten.holds([found.key]):
        status = Status.FORGOTTEN
    elif declined.holds(message):
        status = Status.DECLINED
    else:
        status = _SAME_PERSON if suspects else _NEW
    likely = message.certainty is _CANDIDATE and status in (_NEW, _SAME_PERSON)
    same_as = suspects[0] if len(suspects) == 1 and suspects[0] in matching.sole else None
    return InMailProposal(
        number,
        message,
        status,
        sent_at=found.sent_at,
        answered_at=answered_at,
        connected_on=message.connected_on,
        connection=connections.get(found.key),
        prospect=owner,
        suspects=suspects,
        inmail=None if known is None else known.id,
        ended=ended,
        taken=likely or status is _ANSWER_IS_NEW,
        is_inmail=True,
        free=False if known is None else known.free,
        outcome=None if answered_at is None else _REPLY,
        same_as=same_as,
    )


def _connections(connections: Iterable[Connection]) -> dict[str, Connection]:
    """The connections whose address is known, by its key."""
    return {key: each for each in connections if (key := key_of(each.person))}


def _updates(
    connections: Mapping[str, Connection], inmails: Iterable[InMailProposal], people: _People
) -> tuple[PersonUpdate, ...]:
    """What the archive knows of people in the list: of its connections, and the address of whoever was recognised by
    name and InMail."""
    addresses: dict[int, ProfileAddress] = {}
    for each in inmails:
        if each.inmail is None or each.prospect is None:
            continue
        address = address_in(each.message.recipient.profile)
        if address is None or people.by_key(address.key) is not None:
            continue
        if not _has_public_profile(people.by_id[each.prospect]):
            addresses.setdefault(each.prospect, address)
    updates: dict[int, PersonUpdate] = {}
    for prospect in people.by_id.values():
        address = addresses.get(prospect.id)
        known = [*prospect.addresses, *([] if address is None else [address])]
        connection = next((connections[each.key] for each in known if each.key in connections), None)
        if connection is None and address is None:
            continue
        update = PersonUpdate(
            prospect=prospect.id,
            name=prospect.name,
            connects=connection is not None and prospect.degree != 1,
            connected_on=None if connection is None else connection.connected_on,
            company="" if connection is None or prospect.company else connection.company,
            title="" if connection is None or prospect.title else connection.title,
            address=address,
        )
        if update.connects or update.company or update.title or update.address is not None:
            updates[prospect.id] = update
    return tuple(updates.values())
