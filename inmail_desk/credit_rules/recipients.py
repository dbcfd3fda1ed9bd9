"""What stands between a person and one recipient: the one answer for list, detail, calendar and export."""

from collections.abc import Container, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .days import days_left
from .facts import Outcome
from .statement import Ending, InMailAccount, NoCreditBack, Statement


class StateKind(StrEnum):
    """NEW: no InMail yet. PENDING: unanswered, and a response still returns the credit. LAPSED: unanswered, and it no
    longer does, or never did."""

    NEW = "new"
    PENDING = "pending"
    LAPSED = "lapsed"
    ANSWERED = "answered"
    DELETED = "deleted"
    UNDELIVERED = "undelivered"


class RecipientState(NamedTuple):
    """The state of one recipient.

    `inmail` is the InMail that decides it, None for NEW. `until` is the last day on which a response returns the
    credit and `days_left` the days until it (0: today is the last), both None where none would. `ended_on`, `outcome`,
    `credited` and `no_credit_back` belong to what ended it. `free` says that no credit was at stake. `inmails` counts
    the InMails to this recipient.
    """

    kind: StateKind
    inmail: str | None = None
    sent_on: date | None = None
    until: date | None = None
    days_left: int | None = None
    ended_on: date | None = None
    outcome: Outcome | None = None
    credited: bool = False
    no_credit_back: NoCreditBack | None = None
    free: bool = False
    inmails: int = 0


# Makes a named tuple in a third of the time of its own call with names, and there are thousands.
_new = tuple.__new__
# Python 3.11 needs long to look a member of an enumeration up: these are looked up once.
_PENDING = StateKind.PENDING
_LAPSED = StateKind.LAPSED
_ANSWERED = StateKind.ANSWERED
_RESPONDED = Ending.RESPONDED

NEW = RecipientState(StateKind.NEW)
"""The state of a recipient without any InMail."""

_KIND_OF_ENDING = {
    Ending.RESPONDED: StateKind.ANSWERED,
    Ending.DELETED: StateKind.DELETED,
    Ending.UNDELIVERED: StateKind.UNDELIVERED,
}


def recipient_states(statement: Statement, among: Container[str] | None = None) -> dict[str, RecipientState]:
    """The state of every recipient of an InMail, in one pass; with `among`, of these recipients alone. Whoever is
    missing is `NEW`.

    An unanswered InMail decides before one that has ended, a pending one before a lapsed one, and then the latest.
    """
    by_recipient: dict[str, list[InMailAccount]] = {}
    for account in statement.inmails.values():
        name = account.recipient
        if among is None or name in among:
            if name in by_recipient:
                by_recipient[name].append(account)
            else:
                by_recipient[name] = [account]
    untils = {id: until for id, _, _, until, _ in statement.unanswered}
    return {name: _state(accounts, untils, statement.as_of) for name, accounts in by_recipient.items()}


def recipients_changed(statement: Statement, former: Statement) -> set[str] | None:
    """Whose state may be another one than in a former statement by the same rules; None where everybody's may be."""
    if (statement.as_of, statement.plan) != (former.as_of, former.plan):
        return None
    new, old = statement.inmails, former.inmails
    changed = {account.recipient for id, account in old.items() if id not in new}
    for id, account in new.items():
        before = old.get(id)
        if account is not before and account != before:
            changed.add(account.recipient)
            if before is not None:
                changed.add(before.recipient)
    return changed


def _state(accounts: list[InMailAccount], untils: dict[str, date | None], as_of: date) -> RecipientState:
    deciding = accounts[0] if len(accounts) == 1 else _deciding(accounts, untils)
    id, _, sent_on, free, _, ending, ended_on, outcome, credited, why_not = deciding
    inmails = len(accounts)
    if ending is not None:
        kind = _ANSWERED if ending is _RESPONDED else _KIND_OF_ENDING[ending]
        ended = (ended_on, outcome, credited, why_not)
        return _new(RecipientState, (kind, id, sent_on, None, None, *ended, free, inmails))
    until = untils[id]
    left = None if until is None else days_left(until, as_of)
    kind = _PENDING if left is not None and left >= 0 else _LAPSED
    return _new(RecipientState, (kind, id, sent_on, until, left, None, None, False, None, free, inmails))


def _deciding(accounts: Iterable[InMailAccount], untils: dict[str, date | None]) -> InMailAccount:
    def weight(numbered: tuple[int, InMailAccount]) -> tuple[bool, date, int]:
        place, account = numbered
        until = untils.get(account.inmail)
        return account.ending is None, until or date.min, place

    return max(enumerate(accounts), key=weight)[1]
