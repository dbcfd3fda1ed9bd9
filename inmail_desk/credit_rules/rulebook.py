"""Rulebooks: named values, each with where it was read, from which day it holds, and how sure it is."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .refusal import Refused
from .rule_names import GENERAL_RULES, PLAN_RULES, RuleKey, parse_key, read_value
from .rulebook_fields import At, Misplaced, read_day_at, read_fields, read_list, read_object, read_text
from .strict_json import read_json, shown

DEFAULT_RULEBOOK = "linkedin-current"

FORMAT = 1
"""The form of the files that this program reads. A file that does not name one has this."""

_DEEPEST = 8
_LONGEST_NAME, _LONGEST_TITLE, _LONGEST_PLACE = 80, 300, 2_000
_MOST_NAMED, _MOST_VALUES, _MOST_STEPS = 300, 10_000, 100
_HIGHEST = {
    "allotment": 100_000,
    "cap": 100_000,
    "expiry.days": 36_525,
    "expiry.renewals": 1_200,
    "credit_back.window_days": 36_525,
    "reminder.days": 36_525,
}
"""A century, and more credits than any plan holds: beyond these a file is wrong, and a statement would take long."""

_FOLDER = Path(__file__).parent / "rulebooks"


class Confidence(StrEnum):
    OFFICIAL = "official"
    OFFICIAL_CONFLICTING = "official-conflicting"
    THIRD_PARTY = "third-party"
    ASSUMED = "assumed"


class Source(NamedTuple):
    """Where a value was read: a title, an address or the number of a kept text, and the day it was read."""

    title: str
    where: str
    read_on: date


class SourcedValue(NamedTuple):
    """A value of a rulebook. `from_on` is the first day on which it holds, None for always."""

    value: object
    from_on: date | None
    source: Source
    confidence: Confidence


class Rulebook(NamedTuple):
    """A source's view of the rules. `plans` are its own names of plans with their titles; `other_names` lead to them.

    `values` holds each rule's values, the earliest first. `text` is the file that it was read from, so that a data
    file can keep it.
    """

    id: str
    title: str
    version: str
    plans: Mapping[str, str]
    other_names: Mapping[str, str]
    values: Mapping[RuleKey, tuple[SourcedValue, ...]]
    text: str

    def canonical(self, plan: str) -> str | None:
        """This rulebook's own name for a plan, None where it says nothing about it."""
        return plan if plan in self.plans else self.other_names.get(plan)


@cache
def shipped_rulebooks() -> tuple[str, ...]:
    """The ids of the rulebooks that ship, the default first, then by name."""
    found = sorted(file.stem for file in _FOLDER.glob("*.json"))
    return tuple(sorted(found, key=lambda each: each != DEFAULT_RULEBOOK))


@cache
def load_shipped(id: str) -> Rulebook:
    """The shipped rulebook of that id, read once. Raises `Refused` where none has it."""
    if id not in shipped_rulebooks():
        raise Refused(
            f"there is no rulebook {id!r}; there are {', '.join(shipped_rulebooks())}", field="rulebook"
        )
    return parse_rulebook(shipped_text(id))


@cache
def shipped_text(id: str) -> str:
    """The file of the shipped rulebook of that id."""
    return (_FOLDER / f"{id}.json").read_text("utf-8")


def parse_rulebook(text: str) -> Rulebook:
    """The rulebook in a file's text.

    Raises `Refused`, naming the key and the line, for a value without source, confidence or day of reading, for an
    unknown rule, and where a rule or a plan lacks the value that holds always: every lookup has an answer. Whatever the
    text is, it takes no longer than in proportion to its length.
    """
    try:
        content = read_json(text)
    except Refused:
        _refuse_depth(text)
        raise
    if _is_deeper_than(content, _DEEPEST):
        _refuse_depth(text)
    try:
        return _rulebook(content, text)
    except Misplaced as refusal:
        from .json_places import line_of

        raise Refused(refusal.reason, field=refusal.field, line=line_of(text, refusal.path)) from None


def _refuse_depth(text: str) -> None:
    """Refuses a text that is nested too deeply, whether it is JSON or not."""
    from .json_places import line_deeper_than  # only a file that is wrong needs it

    line = line_deeper_than(text, _DEEPEST)
    if line is not None:
        raise Refused("is nested too deeply", line=line)


def _is_deeper_than(content: object, most: int) -> bool:
    if isinstance(content, dict):
        inside: Iterable[object] = content.values()
    elif isinstance(content, list):
        inside = content
    else:
        return False
    return most == 0 or any(_is_deeper_than(each, most - 1) for each in inside)


