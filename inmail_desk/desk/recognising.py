"""Is this somebody who is in the list already? By address for certain, by name perhaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from inmail_desk.store.values import Prospect

from .pasting import Candidate
from .people import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody in the list who may be the same person. `same_address` is certain, a name is not."""

    prospect: Prospect
    same_address: bool


class Acquaintances:
    """The people of a list, found by address and by name without reading all of them again for each question."""

    def __init__(self, prospects: Iterable[Prospect]) -> None:
        self._by_address: dict[str, Prospect] = {}
        self._by_name: dict[str, list[Prospect]] = {}
        for prospect in prospects:
            for address in prospect.addresses:
                self._by_address[address.key] = prospect
            self._by_name.setdefault(_name(prospect.name), []).append(prospect)

    def known(self, candidate: Candidate) -> Known | None:
        """The prospect who has the candidate's address, or else one of the same name, and the same company where both
        have one; None for nobody."""
        if candidate.address is not None and candidate.address.key in self._by_address:
            return Known(prospect=self._by_address[candidate.address.key], same_address=True)
        company = _name(candidate.company)
        for prospect in self._by_name.get(_name(candidate.name), ()):
            if not company or not prospect.company or _name(prospect.company) == company:
                return Known(prospect=prospect, same_address=False)
        return None


def _name(text: str) -> str:
    return " ".join(folded(text).split())
