"""Texts that a spreadsheet would run as a formula, and how they are kept from it in a file of plain text."""

import re

# Also after spaces and line ends, and in the wide forms of East Asia, which some programs take for the same. What
# begins with the apostrophe itself and goes on so is marked as well, or else it could not be told from a marked one.
_BEGINNING = r"'*(?:[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])"
_RUN = re.compile(_BEGINNING)
_MARKED = re.compile("'" + _BEGINNING)


def would_run(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return _RUN.match(text) is not None


def neutralised(text: str) -> str:
    """The text with an apostrophe before it where it would run; `restored` takes it away again."""
    return f"'{text}" if would_run(text) else text


def restored(text: str) -> str:
    """The text as it was before `neutralised`."""
    return text[1:] if text[:1] == "'" and _MARKED.match(text) else text
