"""A person's first hour with the frozen program, by keys alone: first run, InMails, answers, imports, restart."""

import json
import os
import subprocess
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from application import NAME, SUFFIX
from smoke_screen import Screen
from smoke_terminal import compare_computed, make_archive
from smoke_trying import Program, check, check_no_fault_was_met, until
from smoke_watching import Watch

_IDLE = 0.05  # seconds of work in a second: what a blinking cursor takes
_LIST = (
    "Name;Firma;LinkedIn\r\n"
    "Anna Lindqvst;Łódzkie Zakłady Przemysłowe;\r\n"
    "Grażyna Śliwińska;Łódzkie Zakłady Przemysłowe;https://www.linkedin.com/in/grazyna-sliwinska\r\n"
)
"""Written as Polish Windows does, which charset-normalizer finds. RapidFuzz says who the first of them may be."""


def try_window(program: Program, folder: Path, pictures: Path | None) -> None:
    """Lives through that hour; `pictures` is a folder for what is seen, None for none."""
    home = folder / "person"
    home.mkdir()
    with closing(Screen(home, pictures)) as screen:
        person = Person(program, screen, home)
        person.first_run()
        person.add_somebody_written_to()
        person.add_somebody_and_write()
        person.hear_from_them()
        person.open_profile()
        person.import_archive(make_archive(home, datetime.now()))  # noqa: DTZ005  (moments are naive, in the account's zone)
        person.import_list()
        person.save_report()
        before = person.facts()
        compare_computed(program, folder, person.file, "the person's account")
        person.leave()
        person.start()
        screen.wait_for_window(person.file.stem)
        check(person.facts() == before, "all is there after a restart")
        person.leave()
        person.watch.check_nothing_else_was_touched()
        check_no_fault_was_met(home)


