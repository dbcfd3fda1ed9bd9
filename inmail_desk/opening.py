"""What the system gives to be opened: a file by its path or its address, or an address of the program's own."""

import os
import re
import sys
from pathlib import Path

SCHEME = "inmaildesk"
"""How the program's own addresses begin, before the colon: inmaildesk://add?url=...&name=..."""

_ANY = r"[a-z][a-z0-9+.-]+://"


def to_open(text: str) -> Path | str:
    """The file that `text` names, as an absolute path, or else the address that it is.

    An address may be anything: whether it can be taken is for others to say. A file that is called like an address is
    named with its folder: "./inmaildesk:notes".
    """
    start = text[: len(SCHEME) + 1].lower()
    if start.startswith("file:"):
        return _of_file_address(text) or text
    # The pattern is only made where it is needed: the first window waits for this.
    if start == f"{SCHEME}:" or ("://" in text and re.match(_ANY, text, re.IGNORECASE)) or "\0" in text:
        return text
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:  # "~nobody/..." names a person whom this computer does not know
        return Path(text).absolute()


def _of_file_address(text: str) -> Path | None:
    """The file of this computer that a file: address names, None where it names none."""
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        parts = urlsplit(text)
        if parts.netloc.lower() not in ("", "localhost"):
            return None
        # Behind "?" and "#" stands no part of the path; file managers write those signs of a name as %3F and %23.
        path = os.fsdecode(unquote_to_bytes(parts.path))
    except ValueError:
        return None
    if sys.platform == "win32":
        path = re.sub(r"^/+(?=[a-zA-Z]:)", "", path)
    return Path(path).absolute() if path and "\0" not in path else None
