"""The rules of one person: a rulebook and their overrides, asked by rule, plan and day."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from .facts import Outcome
from .refusal import Refused
from .rule_names import PLAN_RULES, CreditBackExpiry, ExpiryMode, Renewal, RuleKey, parse_key, read_value
from .rulebook import Rulebook, SourcedValue
from .strict_json import read_day

_OWN_PLAN_DEFAULTS: dict[str, object] = {
    "allotment": 0,
    "cap": None,
    "renewal": Renewal.BILLING_DAY,
    "purchase": False,
}


class _Step(NamedTuple):
    from_on: date | None
    value: object


_S = TypeVar("_S", _Step, SourcedValue)


class ExpiryTerms(NamedTuple):
    """The rules of expiry that hold together."""

    mode: ExpiryMode
    days: int
    renewals: int


class CreditBackTerms(NamedTuple):
    """The rules of the credit back that hold together."""

    enabled: bool
    window_days: int
    outcomes: frozenset[Outcome]
    expiry: CreditBackExpiry


_Terms = TypeVar("_Terms", ExpiryTerms, CreditBackTerms)


class RuleAnswer(NamedTuple):
    """What holds on a day, and why. `key` is the rule as it was found: for the plan or in general.

    `override` is True for the person's own value; `sourced` is the rulebook's value, which stands beside an override
    too, None where the rulebook says nothing (a plan of the person's own).
    """

    key: RuleKey
    value: object
    from_on: date | None
    override: bool
    sourced: SourcedValue | None


class Rules:
    """A rulebook and a person's overrides.

    `overrides` maps keys such as `expiry.days` to a plain value, or to steps `[{"from": day, "value": value}]` in any
    order with days written YYYY-MM-DD; before its first step an override is as if not given. Other names of a plan
    lead to the plan. Raises `Refused`, naming the key.
    """

    def __init__(self, rulebook: Rulebook, overrides: Mapping[str, object] | None = None) -> None:
        self.rulebook = rulebook
        self._overrides: dict[RuleKey, tuple[_Step, ...]] = {}
        own_plans: dict[str, str] = {}  # each with a key that names it
        for text, given in (overrides or {}).items():
            key = parse_key(text)
            if key.plan is not None:
                key = RuleKey(key.rule, rulebook.canonical(key.plan) or key.plan)
            if key in self._overrides:
                raise Refused(f"gives {key} a second time", field=text)
            try:
                self._overrides[key] = _read_steps(key, given)
            except Refused as refusal:
                raise Refused(refusal.reason, field=text) from None
            if key.plan is not None and key.plan not in rulebook.plans:
                own_plans.setdefault(key.plan, text)
        for plan, text in own_plans.items():
            if RuleKey("allotment", plan) not in self._overrides:
                raise Refused(
                    f"{plan!r} is no plan of this rulebook; one of your own needs an allotment", field=text
                )
        self.own_plans = tuple(sorted(own_plans))
        self._timelines: dict[tuple[str, str | None], tuple[list[date], list[object]]] = {}
        self._kept_expiry: dict[str | None, ExpiryTerms] = {}
        self._kept_credit_back: dict[str | None, CreditBackTerms] = {}

    def canonical(self, plan: str) -> str | None:
        """The name under which the rules know a plan, None where neither rulebook nor overrides do."""
        return plan if plan in self.own_plans else self.rulebook.canonical(plan)

    def value(self, rule: str, plan: str | None, day: date) -> object:
        """What holds on `day` for `plan` (a canonical name), or in general where `plan` is None.

        The person's value for the plan comes first, then their general one, the rulebook's for the plan, and the
        rulebook's general one.
        """
        timeline = self._timelines.get((rule, plan))
        if timeline is None:
            timeline = self._timelines[(rule, plan)] = self._merged(rule, plan)
        days, values = timeline
        if not days:
            return values[0]
        return values[bisect_right(days, day)]

    def holds_always(self, rule: str, plan: str | None) -> bool:
        """Whether the rule has one value for all days."""
        self.value(rule, plan, date.min)
        return not self._timelines[(rule, plan)][0]

    def first_days(self, rule: str, plan: str | None) -> tuple[date, ...]:
        """The days on which its values begin that do not hold always, the earliest first."""
        self.value(rule, plan, date.min)
        return tuple(self._timelines[(rule, plan)][0])

    def answer(self, rule: str, plan: str | None, day: date) -> RuleAnswer:
        """The same as `value`, with where it comes from."""
        keys = _keys(rule, plan)
        sourced_key, sourced = keys[-1], None
        for key in keys:
            found = _on(day, self.rulebook.values.get(key, ()))
            if found is not None:
                sourced_key, sourced = key, found
                break
        for key in keys:
            step = _on(day, self._overrides.get(key, ()))
            if step is not None:
                return RuleAnswer(
                    key=key, value=step.value, from_on=step.from_on, override=True, sourced=sourced
                )
        if sourced is None:
            own = RuleKey(rule, plan)
            return RuleAnswer(
                key=own, value=_OWN_PLAN_DEFAULTS[rule], from_on=None, override=True, sourced=None
            )
        return RuleAnswer(
            key=sourced_key, value=sourced.value, from_on=sourced.from_on, override=False, sourced=sourced
        )

    def _merged(self, rule: str, plan: str | None) -> tuple[list[date], list[object]]:
        steps: list[_Step | SourcedValue] = []
        for key in _keys(rule, plan):
            steps += self._overrides.get(key, ())
            steps += self.rulebook.values.get(key, ())
        days = sorted({step.from_on for step in steps if step.from_on is not None})
        values = [self.answer(rule, plan, day).value for day in (date.min, *days)]
        return days, values

    def number(self, rule: str, plan: str | None, day: date) -> int:
        """The value of a rule that is a whole number."""
        found = self.value(rule, plan, day)
        assert isinstance(found, int)
        return found

    def cap(self, plan: str, day: date) -> int | None:
        """The most credits that can be accumulated, None for no cap."""
        found = self.value("cap", plan, day)
        assert found is None or isinstance(found, int)
        return found

    def expiry(self, plan: str | None, day: date) -> ExpiryTerms:
        """How a lot granted on `day` expires."""
        return self._kept_expiry.get(plan) or self._terms(
            "expiry.", plan, day, ExpiryTerms, self._kept_expiry
        )

    def credit_back(self, plan: str | None, day: date) -> CreditBackTerms:
        """When a response on `day` returns a credit, and what becomes of it."""
        kept = self._kept_credit_back
        return kept.get(plan) or self._terms("credit_back.", plan, day, CreditBackTerms, kept)

    def _terms(
        self, prefix: str, plan: str | None, day: date, terms: type[_Terms], kept: dict[str | None, _Terms]
    ) -> _Terms:
        """The rules that stand together under a prefix, as one value; kept where no day changes them."""
        names = [prefix + field for field in terms._fields]
        found = terms._make(self.value(name, plan, day) for name in names)
        if all(self.holds_always(name, plan) for name in names):
            kept[plan] = found
        return found


def _keys(rule: str, plan: str | None) -> tuple[RuleKey, ...]:
    """Where to look, the plan's own value first."""
    own = () if plan is None else (RuleKey(rule, plan),)
    return own if rule in PLAN_RULES else (*own, RuleKey(rule, None))


def _on(day: date, steps: tuple[_S, ...]) -> _S | None:
    """The step in force on `day`, None before the first."""
    found: _S | None = None
    for step in steps:
        if step.from_on is None or step.from_on <= day:
            found = step
    return found


def _read_steps(key: RuleKey, given: object) -> tuple[_Step, ...]:
    if not (isinstance(given, list) and any(isinstance(each, dict) for each in given)):
        return (_Step(None, read_value(key, given)),)
    steps: dict[date, _Step] = {}
    for each in given:
        if not isinstance(each, dict) or each.keys() != {"from", "value"}:
            raise Refused('needs steps of the form {"from": "YYYY-MM-DD", "value": ...}')
        try:
            from_on = read_day(each["from"])
        except Refused as refusal:
            raise Refused(f"from: {refusal.reason}") from None
        if from_on in steps:
            raise Refused(f"has two values from {from_on} on")
        steps[from_on] = _Step(from_on, read_value(key, each["value"]))
    return tuple(steps[day] for day in sorted(steps))