class Person:
    """Somebody at the keyboard, with nothing in their home."""

    def __init__(self, program: Program, screen: Screen, home: Path) -> None:
        self._program = program
        self._screen = screen
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None
        self.watch = Watch(home)
        self.file = home / ".local/share/inmail-desk" / f"My InMails{SUFFIX}"

    def start(self) -> None:
        """Starts the program as a click would."""
        self._process = subprocess.Popen(self.watch.over(self._program.file), env=self._screen.environment)

    def leave(self) -> None:
        """Quits, and waits until the program has ended."""
        assert self._process is not None
        self._screen.press("ctrl+q")
        until(lambda: self._process is not None and self._process.poll() is not None, "Ctrl+Q ends it")
        check(self._process.returncode == 0, "with 0")

    def first_run(self) -> None:
        """Premium Business, renewed on the first of the month, 27 credits."""
        self.start()
        self._screen.wait_for_window(NAME)
        self._screen.take_picture("first-run")
        self._screen.press("Right", "Return", "Return")
        self._screen.type(f"{datetime.now():1 %b}")  # noqa: DTZ005
        self._screen.press("Return")
        self._screen.type("27")
        self._screen.press("ctrl+Return")
        until(self.file.exists, "the first run makes a data file in the usual place")
        self._screen.wait_for_window(self.file.stem)
        until(lambda: bool(self.facts()["account"]), "and an account in it")
        self._screen.take_picture("today")

    def add_somebody_written_to(self) -> None:
        """Ctrl+N, an address, a name, InMail sent today."""
        self._add("linkedin.com/in/amara-okafor", "Amara Okafor")
        self._screen.press("alt+s", "ctrl+Return")
        until(lambda: self._count("prospects") == 1, "Ctrl+N adds somebody")
        until(lambda: self._count("inmails") == 1, "with an InMail sent today")

    def add_somebody_and_write(self) -> None:
        """Ctrl+N, and then L in the list."""
        self._add("linkedin.com/in/jonas-weber-7", "Jonas Weber")
        self._screen.press("ctrl+Return")
        until(lambda: self._count("prospects") == 2, "Ctrl+N adds somebody else")
        self._screen.wait_for_window(self.file.stem)
        self._screen.press("l")
        until(lambda: self._count("inmails") == 2, "L logs an InMail")

    def hear_from_them(self) -> None:
        """3 in the list: interested."""
        self._screen.press("3")
        until(lambda: self._answers() == ["interested"], "3 records the answer: interested")
        self._screen.take_picture("prospects")

    def open_profile(self) -> None:
        """O in the list. The browser is a program of the system's, and must not be given our libraries."""
        self._screen.press("o")
        address = "https://www.linkedin.com/in/jonas-weber-7"
        until(lambda: self._screen.opened().startswith(address), "O opens the profile in the browser")
        check(self._screen.opened() == f"{address} ", "which gets the system's own libraries")

    def import_archive(self, archive: Path) -> None:
        """Ctrl+I, the archive, and all that it proposes."""
        self._screen.press("ctrl+i")
        self.wait_until_idle()
        self._choose("Choose LinkedIn", archive)
        self._screen.take_picture("review")
        self._screen.press("ctrl+Return")
        until(lambda: self._count("inmails") == 4, "Ctrl+I brings in both InMails of an archive")
        self._screen.wait_for_window(self.file.stem)
        self.wait_until_idle()

    def import_list(self) -> None:
        """Ctrl+Shift+I, a table as another program wrote it, and whom it proposes."""
        table = self._home / "lista.csv"
        table.write_bytes(_LIST.encode("cp1250"))
        self._screen.press("ctrl+shift+i")
        self._screen.wait_for_window("Import a list")
        self._choose("Choose a list", table)
        for step in ("columns", "people"):
            self._screen.take_picture(step)
            self._screen.press("ctrl+Return")
            self.wait_until_idle()
        until(
            lambda: "Grażyna Śliwińska" in self._names(),
            "Ctrl+Shift+I brings in a list, and reads its letters",
        )
        self._screen.wait_for_window(self.file.stem)

    def save_report(self) -> None:
        """Ctrl+P, and a place for the file."""
        report = self._home / "report.pdf"
        self._screen.press("ctrl+p")
        self._screen.wait_for_window("Activity report")
        self.wait_until_idle()
        self._screen.take_picture("report")
        self._screen.press("ctrl+Return")
        self._screen.wait_for_window("Save the activity report")
        self._screen.press("ctrl+a")
        self._screen.type(str(report))
        self._screen.press("Return")
        until(
            lambda: report.is_file() and report.read_bytes().startswith(b"%PDF"),
            "Ctrl+P saves a report as PDF",
        )
        self.wait_until_idle()

    def facts(self) -> dict[str, object]:
        """What is in the data file, as the frozen program tells it without its window."""
        found: dict[str, object] = json.loads(self._program.run("export", "--json", "-", "--file", self.file))
        return found

    def wait_until_idle(self) -> None:
        """Waits until the program has had nothing to do for a second."""
        before = -_IDLE
        while (now := self._busy()) - before >= _IDLE:
            before = now
            time.sleep(1)

    def _busy(self) -> float:
        """The seconds of work that the program has done so far. strace stands between it and us."""
        assert self._process is not None
        own = Path(f"/proc/{self._process.pid}")
        children = (own / f"task/{self._process.pid}/children").read_text("ascii").split()
        stats = [Path(f"/proc/{pid}/stat").read_text("ascii") for pid in (str(self._process.pid), *children)]
        ticks = sum(int(ticks) for stat in stats for ticks in stat.rpartition(")")[2].split()[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    def _add(self, address: str, name: str) -> None:
        self._screen.press("ctrl+n")
        self._screen.wait_for_window("Add prospect")
        self._screen.type(address)
        self._screen.press("Tab")
        self._screen.type(name)

    def _choose(self, title: str, file: Path) -> None:
        self._screen.press("Return")
        self._screen.wait_for_window(title)
        self._screen.type(str(file))
        self._screen.press("Return")
        self.wait_until_idle()

    def _count(self, kind: str) -> int:
        found = self.facts()[kind]
        assert isinstance(found, list)
        return len(found)

    def _names(self) -> list[str]:
        found = self.facts()["prospects"]
        assert isinstance(found, list)
        return [each["name"] for each in found]

    def _answers(self) -> list[str]:
        found = self.facts()["inmails"]
        assert isinstance(found, list)
        return [answer["outcome"] for each in found for answer in each["responses"]]
