"""What happens on a day of the calendar: a line for each thing."""

from decimal import Decimal
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.calendar_days import Item, ItemKind
from inmail_desk.store.values import PlanEvent, PlanEventKind

from . import words
from .plan_money import money

translate = QCoreApplication.translate


def item_line(item: Item, name: str, *, coming: bool) -> str:
    """What happens, in a line: "11 credits expire". `name` is the one person's whom it is about, "" for none."""
    credits, count = words.credits(abs(item.credits)), item.count
    match item.kind:
        case ItemKind.EXPIRY:
            text = translate("calendar", "%1 expire") if coming else translate("calendar", "%1 expired")
            if abs(item.credits) == 1:
                text = translate("calendar", "%1 expires") if coming else translate("calendar", "%1 expired")
        case ItemKind.LOST_WITH_PLAN:
            text = translate("calendar", "%1 forfeited: the subscription ends")
        case ItemKind.LOST_WITH_CHANGE:
            text = translate("calendar", "%1 forfeited: the plan changes")
        case ItemKind.ALLOTMENT:
            text = (
                translate("calendar", "%1 granted")
                if not coming
                else translate("calendar", "%1 will be granted")
            )
        case ItemKind.CAP_FORFEIT:
            text = translate("calendar", "%1 cut by the cap")
        case ItemKind.OPENING:
            text = translate("calendar", "Tracking began with %1")
        case ItemKind.PURCHASE:
            text = translate("calendar", "%1 bought")
        case ItemKind.BONUS:
            text = translate("calendar", "%1 as a bonus")
        case ItemKind.ADJUSTMENT:
            text = translate("calendar", "%1 added to match LinkedIn")
            if item.credits < 0:
                text = translate("calendar", "%1 taken away to match LinkedIn")
        case ItemKind.PLAN:
            assert item.event is not None
            return _plan_line(item.event, item.plan, coming)
        case ItemKind.LAST_DAY:
            text = translate("calendar", "The last day of access to the plan")
        case ItemKind.TRIAL_ENDS:
            text = translate("calendar", "The last day of the free trial")
        case _:
            return _line_about_people(item, name, count)
    return text.replace("%1", credits)


def _line_about_people(item: Item, name: str, count: int) -> str:
    said: dict[ItemKind, tuple[str, str]] = {
        ItemKind.DEADLINE: (
            translate("calendar", "The last day for an answer of %2"),
            translate("calendar", "The last day for an answer of %1 people"),
        ),
        ItemKind.LAPSED: (
            translate("calendar", "The window of %2 closed without an answer"),
            translate("calendar", "The windows of %1 people closed without an answer"),
        ),
        ItemKind.FOLLOW_UP: (
            translate("calendar", "Follow up %2"),
            translate("calendar", "Follow up %1 people"),
        ),
        ItemKind.ANSWERED: (
            translate("calendar", "%2 answered"),
            translate("calendar", "%1 answers"),
        ),
        ItemKind.SENT: (
            translate("calendar", "InMail sent to %2"),
            translate("calendar", "%1 InMails sent"),
        ),
        ItemKind.UNDELIVERED: (
            translate("calendar", "The InMail to %2 was not delivered"),
            translate("calendar", "%1 InMails were not delivered"),
        ),
        ItemKind.DELETED: (
            translate("calendar", "The InMail to %2 was deleted"),
            translate("calendar", "%1 InMails were deleted"),
        ),
        ItemKind.TOUCH: (
            translate("calendar", "%2 was touched without a credit"),
            translate("calendar", "%1 touches without a credit"),
        ),
        ItemKind.REMINDER: (
            translate("calendar", "LinkedIn reminds %2 by now"),
            translate("calendar", "LinkedIn reminds %1 people by now"),
        ),
        ItemKind.CHECK: (_check_line(item), _check_line(item)),
    }
    one, many = said[item.kind]
    if count != 1:
        return many.replace("%1", words.number(count))
    return one.replace("%2", name or translate("calendar", "somebody"), 1)


def _check_line(item: Item) -> str:
    difference = 0 if item.check is None else item.check.difference
    if not difference:
        return translate("calendar", "LinkedIn showed the same number")
    if difference > 0:
        text = translate("calendar", "LinkedIn showed %1 more")
    else:
        text = translate("calendar", "LinkedIn showed %1 fewer")
    return text.replace("%1", words.number(abs(difference)))


def _plan_line(event: PlanEvent, plan: str, coming: bool) -> str:
    match event.kind:
        case PlanEventKind.SUBSCRIBED:
            return translate("calendar", "The subscription begins")
        case PlanEventKind.TRACKING_STARTED:
            return translate("calendar", "Tracking begins")
        case PlanEventKind.PLAN_CHANGED:
            return translate("calendar", "%2 is chosen as the plan").replace("%2", plan)
        case PlanEventKind.CANCELLED:
            if coming:
                return translate("calendar", "The first day without the subscription")
            return translate("calendar", "The subscription ended")
        case PlanEventKind.CARD_EXPIRED:
            return translate("calendar", "The payment card expired")
        case PlanEventKind.CARD_RENEWED:
            return translate("calendar", "The payment card was renewed")
        case PlanEventKind.PRICE_CHANGED:
            price = money(event.price or Decimal(0), event.currency)
            return translate("calendar", "The plan costs %1").replace("%1", price)
    assert_never(event.kind)
