"""The portable folder: unpacked anywhere, started from there, also from a stick."""

import gzip
import shutil
import tarfile
from pathlib import Path

import application

from . import shared_files
from .copyright_file import put_licences
from .filling import filled, write
from .releases import source_date
from .staging import check_frozen, put_program, settle

MARKER = "portable.txt"
"""A file of this name beside the program has it keep everything in its own folder."""


def build(frozen: Path, out: Path, work: Path, version: str = application.VERSION) -> Path:
    """Makes the tar.gz of the frozen program, and gives its path."""
    check_frozen(frozen)
    root = work / "tar" / f"{application.COMMAND}-{version}"
    shutil.rmtree(root.parent, ignore_errors=True)
    lay_out(frozen, root, version)
    out.mkdir(parents=True, exist_ok=True)
    packed = out / file_name(version)
    pack(root, packed)
    return packed


def file_name(version: str) -> str:
    """What the tar.gz of a version is called."""
    return f"{application.COMMAND}-{version}-linux-x86_64.tar.gz"


def lay_out(frozen: Path, root: Path, version: str) -> None:
    """The portable folder's content."""
    put_program(frozen, root)
    shared_files.lay_out(root / "share", version)
    put_licences(frozen, root)
    write(root / "README.txt", filled("portable-readme.txt", {"VERSION": version, "PORTABLE_MARKER": MARKER}))
    write(root / "add-to-menu.sh", filled("add-to-menu.sh"), executable=True)
    settle(root)


def pack(root: Path, packed: Path) -> None:
    """Packs a folder in the same bytes each time: sorted, owned by root, of the release's day."""
    with (
        packed.open("wb") as file,
        gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=source_date()) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [root, *sorted(root.rglob("*"))]:
            tar.add(path, arcname=str(path.relative_to(root.parent)), recursive=False, filter=_owned_by_root)


def _owned_by_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
