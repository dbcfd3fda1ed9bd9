"""The person's own numbers in words: the example that stands under each part of the explanation."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.rule_names import PlanChangeCredits, PlanChangeEffective
from inmail_desk.credit_rules.statement import Lot, Origin
from inmail_desk.desk.own_numbers import NextRenewal, NextWindow, OwnNumbers
from inmail_desk.desk.setting_up import SourceSays

from . import words
from .first_run_sources import cap_words, life_words
from .sentences import day

translate = QCoreApplication.translate

_LOTS_NAMED = 4
_SOURCES_NAMED = 3


def balance(own: OwnNumbers) -> str:
    """Of what the balance is made."""
    if not own.lots:
        return translate("help", "You have no credit now.")
    if len(own.lots) == 1:
        text = translate("help", "You have %1, all of one lot: %2.")
        return _filled(text, words.credits(own.balance), _left_of(own.lots[0], own.today))
    named = [_left_of(lot, own.today) for lot in own.lots[:_LOTS_NAMED]]
    more = len(own.lots) - len(named)
    if more:
        lots = words.counted(more, translate("help", "1 more lot"), translate("help", "%1 more lots"))
        named.append(lots)
    text = translate("help", "You have %1, of %2 lots: %3.")
    return _filled(text, words.credits(own.balance), words.number(len(own.lots)), ", ".join(named))


def renewal(own: OwnNumbers) -> str:
    """When the next allotment comes."""
    if own.renewal is None:
        return ""
    text = translate("help", "Your next renewal is on %1 and grants %2.")
    text = _filled(text, day(own.renewal.on, own.today), words.credits(own.renewal.arriving))
    if own.trial_last_day is None:
        return text
    trial = translate("help", "Your free trial ends with %1.")
    return f"{text} {_filled(trial, day(own.trial_last_day, own.today))}"


def expiry(own: OwnNumbers) -> str:
    """Until when the latest lot can be spent."""
    lot = own.granted
    if lot is None:
        return ""
    granted = day(lot.granted_on, own.today)
    if lot.expires_on is None:
        text = translate("help", "The %1 of %2 never expire: %3 of them are left.")
        return _filled(text, words.credits(lot.credits), granted, words.number(lot.remaining))
    first = translate(
        "help", "The %1 of %2 can be spent up to and with %3; on %4 what is left of the %5 is gone."
    )
    if own.lives_days is not None:
        first = translate(
            "help",
            "The %1 of %2 live %6: they can be spent up to and with %3; on %4 what is left of the %5 is gone.",
        )
    return _filled(
        first,
        words.credits(lot.credits),
        granted,
        day(lot.expires_on - timedelta(days=1), own.today),
        day(lot.expires_on, own.today),
        words.number(lot.remaining),
        words.days(own.lives_days or 0),
    )


def cap(own: OwnNumbers) -> str:
    """What the next renewal does to the cap."""
    coming = own.renewal
    if coming is None or coming.cap is None:
        return ""
    if not coming.cut:
        text = translate(
            "help",
            "If nothing is spent by then, %1 meet %2 that are there on %3. Together they are %4 of at most %5, so "
            "nothing is lost to the cap.",
        )
        return _of_renewal(text, coming, own.today, coming.before + coming.arriving)
    text = translate(
        "help",
        "If nothing is spent by then, %1 meet %2 that are there on %3. The cap is %5, so %4 of the new ones are "
        "forfeited.",
    )
    return _of_renewal(text, coming, own.today, coming.cut)


def _of_renewal(text: str, coming: NextRenewal, today: date, fourth: int) -> str:
    return _filled(
        text,
        words.credits(coming.arriving),
        words.number(coming.before),
        day(coming.on, today),
        words.number(fourth),
        words.number(coming.cap or 0),
    )


def spending(own: OwnNumbers) -> str:
    """Which lot the next InMail is taken from."""
    lot = own.spent_next
    if lot is None:
        return translate("help", "You have no credit that an InMail could take now.")
    text = translate("help", "Your next InMail takes a credit of these: %1, which never expire.")
    if lot.expires_on is not None:
        text = translate("help", "Your next InMail takes a credit of these: %1, to be spent by %2.")
    last = "" if lot.expires_on is None else day(lot.expires_on - timedelta(days=1), own.today)
    return _filled(text, _left_of(lot, own.today), last)


def window(own: OwnNumbers) -> str:
    """Whose answer window closes next."""
    if own.window is not None:
        return _closing(own.window, own.today)
    nobody = translate("help", "Nobody’s answer would return a credit now.")
    if own.answered_by is None:
        return nobody
    text = translate("help", "An InMail sent today could be answered for its credit up to and with %1.")
    return f"{nobody} {_filled(text, day(own.answered_by, own.today))}"


def _closing(next_one: NextWindow, today: date) -> str:
    text = translate(
        "help", "%1 has not answered the InMail of %2: an answer up to and with %3 returns its credit, %4."
    )
    left = translate("help", "which is today")
    if next_one.days_left:
        left = translate("help", "%1 from now").replace("%1", words.days(next_one.days_left))
    text = _filled(text, next_one.name, day(next_one.sent_on, today), day(next_one.until, today), left)
    if not next_one.others:
        return text
    more = words.counted(
        next_one.others,
        translate("help", "1 more person is waited for; that window closes later."),
        translate("help", "%1 more people are waited for; their windows close then or later."),
    )
    return f"{text} {more}"


def plan_change(own: OwnNumbers, effective: object, credits: object) -> str:
    """What another plan, or the end of this one, does to the credits there are."""
    if not own.plan:
        return translate("help", "You have no subscription now.")
    if own.last_day is not None:
        text = translate("help", "Your plan is cancelled: the credits can be spent until %1.")
        return _filled(text, day(own.last_day, own.today))
    there = words.credits(own.balance)
    if effective is PlanChangeEffective.NEXT_RENEWAL and own.next_renewal_on is not None:
        text = translate("help", "Another plan chosen today would hold from %1 on.")
        return _filled(text, day(own.next_renewal_on, own.today))
    if credits is PlanChangeCredits.KEPT:
        return _filled(translate("help", "Another plan chosen today would leave you the %1 you have."), there)
    return _filled(translate("help", "Another plan chosen today would take the %1 you have."), there)


def opening(own: OwnNumbers) -> str:
    """What was read from the balance that tracking began with."""
    if own.began_on is None:
        return ""
    began = day(own.began_on, own.today)
    if not own.opening:
        text = translate(
            "help", "You began on %1 with a new subscription or without a credit: nothing had to be read."
        )
        return _filled(text, began)
    total = words.credits(sum(lot.credits for lot in own.opening))
    lots = ", ".join(_granted(lot, own.today) for lot in own.opening)
    text = translate("help", "You began on %1 with %2, read as %3.")
    if own.opening_given:
        text = translate("help", "You began on %1 with %2; you entered the lots yourself: %3.")
    return _filled(text, began, total, lots)


def check(own: OwnNumbers) -> str:
    """What the latest check found."""
    found = own.check
    if found is None:
        return translate("help", "You have not checked yet.")
    on, shown, ours = day(found.on, own.today), words.number(found.observed), words.number(found.computed)
    if not found.difference:
        text = translate("help", "Your latest check was on %1: LinkedIn showed %2, and so did InMail Desk.")
        return _filled(text, on, shown)
    text = translate(
        "help", "Your latest check was on %1: LinkedIn showed %2, InMail Desk %3. The difference is noted."
    )
    if own.check_booked:
        text = translate(
            "help",
            "Your latest check was on %1: LinkedIn showed %2, InMail Desk %3. The difference is booked.",
        )
    return _filled(text, on, shown, ours)


def source(own: OwnNumbers) -> tuple[str, ...]:
    """Where the plan's number comes from, and which sources say something else about the plan."""
    answer = own.allotment
    if answer is None:
        return ()
    assert isinstance(answer.value, int)
    number = words.credits(answer.value)
    if answer.override:
        said = [_filled(translate("help", "%1 a month for %2: your own number."), number, own.plan)]
    else:
        said = [_filled(translate("help", "%1 a month for %2."), number, own.plan)]
    if answer.sourced is not None:
        text = translate("help", "Read in %1 on %2: %3.")
        if answer.override:
            text = translate("help", "The rulebook has %4, read in %1 on %2: %3.")
        stated = answer.sourced
        rulebooks = words.number(stated.value) if isinstance(stated.value, int) else ""
        read_on = day(stated.source.read_on, own.today)
        sure = words.confidence(stated.confidence)
        said.append(_filled(text, stated.source.title, read_on, sure, rulebooks))
    lines = [" ".join(said)]
    if own.others:
        named = "; ".join(_other(says) for says in own.others[:_SOURCES_NAMED])
        lines.append(_filled(translate("help", "Others say otherwise: %1."), named))
    return tuple(lines)


