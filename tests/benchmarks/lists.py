"""How long a list of people takes from its file to its review, how long until it is written, and how much memory."""

import csv
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .figures import Figure

if TYPE_CHECKING:
    from inmail_desk.desk.list_importing import ListReview
    from inmail_desk.desk.picture import Picture
    from inmail_desk.store.data_file import DataFile

ROWS, KNOWN = 20_000, 10_000
_NOW = datetime(2026, 11, 22, 10, 0)
_HEADER = [
    "Full Name",
    "LinkedIn URL",
    "Company",
    "Job Title",
    "Location",
    "Sent date",
    "Status",
    "Answer date",
    "Notes",
]
_SYLLABLES = (
    "ber",
    "lin",
    "ka",
    "mor",
    "ten",
    "sal",
    "vik",
    "dra",
    "ho",
    "nes",
    "pal",
    "gri",
    "to",
    "wen",
    "zu",
)


def figures() -> Iterator[Figure]:
    """The figures of this module, one after the other. Each is measured in a process of its own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = people(ROWS)
        write_csv(folder / "people.csv", rows)
        write_workbook(folder / "people.xlsx", rows)
        _make_account(folder / "Measured.inmaildesk", rows[: 2 * KNOWN : 2])
        for what, bound in (("csv", 120), ("xlsx", 150)):
            ours, bare = _measured(folder, "review", f"people.{what}")
            title = f"A list of {ROWS:,} rows ({what}) to review, beside a csv pass"
            yield Figure(title, ours / bare, "", bound)
            yield Figure("The same, in time of the processor", ours * 1000, "ms", 5_000)
        (written,) = _measured(folder, "write", "people.csv")
        yield Figure(f"The same list written, {KNOWN:,} of its people known", written * 1000, "ms", 6_000)
        (peak,) = _measured(folder, "memory", "people.xlsx")
        yield Figure("Memory held at most on the way to review", peak / 2**20, "MB", 300)


def people(count: int) -> list[list[str]]:
    """So many invented people, a third of them with an InMail, half of these answered."""
    random = Random(count)
    found = []
    for number in range(count):
        # Of the commonest names one in a hundred people has one.
        first = "".join(random.choices(_SYLLABLES[:10], k=2)).title()
        last = "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))).title()
        sent = date(2026, 1, 1) + timedelta(days=random.randint(0, 300))
        told = number % 3 == 0
        answered = told and number % 2 == 0
        found.append(
            [
                f"{first} {last}",
                f"https://www.linkedin.com/in/invented-{number}" if number % 5 else "",
                f"{random.choice(_SYLLABLES).title()} {random.choice(_SYLLABLES).title()} Ltd",
                "Head of Lighting",
                "Ghent, Belgium",
                str(sent) if told else "",
                "replied" if answered else "sent" if told else "",
                str(sent + timedelta(days=4)) if answered else "",
                "Met at a fair; likes plans. " * random.randint(0, 3),
            ]
        )
    return found


def write_csv(path: Path, rows: list[list[str]]) -> None:
    """A list of these rows as text."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_HEADER, *rows])


def write_workbook(path: Path, rows: list[list[str]]) -> None:
    """A list of these rows as a workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate([_HEADER, *rows]):
            sheet.write_row(place, 0, row)


def _make_account(path: Path, rows: list[list[str]]) -> None:
    """An account with these people, of whom only the names and companies are known, and half of the addresses."""
    from inmail_desk.desk.pasting import Candidate
    from inmail_desk.desk.prospects import add_prospects
    from inmail_desk.desk.setting_up import Answers, Beginning, begin
    from inmail_desk.store.addresses import ProfileAddress, normalise
    from inmail_desk.store.data_file import DataFile

    with DataFile.create(path) as data:
        begun = datetime(2025, 11, 20, 8, 0)
        begin(
            data,
            Answers(plan="premium-business", beginning=Beginning.NEW, subscribed_on=begun.date()),
            now=begun,
        )
        candidates = []
        for place, row in enumerate(rows):
            address = normalise(row[1])
            known = {"address": address} if isinstance(address, ProfileAddress) and place % 2 else {}
            candidates.append(Candidate(name=row[0], company=row[2], **known))
        add_prospects(data, candidates, now=begun)


def _measured(folder: Path, what: str, file: str) -> list[float]:
    account = folder / "Measured.inmaildesk"
    command = [sys.executable, "-m", __name__, what, str(folder / file), str(account)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


# In a process of its own


def main(what: str, file: str, account: str) -> None:
    """Prints what was measured, our own figure first."""
    {"review": _review, "write": _write, "memory": _memory}[what](Path(file), Path(account))


def _seconds(work: Callable[[], object]) -> float:
    import gc
    import time

    gc.collect()
    begin = time.process_time()
    made = work()
    taken = time.process_time() - begin
    del made
    return taken


def _review_of(file: Path, data: "DataFile") -> "tuple[Picture, ListReview]":
    from inmail_desk.desk.list_matching import review_list
    from inmail_desk.desk.picture import read_picture
    from inmail_desk.exchange.list_columns import proposed
    from inmail_desk.exchange.list_entries import entries_of
    from inmail_desk.exchange.list_tables import read_list

    picture = read_picture(data, _NOW.date())
    assert picture is not None
    table = read_list(file)
    entries = entries_of(table, proposed(table), today=_NOW.date())
    return picture, review_list(file.name, entries, picture, data, now=_NOW)


def _review(file: Path, account: Path) -> None:
    from inmail_desk.store.data_file import DataFile

    bare = file.with_suffix(".csv")
    with DataFile.open(account) as data:
        taken = [
            (_seconds(lambda: _review_of(file, data)), _seconds(lambda: _passed(bare))) for _ in range(3)
        ]
    print(*(min(each) for each in zip(*taken, strict=True)))


def _passed(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as opened:
        for _ in csv.reader(opened):
            pass


def _write(file: Path, account: Path) -> None:
    from inmail_desk.desk.list_importing import decided
    from inmail_desk.desk.list_writing import import_list
    from inmail_desk.store.data_file import DataFile

    with DataFile.open(account) as data:
        picture, review = _review_of(file, data)
        asked = frozenset(each.number for each in review.proposals if not each.decided)
        review = decided(review, asked, same=True)
        print(_seconds(lambda: import_list(data, picture, review, now=_NOW)))


def _memory(file: Path, account: Path) -> None:
    import resource

    from inmail_desk.store.data_file import DataFile

    with DataFile.open(account) as data:
        _review_of(file, data)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most if sys.platform == "darwin" else most * 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
