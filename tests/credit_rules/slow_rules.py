"""The six rulebooks and the looking up of rules, written out a second time from the published table.

Nothing here reads the program's data files: a slip of the pen there shows as a disagreement.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

OUTCOMES = (
    "accepted",
    "declined",
    "interested",
    "maybe_later",
    "not_interested",
    "reply",
    "quick_reply",
    "auto_reply",
)
CHOICES = {
    "renewal": ("billing_day", "first_of_month"),
    "expiry.mode": ("days", "renewals", "never"),
    "cap.applies_to": ("allotment", "every_credit"),
    "credit_back.expiry": ("fresh", "original"),
    "second_inmail": ("refused", "costs_credit"),
    "overage": ("refused", "billed"),
    "plan_change.effective": ("immediately", "next_renewal"),
    "plan_change.credits": ("kept", "forfeited"),
}
SMALLEST = {
    "allotment": 0,
    "cap": 0,
    "expiry.days": 1,
    "expiry.renewals": 1,
    "credit_back.window_days": 0,
    "reminder.days": 0,
}
OF_A_PLAN_ONLY = ("allotment", "cap", "renewal", "purchase")
GENERAL = {
    "expiry.mode": "days",
    "expiry.days": 90,
    "expiry.renewals": 1,
    "cap.applies_to": "allotment",
    "credit_back.enabled": True,
    "credit_back.window_days": 90,
    "credit_back.outcomes": list(OUTCOMES),
    "credit_back.expiry": "fresh",
    "second_inmail": "refused",
    "reminder.days": 3,
    "overage": "refused",
    "plan_change.effective": "immediately",
    "plan_change.credits": "forfeited",
}
RULE_NAMES = (*OF_A_PLAN_ONLY, *GENERAL)


def _plan(allotment: int, cap: int | None, **rules: object) -> dict[str, object]:
    plan: dict[str, object] = {
        "allotment": allotment,
        "cap": cap,
        "renewal": "billing_day",
        "purchase": False,
    }
    return plan | {name.replace("__", "."): value for name, value in rules.items()}


_SALES: dict[str, object] = {"renewal": "first_of_month", "second_inmail": "costs_credit"}
_ONE_SALES_NAVIGATOR = {
    "sales-navigator-core": "sales-navigator",
    "sales-navigator-advanced": "sales-navigator",
    "sales-navigator-advanced-plus": "sales-navigator",
    "sales-navigator-professional": "sales-navigator",
}

# rulebook: (general values that differ, plans, other names)
RULEBOOKS: dict[str, tuple[dict[str, object], dict[str, dict[str, object]], dict[str, str]]] = {
    "linkedin-current": (
        {},
        {
            "basic": _plan(0, None),
            "premium-career": _plan(5, 15),
            "premium-business": _plan(15, 45),
            "sales-navigator-core": _plan(50, 150, **_SALES),
            "sales-navigator-advanced": _plan(50, 150, **_SALES),
            "sales-navigator-advanced-plus": _plan(50, 150, **_SALES),
            "recruiter-lite": _plan(30, 120),
            "recruiter-professional-services": _plan(100, 400, expiry__mode="never"),
            "recruiter-corporate": _plan(150, 600, expiry__mode="never"),
        },
        {
            "sales-navigator": "sales-navigator-core",
            "sales-navigator-professional": "sales-navigator-core",
            "recruiter": "recruiter-corporate",
        },
    ),
    "linkedin-help-2019": (
        {},
        {
            "basic": _plan(0, None),
            "premium-career": _plan(5, 15, purchase=True),
            "premium-business": _plan(15, 45, purchase=True),
            "sales-navigator": _plan(20, 60),
            "recruiter-lite": _plan(30, 90),
        },
        _ONE_SALES_NAVIGATOR,
    ),
    "expiry-guide": (
        {"second_inmail": "costs_credit"},
        {
            "basic": _plan(0, None),
            "premium-career": _plan(5, None, purchase=True),
            "premium-business": _plan(15, None, purchase=True),
            "sales-navigator": _plan(50, None, purchase=True),
            "recruiter-lite": _plan(30, None, purchase=True),
        },
        _ONE_SALES_NAVIGATOR,
    ),
    "credits-back-guide": (
        {
            "expiry.mode": "never",
            "credit_back.enabled": False,
            "overage": "billed",
            "second_inmail": "costs_credit",
        },
        {
            "basic": _plan(0, None),
            "premium-business": _plan(25, 75, purchase=True),
            "sales-navigator-professional": _plan(15, 45, purchase=True),
            "recruiter-lite": _plan(25, 75, purchase=True),
            "recruiter": _plan(50, 150, purchase=True),
            "recruiter-corporate": _plan(75, 225, purchase=True),
        },
        {
            "sales-navigator": "sales-navigator-professional",
            "sales-navigator-core": "sales-navigator-professional",
            "recruiter-professional-services": "recruiter",
        },
    ),
    "credits-faq": (
        {"credit_back.enabled": False},
        {
            "basic": _plan(0, None),
            "premium-business": _plan(15, None),
            "sales-navigator": _plan(20, None),
        },
        _ONE_SALES_NAVIGATOR,
    ),
    "per-month-guide": (
        {
            "expiry.mode": "renewals",
            "expiry.renewals": 1,
            "plan_change.effective": "next_renewal",
            "plan_change.credits": "kept",
        },
        {
            "basic": _plan(0, None),
            "premium-business": _plan(15, None),
            "sales-navigator-core": _plan(20, None),
            "sales-navigator-advanced": _plan(30, None),
            "recruiter-lite": _plan(30, None),
            "recruiter-professional-services": _plan(150, None),
        },
        {
            "sales-navigator": "sales-navigator-core",
            "sales-navigator-professional": "sales-navigator-core",
            "sales-navigator-advanced-plus": "sales-navigator-advanced",
        },
    ),
}


class ModelRefused(Exception):
    """The scenario is one that the rules refuse."""


def day_of(text: object, where: str) -> date:
    """The day that a text of the form YYYY-MM-DD names."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ModelRefused(f"{where}: a day is written YYYY-MM-DD, not {text!r}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ModelRefused(f"{where}: there is no day {text}") from None


