"""The frozen program at a terminal, beside the same sources that are not frozen; and its window without a screen."""

import sqlite3
import subprocess
import threading
import time
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

from application import NAME, ROOT, SUFFIX, VERSION
from smoke_trying import Failed, Program, check, check_no_fault_was_met, until

_RULEBOOK = ROOT / "inmail_desk" / "credit_rules" / "rulebooks" / "linkedin-current.json"
_EARLIER = ROOT / "tests" / "store" / "files"


def make_archive(folder: Path, now: datetime) -> Path:
    """An archive of LinkedIn's of invented people, with two InMails, one of them answered."""
    from tests.exchange.archives import ANNA, BO, ArchiveMaker

    maker = ArchiveMaker()
    maker.profile()
    maker.inmail(ANNA, subject="A question", at=now - timedelta(days=9))
    maker.inmail(BO, subject="Another question", at=now - timedelta(days=8), answered_after=2)
    return maker.zip(folder)


def try_terminal(program: Program, folder: Path) -> None:
    """Tries each command, and data files of every schema there was."""
    from inmail_desk.desk.demo import make_demo

    said = program.run("--version").decode().strip()
    check(said == f"{NAME} {VERSION}", f"--version says {NAME} {VERSION}")
    now = datetime.now()  # noqa: DTZ005  (moments are naive, in the account's time zone)
    archive = make_archive(folder, now)
    preview = program.run("import", archive, "--preview")
    check(preview == program.run_unfrozen("import", archive, "--preview"), "an archive's preview is the same")
    check(preview.count(b'"candidate"') == 2, "it finds both InMails of the archive")
    demo = folder / f"Demo{SUFFIX}"
    make_demo(demo, now).close()
    everything = folder / "everything.json"
    program.run_unfrozen("export", "--json", everything, "--file", demo)
    again = folder / f"Again{SUFFIX}"
    program.run("import", everything, "--file", again)
    _compare(program, folder, again, demo, "what was taken in from JSON")
    for run, file in ((program.run, again), (program.run_unfrozen, demo)):
        run("import", archive, "--file", file)
    _compare(program, folder, again, demo, "an account with the archive's InMails")
    schemas = sorted(_EARLIER.glob("schema-*.sql"))
    check(bool(schemas), "there are data files of earlier schemas")
    for schema in schemas:
        _try_earlier(program, folder, schema)


def _compare(program: Program, folder: Path, frozen: Path, unfrozen: Path, what: str) -> None:
    """Whether both data files hold the same facts, and the frozen program makes of its own what the sources do."""
    of_frozen = program.run("export", "--json", "-", "--file", frozen)
    of_unfrozen = program.run_unfrozen("export", "--json", "-", "--file", unfrozen)
    check(_without_additions(of_frozen) == _without_additions(of_unfrozen), f"{what}: the same facts")
    compare_computed(program, folder, frozen, what)


def compare_computed(program: Program, folder: Path, file: Path, what: str) -> None:
    """Whether the frozen program computes and writes the same of a data file as the sources do: balances, tables,
    calendar."""
    for kind in ("json", "csv", "xlsx", "ics"):
        made = []
        for run in (program.run, program.run_unfrozen):
            export = folder / f"export.{kind}"
            run("export", f"--{kind}", export, "--file", file)
            made.append(_without_moment(export))
            export.unlink()
        check(bool(made[0]) and made[0] == made[1], f"{what}: the same {kind.upper()}")


def _without_additions(facts: bytes) -> list[bytes]:
    """An export of everything without when people were added: one program did it after the other."""
    return [line for line in facts.split(b"\n") if b'"added_at"' not in line]


def _without_moment(file: Path) -> object:
    """What is in an export, without the moment at which it was written."""
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as book:
            return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}
    lines = file.read_bytes().split(b"\n")
    return [line for line in lines if not line.startswith((b"DTSTAMP", b"LAST-MODIFIED", b"SEQUENCE"))]


def _try_earlier(program: Program, folder: Path, schema: Path) -> None:
    from inmail_desk.store.connection import APPLICATION_ID

    exported = []
    for run, name in ((program.run, "frozen"), (program.run_unfrozen, "unfrozen")):
        file = folder / f"{schema.stem} {name}{SUFFIX}"
        with sqlite3.connect(file) as made:
            made.executescript(schema.read_text("utf-8"))
            made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            made.execute("UPDATE account SET rulebook_text = ?", [_RULEBOOK.read_text("utf-8")])
        made.close()
        exported.append(run("export", "--json", "-", "--file", file))
    check(exported[0] == exported[1] != b"", f"a data file of {schema.stem} is brought up to date and read")


def try_window_without_screen(program: Program, folder: Path) -> None:
    """Opens the window on an empty home and on a data file, and a second time on the same file."""
    _see_it_painted(program, "first", what="the window is painted on an empty home")
    check_no_fault_was_met(folder / "first")
    if program.has_twin:
        _see_it_stay(program, folder)
    file = folder / f"Demo{SUFFIX}"
    window = _see_it_painted(
        program, "second", file, what="the window is painted with a data file", keep=True
    )
    try:
        # Its place to be called at is made a moment after the first painting.
        places = folder / "second" / "desk" / "settings"
        until(lambda: any(places.glob("*.lock")), "the window holds its data file")
        second = program.start("second", file)
        until(
            lambda: second.poll() is not None, "a second start on the same file gives way to the window", 30
        )
        check(second.returncode == 0, "and ends with 0")
    finally:
        _end(window)


def _see_it_stay(program: Program, folder: Path) -> None:
    """Nobody hears what the twin without a terminal says, but it can be seen to stay and to make its folders."""
    window = program.start_silently("silent")
    try:
        settings = folder / "silent" / "desk" / "settings"
        until(settings.is_dir, "the program without a terminal makes its folders")
        time.sleep(5)
        check(window.poll() is None, "and stays open")
    finally:
        _end(window)
    check_no_fault_was_met(folder / "silent")


def _see_it_painted(
    program: Program, home: str, *arguments: str | Path, what: str, keep: bool = False
) -> "subprocess.Popen[bytes]":
    window = program.start(home, *arguments)
    assert window.stderr is not None
    said = []
    for line in window.stderr:
        said.append(line)
        if b"lushing" in line:
            check(True, what)
            break
    else:
        raise Failed(f"{what}: {b''.join(said).decode('utf-8', 'replace')[-1500:]}")
    if keep:
        # Nobody reads on: what it says else must not fill the pipe.
        threading.Thread(target=window.stderr.read, daemon=True).start()
    else:
        _end(window)
    return window


def _end(window: "subprocess.Popen[bytes]") -> None:
    window.kill()
    window.wait()
