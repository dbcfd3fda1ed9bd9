"""Addresses of people on LinkedIn: many spellings, one key, one canonical address that is safe to open.

Only what `normalise` lets through is ever stored or opened; its `url` is built here, never taken from outside.
"""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes


class AddressKind(StrEnum):
    """Which of LinkedIn's products the address leads to. One person may have one of each."""

    IN = "in"
    SALES = "sales"
    TALENT = "talent"


class ProfileAddress(NamedTuple):
    """`key` is the same for every spelling of the address; `url` is a https address of www.linkedin.com."""

    kind: AddressKind
    key: str
    url: str

    @property
    def suggested_name(self) -> str | None:
        """The name that the address seems to hold, None where it holds none."""
        return name_from_slug(self.key.partition("/")[2]) if self.kind is AddressKind.IN else None


class Refusal(StrEnum):
    """Why a text is not taken as the address of a person."""

    NOT_AN_ADDRESS = "not_an_address"
    NOT_LINKEDIN = "not_linkedin"
    NOT_A_PERSON = "not_a_person"


_HOST = r"(?:(?:www|m|mobile|touch|[a-z]{2,3})\.)?linkedin\.com(?::(?:80|443))?"
# Compiled when it is asked for first, as those below: the first window waits for this module, and needs none of them.
_ADDRESS = rf"(?:https?://)?{_HOST}(?:[/?#](?P<rest>.*))?"
# What LinkedIn's own files write, where there is nothing to fold: tens of thousands of them are read at once.
_USUAL = re.compile(r"https://www\.linkedin\.com/in/([a-z0-9_-]{1,200})/?")
_LOOKS_LIKE_ADDRESS = r"(?:[a-z][a-z0-9+.-]*:)?//\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?|[a-z]+:\S+"
# A list of addresses may be joined by commas or semicolons without a space.
_IN_TEXT = rf"(?<![\w.@/-])(?:https?://)?{_HOST}/(?:(?![,;](?:https?:|www\.))[^\s<>\"])+"
_PRODUCT_PAGES = {
    ("sales", "lead"): AddressKind.SALES,
    ("sales", "people"): AddressKind.SALES,
    ("talent", "profile"): AddressKind.TALENT,
    ("recruiter", "profile"): AddressKind.TALENT,
}
_PRODUCT_ID = r"(?P<id>[A-Za-z0-9_-]{1,200})(?:,[A-Za-z0-9_-]{0,100}){0,4}"
# Member ids used as slugs tell upper from lower case; slugs that people choose do not.
_MEMBER_ID = r"A[A-Z][a-zA-Z]AA[A-Za-z0-9_-]{20,}"
_LONGEST_SLUG = 200
_TRAILING = ".,;:!?)]}>»”’'\"*"


def normalise(text: str) -> ProfileAddress | Refusal:
    """The address that `text` is, or why it is none. Never raises; a normalised `url` normalises to itself."""
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return ProfileAddress(AddressKind.IN, f"in/{usual[1]}", f"https://www.linkedin.com/in/{usual[1]}")
    text = text.strip().strip("<>\"'“”„»«").strip()
    found = re.fullmatch(_ADDRESS, text, re.IGNORECASE | re.DOTALL)
    if found is None:
        linkedin_in_it = "linkedin" in text.lower() and not re.search(r"\s", text)
        like_an_address = linkedin_in_it or re.fullmatch(_LOOKS_LIKE_ADDRESS, text, re.IGNORECASE)
        return Refusal.NOT_LINKEDIN if like_an_address else Refusal.NOT_AN_ADDRESS
    path = re.split(r"[?#]", found["rest"] or "", maxsplit=1)[0]
    parts = [part for part in path.split("/") if part]
    if parts and parts[0].lower() == "mwlite":
        del parts[0]
    if len(parts) < 2:
        return Refusal.NOT_A_PERSON
    if parts[0].lower() == "in":
        return _public_profile(parts[1])
    kind = _PRODUCT_PAGES.get((parts[0].lower(), parts[1].lower()))
    if kind is None or len(parts) < 3:
        return Refusal.NOT_A_PERSON
    return _product_page(kind, f"{parts[0]}/{parts[1]}".lower(), parts[2])


def key_in(text: str) -> str | None:
    """The key of the address that `text` is, None where it is none."""
    # Tens of thousands are asked for at once when an archive is read.
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return f"in/{usual[1]}"
    found = normalise(text)
    return found.key if isinstance(found, ProfileAddress) else None


def addresses_in(text: str) -> tuple[ProfileAddress, ...]:
    """The addresses of people within `text`, in their order, each person's key once."""
    found: dict[str, ProfileAddress] = {}
    for match in re.finditer(_IN_TEXT, text, re.IGNORECASE):
        address = normalise(match[0].rstrip(_TRAILING))
        if isinstance(address, ProfileAddress):
            found.setdefault(address.key, address)
    return tuple(found.values())


def name_from_slug(slug: str) -> str | None:
    """The name that a profile's slug is made of ("anna-lindqvist-4b2a11" gives "Anna Lindqvist").

    None where it holds none: fewer than two words of letters, once the number at the end is gone.
    """
    words = [word for word in slug.split("-") if word]
    if len(words) > 1 and any(sign.isdigit() for sign in words[-1]):
        del words[-1]
    if len(words) < 2 or not all(word[0].isalpha() and not any(map(str.isdigit, word)) for word in words):
        return None
    return " ".join(word[0].upper() + word[1:] for word in words)


def _public_profile(raw_slug: str) -> ProfileAddress | Refusal:
    try:
        slug = unquote_to_bytes(raw_slug.encode("utf-8", "surrogatepass")).decode("utf-8")
    except UnicodeDecodeError:
        return Refusal.NOT_A_PERSON
    folded = _lower(slug)
    if not 1 <= len(folded) <= _LONGEST_SLUG or not all(map(_belongs_in_a_slug, folded)):
        return Refusal.NOT_A_PERSON
    shown = slug if re.fullmatch(_MEMBER_ID, slug) else folded
    return ProfileAddress(
        AddressKind.IN, f"in/{folded}", f"https://www.linkedin.com/in/{quote(shown, safe='')}"
    )


def _product_page(kind: AddressKind, page: str, ids: str) -> ProfileAddress | Refusal:
    found = re.fullmatch(_PRODUCT_ID, ids.replace("%2C", ",").replace("%2c", ","))
    if found is None:
        return Refusal.NOT_A_PERSON
    return ProfileAddress(kind, f"{kind}/{found['id']}", f"https://www.linkedin.com/{page}/{found[0]}")


def _lower(slug: str) -> str:
    # Lower-casing can leave letters that compose differently; a second round settles them.
    for _ in range(2):
        slug = unicodedata.normalize("NFC", slug.lower())
    return slug


def _belongs_in_a_slug(sign: str) -> bool:
    # Zero-width joiners are part of some scripts and emoji; other invisible signs could disguise an address.
    if sign in "-_.~'’&+!()\u200c\u200d":
        return True
    return unicodedata.category(sign)[0] in "LMNS" and sign not in "<>`^|$="
