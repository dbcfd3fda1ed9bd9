"""What a desktop reads of the program: menu entry, icons, kind of file, description for software centres, man page."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import application

from . import icons
from .filling import filled, write, write_packed
from .releases import Release, releases, source_date

# Of README's pictures, with a caption each. They are read from the release's tag, where they lie beside this file.
PICTURES = (
    ("today-light.png", "Today: four figures, the credits by the day they expire, and what to do now"),
    ("prospects-light.png", "Prospects: who is pending, with the days left"),
    ("calendar-light.png", "Calendar: what happened, what is coming, and the balance of each day"),
    ("today-dark.png", "Today, in the dark"),
)
# As the store writes it into the header of every data file.
MAGIC = "IMDk"


def desktop_entry(command: str = application.COMMAND, icon: str = application.IDENTIFIER) -> str:
    """The menu entry. `command` and `icon` are paths where the program is not installed for the whole system."""
    return filled("entry.desktop", {"EXEC": command, "ICON": icon})


def mime_type() -> str:
    """The kind of file that data files are, by name and by what they begin with."""
    return filled("mime.xml", {"APPLICATION_ID": MAGIC})


def metainfo(version: str = application.VERSION, history: Sequence[Release] | None = None) -> str:
    """The description that software centres show, in AppStream's form."""
    known = releases(version) if history is None else history
    return filled(
        "metainfo.xml",
        {
            "DEVELOPER": ".".join(application.IDENTIFIER.split(".")[:-1]),
            "SCREENSHOTS": _screenshots(version),
            "RELEASES_LIST": "\n".join(_release(each) for each in known),
        },
    )


def man_page(version: str = application.VERSION) -> str:
    """The manual, for man."""
    day = datetime.fromtimestamp(source_date(), UTC).date()
    return filled("manual.1", {"VERSION": version, "DAY": day.isoformat()})


def lay_out(share: Path, version: str = application.VERSION) -> None:
    """Writes all of it into a system's `share` folder."""
    name = application.IDENTIFIER
    write(share / "applications" / f"{name}.desktop", desktop_entry())
    write(share / "mime" / "packages" / f"{name}.xml", mime_type())
    write(share / "metainfo" / f"{name}.metainfo.xml", metainfo(version))
    write_packed(share / "man" / "man1" / f"{application.COMMAND}.1.gz", man_page(version))
    icons.lay_out(share / "icons" / "hicolor")


def _screenshots(version: str) -> str:
    lines = []
    for number, (picture, caption) in enumerate(PICTURES):
        kind = ' type="default"' if number == 0 else ""
        lines += [
            f"    <screenshot{kind}>",
            f"      <caption>{escape(caption)}</caption>",
            f"      <image>{application.HOMEPAGE}/raw/v{version}/resources/pictures/{picture}</image>",
            "    </screenshot>",
        ]
    return "\n".join(lines)


def _release(release: Release) -> str:
    address = f"{application.RELEASES}/tag/v{release.version}"
    entries = "\n".join(f"          <li>{escape(each)}</li>" for each in release.entries)
    return (
        f'    <release version="{release.version}" date="{release.day}" type="stable">\n'
        f"      <url>{address}</url>\n"
        f"      <description>\n        <ul>\n{entries}\n        </ul>\n      </description>\n"
        "    </release>"
    )
