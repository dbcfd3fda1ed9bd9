"""Which files of LinkedIn's archive are read, known by their names, or by their headers where those were changed."""

import re
from collections.abc import Sequence
from enum import StrEnum

from .linkedin_people import CONNECTIONS_NEED, INVITATIONS_NEED
from .linkedin_receipts import NEEDED as RECEIPTS_NEED
from .sources import Source
from .tables import opened_table
from .unreadable import Reason, Unreadable


class Kind(StrEnum):
    """What a file holds."""

    MESSAGES = "messages"
    CONNECTIONS = "connections"
    INVITATIONS = "invitations"
    PROFILE = "profile"
    RECEIPTS = "receipts"
    CHAT_WITH_A_MACHINE = "chat_with_a_machine"
    NOT_NEEDED = "not_needed"


_NAMES = {
    "messages": Kind.MESSAGES,
    "connections": Kind.CONNECTIONS,
    "invitations": Kind.INVITATIONS,
    "profile": Kind.PROFILE,
    "receipts": Kind.RECEIPTS,
    "receipts_v2": Kind.RECEIPTS,
}
_MACHINES = re.compile(r"(?:guide|learning|coach)\b.*messages|(?:guide|learning|coach)_.*messages")
# What browsers and file managers put behind the name of a copy, or before it.
_COPY = re.compile(
    r"(?:copy of |kopie von |copie de )?(?P<stem>.*?)(?:\s*\(\d{1,3}\)|[ _-]+(?:copy|kopie|copie|copia)|[ -]\d{1,2})*"
)
_HEADERS: Sequence[tuple[Kind, Sequence[frozenset[str]]]] = (
    (
        Kind.MESSAGES,
        (frozenset({"from", "to", "date", "content"}), frozenset({"conversation id", "from", "date"})),
    ),
    (Kind.CONNECTIONS, CONNECTIONS_NEED),
    (Kind.INVITATIONS, INVITATIONS_NEED),
    (Kind.RECEIPTS, RECEIPTS_NEED),
    (Kind.PROFILE, (frozenset({"first name", "last name", "headline"}),)),
)


def kind_of(base: str) -> Kind:
    """What a file of that name, in lower case, holds. A copy may be called "messages (1).csv"."""
    stem, dot, suffix = base.rpartition(".")
    if not dot or suffix not in ("csv", "tsv", "txt"):
        return Kind.NOT_NEEDED
    copy = _COPY.fullmatch(stem)
    if stem not in _NAMES and copy is not None:
        stem = copy["stem"].strip()
    if _MACHINES.fullmatch(stem):
        return Kind.CHAT_WITH_A_MACHINE
    return _NAMES.get(stem, Kind.NOT_NEEDED)


def recognised(source: Source) -> Kind:
    """What a file under any name holds, by its header. Raises `Unreadable` where it is none of the archive's."""
    trouble = Unreadable(Reason.NO_HEADER, source.name)
    for kind, needed in _HEADERS:
        try:
            with opened_table(source, needed):
                return kind
        except Unreadable as found:
            if found.reason is not Reason.NO_HEADER:
                raise
            trouble = found
    raise trouble
