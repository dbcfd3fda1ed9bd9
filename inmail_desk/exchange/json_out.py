"""Writes everything as JSON; `json_format` says what stands in it."""

import json
from typing import Any

from .json_format import FORMAT, PARTS, VERSION


def written(whole: Any) -> bytes:
    """The file for `whole`, which has an attribute for each part: the same values give the same bytes."""
    document = {"format": FORMAT, "version": VERSION}
    document |= {name: kind.give(getattr(whole, name)) for name, kind in PARTS.items()}
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1).encode() + b"\n"
