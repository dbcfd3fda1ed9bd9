"""The package for Fedora, openSUSE and their kin."""

import os
import shutil
import subprocess
from pathlib import Path

import application

from .copyright_file import licence_names, put_licences
from .filling import MAINTAINER, filled, write
from .needed_libraries import needs_of_program, rpm_capabilities
from .releases import Release, releases, source_date
from .staging import lay_out_system, settle


def build(frozen: Path, out: Path, work: Path, version: str = application.VERSION) -> Path:
    """Makes the .rpm of the frozen program, and gives its path."""
    root, top = work / "rpm-root", work / "rpm"
    lay_out_system(frozen, root, version)
    put_licences(frozen, root / "usr" / "share" / "licenses" / application.COMMAND)
    settle(root)
    shutil.rmtree(top, ignore_errors=True)
    spec = top / f"{application.COMMAND}.spec"
    write(spec, spec_text(frozen, version))
    places = {"_topdir": top, "_rpmdir": top, "_rpmfilename": "made.rpm", "laid_out": root}
    defined = [word for name, value in places.items() for word in ("--define", f"{name} {value}")]
    subprocess.run(
        ["rpmbuild", "-bb", "--quiet", *defined, str(spec)],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(source_date())},
        check=True,
        capture_output=True,
    )
    out.mkdir(parents=True, exist_ok=True)
    package = out / file_name(version)
    shutil.move(top / "made.rpm", package)
    return package


def file_name(version: str) -> str:
    """What the .rpm of a version is called."""
    return f"{application.COMMAND}-{version}-1.x86_64.rpm"


def spec_text(frozen: Path, version: str) -> str:
    """The description that rpmbuild reads."""
    needed, _ = needs_of_program(frozen)
    known = {
        "VERSION": version,
        "LICENCES": " AND ".join(licence_names(frozen)),
        "REQUIRES": "\n".join(f"Requires:       {each}" for each in rpm_capabilities(needed)),
        "CHANGES": rpm_changelog(releases(version)),
    }
    return filled("program.spec", known)


def rpm_changelog(history: tuple[Release, ...]) -> str:
    """The releases as a spec writes them, the newest first."""
    sections = []
    for release in history:
        told = "\n".join(f"- {each}" for each in release.entries).replace("%", "%%")
        sections.append(f"* {release.day:%a %b %d %Y} {MAINTAINER} - {release.version}-1\n{told}")
    return "\n\n".join(sections)
