"""The package for Debian, Ubuntu and their children. The same input gives the same bytes."""

import hashlib
import os
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from textwrap import wrap

import application

from .copyright_file import copyright_file
from .filling import MAINTAINER, filled, write, write_packed
from .needed_libraries import debian_packages, needs_of_program
from .releases import Release, releases, source_date
from .staging import kibibytes, lay_out_system, settle

# Beside libraries: the rules of time zones, and what opens an address in the browser; the program works without that.
_NEEDED = ["tzdata"]
_RECOMMENDED = ["xdg-utils"]


def build(
    frozen: Path, out: Path, work: Path, version: str = application.VERSION, *, compression: str = "xz"
) -> Path:
    """Makes the .deb of the frozen program, and gives its path. `compression` is as dpkg-deb names it."""
    root = work / "deb"
    lay_out_system(frozen, root, version)
    documents = root / "usr" / "share" / "doc" / application.COMMAND
    write(documents / "copyright", copyright_file(frozen))
    write_packed(documents / "changelog.gz", debian_changelog(releases(version)))
    write(root / "usr" / "share" / "lintian" / "overrides" / application.COMMAND, filled("lintian-overrides"))
    sums = "".join(
        _sum(path, root) for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink()
    )
    control = filled("control", {"VERSION": version, "KIBIBYTES": str(kibibytes(root)), **_relations(frozen)})
    write(root / "DEBIAN" / "control", control)
    write(root / "DEBIAN" / "md5sums", sums)
    settle(root)
    out.mkdir(parents=True, exist_ok=True)
    package = out / file_name(version)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", str(root), str(package)],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(source_date())},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def file_name(version: str) -> str:
    """What the .deb of a version is called."""
    return f"{application.COMMAND}_{version}_amd64.deb"


def debian_changelog(history: tuple[Release, ...]) -> str:
    """The releases as Debian writes them, the newest first."""
    sections = []
    for release in history:
        entries = (
            wrap(each, 76, initial_indent="  * ", subsequent_indent="    ") for each in release.entries
        )
        told = "\n".join(line for entry in entries for line in entry)
        day = format_datetime(datetime(release.day.year, release.day.month, release.day.day, tzinfo=UTC))
        heading = f"{application.COMMAND} ({release.version}) unstable; urgency=medium"
        sections.append(f"{heading}\n\n{told}\n\n -- {MAINTAINER}  {day}\n")
    return "\n".join(sections)


def _relations(frozen: Path) -> dict[str, str]:
    needed, wanted = needs_of_program(frozen)
    recommended = [*debian_packages(wanted._replace(glibc=(), glibcxx=())), *_RECOMMENDED]
    return {"DEPENDS": ", ".join([*debian_packages(needed), *_NEEDED]), "RECOMMENDS": ", ".join(recommended)}


def _sum(path: Path, root: Path) -> str:
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{digest}  {path.relative_to(root)}\n"
