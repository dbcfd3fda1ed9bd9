"""How long an archive takes from its file to its review, how long until it is written, and how much memory."""

import csv
import io
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .figures import Figure

if TYPE_CHECKING:
    from inmail_desk.desk.importing import Review
    from inmail_desk.desk.picture import Picture
    from inmail_desk.store.data_file import DataFile

MESSAGES, CONNECTIONS, WRITTEN = 100_000, 30_000, 20_000
_START = datetime(2023, 11, 20, 8, 0)
_COLUMNS = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE",
    "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
]  # fmt: skip
_TABLES = ("prospect", "profile_address", "inmail")
_LINE = "I read what you wrote about lighting plans, and have a question about the way that you began. "


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other. Each is measured in a process of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_archive(folder / "archive.zip", MESSAGES, CONNECTIONS)
        write_archive(folder / "inmails.zip", WRITTEN, 0, answers=0)
        make_account(folder / "Measured.inmail")
        reading, passing = _both(folder, "review", "archive.zip")
        yield Figure(
            f"{MESSAGES:,} messages, {CONNECTIONS:,} connections to review, beside a csv pass",
            reading / passing,
            "",
            3,
        )
        yield Figure("The same, in time of the processor", reading * 1000, "ms", 5_000)
        importing, executing = _both(folder, "write", "inmails.zip")
        yield Figure(
            f"{WRITTEN:,} prospects and InMails written, beside executemany", importing / executing, "", 3
        )
        yield Figure("The same, in time of the processor", importing * 1000, "ms", 5_000)
        (peak,) = _measured(folder, "memory", "archive.zip")
        yield Figure("Memory held at most on the way to review", peak / 2**20, "MB", 300)