def _rulebook(content: object, text: str) -> Rulebook:
    file = At("rulebook", ())
    form = read_object(content, file).get("format", FORMAT)
    if type(form) is not int or form < 1:
        raise Misplaced("needs the number of the format", file.inside("format", "format"))
    if form > FORMAT:
        reason = (
            f"was made for a newer InMail Desk: it has format {shown(str(form))}, and this one reads {FORMAT}"
        )
        raise Misplaced(reason, file.inside("format", "format"))
    fields = read_fields(
        content,
        file,
        {"id", "title", "version", "sources", "plans", "other_names", "values"},
        optional={"format"},
    )
    sources = {
        name: _source(each, At(f"sources.{name}", ("sources", name)))
        for name, each in _named(fields, "sources").items()
    }
    plans = _names(fields, "plans", _LONGEST_TITLE)
    other_names = _names(fields, "other_names", _LONGEST_NAME)
    for name, plan in other_names.items():
        if name in plans or plan not in plans:
            at = At(f"other_names.{name}", ("other_names", name))
            raise Misplaced("needs to lead from a further name to one of the plans", at)
    values: dict[RuleKey, list[SourcedValue]] = {}
    listed = At("values", ("values",))
    for number, each in enumerate(read_list(fields["values"], listed, _MOST_VALUES)):
        at = listed.inside(number, f"values {number + 1}")
        key, value = _sourced_value(each, at, plans, sources)
        steps = values.setdefault(key, [])
        _refuse_step(value, steps, At(str(key), at.path))
        steps.append(value)
    _refuse_gaps(values, plans)
    return Rulebook(
        id=read_text(fields["id"], At("id", ("id",)), _LONGEST_NAME),
        title=read_text(fields["title"], At("title", ("title",)), _LONGEST_TITLE),
        version=read_text(fields["version"], At("version", ("version",)), _LONGEST_NAME),
        plans=plans,
        other_names=other_names,
        values={
            key: tuple(sorted(steps, key=lambda step: step.from_on or date.min))
            for key, steps in values.items()
        },
        text=text,
    )


def _named(fields: dict[str, object], part: str) -> dict[str, object]:
    """A part of the file that is an object whose keys are names."""
    at = At(part, (part,))
    found = read_object(fields[part], at, _MOST_NAMED)
    for name in found:
        read_text(name, At(f"{part}.{shown(name)}", (part, name)), _LONGEST_NAME)
    return found


def _names(fields: dict[str, object], part: str, longest: int) -> dict[str, str]:
    """The same where each name leads to a text."""
    return {
        name: read_text(value, At(f"{part}.{name}", (part, name)), longest)
        for name, value in _named(fields, part).items()
    }


def _source(content: object, at: At) -> Source:
    fields = read_fields(content, at, {"title", "where", "read_on"})
    return Source(
        title=read_text(fields["title"], at.inside("title"), _LONGEST_TITLE),
        where=read_text(fields["where"], at.inside("where"), _LONGEST_PLACE),
        read_on=read_day_at(fields["read_on"], at.inside("read_on")),
    )


def _sourced_value(
    content: object, at: At, plans: Mapping[str, str], sources: Mapping[str, Source]
) -> tuple[RuleKey, SourcedValue]:
    fields = read_fields(content, at, {"rule", "value", "source", "confidence"}, optional={"from"})
    key = _key(read_text(fields["rule"], at.inside("rule"), 2 * _LONGEST_NAME), at, plans)
    at = At(str(key), at.path)
    source = sources.get(read_text(fields["source"], at.inside("source"), _LONGEST_NAME))
    if source is None:
        raise Misplaced("needs a source that the rulebook lists", at.inside("source"))
    confidence = fields["confidence"]
    if not isinstance(confidence, str) or confidence not in set(Confidence):
        raise Misplaced(f"needs a confidence: one of {', '.join(Confidence)}", at.inside("confidence"))
    return key, SourcedValue(
        value=_value(key, fields["value"], at.inside("value")),
        from_on=read_day_at(fields["from"], at.inside("from")) if "from" in fields else None,
        source=source,
        confidence=Confidence(confidence),
    )


def _key(rule: str, at: At, plans: Mapping[str, str]) -> RuleKey:
    at = At(rule, at.inside("rule").path)
    try:
        key = parse_key(rule)
    except Refused as refusal:
        raise Misplaced(refusal.reason, at) from None
    if key.plan is not None and key.plan not in plans:
        raise Misplaced("belongs to a plan that the rulebook does not list", at)
    return key


def _value(key: RuleKey, given: object, at: At) -> object:
    try:
        value = read_value(key, given)
    except Refused as refusal:
        raise Misplaced(refusal.reason, at) from None
    highest = _HIGHEST.get(key.rule)
    if highest is not None and isinstance(value, int) and value > highest:
        raise Misplaced(f"needs a number of at most {highest}, not {shown(str(value))}", at)
    return value


def _refuse_step(value: SourcedValue, earlier: list[SourcedValue], at: At) -> None:
    if len(earlier) >= _MOST_STEPS:
        raise Misplaced(f"has more than {_MOST_STEPS} values", at)
    if any(step.from_on == value.from_on for step in earlier):
        raise Misplaced("has two values from the same day on", at)


def _refuse_gaps(values: Mapping[RuleKey, list[SourcedValue]], plans: Mapping[str, str]) -> None:
    keys = [RuleKey(rule, None) for rule in GENERAL_RULES]
    keys += [RuleKey(rule, plan) for plan in plans for rule in PLAN_RULES]
    for key in keys:
        if not any(each.from_on is None for each in values.get(key, ())):
            raise Misplaced("needs a value that holds always", At(str(key), ("values",)))
