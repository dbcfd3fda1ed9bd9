"""A lot from near: how long it lives and by what, and what became of its credits. And the plan of a moment past."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from inmail_desk.credit_rules.days import day_after
from inmail_desk.credit_rules.facts import (
    BalanceObserved,
    Cancelled,
    CreditsGranted,
    CreditsPurchased,
    Fact,
    InMailSent,
    InMailUndelivered,
    PlanChanged,
    Responded,
    Subscribed,
    TrackingStarted,
)
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import CreditBackExpiry, ExpiryMode
from inmail_desk.credit_rules.rules import RuleAnswer, Rules
from inmail_desk.credit_rules.statement import Kind, Lot, Origin, Posting

from .picture import Picture

_STEPS = Subscribed | TrackingStarted | PlanChanged | Cancelled
_FAR_ABOVE = 10**9
"""More credits than any balance: a check that shows so many books a lot, whatever was there."""


class _Since(NamedTuple):
    """The plan in force since a step, and the one that takes its place on a later day, where one waits."""

    plan: str | None
    waiting: str | None
    waits_until: date | None


class Then:
    """Answers what held at a moment of the past or of what is coming. A moment is a day and a place: how many of the
    facts had been applied."""

    def __init__(self, rules: Rules, facts: Sequence[Fact]) -> None:
        self._rules = rules
        self._facts = facts
        self._steps: list[Fact] = []
        self._places: list[int] = []  # of the steps, among the facts
        for place, fact in enumerate(facts):
            if isinstance(fact, _STEPS):
                self._steps.append(fact)
                self._places.append(place)
        self._since: dict[int, _Since] = {}

    def morning(self, day: date) -> int:
        """The place at which nothing of the day itself has been applied."""
        return bisect_left(self._facts, day, key=lambda fact: fact.on)

    def plan(self, day: date, place: int) -> str | None:
        """The plan in force, after the day's renewal; None without a subscription."""
        steps = bisect_left(self._places, place)
        if not steps:
            return None
        since = self._since.get(steps)
        if since is None:
            then = compute_statement(self._steps[:steps], self._rules, self._steps[steps - 1].on)
            since = self._since[steps] = _Since(then.plan, then.waiting_plan, then.next_renewal_on)
        waited = since.waiting is not None and since.waits_until is not None and day >= since.waits_until
        return since.waiting if waited else since.plan

    def plan_left(self, day: date) -> str | None:
        """The plan in force as the day before ended."""
        return self.plan(day - timedelta(days=1), self.morning(day))

    def fresh_end(self, day: date, place: int) -> date | None:
        """The first day without a lot that is entered at this moment with a life by the rules, None for never."""
        terms = self._rules.expiry(self.plan(day, place), day)
        if terms.mode is ExpiryMode.DAYS:
            return day_after(day, terms.days, "expiry.days")
        if terms.mode is ExpiryMode.NEVER:
            return None
        grown = BalanceObserved(on=day, credits=_FAR_ABOVE, adjust=True)
        steps = self._steps[: bisect_left(self._places, place)]
        lots = compute_statement([*steps, grown], self._rules, day).lots
        return max(lots, key=lambda lot: lot.number).expires_on

    def opening_lot(self, fact: TrackingStarted, number: int) -> Lot:
        """The lot of that number, as tracking began with it: no other lots are older."""
        lots = compute_statement([fact], self._rules, fact.on).lots
        return next(lot for lot in lots if lot.number == number)


class LotEnd(StrEnum):
    """What decides when a lot ends."""

    DAYS = "days"
    RENEWALS = "renewals"
    NEVER = "never"
    OWN_DAY = "own_day"  # a day that was entered with it
    INHERITED = "inherited"  # that of the lot which paid for the InMail


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedLot:
    """A lot and what became of its credits up to today. `entry` is the number of the entry that made it.

    `credits` is what it held after the cap, `arrives_on` the day on which it was entered here; an opening lot was
    granted earlier. `taken` says what went, by kind, and `left` what is still there. `coming` are the postings still
    to come that take from it, if nothing is done.
    """

    number: int
    entry: int
    origin: Origin
    granted_on: date
    arrives_on: date
    expires_on: date | None
    end: LotEnd
    credits: int
    left: int
    inferred: bool
    taken: tuple[tuple[Kind, int], ...]
    coming: tuple[Posting, ...]


