"""The works of others that the program is made of, with their licences: as they were laid into the frozen program, or
else as the packages that are installed tell of themselves."""

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from .resources import resource_folder

_PROGRAM = "inmail-desk"
_TEXT_NAME = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_REQUIRED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_NAME = 60
_PAGES = ("homepage", "home page", "repository", "source", "source code", "documentation")


class Work(NamedTuple):
    """The work of others. `files` hold the text of its licence; `page` is where the work is at home, "" for unknown."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]
    page: str = ""

    def text(self) -> str:
        """The licence in full, "" where no text of it lies here."""
        texts = (_read(file) for file in self.files)
        return "\n\n\n".join(text for text in texts if text)


def works() -> tuple[Work, ...]:
    """All works, by name."""
    folder = _folder()
    found = _laid_in(folder) if (folder / "index.json").is_file() else _installed()
    return tuple(sorted(found, key=lambda work: work.name.lower()))


def overview() -> str:
    """What was written about all of them when the program was frozen, "" for one that was not."""
    return _read(_folder() / "THIRD-PARTY.txt")


def _folder() -> Path:
    return resource_folder() / "licences"


def _laid_in(folder: Path) -> Iterator[Work]:
    for each in json.loads((folder / "index.json").read_text("utf-8")):
        files = tuple(folder / name for name in each["texts"])
        yield Work(each["name"], each["version"], each["licence"], files)


def _installed() -> Iterator[Work]:
    """The packages that the program needs, and those that they need in turn."""
    waiting, seen = [_PROGRAM], {_key(_PROGRAM)}
    while waiting:
        try:
            found = distribution(waiting.pop())
        except PackageNotFoundError:  # not wanted on this system, or by this version of Python
            continue
        for requirement in found.requires or ():
            named = _REQUIRED.match(requirement)
            if named is not None and "extra ==" not in requirement and _key(named[0]) not in seen:
                seen.add(_key(named[0]))
                waiting.append(named[0])
        if _key(found.name) != _key(_PROGRAM):
            yield _of(found)


def _of(found: Distribution) -> Work:
    files = (
        Path(str(each.locate()))
        for each in found.files or ()
        if ".dist-info" in str(each) and _TEXT_NAME.search(each.name)
    )
    return Work(found.name, found.version, _licence(found), tuple(files), _page(found))


def _licence(found: Distribution) -> str:
    for named in (*_told(found, "License-Expression"), *_told(found, "License")):
        if named and "\n" not in named and len(named) <= _LONGEST_NAME:
            return named
    kinds = [each for each in _told(found, "Classifier") if each.startswith("License ::")]
    return kinds[0].rpartition(" :: ")[2] if kinds else ""


def _page(found: Distribution) -> str:
    pairs = (each.partition(",")[::2] for each in _told(found, "Project-URL"))
    named = {label.strip().lower(): address.strip() for label, address in pairs}
    best = (named[label] for label in _PAGES if label in named)
    return next(best, "") or next(iter(_told(found, "Home-page")), "")


def _told(found: Distribution, field: str) -> list[str]:
    return found.metadata.get_all(field) or []


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace").strip()
    except OSError:
        return ""
