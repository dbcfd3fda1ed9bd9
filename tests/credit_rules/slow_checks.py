"""What is refused before anything is computed: every event by itself, and then their order."""

import calendar
import re
from datetime import date, timedelta
from typing import Any

from .slow_rules import OUTCOMES, ModelRefused, SlowRules, day_of, is_whole

Event = dict[str, Any]

# type: (fields that must be there, fields that may be there), each with the check of its value
FIELDS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "subscribed": ({"plan": "plan"}, {"billing_day": "billing day"}),
    "tracking_started": (
        {"plan": "plan", "credits": "whole"},
        {"last_renewal_on": "day", "billing_day": "billing day", "lots": "lots"},
    ),
    "plan_changed": ({"plan": "plan"}, {"billing_day": "billing day"}),
    "cancelled": ({}, {}),
    "credits_purchased": (
        {"credits": "whole"},
        {"price": "price", "currency": "text", "expires_on": "later"},
    ),
    "credits_granted": ({"credits": "whole"}, {"reason": "text", "expires_on": "later"}),
    "inmail_sent": ({"id": "text", "recipient": "text"}, {"free": "flag"}),
    "responded": ({"inmail": "text", "outcome": "outcome"}, {}),
    "inmail_deleted": ({"inmail": "text"}, {}),
    "inmail_undelivered": ({"inmail": "text"}, {}),
    "balance_observed": ({"credits": "whole"}, {"adjust": "flag"}),
}


def checked_events(events: object, rules: SlowRules) -> list[Event]:
    """The events in the order in which they apply, with days as dates and plans by the rulebook's names."""
    if not isinstance(events, list):
        raise ModelRefused("events: not a list")
    read = [_read(event, f"event {number}", rules) for number, event in enumerate(events, 1)]
    read.sort(key=lambda event: event["on"])  # a stable sort: within a day the order given stays
    _check_order(read, rules)
    return read


def _read(event: object, where: str, rules: SlowRules) -> Event:
    if not isinstance(event, dict):
        raise ModelRefused(f"{where}: not an object")
    kind = event.get("type")
    if not isinstance(kind, str) or kind not in FIELDS:
        raise ModelRefused(f"{where}: type {kind!r} is not known")
    required, optional = FIELDS[kind]
    required = {"type": "type", "on": "day"} | required
    for name in required:
        if name not in event:
            raise ModelRefused(f"{where}: {name} is missing")
    read: Event = {"where": where}
    for name, value in event.items():
        check = (required | optional).get(name)
        if check is None:
            raise ModelRefused(f"{where}: {kind} has no field {name}")
        read[name] = _value(value, check, f"{where}, {name}", rules)
    if "expires_on" in read and read["expires_on"] <= read["on"]:
        raise ModelRefused(f"{where}, expires_on: not after the day of the event")
    return read


def _value(value: Any, check: str, where: str, rules: SlowRules) -> Any:
    if check in ("day", "later"):
        return day_of(value, where)
    if check == "plan":
        return rules.canonical(value, where)
    if check == "lots":
        return _lots(value, where)
    if check in ("type", "text"):
        fine = isinstance(value, str) and value != ""
    elif check == "whole":
        fine = is_whole(value) and value >= 0
    elif check == "billing day":
        fine = is_whole(value) and 1 <= value <= 31
    elif check == "flag":
        fine = isinstance(value, bool)
    elif check == "price":
        fine = isinstance(value, str) and re.fullmatch(r"[0-9]+(\.[0-9]+)?", value) is not None
    else:
        fine = isinstance(value, str) and value in OUTCOMES
    if not fine:
        raise ModelRefused(f"{where}: {value!r} is no {check}")
    return value


def _lots(value: object, where: str) -> list[tuple[date, int]]:
    if not isinstance(value, list):
        raise ModelRefused(f"{where}: not a list")
    lots = []
    for lot in value:
        if not isinstance(lot, dict) or set(lot) != {"granted_on", "credits"}:
            raise ModelRefused(f"{where}: a lot has granted_on and credits, nothing else")
        if not is_whole(lot["credits"]) or lot["credits"] < 0:
            raise ModelRefused(f"{where}: credits is no whole number")
        lots.append((day_of(lot["granted_on"], where), lot["credits"]))
    return lots


