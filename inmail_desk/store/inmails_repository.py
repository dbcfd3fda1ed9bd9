"""Writes InMails and what became of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from inmail_desk.credit_rules.facts import Outcome

from .rows import Row, Rows
from .tables import CampaignRow, DeletionRow, InMailRow, NonDeliveryRow, ProspectRow, ResponseRow
from .validation import checked, flag, line, moment, one_of, optional, row_id, text


class NewInMail(TypedDict):
    prospect_id: int
    sent_at: datetime
    subject: NotRequired[str]
    body: NotRequired[str]
    free: NotRequired[bool]
    campaign_id: NotRequired[int | None]


class InMailFields(TypedDict, total=False):
    prospect_id: int
    sent_at: datetime
    subject: str
    body: str
    free: bool
    campaign_id: int | None


class ResponseFields(TypedDict, total=False):
    at: datetime
    outcome: Outcome


INMAIL_CHECKS = {
    "prospect_id": row_id,
    "sent_at": moment,
    "subject": line,
    "body": text,
    "free": flag,
    "campaign_id": optional(row_id),
}
RESPONSE_CHECKS = {"at": moment, "outcome": one_of(Outcome)}
_BLANK = {"subject": "", "body": "", "free": False, "campaign_id": None}


class InMailsRepository:
    """Raises InvalidValue, and NoSuchRow where the InMail, its prospect or campaign is not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, **inmail: Unpack[NewInMail]) -> int:
        """Add an InMail that was sent; its id."""
        return self.add_many([inmail])[0]

    def add_many(self, inmails: Sequence[NewInMail]) -> tuple[int, ...]:
        """Add InMails that were sent; their ids in the same order."""
        new = [_BLANK | checked(inmail, INMAIL_CHECKS) for inmail in inmails]
        self._require_owners(new)
        return self._rows.add_many(InMailRow, new)

    def edit(self, id: int, **fields: Unpack[InMailFields]) -> None:
        """Change the named fields."""
        values = checked(fields, INMAIL_CHECKS)
        self._require_owners([values])
        self._rows.change(InMailRow, id, values)

    def remove(self, id: int) -> None:
        """Remove an InMail and what became of it, as if it had never been sent."""
        self._rows.remove(InMailRow, (id,))

    def respond(self, inmail_id: int, outcome: Outcome, *, at: datetime) -> int:
        """Add a response to an InMail; the response's id. Only the first response of an InMail counts."""
        return self.respond_many({inmail_id: at}, outcome)[0]

    def respond_many(self, moments: Mapping[int, datetime], outcome: Outcome) -> tuple[int, ...]:
        """Add a response of this outcome to each InMail of `moments`, given there; the ids in the same order."""
        new = [
            {"inmail_id": id, **checked({"at": at, "outcome": outcome}, RESPONSE_CHECKS)}
            for id, at in moments.items()
        ]
        self._rows.require(InMailRow, moments)
        return self._rows.add_many(ResponseRow, new)

    def edit_response(self, id: int, **fields: Unpack[ResponseFields]) -> None:
        """Change the named fields."""
        self._rows.change(ResponseRow, id, checked(fields, RESPONSE_CHECKS))

    def remove_response(self, id: int) -> None:
        self._rows.remove(ResponseRow, (id,))

    def mark_deleted(self, inmail_id: int, *, at: datetime) -> None:
        """Note that the InMail was deleted on LinkedIn; again, with another moment."""
        self.mark_many_deleted({inmail_id: at})

    def mark_many_deleted(self, moments: Mapping[int, datetime]) -> None:
        """Note of each InMail that it was deleted, with the moment of each."""
        self._mark(DeletionRow, moments)

    def unmark_deleted(self, inmail_id: int) -> None:
        self._rows.remove(DeletionRow, (inmail_id,))

    def mark_undelivered(self, inmail_id: int, *, at: datetime) -> None:
        """Note that LinkedIn could not deliver the InMail; again, with another moment."""
        self.mark_many_undelivered({inmail_id: at})

    def mark_many_undelivered(self, moments: Mapping[int, datetime]) -> None:
        """Note of each InMail that it could not be delivered, with the moment of each."""
        self._mark(NonDeliveryRow, moments)

    def unmark_undelivered(self, inmail_id: int) -> None:
        self._rows.remove(NonDeliveryRow, (inmail_id,))

    def _mark(self, row: Row, moments: Mapping[int, datetime]) -> None:
        checked_moments = {id: moment("at", at) for id, at in moments.items()}
        self._rows.require(InMailRow, moments)
        marked = self._rows.present(row, moments)
        for id in marked:
            self._rows.change(row, id, {"at": checked_moments[id]})
        self._rows.add_plain(
            row, [{"inmail_id": id, "at": at} for id, at in checked_moments.items() if id not in marked]
        )

    def _require_owners(self, inmails: Sequence[dict[str, object]]) -> None:
        self._rows.require_named(ProspectRow, "prospect_id", inmails)
        self._rows.require_named(CampaignRow, "campaign_id", inmails)
