"""What stands on a page of messages beside the messages; and what a name looks like."""

import re

_LONGEST_NAME = 60
_PARTICLES = frozenset((
    "von", "van", "de", "da", "del", "della", "di", "la", "le", "bin", "al", "el", "y", "e", "dos", "den", "der", "ten",
    "ter", "zu", "af", "ibn", "du", "des", "do",
))  # fmt: skip
_JOBS = frozenset((
    "director", "manager", "engineer", "head", "ceo", "cto", "cfo", "coo", "cmo", "vp", "president", "founder", "sales",
    "marketing", "recruiter", "recruiting", "talent", "developer", "consultant", "analyst", "partner", "owner",
    "officer", "lead", "leader", "specialist", "architect", "designer", "scientist", "account", "executive", "product",
    "software", "senior", "junior", "chief", "associate", "assistant", "intern", "student", "geschäftsführer",
    "geschäftsführerin", "leiter", "leiterin", "entwickler", "entwicklerin", "berater", "beraterin", "directeur",
    "directrice", "responsable", "ingénieur", "gerente", "jefe", "jefa", "direttore", "responsabile", "meeting",
    "question", "opportunity", "hello", "hi", "hey", "thanks", "thank", "follow", "re", "fwd", "your", "our", "the",
    "inmail", "linkedin", "navigator",
))  # fmt: skip
_FURNITURE = frozenset((
    "inmail", "inmails", "message", "messages", "sent", "inbox", "archived", "archive", "unread", "drafts", "compose",
    "new message", "search messages", "filter", "filters", "all", "view profile", "see profile", "active now", "online",
    "offline", "mobile", "reply", "star", "starred", "more", "more actions", "sponsored", "load more", "show more",
    "sales navigator", "recruiter", "linkedin recruiter", "linkedin sales navigator", "messaging", "nachrichten",
    "gesendet", "posteingang", "archiviert", "ungelesen", "messagerie", "envoyés", "boîte de réception", "mensajes",
    "enviados", "messaggi", "inviati", "premium", "verified", "status is offline", "status is online",
    "status is reachable", "select conversation", "open the options list", "conversation list",
))  # fmt: skip
_LABELS = re.compile(
    r"(?:select|open|star|unstar|archive|press|view|go to|status is|conversation with|profile picture|photo of|"
    r"open the options|message from)\b.*",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether a piece of the page is a label, a button or a heading of it."""
    plain = text.casefold().strip(" .:·•()0123456789")
    return (
        plain in _FURNITURE
        or not any(map(str.isalnum, text))
        or (len(text) < 80 and _LABELS.fullmatch(text) is not None)
    )


def like_a_name(text: str) -> bool:
    """Whether a piece looks like the name of a person: a few words with capitals, none of them a job."""
    if len(text) > _LONGEST_NAME or any(sign.isdigit() or sign in ':;!?@/“”"' for sign in text):
        return False
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 6 or any(word.casefold().strip(".") in _JOBS for word in words):
        return False
    return all(
        word.casefold() in _PARTICLES or (word[0].isalpha() and not word[0].islower()) for word in words
    )
