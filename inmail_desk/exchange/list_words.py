"""What the cells of a list say: degrees, yes and no, states, priorities, days."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from .moments import DateOrder, read_moment

FIRST_DAY = date(2003, 5, 5)
"""The day LinkedIn opened: nothing that a list tells about it can be earlier."""

_LONGEST_DAY = 40
_THREE_NUMBERS = re.compile(r"\s*(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{2}|\d{4})(?!\d)")
_HAS_A_YEAR = re.compile(
    r"\d{4}|\d{1,2}[-/.\s]\s?[^\W\d]{3,9}\.?[-/.\s]\s?\d{2}|\d{1,2}([-/.])\s?\d{1,2}\1\s?\d{2}"
)
_MARKED_ZONE = re.compile(r"(?<=\d)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$")


class Said(StrEnum):
    """What a state says about an InMail. The last eight are answers, called as the credit rules call them."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    UNDELIVERED = "undelivered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    INTERESTED = "interested"
    MAYBE_LATER = "maybe_later"
    NOT_INTERESTED = "not_interested"
    REPLY = "reply"
    QUICK_REPLY = "quick_reply"
    AUTO_REPLY = "auto_reply"


_STATES: dict[Said, str] = {
    Said.NOT_SENT: """
        new|not sent|todo|to do|to write|to contact|open|planned|draft|not contacted|no|queued|backlog|-|–
        neu|offen|nicht gesendet|geplant|nein|nouveau|à contacter|à envoyer|non envoyé|non|nuevo|por contactar
        no enviado|nuovo|da contattare|non inviato|novo|nieuw|niet verzonden|nee|ny|nowy""",
    Said.SENT: """
        sent|pending|waiting|awaiting|awaiting response|awaiting reply|no answer|no reply|no response|unanswered
        contacted|inmail sent|message sent|delivered|seen|read|not answered|not replied|opened|in progress|ghosted
        deleted|withdrawn|gelöscht|zurückgezogen|supprimé|retiré|eliminado|retirado|eliminato|ritirato
        gesendet|versendet|verschickt|ausstehend|wartet|keine antwort|unbeantwortet|kontaktiert|angeschrieben|zugestellt
        envoyé|envoyée|en attente|pas de réponse|sans réponse|contacté|contactée
        enviado|enviada|pendiente|sin respuesta|esperando|contactado|contactada
        inviato|inviata|in attesa|nessuna risposta|senza risposta|contattato|contattata
        sem resposta|pendente|verzonden|geen antwoord|in afwachting|skickat|sendt|wysłano""",
    Said.UNDELIVERED: """
        undelivered|bounced|not delivered|failed|could not be delivered
        nicht zugestellt|unzustellbar|non distribué|non remis|no entregado|non consegnato|não entregue|niet bezorgd""",
    Said.ACCEPTED: """
        accepted|inmail accepted|angenommen|akzeptiert|accepté|acceptée|aceptado|aceptada|accettato|aceito|geaccepteerd
        accepterad""",
    Said.DECLINED: """
        declined|inmail declined|rejected|refused|abgelehnt|abgesagt|absage|refusé|refusée|décliné|rechazado|declinado
        rifiutato|declinato|recusado|afgewezen|geweigerd|avböjt""",
    Said.INTERESTED: """
        interested|positive|positive reply|meeting booked|meeting|call booked|won|hot|warm
        interessiert|positiv|termin|intéressé|intéressée|positif|interesado|interesada|positivo|interessato|interessata
        interessado|geïnteresseerd|intresserad""",
    Said.MAYBE_LATER: """
        maybe later|later|maybe|not now|bad timing|follow up later|später|vielleicht später|vielleicht|momentan nicht
        plus tard|peut-être|peut être plus tard|más tarde|quizás|quizá más tarde|più tardi|forse|talvez|mais tarde
        later misschien|misschien""",
    Said.NOT_INTERESTED: """
        not interested|no interest|negative|negative reply|lost|uninterested|nicht interessiert|kein interesse|negativ
        pas intéressé|pas intéressée|no interesado|no interesada|non interessato|non interessata|não interessado
        niet geïnteresseerd|inte intresserad""",
    Said.REPLY: """
        yes|ja|oui|sí|sì|sim|tak|replied|reply|answered|responded|response|answer|got reply
        replied to|in conversation|conversation|connected
        geantwortet|beantwortet|antwort|antwort erhalten|hat geantwortet|répondu|a répondu|réponse reçue|réponse
        respondido|respondió|respuesta|contestado|risposto|ha risposto|risposta|respondeu|resposta
        beantwoord|geantwoord|antwoord|svarat|svarade|besvart|odpowiedziano|ответил|ответила""",
    Said.QUICK_REPLY: "quick reply|schnellantwort|réponse rapide|respuesta rápida|risposta rapida",
    Said.AUTO_REPLY: """
        auto reply|auto-reply|autoreply|automatic reply|out of office|ooo|abwesend|abwesenheit|automatische antwort
        réponse automatique|respuesta automática|risposta automatica|fuera de la oficina|fuori ufficio""",
}  # fmt: skip

