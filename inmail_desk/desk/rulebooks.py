"""The rulebooks side by side: who says what of this person's plan, and what their own facts come to by each."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from inmail_desk.credit_rules.facts import Fact, PlanChanged, Subscribed, TrackingStarted
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.replays import Replays
from inmail_desk.credit_rules.rule_names import GENERAL_RULES, PLAN_RULES, ExpiryMode, parse_key
from inmail_desk.credit_rules.rulebook import Rulebook
from inmail_desk.credit_rules.rules import RuleAnswer, Rules
from inmail_desk.store.data_file import DataFile

from .comparing import Standing, standing
from .picture import Picture, on_day, plan_title
from .rejection import Details, Problem, Rejected
from .rulebook_shelf import Book, books

RULES_IN_ORDER = (
    "allotment",
    "cap",
    "cap.applies_to",
    "renewal",
    "expiry.mode",
    "expiry.days",
    "expiry.renewals",
    "credit_back.enabled",
    "credit_back.window_days",
    "credit_back.outcomes",
    "credit_back.expiry",
    "second_inmail",
    "reminder.days",
    "purchase",
    "overage",
    "plan_change.effective",
    "plan_change.credits",
)


class Cell(NamedTuple):
    """What a rulebook says of a rule. `answer` None: nothing, since it does not know the plan. `applies` False: another
    of its rules makes this one idle. `conflicts`: it is not what the rulebook in use says."""

    answer: RuleAnswer | None
    applies: bool
    conflicts: bool


class Column(NamedTuple):
    """A rulebook: what it calls the plan, None where it says nothing about it, and a cell for each rule."""

    book: Book
    plan_title: str | None
    cells: tuple[Cell, ...]


class SideBySide(NamedTuple):
    """The rulebooks, the one in use first, then those that ship, then those that were imported.

    `plan` is the plan in force, else the latest that there was; `rules` are those that matter by any of them, and each
    column has its cells in that order. `own` are the person's own values of them today, None where the rulebook holds.
    """

    plan: str
    plan_title: str
    rules: tuple[str, ...]
    columns: tuple[Column, ...]
    own: tuple[RuleAnswer | None, ...]


class Result(NamedTuple):
    """What the person's own facts, and their own values, come to by a rulebook: the picture by it and where the credits
    stand in that, or the problem that makes it impossible to tell."""

    picture: Picture | None = None
    standing: Standing | None = None
    problem: Rejected | None = None


def side_by_side(picture: Picture, data: DataFile) -> SideBySide:
    """The rulebooks side by side, as of the picture's day."""
    plan, today = _plan(picture), picture.today
    found = [_Answers(book, picture, plan) for book in books(picture, data)]
    rules = tuple(rule for rule in RULES_IN_ORDER if any(each.applies(rule) for each in found))
    in_use = found[0]
    canonical = picture.rules.canonical(plan)
    own = [_own(picture.rules, rule, canonical, today) for rule in rules]
    return SideBySide(
        plan=plan,
        plan_title=plan_title(picture, canonical or plan),
        rules=rules,
        columns=tuple(each.column(rules, in_use) for each in found),
        own=tuple(own),
    )


def _plan(picture: Picture) -> str:
    if picture.statement.plan is not None:
        return picture.statement.plan
    named = [event.plan for event in picture.plan_events if event.plan is not None]
    return named[-1]  # no account begins without one


def _own(rules: Rules, rule: str, plan: str | None, today: date) -> RuleAnswer | None:
    answer = rules.answer(rule, plan, today)
    return answer if answer.override else None


