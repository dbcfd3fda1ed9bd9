"""Whole sentences about days, states, permissions and entries that were rejected."""

from datetime import date
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from inmail_desk.credit_rules.may_send import FreeBecause, Permission, Verdict
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.credit_rules.statement import NoCreditBack
from inmail_desk.desk.rejection import Problem, Rejected

from . import words
from .dates import month_comes_first, short_day, short_day_with_year

if TYPE_CHECKING:
    from inmail_desk.credit_rules.reasons import Reason

translate = QCoreApplication.translate


def day(value: date, today: date) -> str:
    """Day and month in full, with the year where it is not today's: "30 December", "2 January 2027"."""
    pattern = "MMMM d" if month_comes_first(QLocale()) else "d MMMM"
    if value.year != today.year:
        pattern += ", yyyy" if pattern == "MMMM d" else " yyyy"
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)


def short(value: date, today: date) -> str:
    """Day and month in short, with the year where it is not today's: "30 Dec"."""
    return short_day(value) if value.year == today.year else short_day_with_year(value)


def state_sentence(state: RecipientState, today: date) -> str:
    """What became of a recipient so far."""
    sent = "" if state.sent_on is None else day(state.sent_on, today)
    ended = "" if state.ended_on is None else day(state.ended_on, today)
    until = "" if state.until is None else day(state.until, today)
    match state.kind:
        case StateKind.NEW:
            return translate("sentences", "No InMail yet.")
        case StateKind.PENDING:
            return (
                translate(
                    "sentences", "No answer to the InMail of %1. An answer until %2 returns the credit."
                )
                .replace("%1", sent)
                .replace("%2", until)
            )
        case StateKind.LAPSED:
            if state.until is None:
                text = translate(
                    "sentences", "No answer to the InMail of %1. It took no credit that could return."
                )
            else:
                text = translate(
                    "sentences", "No answer to the InMail of %1. An answer returned the credit until %2."
                )
            return text.replace("%1", sent).replace("%2", until)
        case StateKind.ANSWERED:
            text = translate("sentences", "%1 on %2.").replace("%2", ended)
            text = text.replace("%1", words.outcome(state.outcome) if state.outcome else "")
            return f"{text} {credit_back(state.credited, state.no_credit_back)}".strip()
        case StateKind.DELETED:
            return (
                translate("sentences", "The InMail of %1 was deleted on %2. No credit returned.")
                .replace("%1", sent)
                .replace("%2", ended)
            )
        case StateKind.UNDELIVERED:
            text = translate("sentences", "The InMail of %1 was not delivered.").replace("%1", sent)
            return f"{text} {credit_back(state.credited, state.no_credit_back)}".strip()
    assert_never(state.kind)


def credit_back(credited: bool, reason: NoCreditBack | None) -> str:
    """Whether the credit came back, and if not, why; "" where there is nothing to say."""
    if credited:
        return translate("sentences", "The credit came back.")
    match reason:
        case NoCreditBack.FREE:
            return translate("sentences", "It was free: no credit returns.")
        case NoCreditBack.DISABLED:
            return translate("sentences", "This rulebook returns no credits.")
        case NoCreditBack.WINDOW_CLOSED:
            return translate("sentences", "The answer window had closed: no credit returned.")
        case NoCreditBack.OUTCOME:
            return translate("sentences", "By the rulebook such an answer returns no credit.")
        case NoCreditBack.NO_SUBSCRIPTION:
            return translate("sentences", "There was no subscription: no credit returned.")
        case NoCreditBack.BEFORE_TRACKING:
            return translate("sentences", "It was sent before tracking began: the balance held it already.")
        case NoCreditBack.TOOK_NO_CREDIT:
            return translate("sentences", "It took no credit: none returned.")
        case None:
            return ""
    assert_never(reason)


def permission_title(permission: Permission) -> str:
    """The answer to "May I send?" in a few words."""
    match permission.verdict:
        case Verdict.ALLOWED:
            return translate("sentences", "You can send an InMail")
        case Verdict.FREE:
            if permission.free_because is FreeBecause.CONNECTION:
                return translate("sentences", "A connection: write a free message")
            return translate("sentences", "Open Profile: InMail is free")
        case Verdict.REFUSED:
            return translate("sentences", "No InMail now")
    assert_never(permission.verdict)


