"""Why an entry of the ledger is there, in words."""

from datetime import date, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.facts import (
    CreditsGranted,
    CreditsPurchased,
    InMailDeleted,
    InMailSent,
    InMailUndelivered,
    PlanChanged,
    Responded,
    Subscribed,
)
from inmail_desk.credit_rules.statement import Ending, Kind, WarningCode
from inmail_desk.desk.tracing import Trace

from . import words
from .lot_words import lot_name, usable_until
from .sentences import credit_back, day

translate = QCoreApplication.translate


def title(trace: Trace) -> str:
    """What the entry is, in a few words."""
    if trace.posting is None:
        return _title_of_fact(trace)
    credits = words.credits(abs(trace.posting.credits))
    match trace.posting.kind:
        case Kind.OPENING:
            return translate("trace", "Opening balance: %1").replace("%1", credits)
        case Kind.ALLOTMENT:
            return translate("trace", "Allotment of %1").replace("%1", credits)
        case Kind.PURCHASE:
            if isinstance(trace.fact, InMailSent):
                return _named(translate("trace", "1 credit bought for the InMail to %1"), trace)
            return translate("trace", "%1 bought").replace("%1", credits)
        case Kind.BONUS:
            return translate("trace", "Bonus of %1").replace("%1", credits)
        case Kind.CREDIT_BACK:
            return _named(translate("trace", "Credit back from %1"), trace)
        case Kind.ADJUSTMENT:
            text = translate("trace", "%1 taken by a check")
            if trace.posting.credits > 0:
                text = translate("trace", "%1 added by a check")
            return text.replace("%1", credits)
        case Kind.SPEND:
            return _named(translate("trace", "InMail to %1"), trace)
        case Kind.EXPIRY:
            text = translate("trace", "%1 expired")
            if trace.coming:
                text = translate("trace", "%1 will expire")
            return text.replace("%1", credits)
        case Kind.CAP_FORFEIT:
            return translate("trace", "%1 cut by the cap").replace("%1", credits)
        case Kind.PLAN_CHANGE:
            return translate("trace", "%1 forfeited with the plan change").replace("%1", credits)
        case Kind.CANCELLATION:
            return translate("trace", "%1 forfeited with the cancellation").replace("%1", credits)
    assert_never(trace.posting.kind)


def sentences(trace: Trace, today: date) -> tuple[str, ...]:
    """Why it is there: what happened, what the credits did, and what should be looked at again."""
    return (*reasons(trace, today), *(warning(code, trace) for code in trace.warnings))


def reasons(trace: Trace, today: date) -> tuple[str, ...]:
    """The same without what should be looked at again."""
    said = _of_fact(trace, today) if trace.posting is None else _of_posting(trace, today)
    return tuple(sentence for sentence in said if sentence)


def warning(code: WarningCode, trace: Trace) -> str:
    """What a warning of the rules means for a person."""
    match code:
        case WarningCode.PURCHASE_NOT_OFFERED:
            text = translate("trace", "By the rulebook this plan sells no single credits. Is the day right?")
        case WarningCode.NO_CREDIT:
            text = translate(
                "trace",
                "No credit was left here, yet LinkedIn let it through: check the balance with LinkedIn.",
            )
        case WarningCode.NO_SUBSCRIPTION:
            text = translate("trace", "There was no subscription that day, so no credit was booked.")
        case WarningCode.RECIPIENT_UNANSWERED:
            text = translate(
                "trace",
                "An earlier InMail to %1 was unanswered then, and by the rulebook LinkedIn refuses a second one."
                " Is the day right, or is an answer missing?",
            )
        case WarningCode.ALREADY_RESPONDED:
            text = translate(
                "trace", "The InMail had an end before: only the first counts, and this changes nothing."
            )
        case WarningCode.ALREADY_DELETED:
            text = translate("trace", "The InMail had been deleted before: this changes nothing.")
        case _:
            assert_never(code)
    return _named(text, trace)


def _named(text: str, trace: Trace) -> str:
    return text.replace("%1", trace.name or translate("trace", "somebody"), 1)


