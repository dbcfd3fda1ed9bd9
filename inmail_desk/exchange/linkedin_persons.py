"""Whose archive it is, and who is the same person."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from .archive import Me, Person
from .linkedin_messages import NOBODY, Conversation, Sender
from .linkedin_people import Invitation
from .linkedin_recipients import HIDDEN
from .tables import mended

KeyOf = Callable[[str], str | None]
"""Gives the one key of all spellings of a profile's address, None where a text is no such address."""

_MOST_LOOKED_AT = 50
_MOST_OTHERS = 5


class Keys:
    """The keys of addresses, each looked up once; "" for what is no address."""

    def __init__(self, key_of: KeyOf) -> None:
        self._key_of = key_of
        self._known: dict[str, str] = {"": ""}

    def of(self, address: str) -> str:
        """The key of an address."""
        found = self._known.get(address)
        if found is None:
            found = self._known[address] = (
                self._key_of(address if address.isascii() else mended(address)) or ""
            )
        return found

    def person(self, name: str, address: str) -> Person:
        """A person with their key."""
        return Person(name, address, self.of(address))


def folded(name: str) -> str:
    """A name as it is compared."""
    text = mended(name)
    return " ".join((text if text.isascii() else unicodedata.normalize("NFC", text)).casefold().split())


def is_hidden(person: Person) -> bool:
    """Whether nothing says who it is."""
    return not person.key and folded(person.name) in ("", HIDDEN)


def same(one: Person, other: Person) -> bool:
    """Whether two are the same: by their addresses, or by name where one has none."""
    if one.key and other.key:
        return one.key == other.key
    return bool(one.name) and folded(one.name) == folded(other.name)


def who_may_be_me(
    conversations: Sequence[Conversation],
    invitations: Sequence[Invitation],
    names: Sequence[str],
    keys: Keys,
    chosen: str | None,
) -> list[Me]:
    """Who the archive may be of, the likeliest first: whoever sent the invitations, bears the name of the profile, or
    takes part in most of the conversations. `chosen` is the address that a person named for it."""
    inviter = _inviter(invitations, keys)
    of_profile = {folded(name) for name in names}
    wanted = None if chosen is None else _wanted(chosen, keys)
    wrote: Counter[str] = Counter()
    named: dict[str, Person] = {} if inviter is None else {inviter.key: inviter}
    for (name, url), times in _who_wrote(conversations, of_profile, wanted).items():
        person = keys.person(mended(name), url.strip())
        if not is_hidden(person) and folded(person.name) != HIDDEN:
            key = _key(person)
            wrote[key] += times
            named.setdefault(key, person)
    if not named:
        return [Me(names[0], "", sure=True)] if names else []

    def likely(key: str) -> tuple[bool, bool, bool, int]:
        bears_name = folded(named[key].name) in of_profile
        invited = inviter is not None and key == inviter.key
        return key == wanted, invited and (bears_name or not of_profile), bears_name, wrote[key]

    ranked = sorted(named, key=likely, reverse=True)
    first = likely(ranked[0])
    if not any(first[:3]):
        took_part = _who_took_part(conversations, named)
        ranked.sort(key=lambda key: (took_part[key], wrote[key]), reverse=True)
    alone = len(ranked) == 1 or likely(ranked[1])[:3] != first[:3]
    sure = any(first[:3]) and alone
    return [
        Me(named[key].name, named[key].profile, sure=sure and key == ranked[0], wrote=wrote[key])
        for key in ranked[: 1 + _MOST_OTHERS]
    ]


def _who_took_part(conversations: Iterable[Conversation], named: Mapping[str, Person]) -> Counter[str]:
    """In how many conversations each of these wrote, or was written to first. I am in all of them, even where somebody
    else wrote in more."""
    spellings: dict[str, set[str]] = {}
    for key, person in named.items():
        for spelling in (person.profile, person.name):
            if spelling:
                spellings.setdefault(spelling, set()).add(key)
    took_part: Counter[str] = Counter()
    for conversation in conversations:
        first = conversation.first
        there = {first.to, *map(str.strip, re.split(r"[,;]", f"{first.to},{first.to_urls}"))}
        for name, url in conversation.senders:
            there |= {name.strip(), url.strip()}
        took_part.update(set().union(*(spellings[each] for each in there if each in spellings)))
    return took_part


def _wanted(chosen: str, keys: Keys) -> str:
    return keys.of(chosen.strip()) or f"\0{folded(chosen)}"


def _key(person: Person) -> str:
    return person.key or f"\0{folded(person.name)}"


def _inviter(invitations: Iterable[Invitation], keys: Keys) -> Person | None:
    """Whoever sent the invitations, by their address; None where it is not said."""
    sent = Counter(keys.of(each.me.profile) for each in invitations)
    del sent[""]
    if not sent:
        return None
    key = sent.most_common(1)[0][0]
    me = next(each.me for each in invitations if keys.of(each.me.profile) == key)
    return me._replace(key=key)


def _who_wrote(
    conversations: Iterable[Conversation], of_profile: set[str], wanted: str | None
) -> dict[Sender, int]:
    """Who wrote in how many of the conversations: those who wrote in most, and those who bear a name that is looked
    for. There may be tens of thousands more, none of whom can be me."""
    wrote = Counter(chain.from_iterable(conversation.senders for conversation in conversations))
    found = dict(wrote.most_common(_MOST_LOOKED_AT))
    if of_profile or wanted is not None:
        slug = None if wanted is None else wanted.rpartition("/")[2].strip("\0")
        for sender, times in wrote.items():
            if folded(sender[0]) in of_profile or (slug and slug in sender[1].casefold()):
                found[sender] = times
    return {sender: times for sender, times in found.items() if not sender[0].startswith(NOBODY)}
