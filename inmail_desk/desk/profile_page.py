"""The lines of a LinkedIn profile page: which tell of the person, and which are buttons, counts and badges.

In the languages that a page is most often copied in. What is not known here is read as text, and can be corrected.
"""

import re
from collections.abc import Iterable

_CONTACT = (
    r"contact info|kontaktinfo|kontaktdaten|coordonnées|información de contacto|informações de contato"
    r"|informações de contacto|informazioni di contatto|contactgegevens|kontaktinformation|kontaktuppgifter"
)
_BUTTONS = (
    # English, German, French, Spanish, Portuguese, Italian, Dutch
    "message|connect|follow|more|pending|save in sales navigator|view profile|premium|verified|open to work|hiring"
    "|providing services|about|activity|experience|highlights"
    "|nachricht|vernetzen|folgen|mehr|ausstehend|info|aktivitäten|berufserfahrung"
    "|se connecter|suivre|plus|en attente|infos|activité|expérience"
    "|mensaje|enviar mensaje|conectar|seguir|más|pendiente|acerca de|actividad|experiencia"
    "|mensagem|enviar mensagem|mais|pendente|sobre|atividade|experiência"
    "|messaggio|collegati|segui|altro|in sospeso|informazioni|attività|esperienza"
    "|bericht|connectie maken|volgen|meer|in behandeling|over|activiteit|ervaring"
)
_COUNTED = (
    "connections|followers|kontakte|follower|relations|abonnés|contactos|seguidores|conexões|collegamenti|connecties"
    "|volgers"
)
_FURNITURE = re.compile(
    rf"(?:{_CONTACT}|{_BUTTONS}|\d[\d.,]*\+?\s(?:{_COUNTED})|show all.*|profile (?:photo|picture).*"
    r"|background (?:photo|image).*)",
    re.IGNORECASE,
)
_FURNITURE_WITHIN = re.compile(
    r"mutual connections?|degree connection|gemeinsame[rn]? kontakt|kontakt \d\. grades|relations? en commun"
    r"|relation de \d\S* niveau|contactos? en común|contacto de \d\S* grado|conexão de \d\S* grau"
    r"|conexões em comum|collegament[oi] di \d\S* grado|gemeenschappelijke connecties|\de-graads",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\(?\w{1,12}/\w{1,12}(?:/\w{1,12})?\)?")
# "· 2nd", in German "· 2.", in French "· 2e", in Spanish "· 2º"; behind a name an English one may stand alone.
_DEGREE = re.compile(
    r"(?:^|[·•])\s*([123])(?:st|nd|rd|er|re|e|º|°|ª|\.|:a|:e)\+?\s*(?=$|[·•])|\s(1st|2nd|3rd)\+?$",
    re.IGNORECASE,
)
_DEGREE_PHRASE = re.compile(r"([123])(?:st|nd|rd) degree connection", re.IGNORECASE)
_TRAILING_CONTACT = re.compile(rf"\s?[·•]?\s?(?:{_CONTACT})$", re.IGNORECASE)
_LONGEST_PLACE = 100
_LONGEST_FURNITURE = 200


def is_furniture(line: str) -> bool:
    """Whether a line says nothing about the person: a button, a count, a badge, pronouns."""
    if len(line) > _LONGEST_FURNITURE:
        return False
    return bool(_FURNITURE.fullmatch(line) or _PRONOUNS.fullmatch(line) or _FURNITURE_WITHIN.search(line))


def read_degree(lines: Iterable[str]) -> int | None:
    """The degree of connection that the first of these lines to name one gives, None where none does."""
    for line in lines:
        found = _DEGREE.search(line.rstrip()) or _DEGREE_PHRASE.search(line)
        if found is not None:
            return int(next(group for group in found.groups() if group is not None)[0])
    return None


def without_degree(line: str) -> str:
    """The line without the degree of connection, and without bullets at its ends."""
    return _DEGREE.sub(" ", line.rstrip()).strip(" ·•")


def place_of(line: str) -> str:
    """The place that a line names, "" where it looks like none."""
    place = _TRAILING_CONTACT.sub("", line).strip(" ·•")
    named = place != line.strip(" ·•") or place.count(",") in (1, 2)
    return place if named and len(place) <= _LONGEST_PLACE else ""
