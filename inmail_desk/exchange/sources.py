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

from .archive import Why
from .unreadable import Reason, Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes after unpacking; a person's whole history of messages has a hundredth of that."""

_MOST_ALTOGETHER = 2 * LARGEST_FILE
_MOST_FILES = 20_000
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_PACKED_AT_MOST = 100  # times: text is packed to a tenth; what unpacks to more than this is a bomb
_RATIO_COUNTS_FROM = 32 * 1024 * 1024
_METHODS = (
    zipfile.ZIP_STORED,
    zipfile.ZIP_DEFLATED,
)  # the others may ask for gigabytes to unpack a few bytes
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError,
    RuntimeError, OSError,
)  # fmt: skip
_ZIPS = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")


class Source(NamedTuple):
    """A file to read. `name` tells the person which (with the zip or folder that it lies in), `base` is its last part
    in lower case. `open` gives a stream of its bytes, which raises `Unreadable` where it grows past the bound. `chosen`
    says that the person named this very file."""

    name: str
    base: str
    open: Callable[[], io.RawIOBase]
    chosen: bool = False


class Handed(NamedTuple):
    """What a person has handed over: the files to read; what is left alone, with the reason; and what cannot be
    opened."""

    sources: tuple[Source, ...]
    left: tuple[tuple[str, Why], ...]
    troubles: tuple[Unreadable, ...]


@contextmanager
def opened_sources(paths: Iterable[Path]) -> Iterator[Handed]:
    """The files in these zips and folders, and among these files, while the `with` lasts.

    Raises `Unreadable` for a path that is not there.
    """
    handed = _Handed()
    try:
        for path in dict.fromkeys(paths):
            try:
                handed.take(path)
            except Unreadable as trouble:
                if trouble.reason is Reason.MISSING:
                    raise
                handed.troubles.append(trouble)
        yield Handed(tuple(handed.sources), tuple(handed.left), tuple(handed.troubles))
    finally:
        for each in handed.zips:
            each.close()


