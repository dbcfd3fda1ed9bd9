"""What is said about persons: who they are, whether they may be written to, what an answer returns."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.may_send import FreeBecause, Permission, Verdict
from inmail_desk.credit_rules.reasons import (
    CardExpired,
    NoCredit,
    NoPlan,
    Reason,
    Reserved,
    StillUnanswered,
    SwitchedOff,
)
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.credit_rules.statement import NoCreditBack
from inmail_desk.desk.answering import Returning
from inmail_desk.desk.person import PersonPage
from inmail_desk.desk.sending import SendingPlan
from inmail_desk.store.values import Campaign, Prospect

from . import words
from .colours import Tone
from .sentences import day, permission_title, reason, state_sentence

translate = QCoreApplication.translate

Said = tuple[Tone, str, str]
"""The tone, title and text of a notice."""

_MOST_NAMED = 3


def headline(prospect: Prospect) -> str:
    """Title, company and degree: "Head of Talent, Northwind · 2nd"; "" where none is known."""
    work = ", ".join(text for text in (prospect.title, prospect.company) if text)
    return " · ".join(text for text in (work, words.degree(prospect.degree)) if text)


def names(prospects: Sequence[Prospect]) -> str:
    """Their names, the first few of many: "Amara Okafor, Bruno Keller and 3 more"."""
    if len(prospects) == 1:
        return prospects[0].name
    named = [prospect.name for prospect in prospects[:_MOST_NAMED]]
    more = len(prospects) - len(named)
    last = words.number(more) + " " + translate("person", "more") if more else named.pop()
    return (
        translate("person", "%1 and %2").replace("%2", last, 1).replace("%1", ", ".join(named), 1)
        if named
        else last
    )


def permission_said(page: PersonPage, today: date, cost: str | None = None) -> Said:
    """May I send? With every reason, what it would cost, and who keeps credits. `cost` says instead what an InMail that
    is being logged takes."""
    permission, state = page.permission, page.state
    so_far = "" if state.kind is StateKind.NEW else state_sentence(state, today)
    match permission.verdict:
        case Verdict.ALLOWED:
            lines = [so_far, of_credits(page.balance) if cost is None else cost, _kept(page.reserves)]
            return Tone.GOOD, permission_title(permission), _lines(lines)
        case Verdict.FREE:
            lines = [_free_because(permission.free_because) if cost is None else cost, so_far]
            return Tone.GOOD, permission_title(permission), _lines(lines)
        case Verdict.REFUSED:
            waiting = state.sent_on is not None and any(
                isinstance(each, StillUnanswered) for each in permission.reasons
            )
            title = permission_title(permission)
            if waiting and state.sent_on is not None:
                title = translate("person", "Waiting since %1").replace("%1", day(state.sent_on, today))
            lines = [_reason(each, today) for each in permission.reasons]
            if not waiting:
                lines.insert(0, so_far)
            if any(isinstance(each, Reserved) for each in permission.reasons):
                lines.append(_kept(page.reserves))
            lines.append(cost or "")
            return (Tone.WARN if _may_change(permission) else Tone.NEUTRAL), title, _lines(lines)


def _reason(value: Reason, today: date) -> str:
    if not isinstance(value, StillUnanswered):
        return reason(value, today)
    # The title names the day of sending already.
    text = translate("person", "LinkedIn takes no second InMail before an answer.")
    if value.until is None:
        return text
    if value.until < today:
        more = translate("person", "An answer returned the credit until %1.")
        return f"{text} {more.replace('%1', day(value.until, today))}"
    more = translate("person", "An answer until %1 returns the credit.")
    return f"{text} {more.replace('%1', day(value.until, today))}"


def _may_change(permission: Permission) -> bool:
    """Whether something is pending, rather than settled."""
    return not all(isinstance(each, SwitchedOff) for each in permission.reasons)


def instead(permission: Permission) -> str:
    """What can be done where no InMail can be sent."""
    if any(isinstance(each, SwitchedOff | StillUnanswered) for each in permission.reasons):
        return translate(
            "person", "Instead: a touch that costs no credit, a day to follow up, or let it rest."
        )
    if any(isinstance(each, NoPlan | NoCredit | CardExpired | Reserved) for each in permission.reasons):
        return translate("person", "Until then: a touch that costs no credit, or a day to follow up.")
    return ""


def _free_because(because: FreeBecause | None) -> str:
    if because is FreeBecause.CONNECTION:
        return translate("person", "1st-degree connections are messaged without a credit.")
    return translate("person", "It takes no credit, and none returns.")


def of_credits(balance: int) -> str:
    """What an InMail takes of so many credits."""
    if not balance:
        return translate("person", "No credit is left: LinkedIn bills the InMail.")
    return translate("person", "It takes 1 of %1.").replace("%1", words.credits(balance))


def _kept(reserves: Sequence[tuple[Campaign, int]]) -> str:
    if not reserves:
        return ""
    each = [f"{campaign.name} {words.number(credits)}" for campaign, credits in reserves]
    return translate("person", "Kept for campaigns: %1.").replace("%1", ", ".join(each), 1)


def past_budgets(over: Sequence[tuple[Campaign, int]]) -> str:
    """Which budgets an InMail goes past, each with the credits used by then; "" for none."""
    lines = []
    for campaign, used in over:
        text = translate("person", "Past the budget of “%1”: %2 planned, %3 used with this.")
        text = text.replace("%3", words.number(used)).replace("%2", words.number(campaign.credit_budget or 0))
        lines.append(text.replace("%1", campaign.name))
    return "\n".join(lines)


def returning_said(returning: Returning, on: date, today: date) -> Said:
    """What an answer on that day returns, and if not, why."""
    if not returning.unanswered:
        return (
            Tone.WARN,
            translate("person", "No unanswered InMail"),
            translate("person", "There is nothing to answer."),
        )
    if returning.asked == 1:
        return _returning_of_one(returning, on, today)
    title = unanswered_of(returning)
    lines = []
    if returning.credits:
        lines.append(
            words.counted(
                returning.credits,
                translate("person", "1 credit comes back."),
                translate("person", "%1 credits come back."),
            )
        )
    for why_not, count in returning.not_returned:
        text = words.counted(
            count, translate("person", "1 does not return."), translate("person", "%1 do not return.")
        )
        lines.append(f"{text} {_why_not(why_not)}")
    if returning.too_early:
        lines.append(
            words.counted(
                returning.too_early,
                translate("person", "1 InMail was sent after that day: choose a later one."),
                translate("person", "%1 InMails were sent after that day: choose a later one."),
            )
        )
    tone = Tone.WARN if returning.too_early else Tone.GOOD if returning.credits else Tone.NEUTRAL
    return tone, title, _lines(lines)


def unanswered_of(returning: Returning) -> str:
    """How many of those asked have an unanswered InMail."""
    title = translate("person", "%1 of %2 have an unanswered InMail")
    return title.replace("%1", words.number(returning.unanswered)).replace(
        "%2", words.number(returning.asked)
    )


def _returning_of_one(returning: Returning, on: date, today: date) -> Said:
    if returning.too_early:
        title = translate("person", "The InMail was sent after %1").replace("%1", day(on, today))
        return Tone.WARN, title, translate("person", "Choose the day on which it was answered.")
    if returning.credits:
        return (
            Tone.GOOD,
            translate("person", "The credit comes back"),
            translate("person", "It is booked on %1.").replace("%1", day(on, today)),
        )
    why_not = returning.not_returned[0][0] if returning.not_returned else None
    return (
        Tone.NEUTRAL,
        translate("person", "No credit comes back"),
        "" if why_not is None else _why_not(why_not),
    )


def _why_not(reason: NoCreditBack) -> str:
    match reason:
        case NoCreditBack.FREE:
            return translate("person", "The InMail was free.")
        case NoCreditBack.DISABLED:
            return translate("person", "By this rulebook no answer returns a credit.")
        case NoCreditBack.WINDOW_CLOSED:
            return translate("person", "The answer window has closed by then.")
        case NoCreditBack.OUTCOME:
            return translate("person", "By the rulebook such an answer returns none.")
        case NoCreditBack.NO_SUBSCRIPTION:
            return translate("person", "There is no subscription on that day.")
        case NoCreditBack.BEFORE_TRACKING:
            return translate("person", "Tracking had not begun: the balance holds it already.")
        case NoCreditBack.TOOK_NO_CREDIT:
            return translate("person", "The InMail took no credit.")


def _lines(lines: Sequence[str]) -> str:
    return "\n".join(line for line in lines if line)


def recorded_said(people: Sequence[Prospect], states: Sequence[RecipientState], today: date) -> str:
    """What was recorded, in one line: these are the states of those whose InMail has just ended."""
    if len(people) == 1:
        return f"{people[0].name}: {state_sentence(states[0], today)}"
    credited = sum(state.credited for state in states)
    text = translate("person", "Recorded for %1.").replace("%1", words.people(len(people)))
    if not credited:
        return text
    more = words.counted(
        credited,
        translate("person", "1 credit came back."),
        translate("person", "%1 credits came back."),
    )
    return f"{text} {more}"


def sending_said(plan: SendingPlan, today: date, counted: str = "") -> Said:
    """Who of some may be written to, who for nothing, and who not, by reason. `counted` says why the InMails that are
    being logged take no credit, "" where they do."""
    may = len(plan.allowed) + len(plan.free)
    asked = may + len(plan.refused)
    title = words.counted(
        may,
        translate("person", "You can send an InMail to 1 of %2"),
        translate("person", "You can send an InMail to %1 of %2"),
    )
    if not may:
        title = translate("person", "None of these %2 can be sent an InMail now")
    title = title.replace("%2", words.number(asked))
    lines = []
    if plan.free:
        lines.append(translate("person", "Free: %1.").replace("%1", names(plan.free), 1))
    if counted:
        lines.append(counted)
    elif plan.credits_short:
        lines.append(
            words.counted(
                plan.credits_short,
                translate("person", "For 1 of them there is no credit left."),
                translate("person", "For %1 of them there is no credit left."),
            )
        )
    by_reason: dict[str, list[Prospect]] = {}
    for prospect, permission in plan.refused:
        for each in permission.reasons:
            by_reason.setdefault(_reason_in_short(each, today), []).append(prospect)
    lines += [f"{text}: {names(people)}." for text, people in by_reason.items()]
    enough = counted or not plan.credits_short
    tone = Tone.GOOD if may and not plan.refused and enough else Tone.WARN
    return tone, title, _lines(lines)


def _reason_in_short(value: Reason, today: date) -> str:
    match value:
        case NoPlan():
            return translate("person", "No subscription")
        case NoCredit():
            return translate("person", "No credit left")
        case StillUnanswered(until=until) if until is not None and until >= today:
            return translate("person", "Waiting for an answer")
        case StillUnanswered():
            return translate("person", "No answer, and LinkedIn takes no second InMail")
        case CardExpired():
            return translate("person", "The payment card expired")
        case SwitchedOff():
            return translate("person", "InMail switched off")
        case Reserved():
            return translate("person", "The credits are kept for campaigns")
    assert_never(value)
