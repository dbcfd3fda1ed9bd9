"""The replay: facts in the order of their days, run through the rules, give the statement.

A day goes like this: lots end by renewal and by age, a waiting plan change takes effect, the allotment is granted, and
then the facts of the day are applied. Only days on which something happens are visited.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import assert_never

from .days import day_after
from .facts import (
    BalanceObserved,
    Cancelled,
    CreditsGranted,
    CreditsPurchased,
    Fact,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    PlanChanged,
    Responded,
    Subscribed,
    TrackingStarted,
)
from .inmails import InMails
from .ledger import Ledger
from .opening import anchor_of, opening_lots
from .refusal import Refused
from .rule_names import PlanChangeCredits, PlanChangeEffective, Renewal, whole
from .rules import Rules
from .statement import Caution, Check, Kind, Origin, Posting, Statement, WarningCode


def compute_statement(facts: Sequence[Fact], rules: Rules, as_of: date, horizon_days: int = 0) -> Statement:
    """The statement of the day `as_of`, with what is coming in the `horizon_days` after it.

    Facts are applied by day and within a day in the order given; those later than `as_of` are not applied, but are
    checked like the others. Raises `Refused`, naming the fact's number from 1 and its field, or the rule's key.
    """
    numbered, until = in_order(facts, as_of)
    replay = Replay(rules)
    replay.apply(numbered[:until])
    return replay.finish(numbered[until:], as_of, horizon_days)


def in_order(facts: Sequence[Fact], as_of: date) -> tuple[list[tuple[int, Fact]], int]:
    """The facts in the order in which they are applied, each with its number, and how many of them are not later than
    `as_of`."""
    given = [fact.on for fact in facts]
    days = sorted(given)
    numbered = list(enumerate(facts, start=1))
    if days != given:
        numbered.sort(key=lambda entry: entry[1].on)
    return numbered, bisect_right(days, as_of)


_RarerFact = (
    Subscribed
    | TrackingStarted
    | PlanChanged
    | Cancelled
    | CreditsPurchased
    | CreditsGranted
    | InMailDeleted
    | InMailUndelivered
    | BalanceObserved
)


class Replay:
    """The state of one account between two facts."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._ledger = Ledger(rules)
        self._warnings: list[Caution] = []
        self._inmails = InMails(self._ledger, self._warnings)
        self._checks: list[Check] = []
        self._waiting: PlanChanged | None = None
        self._waiting_number = 0
        self._tracked_from: date | None = None

    def fork(self) -> "Replay":
        """An independent replay in the same state."""
        twin = Replay(self._rules)
        twin._ledger = self._ledger.fork()
        twin._ledger.postings = self._ledger.postings.copy()
        twin._warnings = self._warnings.copy()
        twin._inmails = self._inmails.fork(twin._ledger, twin._warnings)
        twin._checks = self._checks.copy()
        twin._waiting, twin._waiting_number = self._waiting, self._waiting_number
        twin._tracked_from = self._tracked_from
        return twin

    def finish(self, later: Sequence[tuple[int, Fact]], as_of: date, horizon_days: int) -> Statement:
        """The statement of `as_of`, once all facts up to it are applied. Those that come `later` are checked."""
        horizon_ends_on = day_after(as_of, whole(horizon_days), "horizon_days")
        self.pass_days(as_of)
        statement = self._statement(as_of, horizon_ends_on)
        self.apply(later)
        return statement

    def apply(self, numbered: Sequence[tuple[int, Fact]]) -> None:
        """Applies facts in this order, passing the days between them."""
        today = self._ledger.today
        send, respond = self._inmails.send, self._inmails.respond
        for number, fact in numbered:
            if fact.on != today:
                today = fact.on
                self.pass_days(today)
            try:
                # Nearly all facts are of two kinds: they are spared the way through `_apply`.
                if isinstance(fact, InMailSent):
                    send(number, fact)
                elif isinstance(fact, Responded):
                    respond(number, fact)
                else:
                    self._apply(number, fact)
            except Refused as refusal:
                raise Refused(refusal.reason, fact=number, field=refusal.field) from None

    def pass_days(self, last: date) -> None:
        """Lets the days after today come, up to and with `last`, with what the rules do on each."""
        ledger = self._ledger
        end = last.toordinal()
        while True:
            expiry = ledger.pool.next_expiry()
            renewal = ledger.next_renewal
            coming = expiry if renewal is None else min(expiry, renewal.toordinal())
            if coming > end:
                break
            ledger.turn_to(date.fromordinal(coming))
            renews = ledger.today == renewal
            if renews:
                ledger.tick()
            ledger.expire_by_age()
            if renews:
                self._renew()
        ledger.turn_to(last)

    def _renew(self) -> None:
        ledger = self._ledger
        change = self._waiting
        if change is not None:
            plan_left = ledger.plan
            self._leave_plan(self._waiting_number)
            billing_day = change.billing_day
            if billing_day is None:
                renews_on_the_first = (
                    self._rules.value("renewal", plan_left, ledger.today) is Renewal.FIRST_OF_MONTH
                )
                billing_day = 1 if renews_on_the_first else ledger.billing_day
            ledger.set_plan(self._known(change.plan), billing_day)
            self._waiting = None
        ledger.grant_allotment(fact=None)
        ledger.find_next_renewal()

    def _apply(self, number: int, fact: _RarerFact) -> None:
        match fact:
            case InMailDeleted():
                self._inmails.delete(fact)
            case InMailUndelivered():
                self._inmails.fail_delivery(number, fact)
            case BalanceObserved():
                self._observe(number, fact)
            case CreditsPurchased() | CreditsGranted():
                self._add_credits(number, fact)
            case Subscribed():
                self._subscribe(number, fact)
            case TrackingStarted():
                self._start_tracking(number, fact)
            case PlanChanged():
                self._change_plan(number, fact)
            case Cancelled():
                self._cancel(number)
            case _:
                assert_never(fact)

    # The plan

    def _subscribe(self, number: int, fact: Subscribed) -> None:
        plan = self._known(fact.plan)
        if self._ledger.plan is not None:
            raise Refused("a subscription is in force already; it has to be cancelled first", field="type")
        self._begin(fact.on)
        self._ledger.set_plan(plan, _billing_day(fact.billing_day) or fact.on.day)
        self._ledger.grant_allotment(fact=number)

    def _start_tracking(self, number: int, fact: TrackingStarted) -> None:
        plan = self._known(fact.plan)
        _credits(fact.credits)
        billing_day = _billing_day(fact.billing_day)
        if self._tracked_from is not None:
            raise Refused(f"a subscription or tracking began already on {self._tracked_from}", field="type")
        anchor = anchor_of(fact, plan, self._rules)
        lots = opening_lots(fact, plan, anchor, self._rules)
        self._begin(fact.on)
        self._ledger.set_plan(plan, billing_day or anchor.day)
        for lot in lots:
            self._ledger.open_lot(
                lot.granted_on, lot.credits, lot.ticks, fact=number, inferred=fact.lots is None
            )

    def _begin(self, day: date) -> None:
        self._inmails.tracked = True
        if self._tracked_from is None:
            self._tracked_from = day

    def _change_plan(self, number: int, fact: PlanChanged) -> None:
        plan = self._known(fact.plan)
        billing_day = _billing_day(fact.billing_day)
        ledger = self._ledger
        if ledger.plan is None:
            raise Refused("there is no plan to change", field="type")
        effective = self._rules.value("plan_change.effective", ledger.plan, ledger.today)
        if effective is PlanChangeEffective.NEXT_RENEWAL:
            self._waiting, self._waiting_number = fact, number
            return
        self._waiting = None
        if not self._leave_plan(number):
            ledger.tick()
        ledger.set_plan(plan, billing_day or fact.on.day)
        ledger.grant_allotment(fact=number)

    def _leave_plan(self, number: int) -> bool:
        """Forfeits what is left where the plan being left says so; answers whether it did."""
        ledger = self._ledger
        credits = self._rules.value("plan_change.credits", ledger.plan, ledger.today)
        forfeited = credits is PlanChangeCredits.FORFEITED
        if forfeited:
            ledger.take_all(Kind.PLAN_CHANGE, number, "plan_change.credits")
        return forfeited

    def _cancel(self, number: int) -> None:
        if self._ledger.plan is None:
            raise Refused("there is no plan to cancel", field="type")
        self._ledger.take_all(Kind.CANCELLATION, number)
        self._ledger.end_plan()
        self._waiting = None

    def _known(self, plan: str) -> str:
        canonical = self._rules.canonical(plan)
        if canonical is None:
            raise Refused(f"the rulebook {self._rules.rulebook.id} knows no plan {plan!r}", field="plan")
        return canonical

    # Credits beside the plan's own

    def _add_credits(self, number: int, fact: CreditsPurchased | CreditsGranted) -> None:
        _credits(fact.credits)
        if fact.expires_on is not None and fact.expires_on <= fact.on:
            raise Refused(f"needs a day after {fact.on}, not {fact.expires_on}", field="expires_on")
        ledger = self._ledger
        if ledger.plan is None:
            self._warn(number, WarningCode.NO_SUBSCRIPTION)
            return
        origin = Origin.BONUS
        if isinstance(fact, CreditsPurchased):
            origin = Origin.PURCHASE
            if not self._rules.value("purchase", ledger.plan, ledger.today):
                self._warn(number, WarningCode.PURCHASE_NOT_OFFERED)
        capped = ledger.stops_every_credit()
        ledger.grant(origin, fact.credits, fact=number, capped=capped, expires_on=fact.expires_on)

    def _observe(self, number: int, fact: BalanceObserved) -> None:
        _credits(fact.credits)
        ledger = self._ledger
        computed = ledger.pool.balance
        difference = fact.credits - computed
        self._checks.append(Check(ledger.today, fact.credits, computed, difference, number))
        if not fact.adjust or not difference:
            return
        if ledger.plan is None:
            self._warn(number, WarningCode.NO_SUBSCRIPTION)
        elif difference > 0:
            ledger.grant(Origin.ADJUSTMENT, difference, fact=number)
        else:
            ledger.take(Kind.ADJUSTMENT, -difference, number)

    def _warn(self, number: int, code: WarningCode) -> None:
        self._warnings.append(Caution(self._ledger.today, code, number))

    # The statement

    def _statement(self, as_of: date, horizon_ends_on: date) -> Statement:
        ledger = self._ledger
        plan = ledger.plan
        return Statement(
            as_of=as_of,
            horizon_ends_on=horizon_ends_on,
            balance=ledger.pool.balance,
            lots=ledger.lots_left(),
            unanswered=self._inmails.unanswered(),
            postings=tuple(ledger.postings),
            checks=tuple(self._checks),
            warnings=tuple(self._warnings),
            upcoming=self._upcoming(horizon_ends_on),
            plan=plan,
            waiting_plan=None if self._waiting is None else self._known(self._waiting.plan),
            next_renewal_on=ledger.next_renewal,
            allotment=0 if plan is None else self._rules.number("allotment", plan, as_of),
            cap=None if plan is None else self._rules.cap(plan, as_of),
            inmails=self._inmails.accounts(),
            tracked_from=self._tracked_from,
        )

    def _upcoming(self, last: date) -> tuple[Posting, ...]:
        """What the rules alone do on the days after today, up to and with `last`."""
        ahead = Replay(self._rules)
        ahead._ledger = self._ledger.fork()
        ahead._waiting, ahead._waiting_number = self._waiting, self._waiting_number
        ahead.pass_days(last)
        return tuple(ahead._ledger.postings)


def _credits(value: int) -> None:
    try:
        whole(value)
    except Refused as refusal:
        raise Refused(refusal.reason, field="credits") from None


def _billing_day(value: int | None) -> int | None:
    if value is not None and not 1 <= value <= 31:
        raise Refused(f"needs a day of the month from 1 to 31, not {value}", field="billing_day")
    return value
