"""The rules of a plan in words: groups, steps, sources, and whose value it is."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.rule_names import RuleKey
from inmail_desk.credit_rules.rulebook import Confidence, SourcedValue
from inmail_desk.credit_rules.rules import RuleAnswer
from inmail_desk.desk.plan_rules import OwnStep, RuleGroup, RuleLine, RuleStep, Time

from . import words
from .colours import Tone
from .dates import short_day_with_year
from .rule_words import rule_name, rule_value

translate = QCoreApplication.translate

_TONES = {
    Confidence.OFFICIAL: Tone.GOOD,
    Confidence.OFFICIAL_CONFLICTING: Tone.WARN,
    Confidence.THIRD_PARTY: Tone.NEUTRAL,
    Confidence.ASSUMED: Tone.NEUTRAL,
}


def group_title(group: RuleGroup) -> str:
    match group:
        case RuleGroup.ALLOTMENT_AND_CAP:
            return translate("rules", "Allotment and cap")
        case RuleGroup.EXPIRY:
            return translate("rules", "Expiry")
        case RuleGroup.CREDIT_BACK:
            return translate("rules", "Credit back")
        case RuleGroup.SENDING:
            return translate("rules", "Sending")
        case RuleGroup.PLAN_CHANGES:
            return translate("rules", "Plan changes")
    assert_never(group)


def value_words(rule: str, value: object) -> str:
    """A value of a rule in words, whoever gives it."""
    key = RuleKey(rule, None)
    return rule_value(RuleAnswer(key=key, value=value, from_on=None, override=True, sourced=None))


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def coming_line(line: RuleLine) -> str:
    """What holds next, and from when: "From 1 Mar 2027: 20 credits a month"; "" where nothing is coming."""
    coming = next((step for step in line.steps if step.time is Time.COMING), None)
    if coming is None or coming.from_on is None:
        return ""
    text = translate("rules", "From %1: %2").replace("%2", value_words(line.rule, coming.answer.value))
    return text.replace("%1", short_day_with_year(coming.from_on))


def believed(answer: RuleAnswer) -> tuple[str, Tone]:
    """How far the value in force can be believed: words and tone of a chip."""
    if answer.override:
        return translate("rules", "your own value"), Tone.INFO
    if answer.sourced is None:
        return translate("rules", "built in"), Tone.NEUTRAL
    confidence = answer.sourced.confidence
    if confidence is Confidence.ASSUMED:
        return translate("rules", "assumed"), _TONES[confidence]
    return words.confidence(confidence), _TONES[confidence]


def certainty(line: RuleLine) -> tuple[str, Tone]:
    """The same for a rule of a plan; what a plan of the person's own has without being told is assumed."""
    if line.answer.override and not line.own:
        return translate("rules", "assumed"), Tone.NEUTRAL
    return believed(line.answer)


def who_says_so(line: RuleLine) -> tuple[str, Tone]:
    """The same, as short as a list needs it."""
    sourced = line.answer.sourced
    conflicting = sourced is not None and sourced.confidence is Confidence.OFFICIAL_CONFLICTING
    if conflicting and not line.answer.override:
        return translate("rules", "LinkedIn, conflicting"), Tone.WARN
    return certainty(line)


def read_in(sourced: SourcedValue) -> str:
    """Where the rulebook's value was read, and when."""
    text = translate("rules", "%1 · read on %2").replace("%2", short_day_with_year(sourced.source.read_on))
    return text.replace("%1", sourced.source.title)


def read_on(sourced: SourcedValue) -> str:
    """When the rulebook's value was read, and how far it can be believed."""
    text = translate("rules", "Read on %1 · %2").replace("%2", words.confidence(sourced.confidence))
    return text.replace("%1", short_day_with_year(sourced.source.read_on))


def rulebooks_words(line: RuleLine) -> str:
    """What the rulebook says beside the person's own value; "" where that is not in force."""
    sourced = line.answer.sourced
    if not line.answer.override or sourced is None:
        return ""
    text = translate("rules", "The rulebook says: %1")
    return text.replace("%1", value_words(line.rule, sourced.value))


def others_lines(line: RuleLine) -> list[str]:
    """What other rulebooks say, a line for each value: "25 credits a month – Guide on getting credits back"."""
    said: dict[str, list[str]] = {}
    for title, answer in line.others:
        said.setdefault(value_words(line.rule, answer.value), []).append(title)
    return [
        translate("rules", "%1 – %2").replace("%2", ", ".join(titles)).replace("%1", capital(value))
        for value, titles in said.items()
    ]


def first_day_words(from_on: date | None) -> str:
    """From which day a value holds."""
    if from_on is None or from_on == date.min:
        return translate("rules", "always")
    return translate("rules", "from %1").replace("%1", short_day_with_year(from_on))


def step_words(step: RuleStep, following: RuleStep | None, rule: str) -> str:
    """A step of a rule's value: "From 1 Mar 2027: 20 credits a month, your own value"."""
    if step.from_on is not None:
        since = capital(first_day_words(step.from_on))
    else:
        assert following is not None
        assert following.from_on is not None
        since = translate("rules", "Before %1").replace("%1", short_day_with_year(following.from_on))
    text = translate("rules", "%1: %2").replace("%2", value_words(rule, step.answer.value))
    if step.answer.override:
        text = translate("rules", "%1: %2, your own value").replace(
            "%2", value_words(rule, step.answer.value)
        )
    return text.replace("%1", since)


def own_words(step: OwnStep, rule: str, *, says_plan: bool) -> str:
    """A value of the person's own: "Your own value: 20 credits a month, from 1 Mar 2027"."""
    text = translate("rules", "Your own value: %1, %2")
    if says_plan and step.plan is None:
        text = translate("rules", "Your own value for every plan: %1, %2")
    value = value_words(rule, step.value)
    return text.replace("%2", first_day_words(step.override.from_on)).replace("%1", value)


def time_words(time: Time) -> tuple[str, Tone]:
    """Words and tone of a chip for a step."""
    match time:
        case Time.PAST:
            return translate("rules", "past"), Tone.NEUTRAL
        case Time.NOW:
            return translate("rules", "now"), Tone.GOOD
        case Time.COMING:
            return translate("rules", "coming"), Tone.INFO
    assert_never(time)


def idle_words(line: RuleLine) -> str:
    """Why the rule does nothing at present; "" where it counts."""
    if not line.idle_because_of:
        return ""
    text = translate("rules", "Does nothing at present, because of the rule “%1”.")
    return text.replace("%1", rule_name(line.idle_because_of))
