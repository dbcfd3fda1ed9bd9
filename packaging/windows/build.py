"""Makes the installer and the portable zip of a program frozen on Windows.

    PYTHONPATH=packaging python -m windows.build [PAYLOAD] [--out DIR]

PAYLOAD is the frozen folder, dist/inmail-desk unless another is named. Works on Windows, and elsewhere too where
makensis (NSIS 3) is installed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import application

from .payload import (
    LIST,
    UNINSTALLER,
    Payload,
    UnfitPayload,
    four_numbers,
    read_payload,
    write_list,
    write_script,
)
from .pictures import write_icon, write_wizard_picture

HERE = Path(__file__).parent
_FILES = application.NAME.replace(" ", "-")
_PROGRAM_FILES = [
    Path(r"C:\Program Files (x86)\NSIS\makensis.exe"),
    Path(r"C:\Program Files\NSIS\makensis.exe"),
]
MARKER = "portable.txt"
"""Beside the program, it has the data kept beside it too: see inmail_desk/paths.py."""


class NoMakensis(Exception):
    """There is no compiler of installers."""


def main() -> int:
    """Does what the module says. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    dist = application.ROOT / "dist"
    parser.add_argument(
        "payload", nargs="?", type=Path, default=dist / application.COMMAND, metavar="PAYLOAD"
    )
    parser.add_argument("--out", type=Path, default=dist, metavar="DIR")
    asked = parser.parse_args()
    try:
        payload = read_payload(asked.payload.absolute())
        for made in (
            make_installer(payload, asked.out.absolute()),
            make_portable(payload, asked.out.absolute()),
        ):
            print(f"{made}: {made.stat().st_size / 1_000_000:.1f} MB")
    except (UnfitPayload, NoMakensis) as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0


def make_installer(
    payload: Payload, out: Path, *, version: str = application.VERSION, target: str = "x86-unicode"
) -> Path:
    """Compiles the installer into `out`. Its path.

    `target`: the kind of program that the installer itself is. One of 32 bits runs wherever the program does.
    """
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{_FILES}-{version}-setup.exe"
    with tempfile.TemporaryDirectory(prefix="inmail-desk-setup-") as folder:
        scraps = Path(folder)
        files_list, script, icon, picture = (
            scraps / name for name in (LIST, "files.nsh", "icon.ico", "wizard.bmp")
        )
        write_list(payload, files_list)
        write_script(payload, files_list, script)
        write_icon(icon)
        write_wizard_picture(picture)
        facts = {
            "NAME": application.NAME,
            "COMMAND": application.COMMAND,
            "ID": application.IDENTIFIER.rpartition(".")[2],
            "SUMMARY": application.SUMMARY,
            "LICENCE": application.LICENCE,
            "PUBLISHER": f"The {application.NAME} authors",
            "HOMEPAGE": application.HOMEPAGE,
            "RELEASES": application.RELEASES,
            "SUFFIX": application.SUFFIX,
            "MIME_TYPE": application.MIME_TYPE,
            "SCHEME": application.SCHEME,
            "VERSION": version,
            "FOUR_NUMBERS": four_numbers(version),
            "LIST": LIST,
            "LIST_FILE": str(files_list),
            "FILES_SCRIPT": str(script),
            "UNINSTALLER": UNINSTALLER,
            "MARKER": MARKER,
            "KILOBYTES": str(payload.kilobytes),
            "LONGEST": str(payload.longest),
            "ICON": str(icon),
            "PICTURE": str(picture),
            "TARGET": target,
            "OUT": str(made),
        }
        compile_script(HERE / "installer.nsi", facts)
    return made


def compile_script(script: Path, facts: dict[str, str]) -> None:
    """Compiles an NSIS script with these names defined. A warning counts as an error."""
    defined = [f"-D{name}={value}" for name, value in facts.items()]
    command = [_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(script)]
    # Elsewhere than on Windows it reads the names of files as the locale says.
    locale = {} if sys.platform == "win32" else {"LC_ALL": "C.UTF-8"}
    subprocess.run(command, cwd=script.parent, env=os.environ | locale, check=True)


def _makensis() -> str:
    found = shutil.which("makensis") or next((str(each) for each in _PROGRAM_FILES if each.exists()), None)
    if found is None:
        raise NoMakensis("makensis is missing: install NSIS 3 (apt-get install nsis, choco install nsis).")
    return found


def make_portable(payload: Payload, out: Path, *, version: str = application.VERSION) -> Path:
    """Packs a zip whose folder runs from anywhere and keeps the data within itself. Its path."""
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{_FILES}-{version}-windows-portable.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for file in payload.files:
            content = (payload.root / file.as_posix()).read_bytes()
            zipped.writestr(_entry(file.as_posix()), content)
        note = (HERE / "portable.txt.in").read_text("utf-8")
        for word, value in (
            ("NAME", application.NAME),
            ("VERSION", version),
            ("COMMAND", application.COMMAND),
        ):
            note = note.replace(f"@{word}@", value)
        # Windows' own editor has read lines of other systems only since 2018.
        zipped.writestr(_entry(MARKER), note.replace("\n", "\r\n"))
    return made


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that is the same each time the same program is packed."""
    moment = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1577836800")), UTC)
    entry = zipfile.ZipInfo(f"{application.NAME}/{name}", moment.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


if __name__ == "__main__":
    sys.exit(main())