def _of_posting(trace: Trace, today: date) -> list[str]:
    posting, lot = trace.posting, trace.lot
    assert posting is not None
    credits = words.credits(abs(posting.credits))
    plan = trace.plan or translate("trace", "the plan")
    match posting.kind:
        case Kind.OPENING:
            return _opening(trace, today)
        case Kind.ALLOTMENT:
            return [_granted(trace, plan), _cut(trace), usable_until(lot, today)]
        case Kind.PURCHASE:
            return [_bought(trace), _cut(trace), usable_until(lot, today)]
        case Kind.BONUS:
            reason = trace.fact.reason if isinstance(trace.fact, CreditsGranted) else None
            text = translate("trace", "It was given, and recorded here.")
            if reason:
                text = translate("trace", "It was given for this reason: %1.").replace("%1", reason, 1)
            return [text, _cut(trace), usable_until(lot, today)]
        case Kind.CREDIT_BACK:
            return [*_came_back(trace, today), _cut(trace), usable_until(lot, today)]
        case Kind.ADJUSTMENT:
            return [*_checked(trace, today), usable_until(lot, today)]
        case Kind.SPEND:
            return [*_spent(trace, today), *_what_became(trace, today)]
        case Kind.EXPIRY:
            return [_expired(trace, today)]
        case Kind.CAP_FORFEIT:
            return [_over_the_cap(trace, plan)]
        case Kind.PLAN_CHANGE:
            return _plan_changed(trace, credits, today)
        case Kind.CANCELLATION:
            text = translate("trace", "%2 ended: this was its first day without access, which took %1 along.")
            if trace.coming:
                text = translate(
                    "trace", "%2 ends: this is the first day without access, which takes %1 along."
                )
            return [text.replace("%1", credits).replace("%2", plan, 1)]
    assert_never(posting.kind)


def _opening(trace: Trace, today: date) -> list[str]:
    lot = trace.lot
    text = translate("trace", "LinkedIn showed a balance as tracking began with %2.")
    said = [text.replace("%2", trace.plan or translate("trace", "the plan"), 1)]
    if lot is not None:
        text = translate("trace", "This part of it was granted on %1.")
        if lot.inferred:
            text = translate(
                "trace",
                "This part of it is taken to be left from %1: credits are spent oldest first, so that the newest"
                " renewals are filled first, each with one allotment at most.",
            )
        said.append(text.replace("%1", day(lot.granted_on, today)))
    return [*said, usable_until(lot, today)]


def _granted(trace: Trace, plan: str) -> str:
    match trace.fact:
        case Subscribed():
            text = translate("trace", "%1 began that day with its first allotment.")
        case PlanChanged():
            text = translate("trace", "The plan changed to %1 that day, and its allotment arrived at once.")
        case _:
            text = translate("trace", "A renewal of %1 granted it.")
            if trace.coming:
                text = translate("trace", "A renewal of %1 will grant it.")
    return text.replace("%1", plan, 1)


def _cut(trace: Trace) -> str:
    if not trace.cut:
        return ""
    text = translate("trace", "The cap took %1 of it at once.")
    if trace.coming:
        text = translate("trace", "The cap will take %1 of it at once.")
    return text.replace("%1", words.credits(trace.cut))


def _bought(trace: Trace) -> str:
    if isinstance(trace.fact, InMailSent):
        text = translate(
            "trace", "No credit was left as the InMail to %1 was sent, so that one was billed on the spot."
        )
        return _named(text, trace)
    return translate("trace", "They were bought one by one, and recorded here.")


def _came_back(trace: Trace, today: date) -> list[str]:
    inmail = trace.inmail
    if inmail is None:
        return []
    sent = day(inmail.sent_on, today)
    if isinstance(trace.fact, InMailUndelivered):
        text = translate("trace", "LinkedIn could not deliver the InMail of %2 to %1: its credit returns.")
        return [_named(text.replace("%2", sent), trace)]
    outcome = "" if inmail.outcome is None else words.outcome(inmail.outcome)
    text = translate(
        "trace", "%1 answered the InMail of %2 (%3), within the answer window: its credit returns."
    )
    return [_named(text.replace("%2", sent).replace("%3", outcome), trace)]


def _checked(trace: Trace, today: date) -> list[str]:
    check = trace.check
    if check is None:
        return []
    text = translate("trace", "LinkedIn showed %1 where %2 were counted here, and the difference was booked.")
    said = [text.replace("%1", words.number(check.observed)).replace("%2", words.number(check.computed))]
    if trace.posting is not None and trace.posting.credits < 0 and trace.lot is not None:
        said.append(_taken_from(trace, today))
    return said


def _spent(trace: Trace, today: date) -> list[str]:
    text = translate("trace", "“%1”").replace("%1", trace.subject, 1) if trace.subject else ""
    return [text, "" if trace.lot is None else _taken_from(trace, today)]


def _taken_from(trace: Trace, today: date) -> str:
    assert trace.lot is not None
    text = translate("trace", "Credits that expire first are spent first: it came from %1.")
    return text.replace("%1", lot_name(trace.lot, today))


