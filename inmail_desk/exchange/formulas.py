"""Texts that a spreadsheet would run as a formula, and how they are kept from it in a file of plain text."""

import re

# Also after spaces and line ends, and in the wide forms of East Asia, which some programs take for the same. What
# begins with the apostrophe itself and goes on so is marked as well, or else it could not be told from a marked one.
_BEGINNING = r"'*(?:[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])"
_RUN = re.compile(_BEGINNING)
_MARKED = re.compile("'" + _BEGINNING)

_BLANK = r"(?:[^\S\n]|[\u200b\ufeff])*"


def _within(mark: str) -> re.Pattern[str]:
    # Where lists are parted by semicolons, a spreadsheet takes a row of commas for one cell, which ends at the next
    # semicolon or at the end of a line. A line that begins with a dash or a plus is an item of notes, and left alone.
    return re.compile(
        rf"(?<=;){mark}(?='*{_BLANK}[=+\-@\uff1d\uff0b\uff0d\uff20])|(?<=\n){mark}(?='*{_BLANK}[=@\uff1d\uff20])"
    )


_RUN_WITHIN, _MARKED_WITHIN = _within(""), _within("'")


def would_run(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return _RUN.match(text) is not None


def neutralised(text: str) -> str:
    """The text with an apostrophe before it where it would run, and wherever a part of it would that a spreadsheet may
    take for a cell; `restored` takes them away again."""
    if ";" in text or "\n" in text:
        text = _RUN_WITHIN.sub("'", text)
    return f"'{text}" if would_run(text) else text


def restored(text: str) -> str:
    """The text as it was before `neutralised`."""
    text = text[1:] if text[:1] == "'" and _MARKED.match(text) else text
    return _MARKED_WITHIN.sub("", text) if "'" in text else text
