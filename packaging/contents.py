"""What belongs into the frozen program, and what PyInstaller would put there beside it."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

import application

METADATA = f"{application.COMMAND.replace('-', '_')}-{application.VERSION}.dist-info"
"""The folder in the program that says what it is called and which version it is."""

STRIP = sys.platform == "linux"
"""Whether to leave out what only a debugger reads. Elsewhere it lies in files of its own."""

_PLUGINS = {
    # X11 and Wayland; `offscreen` lets the program be tried where there is no screen.
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },  # é, ü, 語
    "platformthemes": {"qxdgdesktopportal"},  # the desktop's own file dialogs, out of a Flatpak too
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport", "cocoaprintersupport"},
}
"""Qt's plugins that are wanted, by folder, on whichever system has them. No GTK theme: it would bring all of GTK."""

NOT_WANTED = (
    *("tkinter", "unittest", "doctest", "pydoc", "pdb", "test", "xmlrpc", "lib2to3", "ensurepip", "pip"),
    *(
        "setuptools",
        "pkg_resources",
        "pytest",
        "_pytest",
        "hypothesis",
        "mypy",
        "numpy",
        "readline",
        "curses",
    ),
    # One process with threads is all there is.
    "multiprocessing",
    # The program never uses the network. Python's digests do without OpenSSL.
    *("ssl", "_ssl", "_hashlib"),
    # What libraries import for uses that are none of ours: documentation, tests, plugins, other databases.
    *("rich", "pygments", "markdown_it", "mdurl", "IPython", "email_validator", "dotenv", "typer"),
    *("pydantic.v1", "pydantic.mypy", "sqlalchemy.testing", "alembic.testing", "icalendar.tests", "mako.ext"),
    *("pysqlite2", "MySQLdb", "psycopg2", "pytz"),
    # Other measures of likeness than the ones that names are compared by, and a second copy of these for long texts.
    *("rapidfuzz.distance.metrics_cpp", "rapidfuzz.distance.metrics_cpp_avx2", "rapidfuzz.fuzz_cpp_avx2"),
)
"""Python modules that are left out although something imports them somewhere."""

_SYSTEM_LIBRARIES = re.compile(
    r"lib(?:stdc\+\+|gcc_s|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|fontconfig|freetype|png16|expat|uuid|z|zstd"
    r"|brotli\w+|glib-2\.0|gthread-2\.0|pcre2-8|dbus-1|systemd|cap|gcrypt|gpg-error|lz4"
    r"|gssapi_krb5|krb5|k5crypto|krb5support|com_err|keyutils|selinux"
    # To print, what the printers are reached by.
    r"|cups|avahi-client|avahi-common|gnutls|p11-kit|idn2|unistring|tasn1|hogweed|nettle|gmp)\.so[.\d]*"
)
"""Of Linux: every desktop has them. Its graphics drivers use them too, and would get ours, which may be older."""


# Qt's ways to draw in three dimensions without a driver.
_UNUSED_ON_WINDOWS = re.compile(r"(opengl32sw|d3dcompiler_\d+|libEGL|libGLESv2)\.dll", re.IGNORECASE)

_File = tuple[str, str]


def is_wanted(binary: str) -> bool:
    """Whether a file of Qt's that PyInstaller found belongs into the program. Only plugins are ever refused."""
    parts = PurePath(binary.replace("\\", "/")).parts
    if "plugins" not in parts[:-2]:
        return True
    kind, name = parts[-2], parts[-1].split(".")[0].removeprefix("lib")
    return name in _PLUGINS.get(kind, ())


def of_qt(found: tuple[list[str], list[_File], list[_File]]) -> tuple[list[str], list[_File], list[_File]]:
    """What is wanted of the imports, binaries and data that PyInstaller found a module of Qt's to need.

    Qt's translations are not, because the program is in English, nor Python's words for the desktop's bus.
    """
    imports, binaries, _ = found
    imports = [each for each in imports if each != "PySide6.QtDBus"]
    return imports, [each for each in binaries if is_wanted(each[0])], []


def is_left_to_the_system(place: str, platform: str = sys.platform) -> bool:
    """Whether the file at that place in the program is a library that is better taken from the system, or that nothing
    needs."""
    name = PurePath(place.replace("\\", "/")).name
    if platform == "win32":
        return _UNUSED_ON_WINDOWS.fullmatch(name) is not None
    return platform == "linux" and _SYSTEM_LIBRARIES.fullmatch(name) is not None


def is_leftover(place: str) -> bool:
    """Whether data at that place says something about how a library was installed, which nothing asks for."""
    top = PurePath(place.replace("\\", "/")).parts[0]
    return top.endswith((".dist-info", ".egg-info")) and top != METADATA


def reduce(analysis: Any) -> None:
    """Takes out of PyInstaller's analysis what is not wanted of the files that it found."""
    analysis.binaries = [each for each in analysis.binaries if not is_left_to_the_system(each[0])]
    analysis.datas = [each for each in analysis.datas if not is_leftover(each[0])]


def folder_of_qt(places: Iterable[str]) -> str:
    """Where Qt's libraries lie, of the places of all binaries in the program. ValueError where there are none."""
    for place in places:
        path = PurePosixPath(place.replace("\\", "/"))
        if re.fullmatch(r"(lib)?Qt6?Core(\.so\.6|\.dll)?", path.name) and len(path.parts) > 1:
            below = path.parents[3] if ".framework/" in str(path) else path.parent
            return f"{'Contents/Frameworks' if sys.platform == 'darwin' else '_internal'}/{below}"
    raise ValueError("Qt's libraries are not among the program's files")


def write_metadata(folder: Path) -> Path:
    """Writes what the program is told of itself when it asks for its version and addresses. The folder with that."""
    metadata = folder / METADATA
    metadata.mkdir(parents=True, exist_ok=True)
    told = [
        ("Metadata-Version", "2.1"),
        ("Name", application.COMMAND),
        ("Version", application.VERSION),
        ("Summary", application.SUMMARY),
        ("License-Expression", application.LICENCE),
        ("Project-URL", f"Homepage, {application.HOMEPAGE}"),
        ("Project-URL", f"Releases, {application.RELEASES}"),
    ]
    (metadata / "METADATA").write_text("".join(f"{name}: {text}\n" for name, text in told), "utf-8")
    return metadata
