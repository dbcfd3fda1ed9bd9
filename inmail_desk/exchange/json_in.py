"""Reads InMail Desk's JSON, whoever made it: what is not exactly right is refused, in bounded time and memory."""

import codecs
import re
from typing import Any

from inmail_desk.credit_rules.json_places import line_deeper_than
from inmail_desk.credit_rules.refusal import Refused
from inmail_desk.credit_rules.strict_json import read_json

from .json_format import FORMAT, PARTS, VERSION
from .json_kinds import Wrong, shown

LARGEST_FILE = 100_000_000
"""In bytes. A file of 20,000 people with an InMail each, all texts as long as LinkedIn lets them be, has 60 million."""

_DEEPEST = 40
_MOST_VALUES = 3_000_000
_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)', re.DOTALL)


MEND = "Export it again with InMail Desk, or mend that place."
CHOOSE = "Choose a file that InMail Desk has exported as JSON."


class JsonRefused(Exception):
    """A file that was not taken in. `place` leads to what is wrong ("inmails[3].sent_at", "line 12"), "" where it is
    about the whole file; `what` goes on with what is wrong there. `way` is a sentence that says what helps."""

    def __init__(self, what: str, place: str = "", way: str = MEND) -> None:
        super().__init__(what, place)
        self.what = what
        self.place = place
        self.way = way

    def sentence(self, file: str) -> str:
        """What happened, what it means, and what to do. `file` is the name as the person knows it."""
        where = f"{self.place} {self.what}" if self.place else f"it {self.what}"
        return f"{file} cannot be taken in: {where}. Nothing was imported and no file was made. {self.way}"


def read_document(content: bytes) -> dict[str, Any]:
    """The parts of a file, by their names in `json_format`. Raises `JsonRefused`.

    Whether they fit together, and whether the rules can compute with them, is not looked at here.
    """
    document = _read(_decoded(content))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise JsonRefused(f'is no export of InMail Desk: "format" is not "{FORMAT}"', way=CHOOSE)
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise JsonRefused("needs the number of the format", "version")
    if version > VERSION:
        number = version if version < 10**6 else "a number"
        raise JsonRefused(
            f"is {number}, which a newer program writes; this one reads {VERSION}",
            "version",
            "Install the newest version of InMail Desk.",
        )
    for name in document.keys() - PARTS.keys() - {"format", "version"}:
        raise JsonRefused("is not known here", shown(name))
    parts = {}
    for name, kind in PARTS.items():
        if name not in document:
            raise JsonRefused("is missing", name)
        try:
            parts[name] = kind.take(document[name])
        except Wrong as wrong:
            wrong = wrong.within(name)
            raise JsonRefused(wrong.what, wrong.place) from None
    return parts


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise JsonRefused(f"has more than {LARGEST_FILE // 1_000_000} million bytes")
    # Before it is a text, which takes up to four times as much.
    if not content.removeprefix(codecs.BOM_UTF8)[:1_000].lstrip(b" \t\r\n").startswith(b"{"):
        raise JsonRefused("is not a JSON object", way=CHOOSE)
    bare = _TEXT.sub(b'"', content)
    if sum(map(bare.count, (b",", b"[", b"{", b":"))) > _MOST_VALUES:
        raise JsonRefused(f"holds more than {_MOST_VALUES:,} values")
    del bare
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JsonRefused("is not a text in UTF-8") from None
    deep = line_deeper_than(text, _DEEPEST)
    if deep is not None:
        raise JsonRefused("is nested too deeply", f"line {deep}")
    return text


def _read(text: str) -> object:
    try:
        return read_json(text)
    except Refused as refused:
        place = "" if refused.line is None else f"line {refused.line}"
        raise JsonRefused(" ".join(filter(None, (refused.field, refused.reason))), place) from None
