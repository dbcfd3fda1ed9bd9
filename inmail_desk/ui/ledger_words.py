"""What the lines of the ledger say, and its filters."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.facts import CreditsGranted, CreditsPurchased, InMailSent
from inmail_desk.credit_rules.statement import Kind, Origin
from inmail_desk.desk.ledger_page import Detail, Entry, Found, Group, Period
from inmail_desk.desk.tracing_lots import TracedLot

from . import words
from .colours import Tone
from .plan_money import money
from .sentences import short

translate = QCoreApplication.translate

_TONES = {
    Group.ARRIVED: Tone.GOOD,
    Group.SPENT: Tone.NEUTRAL,
    Group.LOST: Tone.WARN,
    Group.RETURNED: Tone.INFO,
    Group.CHECKED: Tone.NEUTRAL,
}


def group_name(group: Group | None) -> str:
    """What a filter is called; None is that which leaves nothing out."""
    match group:
        case None:
            return translate("ledger", "All")
        case Group.ARRIVED:
            return translate("ledger", "Arrived")
        case Group.SPENT:
            return translate("ledger", "Spent")
        case Group.LOST:
            return translate("ledger", "Lost")
        case Group.RETURNED:
            return translate("ledger", "Returned")
        case Group.CHECKED:
            return translate("ledger", "Checks")
    assert_never(group)


def period_name(period: Period) -> str:
    match period:
        case Period.ALL:
            return translate("ledger", "Until today")
        case Period.THIS_MONTH:
            return translate("ledger", "This month")
        case Period.LAST_90_DAYS:
            return translate("ledger", "Last 90 days")
        case Period.THIS_YEAR:
            return translate("ledger", "This year")
        case Period.COMING:
            return translate("ledger", "Coming")
        case Period.CHOSEN:
            return translate("ledger", "From … to …")
    assert_never(period)


def kind_chip(entry: Entry, detail: Detail) -> tuple[str, Tone]:
    """What an entry is, in a word or two, and its tone."""
    tone = Tone.DANGER if entry.warned else _TONES[entry.group]
    return (_kind_of_note(entry, detail) if entry.kind is None else _kind(entry.kind, detail)), tone


def what(entry: Entry, detail: Detail, today: date, *, among_coming: bool = False) -> str:
    """Whom or what an entry is about; and that it should be looked at again, or is still to come, unless it stands
    among others that are."""
    said = [_about(entry, detail, today)]
    if entry.coming and not among_coming:
        said.insert(0, translate("ledger", "Coming"))
    if entry.warned:
        said.append(translate("ledger", "to look at"))
    return " · ".join(part for part in said if part)


def credits_text(entry: Entry) -> str:
    """The credits with their sign; "" where none were booked."""
    if not entry.credits:
        return ""
    sign = "+" if entry.credits > 0 else "−"
    return f"{sign}{words.number(abs(entry.credits))}"


def ends_text(detail: Detail, today: date) -> str:
    """The first day without the lot; "" where it never ends or there is none."""
    lot = detail.lot
    return "" if lot is None or lot.expires_on is None else short(lot.expires_on, today)


def total_text(found: Found) -> str:
    """How many entries are shown, and what they add and take."""
    text = words.counted(
        len(found.entries), translate("ledger", "1 entry"), translate("ledger", "%1 entries")
    )
    if not found.came and not found.went:
        return text
    came, went = f"+{words.number(found.came)}", f"−{words.number(found.went)}"
    parts = [sums for sums, credits in ((came, found.came), (went, found.went)) if credits]
    return f"{text}: {', '.join(parts)}"


def _kind(kind: Kind, detail: Detail) -> str:
    match kind:
        case Kind.OPENING:
            return translate("ledger", "Opening")
        case Kind.ALLOTMENT:
            return translate("ledger", "Allotment")
        case Kind.PURCHASE:
            if isinstance(detail.fact, InMailSent):
                return translate("ledger", "Billed")
            return translate("ledger", "Bought")
        case Kind.BONUS:
            return translate("ledger", "Bonus")
        case Kind.CREDIT_BACK:
            return translate("ledger", "Credit back")
        case Kind.ADJUSTMENT:
            return translate("ledger", "Check, booked")
        case Kind.SPEND:
            return translate("ledger", "InMail")
        case Kind.EXPIRY:
            return translate("ledger", "Expiry")
        case Kind.CAP_FORFEIT:
            return translate("ledger", "Cap")
        case Kind.PLAN_CHANGE:
            return translate("ledger", "Plan change")
        case Kind.CANCELLATION:
            return translate("ledger", "Cancellation")
    assert_never(kind)


def _kind_of_note(entry: Entry, detail: Detail) -> str:
    match entry.group:
        case Group.CHECKED:
            return translate("ledger", "Check")
        case Group.SPENT:
            return translate("ledger", "InMail")
        case Group.ARRIVED:
            if isinstance(detail.fact, CreditsPurchased):
                return translate("ledger", "Bought")
            return translate("ledger", "Bonus")
        case _:
            return translate("ledger", "Answer")


def _about(entry: Entry, detail: Detail, today: date) -> str:
    if detail.check is not None:
        return _checked(detail)
    match entry.kind:
        case Kind.ALLOTMENT | Kind.CAP_FORFEIT | Kind.CANCELLATION:
            return detail.plan
        case Kind.PLAN_CHANGE:
            text = translate("ledger", "%1 to %2").replace("%1", detail.plan, 1)
            return text.replace("%2", detail.new_plan, 1)
        case Kind.EXPIRY | Kind.OPENING if detail.lot is not None:
            text = translate("ledger", "%1 of %2").replace("%1", _lot(detail.lot))
            return text.replace("%2", short(detail.lot.granted_on, today))
    if isinstance(detail.fact, CreditsGranted):
        return detail.reason
    if isinstance(detail.fact, CreditsPurchased):
        return "" if detail.price is None else money(detail.price, detail.currency)
    return detail.name


def _lot(lot: TracedLot) -> str:
    return translate("ledger", "Credits") if lot.origin is Origin.OPENING else words.origin(lot.origin)


def _checked(detail: Detail) -> str:
    assert detail.check is not None
    text = translate("ledger", "LinkedIn %1, here %2")
    if not detail.check.difference:
        text = translate("ledger", "LinkedIn %1 as well")
    observed, computed = detail.check.observed, detail.check.computed
    return text.replace("%1", words.number(observed)).replace("%2", words.number(computed))
