"""The names of the rules, and which values each may have."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from .facts import Outcome
from .refusal import Refused


class Renewal(StrEnum):
    BILLING_DAY = "billing_day"
    FIRST_OF_MONTH = "first_of_month"


class ExpiryMode(StrEnum):
    DAYS = "days"
    RENEWALS = "renewals"
    NEVER = "never"


class CapScope(StrEnum):
    ALLOTMENT = "allotment"
    EVERY_CREDIT = "every_credit"


class CreditBackExpiry(StrEnum):
    FRESH = "fresh"
    ORIGINAL = "original"


class SecondInMail(StrEnum):
    REFUSED = "refused"
    COSTS_CREDIT = "costs_credit"


class Overage(StrEnum):
    REFUSED = "refused"
    BILLED = "billed"


class PlanChangeEffective(StrEnum):
    IMMEDIATELY = "immediately"
    NEXT_RENEWAL = "next_renewal"


class PlanChangeCredits(StrEnum):
    KEPT = "kept"
    FORFEITED = "forfeited"


def whole(value: object) -> int:
    """A whole number of 0 or more. True and False are no numbers; raises `Refused`."""
    if type(value) is not int or value < 0:
        raise Refused(f"needs a whole number of 0 or more, not {_shown(value)}")
    return value


def _positive(value: object) -> int:
    if whole(value) == 0:
        raise Refused("needs a whole number of 1 or more, not 0")
    return whole(value)


def _whole_or_none(value: object) -> int | None:
    return None if value is None else whole(value)


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise Refused(f"needs true or false, not {_shown(value)}")
    return value


def _one_of(choices: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        if isinstance(value, str) and value in set(choices):
            return choices(value)
        raise Refused(f"needs one of {', '.join(choices)}, not {_shown(value)}")

    return read


def _outcomes(value: object) -> frozenset[Outcome]:
    if not isinstance(value, list | tuple | frozenset):
        raise Refused(f"needs a list of outcomes, not {_shown(value)}")
    return frozenset(Outcome(_one_of(Outcome)(each)) for each in value)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


PLAN_RULES: dict[str, Callable[[object], object]] = {
    "allotment": whole,
    "cap": _whole_or_none,
    "renewal": _one_of(Renewal),
    "purchase": _flag,
}
"""The rules that exist only for a plan, each with the reader of its value."""

GENERAL_RULES: dict[str, Callable[[object], object]] = {
    "expiry.mode": _one_of(ExpiryMode),
    "expiry.days": _positive,
    "expiry.renewals": _positive,
    "cap.applies_to": _one_of(CapScope),
    "credit_back.enabled": _flag,
    "credit_back.window_days": whole,
    "credit_back.outcomes": _outcomes,
    "credit_back.expiry": _one_of(CreditBackExpiry),
    "second_inmail": _one_of(SecondInMail),
    "reminder.days": whole,
    "overage": _one_of(Overage),
    "plan_change.effective": _one_of(PlanChangeEffective),
    "plan_change.credits": _one_of(PlanChangeCredits),
}
"""The rules that hold for every plan and may be set for one plan alone, each with the reader of its value."""

_READERS = {**PLAN_RULES, **GENERAL_RULES}


class RuleKey(NamedTuple):
    """A rule, general (`plan` None) or of one plan."""

    rule: str
    plan: str | None

    def __str__(self) -> str:
        return self.rule if self.plan is None else f"plans.{self.plan}.{self.rule}"


def parse_key(key: str) -> RuleKey:
    """The rule that a key such as `expiry.days` or `plans.premium-business.cap` names. Raises `Refused`."""
    if key in GENERAL_RULES:
        return RuleKey(key, None)
    if key.startswith("plans."):
        rest = key.removeprefix("plans.")
        # The longest name first, so that no plan's name swallows the beginning of a rule's.
        for rule in sorted(_READERS, key=len, reverse=True):
            plan = rest.removesuffix(f".{rule}")
            if plan != rest and plan.strip():
                return RuleKey(rule, plan)
    raise Refused("there is no rule of this name", field=key)


def read_value(key: RuleKey, value: object) -> object:
    """The value of a rule in the type that the rules use. Raises `Refused`, naming the key."""
    try:
        return _READERS[key.rule](value)
    except Refused as refusal:
        raise Refused(refusal.reason, field=str(key)) from None
