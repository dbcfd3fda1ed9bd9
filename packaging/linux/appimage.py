"""The AppImage: one file that starts where it lies. It is the AppImage project's runtime, followed by a file system.

The runtime is not made here: the release workflow fetches it and names it with --runtime. Without it, the folder and
the file system are made all the same, and can be tried.
"""

import shutil
import subprocess
from pathlib import Path

import application

from . import icons, shared_files
from .copyright_file import put_licences
from .filling import filled, write
from .releases import source_date
from .staging import check_frozen, put_program, settle

_PROGRAM = Path("usr") / "lib" / application.COMMAND


def build(
    frozen: Path, out: Path, work: Path, version: str = application.VERSION, runtime: Path | None = None
) -> Path:
    """Makes the AppImage, or without a runtime its file system alone in `work`; gives the path of what was made."""
    check_frozen(frozen)
    folder, packed = work / f"{application.COMMAND}.AppDir", work / f"{application.COMMAND}.squashfs"
    shutil.rmtree(folder, ignore_errors=True)
    lay_out(frozen, folder, version)
    packed.unlink(missing_ok=True)
    second = str(source_date())
    # As the runtime reads it: zstd, everything owned by root, no times of today.
    quietly = [
        "-root-owned",
        "-noappend",
        "-no-progress",
        "-quiet",
        "-mkfs-time",
        second,
        "-all-time",
        second,
    ]
    command = ["mksquashfs", str(folder), str(packed), *quietly, "-comp", "zstd", "-Xcompression-level", "19"]
    subprocess.run(command, check=True)
    if runtime is None:
        return packed
    out.mkdir(parents=True, exist_ok=True)
    made = out / f"{application.NAME.replace(' ', '-')}-{version}-x86_64.AppImage"
    with made.open("wb") as file:
        for part in (runtime, packed):
            with part.open("rb") as source:
                shutil.copyfileobj(source, file)
    made.chmod(0o755)
    return made


def lay_out(frozen: Path, folder: Path, version: str) -> None:
    """The folder that the AppImage holds: it starts by its AppRun."""
    put_program(frozen, folder / _PROGRAM)
    share = folder / "usr" / "share"
    shared_files.lay_out(share, version)
    put_licences(frozen, share / "licenses" / application.COMMAND)
    # Desktops and catalogues look for entry and icon at the top.
    entry = f"{application.IDENTIFIER}.desktop"
    shutil.copyfile(share / "applications" / entry, folder / entry)
    shutil.copyfile(icons.SOURCE, folder / f"{application.IDENTIFIER}.svg")
    icons.draw(folder / ".DirIcon", 256)
    write(
        folder / "AppRun", filled("AppRun", {"PROGRAM": str(_PROGRAM / application.COMMAND)}), executable=True
    )
    settle(folder)
