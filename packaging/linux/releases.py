"""What CHANGELOG.md tells of each release, and the day that packages bear."""

import os
import re
import subprocess
from datetime import UTC, date, datetime
from typing import NamedTuple

import application

_HEADING = re.compile(r"## (?P<version>Unreleased|\d[\w.]*)(?:\D*(?P<day>\d{4}-\d\d-\d\d))?")


class Release(NamedTuple):
    """One section of the change log. `entries` hold no line breaks."""

    version: str
    day: date
    entries: tuple[str, ...]


def source_date() -> int:
    """The second since 1970 that everything in a package bears: SOURCE_DATE_EPOCH, or else the last commit's."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    asked = ["git", "-C", str(application.ROOT), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return int((application.ROOT / "CHANGELOG.md").stat().st_mtime)


def read_releases(text: str, version: str, today: date) -> tuple[Release, ...]:
    """The releases of a change log, the newest first.

    What is unreleased, or has no day yet, is this version of today.
    """
    found: list[Release] = []
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if heading:
            named = version if heading["version"] == "Unreleased" else heading["version"]
            day = date.fromisoformat(heading["day"]) if heading["day"] else today
            found.append(Release(named, day, ()))
        elif found and line.startswith("- "):
            found[-1] = found[-1]._replace(entries=(*found[-1].entries, line[2:].strip()))
        elif found and line.startswith("  ") and found[-1].entries:
            *former, last = found[-1].entries
            found[-1] = found[-1]._replace(entries=(*former, f"{last} {line.strip()}"))
    return tuple(each for each in found if each.entries) or (Release(version, today, ("First release.",)),)


def releases(version: str = application.VERSION) -> tuple[Release, ...]:
    """The releases of this project, the one being built first."""
    today = datetime.fromtimestamp(source_date(), UTC).date()
    return read_releases((application.ROOT / "CHANGELOG.md").read_text("utf-8"), version, today)
