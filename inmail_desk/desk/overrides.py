"""The person's own values of rules, beside those of the rulebook: set from a day on, and removed again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from inmail_desk.credit_rules.days import day_after
from inmail_desk.credit_rules.facts import Outcome, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replay import compute_statement
from inmail_desk.credit_rules.rule_names import (
    PLAN_RULES,
    CreditBackExpiry,
    ExpiryMode,
    RuleKey,
    parse_key,
    read_value,
)
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Override

from .picture import HORIZON_DAYS, Picture
from .rejection import Details, Problem, Rejected, checked_day, checked_number

if TYPE_CHECKING:  # importing it for real would bring SQLModel before the first window is painted
    from inmail_desk.store.unit_of_work import UnitOfWork

MOST_DAYS = 3_650
MOST_RENEWALS = 120
"""Ten years: no rule of LinkedIn's is that long, and a slip of a digit is found."""

_FARTHEST_AHEAD = timedelta(days=3_653)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValue:
    """A value of the person's own: of `rule`, for `plan` alone or for every plan (None), from the day `from_on` on, or
    always (None). `value` None is no number entered, or no cap."""

    rule: str
    plan: str | None
    value: object
    from_on: date | None


def set_override(
    data: DataFile, picture: Picture, own: OwnValue, *, now: datetime, instead_of: int | None = None
) -> Changed:
    """Lets the person's own value hold. One of the same rule, plan and first day is replaced, and so is the one with
    the id `instead_of`, whatever its day and plan; nothing else is.

    Raises `Rejected`: the value or the day cannot be, or what is recorded could not have happened with it.
    """
    value = _checked_value(own.rule, own.value)
    from_on = _checked_first_day(picture, own.from_on)
    key = key_of(picture.rules, own)
    known = overrides_of(data.read.overrides(), picture.rules, key)
    # Other names of a plan lead to the same rule: it keeps the name that it was first given under.
    name = known[0].rule if known else str(key)
    there = next((each for each in known if each.from_on == from_on), None)

    def write(work: "UnitOfWork") -> None:
        if instead_of is not None and (there is None or there.id != instead_of):
            work.overrides.remove(instead_of)
        if there is None or read_value(key, there.value) != value:
            work.overrides.set(name, _written(value), from_on=from_on, noted_at=now)

    return _kept_if_it_computes(data, picture, "Override Rule", write)


def remove_override(data: DataFile, picture: Picture, override_id: int) -> Changed:
    """Takes one value of the person's own back, with its first day. Raises `Rejected` where what is recorded needs
    it."""

    def write(work: "UnitOfWork") -> None:
        work.overrides.remove(override_id)

    return _kept_if_it_computes(data, picture, "Remove Override", write)


def key_of(rules: Rules, own: OwnValue) -> RuleKey:
    """The rule that is overridden, under the plan's name in these rules."""
    if own.plan is None:
        assert own.rule not in PLAN_RULES
        return RuleKey(own.rule, None)
    return RuleKey(own.rule, rules.canonical(own.plan) or own.plan)


def overrides_of(overrides: Iterable[Override], rules: Rules, key: RuleKey) -> tuple[Override, ...]:
    """The person's values of one rule, the one that holds always first, then by day."""
    found = [each for each in overrides if _canonical(rules, each.rule) == key]
    return tuple(sorted(found, key=lambda each: each.from_on or date.min))


def _canonical(rules: Rules, text: str) -> RuleKey:
    key = parse_key(text)
    return key if key.plan is None else RuleKey(key.rule, rules.canonical(key.plan) or key.plan)


