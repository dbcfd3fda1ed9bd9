"""The credit rules a second time: slow, day by day, as plainly as they are written, to hold the program against.

`statement_of` takes a scenario as JSON gives it and returns its statement as JSON takes it.
"""

import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .slow_checks import Event, checked_events, fits_pattern, lives_at_opening, opening_pattern, opening_ticks
from .slow_rules import ModelRefused, SlowRules, day_of, is_whole

ONE_DAY = timedelta(days=1)


def statement_of(scenario: object) -> dict[str, Any]:
    """The statement of a scenario; raises ModelRefused for what the rules refuse."""
    if not isinstance(scenario, dict):
        raise ModelRefused("not an object")
    for key in scenario:
        if key not in ("why", "rulebook", "rules", "events", "as_of", "horizon_days"):
            raise ModelRefused(f"{key}: not known")
    for key in ("events", "as_of"):
        if key not in scenario:
            raise ModelRefused(f"{key}: missing")
    as_of = day_of(scenario["as_of"], "as_of")
    horizon = scenario.get("horizon_days", 0)
    if not is_whole(horizon) or horizon < 0:
        raise ModelRefused("horizon_days: no whole number")
    days_later(as_of, horizon)
    rules = SlowRules(scenario.get("rulebook", "linkedin-current"), scenario.get("rules", {}))
    events = checked_events(scenario["events"], rules)

    account = SlowAccount(rules)
    applied = [event for event in events if event["on"] <= as_of]
    day = min([event["on"] for event in applied], default=as_of)
    while day <= as_of:
        account.live(day, [event for event in applied if event["on"] == day])
        if day == date.max:
            break
        day += ONE_DAY
    # What is coming: the same days go on with nothing more done, in a copy.
    future = copy.deepcopy(account)
    future.postings = []
    for ahead in range(1, horizon + 1):
        future.live(as_of + timedelta(days=ahead), [])
    return account.statement(as_of) | {"upcoming": rows(future.postings)}


def days_later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise ModelRefused(f"{days} days after {day} is later than 9999-12-31") from None


def rows(postings: list[tuple[date, str, int]]) -> list[dict[str, Any]]:
    return [{"on": str(on), "kind": kind, "credits": credits} for on, kind, credits in postings]


@dataclass
class SlowLot:
    origin: str
    granted_on: date
    credits: int
    remaining: int
    expires_on: date | None = None
    lives_renewals: int | None = None  # for a lot that lives by renewals: how many
    ticks: int = 0


@dataclass
class SlowInMail:
    recipient: str
    sent_on: date
    free: bool
    paid_by: SlowLot | None = None
    ending: str | None = None


