"""Credits beside the allotment, in rows: purchases, bonuses, and the lots that tracking began with."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.statement import Lot
from inmail_desk.desk.plan_page import PlanPage
from inmail_desk.store.values import Bonus, Purchase

from . import words
from .plan_money import money
from .plan_rows import DayRow
from .sentences import day

translate = QCoreApplication.translate


def purchase_row(purchase: Purchase) -> DayRow:
    """A purchase: how many, and for how much."""
    text = ""
    if purchase.price is not None:
        text = money(purchase.price, purchase.currency)
        if purchase.credits > 1:
            each = money((purchase.price / purchase.credits).quantize(purchase.price / 1), None)
            text = translate("plan", "%1, that is %2 each").replace("%2", each).replace("%1", text)
    title = words.credits(purchase.credits)
    return DayRow(purchase.at.date(), title, text, translate("plan", "Remove purchase"))


def bonus_row(bonus: Bonus, today: date) -> DayRow:
    """A bonus: how many, why, and the last day to use them where they have an own one."""
    parts = [bonus.reason]
    if bonus.expires_on is not None:
        last = day(bonus.expires_on - timedelta(days=1), today)
        parts.append(translate("plan", "to be used until %1").replace("%1", last))
    title = words.credits(bonus.credits)
    text = " · ".join(part for part in parts if part)
    return DayRow(bonus.at.date(), title, text, translate("plan", "Remove bonus"))


def opening_rows(page: PlanPage, today: date) -> list[DayRow]:
    """The lots that tracking began with."""
    return [_opening_row(lot, today) for lot in page.opening]


def _opening_row(lot: Lot, today: date) -> DayRow:
    text = translate("plan", "do not expire by age")
    if lot.expires_on is not None:
        last = day(lot.expires_on - timedelta(days=1), today)
        text = translate("plan", "usable until %1").replace("%1", last)
    return DayRow(lot.granted_on, words.credits(lot.credits), text)


def opening_hint(page: PlanPage, today: date) -> str:
    """Where the opening lots come from."""
    if page.began is None:
        return ""
    text = translate("plan", "%1 on %2, with these lots as you gave them.")
    if page.opening_inferred:
        text = translate(
            "plan", "%1 on %2. When they were granted is read from your balance: the oldest are spent first."
        )
    text = text.replace("%2", day(page.began.at.date(), today))
    return text.replace("%1", words.credits(page.began.credits or 0))
