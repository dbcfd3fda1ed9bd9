"""Kills a program at random moments while it writes, again and again: the data file must hold whole units only.

    python -m tests.store.kill_loop [--rounds 60] [--seed N]

Too slow for every run of the tests. The exit status is 1 where a round fails; the file is then kept, and named.
"""

import argparse
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

from inmail_desk.store.data_file import DataFile

PEOPLE = 80
GROUPS_KEPT = 6
DAY = datetime.fromisoformat("2026-03-02T09:30:00")


def write_until_killed(path: Path) -> None:
    """Say before each unit, undo and redo which number the file will hold, and after it that it does."""
    data_file = DataFile.open(path)
    while True:
        held = _number(data_file)
        steps = [(held + 1, lambda: _write_unit(data_file))]
        if held % 4 == 0:
            steps += [(held, data_file.undo), (held + 1, data_file.redo)]
        for number, step in steps:
            _say("begin", number)
            step()
            _say("done", number)


def _write_unit(data_file: DataFile) -> None:
    """Add a group of people with an InMail each, delete the oldest group, and count."""
    number = _number(data_file) + 1
    with data_file.unit_of_work(f"Unit {number}") as work:
        old = [each.id for each in work.read.prospects() if int(each.company) <= number - GROUPS_KEPT]
        people = [
            {
                "name": f"Person {n}",
                "company": str(number),
                "added_at": DAY,
                "notes": "x" * 900,
                "tags": ["new"],
            }
            for n in range(PEOPLE)
        ]
        ids = work.prospects.add_many(people)
        work.settings.set("number", str(number))
        work.prospects.delete_many(old)
        work.inmails.add_many([{"prospect_id": id, "sent_at": DAY} for id in ids])
        work.commit()


def _number(data_file: DataFile) -> int:
    return int(data_file.read.setting("number") or 0)


def _say(what: str, number: int | str) -> None:
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


def said_until_killed(path: Path, seconds: float, *, while_opening: bool) -> list[tuple[str, int]]:
    """What a program that writes into the file says until it is killed, so long after its start or its first unit."""
    command = [sys.executable, "-m", "tests.store.kill_loop", "--write", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        # The first unit takes long, as it imports what writing needs.
        said = "" if while_opening else writer.stdout.readline() + writer.stdout.readline()
        try:
            status = writer.wait(seconds)
        except subprocess.TimeoutExpired:
            writer.kill()
        else:
            raise SystemExit(f"the writing program ended by itself with {status}")
        said += writer.stdout.read()
    return [(what, int(number)) for what, number in map(str.split, said.splitlines())]


def allowed_after(said: list[tuple[str, int]], held: int) -> set[int]:
    """The numbers that the file may hold: the last one that was reached, and the one on the way."""
    reached = [number for what, number in said if what == "done"]
    on_the_way = {said[-1][1]} if said and said[-1][0] == "begin" else set()
    return {reached[-1] if reached else held} | on_the_way


def faults(path: Path, allowed: set[int]) -> list[str]:
    """What is wrong with the file that may hold one of these numbers."""
    with DataFile.open(path) as data_file, closing(sqlite3.connect(path)) as connection:
        found = [str(row) for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += [f"broken reference: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        found += [
            f"left behind: {row}"
            for row in connection.execute("SELECT * FROM sqlite_master WHERE type = 'trigger'")
        ]
        number, people = _number(data_file), data_file.read.prospects()
        recipients = {inmail.prospect_id for inmail in data_file.read.inmails()}
    whole = dict.fromkeys(range(max(1, number - GROUPS_KEPT + 1), number + 1), PEOPLE)
    if number not in allowed:
        found.append(f"unit {number} is held instead of {' or '.join(map(str, sorted(allowed)))}")
    if Counter(int(each.company) for each in people) != whole:
        found.append(f"unit {number} is held with other people than its own")
    if recipients != {each.id for each in people}:
        found.append(f"unit {number} is held with other InMails than its own")
    return found


def kill_again_and_again(path: Path, rounds: int, chance: random.Random) -> list[str]:
    """The faults of the first round that has any; none where all went well."""
    DataFile.create(path).close()
    held = units = 0
    for number in range(1, rounds + 1):
        while_opening = chance.random() < 0.2
        seconds = chance.uniform(0, 1.5 if while_opening else 0.5)
        said = said_until_killed(path, seconds, while_opening=while_opening)
        found = faults(path, allowed_after(said, held))
        if found:
            return [f"round {number}: {fault}" for fault in found]
        units += sum(what == "done" for what, _ in said)
        with DataFile.open(path) as data_file:
            held = _number(data_file)
    _say("whole after", f"{rounds} kills and {units} units")
    return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.write:
        write_until_killed(given.write)
    folder = Path(tempfile.mkdtemp(prefix="kill-loop-"))
    _say("seed", given.seed)
    found = kill_again_and_again(folder / "Killed.inmail", given.rounds, random.Random(given.seed))
    if found:
        sys.stdout.write("\n".join([*found, f"the file is kept in {folder}", ""]))
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
