"""Who of a list is in the account already, and who is in the list twice."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.exchange.list_entries import About, Entry, Remark
from inmail_desk.exchange.list_words import Said
from inmail_desk.store.addresses import AddressKind, ProfileAddress, addresses_in, normalise
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.validation import caseless
from inmail_desk.store.values import InMail

from .forgotten import read_forgotten
from .list_importing import ListReview, Logged, Proposal, Status, Suspect, blanks_of, ticked
from .list_same_people import Likeness, company_key, is_likely, name_key, public_keys
from .moments import last_reading_on, moment_of, moment_sent
from .picture import Picture
from .rejection import LONGEST_LINE, LONGEST_TEXT
from .sending import LONGEST_BODY, LONGEST_SUBJECT

_EVERY = 500
_LONGEST_NAME = 200
_NO_ANSWER = (Said.NOT_SENT, Said.SENT, Said.UNDELIVERED)


def review_list(
    name: str,
    entries: Sequence[Entry],
    picture: Picture,
    data: DataFile,
    *,
    now: datetime,
    step: Callable[[int], None] = lambda _: None,
) -> ListReview:
    """What importing these entries would do, with the choices that most people would make. Nothing is written.

    `name` stands for the list. `step` is called with the number of entries looked at, and may raise to end it all.
    """
    matching = _Matching(picture, data, now)
    proposals: list[Proposal] = []
    for number, entry in enumerate(entries):
        if number % _EVERY == 0:
            step(number)
        proposals.append(matching.proposal(number, entry))
    there = {caseless(campaign.name) for campaign in picture.campaigns.values()}
    named = {caseless(entry.campaign): entry.campaign for entry in reversed(entries) if entry.campaign}
    review = ListReview(
        name=name,
        proposals=tuple(proposals),
        logged=matching.logged(proposals),
        blanks=matching.blanks(proposals),
        campaigns=tuple(sorted(name for key, name in named.items() if key not in there)),
    )
    return _taken(review)


def _taken(review: ListReview) -> ListReview:
    """The review where all that adds something is taken, but for what the person has to decide first."""
    sure = [
        each.number
        for each in review.proposals
        if not _says(each, About.ABOUT_THAT_DAY) and not _says(review.first_of(each), About.FORGOTTEN)
    ]
    return ticked(review, frozenset(sure), True)


def _says(proposal: Proposal, about: About) -> bool:
    return any(remark.about is about for remark in proposal.entry.remarks)


class _Matching:
    def __init__(self, picture: Picture, data: DataFile, now: datetime) -> None:
        self._picture = picture
        self._now = now
        prospects = self._people = data.read.prospects()
        self._by_key = {address.key: person.id for person in prospects for address in person.addresses}
        self._likeness = Likeness(prospects)
        self._forgotten = read_forgotten(data.read)
        self._inmails: dict[int, list[InMail]] = {}
        for inmail in data.read.inmails():
            self._inmails.setdefault(inmail.prospect_id, []).append(inmail)
        self._row_by_key: dict[str, int] = {}
        self._row_by_name: dict[tuple[str, str], int] = {}
        self._rows_with_address: set[int] = set()
        self._told: set[tuple[str, int, date]] = set()
        self._moments: dict[date, datetime] = {}

    def proposal(self, number: int, entry: Entry) -> Proposal:
        addresses, foreign = _addresses(entry.addresses)
        name, remarks = _name(entry.name, addresses)
        remarks += [Remark(About.FOREIGN_ADDRESS, text) for text in foreign]
        prospect = next((self._by_key[each.key] for each in addresses if each.key in self._by_key), None)
        if prospect is None and self._forgotten.holds(each.key for each in addresses):
            remarks.append(Remark(About.FORGOTTEN))
        entry = _cut(entry)._replace(remarks=(*entry.remarks, *remarks))
        suspects: tuple[Suspect, ...] = ()
        first = None
        if not name:
            status = Status.REFUSED
        elif prospect is not None:
            status = Status.KNOWN
        elif (first := self._earlier_row(name, entry, addresses)) is not None:
            status = Status.TWICE
        else:
            suspects = self._likeness.suspects(name, entry.company, addresses)
            status = Status.SAME_PERSON if suspects else Status.NEW
            self._note_row(number, name, entry, addresses)
        sure = (
            bool(suspects) and is_likely(suspects[0]) and (len(suspects) == 1 or not is_likely(suspects[1]))
        )
        found = Proposal(
            number=number,
            entry=entry,
            status=status,
            name=name,
            addresses=addresses,
            fresh=tuple(each for each in addresses if each.key not in self._by_key),
            prospect=prospect,
            first=first,
            repeats=self._repeats(entry, prospect, number if first is None else first),
            suspects=suspects,
            sent_at=None if entry.sent_at is None else self._sent(entry.sent_at),
            answered_at=None,
            outcome=None if entry.said is None or entry.said in _NO_ANSWER else Outcome(entry.said.value),
            undelivered=entry.said is Said.UNDELIVERED,
            free=entry.free or entry.open_profile or entry.degree == 1,
            taken=False,
            same_as=suspects[0].prospect if sure else None,
            decided=not suspects or sure,
        )
        if entry.answered_at is not None and found.sent_at is not None:
            found = found._replace(answered_at=self._answered(entry.answered_at, found.sent_at))
        return found

    def logged(self, proposals: Iterable[Proposal]) -> dict[int, tuple[Logged, ...]]:
        """The InMails of everybody whom the list names, or may name."""
        return {id: tuple(map(_logged, self._inmails[id])) for id in _meant(proposals) if id in self._inmails}

    def blanks(self, proposals: Iterable[Proposal]) -> dict[int, frozenset[str]]:
        """Which fields of everybody whom the list names, or may name, are empty."""
        meant = _meant(proposals)
        return {person.id: blanks_of(person) for person in self._people if person.id in meant}

    def _earlier_row(self, name: str, entry: Entry, addresses: Sequence[ProfileAddress]) -> int | None:
        for address in addresses:
            if address.key in self._row_by_key:
                return self._row_by_key[address.key]
        row = self._row_by_name.get((name_key(name), company_key(entry.company)))
        # Two rows with an address each are two people, however they are called.
        two = row in self._rows_with_address and bool(public_keys(addresses))
        return None if two else row

    def _note_row(self, number: int, name: str, entry: Entry, addresses: Sequence[ProfileAddress]) -> None:
        for address in addresses:
            self._row_by_key[address.key] = number
        if public_keys(addresses):
            self._rows_with_address.add(number)
        self._row_by_name.setdefault((name_key(name), company_key(entry.company)), number)

    def _repeats(self, entry: Entry, prospect: int | None, row: int) -> bool:
        """Whether an earlier row tells of the InMail to the same person on the same day."""
        if entry.sent_at is None:
            return False
        told = (
            ("row", row, entry.sent_at.date()) if prospect is None else ("", prospect, entry.sent_at.date())
        )
        known = told in self._told
        self._told.add(told)
        return known

    def _sent(self, moment: datetime) -> datetime:
        if moment.time() != time.min:
            return min(moment, self._now)
        day = moment.date()
        if day not in self._moments:
            reading = last_reading_on(self._picture, day)
            # The number that tracking began with holds the InMails of its day that are only logged now.
            before = reading is not None and reading.holds_unlogged
            self._moments[day] = moment_sent(day, self._now, reading, before=before)
        return self._moments[day]

    def _answered(self, moment: datetime, sent_at: datetime) -> datetime:
        at = moment if moment.time() != time.min else moment_of(moment.date(), self._now)
        return max(min(at, self._now), sent_at)


def _meant(proposals: Iterable[Proposal]) -> set[int]:
    """Everybody of the account whom the list names, or may name."""
    proposals = tuple(proposals)
    meant = {each.prospect for each in proposals if each.prospect is not None}
    return meant | {suspect.prospect for each in proposals for suspect in each.suspects}


def _logged(inmail: InMail) -> Logged:
    ended = bool(inmail.responses) or inmail.deleted_at is not None or inmail.undelivered_at is not None
    return Logged(inmail.id, inmail.sent_at, ended)


def _addresses(cells: Iterable[str]) -> tuple[tuple[ProfileAddress, ...], tuple[str, ...]]:
    """The addresses in some cells, each once, and the cells that hold something else."""
    found: dict[str, ProfileAddress] = {}
    foreign: list[str] = []
    for cell in cells:
        address = normalise(cell)
        several = (address,) if isinstance(address, ProfileAddress) else addresses_in(cell)
        found.update((each.key, each) for each in several if each.key not in found)
        if not several:
            foreign.append(cell)
    return tuple(found.values()), tuple(foreign)


def _name(name: str, addresses: Sequence[ProfileAddress]) -> tuple[str, list[Remark]]:
    name = name[:_LONGEST_NAME].strip()
    if name or not addresses:
        return name, []
    public = [each for each in addresses if each.kind is AddressKind.IN]
    suggested = next((each.suggested_name for each in public if each.suggested_name), None)
    name = suggested or (public or list(addresses))[0].key.partition("/")[2]
    return name[:_LONGEST_NAME], [Remark(About.NAME_FROM_ADDRESS, name)]


def _cut(entry: Entry) -> Entry:
    """The entry with no text longer than the account takes."""
    return entry._replace(
        company=entry.company[:LONGEST_LINE],
        title=entry.title[:LONGEST_LINE],
        location=entry.location[:LONGEST_LINE],
        notes=entry.notes[:LONGEST_TEXT],
        tags=tuple(tag[:LONGEST_LINE] for tag in entry.tags),
        campaign=entry.campaign[:LONGEST_LINE],
        subject=entry.subject[:LONGEST_SUBJECT],
        body=entry.body[:LONGEST_BODY],
    )
