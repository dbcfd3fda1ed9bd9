"""Made-up histories for property tests: valid ones in which days coincide on purpose, and shaken ones.

Few recipients, short lives and days that hit billing days, ends of months and expiry days: what is rare in a real
account is common here.
"""

from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from hypothesis import strategies as st

from .slow_checks import fits_pattern, lives_at_opening
from .slow_rules import CHOICES, OF_A_PLAN_ONLY, OUTCOMES, RULE_NAMES, RULEBOOKS, SlowRules

Scenario = dict[str, Any]
Draw = st.DrawFn

FIRST_DAYS = (
    "2024-01-31",
    "2024-02-29",
    "2025-11-30",
    "2025-12-31",
    "2026-01-01",
    "2026-01-15",
    "2026-02-28",
)
STEPS_AHEAD = (0, 0, 0, 0, 0, 1, 1, 2, 3, 7, 14, 27, 28, 29, 30, 31, 59, 60, 89, 90, 91)
RECIPIENTS = ("ann", "bob", "Renée 🙂")
OWN_PLAN = "my-own"
LATE_EVENTS = (
    *("inmail_sent",) * 8,
    *("responded",) * 6,
    *("plan_changed",) * 3,
    *("cancelled",) * 1,
    *("credits_purchased",) * 3,
    *("credits_granted",) * 3,
    *("inmail_deleted",) * 2,
    *("inmail_undelivered",) * 3,
    *("balance_observed",) * 4,
)
EARLY_EVENTS = (
    *("inmail_sent",) * 5,
    "responded",
    "inmail_deleted",
    "inmail_undelivered",
    "balance_observed",
    "credits_granted",
)
# Values that meet each other only by luck otherwise.
WORLDS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"plan_change.effective": "next_renewal", "plan_change.credits": "forfeited"},
    {"expiry.mode": "renewals", "expiry.renewals": 2, "plan_change.credits": "kept"},
    {"cap.applies_to": "every_credit", "credit_back.expiry": "original", "credit_back.enabled": True},
    {"expiry.mode": "days", "expiry.days": 31, "credit_back.expiry": "original", "overage": "billed"},
)


# Hypothesis checks every newly made strategy, which takes longer than drawing from it: so each is made once.
@lru_cache(maxsize=None, typed=True)
def _one_of(*choices: Any) -> st.SearchStrategy[Any]:
    """One of these values, the simplest first."""
    return st.sampled_from(choices)


@cache
def _number(smallest: int, largest: int) -> st.SearchStrategy[int]:
    """A whole number, both ends included."""
    return st.integers(smallest, largest)


@cache
def _kinds(kinds: tuple[str, ...], numbers: tuple[int, ...]) -> st.SearchStrategy[list[str]]:
    """So many kinds of events; a list without a given length would mostly be a short one."""
    fixed = [st.lists(_one_of(*kinds), min_size=number, max_size=number) for number in numbers]
    return st.one_of(fixed)


YES_OR_NO = st.booleans()
FIRST_DAY = st.sampled_from([date.fromisoformat(day) for day in FIRST_DAYS])
RULES_GIVEN = st.lists(st.sampled_from((*RULE_NAMES, *OF_A_PLAN_ONLY)), max_size=8)
WORLD = st.sampled_from(WORLDS)
DAYS_OF_STEPS = st.lists(st.integers(-30, 250), min_size=1, max_size=3, unique=True)


@cache
def _rule_values(rule: str) -> st.SearchStrategy[Any]:
    if rule in CHOICES:
        return st.sampled_from(CHOICES[rule])
    match rule:
        case "allotment":
            return st.sampled_from((0, 1, 2, 3, 5, 15))
        case "cap":
            return st.sampled_from((None, 0, 1, 3, 4, 7, 20))
        case "expiry.days":
            return st.sampled_from((1, 2, 14, 28, 30, 31, 59, 60, 90, 91))
        case "expiry.renewals":
            return st.sampled_from((1, 1, 2, 3))
        case "credit_back.window_days":
            return st.sampled_from((0, 1, 14, 30, 31, 90, 365))
        case "reminder.days":
            return st.sampled_from((0, 3))
        case "credit_back.outcomes":
            return st.lists(st.sampled_from(OUTCOMES), unique=True, max_size=8)
        case _:
            return st.booleans()