_DEGREES = {
    "1": 1, "1st": 1, "first": 1, "1.": 1, "1er": 1, "1º": 1, "1°": 1, "connected": 1, "distance 1": 1, "distance_1": 1,
    "2": 2, "2nd": 2, "second": 2, "2.": 2, "2e": 2, "2º": 2, "2°": 2, "distance 2": 2, "distance_2": 2, "2ème": 2,
    "3": 3, "3rd": 3, "third": 3, "3.": 3, "3e": 3, "3º": 3, "3°": 3, "3+": 3, "3rd+": 3, "distance 3": 3,
    "distance_3": 3, "3ème": 3, "out of network": 3, "out_of_network": 3,
}  # fmt: skip

_YES = frozenset(
    (
        "yes",
        "y",
        "true",
        "1",
        "x",
        "✓",
        "✔",
        "ja",
        "wahr",
        "oui",
        "vrai",
        "sí",
        "si",
        "sì",
        "verdadero",
        "vero",
        "sim",
    )
)
_PRIORITIES = {
    "high": "high", "a": "high", "1": "high", "hoch": "high", "haut": "high", "haute": "high", "alta": "high",
    "urgent": "high", "hot": "high", "hoog": "high", "p1": "high", "élevée": "high", "alto": "high",
    "medium": "medium", "b": "medium", "2": "medium", "normal": "medium", "mittel": "medium", "moyen": "medium",
    "moyenne": "medium", "media": "medium", "média": "medium", "warm": "medium", "p2": "medium", "gemiddeld": "medium",
    "low": "low", "c": "low", "3": "low", "niedrig": "low", "gering": "low", "basse": "low", "faible": "low",
    "baja": "low", "bassa": "low", "baixa": "low", "cold": "low", "laag": "low", "p3": "low",
}  # fmt: skip


def _by_word() -> dict[str, Said]:
    found: dict[str, Said] = {}
    for said, words in _STATES.items():
        for word in (each.strip() for line in words.splitlines() for each in line.split("|")):
            if word:
                found.setdefault(word, said)
    return found


_BY_WORD = _by_word()


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().strip(" .!:*").split())


def state_of(cell: str) -> Said | None:
    """What a cell says about an InMail; None where it is empty or in words that are not known."""
    return _BY_WORD.get(_plain(cell)) or _BY_WORD.get(cell.strip())


def degree_of(cell: str) -> int | None:
    """The degree of connection, 1 to 3; None where the cell says none."""
    plain = " ".join(cell.casefold().replace("degree", "").replace("connection", "").strip(" ·•").split())
    return _DEGREES.get(plain)


def is_yes(cell: str) -> bool:
    """Whether a cell says yes; everything else is no."""
    return _plain(cell) in _YES


def priority_of(cell: str) -> str | None:
    """ "high", "medium" or "low"; None where the cell says none of them."""
    return _PRIORITIES.get(_plain(cell))


# Days


def looks_like_a_day(cell: str) -> bool:
    """Whether a cell is a day, in whatever order."""
    if not 6 <= len(cell) <= _LONGEST_DAY or _HAS_A_YEAR.search(cell) is None:
        return False
    try:
        day_in(cell, DateOrder.DAY_FIRST)
    except ValueError:
        return _THREE_NUMBERS.match(cell) is not None
    return True


def day_in(cell: str, order: DateOrder | None) -> datetime:
    """The day and time that a cell says. Raises ValueError, also AmbiguousDate, as `moments.read_moment` does."""
    cell = cell.strip()
    if len(cell) > _LONGEST_DAY:
        raise ValueError("too long for a day")
    if "T" in cell or ":" in cell:
        cell = _MARKED_ZONE.sub("", cell)
    return read_moment(cell, order)


def orders_of(cells: Iterable[str], today: date) -> tuple[DateOrder, ...]:
    """The orders in which these days can be read: none where they need none, one where they tell it themselves, several
    where the person has to say.

    An order fits a day that lies between the opening of LinkedIn and `today`; the order that fits most days is taken.
    """
    fits = dict.fromkeys(DateOrder, 0)
    differs = False
    for cell in cells:
        found = _THREE_NUMBERS.match(cell)
        if found is None:
            continue
        days: dict[DateOrder, date] = {}
        for order in DateOrder:
            day = _day_in_order(found, order)
            if day is not None and FIRST_DAY <= day <= today:
                days[order] = day
                fits[order] += 1
        differs = differs or len(set(days.values())) > 1 or len(days) == 1
    most = max(fits.values())
    if not most or not differs:
        return ()
    return tuple(order for order, count in fits.items() if count == most)


def _day_in_order(found: re.Match[str], order: DateOrder) -> date | None:
    one, two, three = found[1], found[3], found[4]
    if found[2] == "." and order is DateOrder.MONTH_FIRST:
        return None  # nobody writes the month first with full stops
    if order is DateOrder.YEAR_FIRST:
        if len(three) == 4 or len(one) < 2:
            return None
        year, month, day = one, two, three
    else:
        year = three
        day, month = (one, two) if order is DateOrder.DAY_FIRST else (two, one)
    try:
        return date(int(year) + (0 if len(year) == 4 else 2000), int(month), int(day))
    except ValueError:
        return None
