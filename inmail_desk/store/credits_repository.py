"""Writes purchases, bonuses and checks."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from .rows import Rows
from .tables import BonusRow, CheckRow, PurchaseRow
from .validation import amount, checked, credits, currency, day, flag, line, moment, optional

PURCHASE_CHECKS = {
    "at": moment,
    "credits": credits,
    "price": optional(amount),
    "currency": optional(currency),
    "expires_on": optional(day),
}
BONUS_CHECKS = {"at": moment, "credits": credits, "reason": line, "expires_on": optional(day)}
CHECK_CHECKS = {"at": moment, "credits": credits, "adjust": flag}


class PurchaseFields(TypedDict, total=False):
    at: datetime
    credits: int
    price: Decimal | None
    currency: str | None
    expires_on: date | None


class BonusFields(TypedDict, total=False):
    at: datetime
    credits: int
    reason: str
    expires_on: date | None


class CheckFields(TypedDict, total=False):
    at: datetime
    credits: int
    adjust: bool


class CreditsRepository:
    """Credits that came otherwise than by the plan, and the numbers that LinkedIn showed.

    Raises InvalidValue, and NoSuchRow where an id is not there.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add_purchase(
        self,
        *,
        at: datetime,
        credits: int,
        price: Decimal | None = None,
        currency: str | None = None,
        expires_on: date | None = None,
    ) -> int:
        """Add a purchase of `credits` for `price` in all; its id."""
        fields = {
            "at": at,
            "credits": credits,
            "price": price,
            "currency": currency,
            "expires_on": expires_on,
        }
        return self._rows.add(PurchaseRow, checked(fields, PURCHASE_CHECKS))

    def edit_purchase(self, id: int, **fields: Unpack[PurchaseFields]) -> None:
        """Change the named fields."""
        self._rows.change(PurchaseRow, id, checked(fields, PURCHASE_CHECKS))

    def remove_purchase(self, id: int) -> None:
        self._rows.remove(PurchaseRow, (id,))

    def add_bonus(
        self, *, at: datetime, credits: int, reason: str = "", expires_on: date | None = None
    ) -> int:
        """Add credits that were given; the id."""
        fields = {"at": at, "credits": credits, "reason": reason, "expires_on": expires_on}
        return self._rows.add(BonusRow, checked(fields, BONUS_CHECKS))

    def edit_bonus(self, id: int, **fields: Unpack[BonusFields]) -> None:
        """Change the named fields."""
        self._rows.change(BonusRow, id, checked(fields, BONUS_CHECKS))

    def remove_bonus(self, id: int) -> None:
        self._rows.remove(BonusRow, (id,))

    def add_check(self, *, at: datetime, credits: int, adjust: bool = False) -> int:
        """Add the number that LinkedIn showed; with `adjust` the difference is booked. The check's id."""
        fields = {"at": at, "credits": credits, "adjust": adjust}
        return self._rows.add(CheckRow, checked(fields, CHECK_CHECKS))

    def edit_check(self, id: int, **fields: Unpack[CheckFields]) -> None:
        """Change the named fields."""
        self._rows.change(CheckRow, id, checked(fields, CHECK_CHECKS))

    def remove_check(self, id: int) -> None:
        self._rows.remove(CheckRow, (id,))
