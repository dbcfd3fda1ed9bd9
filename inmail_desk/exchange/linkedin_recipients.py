"""To whom a row of messages.csv was sent: lists of names and of addresses, joined by what names hold as well."""

import re

from .archive import Person
from .tables import mended

HIDDEN = "linkedin member"
"""What LinkedIn calls somebody whose account is closed or hidden."""

_BETWEEN_ADDRESSES = re.compile(r"[,;]\s*(?=http)", re.IGNORECASE)


def recipients_of(to: str, to_urls: str) -> list[Person]:
    """To whom a row was sent: as many as there are addresses, or names where there is none."""
    if not ("," in to or ";" in to or "," in to_urls or ";" in to_urls):
        # So it is in nearly all of tens of thousands of rows.
        name, address = mended(to), mended(to_urls)
        return [Person(name, address)] if name or address else []
    addresses = addresses_in(mended(to_urls))
    names = names_in(to) if len(addresses) != 1 or "," in to or ";" in to else [to]
    # Whoever closed their account has no address, so that a single one may be of several recipients.
    if len(addresses) == 1 and (len(names) == 1 or not any(name.lower() in ("", HIDDEN) for name in names)):
        return [Person(mended(to.strip(" ,;")), addresses[0])]
    if len(addresses) < 2:
        return [Person(mended(name), "") for name in names]
    if len(names) != len(addresses):
        names = ["" for _ in addresses]
    return [Person(mended(name), address) for name, address in zip(names, addresses, strict=True)]


def addresses_in(text: str) -> list[str]:
    """The addresses in a list that is joined by commas or semicolons, each once."""
    if "," not in text and ";" not in text:
        text = text.strip()
        return [text] if text else []
    found = (each.strip(" ,;\t\r\n") for each in _BETWEEN_ADDRESSES.split(text))
    return list(dict.fromkeys(each for each in found if each))


def names_in(text: str) -> list[str]:
    """The names in a list that is joined by commas, where a name may hold one itself: what comes after it then is one
    word, such as a degree."""
    names: list[str] = []
    for part in re.split(r"[,;]", text):
        part = part.strip()
        if not part:
            continue
        if names and " " not in part:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names