def reason(value: "Reason", today: date) -> str:
    """One reason why no InMail can be sent, and until when where that is known."""
    from inmail_desk.credit_rules.reasons import (  # not needed for most first windows
        CardExpired,
        NoCredit,
        NoPlan,
        Reserved,
        StillUnanswered,
        SwitchedOff,
    )

    match value:
        case NoPlan():
            return translate("sentences", "There is no subscription.")
        case NoCredit(next_on=None):
            return translate("sentences", "No credit is left, and none is coming.")
        case NoCredit(next_on=on):
            assert on is not None
            text = translate("sentences", "No credit is left. The next ones arrive on %1.")
            return text.replace("%1", day(on, today))
        case StillUnanswered(since=since, until=until):
            text = translate("sentences", "LinkedIn takes no second InMail before an answer to that of %1.")
            text = text.replace("%1", day(since, today))
            if until is None or until < today:
                return text
            more = translate("sentences", "An answer until %1 returns the credit.")
            return f"{text} {more.replace('%1', day(until, today))}"
        case CardExpired(since=since):
            text = translate("sentences", "The payment card expired on %1: LinkedIn wants it renewed first.")
            return text.replace("%1", day(since, today))
        case SwitchedOff():
            return translate("sentences", "This person has switched InMail off.")
        case Reserved(balance=balance, reserved=reserved):
            text = translate("sentences", "Other campaigns keep %2 for themselves, and %1 are left.")
            return text.replace("%1", words.number(balance)).replace("%2", words.credits(reserved))
    assert_never(value)


def rejection(rejected: Rejected, today: date) -> str:
    """Why an entry cannot be kept, and what to do."""
    details = rejected.details
    names_a_rule = rejected.problem is Problem.RULEBOOK_AGAINST_VALUE
    text = _problem(rejected.problem)
    if rejected.problem is Problem.NO_PLAN and details.limit is not None:
        text = translate(
            "sentences",
            "The plan’s history begins on %limit, after %day. Choose a later day, or edit its beginning first.",
        )
    filled = {
        "%day": "" if details.day is None else day(details.day, today),
        "%limit": "" if details.limit is None else day(details.limit, today),
        "%number": "" if details.number is None else words.number(details.number),
        "%most": "" if details.most is None else words.number(details.most),
        "%name": _rule_name(details.name) if names_a_rule else details.name,
        "%text": details.text,
    }
    for place, value in filled.items():
        text = text.replace(place, value)
    return text


def _rule_name(rule: str) -> str:
    from .rule_words import rule_name  # not needed for the first window

    return rule_name(rule)


