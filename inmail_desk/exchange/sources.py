"""The files that a person hands over: a zip, a folder, single files. Read as streams that end at a bound."""

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, NamedTuple

from .unreadable import Reason, Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes after unpacking; a person's whole history of messages has a hundredth of that."""

_MOST_FILES = 20_000
_LARGEST_DIRECTORY = 16 * 1024 * 1024
_PACKED_AT_MOST = 100  # times: text is packed to a tenth; what unpacks to more than this is a bomb
_RATIO_COUNTS_FROM = 32 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, zlib.error)


class Source(NamedTuple):
    """A file to read. `name` tells the person which (with the zip or folder that it lies in), `base` is its last part
    in lower case. `open` gives a stream of its bytes, which raises `Unreadable` where it grows past the bound."""

    name: str
    base: str
    open: Callable[[], io.RawIOBase]


@contextmanager
def opened_sources(paths: Iterable[Path]) -> Iterator[tuple[tuple[Source, ...], tuple[str, ...]]]:
    """The files in these zips and folders, and among these files, while the `with` lasts; and the names of what is left
    alone: zips within zips, and entries whose names lead out of the zip.

    Raises `Unreadable` for a path that is not there, and for a zip that is cut off, encrypted or too large.
    """
    sources: list[Source] = []
    left: list[str] = []
    zips: list[zipfile.ZipFile] = []
    try:
        for path in paths:
            match _kind(path):
                case "folder":
                    _from_folder(path, sources)
                case "zip":
                    zips.append(_opened_zip(path))
                    _from_zip(zips[-1], path.name, sources, left)
                case _:
                    sources.append(_file(path, path.name))
            if len(sources) > _MOST_FILES:
                raise Unreadable(Reason.TOO_MANY_FILES, path.name)
        yield tuple(sources), tuple(left)
    finally:
        for each in zips:
            each.close()


def _kind(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "folder"
        if not stat.S_ISREG(mode):
            raise Unreadable(Reason.NOT_A_TABLE, path.name)
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError as error:
        raise Unreadable(Reason.MISSING, path.name) from error
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    if not start:
        raise Unreadable(Reason.EMPTY, path.name)
    # A sheet of a spreadsheet program is a zip as well, but not one of LinkedIn's.
    return "zip" if start[:2] == b"PK" and path.suffix.lower() != ".xlsx" else "file"


def _from_folder(folder: Path, sources: list[Source]) -> None:
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            if path.is_file() and not path.is_symlink():
                sources.append(_file(path, path.relative_to(folder).as_posix()))
            if len(sources) > _MOST_FILES:
                raise Unreadable(Reason.TOO_MANY_FILES, folder.name)


def _file(path: Path, name: str) -> Source:
    def opened() -> io.RawIOBase:
        try:
            return _Bounded(path.open("rb"), name)
        except OSError as error:
            raise Unreadable(Reason.NO_ACCESS, name) from error

    return Source(name, path.name.lower(), opened)


def _opened_zip(path: Path) -> zipfile.ZipFile:
    _check_directory(path)
    try:
        opened = zipfile.ZipFile(path)
    except (*_BROKEN, struct.error) as error:
        raise Unreadable(Reason.DAMAGED, path.name) from error
    if len(opened.infolist()) > _MOST_FILES:
        opened.close()
        raise Unreadable(Reason.TOO_MANY_FILES, path.name)
    return opened


def _check_directory(path: Path) -> None:
    """Looks how large the list of entries is before it is read as a whole."""
    longest_end = 22 + 0xFFFF
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(max(0, size - longest_end))
            end = file.read()
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    found = end.rfind(b"PK\x05\x06")
    if found < 0 or len(end) - found < 22:
        raise Unreadable(Reason.DAMAGED, path.name)
    entries, length = struct.unpack_from("<HI", end, found + 10)
    if length > _LARGEST_DIRECTORY or entries == 0xFFFF:
        # 0xFFFF entries, or 4 GB of them, is also how a zip of more says so.
        raise Unreadable(Reason.TOO_MANY_FILES, path.name)


def _from_zip(opened: zipfile.ZipFile, name: str, sources: list[Source], left: list[str]) -> None:
    for entry in opened.infolist():
        inner = entry.filename.replace("\\", "/")
        shown = f"{name}: {inner}"
        if entry.is_dir():
            continue
        parts = PurePosixPath(inner).parts
        leads_out = inner.startswith("/") or ".." in parts or (len(inner) > 1 and inner[1] == ":")
        if leads_out or inner.lower().endswith(".zip"):
            left.append(shown)
        elif parts and not _of_a_mac(parts):
            sources.append(Source(shown, parts[-1].lower(), _entry(opened, entry, shown)))


def _of_a_mac(parts: tuple[str, ...]) -> bool:
    """Whether macOS put the entry beside the real one when it packed the zip."""
    return parts[0] == "__MACOSX" or parts[-1].startswith("._")


def _entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Callable[[], io.RawIOBase]:
    def stream() -> io.RawIOBase:
        if entry.flag_bits & 0x1:
            raise Unreadable(Reason.ENCRYPTED, name)
        packed = max(1, entry.compress_size)
        if entry.file_size > LARGEST_FILE or (
            entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > _PACKED_AT_MOST * packed
        ):
            raise Unreadable(Reason.TOO_LARGE, name)
        try:
            return _Bounded(opened.open(entry), name)
        except _BROKEN as error:
            raise Unreadable(Reason.DAMAGED, name) from error

    return stream


class _Bounded(io.RawIOBase):
    """A stream that ends in `Unreadable` where it is larger than it may be, or broken."""

    def __init__(self, inner: IO[bytes], name: str) -> None:
        self._inner = inner
        self._name = name
        self._left = LARGEST_FILE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._inner.read(len(room))
        except _BROKEN as error:
            raise Unreadable(Reason.DAMAGED, self._name) from error
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(Reason.TOO_LARGE, self._name)
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()
