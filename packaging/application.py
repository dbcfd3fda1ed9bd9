"""What the program is called on the systems it is installed on; version, summary and addresses are pyproject's."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

NAME = "InMail Desk"
COMMAND = "inmail-desk"
IDENTIFIER = "io.github.inmaildesk.InMailDesk"
"""Of the desktop entry, icon, metadata and bundle: reverse domain, as AppStream, Flatpak and macOS want it."""
SUFFIX = ".inmaildesk"
MIME_TYPE = "application/x-inmail-desk"
SCHEME = "inmaildesk"
"""Of the addresses that hand over a profile: inmaildesk://add?url=...&name=..."""


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["project"]
    return found


_PROJECT = _project()

VERSION: str = _PROJECT["version"]
SUMMARY: str = _PROJECT["description"]
LICENCE: str = _PROJECT["license"]
HOMEPAGE: str = _PROJECT["urls"]["Homepage"]
RELEASES: str = _PROJECT["urls"]["Releases"]
