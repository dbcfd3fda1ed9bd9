"""Rulebooks: named values, each with where it was read, from which day it holds, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from .refusal import Refused
from .rule_names import GENERAL_RULES, PLAN_RULES, RuleKey, parse_key, read_value
from .strict_json import read_day, read_json

DEFAULT_RULEBOOK = "linkedin-current"

_FOLDER = Path(__file__).parent / "rulebooks"


class Confidence(StrEnum):
    OFFICIAL = "official"
    OFFICIAL_CONFLICTING = "official-conflicting"
    THIRD_PARTY = "third-party"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a value was read: a title, an address or the number of a kept text, and the day it was read."""

    title: str
    where: str
    read_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedValue:
    """A value of a rulebook. `from_on` is the first day on which it holds, None for always."""

    value: object
    from_on: date | None
    source: Source
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
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
    return parse_rulebook((_FOLDER / f"{id}.json").read_text("utf-8"))


def parse_rulebook(text: str) -> Rulebook:
    """The rulebook in a file's text.

    Raises `Refused`, naming the key, for a value without source, confidence or day of reading, for an unknown rule,
    and where a rule or a plan lacks the value that holds always: every lookup has an answer.
    """
    content = _fields(
        read_json(text), "rulebook", {"id", "title", "version", "sources", "plans", "other_names", "values"}
    )
    sources = {name: _source(name, each) for name, each in _object(content["sources"], "sources").items()}
    plans = {
        name: _text(title, f"plans.{name}") for name, title in _object(content["plans"], "plans").items()
    }
    other_names = {
        name: _text(plan, f"other_names.{name}")
        for name, plan in _object(content["other_names"], "other_names").items()
    }
    for name, plan in other_names.items():
        if name in plans or plan not in plans:
            raise Refused(
                "needs to lead from a further name to one of the plans", field=f"other_names.{name}"
            )
    values: dict[RuleKey, list[SourcedValue]] = {}
    for number, each in enumerate(_list(content["values"], "values"), start=1):
        key, value = _sourced_value(each, f"values {number}", plans, sources)
        values.setdefault(key, []).append(value)
    return Rulebook(
        id=_text(content["id"], "id"),
        title=_text(content["title"], "title"),
        version=_text(content["version"], "version"),
        plans=plans,
        other_names=other_names,
        values={key: _in_order(key, steps) for key, steps in _complete(values, plans).items()},
        text=text,
    )


def _source(name: str, content: object) -> Source:
    at = f"sources.{name}"
    fields = _fields(content, at, {"title", "where", "read_on"})
    return Source(
        title=_text(fields["title"], at),
        where=_text(fields["where"], at),
        read_on=_day(fields["read_on"], at),
    )


def _sourced_value(
    content: object, at: str, plans: Mapping[str, str], sources: Mapping[str, Source]
) -> tuple[RuleKey, SourcedValue]:
    fields = _fields(content, at, {"rule", "value", "source", "confidence"}, optional={"from"})
    key = parse_key(_text(fields["rule"], at))
    if key.plan is not None and key.plan not in plans:
        raise Refused("belongs to a plan that the rulebook does not list", field=str(key))
    source = sources.get(_text(fields["source"], at))
    if source is None:
        raise Refused("needs a source that the rulebook lists", field=str(key))
    confidence = fields["confidence"]
    if confidence not in set(Confidence):
        raise Refused(f"needs a confidence: one of {', '.join(Confidence)}", field=str(key))
    return key, SourcedValue(
        value=read_value(key, fields["value"]),
        from_on=_day(fields["from"], str(key)) if "from" in fields else None,
        source=source,
        confidence=Confidence(str(confidence)),
    )


def _complete(
    values: dict[RuleKey, list[SourcedValue]], plans: Mapping[str, str]
) -> dict[RuleKey, list[SourcedValue]]:
    needed = [RuleKey(rule, None) for rule in GENERAL_RULES]
    needed += [RuleKey(rule, plan) for plan in plans for rule in PLAN_RULES]
    for key in needed:
        if not any(each.from_on is None for each in values.get(key, ())):
            raise Refused("needs a value that holds always", field=str(key))
    return values


def _in_order(key: RuleKey, steps: list[SourcedValue]) -> tuple[SourcedValue, ...]:
    days = [step.from_on for step in steps]
    if len(set(days)) < len(days):
        raise Refused("has two values from the same day on", field=str(key))
    return tuple(sorted(steps, key=lambda step: step.from_on or date.min))


def _object(value: object, at: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise Refused("needs a JSON object", field=at)
    return value


def _list(value: object, at: str) -> list[object]:
    if not isinstance(value, list):
        raise Refused("needs a list", field=at)
    return value


def _fields(
    value: object, at: str, needed: set[str], optional: frozenset[str] | set[str] = frozenset()
) -> dict[str, object]:
    content = _object(value, at)
    for name in sorted(needed - content.keys()):
        raise Refused(f"lacks {name}", field=at)
    for name in sorted(content.keys() - needed - optional):
        raise Refused(f"has an unknown key {name!r}", field=at)
    return content


def _text(value: object, at: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refused("needs a text", field=at)
    return value


def _day(value: object, at: str) -> date:
    try:
        return read_day(value)
    except Refused as refusal:
        raise Refused(refusal.reason, field=at) from None