def _problem(problem: Problem) -> str:
    match problem:
        case Problem.DAY_MISSING:
            return translate("sentences", "A day is missing. Type one, such as “today”, “mon” or “12 nov”.")
        case Problem.DAY_IN_FUTURE:
            return translate("sentences", "%day is still to come. Enter what has happened by today.")
        case Problem.BEFORE_INMAIL:
            return translate(
                "sentences", "%day is before the InMail to %name of %limit. Choose that day or a later one."
            )
        case Problem.AFTER_LIMIT:
            return translate("sentences", "%day is after %limit. Choose an earlier day.")
        case Problem.BEFORE_TRACKING:
            return translate("sentences", "%day is before %limit. Choose a later day.")
        case Problem.SECOND_PLAN_STEP:
            return translate(
                "sentences",
                "The plan’s history has a step on %day already. Move that one, or choose another day.",
            )
        case Problem.NO_PLAN:
            return translate(
                "sentences", "On %day there would be no subscription to change or cancel. Choose another day."
            )
        case Problem.PLAN_IN_FORCE:
            return translate(
                "sentences", "On %day there would be a subscription already. Change the plan instead."
            )
        case Problem.YEARS_AHEAD:
            return translate("sentences", "%day is years away. Enter a day up to %limit.")
        case Problem.CONTRADICTION:
            return translate(
                "sentences",
                "What is recorded on %day stands against this entry. Nothing was changed. "
                "Choose another day, or correct what is recorded there first.",
            )
        case Problem.NUMBER_MISSING:
            return translate("sentences", "A number is missing.")
        case Problem.NUMBER_TOO_LARGE:
            return translate("sentences", "%number is too large: at most %most can be entered.")
        case Problem.NEGATIVE_NUMBER:
            return translate("sentences", "%number is less than nothing. Enter 0 or more.")
        case Problem.NAME_MISSING:
            return translate("sentences", "A name is missing.")
        case Problem.NO_CURRENCY:
            return translate("sentences", "A currency has three letters, such as EUR or USD.")
        case Problem.NOT_AN_ADDRESS:
            return translate(
                "sentences", "No profile address or name was found. Paste the address of a LinkedIn profile."
            )
        case Problem.NOT_LINKEDIN:
            return translate(
                "sentences", "“%text” does not lead to LinkedIn. Paste the address of a LinkedIn profile."
            )
        case Problem.NOT_A_PERSON:
            return translate(
                "sentences", "“%text” is a page of LinkedIn, not of a person. Paste a profile’s address."
            )
        case Problem.ALREADY_KNOWN:
            return translate("sentences", "%name has this address already: %text.")
        case Problem.NOT_LATEST_RENEWAL:
            return translate("sentences", "%day cannot be the latest renewal: there was one on %limit since.")
        case Problem.LOTS_DO_NOT_ADD_UP:
            return translate("sentences", "The lots make %number, the balance is %most. Correct one of them.")
        case Problem.LOT_EXPIRED:
            return translate("sentences", "Credits granted on %day have expired already.")
        case Problem.LESS_THAN_A_DAY:
            return translate(
                "sentences",
                "At least 1 day is needed. For credits that never expire, change the rule “Expiry”.",
            )
        case Problem.LESS_THAN_A_RENEWAL:
            return translate(
                "sentences",
                "At least 1 renewal is needed. For credits that never expire, change the rule “Expiry”.",
            )
        case Problem.CHOICE_MISSING:
            return translate("sentences", "Choose one of the values.")
        case Problem.NO_OUTCOMES:
            return translate(
                "sentences",
                "Tick at least one response. Where none returns the credit, change the rule “Credit back” instead.",
            )
        case Problem.OWN_PLAN_NEEDS_ALLOTMENT:
            return translate(
                "sentences",
                "“%name” is a plan of your own: it needs an allotment. Use another value instead.",
            )
        case Problem.OPENING_LOT_WOULD_EXPIRE:
            return translate(
                "sentences",
                "With this rule the credits granted on %limit would have expired by %day, when tracking began "
                "with them. Choose a later first day, or correct “What tracking began with” first.",
            )
        case Problem.OPENING_RENEWAL_DIFFERS:
            return translate(
                "sentences",
                "With this rule the latest renewal before tracking began on %day would have been on another day. "
                "Choose a later first day, or correct that line of the history first.",
            )
        case Problem.CAMPAIGN_EXISTS:
            return translate("sentences", "There is a campaign “%name” already. Choose another name.")
        case Problem.TEXT_TOO_LONG:
            return translate("sentences", "%number characters are too many: at most %most are kept.")
        case Problem.NOBODY:
            return translate(
                "sentences", "None of them has an InMail without an answer. Nothing was changed."
            )
        case Problem.RULEBOOK_WITHOUT_PLAN:
            return translate(
                "sentences",
                "“%text” says nothing about %name, which your history holds: it cannot count your credits.",
            )
        case Problem.RULEBOOK_AGAINST_RENEWAL:
            return translate(
                "sentences",
                "By “%text” your plan renews on another day than the renewal entered with the balance of %day: "
                "it cannot count your credits.",
            )
        case Problem.RULEBOOK_AGAINST_FACT:
            return translate(
                "sentences",
                "By “%text” what is recorded on %day cannot have happened: it cannot count your credits.",
            )
        case Problem.RULEBOOK_AGAINST_VALUE:
            return translate(
                "sentences",
                "A value of your own (%name) does not fit “%text”, where two of your plans are one. "
                "Remove one of your values first.",
            )
        case Problem.RULEBOOK_THERE:
            return translate("sentences", "“%text” stands beside the others already. Nothing was changed.")
        case Problem.TOO_MANY_RULEBOOKS:
            return translate(
                "sentences", "At most %most imported rulebooks are kept. Remove one, then import this one."
            )
    assert_never(problem)