class _Answers:
    """What one rulebook says of a plan today."""

    def __init__(self, book: Book, picture: Picture, plan: str) -> None:
        self._book = book
        self._plan = book.rulebook.canonical(plan)
        self._today = picture.today
        self._rules = Rules(book.rulebook)
        try:
            effective = Rules(book.rulebook, picture.recorded.overrides)
        except Refused:
            effective = self._rules
        known = effective.canonical(plan)
        self._idle = _idle_rules(effective, known, picture.today)

    def applies(self, rule: str) -> bool:
        return rule not in self._idle

    def answer(self, rule: str) -> RuleAnswer | None:
        if self._plan is None and rule in PLAN_RULES:
            return None
        return self._rules.answer(rule, self._plan, self._today)

    def column(self, rules: Iterable[str], in_use: "_Answers") -> Column:
        titles = self._book.rulebook.plans
        return Column(
            book=self._book,
            plan_title=None if self._plan is None else titles[self._plan],
            cells=tuple(self._cell(rule, in_use) for rule in rules),
        )

    def _cell(self, rule: str, in_use: "_Answers") -> Cell:
        answer, theirs = self.answer(rule), in_use.answer(rule)
        comparable = answer is not None and theirs is not None and self.applies(rule) and in_use.applies(rule)
        return Cell(
            answer=answer,
            applies=self.applies(rule),
            conflicts=comparable and answer.value != theirs.value,  # type: ignore[union-attr]
        )


def _idle_rules(rules: Rules, plan: str | None, today: date) -> set[str]:
    idle = set()
    mode = rules.expiry(plan, today).mode
    if mode is not ExpiryMode.DAYS:
        idle.add("expiry.days")
    if mode is not ExpiryMode.RENEWALS:
        idle.add("expiry.renewals")
    if plan is None or rules.cap(plan, today) is None:
        idle.add("cap.applies_to")
    if not rules.credit_back(plan, today).enabled:
        idle |= {rule for rule in GENERAL_RULES if rule.startswith("credit_back.")} - {"credit_back.enabled"}
    return idle


def result_by(picture: Picture, rulebook: Rulebook) -> Result:
    """The result by a rulebook. It reads nothing but its arguments: any thread may ask."""
    try:
        by = by_rulebook(picture, rulebook)
    except Rejected as problem:
        return Result(problem=problem)
    return Result(picture=by, standing=standing(by))


def by_rulebook(picture: Picture, rulebook: Rulebook) -> Picture:
    """The picture as it would be by another rulebook, the person's own values kept. Raises `Rejected` where their facts
    or their own values cannot be computed with by it."""
    if rulebook.text == picture.rules.rulebook.text:
        return picture
    try:
        rules = Rules(rulebook, picture.recorded.overrides)
    except Refused as refused:
        raise _value_against(rulebook, picture, refused.field or "") from None
    try:
        return on_day(picture._replace(rules=rules, replays=Replays(rules)), picture.today)
    except Refused as refused:
        fact = None if refused.fact is None else picture.recorded.facts[refused.fact - 1]
        raise _fact_against(rulebook, picture, fact, refused.field) from None


def _value_against(rulebook: Rulebook, picture: Picture, key: str) -> Rejected:
    plan = parse_key(key).plan
    if plan is not None and rulebook.canonical(plan) is None:
        return _without_plan(rulebook, picture, plan)
    details = Details(name=parse_key(key).rule, text=rulebook.title)
    return Rejected(Problem.RULEBOOK_AGAINST_VALUE, field="rulebook", details=details)


def _fact_against(rulebook: Rulebook, picture: Picture, fact: Fact | None, field: str | None) -> Rejected:
    if field == "plan" and isinstance(fact, Subscribed | TrackingStarted | PlanChanged):
        return _without_plan(rulebook, picture, fact.plan)
    day = picture.today if fact is None else fact.on
    problem = Problem.RULEBOOK_AGAINST_FACT
    if field == "last_renewal_on":
        problem = Problem.RULEBOOK_AGAINST_RENEWAL
    return Rejected(problem, field="rulebook", details=Details(day=day, text=rulebook.title))


def _without_plan(rulebook: Rulebook, picture: Picture, plan: str) -> Rejected:
    title = plan_title(picture, picture.rules.canonical(plan) or plan)
    return Rejected(
        Problem.RULEBOOK_WITHOUT_PLAN, field="rulebook", details=Details(name=title, text=rulebook.title)
    )