class SlowAccount:
    def __init__(self, rules: SlowRules) -> None:
        self.rules = rules
        self.plan: str | None = None
        self.began = False
        self.anchor = date.min
        self.billing_day = 1
        self.waiting: Event | None = None
        self.lots: list[SlowLot] = []  # in the order of their entry; empty ones stay
        self.inmails: dict[str, SlowInMail] = {}
        self.postings: list[tuple[date, str, int]] = []
        self.checks: list[dict[str, Any]] = []
        self.warnings: list[dict[str, str]] = []

    # ── a day ──────────────────────────────────────────────────────────────────────────────────────────────────

    def live(self, day: date, events: list[Event]) -> None:
        renews = self.is_renewal(day)
        if renews:
            self.tick()
        self.expire(day)
        if renews and self.waiting is not None:
            self.take_waiting_plan(day)
        if renews:
            self.grant_allotment(day)
        for event in events:
            self.apply(event)

    def is_renewal(self, day: date) -> bool:
        # Which day renews is asked anew for each day; the anchor itself is no renewal.
        if self.plan is None or day <= self.anchor:
            return False
        return fits_pattern(day, self.rule("renewal", day), self.billing_day)

    def tick(self) -> None:
        for lot in self.lots:
            if lot.lives_renewals is not None:
                lot.ticks += 1

    def expire(self, day: date) -> None:
        for lot in self.lots:
            if lot.lives_renewals is not None:
                due = lot.ticks >= lot.lives_renewals
            else:
                due = lot.expires_on is not None and lot.expires_on <= day
            if due:
                self.take(day, "expiry", lot, lot.remaining)

    def take_waiting_plan(self, day: date) -> None:
        assert self.waiting is not None
        if self.rule("plan_change.credits", day) == "forfeited":
            self.take_everything(day, "plan_change")
        if "billing_day" in self.waiting:
            self.billing_day = self.waiting["billing_day"]
        elif self.rule("renewal", day) == "first_of_month":  # still the plan that is left
            self.billing_day = 1
        self.plan = self.waiting["plan"]
        self.anchor = day
        self.waiting = None

    # ── rules, lots and postings ───────────────────────────────────────────────────────────────────────────────

    def rule(self, name: str, day: date) -> Any:
        return self.rules.value(name, self.plan, day)

    def balance(self) -> int:
        return sum(lot.remaining for lot in self.lots)

    def post(self, day: date, kind: str, credits: int) -> None:
        if credits != 0:
            self.postings.append((day, kind, credits))

    def warn(self, day: date, code: str) -> None:
        self.warnings.append({"on": str(day), "code": code})

    def take(self, day: date, kind: str, lot: SlowLot, credits: int) -> None:
        assert 0 <= credits <= lot.remaining
        lot.remaining -= credits
        self.post(day, kind, -credits)

    def take_everything(self, day: date, kind: str) -> None:
        for lot in self.lots:
            self.take(day, kind, lot, lot.remaining)

    def fresh(self, day: date) -> dict[str, Any]:
        """The life of a lot granted today, by the rules of today."""
        mode = self.rule("expiry.mode", day)
        if mode == "days":
            return {"expires_on": days_later(day, self.rule("expiry.days", day))}
        if mode == "renewals":
            return {"lives_renewals": self.rule("expiry.renewals", day)}
        return {}

    def add(
        self, day: date, origin: str, credits: int, life: dict[str, Any], *, capped: bool
    ) -> SlowLot | None:
        """Books credits as a lot; what lifts the balance over the cap is forfeited at once where it counts."""
        cap = self.rule("cap", day) if capped else None
        over = 0 if cap is None else min(credits, max(0, self.balance() + credits - cap))
        self.post(day, origin, credits)
        self.post(day, "cap_forfeit", -over)
        if credits == over:
            return None
        lot = SlowLot(origin, day, credits - over, credits - over, **life)
        self.lots.append(lot)
        return lot

    def every_credit_is_capped(self, day: date) -> bool:
        return bool(self.rule("cap.applies_to", day) == "every_credit")

    def grant_allotment(self, day: date) -> None:
        self.add(day, "allotment", self.rule("allotment", day), self.fresh(day), capped=True)

    def expiry_day(self, lot: SlowLot, today: date) -> date | None:
        """The day on which a lot expires: for one that lives by renewals the n-th coming one of today's plan."""
        if lot.lives_renewals is None:
            return lot.expires_on
        day = today
        for _ in range(lot.lives_renewals - lot.ticks):
            day = days_later(day, 1)
            while not self.is_renewal(day):
                day = days_later(day, 1)
        return day

    def spend_one(self, today: date, kind: str) -> SlowLot:
        """Takes one credit: what expires first, then the older grant, then the earlier entry; what never does last."""

        def turn(lot: SlowLot) -> tuple[bool, date, date]:
            expires_on = self.expiry_day(lot, today)
            return expires_on is None, expires_on or date.max, lot.granted_on

        # Of two lots that are alike min() takes the first, which is the earlier entry.
        lot = min((lot for lot in self.lots if lot.remaining), key=turn)
        self.take(today, kind, lot, 1)
        return lot

    # ── events ─────────────────────────────────────────────────────────────────────────────────────────────────

    def apply(self, event: Event) -> None:
        day = event["on"]
        match event["type"]:
            case "subscribed":
                self.begin(event, day, event.get("billing_day", day.day))
                self.grant_allotment(day)
            case "tracking_started":
                _, billing_day, last = opening_pattern(event, self.rules)
                self.begin(event, last, billing_day)
                self.open(event, last)
            case "plan_changed":
                self.change_plan(event, day)
            case "cancelled":
                self.take_everything(day, "cancellation")
                self.plan = None
                self.waiting = None
            case "credits_purchased" | "credits_granted":
                self.book(event, day)
            case "inmail_sent":
                self.send(event, day)
            case "responded":
                self.respond(event, day)
            case "inmail_deleted":
                inmail = self.inmails[event["inmail"]]
                if inmail.ending is None:
                    inmail.ending = "deleted"
            case "inmail_undelivered":
                self.fail_delivery(event, day)
            case _:
                self.observe(event, day)

    def begin(self, event: Event, anchor: date, billing_day: int) -> None:
        self.began = True
        self.plan = event["plan"]
        self.anchor = anchor
        self.billing_day = billing_day

    def open(self, event: Event, last_renewal: date) -> None:
        day = event["on"]
        lots = event["lots"] if "lots" in event else self.inferred(event, last_renewal)
        for granted_on, credits in lots:
            lot = SlowLot("opening", granted_on, credits, credits)
            mode = self.rule("expiry.mode", day)
            if mode == "days":
                lot.expires_on = days_later(granted_on, self.rule("expiry.days", day))
            if mode == "renewals":
                lot.lives_renewals = self.rule("expiry.renewals", day)
                lot.ticks = opening_ticks(event, self.rules, granted_on)
            self.lots.append(lot)
            self.post(day, "opening", credits)

    def inferred(self, event: Event, last_renewal: date) -> list[tuple[date, int]]:
        """What is left of a balance spent oldest first is the newest: full allotments backwards, then the rest."""
        day = event["on"]
        left = event["credits"]
        if self.rule("expiry.mode", day) == "never":
            return [(last_renewal, left)]
        allotment = self.rule("allotment", day)
        lots = []
        granted_on = last_renewal
        while left and allotment and lives_at_opening(event, self.rules, granted_on):
            if fits_pattern(granted_on, self.rule("renewal", day), self.billing_day):
                lots.append((granted_on, min(left, allotment)))
                left -= min(left, allotment)
            if granted_on == date.min:
                break
            granted_on -= ONE_DAY
        return [*lots, (day, left)]

    def change_plan(self, event: Event, day: date) -> None:
        if self.rule("plan_change.effective", day) == "next_renewal":
            self.waiting = event
            return
        self.waiting = None
        if self.rule("plan_change.credits", day) == "forfeited":
            self.take_everything(day, "plan_change")
        else:
            self.tick()
            for lot in self.lots:
                if lot.lives_renewals is not None and lot.ticks >= lot.lives_renewals:
                    self.take(day, "expiry", lot, lot.remaining)
        self.begin(event, day, event.get("billing_day", day.day))
        self.grant_allotment(day)

    def book(self, event: Event, day: date) -> None:
        if self.plan is None:
            self.warn(day, "no_subscription")
            return
        bought = event["type"] == "credits_purchased"
        if bought and not self.rule("purchase", day):
            self.warn(day, "purchase_not_offered")
        life = {"expires_on": event["expires_on"]} if "expires_on" in event else self.fresh(day)
        origin = "purchase" if bought else "bonus"
        self.add(day, origin, event["credits"], life, capped=self.every_credit_is_capped(day))

    def send(self, event: Event, day: date) -> None:
        recipient = event["recipient"]
        unanswered = [inmail for inmail in self.inmails.values() if inmail.ending is None]
        # Of two InMails to one person it does not matter which is free, nor whether the first has lapsed.
        if any(inmail.recipient == recipient for inmail in unanswered) and (
            self.rule("second_inmail", day) == "refused"
        ):
            self.warn(day, "recipient_unanswered")
        inmail = SlowInMail(recipient, day, event.get("free", False))
        self.inmails[event["id"]] = inmail
        if inmail.free or not self.began:
            return
        if self.plan is None:
            self.warn(day, "no_subscription")
        elif self.balance() > 0:
            inmail.paid_by = self.spend_one(day, "spend")
        elif self.rule("overage", day) == "billed":
            self.add(day, "purchase", 1, self.fresh(day), capped=False)
            inmail.paid_by = self.spend_one(day, "spend")
        else:
            self.warn(day, "no_credit")

    def warned_as_ended(self, inmail: SlowInMail, day: date) -> bool:
        if inmail.ending is None:
            return False
        self.warn(day, "already_deleted" if inmail.ending == "deleted" else "already_responded")
        return True

    def respond(self, event: Event, day: date) -> None:
        inmail = self.inmails[event["inmail"]]
        if self.warned_as_ended(inmail, day):
            return
        inmail.ending = "responded"
        if inmail.free or self.plan is None or not self.rule("credit_back.enabled", day):
            return
        in_time = day <= days_later(inmail.sent_on, self.rule("credit_back.window_days", day))
        if in_time and event["outcome"] in self.rule("credit_back.outcomes", day):
            self.give_back(inmail, day)

    def fail_delivery(self, event: Event, day: date) -> None:
        inmail = self.inmails[event["inmail"]]
        if self.warned_as_ended(inmail, day):
            return
        inmail.ending = "undelivered"
        if inmail.paid_by is not None and self.plan is not None:
            self.give_back(inmail, day)

    def give_back(self, inmail: SlowInMail, day: date) -> None:
        payer = inmail.paid_by
        if (
            self.rule("credit_back.expiry", day) == "fresh"
            or payer is None
            or payer.lives_renewals is not None
        ):
            self.add(day, "credit_back", 1, self.fresh(day), capped=self.every_credit_is_capped(day))
        elif payer.expires_on is not None and payer.expires_on <= day:
            # The lot that paid is gone by age: the credit comes and goes, and the cap has no say.
            lot = self.add(day, "credit_back", 1, {"expires_on": payer.expires_on}, capped=False)
            assert lot is not None
            self.take(day, "expiry", lot, 1)
        else:
            life = {"expires_on": payer.expires_on}
            self.add(day, "credit_back", 1, life, capped=self.every_credit_is_capped(day))

    def observe(self, event: Event, day: date) -> None:
        computed = self.balance()
        difference = event["credits"] - computed
        self.checks.append(
            {"on": str(day), "observed": event["credits"], "computed": computed, "difference": difference}
        )
        if not event.get("adjust", False) or difference == 0:
            return
        if self.plan is None:
            self.warn(day, "no_subscription")
        elif difference > 0:
            self.add(day, "adjustment", difference, self.fresh(day), capped=False)
        else:
            for _ in range(-difference):
                self.spend_one(day, "adjustment")

    # ── the statement ──────────────────────────────────────────────────────────────────────────────────────────

    def statement(self, as_of: date) -> dict[str, Any]:
        """All but what is coming, as of the day that has just been lived."""
        lots = []
        for lot in self.lots:
            if lot.remaining:
                expires_on = self.expiry_day(lot, as_of)
                lots.append(
                    {
                        "origin": lot.origin,
                        "granted_on": str(lot.granted_on),
                        "expires_on": None if expires_on is None else str(expires_on),
                        "credits": lot.credits,
                        "remaining": lot.remaining,
                    }
                )
        unanswered = [
            {
                "inmail": name,
                "recipient": inmail.recipient,
                "sent_on": str(inmail.sent_on),
                "credit_back_until": self.credit_back_until(inmail, as_of),
            }
            for name, inmail in self.inmails.items()
            if inmail.ending is None
        ]
        return {
            "as_of": str(as_of),
            "balance": self.balance(),
            "lots": lots,
            "unanswered": unanswered,
            "postings": rows(self.postings),
            "checks": self.checks,
            "warnings": self.warnings,
        }

    def credit_back_until(self, inmail: SlowInMail, as_of: date) -> str | None:
        # By the rules of the statement's day, past or not, subscribed or not.
        if inmail.free or not self.rule("credit_back.enabled", as_of):
            return None
        return str(days_later(inmail.sent_on, self.rule("credit_back.window_days", as_of)))
