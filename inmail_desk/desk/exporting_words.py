"""What exported tables say, in plain English: for a command that has no window and no language of its own."""

from datetime import date
from typing import assert_never

from inmail_desk.credit_rules.facts import CreditsGranted, CreditsPurchased, Outcome
from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.credit_rules.statement import Kind
from inmail_desk.store.values import Priority

from .exporting_tables import Extra, TableOfPeople, TableWords
from .ledger_page import Detail, Entry, Group
from .people import Column

_HEADINGS: dict[TableOfPeople, str] = {
    Column.NAME: "Name",
    Column.COMPANY: "Company",
    Column.TITLE: "Title",
    Column.STATE: "InMail status",
    Column.SENT: "Sent",
    Column.UNTIL: "Until",
    Column.PRIORITY: "Priority",
    Column.CAMPAIGN: "Campaign",
    Column.TAGS: "Tags",
    Column.FOLLOW_UP: "Follow-up",
    Column.LAST_TOUCH: "Last touch",
    Column.DEGREE: "Degree",
    Column.LOCATION: "Location",
    Column.NOTES: "Notes",
    Column.ADDED: "Added",
    Extra.ADDRESS: "LinkedIn profile",
    Extra.OTHER_ADDRESSES: "Other addresses",
    Extra.ANSWERED: "Answered on",
    Extra.OPEN_PROFILE: "Open Profile",
    Extra.INMAIL_OFF: "InMail switched off",
}
_OUTCOMES = {
    Outcome.ACCEPTED: "Accepted",
    Outcome.DECLINED: "Declined",
    Outcome.INTERESTED: "Interested",
    Outcome.MAYBE_LATER: "Maybe later",
    Outcome.NOT_INTERESTED: "Not interested",
    Outcome.REPLY: "Replied",
    Outcome.QUICK_REPLY: "Quick reply",
    Outcome.AUTO_REPLY: "Automatic reply",
}
_PRIORITIES = {Priority.HIGH: "High", Priority.MEDIUM: "Medium", Priority.LOW: "Low"}
_DEGREES = {None: "", 1: "1st", 2: "2nd", 3: "3rd"}
_KINDS = {
    Kind.OPENING: "Opening",
    Kind.ALLOTMENT: "Allotment",
    Kind.PURCHASE: "Bought",
    Kind.BONUS: "Bonus",
    Kind.CREDIT_BACK: "Credit back",
    Kind.ADJUSTMENT: "Check, booked",
    Kind.SPEND: "InMail",
    Kind.EXPIRY: "Expiry",
    Kind.CAP_FORFEIT: "Cap",
    Kind.PLAN_CHANGE: "Plan change",
    Kind.CANCELLATION: "Cancellation",
}
_NOTES = {
    Group.CHECKED: "Check",
    Group.SPENT: "InMail",
    Group.RETURNED: "Answer",
    Group.ARRIVED: "Bonus",
    Group.LOST: "Loss",
}


def _state(state: RecipientState) -> str:
    match state.kind:
        case StateKind.NEW:
            return "To write"
        case StateKind.PENDING:
            return "Pending"
        case StateKind.LAPSED:
            return "No answer"
        case StateKind.ANSWERED:
            return _OUTCOMES[state.outcome] if state.outcome else "Answered"
        case StateKind.DELETED:
            return "Deleted"
        case StateKind.UNDELIVERED:
            return "Undelivered"
    assert_never(state.kind)


def _kind(entry: Entry, detail: Detail) -> str:
    if entry.kind is not None:
        return _KINDS[entry.kind]
    return "Bought" if isinstance(detail.fact, CreditsPurchased) else _NOTES[entry.group]


def _about(_: Entry, detail: Detail, __: date) -> str:
    if detail.check is not None:
        return f"LinkedIn {detail.check.observed}, here {detail.check.computed}"
    if detail.new_plan:
        return f"{detail.plan} to {detail.new_plan}"
    if isinstance(detail.fact, CreditsGranted):
        return detail.reason
    return detail.plan or detail.name


PLAIN_WORDS = TableWords(
    people_title="Prospects",
    heading=_HEADINGS.__getitem__,
    state=_state,
    priority=_PRIORITIES.__getitem__,
    degree=_DEGREES.__getitem__,
    ledger_title="Ledger",
    ledger=("Day", "Kind", "What", "Credits", "Balance", "Lot ends"),
    kind=_kind,
    about=_about,
    yes="yes",
    no="no",
    cut=" … (cut: a cell holds no more)",
)
