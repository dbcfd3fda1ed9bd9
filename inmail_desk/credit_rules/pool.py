"""The lots that credits are taken from, in the order in which they are spent."""

from collections.abc import Callable, Iterator
from datetime import date
from heapq import heappop, heappush

from .statement import Lot, Origin

NEVER = date.max.toordinal() + 1
"""The ordinal of the expiry day of a lot that never expires: later than any."""


class PooledLot:
    """A lot on its way. It lives until `expires_on`, or (where `due_tick` is not None) until the pool's tick of that
    number, or for ever where both are None."""

    __slots__ = (
        "credits",
        "due_tick",
        "expires_on",
        "fact",
        "granted_on",
        "inferred",
        "number",
        "origin",
        "remaining",
    )

    def __init__(
        self,
        number: int,
        origin: Origin,
        granted_on: date,
        credits: int,
        expires_on: date | None,
        due_tick: int | None,
        fact: int | None,
        inferred: bool,
    ) -> None:
        self.number = number
        self.origin = origin
        self.granted_on = granted_on
        self.credits = credits
        self.remaining = credits
        self.expires_on = expires_on
        self.due_tick = due_tick
        self.fact = fact
        self.inferred = inferred

    def copy(self) -> "PooledLot":
        twin = PooledLot(
            self.number,
            self.origin,
            self.granted_on,
            self.credits,
            self.expires_on,
            self.due_tick,
            self.fact,
            self.inferred,
        )
        twin.remaining = self.remaining
        return twin


_Entry = tuple[int, int, int, PooledLot]  # (expiry ordinal or due tick, grant ordinal, number, lot)


class Pool:
    """The lots with something left, and the balance.

    Two heaps: lots that end on a known day (or never), and lots that live by renewals, whose day depends on the plan
    in force. `nth_renewal(n)` answers the ordinal of the n-th coming renewal; it is asked only where lots of both
    kinds have to be compared.
    """

    def __init__(self) -> None:
        self.balance = 0
        self.ticks = 0
        self._dated: list[_Entry] = []
        self._ticking: list[_Entry] = []
        self.paying: PooledLot | None = None
        """The lot that pays the next single credit, where it has any left; None where it has to be chosen anew."""

    def copy(self) -> "Pool":
        """An independent pool in the same state."""
        twin = Pool()
        twin.balance = self.balance
        twin.ticks = self.ticks
        twin._dated = [(*entry[:3], entry[3].copy()) for entry in self._dated if entry[3].remaining]
        twin._ticking = [(*entry[:3], entry[3].copy()) for entry in self._ticking if entry[3].remaining]
        twin._dated.sort()
        twin._ticking.sort()
        return twin

    def add(self, lot: PooledLot) -> None:
        self.balance += lot.remaining
        self.paying = None
        granted = lot.granted_on.toordinal()
        if lot.due_tick is None:
            expiry = NEVER if lot.expires_on is None else lot.expires_on.toordinal()
            heappush(self._dated, (expiry, granted, lot.number, lot))
        else:
            heappush(self._ticking, (lot.due_tick, granted, lot.number, lot))

    def next_expiry(self) -> int:
        """The ordinal of the first day on which a lot ends by age, `NEVER` where none does."""
        heap = self._dated
        while heap and not heap[0][3].remaining:
            heappop(heap)
        return heap[0][0] if heap else NEVER

    def tick(self) -> Iterator[tuple[PooledLot, int]]:
        """Counts a renewal for every lot that lives by them; gives each that ends with it, with what is lost."""
        self.ticks += 1
        heap = self._ticking
        while heap and heap[0][0] <= self.ticks:
            lot = heappop(heap)[3]
            if lot.remaining:
                yield lot, self._empty(lot)

    def expire(self, today: int) -> Iterator[tuple[PooledLot, int]]:
        """Gives each lot whose expiry day (an ordinal) has come, with what is lost."""
        while self.next_expiry() <= today:
            lot = heappop(self._dated)[3]
            yield lot, self._empty(lot)

    def take(self, credits: int, nth_renewal: Callable[[int], int]) -> Iterator[tuple[PooledLot, int]]:
        """Takes so many credits, no more than the balance: from the lot that expires first, then the older grant,
        then the earlier entry. Gives each lot with what was taken from it."""
        while credits:
            lot = self._first(nth_renewal)
            taken = min(credits, lot.remaining)
            lot.remaining -= taken
            self.balance -= taken
            credits -= taken
            yield lot, taken

    def choose_paying(self, nth_renewal: Callable[[int], int]) -> PooledLot:
        """Puts the first lot in the same order into `paying`, and gives it; the balance is not 0."""
        lot = self.paying = self._first(nth_renewal)
        return lot

    def reconsider(self) -> None:
        """Forgets which lot pays next: to be called where the day or the plan in force has changed."""
        self.paying = None

    def left(self, nth_renewal: Callable[[int], int]) -> tuple[Lot, ...]:
        """The lots with something left, in the order of spending, each with its expiry day as of now."""
        found: list[tuple[int, int, int, PooledLot]] = [entry for entry in self._dated if entry[3].remaining]
        found += [
            (nth_renewal(due - self.ticks), granted, number, lot)
            for due, granted, number, lot in self._ticking
            if lot.remaining
        ]
        return tuple(
            Lot(
                number,
                lot.origin,
                lot.granted_on,
                None if expiry == NEVER else date.fromordinal(expiry),
                lot.credits,
                lot.remaining,
                lot.fact,
                lot.inferred,
            )
            for expiry, _, number, lot in sorted(found)
        )

    def _empty(self, lot: PooledLot) -> int:
        lost = lot.remaining
        lot.remaining = 0
        self.balance -= lost
        return lost

    def _first(self, nth_renewal: Callable[[int], int]) -> PooledLot:
        dated, ticking = self._dated, self._ticking
        while dated and not dated[0][3].remaining:
            heappop(dated)
        while ticking and not ticking[0][3].remaining:
            heappop(ticking)
        if not ticking:
            return dated[0][3]
        if not dated:
            return ticking[0][3]
        due, granted, number, lot = ticking[0]
        return lot if (nth_renewal(due - self.ticks), granted, number) < dated[0][:3] else dated[0][3]
