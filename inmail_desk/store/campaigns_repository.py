"""Writes campaigns."""

from typing import TypedDict, Unpack

from sqlalchemy import select

from .errors import InvalidValue
from .rows import Rows, table_of
from .tables import CampaignRow
from .validation import caseless, checked, credits, filled_line, one_of, optional
from .values import Purpose


class CampaignFields(TypedDict, total=False):
    name: str
    purpose: Purpose | None
    credit_budget: int | None


CAMPAIGN_CHECKS = {
    "name": filled_line,
    "purpose": optional(one_of(Purpose)),
    "credit_budget": optional(credits),
}


class CampaignsRepository:
    """Raises InvalidValue, also for a name that another campaign has, and NoSuchRow where an id is not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, name: str, *, purpose: Purpose | None = None, credit_budget: int | None = None) -> int:
        """Add a campaign; its id."""
        values = checked({"name": name, "purpose": purpose, "credit_budget": credit_budget}, CAMPAIGN_CHECKS)
        return self._rows.add(CampaignRow, self._named(values, None))

    def edit(self, id: int, **fields: Unpack[CampaignFields]) -> None:
        """Change the named fields."""
        self._rows.change(CampaignRow, id, self._named(checked(fields, CAMPAIGN_CHECKS), id))

    def remove(self, id: int) -> None:
        """Remove a campaign; its prospects and InMails stay, without one."""
        self._rows.remove(CampaignRow, (id,))

    def _named(self, values: dict[str, object], id: int | None) -> dict[str, object]:
        if "name" not in values:
            return values
        name = caseless(str(values["name"]))
        table = table_of(CampaignRow)
        if self._rows.ask(
            select(table.c.id).where(table.c.folded_name == name, table.c.id.is_distinct_from(id))
        ):
            raise InvalidValue("name", "another campaign has this name")
        return {**values, "folded_name": name}
