"""Days as pages say them: "3d", "2w", "Yesterday", "Mon", "Mar 4", beside whole dates."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from .list_words import FIRST_DAY, day_in
from .moments import AmbiguousDate, DateOrder

_LONGEST = 40
_LEADS = re.compile(
    r"(?:inmail\s+)?(?:sent|delivered|gesendet|versendet|envoyée?|enviad[oa]|inviat[oa]|verzonden)"
    r"(?:\s+(?:on|at|am|um|le|el|il|op))?[:\s]+",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:vor|il y a|hace|há)?\s*(?P<count>\d{1,3}|an?|one)\s*(?P<unit>[^\W\d]{1,10})\.?"
    r"(?:\s+(?:ago|fa|geleden|atrás))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?|\s*uhr)?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]{3,10})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+)?(?P<month>[^\W\d]{3,10})\.?", re.IGNORECASE
)

_SAME_DAY = frozenset((
    "m", "min", "mins", "minute", "minutes", "minuten", "minutos", "minuti", "h", "hr", "hrs", "hour", "hours", "std",
    "stunde", "stunden", "heure", "heures", "hora", "horas", "ora", "ore", "uur",
))  # fmt: skip
_DAYS = frozenset((
    "d", "day", "days", "t", "tag", "tage", "tagen", "j", "jour", "jours", "día", "días", "dia", "dias", "g", "giorno",
    "giorni", "dag", "dagen",
))  # fmt: skip
_SPANS = {
    7: ("w", "wk", "wks", "week", "weeks", "wo", "woche", "wochen", "sem", "semaine", "semaines", "semana", "semanas",
        "settimana", "settimane", "weken"),
    30: ("mo", "mos", "month", "months", "mon", "monat", "monate", "monaten", "mois", "mes", "meses", "mese", "mesi",
         "maand", "maanden"),
    365: ("y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años", "anno", "anni",
          "jaar"),
}  # fmt: skip
_SPAN_OF = {word: days for days, words in _SPANS.items() for word in words}
_TODAY = frozenset(
    ("now", "just now", "today", "heute", "gerade", "aujourd'hui", "hoy", "oggi", "hoje", "vandaag")
)
_YESTERDAY = frozenset(("yesterday", "gestern", "hier", "ayer", "ieri", "ontem", "gisteren"))
_WEEKDAYS = {
    word: number
    for number, words in enumerate((
        "monday mon montag mo lundi lun lunes lunedì maandag",
        "tuesday tue tues dienstag di mardi martes martedì dinsdag",
        "wednesday wed mittwoch mi mercredi miércoles mercoledì woensdag",
        "thursday thu thur thurs donnerstag do jeudi jueves giovedì donderdag",
        "friday fri freitag fr vendredi viernes venerdì vrijdag",
        "saturday sat samstag sa samedi sábado sabato zaterdag",
        "sunday sun sonntag so dimanche domingo domenica zondag",
    ))
    for word in words.split()
}  # fmt: skip


class SaidDay(NamedTuple):
    """A day as it was said. `exact` is False where the words name no single day, as "2w" does."""

    on: date
    exact: bool


def said_day(text: str, today: date, order: DateOrder | None = None) -> SaidDay | None:
    """The day that a text says, on or before `today`; None where it says none.

    Raises AmbiguousDate where only the order of its three numbers could tell.
    """
    text = " ".join(text.split()).strip(" ,·•()")
    if not text or len(text) > _LONGEST:
        return None
    lead = _LEADS.match(text)
    text = text[lead.end() :] if lead is not None else text
    found = _relative(text.casefold().strip(" ."), today) or _without_year(text, today)
    if found is not None:
        return found if found.on >= FIRST_DAY else None
    try:
        on = day_in(text, order).date()
    except AmbiguousDate:
        raise
    except ValueError:
        return None
    return SaidDay(on, True) if FIRST_DAY <= on <= today else None


def _relative(text: str, today: date) -> SaidDay | None:
    if text in _TODAY or _CLOCK.fullmatch(text):
        return SaidDay(today, True)
    if text in _YESTERDAY:
        return SaidDay(today - timedelta(days=1), True)
    if text in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS[text]) % 7 or 7
        return SaidDay(today - timedelta(days=back), True)
    ago = _AGO.fullmatch(text)
    if ago is None:
        return None
    count = int(ago["count"]) if ago["count"].isdecimal() else 1
    unit = ago["unit"]
    if unit in _SAME_DAY:
        return SaidDay(today, True)
    if unit in _DAYS:
        return SaidDay(today - timedelta(days=count), True)
    if unit in _SPAN_OF:
        return SaidDay(today - timedelta(days=min(count * _SPAN_OF[unit], 20_000)), False)
    return None


def _without_year(text: str, today: date) -> SaidDay | None:
    """ "Mar 4": the latest such day until today."""
    found = _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if found is None:
        return None
    for year in range(today.year, today.year - 9, -1):
        try:
            on = day_in(f"{found['day']} {found['month']} {year}", None).date()
        except ValueError:
            continue
        if on <= today:
            return SaidDay(on, True)
    return None