class _Handed:
    """What is collected of the paths so far."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.left: list[tuple[str, Why]] = []
        self.troubles: list[Unreadable] = []
        self.zips: list[zipfile.ZipFile] = []
        self._bytes = _Budget()

    def take(self, path: Path) -> None:
        """Adds what lies at a path. Raises `Unreadable` where that cannot be opened."""
        match _kind(path):
            case "folder":
                self._take_folder(path)
            case "zip":
                self.zips.append(_opened_zip(path))
                self._take_zip(self.zips[-1], path.name)
            case _:
                self._add(self._file(path, path.name, chosen=True), path.name)

    def _add(self, source: Source, whole: str) -> None:
        if len(self.sources) == _MOST_FILES:
            raise Unreadable(Reason.TOO_MANY_FILES, whole)
        self.sources.append(source)

    def _take_folder(self, folder: Path) -> None:
        def locked(error: OSError) -> None:
            path = Path(error.filename)
            shown = folder.name if path == folder else path.relative_to(folder).as_posix()
            self.troubles.append(Unreadable(Reason.NO_ACCESS, shown))

        for where, folders, names in os.walk(folder, onerror=locked):
            folders.sort()
            for name in sorted(names):
                path = Path(where, name)
                shown = path.relative_to(folder).as_posix()
                if not path.is_file() or path.is_symlink() or name.startswith("._"):
                    continue
                if name.lower().endswith(".zip"):
                    self.left.append((shown, Why.ZIP_IN_ZIP))
                else:
                    self._add(self._file(path, shown), folder.name)

    def _file(self, path: Path, name: str, *, chosen: bool = False) -> Source:
        def opened() -> io.RawIOBase:
            try:
                if path.stat().st_size > LARGEST_FILE:
                    raise Unreadable(Reason.TOO_LARGE, name)
                return _Bounded(path.open("rb"), name, self._bytes)
            except OSError as error:
                raise Unreadable(Reason.NO_ACCESS, name) from error

        return Source(name, path.name.lower(), opened, chosen)

    def _take_zip(self, opened: zipfile.ZipFile, name: str) -> None:
        for entry in opened.infolist():
            inner = entry.filename.replace("\\", "/")
            shown = f"{name}: {inner}"
            parts = PurePosixPath(inner).parts
            if inner.endswith("/") or not parts or _of_a_mac(parts):
                continue
            if inner.startswith("/") or ".." in parts or (len(inner) > 1 and inner[1] == ":"):
                self.left.append((shown, Why.LEADS_OUT))
            elif inner.lower().endswith(".zip"):
                self.left.append((shown, Why.ZIP_IN_ZIP))
            else:
                self._add(Source(shown, parts[-1].lower(), _entry(opened, entry, shown, self._bytes)), name)


def _kind(path: Path) -> str:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return "folder"
        if not stat.S_ISREG(mode):
            raise Unreadable(Reason.NOT_A_TABLE, path.name)
        with path.open("rb") as file:
            start = file.read(4)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise Unreadable(Reason.MISSING, path.name) from error
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    if not start:
        raise Unreadable(Reason.EMPTY, path.name)
    # A sheet of a spreadsheet program is a zip as well, but not one of LinkedIn's.
    return "zip" if start in _ZIPS and path.suffix.lower() != ".xlsx" else "file"


def _opened_zip(path: Path) -> zipfile.ZipFile:
    _check_directory(path)
    try:
        opened = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise Unreadable(Reason.DAMAGED, path.name) from error
    if len(opened.infolist()) > _MOST_FILES:
        opened.close()
        raise Unreadable(Reason.TOO_MANY_FILES, path.name)
    return opened


def _check_directory(path: Path) -> None:
    """Looks how large the list of entries is before it is read as a whole."""
    longest_end = 22 + 0xFFFF
    longer_end = 20 + 56  # what stands before the end where the numbers are too large for it
    try:
        with path.open("rb") as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(max(0, size - longest_end - longer_end))
            tail = file.read()
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    found = tail.rfind(b"PK\5\6")
    if found < 0 or len(tail) - found < 22:
        raise Unreadable(Reason.DAMAGED, path.name)
    entries, length = struct.unpack_from("<HI", tail, found + 10)
    if found >= longer_end and tail.startswith(b"PK\6\6", found - longer_end):
        entries, length = struct.unpack_from("<QQ", tail, found - longer_end + 32)
    if entries > _MOST_FILES or length > _LARGEST_DIRECTORY:
        raise Unreadable(Reason.TOO_MANY_FILES, path.name)


def _of_a_mac(parts: tuple[str, ...]) -> bool:
    """Whether macOS put the entry beside the real one when it packed the zip."""
    return parts[0] == "__MACOSX" or parts[-1].startswith("._")


def _entry(
    opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: "_Budget"
) -> Callable[[], io.RawIOBase]:
    def stream() -> io.RawIOBase:
        if entry.flag_bits & 0x1:
            raise Unreadable(Reason.ENCRYPTED, name)
        if entry.compress_type not in _METHODS:
            raise Unreadable(Reason.PACKED_OTHERWISE, name)
        packed = max(1, entry.compress_size)
        if entry.file_size > LARGEST_FILE or (
            entry.file_size > _RATIO_COUNTS_FROM and entry.file_size > _PACKED_AT_MOST * packed
        ):
            raise Unreadable(Reason.TOO_LARGE, name)
        try:
            return _Bounded(opened.open(entry), name, budget)
        except _BROKEN as error:
            raise Unreadable(Reason.DAMAGED, name) from error

    return stream


class _Budget:
    """How many bytes may still be read of all files together: entries of a zip can share what they are packed in."""

    def __init__(self) -> None:
        self.left = _MOST_ALTOGETHER


class _Bounded(io.RawIOBase):
    """A stream that ends in `Unreadable` where it is larger than it may be, or broken."""

    def __init__(self, inner: IO[bytes], name: str, budget: _Budget) -> None:
        self._inner = inner
        self._name = name
        self._left = LARGEST_FILE
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        room = memoryview(buffer).cast("B")
        try:
            data = self._inner.read(len(room))
        except _BROKEN as error:
            raise Unreadable(Reason.DAMAGED, self._name) from error
        self._left -= len(data)
        self._budget.left -= len(data)
        if self._left < 0 or self._budget.left < 0:
            raise Unreadable(Reason.TOO_LARGE, self._name)
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        super().close()
