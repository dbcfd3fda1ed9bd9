"""The life of the package on a clean system, as a person has it: begin, use, upgrade, remove."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import application

from .clean_debian import PERSON, CleanDebian
from .needed_libraries import OPTIONAL, binaries
from .screen import Screen, wait_for
from .shared_files import MAGIC
from .staging import PROGRAM

OLDER = "0.0.9"
_DATA = Path(".local") / "share" / application.COMMAND
_ACCOUNT = _DATA / f"My InMails{application.SUFFIX}"
_OLD_ACCOUNT = _DATA / f"Of before{application.SUFFIX}"
_OLD_SCHEMA = application.ROOT / "tests" / "store" / "files" / "schema-0001.sql"

_RULEBOOK = application.ROOT / "inmail_desk" / "credit_rules" / "rulebooks" / "linkedin-current.json"

_OF_DESKTOPS = ("desktop-file-utils", "shared-mime-info")
_OPENED = {application.MIME_TYPE, f"x-scheme-handler/{application.SCHEME}"}


class NotAsItShouldBe(Exception):
    """What the trial is there to find. The text says what."""


class Trial:
    """One system, one screen, and the steps taken on them, each told when it is done."""

    def __init__(self, debian: CleanDebian, screen: Screen, pictures: Path) -> None:
        self._debian = debian
        self._screen = screen
        self._pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def run(self, older: Path, package: Path) -> None:
        """All of it, from installing the older package until nothing is left but the data."""
        self._demand("the system has no Python", not self._pythons())
        self._debian.install(older)
        self._demand(f"{OLDER} is installed, and brought no Python to the system", not self._pythons())
        self._demand("every library is found", not self._missing_libraries())
        # What desktops bring, and only now: what the program needs is not to be had from them.
        self._debian.run("apt-get", "install", "-y", "--no-install-recommends", *_OF_DESKTOPS)
        self._begin()
        self._put_file_of_the_first_schema()
        before = self._exported(_ACCOUNT)
        self._debian.install(package)
        self._demand(f"it is upgraded to {application.VERSION}", self._installed() == application.VERSION)
        self._demand("the data is the same after the upgrade", self._exported(_ACCOUNT) == before)
        self._demand("desktops open data files and addresses with it", self._opened_by_desktops() == _OPENED)
        self._use()
        self._open_file_of_the_first_schema()
        kept = self._files()
        self._debian.run("apt-get", "remove", "-y", application.COMMAND)
        self._demand("removed: the program is gone", not self._debian.has(str(PROGRAM)))
        self._demand("removed: the data stays", self._files() == kept)
        # It had no settings of the system's: once removed, there is nothing for dpkg to purge.
        self._debian.install(package)
        self._debian.run("apt-get", "purge", "-y", application.COMMAND)
        self._demand("purged: desktops know it no longer", not self._opened_by_desktops())
        self._demand("purged: nothing of the package is left", not self._left_over())
        self._demand("purged: the data stays", self._files() == kept)

    # What a person does

    def _begin(self) -> None:
        """The first run: Premium Business, renewed on the first of this month, 27 credits; then one person."""
        with self._started("Welcome"):
            self._screen.press("Right", "Return", "Return")
            self._screen.type(f"1 {datetime.now(UTC):%b}".lower())
            self._screen.press("Return")
            self._screen.type("27")
            self._screen.press("ctrl+Return")
            self._screen.wait_for_window(_ACCOUNT.stem)
            self._add("linkedin.com/in/amara-okafor", "Amara Okafor")
        self._demand("the first run made an account of 27 credits", 27 in _numbers(self._exported(_ACCOUNT)))
        self._demand("the person added is in the data", self._names(_ACCOUNT) == ["Amara Okafor"])

    def _use(self) -> None:
        """Another person after the upgrade, with an InMail sent today."""
        with self._started(_ACCOUNT.stem) as window:
            known = self._screen.class_of(window)
            self._demand(f"its window belongs to its menu entry ({known})", known == application.NAME)
            self._add("linkedin.com/in/jonas-weber", "Jonas Weber", sent=True)
            self._hand_over("linkedin.com/in/leyla-demir", "Leyla%20Demir")
            self._screen.press("ctrl+1")
            self._picture("installed-debian")
            self._screen.press("ctrl+2")
            self._picture("installed-prospects")
        names = sorted(self._names(_ACCOUNT))
        self._demand(
            "the upgraded program adds people", names == ["Amara Okafor", "Jonas Weber", "Leyla Demir"]
        )
        self._demand("and an InMail", len(self._exported(_ACCOUNT)["inmails"]) == 1)

    def _add(self, address: str, name: str, *, sent: bool = False) -> None:
        self._screen.press("ctrl+n")
        dialog = self._screen.wait_for_window("Add prospect")
        self._screen.type(address)
        self._screen.press("alt+n", "ctrl+a")
        self._screen.type(name)
        if sent:
            self._screen.press("alt+s")
        self._picture(f"adding-{name.split()[0].lower()}")
        self._screen.press("ctrl+Return")
        self._screen.wait_until_gone(dialog)

    def _hand_over(self, address: str, name: str) -> None:
        """What a browser does with an address of the program's: the running window asks, and Enter adds."""
        handed = f"{application.SCHEME}://add?url=https%3A%2F%2Fwww.{address.replace('/', '%2F')}&name={name}"
        self._debian.start_as_person(self._screen.display, application.COMMAND, "--", handed).wait(60)
        dialog = self._screen.wait_for_window("Add prospect")
        self._picture("handed-over")
        self._screen.press("ctrl+Return")
        self._screen.wait_until_gone(dialog)

    def _open_file_of_the_first_schema(self) -> None:
        # As file managers name it.
        with self._started(_OLD_ACCOUNT.stem, (Path("/home") / PERSON / _OLD_ACCOUNT).as_uri()):
            self._picture("file-of-the-first-schema")
        self._demand("a file of the first schema opens", "Anna Lindqvist" in self._names(_OLD_ACCOUNT))

    def _put_file_of_the_first_schema(self) -> None:
        path = self._debian.home / _OLD_ACCOUNT
        with closing(sqlite3.connect(path)) as old:
            old.executescript(_OLD_SCHEMA.read_text("utf-8"))
            old.execute(f"PRAGMA application_id = {int.from_bytes(MAGIC.encode())}")
            # The saved file is of the store alone, without the rules that every account holds.
            old.execute("UPDATE account SET rulebook_text = ?", [_RULEBOOK.read_text("utf-8")])
            old.commit()
        owner = self._debian.home.stat()
        shutil.chown(path, owner.st_uid, owner.st_gid)

    @contextmanager
    def _started(self, title: str, *arguments: str) -> Iterator[str]:
        """The program while it runs, as the number of its window; it is left with Ctrl+Q, and has to end well."""
        process = self._debian.start_as_person(self._screen.display, application.COMMAND, "--", *arguments)
        try:
            yield wait_for(
                lambda: _while_runs(process) and self._screen.window(title), f"the window {title}", 120
            )
            self._screen.press("ctrl+q")
            self._demand(f"the program ends by itself ({title})", process.wait(60) == 0)
        finally:
            process.kill()
            process.wait()

    def _picture(self, name: str) -> None:
        time.sleep(2)
        self._screen.take_picture(self._pictures / f"{name}.png")

    # What is looked at

    def _demand(self, told: str, is_so: bool) -> None:
        if not is_so:
            raise NotAsItShouldBe(told)
        print(f"  {told}", flush=True)

    def _pythons(self) -> list[str]:
        folder = self._debian.folder / "usr" / "bin"
        return [each.name for each in folder.glob("python*")]

    def _installed(self) -> str:
        return self._debian.run("dpkg-query", "-W", "-f", "${Version}", application.COMMAND).stdout

    def _missing_libraries(self) -> list[str]:
        """What the system's loader does not find for any binary of the program."""
        every = binaries(self._debian.folder / PROGRAM)
        inside = [f"/{each.relative_to(self._debian.folder)}" for each in every if each.name not in OPTIONAL]
        path = f"LD_LIBRARY_PATH=/{PROGRAM}/_internal:/{PROGRAM}/_internal/PySide6/Qt/lib"
        said = self._debian.run("env", path, "ldd", *inside, check=False).stdout
        return sorted({line.strip() for line in said.splitlines() if "not found" in line})

    def _exported(self, file: Path) -> dict[str, Any]:
        asked = ("export", "--json", "-", "--file", f"/home/{PERSON}/{file}")
        found: dict[str, Any] = json.loads(self._debian.run_as_person(application.COMMAND, *asked).stdout)
        return found

    def _opened_by_desktops(self) -> set[str]:
        """What desktops know to open with the program: kinds of files and of addresses."""
        cache = self._debian.folder / "usr" / "share" / "applications" / "mimeinfo.cache"
        known = (line.split("=", 1) for line in cache.read_text("utf-8").splitlines() if "=" in line)
        return {kind for kind, by in known if f"{application.IDENTIFIER}.desktop" in by.split(";")}

    def _names(self, file: Path) -> list[str]:
        return [each["name"] for each in self._exported(file)["prospects"]]

    def _files(self) -> Mapping[Path, str]:
        """Every file of the person's, with what it holds."""
        files = (each for each in self._debian.home.rglob("*") if each.is_file() and not each.is_symlink())
        return {each: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}

    def _left_over(self) -> list[Path]:
        names = (application.COMMAND, application.IDENTIFIER)
        found = (path for name in names for path in (self._debian.folder / "usr").rglob(f"*{name}*"))
        return list(found)


def _while_runs(process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is not None:
        raise NotAsItShouldBe(f"the program ended at once, with {process.returncode}")
    return True


def _numbers(exported: dict[str, Any]) -> list[object]:
    return [value for each in exported["checks"] + exported["plan_events"] for value in each.values()]
