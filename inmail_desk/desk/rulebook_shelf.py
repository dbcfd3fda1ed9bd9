"""Which rulebooks there are: the one in use, those that ship, those that were imported; and what is done with them."""

from functools import lru_cache
from typing import NamedTuple

from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.rulebook import (
    Rulebook,
    load_shipped,
    parse_rulebook,
    shipped_rulebooks,
    shipped_text,
)
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from .picture import Picture
from .rejection import Details, Problem, Rejected

MOST_IMPORTED = 8

_IMPORTED = "imported:"
"""Before the id of a rulebook in use that was imported: it may have the id of one that ships."""


class Book(NamedTuple):
    """A rulebook that can be used. `place` is where an imported one is kept, None for one that is kept nowhere but in
    use, or ships."""

    rulebook: Rulebook
    in_use: bool
    imported: bool
    place: int | None = None


def books(picture: Picture, data: DataFile) -> tuple[Book, ...]:
    """The rulebooks there are, the one in use first, then those that ship, then those that were imported.

    What is kept but cannot be read by this version is left out.
    """
    used = picture.rules.rulebook
    kept = {rulebook.text: place for place, rulebook in _kept(data).items()}
    found = [
        Book(rulebook=used, in_use=True, imported=is_imported(picture), place=kept.pop(used.text, None)),
    ]
    for id in shipped_rulebooks():
        if is_imported(picture) or shipped_text(id) != used.text:
            found.append(Book(rulebook=load_shipped(id), in_use=False, imported=False))
    for text, place in kept.items():
        found.append(Book(rulebook=_parsed(text), in_use=False, imported=True, place=place))
    return tuple(found)


def is_imported(picture: Picture) -> bool:
    """Whether the rulebook in use was imported."""
    return picture.account.rulebook_id.startswith(_IMPORTED)


def stored_id(book: Book) -> str:
    """The id under which the data file keeps a rulebook in use."""
    return f"{_IMPORTED}{book.rulebook.id}" if book.imported else book.rulebook.id


def newer_shipped(picture: Picture) -> Rulebook | None:
    """The rulebook that ships in a newer version than the one in use, None where that is the latest, or was imported.

    It is only offered: the one in use stays in force until the person switches.
    """
    account = picture.account
    if account.rulebook_id not in shipped_rulebooks() or account.rulebook_text == shipped_text(
        account.rulebook_id
    ):
        return None
    shipped = load_shipped(account.rulebook_id)
    return shipped if shipped.version > account.rulebook_version else None


def import_rulebook(data: DataFile, picture: Picture, rulebook: Rulebook) -> Changed:
    """Keeps a rulebook beside the others until it is removed, in the place of one that was imported with the same id.
    What is in use stays so. Raises `Rejected` where it is there already, or there are too many."""
    shelf = books(picture, data)
    if any(book.rulebook.text == rulebook.text for book in shelf):
        raise Rejected(Problem.RULEBOOK_THERE, field="rulebook", details=Details(text=rulebook.title))
    kept = _kept(data)
    place = next((place for place, each in kept.items() if each.id == rulebook.id), None)
    if place is None:
        place = next((place for place in _PLACES if data.read.setting(_key(place)) is None), None)
    if place is None:
        raise Rejected(Problem.TOO_MANY_RULEBOOKS, field="rulebook", details=Details(most=MOST_IMPORTED))
    with data.unit_of_work("Import Rulebook") as work:
        work.settings.set(_key(place), rulebook.text)
        return work.commit()


def remove_rulebook(data: DataFile, place: int) -> Changed:
    """Removes an imported rulebook. Where it is in use, it stays so until another is."""
    with data.unit_of_work("Remove Rulebook") as work:
        work.settings.set(_key(place), None)
        return work.commit()


_PLACES = range(1, MOST_IMPORTED + 1)


def _key(place: int) -> str:
    return f"imported_rulebook.{place}"


def _kept(data: DataFile) -> dict[int, Rulebook]:
    found = {}
    for place in _PLACES:
        text = data.read.setting(_key(place))
        if text is None:
            continue
        try:
            found[place] = _parsed(text)
        except Refused:
            continue  # a newer version of the program kept it
    return found


_parsed = lru_cache(maxsize=2 * MOST_IMPORTED)(parse_rulebook)