def _overrides(draw: Draw, rulebook: str, names: list[str], first_day: date) -> dict[str, Any]:
    _, _, other_names = RULEBOOKS[rulebook]
    places: dict[tuple[str | None, str], str] = {}
    if OWN_PLAN in names:
        places[OWN_PLAN, "allotment"] = f"plans.{OWN_PLAN}.allotment"
    for rule in draw(RULES_GIVEN):
        if rule not in OF_A_PLAN_ONLY and draw(YES_OR_NO):
            places[None, rule] = rule
        else:
            name = draw(_one_of(*names))
            places[other_names.get(name, name), rule] = f"plans.{name}.{rule}"
    given = {key: _given_value(draw, rule, first_day) for (_, rule), key in places.items()}
    return {**draw(WORLD), **given}


@cache
def _plan_names(rulebook: str) -> st.SearchStrategy[list[str]]:
    _, plans, other_names = RULEBOOKS[rulebook]
    return st.lists(_one_of(OWN_PLAN, *plans, *other_names), min_size=1, max_size=3, unique=True)


def _given_value(draw: Draw, rule: str, first_day: date) -> Any:
    values = _rule_values(rule)
    if draw(_number(0, 2)):
        return draw(values)
    days = draw(DAYS_OF_STEPS)
    return [{"from": str(first_day + timedelta(days=ahead)), "value": draw(values)} for ahead in days]


@cache
def _ages(since_renewal: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.one_of(_number(0, 95), st.just(since_renewal)), max_size=3)


class _Story:
    """A history as it is being made up: what may come next is known from what has been."""

    def __init__(self, draw: Draw, rules: SlowRules, names: list[str], first_day: date) -> None:
        self.draw = draw
        self.rules = rules
        self.plans = names
        self.day = first_day
        self.events: list[dict[str, Any]] = []
        self.sent: list[str] = []

    def one_of(self, *choices: Any) -> Any:
        return self.draw(_one_of(*choices))

    def add(self, kind: str, **fields: Any) -> None:
        given = {name: value for name, value in fields.items() if value is not None}
        self.events.append({"type": kind, "on": str(self.day), **given})

    def go_on(self) -> None:
        self.day += timedelta(days=self.one_of(*STEPS_AHEAD))

    def begin(self, *, again: bool) -> None:
        plan = self.one_of(*self.plans)
        if not again and self.draw(YES_OR_NO):
            self._start_tracking(plan)
        else:
            self.add("subscribed", plan=plan, billing_day=self._billing_day())

    def _billing_day(self) -> int | None:
        return self.one_of(None, None, None, 1, 15, 28, 29, 30, 31, self.day.day)

    def _start_tracking(self, plan: str) -> None:
        known = self.rules.canonical(plan, "plan")
        renewal = self.rules.value("renewal", known, self.day)
        billing_day = self._billing_day()
        if billing_day is None and renewal == "billing_day":
            back = self.draw(_number(0, 30))
            last = self.day - timedelta(days=back)
            following = (last + timedelta(days=ahead) for ahead in range(1, back + 1))
            if any(fits_pattern(day, renewal, last.day) for day in following):
                last = self.day - timedelta(days=back - 3)  # 27 days back nothing can lie between
        else:
            last = self.day
            while not fits_pattern(last, renewal, billing_day or 1):
                last -= timedelta(days=1)
        named = str(last) if renewal == "billing_day" or self.draw(YES_OR_NO) else None
        lots = self._opening_lots(known, billing_day, last) if self.draw(YES_OR_NO) else None
        credits = (
            self.one_of(0, 1, 5, 7, 12, 20, 40, 61) if lots is None else sum(lot["credits"] for lot in lots)
        )
        fields = {"last_renewal_on": named, "billing_day": billing_day, "lots": lots}
        self.add("tracking_started", plan=plan, credits=credits, **fields)

    def _opening_lots(self, plan: str, billing_day: int | None, last: date) -> list[dict[str, Any]]:
        event: dict[str, Any] = {"where": "", "plan": plan, "on": self.day, "last_renewal_on": last}
        event |= {} if billing_day is None else {"billing_day": billing_day}
        lots = []
        for back in self.draw(_ages((self.day - last).days)):
            granted_on = self.day - timedelta(days=back)
            if lives_at_opening(event, self.rules, granted_on):
                credits = self.one_of(0, 1, 3, 8)
                lots.append({"granted_on": str(granted_on), "credits": credits})
        return lots

    def happen(self, kind: str) -> None:
        match kind:
            case "inmail_sent":
                self.sent.append(f"m{len(self.sent)}")
                free = self.one_of(None, None, None, False, True)
                self.add(kind, id=self.sent[-1], recipient=self.one_of(*RECIPIENTS), free=free)
            case "responded":
                if self.sent:
                    self.add(kind, inmail=self._an_inmail(), outcome=self.one_of(*OUTCOMES))
            case "inmail_deleted" | "inmail_undelivered":
                if self.sent:
                    self.add(kind, inmail=self._an_inmail())
            case "plan_changed":
                self.add(kind, plan=self.one_of(*self.plans), billing_day=self._billing_day())
            case "credits_purchased":
                price, currency = self.one_of((None, None), ("30.00", "USD"), ("7", None))
                credits = self.one_of(0, 1, 2, 6)
                self.add(kind, credits=credits, price=price, currency=currency, expires_on=self._expiry())
            case "credits_granted":
                reason = self.one_of(None, "survey")
                self.add(kind, credits=self.one_of(0, 1, 2, 6), reason=reason, expires_on=self._expiry())
            case "balance_observed":
                adjust = self.one_of(None, False, True, True)
                self.add(kind, credits=self.one_of(0, 1, 2, 4, 8, 16, 45), adjust=adjust)
            case _:
                self.add(kind)

    def _an_inmail(self) -> str:
        return self.one_of(*self.sent[-4:])

    def _expiry(self) -> str | None:
        life = self.one_of(None, None, None, 1, 28, 30, 31, 90, 400)
        return None if life is None else str(self.day + timedelta(days=life))