def write_archive(path: Path, messages: int, connections: int, answers: int = 2) -> None:
    """An archive of that many messages, in conversations that I began, each followed by so many `answers` and by more
    of them to make it up; and of that many connections."""
    random = Random(messages)
    rows: list[list[str]] = []
    place = 0
    while len(rows) < messages:
        place += 1
        rows += _conversation(random, place, answers)
    people = [_connection(random, number) for number in range(connections)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("messages.csv", _table(_COLUMNS, rows[:messages]))
        if people:
            header = [
                "First Name",
                "Last Name",
                "URL",
                "Email Address",
                "Company",
                "Position",
                "Connected On",
            ]
            notes = 'Notes:\n"When exporting your connection data, some are missing."\n\n'
            archive.writestr("Connections.csv", notes + _table(header, people))
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nMara,Quist,Recruiter\n")


def _conversation(random: Random, place: int, answers: int) -> list[list[str]]:
    me = ("Mara Quist", "https://www.linkedin.com/in/mara-quist")
    other = (f"Person {place}", f"https://www.linkedin.com/in/invented-{place}")
    begun = _START + timedelta(seconds=place * 937)
    length = 1 if not answers else 1 + random.randint(0, 2 * answers + 1)
    rows = []
    for turn in range(length):
        sender, to = (me, other) if turn % 2 == 0 else (other, me)
        at = begun + timedelta(hours=11 * turn)
        subject = "A question about your work" if turn == 0 and (place % 3 or not answers) else ""
        text = _LINE * random.randint(1, 5)
        names = [f"2-{place:012}MA==", "", *sender, *to]
        rows.append([*names, f"{at} UTC", subject, text, "INBOX", "", "No", "No"])
    return rows[::-1]


def _connection(random: Random, number: int) -> list[str]:
    on = _START.date() + timedelta(days=random.randint(0, 1000))
    slug = f"https://www.linkedin.com/in/invented-{number * 7}"
    return ["Person", str(number * 7), slug, "", "Fjordline", "Staff Engineer", f"{on:%d %b %Y}"]


def _table(header: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


def make_account(path: Path) -> None:
    """An account without any InMail yet, subscribed before the archives that are written here begin."""
    from inmail_desk.desk.setting_up import Answers, Beginning, begin
    from inmail_desk.store.data_file import DataFile

    with DataFile.create(path) as data:
        subscribed_on = _START.date() - timedelta(days=20)
        answers = Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=subscribed_on)
        begin(data, answers, now=_START)


def _both(folder: Path, what: str, archive: str) -> tuple[float, float]:
    """Our seconds and those of the bare way, the shortest of some processes each measured by turns."""
    runs = [_measured(folder, what, archive) for _ in range(3)]
    return min(run[0] for run in runs), min(run[1] for run in runs)


def _measured(folder: Path, what: str, archive: str) -> list[float]:
    command = [sys.executable, "-m", __name__, what, str(folder / archive), str(folder / "Measured.inmail")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


# In a process of its own


def main(what: str, archive: str, account: str) -> None:
    """Prints what was measured, our own figure first."""
    {"review": _review, "write": _write, "memory": _memory}[what](Path(archive), Path(account))


def _review(archive: Path, account: Path) -> None:
    _warm_up()
    # By turns, so that what else the machine does meets both alike.
    taken = [(_seconds(_review_of, archive, account), _seconds(_passed, archive)) for _ in range(3)]
    print(*(min(each) for each in zip(*taken, strict=True)))


def _seconds(work: Callable[..., object], *arguments: object) -> float:
    """The processor's seconds: what else the machine does counts less."""
    import gc
    import time

    gc.collect()
    begin = time.process_time()
    made = work(*arguments)
    taken = time.process_time() - begin
    del made  # what is made is kept by whoever asked for it
    return taken


def _warm_up() -> None:
    from inmail_desk.store.data_file import prepare_writing

    prepare_writing()
    import inmail_desk.desk.importing_writing
    import inmail_desk.exchange.linkedin_archive  # noqa: F401


def _review_of(archive: Path, account: Path) -> "tuple[DataFile, Picture, Review]":
    from inmail_desk.clock import from_utc
    from inmail_desk.desk.importing_matching import review_archive
    from inmail_desk.desk.picture import read_picture
    from inmail_desk.exchange.linkedin_archive import read_archive
    from inmail_desk.garbage import searched_by_nobody
    from inmail_desk.store.addresses import key_in
    from inmail_desk.store.data_file import DataFile

    with searched_by_nobody():
        found = read_archive([archive], key_in)
        data = DataFile.open(account)
        picture = read_picture(data, datetime(2026, 11, 22).date())
        assert picture is not None
        review = review_archive(found, picture, data, from_utc("Europe/Oslo"))
    return data, picture, review


def _passed(archive: Path) -> None:
    """What can be done at best: every row of the same files by the csv module, and nothing kept."""
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            with opened.open(name) as entry:
                for _ in csv.reader(io.TextIOWrapper(entry, "utf-8", newline="")):
                    pass


def _write(archive: Path, account: Path) -> None:
    from inmail_desk.desk.importing_writing import import_archive

    _warm_up()
    ours = theirs = float("inf")
    for number in range(3):
        copy = account.with_name(f"Copy {number}.inmail")
        shutil.copy2(account, copy)
        data, picture, review = _review_of(archive, copy)
        ours = min(ours, _seconds(lambda: import_archive(data, picture, review, now=datetime(2026, 11, 22))))  # noqa: B023
        data.close()
        rows = _rows_of(copy)
        bare = account.with_name(f"Bare {number}.inmail")
        shutil.copy2(account, bare)
        theirs = min(theirs, _seconds(_executed, bare, rows))
        for each in account.parent.glob(f"* {number}.inmail*"):
            each.unlink()
    print(ours, theirs)


def _rows_of(full: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """The rows that the import has written, each table's with the statement for one."""
    found = {}
    with closing(sqlite3.connect(full)) as opened:
        for table in _TABLES:
            rows = opened.execute(f"SELECT * FROM {table}").fetchall()
            marks = ", ".join("?" * len(rows[0]))
            found[table] = (f"INSERT INTO {table} VALUES ({marks})", rows)
    return found


def _executed(bare: Path, rows: dict[str, tuple[str, list[tuple[object, ...]]]]) -> None:
    """The same rows into the same tables of the same file, in one transaction, and nothing else."""
    with closing(sqlite3.connect(bare)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        with opened:
            for statement, values in rows.values():
                opened.executemany(statement, values)


def _memory(archive: Path, account: Path) -> None:
    import resource

    _warm_up()
    _review_of(archive, account)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most if sys.platform == "darwin" else most * 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
