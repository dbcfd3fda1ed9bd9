"""All prospects by id, read only once somebody asks for more than a few of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime

from inmail_desk.store.reading import Reading
from inmail_desk.store.values import Priority, Prospect

_PART = 1000
_RANK = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, None: 1}


class Roster(Mapping[int, Prospect]):
    """Every prospect of the file.

    The page Today names a few people of ten thousand, and the first window shows it: those few are asked of the file.
    Whatever goes through all of them reads them, once.
    """

    __slots__ = ("_known", "_order", "_read")

    def __init__(self, read: Reading, known: Mapping[int, Prospect] | None = None) -> None:
        self._read = read
        self._known = known
        self._order: list[int] | None = None

    def __getitem__(self, id: int) -> Prospect:
        return self.everybody()[id]

    def __iter__(self) -> Iterator[int]:
        return iter(self.everybody())

    def __len__(self) -> int:
        return self._read.count_prospects() if self._known is None else len(self._known)

    @property
    def is_read(self) -> bool:
        """Whether everybody has been read."""
        return self._known is not None

    def everybody(self) -> Mapping[int, Prospect]:
        """All of them by id."""
        if self._known is None:
            self._known = {prospect.id: prospect for prospect in self._read.prospects()}
        return self._known

    def read_in_parts(self) -> Iterator[None]:
        """Reads everybody, a part in each turn: the last one makes it known."""
        ids = () if self._known is not None else self._read.prospect_ids()
        known: dict[int, Prospect] = {}
        for start in range(0, len(ids), _PART):
            if self._known is not None:
                return
            known.update((each.id, each) for each in self._read.prospects(ids[start : start + _PART]))
            yield
        if self._known is None:
            self._known = known

    def some(self, ids: Iterable[int]) -> list[Prospect]:
        """Those of these ids, in their order; ids that are not there are left out."""
        known = self._known
        if known is None:
            ids = tuple(ids)
            known = {prospect.id: prospect for prospect in self._read.prospects(ids)}
        return [known[id] for id in ids if id in known]

    def to_write(self, taken: Collection[int], most: int) -> tuple[list[int], int]:
        """Whom to write to first, leaving out who has switched InMail off and the `taken`: by priority (none is like
        medium), then whose follow-up day comes first, then the longest known.

        Gives the ids of up to `most` of them, and how many there are in all.
        """
        if self._known is None:
            return self._read.to_write(taken, most)
        if self._order is None:
            # Kept: an InMail or a response changes who is taken, and nobody's place.
            self._order = [
                each.id for each in sorted(self._known.values(), key=_place) if not each.inmail_off
            ]
        found = [id for id in self._order if id not in taken]
        return found[:most], len(found)

    def due(self, today: date) -> list[Prospect]:
        """Those whose follow-up day has come, in no order."""
        if self._known is None:
            return self.some(self._read.due_for_follow_up(today))
        return [each for each in self._known.values() if each.follow_up_on and each.follow_up_on <= today]


def _place(prospect: Prospect) -> tuple[int, date, datetime, int]:
    follow_up_on = prospect.follow_up_on or date.max
    return _RANK[prospect.priority], follow_up_on, prospect.added_at, prospect.id