def _in_any_order_of_days(draw: Draw, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same history with its days in another order; within a day the order given is meant and stays."""
    days = list(dict.fromkeys(event["on"] for event in events))
    return [event for day in draw(st.permutations(days)) for event in events if event["on"] == day]


@st.composite
def scenarios(draw: Draw) -> Scenario:
    """A scenario that the rules accept."""
    rulebook = draw(_one_of(*RULEBOOKS))
    first_day = draw(FIRST_DAY)
    names = draw(_plan_names(rulebook))
    rules = _overrides(draw, rulebook, names, first_day)
    story = _Story(draw, SlowRules(rulebook, rules), names, first_day)
    for kind in draw(_kinds(EARLY_EVENTS, (0, 0, 1, 3))):
        story.happen(kind)
        story.go_on()
    if story.one_of(*[True] * 15, False):
        story.begin(again=False)
        subscribed = True
        for kind in draw(_kinds(LATE_EVENTS, (1, 4, 8, 16, 24))):
            story.go_on()
            if not subscribed and draw(_number(0, 2)) == 0:
                story.begin(again=True)
                subscribed = True
            if subscribed or kind not in ("plan_changed", "cancelled"):
                story.happen(kind)
                subscribed = subscribed and kind != "cancelled"
    changes = [event for event in story.events if event["type"] == "plan_changed"]
    candidates = [story.day, story.day, story.day, first_day, *_days(story.events)[-4:], *_days(changes)]
    as_of = draw(st.sampled_from(candidates))
    scenario: Scenario = {
        "rulebook": rulebook,
        "rules": rules,
        "events": _in_any_order_of_days(draw, story.events) if draw(YES_OR_NO) else story.events,
        "as_of": str(as_of + timedelta(days=draw(_one_of(0, 0, 1, 5, 30, 45)))),
        "horizon_days": draw(_one_of(0, 1, 31, 62, 100)),
    }
    for optional, meant_without in (("rulebook", "linkedin-current"), ("rules", {}), ("horizon_days", 0)):
        if scenario[optional] == meant_without and draw(YES_OR_NO):
            del scenario[optional]
    return scenario


def _days(events: list[dict[str, Any]]) -> list[date]:
    return [date.fromisoformat(event["on"]) for event in events]


@st.composite
def shaken_scenarios(draw: Draw) -> Scenario:
    """A scenario after a few blind edits: events left out, doubled, moved to another day or place.

    It may be refused or not; nobody knows beforehand.
    """
    scenario = draw(scenarios())
    events = [dict(event) for event in scenario["events"]]
    for _ in range(draw(_number(1, 3))):
        if not events:
            break
        chosen = draw(_number(0, len(events) - 1))
        other = draw(_number(0, len(events) - 1))
        match draw(_one_of("leave out", "double", "move to a day", "move to a place")):
            case "leave out":
                del events[chosen]
            case "double":
                events.insert(other, dict(events[chosen]))
            case "move to a day":
                events[chosen]["on"] = events[other]["on"]
            case _:
                events.insert(other, events.pop(chosen))
    return {**scenario, "events": events}
