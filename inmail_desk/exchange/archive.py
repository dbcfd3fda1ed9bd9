"""What LinkedIn's archive says, as plain values: proposals for the person to look through, nothing decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Certainty(StrEnum):
    """How likely a message was an InMail. The archive has no mark for it: a subject is the trace."""

    CANDIDATE = "candidate"
    POSSIBLE = "possible"


class Why(StrEnum):
    """Why a row, or a file, was left alone."""

    DRAFT = "draft"
    SPONSORED = "sponsored"
    SHORT_ROW = "short_row"  # columns are missing in it, as after a quote that does not end where it should
    NO_DATE = "no_date"
    LATER_THAN_TODAY = "later_than_today"  # a clock that was wrong, or another order of day and month
    CHAT_WITH_A_MACHINE = "chat_with_a_machine"
    MONEY_BACK = "money_back"  # a receipt for a refund
    BOUGHT_CREDITS = "bought_credits"  # a receipt for credits beside a plan: how many, it does not say
    NOT_NEEDED = "not_needed"  # a file of the archive that holds nothing for this program
    ZIP_IN_ZIP = "zip_in_zip"  # or in a folder
    LEADS_OUT = "leads_out"  # an entry of a zip whose name leads out of it
    UNREADABLE = "unreadable"  # `detail` is the reason, a value of `unreadable.Reason`
    MORE = "more"  # so many others of the same file; `detail` is their number


class Ignored(NamedTuple):
    """What was left alone. `line` is where the row ends, counted from 1; None for a whole file. `detail` is more about
    it, "" where the reason says all."""

    file: str
    line: int | None
    why: Why
    detail: str = ""


class Person(NamedTuple):
    """Somebody as the archive names them. `profile` is the address as it stands there, "" where there is none; `key`
    the one key of all its spellings, "" where there is none, or it was not asked for."""

    name: str
    profile: str
    key: str = ""


class Me(NamedTuple):
    """Whose archive it is. `sure` is False where only the number of messages speaks for it; `wrote` counts the
    conversations that they wrote in."""

    name: str
    profile: str
    sure: bool
    wrote: int = 0


class Message(NamedTuple):
    """A conversation that I began with one person, which may have been an InMail.

    Moments are naive and in UTC, those of a copy that a spreadsheet saved without the time of day (`timed` False) are
    midnight. `answered_at` is that of the first row by the other person, None where there is none, and `answer` how it
    begins. `connected_on` is
    the day on which they became a connection, on or after the message; `invited_at` when I last invited them to be one.
    None where that did not happen, or is not said.
    """

    recipient: Person
    sent_at: datetime
    subject: str
    body: str
    certainty: Certainty
    answered_at: datetime | None
    answer: str
    connected_on: date | None
    invited_at: datetime | None
    timed: bool
    file: str
    line: int


class Connection(NamedTuple):
    """A 1st-degree connection. `connected_on` None: the file does not say, or not readably."""

    person: Person
    company: str
    title: str
    connected_on: date | None


class Receipt(NamedTuple):
    """A payment to LinkedIn. `plan` is the name of the plan as the rulebooks write it; `price` is what was paid, taxes
    included; `period` is "monthly", "quarterly", "annual" or "" where it is not said. `at` is the moment in UTC, None
    where the file does not say in which time zone its own are. `invoice` is "" where there is none.
    """

    plan: str
    description: str
    on: date
    price: Decimal | None
    currency: str
    period: str
    file: str
    line: int
    at: datetime | None = None
    invoice: str = ""


class PlanStart(NamedTuple):
    """A plan that the receipts show from a day on: the first payment for it, or for it again after a pause.

    `until` is the day of the last payment for it. `billing_day` is the day of the month on which it is paid for, 31 too
    where short months hide it. `paused_from` is the first day before `on` that nothing was paid for, None where one
    payment came as the other ended.
    """

    plan: str
    on: date
    until: date
    price: Decimal | None
    currency: str
    period: str
    billing_day: int
    paused_from: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Everything that was found.

    `me` None: nobody could be told. `others` are who else it could be, the likeliest first. `messages` are in the order
    of time, `receipts` too. `connected_before` counts the conversations that I began with somebody who was a connection
    already, `to_several` those with several people at once. `found` maps each file that was read to its number of
    rows; `missing` names the usual files that are not there.
    """

    me: Me | None
    others: tuple[Me, ...]
    messages: tuple[Message, ...]
    connections: tuple[Connection, ...]
    receipts: tuple[Receipt, ...]
    plans: tuple[PlanStart, ...]
    ignored: tuple[Ignored, ...]
    connected_before: int
    to_several: int
    found: Mapping[str, int]
    missing: tuple[str, ...]