def _other(says: SourceSays) -> str:
    text = translate("help", "%1 %2 a month, %3, and %4")
    limit = cap_words(None)
    if says.cap is not None:
        limit = translate("help", "at most %1").replace("%1", words.number(says.cap))
    return _filled(text, f"“{says.title}”", words.number(says.allotment or 0), limit, life_words(says))


def _left_of(lot: Lot, today: date) -> str:
    """ "11 of 1 November", and where they came from unless a renewal granted them."""
    text = translate("help", "%1 of %2")
    match lot.origin:
        case Origin.ALLOTMENT | Origin.OPENING:
            pass
        case Origin.CREDIT_BACK:
            text = translate("help", "%1 that came back on %2")
        case Origin.PURCHASE:
            text = translate("help", "%1 bought on %2")
        case Origin.BONUS:
            text = translate("help", "%1 given as a bonus on %2")
        case Origin.ADJUSTMENT:
            text = translate("help", "%1 booked after a check on %2")
    return _filled(text, words.number(lot.remaining), day(lot.granted_on, today))


def _granted(lot: Lot, today: date) -> str:
    return _filled(translate("help", "%1 of %2"), words.number(lot.credits), day(lot.granted_on, today))


def _filled(text: str, *values: str) -> str:
    """The text with its places filled in, at once: a value may hold a sign of a place itself."""
    parts = text.split("%")
    filled = [parts[0]]
    for part in parts[1:]:
        filled.append(values[int(part[0]) - 1] + part[1:])
    return "".join(filled)
