"""Filling templates in with what the program is called."""

import gzip
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import application

_TEMPLATES = Path(__file__).parent / "templates"
_PLACE = re.compile(r"@([A-Z_]+)@")

AUTHORS = f"The {application.NAME} authors"
# The releases have no mailbox. Packages must name one: this is the address that the project's host keeps for those who
# want no mail.
MAINTAINER = f"{AUTHORS} <{urlsplit(application.HOMEPAGE).path.split('/')[1]}@users.noreply.github.com>"
SHORT_SUMMARY = "Know which InMail credits expire when, and why"
"""Of at most 60 characters and without a full stop, as the lists of software centres want it."""

FACTS: Mapping[str, str] = {
    "AUTHORS": AUTHORS,
    "COMMAND": application.COMMAND,
    "HOMEPAGE": application.HOMEPAGE,
    "IDENTIFIER": application.IDENTIFIER,
    "LICENCE": application.LICENCE,
    "MAINTAINER": MAINTAINER,
    "MIME_TYPE": application.MIME_TYPE,
    "NAME": application.NAME,
    "RELEASES": application.RELEASES,
    "SCHEME": application.SCHEME,
    "SHORT_SUMMARY": SHORT_SUMMARY,
    "SUFFIX": application.SUFFIX,
    "SUMMARY": application.SUMMARY,
    "VERSION": application.VERSION,
}


def filled(template: str, more: Mapping[str, str] | None = None) -> str:
    """The template of that name with every @WORD@ filled in. KeyError where nobody knows the word."""
    known = {**FACTS, **(more or {})}
    text = (_TEMPLATES / template).read_text("utf-8")
    return _PLACE.sub(lambda place: known[place[1]], text)


def write(path: Path, text: str, *, executable: bool = False) -> None:
    """Writes a text file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755 if executable else 0o644)


def write_packed(path: Path, text: str) -> None:
    """Writes a text with gzip, the same bytes each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    path.chmod(0o644)
