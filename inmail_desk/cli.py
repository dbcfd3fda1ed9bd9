"""What stands on the command line, and whether there is a screen."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .opening import SCHEME, to_open


class Request(NamedTuple):
    """What was asked for.

    `file` None: the one opened last, or else the first run. `home` None: the system's folders. `address` is one
    that the system hands over, not looked at yet; "" for none.
    """

    file: Path | None = None
    demo: bool = False
    home: Path | None = None
    address: str = ""


def read_arguments(arguments: Sequence[str]) -> Request:
    """The request that the arguments make. Exits with 2 and a word on what is wrong where they make none."""
    return _plain(arguments) or _explained(arguments)


def _plain(arguments: Sequence[str]) -> Request | None:
    """The request of arguments that name no more than a file and a home; None for any others.

    Nearly every start makes such a one. argparse, which explains all others, takes as long as a page needs to be laid
    out, most of it to look for its own words in the person's language.
    """
    if _something_follows_an_address(arguments):
        return None
    if arguments[:1] == ["--"]:  # as the system's menus write it: nothing behind it is an option
        return _request(*arguments[1:]) if len(arguments) <= 2 else None
    opened, home = list(arguments), None
    if "--home" in opened[:-1]:
        place = opened.index("--home")
        home = opened.pop(place + 1)
        del opened[place]
    if len(opened) > 1 or any(each.startswith("-") for each in (*opened, home or "")):
        return None
    return _request(*opened, home=None if home is None else Path(home))


def _something_follows_an_address(arguments: Sequence[str]) -> bool:
    """Whether an address is not the last argument, as systems have it: what follows has broken out of it, and anybody
    can have made it."""
    return any(each.lower().startswith(f"{SCHEME}:") for each in arguments[:-1])


def _request(opened: str | None = None, *, demo: bool = False, home: Path | None = None) -> Request:
    found = None if opened is None else to_open(opened)
    if isinstance(found, str):
        return Request(address=found, home=home)
    return Request(file=found, demo=demo, home=home)


def _explained(arguments: Sequence[str]) -> Request:
    import argparse

    parser = argparse.ArgumentParser(
        prog="inmail-desk",
        description="Shows which LinkedIn InMail credits expire when and why, who has not answered, "
        "and what to do today. Never uses the network.",
        epilog="Without a window: `inmail-desk import --help`, `inmail-desk export --help`.",
    )
    parser.add_argument(
        "opened",
        nargs="?",
        metavar="FILE",
        help="a data file to open; or an address such as inmaildesk://add?url=..., by which a browser hands over "
        "a LinkedIn profile: it is added once that is confirmed",
    )
    parser.add_argument("--demo", action="store_true", help="look at invented data, which is not kept")
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help="keep data, settings and log in this folder (INMAIL_DESK_HOME)",
    )
    # Looking the version up takes longer than all else here: only who asks for it waits for that.
    parser.add_argument("--version", action="store_true", help="show program's version number and exit")
    if _something_follows_an_address(arguments):
        parser.error("nothing can follow an address")
    found = parser.parse_args(arguments)
    if found.version:
        print(f"InMail Desk {_version()}")
        parser.exit()
    if found.opened is not None and found.demo:
        parser.error("a file and --demo cannot be opened together")
    return _request(found.opened, demo=found.demo, home=found.home)


def _version() -> str:
    from importlib.metadata import version

    return version("inmail-desk")


# What Qt and its plugin for X11 are linked with, and the Debian package that holds it. PySide6 brings none of them.
_LIBRARIES_OF_X11 = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def can_be_loaded(library: str) -> bool:
    """Whether the system finds a library of that name."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_screen(
    platform: str, environment: Mapping[str, str], loads: Callable[[str], bool] = can_be_loaded
) -> str:
    """One sentence with what to do where no window can be shown, else "". `loads` tells whether a library is there.

    Asked before Qt starts, because Qt ends the whole program where it finds no screen.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if not platform.startswith("linux") or (chosen and not chosen.startswith(("xcb", "wayland"))):
        return ""
    wayland, display = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if wayland and not chosen.startswith("xcb"):
        return ""
    if not display:
        return (
            "InMail Desk needs a screen, and neither DISPLAY nor WAYLAND_DISPLAY names one: "
            "start it from a desktop session, or with `xvfb-run make run`."
        )
    if not _answers(display):
        return (
            f"InMail Desk needs a screen, and the one that DISPLAY names ({display}) does not answer: "
            "start it from a desktop session, or correct DISPLAY."
        )
    missing = [package for library, package in _LIBRARIES_OF_X11.items() if not loads(library)]
    if missing:
        return (
            "InMail Desk cannot show a window, because system libraries that Qt needs are missing: "
            f"on Debian or Ubuntu run `sudo apt-get install {' '.join(missing)}`."
        )
    return ""


def _answers(display: str) -> bool:
    import socket

    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdecimal():
        return False
    if host not in ("", "unix"):
        try:
            socket.create_connection((host.strip("[]"), 6000 + int(number)), timeout=2).close()
        except OSError:
            return False
        return True
    path = f"/tmp/.X11-unix/X{number}"
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False


def say(sentence: str) -> None:
    """Tells the terminal."""
    print(sentence, file=sys.stderr)
