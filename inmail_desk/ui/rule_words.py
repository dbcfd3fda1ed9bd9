"""The rules and their values, as a person reads them."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.facts import Outcome
from inmail_desk.credit_rules.rule_names import (
    CapScope,
    CreditBackExpiry,
    ExpiryMode,
    Overage,
    PlanChangeCredits,
    PlanChangeEffective,
    Renewal,
    SecondInMail,
)
from inmail_desk.credit_rules.rules import RuleAnswer

from . import words

translate = QCoreApplication.translate


def rule_name(rule: str) -> str:
    """What a rule is about; `rule` without a plan ("allotment", "expiry.days")."""
    names = {
        "allotment": translate("rules", "Allotment"),
        "cap": translate("rules", "Cap"),
        "cap.applies_to": translate("rules", "What the cap cuts"),
        "renewal": translate("rules", "Renewal"),
        "purchase": translate("rules", "Single credits for sale"),
        "expiry.mode": translate("rules", "Expiry"),
        "expiry.days": translate("rules", "Credits expire after"),
        "expiry.renewals": translate("rules", "Renewals until expiry"),
        "credit_back.enabled": translate("rules", "Credit back"),
        "credit_back.window_days": translate("rules", "Answer window"),
        "credit_back.outcomes": translate("rules", "Responses that return the credit"),
        "credit_back.expiry": translate("rules", "A returned credit expires"),
        "second_inmail": translate("rules", "A second InMail before an answer"),
        "reminder.days": translate("rules", "LinkedIn’s reminder"),
        "overage": translate("rules", "InMail without a credit"),
        "plan_change.effective": translate("rules", "A plan change takes effect"),
        "plan_change.credits": translate("rules", "Credits at a plan change"),
    }
    return names[rule]


def rule_value(answer: RuleAnswer) -> str:
    """The value of a rule in words."""
    value = answer.value
    match answer.key.rule:
        case "allotment":
            return translate("rules", "%1 a month").replace("%1", words.credits(_whole(value)))
        case "cap":
            if value is None:
                return translate("rules", "none")
            return translate("rules", "at most %1").replace("%1", words.credits(_whole(value)))
        case "expiry.days":
            return words.days(_whole(value))
        case "expiry.renewals":
            return words.counted(
                _whole(value), translate("rules", "1 renewal"), translate("rules", "%1 renewals")
            )
        case "credit_back.window_days":
            return words.days(_whole(value))
        case "reminder.days":
            if not value:
                return translate("rules", "none")
            return translate("rules", "after %1").replace("%1", words.days(_whole(value)))
        case "purchase":
            return translate("rules", "yes") if value else translate("rules", "no")
        case "credit_back.enabled":
            if value:
                return translate("rules", "an answer in time returns the credit")
            return translate("rules", "no answer returns the credit")
        case _:
            return _choice(value)


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value


def _choice(value: object) -> str:
    if isinstance(value, frozenset):
        if value == frozenset(Outcome):
            return translate("rules", "every response")
        return ", ".join(words.outcome(each) for each in Outcome if each in value) or translate(
            "rules", "none"
        )
    assert isinstance(
        value,
        Renewal
        | ExpiryMode
        | CapScope
        | CreditBackExpiry
        | SecondInMail
        | Overage
        | PlanChangeEffective
        | PlanChangeCredits,
    )
    match value:
        case Renewal.BILLING_DAY:
            return translate("rules", "on the billing day")
        case Renewal.FIRST_OF_MONTH:
            return translate("rules", "on the first of the month")
        case ExpiryMode.DAYS:
            return translate("rules", "by age")
        case ExpiryMode.RENEWALS:
            return translate("rules", "at a renewal")
        case ExpiryMode.NEVER:
            return translate("rules", "never")
        case CapScope.ALLOTMENT:
            return translate("rules", "only the allotment of a renewal")
        case CapScope.EVERY_CREDIT:
            return translate("rules", "every credit that arrives")
        case CreditBackExpiry.FRESH:
            return translate("rules", "as if it were granted on the day of the answer")
        case CreditBackExpiry.ORIGINAL:
            return translate("rules", "when the credit that was spent would have")
        case SecondInMail.REFUSED:
            return translate("rules", "LinkedIn refuses it")
        case SecondInMail.COSTS_CREDIT:
            return translate("rules", "costs another credit")
        case Overage.REFUSED:
            return translate("rules", "LinkedIn refuses it")
        case Overage.BILLED:
            return translate("rules", "it is billed")
        case PlanChangeEffective.IMMEDIATELY:
            return translate("rules", "at once")
        case PlanChangeEffective.NEXT_RENEWAL:
            return translate("rules", "at the next renewal")
        case PlanChangeCredits.KEPT:
            return translate("rules", "they are kept")
        case PlanChangeCredits.FORFEITED:
            return translate("rules", "they are forfeited")
    assert_never(value)
