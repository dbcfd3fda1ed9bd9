"""Reads CHANGELOG.md as a release needs it."""

import re

import application

_HEADING = re.compile(r"^## +(?P<version>\S+).*$", re.MULTILINE)


class NoSection(Exception):
    """The change log does not begin with the version that is asked for. The text says what to do."""


def section(version: str = application.VERSION, text: str | None = None) -> str:
    """What the change log says of a version, without its heading. Raises NoSection."""
    if text is None:
        text = (application.ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = list(_HEADING.finditer(text))
    if not headings or headings[0]["version"] != version:
        begins = f"begins with “{headings[0][0]}”" if headings else "has no sections"
        raise NoSection(
            f"CHANGELOG.md {begins}: the first section of a release is headed “## {version}” and its day."
        )
    end = headings[1].start() if len(headings) > 1 else len(text)
    found = text[headings[0].end() : end].strip()
    if not found:
        raise NoSection(f"CHANGELOG.md says nothing of {version}: write down what is new in it.")
    return found
