"""What the calendar says: the chips of a day, a line for each thing that happens, and the day as a sentence."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from inmail_desk.desk.calendar_days import Item, ItemKind
from inmail_desk.desk.calendar_month import CalendarDay
from inmail_desk.desk.calendar_year import YearMonth
from inmail_desk.store.values import PlanEvent, PlanEventKind

from . import words
from .calendar_lines import item_line
from .colours import Tone
from .dates import long_day, month_comes_first, month_name
from .sentences import day as day_in_words
from .words import signed

translate = QCoreApplication.translate


class ChipWords(NamedTuple):
    """A chip of a day. `brief` stands beside the icon where the text has no room; `marked` has the icon always."""

    text: str
    brief: str
    icon: str
    tone: Tone
    marked: bool = False


def chips(day: CalendarDay, today: date) -> tuple[ChipWords, ...]:
    """The chips of a day, what matters most first."""
    grants = any(item.kind is ItemKind.ALLOTMENT for item in day.items)
    cut = sum(item.credits for item in day.items if item.kind is ItemKind.CAP_FORFEIT)
    found = []
    for item in day.items:
        if item.kind is ItemKind.CAP_FORFEIT and grants:
            continue  # the chip of the allotment says it
        found.append(chip(item, day.on, day.names, today, cut=cut))
    return tuple(found)


def chip(item: Item, on: date, names: dict[int, str], today: date, *, cut: int = 0) -> ChipWords:
    """The chip of an item of the day `on`; `cut` is what the cap takes that day, where the item is its allotment."""
    number, brief = signed(item.credits), words.number(item.count)
    match item.kind:
        case ItemKind.EXPIRY:
            text = translate("calendar", "%1 expired") if on <= today else translate("calendar", "%1 expire")
            return ChipWords(text.replace("%1", number), number, "hourglass", Tone.DANGER)
        case ItemKind.LOST_WITH_PLAN | ItemKind.LOST_WITH_CHANGE:
            text = translate("calendar", "%1 forfeited").replace("%1", number)
            return ChipWords(text, number, "hourglass", Tone.DANGER)
        case ItemKind.ALLOTMENT:
            text = translate("calendar", "%1, cap %2") if cut else "%1"
            text = text.replace("%1", number).replace("%2", signed(cut))
            return ChipWords(text, signed(item.credits + cut), "import", Tone.GOOD)
        case ItemKind.CAP_FORFEIT:
            return ChipWords(
                translate("calendar", "cap %1").replace("%1", number), number, "hourglass", Tone.DANGER
            )
        case ItemKind.OPENING:
            return ChipWords(
                translate("calendar", "%1 at start").replace("%1", number), number, "import", Tone.GOOD
            )
        case ItemKind.PURCHASE:
            return ChipWords(
                translate("calendar", "%1 bought").replace("%1", number), number, "import", Tone.GOOD
            )
        case ItemKind.BONUS:
            return ChipWords(
                translate("calendar", "%1 bonus").replace("%1", number), number, "import", Tone.GOOD
            )
        case ItemKind.ADJUSTMENT:
            text = translate("calendar", "%1 adjusted").replace("%1", number)
            return ChipWords(text, number, "check", Tone.WARN)
        case ItemKind.PLAN:
            assert item.event is not None
            return _plan_chip(item.event)
        case ItemKind.LAST_DAY:
            return ChipWords(translate("calendar", "Last day"), "", "warning", Tone.WARN, marked=True)
        case ItemKind.TRIAL_ENDS:
            return ChipWords(translate("calendar", "Trial ends"), "", "warning", Tone.WARN)
        case ItemKind.DEADLINE:
            return ChipWords(
                _whom(name_of(item, names)) or _windows(item.count), brief, "back", Tone.WARN, marked=True
            )
        case ItemKind.FOLLOW_UP:
            text = words.counted(
                item.count, translate("calendar", "Follow up"), translate("calendar", "Follow up %1")
            )
            return ChipWords(text, brief, "follow-up", Tone.WARN if on < today else Tone.INFO)
        case ItemKind.ANSWERED:
            text = words.counted(
                item.count, translate("calendar", "1 answer"), translate("calendar", "%1 answers")
            )
            return ChipWords(text, brief, "reply", Tone.GOOD if item.credits else Tone.NEUTRAL)
        case ItemKind.SENT:
            text = translate("calendar", "%1 sent").replace("%1", brief)
            return ChipWords(text, brief, "send", Tone.NEUTRAL)
        case ItemKind.UNDELIVERED:
            text = translate("calendar", "%1 undelivered").replace("%1", brief)
            return ChipWords(text, brief, "undelivered", Tone.WARN)
        case ItemKind.DELETED:
            text = translate("calendar", "%1 deleted").replace("%1", brief)
            return ChipWords(text, brief, "trash", Tone.NEUTRAL)
        case ItemKind.CHECK:
            differs = item.check is not None and item.check.difference
            text = translate("calendar", "Checked: %1").replace("%1", signed(differs)) if differs else ""
            return ChipWords(
                text or translate("calendar", "Checked"),
                signed(differs) if differs else "",
                "check",
                Tone.WARN if differs else Tone.NEUTRAL,
            )
        case ItemKind.TOUCH:
            text = words.counted(
                item.count, translate("calendar", "1 touch"), translate("calendar", "%1 touches")
            )
            return ChipWords(text, brief, "comment", Tone.NEUTRAL)
        case ItemKind.LAPSED:
            text = translate("calendar", "%1 lapsed").replace("%1", brief)
            return ChipWords(text, brief, "clock-alert", Tone.NEUTRAL)
        case ItemKind.REMINDER:
            return ChipWords(translate("calendar", "Reminder"), brief, "bell", Tone.NEUTRAL)
    assert_never(item.kind)


def _windows(count: int) -> str:
    return words.counted(count, translate("calendar", "1 window"), translate("calendar", "%1 windows"))


def _plan_chip(event: PlanEvent) -> ChipWords:
    match event.kind:
        case PlanEventKind.SUBSCRIBED:
            return ChipWords(translate("calendar", "Plan begins"), "", "plan", Tone.INFO)
        case PlanEventKind.TRACKING_STARTED:
            return ChipWords(translate("calendar", "Begins here"), "", "flag", Tone.INFO)
        case PlanEventKind.PLAN_CHANGED:
            return ChipWords(translate("calendar", "Plan change"), "", "plan", Tone.INFO)
        case PlanEventKind.CANCELLED:
            return ChipWords(translate("calendar", "Plan ended"), "", "plan", Tone.WARN)
        case PlanEventKind.CARD_EXPIRED:
            return ChipWords(translate("calendar", "Card expired"), "", "warning", Tone.DANGER)
        case PlanEventKind.CARD_RENEWED:
            return ChipWords(translate("calendar", "Card renewed"), "", "tick", Tone.NEUTRAL)
        case PlanEventKind.PRICE_CHANGED:
            return ChipWords(translate("calendar", "Price"), "", "tag", Tone.NEUTRAL)
    assert_never(event.kind)


def _whom(name: str) -> str:
    """A name in short: "Anna L."."""
    first, *others = name.split() or [name]
    return f"{first} {others[-1][0]}." if others else first


def name_of(item: Item, names: dict[int, str]) -> str:
    """The name of the one whom an item is about, "" for several or none."""
    return names.get(item.people[0], "") if len(item.people) == 1 else ""


def day_sentence(day: CalendarDay, today: date) -> str:
    """The day for a screen reader and as a tooltip: its date, its balance, and what happens."""
    parts = [f"{long_day(day.on)}, {distance(day.on, today)}"]
    if day.balance is not None:
        parts.append(translate("calendar", "Balance %1").replace("%1", words.number(day.balance)))
    elif not day.followed:
        parts.append(not_followed())
    coming = day.on > today
    parts += [item_line(item, name_of(item, day.names), coming=coming) for item in day.items]
    return "\n".join(parts)


def distance(on: date, today: date) -> str:
    """How far a day is away: "today", "in 38 days", "16 days ago"."""
    days = (on - today).days
    if not days:
        return translate("calendar", "today")
    if days > 0:
        return words.counted(days, translate("calendar", "tomorrow"), translate("calendar", "in %1 days"))
    return words.counted(-days, translate("calendar", "yesterday"), translate("calendar", "%1 days ago"))


def not_followed() -> str:
    """Why there is no number behind the horizon."""
    return translate("calendar", "LinkedIn’s rules are followed a year ahead")


def more_chips(count: int) -> str:
    """How many chips find no room."""
    return translate("calendar", "+%1 more").replace("%1", words.number(count))


def month_title(first: date) -> str:
    """The name of a month with its year: "December 2026"."""
    text = translate("calendar", "%1 %2")
    return text.replace("%1", month_name(first)).replace("%2", str(first.year))


def month_sentence(month: YearMonth) -> str:
    """A month of the year for a screen reader and as a tooltip."""
    parts = [month_title(month.first)]
    if not month.has_days:
        parts.append(translate("calendar", "No balance is known"))
        return "\n".join(parts)
    for count, text in (
        (month.by_expiry, translate("calendar", "%1 lost by age")),
        (month.by_cap, translate("calendar", "%1 cut by the cap")),
        (month.with_plan, translate("calendar", "%1 lost with the plan")),
        (
            month.arrived,
            translate("calendar", "%1 arrive") if month.coming else translate("calendar", "%1 arrived"),
        ),
        (month.used, translate("calendar", "%1 used")),
    ):
        if count:
            parts.append(text.replace("%1", words.credits(count)))
    if not month.lost:
        parts.insert(
            1,
            translate("calendar", "No credit is lost")
            if month.coming
            else translate("calendar", "No credit was lost"),
        )
    return "\n".join(parts)


def year_title(months: Sequence[YearMonth]) -> str:
    """The year and what is lost in it."""
    lost = sum(month.lost for month in months)
    text = translate("calendar", "%1: %2 lost")
    if not lost:
        text = translate("calendar", "%1: nothing lost")
    return text.replace("%1", str(months[0].first.year)).replace("%2", words.credits(lost))


def day_title(on: date, today: date) -> str:
    """The day with its weekday, and its year where it is not today's: "Wednesday 30 December"."""
    pattern = translate("calendar", "dddd d MMMM")
    if month_comes_first(QLocale()):
        pattern = translate("calendar", "dddd, MMMM d")
    if on.year != today.year:
        pattern += ", yyyy" if month_comes_first(QLocale()) else " yyyy"
    return QLocale().toString(QDate(on.year, on.month, on.day), pattern)


def months_of_a_year() -> tuple[str, ...]:
    """The titles of all months, to make room for the widest."""
    return tuple(month_title(date(2028, month, 1)) for month in range(1, 13))


def not_followed_from(last: date, today: date) -> str:
    """Why days behind `last` have no number."""
    text = translate(
        "calendar", "LinkedIn’s rules are followed a year ahead, until %1: later days have no balance"
    )
    return text.replace("%1", day_in_words(last, today))


def tracked_from(first: date, today: date) -> str:
    """Why days before `first` have no number."""
    text = translate("calendar", "The first balance known is that of %1")
    return text.replace("%1", day_in_words(first, today))
