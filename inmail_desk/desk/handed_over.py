"""A profile that a browser hands over: inmaildesk://add?url=...&name=..., read so that nothing else gets in.

Any web page may make such an address: it can fill in the fields of quick add, and do nothing more.
"""

import re
import unicodedata
from enum import StrEnum
from urllib.parse import unquote_to_bytes

from inmail_desk.opening import SCHEME
from inmail_desk.store.addresses import Refusal, normalise

from .pasting import Candidate, headline_parts

LONGEST = 4_000
"""Characters of an address that is read at all; LinkedIn's own are a tenth as long."""


class NotTaken(StrEnum):
    """Why an address is not taken."""

    NOT_OURS = "not_ours"  # of another scheme
    TOO_LONG = "too_long"
    BROKEN = "broken"  # signs that do not belong into an address, or a wrong encoding
    HIDDEN_SIGNS = "hidden_signs"  # control characters, or signs that turn text round
    OTHER_ACTION = "other_action"  # not add
    OTHER_PARTS = "other_parts"  # none or several of url, several of name, anything beside them
    NOT_A_PROFILE = "not_a_profile"  # url is no address of a person on LinkedIn


_LONGEST_TITLE = 600
_LONGEST_NAME = 80
_LONGEST_PART = 300
_PARTS = re.compile(rf"{SCHEME}://(?P<action>[^/?#]*)/?(?:\?(?P<query>[^#]*))?", re.IGNORECASE)
_BROKEN_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_TURNS_ROUND = frozenset("\u202a\u202b\u202c\u202d\u202e")
_INVISIBLE_KEPT = frozenset("\u200c\u200d")  # parts of some scripts, and of emoji
_UNREAD_COUNT = re.compile(r"^\(\d{1,4}\+?\)\s*")
_DASH = re.compile(r"\s+[-–—]\s+")
_DASH_OR_BAR = re.compile(r"\s+[-–—|]\s+")
_NAMES_OF_PRODUCTS = frozenset(
    (
        "linkedin",
        "sales navigator",
        "linkedin sales navigator",
        "linkedin recruiter",
        "linkedin talent solutions",
    )
)


def read_handed_over(text: str) -> Candidate | NotTaken:
    """The person whose profile an address hands over, or why it is not taken. Never raises.

    The address of the candidate is always there, and is one of LinkedIn's. The rest is made of the title of the page,
    and only a suggestion; its name may be "".
    """
    if len(text) > LONGEST:
        return NotTaken.TOO_LONG
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
        return NotTaken.HIDDEN_SIGNS
    if text[: len(SCHEME) + 1].lower() != f"{SCHEME}:":
        return NotTaken.NOT_OURS
    if not text.isascii() or " " in text or _BROKEN_ESCAPE.search(text):
        return NotTaken.BROKEN
    found = _PARTS.fullmatch(text)
    if found is None or found["action"].lower() != "add":
        return NotTaken.OTHER_ACTION
    return _person(found["query"] or "")


def _person(query: str) -> Candidate | NotTaken:
    given: dict[str, str] = {}
    for part in query.split("&"):
        key, _, value = part.partition("=")
        if key not in ("url", "name") or key in given:
            return NotTaken.OTHER_PARTS
        try:
            given[key] = unquote_to_bytes(value).decode("utf-8")
        except UnicodeDecodeError:
            return NotTaken.BROKEN
        if any(_is_hidden(sign) for sign in given[key]):
            return NotTaken.HIDDEN_SIGNS
    if "url" not in given:
        return NotTaken.OTHER_PARTS
    address = normalise(given["url"])
    if isinstance(address, Refusal):
        return NotTaken.NOT_A_PROFILE
    name, title, company = _of_page_title(given.get("name", ""))
    return Candidate(name=name or address.suggested_name or "", title=title, company=company, address=address)


def _is_hidden(sign: str) -> bool:
    return sign in _TURNS_ROUND or unicodedata.category(sign) in ("Cc", "Zl", "Zp")


def _of_page_title(text: str) -> tuple[str, str, str]:
    """Name, title and company as the title of a profile's page has them, "" each where it does not.

    "(3) Jane Example | LinkedIn" or, for who is not signed in, "Jane Example - Recruiter - Acme | LinkedIn".
    """
    visible = "".join(sign for sign in text if unicodedata.category(sign) != "Cf" or sign in _INVISIBLE_KEPT)
    line = _UNREAD_COUNT.sub("", " ".join(visible[:_LONGEST_TITLE].split()))
    pieces = [piece.strip() for piece in line.split("|")]
    while pieces and (not pieces[-1] or pieces[-1].casefold() in _NAMES_OF_PRODUCTS):
        del pieces[-1]
    name, *rest = _DASH_OR_BAR.split(" | ".join(pieces), maxsplit=1)
    if not any(map(str.isalpha, name)) or "://" in name:
        return "", "", ""
    said = [part[:_LONGEST_PART].strip() for part in _DASH.split(rest[0])] if rest else []
    if len(said) > 1:
        return name[:_LONGEST_NAME], " - ".join(said[:-1])[:_LONGEST_PART], said[-1]
    return name[:_LONGEST_NAME], *(headline_parts(said[0]) if said else ("", ""))