def _check_order(events: list[Event], rules: SlowRules) -> None:
    subscribed = False
    began = False
    sent: set[str] = set()
    for event in events:
        where = event["where"]
        match event["type"]:
            case "subscribed":
                if subscribed:
                    raise ModelRefused(f"{where}: subscribed while subscribed")
                subscribed = began = True
            case "tracking_started":
                if began:
                    raise ModelRefused(f"{where}: a subscription or tracking has begun already")
                subscribed = began = True
                check_opening(event, rules)
            case "plan_changed" | "cancelled":
                if not subscribed:
                    raise ModelRefused(f"{where}: there is no plan")
                subscribed = event["type"] == "plan_changed"
            case "inmail_sent":
                if event["id"] in sent:
                    raise ModelRefused(f"{where}, id: used twice")
                sent.add(event["id"])
            case "responded" | "inmail_deleted" | "inmail_undelivered":
                if event["inmail"] not in sent:
                    raise ModelRefused(f"{where}, inmail: not sent until then")
            case _:
                pass


def fits_pattern(day: date, renewal: str, billing_day: int) -> bool:
    """Whether the pattern of renewals has this day: each 1st, or the billing day (a short month's last day)."""
    if renewal == "first_of_month":
        return day.day == 1
    length = calendar.monthrange(day.year, day.month)[1]
    return day.day == min(billing_day, length)


def opening_pattern(event: Event, rules: SlowRules) -> tuple[str, int, date]:
    """How an opening plan renews by the rules of that day, its billing day, and its latest renewal."""
    renewal = rules.value("renewal", event["plan"], event["on"])
    last = event.get("last_renewal_on")
    if last is None:
        if renewal != "first_of_month":
            raise ModelRefused(f"{event['where']}, last_renewal_on: missing")
        last = event["on"].replace(day=1)
    return renewal, event.get("billing_day", last.day), last


def opening_ticks(event: Event, rules: SlowRules, granted_on: date) -> int:
    """How many days of the pattern lie after the grant, up to and with the day on which tracking starts."""
    renewal, billing_day, _ = opening_pattern(event, rules)
    ticks = 0
    day = event["on"]
    while day > granted_on:
        ticks += fits_pattern(day, renewal, billing_day)
        day -= timedelta(days=1)
    return ticks


def lives_at_opening(event: Event, rules: SlowRules, granted_on: date) -> bool:
    """Whether a lot granted on this day still has some of its life left as tracking starts."""
    match rules.value("expiry.mode", event["plan"], event["on"]):
        case "never":
            return True
        case "days":
            age = (event["on"] - granted_on).days
            return bool(age < rules.value("expiry.days", event["plan"], event["on"]))
        case _:
            ticks = opening_ticks(event, rules, granted_on)
            return bool(ticks < rules.value("expiry.renewals", event["plan"], event["on"]))


def check_opening(event: Event, rules: SlowRules) -> None:
    renewal, billing_day, last = opening_pattern(event, rules)
    latest = event["on"]
    while not fits_pattern(latest, renewal, billing_day):
        if latest == date.min:
            break
        latest -= timedelta(days=1)
    if last != latest:
        raise ModelRefused(
            f"{event['where']}, last_renewal_on: {last} is not the latest renewal, {latest} is"
        )
    if "lots" not in event:
        return
    lots = event["lots"]
    if sum(credits for _, credits in lots) != event["credits"]:
        raise ModelRefused(f"{event['where']}, lots: they do not add up to credits")
    for granted_on, _ in lots:
        if granted_on > event["on"] or not lives_at_opening(event, rules, granted_on):
            raise ModelRefused(f"{event['where']}, lots: {granted_on} is too late or too long ago")