def _what_became(trace: Trace, today: date) -> list[str]:
    inmail = trace.inmail
    if inmail is None:
        return []
    if inmail.ending is None or inmail.ended_on is None:
        return [translate("trace", "There is no answer so far.")]
    on = day(inmail.ended_on, today)
    returned = credit_back(inmail.credited, inmail.no_credit_back)
    match inmail.ending:
        case Ending.RESPONDED:
            text = translate("trace", "The answer came on %2 (%3).")
            text = text.replace("%3", "" if inmail.outcome is None else words.outcome(inmail.outcome))
        case Ending.DELETED:
            text = translate("trace", "It was deleted on %2, which returns no credit.")
        case Ending.UNDELIVERED:
            text = translate("trace", "LinkedIn could not deliver it, as noted on %2.")
        case _:
            assert_never(inmail.ending)
    return [" ".join((text.replace("%2", on), returned)).strip()]


def _expired(trace: Trace, today: date) -> str:
    if trace.lot is None:
        return ""
    last = day(trace.on - timedelta(days=1), today)
    count = 0 if trace.posting is None else -trace.posting.credits
    if trace.coming:
        text = words.counted(
            count,
            translate("trace", "1 credit of %2 goes if it is not used by %3."),
            translate("trace", "%1 credits of %2 go if they are not used by %3."),
        )
    elif trace.lot.arrives_on == trace.on:
        text = translate(
            "trace", "It came too late: the credit that had been spent would have ended by then."
        )
    else:
        text = words.counted(
            count,
            translate("trace", "1 credit of %2 was not used by the last day, %3."),
            translate("trace", "%1 credits of %2 were not used by the last day, %3."),
        )
    return text.replace("%2", lot_name(trace.lot, today)).replace("%3", last)


def _over_the_cap(trace: Trace, plan: str) -> str:
    assert trace.posting is not None
    there = words.number(trace.after)
    text = translate("trace", "What arrived lifted the balance over the cap of %1: %2 could stay.")
    if trace.coming:
        text = translate("trace", "What arrives lifts the balance over the cap of %1: %2 can stay.")
    return text.replace("%2", there).replace("%1", plan, 1)


def _plan_changed(trace: Trace, credits: str, today: date) -> list[str]:
    text = translate("trace", "%2 was left for %3, which forfeited %1.")
    if trace.coming:
        text = translate("trace", "%2 is left for %3, which forfeits %1.")
    text = text.replace("%1", credits).replace("%2", trace.plan, 1).replace("%3", trace.new_plan, 1)
    if trace.fact is None or trace.fact.on == trace.on:
        return [text]
    waited = translate("trace", "The change was chosen on %1 and waited for the renewal.")
    return [text, waited.replace("%1", day(trace.fact.on, today))]


def _title_of_fact(trace: Trace) -> str:
    check = trace.check
    if check is not None:
        if not check.difference:
            text = translate("trace", "Checked: LinkedIn showed %1 as well")
        else:
            text = translate("trace", "Checked: LinkedIn showed %1, here %2")
        return text.replace("%1", words.number(check.observed)).replace("%2", words.number(check.computed))
    match trace.fact:
        case InMailSent(free=True):
            return _named(translate("trace", "Free InMail to %1"), trace)
        case InMailSent():
            return _named(translate("trace", "InMail to %1 without a credit"), trace)
        case Responded():
            return _named(translate("trace", "Answer of %1 without a credit back"), trace)
        case InMailDeleted():
            return _named(translate("trace", "InMail to %1 deleted"), trace)
        case InMailUndelivered():
            return _named(translate("trace", "InMail to %1 not delivered"), trace)
        case CreditsPurchased(credits=credits):
            return translate("trace", "%1 bought, not counted").replace("%1", words.credits(credits))
        case CreditsGranted(credits=credits):
            return translate("trace", "Bonus of %1, not counted").replace("%1", words.credits(credits))
    return translate("trace", "A step of the plan")


def _of_fact(trace: Trace, today: date) -> list[str]:
    if trace.check is not None:
        if not trace.check.difference:
            return [translate("trace", "Both numbers were the same. Nothing was booked.")]
        text = translate("trace", "The difference was not booked: the balance stayed as counted here.")
        return [text]
    if isinstance(trace.fact, InMailSent):
        subject = translate("trace", "“%1”").replace("%1", trace.subject, 1) if trace.subject else ""
        return [subject, *_what_became(trace, today)]
    if isinstance(trace.fact, Responded) and trace.inmail is not None and not trace.warnings:
        return [credit_back(trace.inmail.credited, trace.inmail.no_credit_back)]
    return []
