"""The plan's history in words."""

from datetime import date, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.plan_page import HistoryLine
from inmail_desk.desk.plan_timeline import Mark, MarkKind
from inmail_desk.store.values import PlanEventKind

from . import words
from .plan_money import money
from .sentences import day

translate = QCoreApplication.translate


def line_title(line: HistoryLine) -> str:
    """What happened, in a few words."""
    event = line.event
    match event.kind:
        case PlanEventKind.SUBSCRIBED:
            if event.trial_ends_on is not None:
                return translate("plan", "Free trial of %1").replace("%1", line.title)
            return translate("plan", "Subscribed to %1").replace("%1", line.title)
        case PlanEventKind.TRACKING_STARTED:
            return translate("plan", "Tracking began with %1").replace("%1", line.title)
        case PlanEventKind.PLAN_CHANGED:
            return translate("plan", "Changed to %1").replace("%1", line.title)
        case PlanEventKind.CANCELLED:
            return translate("plan", "Subscription ends") if line.coming else translate("plan", "Cancelled")
        case PlanEventKind.CARD_EXPIRED:
            return translate("plan", "Payment card expired")
        case PlanEventKind.CARD_RENEWED:
            return translate("plan", "Payment card renewed")
        case PlanEventKind.PRICE_CHANGED:
            return translate("plan", "Price: %1").replace("%1", price_words(line))
    assert_never(event.kind)


def mark_title(line: HistoryLine, mark: Mark) -> str:
    """What a mark on the line of time stands for."""
    if mark.kind is MarkKind.TRIAL_ENDS:
        return translate("plan", "First day after the free trial")
    return line_title(line)


def line_text(line: HistoryLine, today: date) -> str:
    """What it did, or will do: "" where there is nothing to say."""
    event = line.event
    parts = []
    match event.kind:
        case PlanEventKind.SUBSCRIBED:
            if event.trial_ends_on is not None:
                last = day(event.trial_ends_on - timedelta(days=1), today)
                parts.append(translate("plan", "the trial’s last day is %1").replace("%1", last))
            parts.append(_arrived(line))
            if event.price is not None:
                parts.append(price_words(line))
        case PlanEventKind.TRACKING_STARTED:
            shown = translate("plan", "LinkedIn showed %1")
            parts.append(shown.replace("%1", words.credits(event.credits or 0)))
            if event.price is not None:
                parts.append(price_words(line))
        case PlanEventKind.PLAN_CHANGED:
            parts += _changed(line, today)
        case PlanEventKind.CANCELLED:
            last = day(line.on - timedelta(days=1), today)
            parts.append(translate("plan", "last day of access %1").replace("%1", last))
            parts.append(_lost(line))
        case PlanEventKind.CARD_EXPIRED:
            parts.append(translate("plan", "LinkedIn takes no InMail until it is renewed"))
        case PlanEventKind.CARD_RENEWED | PlanEventKind.PRICE_CHANGED:
            pass
        case _:
            assert_never(event.kind)
    return " · ".join(parts)


def price_words(line: HistoryLine) -> str:
    """The price of a line: "69.99 EUR a month"."""
    event = line.event
    if event.price is None:
        return ""
    period = "" if event.billing_period is None else words.billing_period(event.billing_period)
    return f"{money(event.price, event.currency)} {period}".strip()


def _arrived(line: HistoryLine) -> str:
    text = translate("plan", "brings %1") if line.coming else translate("plan", "brought %1")
    return text.replace("%1", words.credits(line.granted))


def _lost(line: HistoryLine) -> str:
    if not line.forfeited:
        return (
            translate("plan", "no credit is lost") if line.coming else translate("plan", "no credit was lost")
        )
    text = (
        translate("plan", "forfeits %1, as it stands") if line.coming else translate("plan", "forfeited %1")
    )
    return text.replace("%1", words.credits(line.forfeited))


def _changed(line: HistoryLine, today: date) -> list[str]:
    if line.waiting_until is not None:
        waits = translate("plan", "waits for the renewal on %1").replace("%1", day(line.waiting_until, today))
        if not line.forfeited:
            return [waits]
        text = translate("plan", "then forfeits %1, as it stands")
        return [waits, text.replace("%1", words.credits(line.forfeited))]
    return [_lost(line), _arrived(line)] if line.granted else [_lost(line)]
