"""What an archive says for a first run: the plan, the day on which it renews, and the price, by the latest receipt."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped
from inmail_desk.credit_rules.rules import Rules
from inmail_desk.exchange.archive import Archive
from inmail_desk.exchange.linkedin_plans import on_days_of
from inmail_desk.store.values import BillingPeriod


class FromReceipts(NamedTuple):
    """What the latest receipt shows. `plan` is one of the default rulebook, None for one that it does not know, and
    `named` how the receipt calls it. `paid_on` is the day of the receipt, `price` and `period` None where it says none.
    """

    plan: str | None
    named: str
    paid_on: date
    billing_day: int
    price: Decimal | None
    currency: str
    period: BillingPeriod | None


def from_receipts(
    archive: Archive, today: date, to_account: Callable[[datetime], datetime]
) -> FromReceipts | None:
    """What the latest receipt until `today` shows, None without any. `to_account` turns a moment in UTC into one of the
    time zone that the account is to have."""
    archive = on_days_of(archive, to_account)
    starts = [each for each in archive.plans if each.on <= today]
    if not starts:
        return None
    latest = starts[-1]
    receipts = [each for each in archive.receipts if each.on <= today and each.plan == latest.plan]
    price = next((each for each in reversed(receipts) if each.price is not None), None)
    return FromReceipts(
        plan=Rules(load_shipped(DEFAULT_RULEBOOK)).canonical(latest.plan),
        named=receipts[-1].description if receipts else latest.plan,
        paid_on=receipts[-1].on if receipts else latest.until,
        billing_day=latest.billing_day,
        price=latest.price if price is None else price.price,
        currency=latest.currency if price is None else price.currency,
        period=BillingPeriod(latest.period) if latest.period else None,
    )
