"""What a value of the person's own does, in sentences."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.rule_names import RuleKey, read_value
from inmail_desk.desk.overrides import Caution, Cautioned, OverrideEffect, OwnValue

from . import words
from .plan_rules_words import capital, value_words
from .rule_words import rule_name
from .sentences import day

translate = QCoreApplication.translate


def effect_sentence(effect: OverrideEffect, own: OwnValue, today: date) -> str:
    """What the value will do, from which day on."""
    if any(each.caution is Caution.HOLDS_ALREADY for each in effect.cautions):
        holds = translate("override", "This holds already: %1.")
        return holds.replace("%1", value_words(own.rule, own.value))
    if own.from_on is None:
        text = _always(own.rule)
    else:
        text = _dated(own.rule, past=own.from_on <= today).replace("%1", day(own.from_on, today))
    before, after = (_short(own.rule, value) for value in (effect.before, own.value))
    return capital(text.replace("%2", after).replace("%3", before).replace("%4", rule_name(own.rule)))


def _dated(rule: str, *, past: bool) -> str:
    match rule:
        case "allotment":
            return translate(
                "override", "From %1 each renewal grants %2 instead of %3; what was granted before stays."
            )
        case "cap":
            return translate(
                "override", "From %1 the cap is %2 instead of %3; what was cut or kept before stays so."
            )
        case "expiry.mode" | "expiry.days" | "expiry.renewals":
            return translate(
                "override",
                "%4: %2 instead of %3, for credits granted from %1 on; those granted before keep their day.",
            )
        case (
            "credit_back.enabled" | "credit_back.window_days" | "credit_back.outcomes" | "credit_back.expiry"
        ):
            return translate(
                "override",
                "%4: %2 instead of %3, for answers from %1 on; what returned before stays.",
            )
        case "second_inmail" | "overage":
            return translate(
                "override",
                "%4: %2 instead of %3, for InMails sent from %1 on; those before stay as they are.",
            )
        case "plan_change.effective" | "plan_change.credits":
            return translate(
                "override",
                "%4: %2 instead of %3, for plan changes from %1 on; those before stay as they are.",
            )
    if past:
        return translate("override", "%4: %2 instead of %3 since %1; what was before stays as it is.")
    return translate("override", "%4: %2 instead of %3 from %1; until then everything stays as it is.")


def _always(rule: str) -> str:
    if rule == "allotment":
        return translate(
            "override", "Every renewal grants %2 instead of %3, those of the past too: all is counted again."
        )
    return translate("override", "%4: %2 instead of %3, in the past too: all is counted again.")


def _short(rule: str, value: object) -> str:
    """A value within a sentence."""
    if rule in ("allotment", "cap") and isinstance(value, int):
        return words.number(value)
    if rule == "cap":
        return translate("override", "none")
    return value_words(rule, value)


def more_sentences(effect: OverrideEffect, own: OwnValue, today: date) -> tuple[str, ...]:
    """What else is to be known before it is kept: what it replaces, what follows, what may not be meant."""
    found = [caution(each, today) for each in effect.cautions]
    key = RuleKey(own.rule, None)
    if effect.cap_stays is not None:
        text = translate("override", "The cap stays %1. If it changes too, use another value for it as well.")
        found.append(text.replace("%1", words.number(effect.cap_stays)))
    if effect.replaces is not None:
        text = translate("override", "It replaces your own value of the same first day: %1.")
        found.append(text.replace("%1", value_words(own.rule, read_value(key, effect.replaces.value))))
    later = effect.followed_by
    if later is not None and later.from_on is not None:
        text = translate("override", "From %1 your own value of that day follows: %2.")
        text = text.replace("%2", value_words(own.rule, read_value(key, later.value)))
        found.append(text.replace("%1", day(later.from_on, today)))
    differs = effect.first_difference
    if differs is not None:
        text = translate(
            "override", "The first day with another balance is %1: %2 instead of %3, if nothing is sent."
        )
        text = text.replace("%2", words.credits(differs.after)).replace("%3", words.number(differs.before))
        found.append(text.replace("%1", day(differs.on, today)))
    return tuple(found)


def caution(cautioned: Cautioned, today: date) -> str:
    """A caution in a sentence."""
    match cautioned.caution:
        case Caution.CAP_BELOW_ALLOTMENT:
            text = translate(
                "override", "The cap is below the allotment: each renewal of %1 would be cut to %2 at once."
            )
            if cautioned.day is not None:
                text = translate(
                    "override",
                    "From %3 the cap is below the allotment: each renewal of %1 would be cut to %2 at once.",
                ).replace("%3", day(cautioned.day, today))
            return text.replace("%1", words.number(cautioned.allotment)).replace(
                "%2", words.number(cautioned.cap)
            )
        case Caution.SAME_DAY_ONLY:
            return translate(
                "override",
                "With 0 days only an answer on the day of the InMail returns the credit. Where none does, change "
                "the rule “Credit back” instead.",
            )
        case Caution.HOLDS_ALREADY:
            return translate(
                "override",
                "Saved as your own value it stays, whatever the rulebook says later.",
            )
        case Caution.IDLE:
            text = translate("override", "It does nothing for now, because of the rule “%1”.")
            return text.replace("%1", rule_name(cautioned.rule))
        case Caution.PLAN_GOES_FIRST:
            return translate(
                "override", "For this plan your own value for it alone goes first, so nothing changes here."
            )
    assert_never(cautioned.caution)