def is_whole(value: object) -> bool:
    return type(value) is int


class SlowRules:
    """One rulebook with the person's own values over it."""

    def __init__(self, rulebook: object, overrides: object) -> None:
        if not isinstance(rulebook, str) or rulebook not in RULEBOOKS:
            raise ModelRefused(f"rulebook: {rulebook!r} is not known")
        general, self._plans, self._other_names = RULEBOOKS[rulebook]
        self._general = GENERAL | general
        if not isinstance(overrides, dict):
            raise ModelRefused("rules: not an object")
        # A plan that the rulebook does not know is the person's own if they say what it grants.
        self._own_plans = {
            key.removeprefix("plans.").removesuffix(".allotment")
            for key in overrides
            if key.startswith("plans.") and key.endswith(".allotment") and len(key) > len("plans..allotment")
        }
        self._own_plans -= {*self._plans, *self._other_names}
        # (plan or None, rule) -> its steps, oldest first; a plain value holds from the first of all days
        self._own: dict[tuple[str | None, str], list[tuple[date, Any]]] = {}
        for key, given in overrides.items():
            place = self._place_of(key)
            if place in self._own:
                raise ModelRefused(f"{key}: this value is given twice")
            self._own[place] = _steps(key, place[1], given)

    def canonical(self, plan: object, where: str) -> str:
        """The rulebook's name of a plan that is known there by this or another name, or is the person's own."""
        if isinstance(plan, str):
            name = self._other_names.get(plan, plan)
            if name in self._plans or name in self._own_plans:
                return name
        raise ModelRefused(f"{where}: the plan {plan!r} is not known")

    def _place_of(self, key: str) -> tuple[str | None, str]:
        if key in GENERAL:
            return None, key
        if key.startswith("plans."):
            for rule in RULE_NAMES:
                plan = key.removeprefix("plans.").removesuffix("." + rule)
                if key == f"plans.{plan}.{rule}" and plan:
                    return self.canonical(plan, key), rule
        raise ModelRefused(f"{key}: there is no such rule")

    def value(self, rule: str, plan: str | None, day: date) -> Any:
        """The value that holds on this day: the person's for the plan, theirs in general, then the rulebook's."""
        for place in [(plan, rule), (None, rule)] if plan is not None else [(None, rule)]:
            for first_day, value in reversed(self._own.get(place, [])):
                if first_day <= day:
                    return value
        of_the_plan: Mapping[str, object] = {}
        if plan is not None:
            of_the_plan = self._plans.get(
                plan, _plan(0, None)
            )  # a plan of their own: all else is the default
        return of_the_plan[rule] if rule in of_the_plan else self._general[rule]


def _steps(key: str, rule: str, given: object) -> list[tuple[date, Any]]:
    if not isinstance(given, list) or (rule == "credit_back.outcomes" and not _holds_objects(given)):
        _check_value(key, rule, given)
        return [(date.min, given)]
    steps: dict[date, object] = {}
    for step in given:
        if not isinstance(step, dict) or set(step) != {"from", "value"}:
            raise ModelRefused(f"{key}: a step has a day and a value, nothing else")
        first_day = day_of(step["from"], key)
        if first_day in steps:
            raise ModelRefused(f"{key}: two steps on {first_day}")
        _check_value(key, rule, step["value"])
        steps[first_day] = step["value"]
    if not steps:
        raise ModelRefused(f"{key}: no step")
    return sorted(steps.items(), key=lambda step: step[0])


def _holds_objects(given: list[object]) -> bool:
    return any(isinstance(entry, dict) for entry in given)


def _check_value(key: str, rule: str, value: object) -> None:
    if rule in CHOICES:
        fine = isinstance(value, str) and value in CHOICES[rule]
    elif rule in SMALLEST:
        fine = (rule == "cap" and value is None) or (is_whole(value) and value >= SMALLEST[rule])  # type: ignore[operator]
    elif rule == "credit_back.outcomes":
        fine = isinstance(value, list) and all(isinstance(name, str) and name in OUTCOMES for name in value)
    else:
        fine = isinstance(value, bool)
    if not fine:
        raise ModelRefused(f"{key}: {value!r} is not a value of this rule")
