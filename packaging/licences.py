"""The licences of what lies in the frozen program beside our own: collected while it is made, and laid into it."""

import json
import os
import re
import sqlite3
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

import application
from licence_words import index_text

_TEXTS = application.ROOT / "packaging" / "licence_texts"
_QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
_TEXT_NAME = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_OPENING = re.compile(r"(?i)^\W*copyright\b.*\d{4}.*$")
_MOST_COPYRIGHTS = 12


class MissingLicence(Exception):
    """Something would be given on without its licence. The text names it."""


class Work(NamedTuple):
    """The work of others, with `texts` by file name. `licence` is as SPDX writes it where that is known."""

    name: str
    version: str
    licence: str
    texts: Mapping[str, str]

    @property
    def copyrights(self) -> tuple[str, ...]:
        """The lines that say whose it is, as far as they are said in one line each."""
        lines = (line.strip() for text in self.texts.values() for line in text.splitlines())
        return tuple(dict.fromkeys(line for line in lines if _OPENING.match(line)))[:_MOST_COPYRIGHTS]


class _Library(NamedTuple):
    file: str
    name: str
    licence: str
    texts: tuple[str, ...]
    version: str = ""


_LIBRARIES = (
    _Library(r"(lib)?icu(data|i18n|uc|dt|in)\b.*", "ICU", "Unicode-DFS-2016", ("ICU.txt",)),
    _Library(r"(lib)?sqlite3\b.*", "SQLite", "blessing", ("SQLite.txt",), sqlite3.sqlite_version),
    _Library(r"libffi\b.*", "libffi", "MIT", ("libffi.txt",)),
    _Library(r"libbz2\b.*", "bzip2", "bzip2-1.0.6", ("bzip2.txt",)),
    _Library(r"liblzma\b.*", "XZ Utils", "0BSD", ("XZ.txt",)),
    _Library(r"libintl\b.*", "gettext", "LGPL-2.1-or-later", ("LGPL-2.1.txt",)),
    _Library(r"libxcb-.*", "XCB", "X11", ("XCB.txt",)),
    _Library(r"libxkbcommon\b.*", "xkbcommon", "MIT", ("xkbcommon.txt",)),
    _Library(r"(vcruntime|msvcp|concrt|ucrtbase|api-ms-win-).*", "Microsoft Visual C++ runtime", "LicenseRef-Microsoft",
             ("Microsoft-runtime.txt",)),
    _Library(r"(lib(mpdec|expat|z)|zlib1)\b.*", "Works in Python", "LicenseRef-Python", ("Python-incorporated.txt",)),
)  # fmt: skip
"""What is no distribution of Python's, known by how its files are called."""

_TEXTS_OF = {
    "pyside6-essentials": (*_QT, "Qt-third-parties.txt"),
    "shiboken6": _QT,
}
"""Distributions that do not bring the text of their licence."""
_LICENCE_OF = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}
"""Of those that leave the choice, the licence that we take; of those that say it loosely, what it is."""


def works_in(sources: Iterable[str], ours: Iterable[Path]) -> list[Work]:
    """Whose works these files are, by name; those beneath the folders `ours` are our own. Raises MissingLicence."""
    own = tuple(_real(folder) + os.sep for folder in ours)
    python = _python_folders()
    owners = _owners()
    found: dict[str, Work] = {}
    unknown = []
    for source in sorted({_real(source) for source in sources}):
        library, owner = known_library(Path(source).name), owners.get(source)
        if source.startswith(own):
            continue
        if library is not None:
            found[library.name] = library
        elif owner is not None:
            found[owner.name] = found.get(owner.name) or of_distribution(owner)
        elif source.startswith(python) or _is_python(Path(source).name):
            found["Python"] = _python()
        else:
            unknown.append(source)
    if unknown:
        raise MissingLicence("It is not known whose work this is: " + ", ".join(unknown))
    bare = [work.name for work in found.values() if not work.texts]
    if bare:
        raise MissingLicence("There is no text of the licence of " + ", ".join(bare))
    return sorted(found.values(), key=lambda work: work.name.lower())


