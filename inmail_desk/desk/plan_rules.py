"""The part Rules of the page about the plan: every rule for one plan, with its steps and the person's own values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inmail_desk.credit_rules.rule_names import PLAN_RULES, RuleKey, read_value
from inmail_desk.credit_rules.rulebook import Confidence, load_shipped, shipped_rulebooks
from inmail_desk.credit_rules.rules import RuleAnswer, Rules
from inmail_desk.store.data_file import DataFile
from inmail_desk.store.values import Override

from .overrides import idle_because_of, overrides_of
from .picture import Picture


class RuleGroup(StrEnum):
    ALLOTMENT_AND_CAP = "allotment_and_cap"
    EXPIRY = "expiry"
    CREDIT_BACK = "credit_back"
    SENDING = "sending"
    PLAN_CHANGES = "plan_changes"


RULES_OF: dict[RuleGroup, tuple[str, ...]] = {
    RuleGroup.ALLOTMENT_AND_CAP: ("allotment", "cap", "cap.applies_to", "renewal", "purchase"),
    RuleGroup.EXPIRY: ("expiry.mode", "expiry.days", "expiry.renewals"),
    RuleGroup.CREDIT_BACK: (
        "credit_back.enabled",
        "credit_back.window_days",
        "credit_back.outcomes",
        "credit_back.expiry",
    ),
    RuleGroup.SENDING: ("second_inmail", "reminder.days", "overage"),
    RuleGroup.PLAN_CHANGES: ("plan_change.effective", "plan_change.credits"),
}
"""Every rule that there is, each in one group."""


class Time(StrEnum):
    """Whether a step of a rule's value is over, holds today, or is still to come."""

    PAST = "past"
    NOW = "now"
    COMING = "coming"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleStep:
    """A value of a rule and the day from which it holds, None for always."""

    from_on: date | None
    answer: RuleAnswer
    time: Time


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnStep:
    """A value of the person's own: for `plan` alone, or for every plan (None). `override` is as it was kept."""

    override: Override
    plan: str | None
    value: object
    time: Time

    def gives(self, step: RuleStep) -> bool:
        """Whether this is the value of a step."""
        from_on = self.override.from_on or date.min
        answer = step.answer
        return answer.override and (answer.key.plan, answer.from_on or date.min) == (self.plan, from_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as it holds today. `steps` are all its values, the earliest first, where it has more than one.

    `own` are the person's values, those for this plan first. `others` are the titles of the rulebooks that come with
    the program and give another value for this plan; `conflicting` says that they, or its own source, contradict it.
    `idle_because_of` is the rule whose value lets this one do nothing today, "" where it counts.
    """

    answer: RuleAnswer
    steps: tuple[RuleStep, ...]
    own: tuple[OwnStep, ...]
    others: tuple[tuple[str, RuleAnswer], ...]
    idle_because_of: str

    @property
    def rule(self) -> str:
        return self.answer.key.rule

    @property
    def conflicting(self) -> bool:
        sourced = self.answer.sourced
        says_so = sourced is not None and sourced.confidence is Confidence.OFFICIAL_CONFLICTING
        return says_so or bool(self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage:
    """All rules for `plan`, in their groups."""

    plan: str
    groups: tuple[tuple[RuleGroup, tuple[RuleLine, ...]], ...]

    def line(self, rule: str) -> RuleLine:
        """The line of a rule."""
        return next(line for _, lines in self.groups for line in lines if line.rule == rule)


def rules_page(picture: Picture, data: DataFile, plan: str) -> RulesPage:
    """Every rule for `plan`, a name that the picture's rules know, as of the picture's day."""
    overrides = data.read.overrides()
    return RulesPage(
        plan=plan,
        groups=tuple(
            (group, tuple(_line(picture, rule, plan, overrides) for rule in rules))
            for group, rules in RULES_OF.items()
        ),
    )


def plan_looked_at(picture: Picture) -> str:
    """The plan whose rules are shown first: the one in force, else the latest of the history."""
    plan = picture.statement.plan
    named = [event.plan for event in picture.plan_events if event.plan is not None]
    plan = plan or named[-1]
    return picture.rules.canonical(plan) or plan


def may_hold_for_every_plan(rule: str) -> bool:
    """Whether a value of the person's own may be given for every plan at once."""
    return rule not in PLAN_RULES


def _line(picture: Picture, rule: str, plan: str, overrides: Iterable[Override]) -> RuleLine:
    rules, today = picture.rules, picture.today
    own = [_own_steps(rules, RuleKey(rule, plan), overrides, today)]
    if may_hold_for_every_plan(rule):
        own.append(_own_steps(rules, RuleKey(rule, None), overrides, today))
    answer = rules.answer(rule, plan, today)
    return RuleLine(
        answer=answer,
        steps=_steps(rules, rule, plan, today),
        own=tuple(step for steps in own for step in steps),
        others=tuple(_others(rules, answer, plan, today)),
        idle_because_of=idle_because_of(rules, rule, plan, today),
    )


def _steps(rules: Rules, rule: str, plan: str, today: date) -> tuple[RuleStep, ...]:
    days = [day for day in rules.first_days(rule, plan) if day != date.min]
    if not days:
        return ()
    found = [
        (None, rules.answer(rule, plan, date.min)),
        *((day, rules.answer(rule, plan, day)) for day in days),
    ]
    return tuple(
        RuleStep(from_on=day, answer=answer, time=time)
        for (day, answer), time in zip(found, _times([day for day, _ in found], today), strict=True)
    )


def _own_steps(rules: Rules, key: RuleKey, overrides: Iterable[Override], today: date) -> tuple[OwnStep, ...]:
    found = overrides_of(overrides, rules, key)
    return tuple(
        OwnStep(override=each, plan=key.plan, value=read_value(key, each.value), time=time)
        for each, time in zip(found, _times([each.from_on for each in found], today), strict=True)
    )


def _times(days: list[date | None], today: date) -> list[Time]:
    """The time of each of several values that follow each other from these days on."""
    begun = [day is None or day <= today for day in days]
    return [
        Time.COMING if not each else Time.PAST if place + 1 < len(days) and begun[place + 1] else Time.NOW
        for place, each in enumerate(begun)
    ]


def _others(rules: Rules, answer: RuleAnswer, plan: str, today: date) -> Iterable[tuple[str, RuleAnswer]]:
    """What other rulebooks give for the same plan, where that is not what the one in use gives."""
    if answer.sourced is None:
        return
    names = {plan, *(name for name, leads_to in rules.rulebook.other_names.items() if leads_to == plan)}
    for id in shipped_rulebooks():
        book = load_shipped(id)
        known = plan if plan in book.plans else next(filter(None, map(book.canonical, sorted(names))), None)
        if id == rules.rulebook.id or known is None:
            continue
        theirs = Rules(book).answer(answer.key.rule, known, today)
        if theirs.value != answer.sourced.value:
            yield book.title, theirs
