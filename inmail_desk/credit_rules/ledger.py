"""The balance on its way: lots, postings, and the subscription in force.

Every credit that comes or goes passes through here, so that the postings always add up to the balance.
"""

from datetime import date

from .days import day_after
from .pool import Pool, PooledLot
from .refusal import Refused
from .renewal_days import RenewalDays
from .rule_names import CapScope, ExpiryMode
from .rules import Rules
from .statement import Kind, Lot, Origin, Posting

_KINDS = {origin: Kind(origin.value) for origin in Origin}
# Python 3.11 needs long to look a member of an enumeration up: these are looked up once.
_SPEND = Kind.SPEND
_DAYS = ExpiryMode.DAYS
_EVERY_CREDIT = CapScope.EVERY_CREDIT
_BACK = Origin.CREDIT_BACK
_POSTED_BACK = Kind.CREDIT_BACK

# Makes a named tuple in half the time of its own call, and nothing is made as often.
_new = tuple.__new__


class Ledger:
    """The state of the credits at one moment of the day `today`, whose ordinal is `ordinal`.

    `plan` is the canonical name of the plan in force, None without a subscription; `billing_day` and `next_renewal`
    go with it (`next_renewal` None also where the calendar ends first).
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.today = date.min
        self.ordinal = 1
        self.pool = Pool()
        self.postings: list[Posting] = []
        self.plan: str | None = None
        self.billing_day = 1
        self.next_renewal: date | None = None
        self._renewals: RenewalDays | None = None
        self._coming: list[int] = []
        self._life: tuple[date | None, int | None] | None = (
            None  # of a lot of today; None until it is asked for
        )
        self._stops_all: bool | None = None  # whether the cap of today does, None until it is asked for
        self._lots = 0

    def fork(self) -> "Ledger":
        """An independent ledger in the same state, with no postings of its own yet."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.pool = self.pool.copy()
        twin.postings = []
        twin._coming = []
        return twin

    # The subscription

    def set_plan(self, plan: str, billing_day: int) -> None:
        """Puts a plan in force, anchored today: its renewals are the days after this one."""
        self.plan = plan
        self.billing_day = billing_day
        self._renewals = RenewalDays(self.rules, plan, billing_day)
        self.find_next_renewal()

    def end_plan(self) -> None:
        """Ends the subscription: from here on nothing renews."""
        self.plan = None
        self._renewals = None
        self._life = self._stops_all = None
        self.next_renewal = None

    def find_next_renewal(self) -> None:
        """Looks up the first renewal after today."""
        assert self._renewals is not None
        self.next_renewal = self._renewals.next_after(self.today)
        self._coming = []
        self._life = self._stops_all = None
        self.pool.reconsider()

    def turn_to(self, day: date) -> None:
        """Makes `day` today."""
        self.today = day
        self.ordinal = day.toordinal()
        self._coming = []
        self._life = self._stops_all = None
        self.pool.reconsider()

    def nth_renewal(self, n: int) -> int:
        """The ordinal of the n-th renewal after today by the plan in force. Raises `Refused` beyond 9999-12-31."""
        assert self._renewals is not None
        while len(self._coming) < n:
            last = date.fromordinal(self._coming[-1]) if self._coming else self.today
            coming = self._renewals.next_after(last)
            if coming is None:
                raise Refused(
                    f"{n} renewals end later than 9999-12-31; use a smaller number", field="expiry.renewals"
                )
            self._coming.append(coming.toordinal())
        return self._coming[n - 1]

    # Credits that come

    def grant_allotment(self, fact: int | None) -> None:
        """Grants the allotment of the plan in force, up to the cap. `fact` None means that a renewal grants it."""
        assert self.plan is not None
        credits = self.rules.number("allotment", self.plan, self.today)
        self.grant(Origin.ALLOTMENT, credits, capped=True, fact=fact, rule="allotment")

    def grant(
        self,
        origin: Origin,
        credits: int,
        *,
        fact: int | None,
        rule: str | None = None,
        capped: bool = False,
        expires_on: date | None = None,
    ) -> None:
        """Adds a lot of today and its posting; where `capped`, what lifts the balance over the cap is forfeited.

        `expires_on` None means a life by the rules of today.
        """
        if expires_on is not None:
            self._enter(origin, self.today, credits, expires_on, None, capped, fact, rule)
            return
        life = self._life
        if life is None:
            life = self._life = self._fresh_life()
        expires_on, ticks = life
        due = None if ticks is None else self.pool.ticks + ticks
        self._enter(origin, self.today, credits, expires_on, due, capped, fact, rule)

    def grant_undying(self, origin: Origin, credits: int, *, fact: int, rule: str, capped: bool) -> None:
        """Adds a lot of today that never expires, whatever the rules say of new lots."""
        self._enter(origin, self.today, credits, None, None, capped, fact, rule)

    def open_lot(self, granted_on: date, credits: int, ticks: int, *, fact: int, inferred: bool) -> None:
        """Adds an opening lot granted on an earlier day, which has lived through so many renewals. Never cut."""
        expires_on, life = self._fresh_life(granted_on)
        due = None if life is None else self.pool.ticks + life - ticks
        self._enter(Origin.OPENING, granted_on, credits, expires_on, due, False, fact, None, inferred)

    def return_one(self, fact: int) -> None:
        """Adds a lot of one credit that comes back today with a life by the rules of today, and that no cap stops:
        what `grant` does, without what only other lots need."""
        life = self._life
        if life is None:
            life = self._life = self._fresh_life()
        expires_on, ticks = life
        due = None if ticks is None else self.pool.ticks + ticks
        number = self._lots = self._lots + 1
        today = self.today
        self.pool.add(PooledLot(number, _BACK, today, 1, expires_on, due, fact, False))
        self.postings.append(_new(Posting, (today, _POSTED_BACK, 1, number, fact, "credit_back.enabled")))

    def return_and_expire(self, fact: int) -> None:
        """Books a credit that returns on a day on which its life is over already."""
        self._lots += 1
        self.post(Kind.CREDIT_BACK, 1, self._lots, fact, "credit_back.expiry")
        self.post(Kind.EXPIRY, -1, self._lots, fact, "credit_back.expiry")

    def stops_every_credit(self) -> bool:
        """Whether the cap holds for purchases, bonuses and credits back as well."""
        stops = self._stops_all
        if stops is None:
            scope = self.rules.value("cap.applies_to", self.plan, self.today)
            stops = self._stops_all = scope is _EVERY_CREDIT
        return stops

    def _fresh_life(self, granted_on: date | None = None) -> tuple[date | None, int | None]:
        """The expiry day, or the number of renewals, of a lot by the rules of today; both None for no end."""
        terms = self.rules.expiry(self.plan, self.today)
        if terms.mode is _DAYS:
            return day_after(granted_on or self.today, terms.days, "expiry.days"), None
        return None, terms.renewals if terms.mode is ExpiryMode.RENEWALS else None

    def _enter(
        self,
        origin: Origin,
        granted_on: date,
        credits: int,
        expires_on: date | None,
        due_tick: int | None,
        capped: bool,
        fact: int | None,
        rule: str | None,
        inferred: bool = False,
    ) -> None:
        if not credits:
            return
        cut = self._over_the_cap(credits) if capped else 0
        kept = credits - cut
        number = None
        if kept:
            self._lots += 1
            number = self._lots
            self.pool.add(PooledLot(number, origin, granted_on, kept, expires_on, due_tick, fact, inferred))
        self.post(_KINDS[origin], credits, number, fact, rule)
        if cut:
            self.post(Kind.CAP_FORFEIT, -cut, number, fact, "cap")

    def _over_the_cap(self, credits: int) -> int:
        assert self.plan is not None
        cap = self.rules.cap(self.plan, self.today)
        return 0 if cap is None else min(credits, max(0, self.pool.balance + credits - cap))

    # Credits that go

    def spend_one(self, fact: int) -> PooledLot | None:
        """Spends one credit. Gives the lot that paid, None where the balance has none."""
        pool = self.pool
        lot = pool.paying
        if lot is None or not lot.remaining:
            if not pool.balance:
                return None
            lot = pool.choose_paying(self.nth_renewal)
        lot.remaining -= 1
        pool.balance -= 1
        self.postings.append(_new(Posting, (self.today, _SPEND, -1, lot.number, fact, None)))
        return lot

    def take(self, kind: Kind, credits: int, fact: int, rule: str | None = None) -> None:
        """Takes so many credits, no more than the balance, in the order of spending."""
        for lot, taken in self.pool.take(credits, self.nth_renewal):
            self.post(kind, -taken, lot.number, fact, rule)

    def take_all(self, kind: Kind, fact: int, rule: str | None = None) -> None:
        """Forfeits everything that is left."""
        self.take(kind, self.pool.balance, fact, rule)

    def tick(self) -> None:
        """Counts a renewal for the lots that live by them; those that are through expire."""
        for lot, lost in self.pool.tick():
            self.post(Kind.EXPIRY, -lost, lot.number, None, "expiry.renewals")

    def expire_by_age(self) -> None:
        """Takes what is left of the lots whose expiry day has come."""
        for lot, lost in self.pool.expire(self.today.toordinal()):
            self.post(Kind.EXPIRY, -lost, lot.number, None, "expiry.days")

    def lots_left(self) -> tuple[Lot, ...]:
        """The lots with something left, in the order of spending."""
        return self.pool.left(self.nth_renewal)

    def post(self, kind: Kind, credits: int, lot: int | None, fact: int | None, rule: str | None) -> None:
        """Books a change of the balance that the pool already knows."""
        self.postings.append(Posting(self.today, kind, credits, lot, fact, rule))
