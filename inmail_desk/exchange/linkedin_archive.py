"""LinkedIn's archive as a whole: which of its files are read, who "me" is, and which conversations may be InMails."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from . import linkedin_messages as messages
from . import linkedin_people as people
from . import linkedin_receipts as receipts
from .archive import (
    Archive,
    Certainty,
    Connection,
    Ignored,
    Me,
    Message,
    Person,
    Receipt,
    Why,
)
from .moments import DateOrder
from .sources import Source, opened_sources
from .tables import mended
from .unreadable import Reason, Unreadable

KeyOf = Callable[[str], str | None]
"""Gives the one key of all spellings of a profile's address, None where a text is no such address."""

_MESSAGES, _CONNECTIONS, _INVITATIONS, _PROFILE = (
    "messages.csv",
    "connections.csv",
    "invitations.csv",
    "profile.csv",
)
_RECEIPTS = ("receipts.csv", "receipts_v2.csv")
_EXPECTED = ("messages.csv", "Connections.csv", "Invitations.csv", "Profile.csv", "Receipts.csv")
_HIDDEN = "linkedin member"


def read_archive(
    paths: Iterable[Path],
    key_of: KeyOf,
    *,
    order: DateOrder | None = None,
    me: str | None = None,
    step: Callable[[str, int], None] = lambda _file, _rows: None,
) -> Archive:
    """What the zips, folders and files at `paths` say.

    `order` says how dates of three numbers are to be read where the files do not say so; `me` is the address of the
    person whose archive it is, where that was asked. `step` is called with the file being read and the number of its
    rows so far, and may raise to end it all.

    Raises `Unreadable` where a file cannot be read, or none of them is of LinkedIn's archive; AmbiguousDate where
    `order` is needed.
    """
    with opened_sources(paths) as (sources, left):
        found = _Found(step, order)
        for source in sources:
            found.take(source)
        if not found.rows:
            name = (
                sources[0].name if len(sources) == 1 else ", ".join(sorted({each.base for each in sources}))
            )
            raise Unreadable(Reason.NOTHING_KNOWN, name[:200])
        found.ignored += [Ignored(name, None, Why.ZIP_IN_ZIP) for name in left]
        return _put_together(found, key_of, me)


class _Found:
    """What was read of the files so far."""

    def __init__(self, step: Callable[[str, int], None], order: DateOrder | None) -> None:
        self._step = step
        self._order = order
        self.conversations: list[messages.Conversation] = []
        self._by_id: dict[str, messages.Conversation] = {}
        self.connections: list[Connection] = []
        self.invitations: list[people.Invitation] = []
        self.names: list[str] = []
        self.receipts: list[Receipt] = []
        self.ignored: list[Ignored] = []
        self.rows: dict[str, int] = {}

    def take(self, source: Source) -> None:
        """Reads a file, if it is one of those that say something."""
        kind = _kind(source.base)
        self._step(source.name, 0)
        if kind == _MESSAGES:
            of_file = messages.read_messages(source, self._order, partial(self._step, source.name))
            for conversation in of_file.conversations:
                known = (
                    self._by_id.setdefault(conversation.id, conversation) if conversation.id else conversation
                )
                if known is conversation:
                    self.conversations.append(conversation)
                else:
                    known.join(conversation)
            self._read(source, of_file.rows, of_file.ignored)
        elif kind == _CONNECTIONS:
            listed = people.read_connections(source, self._order)
            self.connections += listed.people
            self._read(source, listed.rows, listed.ignored)
        elif kind == _INVITATIONS:
            invited = people.read_invitations(source, self._order or DateOrder.MONTH_FIRST)
            self.invitations += invited.sent
            self._read(source, invited.rows, [])
        elif kind == _PROFILE:
            name = people.read_profile_name(source)
            self.names += [name] if name else []
            self._read(source, 1, [])
        elif kind in _RECEIPTS:
            paid = receipts.read_receipts(source, self._order or DateOrder.MONTH_FIRST)
            self.receipts += paid.receipts
            self._read(source, paid.rows, paid.ignored)
        else:
            machine = source.base.endswith("messages.csv")
            self.ignored.append(
                Ignored(source.name, None, Why.CHAT_WITH_A_MACHINE if machine else Why.NOT_NEEDED)
            )

    def _read(self, source: Source, rows: int, ignored: list[Ignored]) -> None:
        self.rows[source.name] = rows
        self.ignored += ignored


def _kind(base: str) -> str:
    """The usual name of a file; a copy may be called "messages (1).csv"."""
    stem, _, suffix = base.rpartition(".")
    stem = stem.rstrip("0123456789() ").removesuffix("copy").removesuffix(" - ").strip()
    usual = f"{stem}.{suffix}"
    return base if base in _RECEIPTS else usual


