"""Writes touches: what reached a person without a credit."""

from collections.abc import Collection
from datetime import datetime
from typing import TypedDict, Unpack

from .rows import Rows
from .tables import ProspectRow, TouchRow
from .validation import checked, moment, one_of, text
from .values import TouchKind


class TouchFields(TypedDict, total=False):
    kind: TouchKind
    at: datetime
    text: str


TOUCH_CHECKS = {"kind": one_of(TouchKind), "at": moment, "text": text}


class TouchesRepository:
    """Raises InvalidValue, and NoSuchRow where the touch or its prospect is not there."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, prospect_id: int, kind: TouchKind, *, at: datetime, text: str = "") -> int:
        """Add a touch; its id."""
        return self.add_many((prospect_id,), kind, at=at, text=text)[0]

    def add_many(
        self, prospect_ids: Collection[int], kind: TouchKind, *, at: datetime, text: str = ""
    ) -> tuple[int, ...]:
        """Add the same touch of each of these prospects; the ids in the same order."""
        values = checked({"kind": kind, "at": at, "text": text}, TOUCH_CHECKS)
        self._rows.require(ProspectRow, prospect_ids)
        return self._rows.add_many(TouchRow, [{"prospect_id": id, **values} for id in prospect_ids])

    def edit(self, id: int, **fields: Unpack[TouchFields]) -> None:
        """Change the named fields."""
        self._rows.change(TouchRow, id, checked(fields, TOUCH_CHECKS))

    def remove(self, id: int) -> None:
        self._rows.remove(TouchRow, (id,))
