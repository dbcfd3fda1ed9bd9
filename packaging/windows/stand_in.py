"""A payload to try the installer with where there is no real one: a tiny program, and files in nested folders."""

import shutil
from pathlib import Path

import application

from .build import HERE, compile_script
from .payload import PROGRAM, Payload, read_payload
from .pictures import write_icon

TERMINAL_PROGRAM = f"{application.COMMAND}-cli.exe"
"""The same, for a terminal."""

_SHARED = ("_internal/base_library.zip", "_internal/LICENCES/Qt.txt", "_internal/migrations/versions/0001.py")
_FIRST = ("_internal/old/deep/er/gone later.dll", "_internal/old/Grüße aus Łódź 語.txt", "old-manual.txt")
_SECOND = ("_internal/new/deep/Été [1] & 50%.txt",)


def make_stand_in(folder: Path, version: str, *, target: str, more: tuple[str, ...] = ()) -> Payload:
    """Makes the payload of one version in a folder.

    Those before 0.2 hold files that later ones do not. `more`: further files that it shall hold.
    """
    folder.mkdir(parents=True)
    icon = folder.with_suffix(".ico")
    write_icon(icon)
    facts = {"NAME": application.NAME, "VERSION": version, "TARGET": target, "ICON": str(icon)}
    compile_script(HERE / "stand_in.nsi", facts | {"OUT": str(folder / PROGRAM)})
    shutil.copy(folder / PROGRAM, folder / TERMINAL_PROGRAM)
    for name in (*_SHARED, *(_FIRST if version < "0.2" else _SECOND), *more):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} of {version}\n", "utf-8")
    return read_payload(folder)