def known_library(file: str) -> Work | None:
    """The work that a library of that file name belongs to, if it is one of those that are known by their names."""
    for library in _LIBRARIES:
        if re.fullmatch(library.file, file, re.IGNORECASE):
            return Work(library.name, library.version, library.licence, _own_texts(library.texts))
    return None


def of_distribution(distribution: Distribution) -> Work:
    """A package of Python's with the texts that it brings, or else that we keep for it; with none if there are none."""
    name = distribution.name
    key = name.lower().replace("_", "-")
    files = [
        each
        for each in distribution.files or ()
        if ".dist-info" in str(each) and _TEXT_NAME.search(each.name)
    ]
    texts = {
        f"{name}-{each.name}": each.read_text("utf-8") for each in files if Path(each.locate()).is_file()
    }
    if key in _TEXTS_OF:
        texts |= _own_texts(_TEXTS_OF[key])
    return Work(name, distribution.version, _LICENCE_OF.get(key) or _licence_named(distribution), texts)


def _licence_named(distribution: Distribution) -> str:
    told = distribution.metadata
    for field in ("License-Expression", "License"):
        named = (told.get_all(field) or [""])[0]
        if named and "\n" not in named and len(named) <= 60:
            return named
    kinds = [each for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    return kinds[0].rpartition(" :: ")[2] if kinds else ""


def write(works: list[Work], folder: Path, qt_folder: str) -> None:
    """Lays the texts into the folder, with an index for people and one for the makers of packages. `qt_folder` is where
    Qt's libraries lie in the program."""
    folder.mkdir(parents=True, exist_ok=True)
    for former in folder.iterdir():
        former.unlink()
    for work in works:
        for name, text in work.texts.items():
            (folder / _file_name(name)).write_text(text, "utf-8")
    index = [
        {
            "name": work.name,
            "version": work.version,
            "licence": work.licence,
            "copyright": work.copyrights,
            "texts": [_file_name(name) for name in work.texts],
        }
        for work in works
    ]
    (folder / "index.json").write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", "utf-8")
    listed = [
        (work.name, work.version, work.licence, [_file_name(each) for each in work.texts]) for work in works
    ]
    (folder / "THIRD-PARTY.txt").write_text(index_text(listed, qt_folder), "utf-8")


def _file_name(text: str) -> str:
    return re.sub(r"\.(txt|md|rst)$", "", text) + ".txt"


def _own_texts(names: Iterable[str]) -> dict[str, str]:
    return {name: (_TEXTS / name).read_text("utf-8") for name in names}


def _real(path: str | Path) -> str:
    """The path by which a file is known, without links and in one spelling."""
    return os.path.normcase(os.path.realpath(path))


def _owners() -> dict[str, Distribution]:
    """By file, the installed distribution of others that it came with."""
    owners: dict[str, Distribution] = {}
    for distribution in distributions():
        if distribution.name == application.COMMAND:
            continue
        base = _real(str(distribution.locate_file("")))
        for file in distribution.files or ():
            owners[os.path.normcase(os.path.normpath(os.path.join(base, str(file))))] = distribution
    return owners


def _python_folders() -> tuple[str, ...]:
    folders = {
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("platstdlib"),
        os.path.join(sys.base_prefix, "DLLs"),
        os.path.join(sys.base_prefix, "Resources"),  # of the framework that Python is on macOS
    }
    return tuple(_real(folder) + os.sep for folder in folders)


def _is_python(file: str) -> bool:
    return re.fullmatch(r"(libpython3.*|python3\d*\.dll|Python)", file) is not None


def _python() -> Work:
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    debian = Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")
    text = next((each.read_text("utf-8") for each in (*places, debian) if each.is_file()), "")
    texts = {"Python-LICENSE.txt": text, **_own_texts(["Python-incorporated.txt"])} if text else {}
    return Work("Python", sys.version.split()[0], "PSF-2.0", texts)
