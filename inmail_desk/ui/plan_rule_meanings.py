"""What each rule means, in a sentence for somebody who has never heard of it."""

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.rule_names import (
    CreditBackExpiry,
    ExpiryMode,
    PlanChangeCredits,
    PlanChangeEffective,
    Renewal,
    SecondInMail,
)
from inmail_desk.credit_rules.rules import RuleAnswer

translate = QCoreApplication.translate


def rule_meaning(answer: RuleAnswer) -> str:
    """The meaning of a rule with this value."""
    match answer.key.rule, answer.value:
        case "allotment", _:
            return translate("rules", "So many new credits arrive at each renewal.")
        case "cap", None:
            return translate("rules", "Credits may pile up without a limit.")
        case "cap", _:
            return translate("rules", "A renewal lifts you no higher: what it would bring beyond is lost.")
        case "cap.applies_to", _:
            return translate("rules", "Which credits stop at the cap.")
        case "renewal", Renewal.BILLING_DAY:
            return translate("rules", "New credits arrive on the day of the month on which you are billed.")
        case "renewal", _:
            return translate("rules", "New credits arrive on the 1st, whatever day you are billed.")
        case "purchase", True:
            return translate("rules", "LinkedIn lets you buy single credits beside the plan’s.")
        case "purchase", _:
            return translate("rules", "LinkedIn sells no single credits beside the plan’s.")
        case "expiry.mode", ExpiryMode.NEVER:
            return translate("rules", "A credit stays until it is used; only the cap takes any.")
        case "expiry.mode", _:
            return translate("rules", "A credit that is not used is lost; the oldest are spent first.")
        case "expiry.days", _:
            return translate("rules", "Counted from the day on which the credits were granted.")
        case "expiry.renewals", _:
            return translate("rules", "Counted from the day on which the credits were granted.")
        case "credit_back.enabled", True:
            return translate("rules", "Whoever answers your InMail gives you its credit back.")
        case "credit_back.enabled", _:
            return translate("rules", "A credit that was spent stays spent, answer or not.")
        case "credit_back.window_days", _:
            return translate(
                "rules", "An answer returns the credit so many days after the InMail, no longer."
            )
        case "credit_back.outcomes", _:
            return translate("rules", "What counts as an answer; a “no, thanks” may be one.")
        case "credit_back.expiry", CreditBackExpiry.FRESH:
            return translate("rules", "A credit that comes back has its whole life before it.")
        case "credit_back.expiry", _:
            return translate("rules", "A credit that comes back is no younger than it was.")
        case "second_inmail", SecondInMail.REFUSED:
            return translate("rules", "Nobody can be sent a second InMail before answering the first.")
        case "second_inmail", _:
            return translate("rules", "Somebody who has not answered can be written to again.")
        case "reminder.days", _:
            return translate("rules", "LinkedIn reminds whoever has not answered an InMail.")
        case "overage", _:
            return translate("rules", "What happens to an InMail when no credit is left.")
        case "plan_change.effective", PlanChangeEffective.NEXT_RENEWAL:
            return translate("rules", "Until then the plan you have goes on.")
        case "plan_change.effective", _:
            return translate("rules", "The new plan holds, and grants its credits, from the day you change.")
        case "plan_change.credits", PlanChangeCredits.KEPT:
            return translate("rules", "Credits you have move over to the new plan.")
        case "plan_change.credits", _:
            return translate("rules", "Use up what you have before you change: it does not move over.")
    raise ValueError(f"there is no rule {answer.key.rule!r}")