def _put_together(found: _Found, key_of: KeyOf, chosen: str | None) -> Archive:
    keys = _Keys(key_of)
    candidates = _candidates_for_me(found, keys)
    me = candidates[0] if candidates else None
    if chosen is not None:
        wanted = keys.of(chosen) or chosen
        me = next((each for each in candidates if (keys.of(each.profile) or each.profile) == wanted), me)
        me = None if me is None else me._replace(sure=True)
    of_time = receipts.told_apart(found.receipts)
    proposed: list[Message] = []
    connected_before = 0
    if me is not None:
        connected = _Connected(found.connections, keys)
        for conversation in found.conversations:
            message = _proposal(conversation, me, keys)
            if message is None:
                continue
            day = connected.since(message.recipient)
            if day is not None and day < message.sent_at.date():
                connected_before += 1
            else:
                proposed.append(message._replace(connected_on=day))
    present = {_kind(Path(name).name.rpartition(": ")[2].rpartition("/")[2].lower()) for name in found.rows}
    return Archive(
        me=me,
        others=tuple(each for each in candidates if me is None or each.profile != me.profile)[:5],
        messages=tuple(sorted(proposed, key=lambda each: (each.sent_at, each.line))),
        connections=tuple(dict.fromkeys(found.connections)),
        receipts=of_time,
        plans=receipts.plan_starts(of_time),
        ignored=tuple(found.ignored),
        connected_before=connected_before,
        found=found.rows,
        missing=tuple(name for name in _EXPECTED if name.lower() not in present),
    )


class _Keys:
    """The keys of addresses, each looked up once."""

    def __init__(self, key_of: KeyOf) -> None:
        self._key_of = key_of
        self._known: dict[str, str | None] = {"": None}

    def of(self, address: str) -> str | None:
        if address not in self._known:
            self._known[address] = self._key_of(address)
        return self._known[address]

    def same(self, one: Person, other: Person) -> bool:
        """Whether two are the same: by their addresses, or by name where one has none."""
        first, second = self.of(one.profile), self.of(other.profile)
        if first is not None and second is not None:
            return first == second
        return bool(one.name) and _folded(one.name) == _folded(other.name)


def _folded(name: str) -> str:
    return " ".join(mended(name).casefold().split())


class _Connected:
    """Since when somebody is a connection."""

    def __init__(self, connections: Sequence[Connection], keys: _Keys) -> None:
        self._keys = keys
        self._by_key: dict[str, date] = {}
        self._by_name: dict[str, date] = {}
        for each in connections:
            # A connection without a day is one of any day.
            day = each.connected_on or date.min
            key = keys.of(each.person.profile)
            if key is not None:
                self._by_key[key] = day
            if each.person.name:
                self._by_name.setdefault(_folded(each.person.name), day)
        self._have_addresses = bool(self._by_key)

    def since(self, person: Person) -> date | None:
        """The day since when, None for somebody who is none."""
        key = self._keys.of(person.profile)
        if key is not None and self._have_addresses:
            return self._by_key.get(key)
        name = _folded(person.name)
        return None if name == _HIDDEN else self._by_name.get(name)


def _candidates_for_me(found: _Found, keys: _Keys) -> list[Me]:
    """Who the archive may be of, the likeliest first: whoever bears the name of the profile, sent the invitations, or
    wrote in most of the conversations."""
    wrote: Counter[str] = Counter()
    named: dict[str, Person] = {}
    senders: Counter[tuple[str, str]] = Counter()
    for conversation in found.conversations:
        senders.update(conversation.senders.keys())
    for (name, url), times in senders.items():
        person = Person(mended(name), url.strip())
        if person.name and _folded(person.name) != _HIDDEN:
            key = keys.of(person.profile) or f"\0{_folded(person.name)}"
            wrote[key] += times
            named.setdefault(key, person)
    of_profile = {_folded(name) for name in found.names}
    invited = Counter(keys.of(each.me.profile) for each in found.invitations)
    inviter = next((key for key, _ in invited.most_common() if key is not None), None)
    if inviter is not None and inviter not in named:
        sender = next(each.me for each in found.invitations if keys.of(each.me.profile) == inviter)
        named[inviter] = sender
    if not named and found.names:
        return [Me(found.names[0], "", sure=True)]

    def likely(key: str) -> tuple[bool, bool, int]:
        return key == inviter, _folded(named[key].name) in of_profile, wrote[key]

    ranked = sorted(named, key=likely, reverse=True)
    best = [key for key in ranked if likely(key)[:2] == likely(ranked[0])[:2]] if ranked else []
    sure = bool(ranked) and (likely(ranked[0])[0] or (likely(ranked[0])[1] and len(best) == 1))
    return [
        Me(named[key].name, named[key].profile, sure=sure and key == ranked[0], wrote=wrote[key])
        for key in ranked[:6]
    ]


def _proposal(conversation: messages.Conversation, me: Me, keys: _Keys) -> Message | None:
    """The conversation as an InMail of mine; None where somebody else began it, or there were several recipients."""
    first = conversation.first
    myself = Person(me.name, me.profile)
    if not keys.same(Person(mended(first.sender.name), first.sender.profile), myself):
        return None
    recipients = [each for each in messages.recipients_of(first) if not keys.same(each, myself)]
    if len(recipients) != 1:
        return None
    answers = [
        at
        for (name, url), at in conversation.senders.items()
        if not keys.same(Person(mended(name), url), myself)
    ]
    return Message(
        recipient=recipients[0],
        sent_at=messages.moment(first.at),
        subject=first.subject,
        body=first.body,
        certainty=Certainty.CANDIDATE if first.subject else Certainty.POSSIBLE,
        answered_at=messages.moment(min(answers)) if answers else None,
        connected_on=None,
        invited_at=None,
        timed=True,
        file=conversation.file,
        line=first.line,
    )