class Lots:
    """The lots of a picture, past and coming ones, by their numbers."""

    def __init__(self, picture: Picture, postings: Sequence[Posting], then: Then) -> None:
        self._picture = picture
        self._postings = postings
        self._then = then
        self._past = len(picture.statement.postings)
        self._left = {lot.number: lot for lot in picture.statement.lots}
        self._of_lot: dict[int, list[int]] = {}
        for number, posting in enumerate(postings):
            if posting.lot is not None:
                self._of_lot.setdefault(posting.lot, []).append(number)
        self._payers: dict[str, int] | None = None
        self._ends: dict[int, tuple[LotEnd, int | None]] = {}

    def lot(self, number: int) -> TracedLot:
        """The lot of that number."""
        made = self._made(number)
        credits = 0
        taken: dict[Kind, int] = {}
        coming = []
        for each in self._of_lot[number]:
            posting = self._postings[each]
            if posting.credits > 0 or posting.kind is Kind.CAP_FORFEIT:
                credits += posting.credits
            elif each < self._past:
                taken[posting.kind] = taken.get(posting.kind, 0) - posting.credits
            else:
                coming.append(posting)
        end, _ = self._end(number)
        opened = self._opened(number)
        return TracedLot(
            number=number,
            entry=self._of_lot[number][0],
            origin=Origin(made.kind.value),
            granted_on=made.on if opened is None else opened.granted_on,
            arrives_on=made.on,
            expires_on=self._expires_on(number),
            end=end,
            credits=credits,
            left=credits - sum(taken.values()),
            inferred=opened is not None and opened.inferred,
            taken=tuple(taken.items()),
            coming=tuple(coming),
        )

    def life_rules(self, number: int) -> list[RuleAnswer]:
        """The rules that decide when the lot ends, as they held when it was entered. Empty where it has a day of its
        own."""
        answer, found = self._picture.rules.answer, []
        end, paid_from = self._end(number)
        while paid_from is not None:
            made = self._made(number)
            found.append(answer("credit_back.expiry", self.plan_at(made), made.on))
            number = paid_from
            end, paid_from = self._end(number)
        made = self._made(number)
        plan = self.plan_at(made)
        if end is not LotEnd.OWN_DAY:
            found.append(answer("expiry.mode", plan, made.on))
        if end in (LotEnd.DAYS, LotEnd.RENEWALS):
            found.append(answer(f"expiry.{end}", plan, made.on))
        return found

    def plan_at(self, posting: Posting) -> str | None:
        """The plan in force when it was booked: the new one for what a step of the plan grants, and for what the cap
        takes of it."""
        return self._then.plan(posting.on, self._place(posting))

    def _place(self, posting: Posting) -> int:
        if posting.fact is None:
            return self._then.morning(posting.on)
        granted = posting.credits > 0 or posting.kind is Kind.CAP_FORFEIT
        by_step = granted and isinstance(self._fact(posting), _STEPS)
        return posting.fact if by_step else posting.fact - 1

    def _fact(self, posting: Posting) -> Fact | None:
        return None if posting.fact is None else self._picture.recorded.facts[posting.fact - 1]

    def _made(self, number: int) -> Posting:
        """The posting that made the lot."""
        return self._postings[self._of_lot[number][0]]

    def _opened(self, number: int) -> Lot | None:
        fact = self._fact(self._made(number))
        return self._then.opening_lot(fact, number) if isinstance(fact, TrackingStarted) else None

    def _end(self, number: int) -> tuple[LotEnd, int | None]:
        """What decides when the lot ends, and the lot that it has its end from."""
        line: list[tuple[int, int]] = []  # each lot, and that which paid for its InMail
        while number not in self._ends:
            payer = self._may_hand_on(number)
            if payer is None:
                self._ends[number] = self._own_end(number), None
            else:
                line.append((number, payer))
                number = payer
        for number, payer in reversed(line):
            # A lot that lives by renewals has no day of its own to hand on.
            by_renewals = self._ends[payer][0] is LotEnd.RENEWALS
            self._ends[number] = (self._own_end(number), None) if by_renewals else (LotEnd.INHERITED, payer)
        return self._ends[number]

    def _may_hand_on(self, number: int) -> int | None:
        """The lot that paid for an InMail whose credit came back as this lot, where it hands on its end."""
        made = self._made(number)
        fact = self._fact(made)
        if not isinstance(fact, Responded | InMailUndelivered):
            return None
        rule = self._picture.rules.value("credit_back.expiry", self.plan_at(made), made.on)
        return self._payer(fact.inmail) if rule is CreditBackExpiry.ORIGINAL else None

    def _own_end(self, number: int) -> LotEnd:
        made = self._made(number)
        if self._own_day(made) is not None:
            return LotEnd.OWN_DAY
        mode = self._picture.rules.expiry(self.plan_at(made), made.on).mode
        return LotEnd(mode.value)

    def _own_day(self, made: Posting) -> date | None:
        fact = self._fact(made)
        return fact.expires_on if isinstance(fact, CreditsGranted | CreditsPurchased) else None

    def _payer(self, inmail: str) -> int | None:
        """The lot that paid for an InMail, None where none did."""
        if self._payers is None:
            facts = self._picture.recorded.facts
            self._payers = {}
            for posting in self._postings:
                if posting.kind is Kind.SPEND and posting.lot is not None and posting.fact is not None:
                    sent = facts[posting.fact - 1]
                    if isinstance(sent, InMailSent):
                        self._payers[sent.id] = posting.lot
        return self._payers.get(inmail)

    def _expires_on(self, number: int) -> date | None:
        end, payer = self._end(number)
        while payer is not None and number not in self._left and self._expired_on(number) is None:
            number = payer
            end, payer = self._end(number)
        left = self._left.get(number)
        if left is not None:
            return left.expires_on
        expired_on = self._expired_on(number)
        if expired_on is not None or end is LotEnd.NEVER:
            return expired_on
        opened, made = self._opened(number), self._made(number)
        if opened is not None:
            return opened.expires_on
        return self._own_day(made) or self._then.fresh_end(made.on, self._place(made))

    def _expired_on(self, number: int) -> date | None:
        """The day on which something of it was lost by age or renewal, or will be; None where nothing is."""
        gone = (self._postings[each] for each in self._of_lot[number])
        return next((posting.on for posting in gone if posting.kind is Kind.EXPIRY), None)
