"""Is this the same person? By how alike names and companies are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from inmail_desk.store.addresses import AddressKind, ProfileAddress
from inmail_desk.store.values import Prospect

from .list_importing import Suspect
from .people import folded

if TYPE_CHECKING:
    from collections.abc import Callable

SAME_NAME = 97
"""From here on two names are the same, but for a sign."""

SAME_COMPANY = 85
_ALIKE_NAME = 84  # "Jon Smyth" and "John Smith": only asked where the company speaks for it
_ALIKE_COMPANY = 75
_INITIAL = 90
_MOST_SUSPECTS = 12
_MOST_LOOKED_AT = 3_000
_ASKED_AGAIN = 64  # each row asks for its own several times
_MEMBER_ID = re.compile(r"in/a[a-z]{2}aa[a-z0-9_-]{20,}")
_SIGNS = re.compile(r"[^\w\s'-]+")
_TITLES = frozenset((
    "dr", "prof", "mr", "mrs", "ms", "mx", "dipl", "ing", "phd", "md", "mba", "msc", "bsc", "ma", "ba", "llm", "jd",
    "esq", "cpa", "cfa", "pmp", "jr", "sr", "ii", "iii", "iv",
))  # fmt: skip
_LEGAL = frozenset((
    "inc", "incorporated", "llc", "ltd", "limited", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "kg",
    "ug", "se", "mbh", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "oyj", "aps", "pty", "group",
    "holding", "holdings", "the",
))  # fmt: skip


@lru_cache(_ASKED_AGAIN)
def name_key(name: str) -> str:
    """A name as it is compared: its words without titles, in the order of the alphabet."""
    words = _SIGNS.sub(" ", folded(name)).split()
    kept = [word for word in words if word not in _TITLES] or words
    return " ".join(sorted(kept))


@lru_cache(_ASKED_AGAIN)
def company_key(company: str) -> str:
    """A company as it is compared: without what kind of company it is in law."""
    words = _SIGNS.sub(" ", folded(company)).split()
    return " ".join([word for word in words if word not in _LEGAL] or words)


class _Bearers(NamedTuple):
    """Those of the people whose name holds a word: where they stand, how they are called, and whose name has a letter
    for a word."""

    places: list[int]
    names: list[str]
    with_initial: list[int]


class Likeness:
    """People whose names are looked up by how alike they are, without comparing each with each."""

    def __init__(self, prospects: Iterable[Prospect]) -> None:
        from rapidfuzz import fuzz, process

        self._ratio: Callable[..., float] = fuzz.ratio
        self._company_ratio: Callable[..., float] = fuzz.token_set_ratio
        self._extract = process.extract
        self._people = list(prospects)
        self._names = [name_key(person.name) for person in self._people]
        self._by_word: dict[str, _Bearers] = {}
        for place, name in enumerate(self._names):
            has_initial = _has_initial(name)
            for word in set(name.split()):
                bearers = self._by_word.get(word)
                if bearers is None:
                    bearers = self._by_word[word] = _Bearers([], [], [])
                bearers.places.append(place)
                bearers.names.append(name)
                if has_initial:
                    bearers.with_initial.append(place)

    def suspects(self, name: str, company: str, addresses: Sequence[ProfileAddress]) -> tuple[Suspect, ...]:
        """Who of them the person of that name may be, the likeliest first."""
        key = name_key(name)
        if not key:
            return ()
        scores: dict[int, int] = {}
        has_initial = _has_initial(key)
        for bearers in self._sharing_a_word(key):
            found = self._extract(key, bearers.names, scorer=self._ratio, score_cutoff=_ALIKE_NAME, limit=20)
            scores.update((bearers.places[index], round(score)) for _, score, index in found)
            for place in bearers.places if has_initial else bearers.with_initial:
                if _by_initial(key, self._names[place]):
                    scores[place] = max(scores.get(place, 0), _INITIAL)
        suspects = []
        for place, score in scores.items():
            person = self._people[place]
            suspect = Suspect(
                person.id, score, self._companies(company, person.company), _elsewhere(addresses, person)
            )
            if _to_ask(suspect):
                suspects.append(suspect)
        suspects.sort(key=lambda each: (each.elsewhere, -each.name - (each.company or 50) / 2))
        return tuple(suspects[:_MOST_SUSPECTS])

    def _sharing_a_word(self, key: str) -> Iterator["_Bearers"]:
        """Who bears a word of that name, those of rare words first; no more of them than can be looked at soon."""
        known = [self._by_word[word] for word in set(key.split()) if word in self._by_word]
        looked_at = 0
        for bearers in sorted(known, key=lambda each: len(each.places)):
            if looked_at and looked_at + len(bearers.places) > _MOST_LOOKED_AT:
                return
            looked_at += len(bearers.places)
            yield bearers

    def _companies(self, one: str, other: str) -> int | None:
        one, other = company_key(one), company_key(other)
        return round(self._company_ratio(one, other)) if one and other else None


def is_likely(suspect: Suspect) -> bool:
    """Whether it is most likely the same person, so that this is chosen until the person says otherwise."""
    return (
        suspect.name >= SAME_NAME
        and suspect.company is not None
        and suspect.company >= SAME_COMPANY
        and not suspect.elsewhere
    )


def _to_ask(suspect: Suspect) -> bool:
    company = suspect.company
    if suspect.elsewhere:
        return suspect.name >= SAME_NAME and company is not None and company >= SAME_COMPANY
    if suspect.name >= SAME_NAME:
        return True
    return company is not None and company >= _ALIKE_COMPANY


def _has_initial(key: str) -> bool:
    return any(len(word) == 1 for word in key.split())


def _by_initial(one: str, other: str) -> bool:
    """Whether two names are the same but for a first name that is only a letter in one: "J. Berg", "Jana Berg"."""
    first, second = one.split(), other.split()
    if len(first) != 2 or len(second) != 2:
        return False
    shared = set(first) & set(second)
    if len(shared) != 1:
        return False
    word = next(iter(shared))
    a, b = (next((each for each in words if each != word), word) for words in (first, second))
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def _elsewhere(addresses: Iterable[ProfileAddress], person: Prospect) -> bool:
    return bool(public_keys(addresses)) and bool(public_keys(person.addresses))


def public_keys(addresses: Iterable[ProfileAddress]) -> set[str]:
    """The addresses that people choose for themselves: whoever has another one is most likely somebody else. Of the
    numbers that LinkedIn gives, the same person may have several."""
    return {
        each.key
        for each in addresses
        if each.kind is AddressKind.IN and _MEMBER_ID.fullmatch(each.key) is None
    }