def _checked_value(rule: str, value: object) -> object:
    """The value in the type that the rules use. Raises `Rejected`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return _checked_whole(rule, value)
    if value is None and rule != "cap":
        missing = Problem.NUMBER_MISSING if rule in _NUMBERS else Problem.CHOICE_MISSING
        raise Rejected(missing, field="value")
    if rule == "credit_back.outcomes" and not value:
        raise Rejected(Problem.NO_OUTCOMES, field="value")
    return read_value(RuleKey(rule, None), value)


_NUMBERS = ("allotment", "expiry.days", "expiry.renewals", "credit_back.window_days", "reminder.days")


def _checked_whole(rule: str, value: int) -> int:
    match rule:
        case "expiry.days":
            checked_number(value, "value", MOST_DAYS)
            least = Problem.LESS_THAN_A_DAY
        case "expiry.renewals":
            checked_number(value, "value", MOST_RENEWALS)
            least = Problem.LESS_THAN_A_RENEWAL
        case "credit_back.window_days" | "reminder.days":
            return checked_number(value, "value", MOST_DAYS)
        case _:
            return checked_number(value, "value")
    if value < 1:
        raise Rejected(least, field="value")
    return value


def _checked_first_day(picture: Picture, from_on: date | None) -> date | None:
    if from_on is None:
        return None
    farthest = picture.today + _FARTHEST_AHEAD
    if from_on > farthest:
        raise Rejected(Problem.YEARS_AHEAD, field="from_on", details=Details(day=from_on, limit=farthest))
    return checked_day(from_on, farthest, "from_on")


def _written(value: object) -> object:
    """The value as a file holds it: outcomes in their usual order."""
    return [each.value for each in Outcome if each in value] if isinstance(value, frozenset) else value


def _kept_if_it_computes(
    data: DataFile, picture: Picture, action: str, write: Callable[["UnitOfWork"], None]
) -> Changed:
    with data.unit_of_work(action) as work:
        write(work)
        recorded = work.read.facts(picture.recorded, {"rule_override"})
        until = day_after(picture.today, HORIZON_DAYS, "horizon_days")
        try:
            rules = Rules(picture.rules.rulebook, recorded.overrides)
            compute_statement(recorded.facts, rules, until)
        except Refused as refused:
            raise _rejected(refused, picture, recorded.overrides) from None
        return work.commit()


def _rejected(refused: Refused, picture: Picture, overrides: dict[str, object]) -> Rejected:
    """What to tell a person of a refusal that followed from another value."""
    if refused.fact is None:
        plan = parse_key(refused.field).plan if refused.field else None
        return Rejected(Problem.OWN_PLAN_NEEDS_ALLOTMENT, field="value", details=Details(name=plan or ""))
    fact = picture.recorded.facts[refused.fact - 1]
    if refused.field == "plan":
        name = getattr(fact, "plan", "")
        return Rejected(Problem.OWN_PLAN_NEEDS_ALLOTMENT, field="value", details=Details(name=name))
    if isinstance(fact, TrackingStarted) and refused.field == "lots":
        lot = _over_already(fact, Rules(picture.rules.rulebook, overrides))
        details = Details(day=fact.on, limit=lot)
        return Rejected(Problem.OPENING_LOT_WOULD_EXPIRE, field="value", details=details)
    if isinstance(fact, TrackingStarted) and refused.field == "last_renewal_on":
        return Rejected(Problem.OPENING_RENEWAL_DIFFERS, field="value", details=Details(day=fact.on))
    return Rejected(Problem.CONTRADICTION, field="value", details=Details(day=fact.on))


def _over_already(fact: TrackingStarted, rules: Rules) -> date | None:
    """The grant of the first opening lot that had none of its life left as tracking began."""
    for lot in sorted(fact.lots or (), key=lambda each: each.granted_on):
        alone = TrackingStarted(
            on=fact.on,
            plan=fact.plan,
            credits=lot.credits,
            last_renewal_on=fact.last_renewal_on,
            billing_day=fact.billing_day,
            lots=(lot,),
        )
        try:
            compute_statement([alone], rules, fact.on)
        except Refused:
            return lot.granted_on
    return None


class Caution(StrEnum):
    """What to tell of a value that can be kept but may not be meant. The comment says what goes with it."""

    CAP_BELOW_ALLOTMENT = "cap_below_allotment"  # day (None: always), allotment, cap
    SAME_DAY_ONLY = "same_day_only"
    HOLDS_ALREADY = "holds_already"
    IDLE = "idle"  # rule
    PLAN_GOES_FIRST = "plan_goes_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cautioned:
    """A caution with its facts; None or "" where they do not belong to it."""

    caution: Caution
    day: date | None = None
    allotment: int = 0
    cap: int = 0
    rule: str = ""


class DayDiffers(NamedTuple):
    """A coming day, and the balance at its end before and after, if nothing is sent and nobody answers."""

    on: date
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideEffect:
    """What a value of the person's own does to the rule.

    `before` is what holds for the plan looked at on the first day, today for a value that holds always; `after` is what
    then holds. `replaces` is the person's value of the same first day, `followed_by` the next one of a later day.
    `first_difference` is the first coming day with another balance, None where today's differs already, and where none
    within the horizon does. `cap_stays` is the cap beside which another allotment is given, None where none is.
    """

    before: object
    after: object
    replaces: Override | None
    followed_by: Override | None
    first_difference: DayDiffers | None
    cap_stays: int | None
    cautions: tuple[Cautioned, ...]


def override_effect(
    data: DataFile, picture: Picture, after: Picture, own: OwnValue, plan: str
) -> OverrideEffect:
    """The effect of a value on the rules of `plan`; `after` is the picture with it."""
    day = own.from_on or picture.today
    key = key_of(picture.rules, own)
    known = overrides_of(data.read.overrides(), picture.rules, key)
    there = next((each for each in known if each.from_on == own.from_on), None)
    later = [each for each in known if each.from_on is not None and each.from_on > (own.from_on or date.min)]
    before, then = picture.rules.value(own.rule, plan, day), after.rules.value(own.rule, plan, day)
    return OverrideEffect(
        before=before,
        after=then,
        replaces=there if there is not None and read_value(key, there.value) != own.value else None,
        followed_by=later[0] if later else None,
        first_difference=_first_difference(picture, after),
        cap_stays=after.rules.cap(plan, day) if own.rule == "allotment" and before != then else None,
        cautions=tuple(_cautions(after.rules, own, plan, day, before, then)),
    )


def _first_difference(before: Picture, after: Picture) -> DayDiffers | None:
    one, other = before.statement.balance, after.statement.balance
    if one != other:
        return None
    for day in sorted({posting.on for posting in (*before.coming, *after.coming)}):
        one += sum(posting.credits for posting in before.coming if posting.on == day)
        other += sum(posting.credits for posting in after.coming if posting.on == day)
        if one != other:
            return DayDiffers(day, one, other)
    return None


def _cautions(
    rules: Rules, own: OwnValue, plan: str, day: date, before: object, then: object
) -> Iterable[Cautioned]:
    value = read_value(RuleKey(own.rule, None), own.value)
    if own.plan is None and then != value:
        yield Cautioned(caution=Caution.PLAN_GOES_FIRST)
    elif before == value:
        yield Cautioned(caution=Caution.HOLDS_ALREADY)
    if own.rule in ("allotment", "cap"):
        yield from _cut_at_once(rules, plan, own.from_on)
    if own.rule == "credit_back.window_days" and own.value == 0:
        yield Cautioned(caution=Caution.SAME_DAY_ONLY)
    idle = idle_because_of(rules, own.rule, plan, day)
    if idle:
        yield Cautioned(caution=Caution.IDLE, rule=idle)


def _cut_at_once(rules: Rules, plan: str, from_on: date | None) -> Iterable[Cautioned]:
    first = from_on or date.min
    later = {day for rule in ("allotment", "cap") for day in rules.first_days(rule, plan) if day > first}
    for day in (first, *sorted(later)):
        allotment, cap = rules.number("allotment", plan, day), rules.cap(plan, day)
        if cap is not None and cap < allotment:
            shown = None if day == date.min else day
            yield Cautioned(caution=Caution.CAP_BELOW_ALLOTMENT, day=shown, allotment=allotment, cap=cap)
            return


def idle_because_of(rules: Rules, rule: str, plan: str, day: date) -> str:
    """The rule whose value that day lets this one do nothing; "" where it counts."""
    mode = rules.expiry(plan, day).mode
    back = rules.credit_back(plan, day)
    if (rule == "expiry.days" and mode is not ExpiryMode.DAYS) or (
        rule == "expiry.renewals" and mode is not ExpiryMode.RENEWALS
    ):
        return "expiry.mode"
    if rule.startswith("credit_back.") and rule != "credit_back.enabled" and not back.enabled:
        return "credit_back.enabled"
    if rule == "cap.applies_to" and rules.cap(plan, day) is None:
        return "cap"
    if rule == "credit_back.expiry" and mode is ExpiryMode.NEVER and back.expiry is CreditBackExpiry.FRESH:
        return "expiry.mode"
    return ""
