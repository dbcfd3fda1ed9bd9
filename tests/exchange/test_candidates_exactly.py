"""Whole archives with the truth beside them: what may have been an InMail is found exactly, in every generation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from inmail_desk.exchange.archive import Archive
from inmail_desk.exchange.linkedin_archive import read_archive
from inmail_desk.store.addresses import key_in

from .archives import GENERATIONS, HIDDEN, ME, ArchiveMaker, MessageRow, Somebody, table

CONVERSATIONS = 240
START = datetime(2025, 1, 1, 8, 0)


class Truth(NamedTuple):
    """A message that may have been an InMail."""

    name: str
    sent_at: datetime
    subject: str
    certainty: str
    answered_at: datetime | None


class Maker:
    """Makes an archive of everything that occurs, and notes what is to be found in it."""

    def __init__(self, generation: str) -> None:
        self.random = Random(generation)
        self.made = ArchiveMaker(generation)
        self.made.profile()
        self.truth: list[Truth] = []
        kinds: list[Callable[[Somebody, datetime], None]] = [
            self.to_a_stranger,
            self.without_a_subject,
            self.to_a_connection,
            self.to_somebody_who_connected_later,
            self.begun_by_them,
            self.to_two,
            self.draft,
            self.advertising,
            self.to_a_closed_account,
        ]
        for number in range(CONVERSATIONS):
            name = f"Person {number}" + (", PhD" if number % 7 == 0 else "")
            at = START + timedelta(hours=31 * number, minutes=self.random.randint(0, 600))
            kinds[number % len(kinds)](Somebody(name, f"person-{number}"), at)

    def expect(self, to: Somebody, at: datetime, subject: str, answered_at: datetime | None) -> None:
        certainty = "candidate" if subject else "possible"
        self.truth.append(Truth(to.name, at, subject, certainty, answered_at))

    def conversation(self, to: Somebody, at: datetime, subject: str) -> None:
        """A message of mine, and what may come after it."""
        rows = [MessageRow(ME, [to], at, subject, content='He said "yes";\nand, then…')]
        answered_at = None
        for _ in range(self.random.randint(0, 5)):
            at += timedelta(hours=self.random.randint(1, 90))
            match self.random.randint(0, 3):
                case 0:
                    rows.append(MessageRow(ME, [to], at, content="Once more."))
                case 1:
                    rows.append(MessageRow(to, [ME], at, content="Message request accepted"))
                case 2:
                    rows.append(MessageRow(ME, [to], at, folder="", draft="Yes", content="Not sent"))
                case _:
                    rows.append(MessageRow(to, [ME], at, content=self.random.choice(["", "Thank you!"])))
                    answered_at = answered_at or at
        self.made.conversation(*rows)
        self.expect(to, rows[0].at, subject, answered_at)

    def to_a_stranger(self, to: Somebody, at: datetime) -> None:
        self.conversation(to, at, "A question")

    def without_a_subject(self, to: Somebody, at: datetime) -> None:
        self.conversation(to, at, "")

    def to_somebody_who_connected_later(self, to: Somebody, at: datetime) -> None:
        self.conversation(to, at, "Your talk")
        self.connect(to, at + timedelta(days=self.random.randint(0, 40)))

    def to_a_connection(self, to: Somebody, at: datetime) -> None:
        self.conversation(to, at, "As agreed")
        self.truth.pop()
        self.connect(to, at - timedelta(days=self.random.randint(1, 400)))

    def connect(self, to: Somebody, at: datetime) -> None:
        first, _, last = to.name.partition(" ")
        spelling = self.random.choice(["https://www.{}", "http://de.{}/", "https://WWW.{}?x=1", "https://{}"])
        url = spelling.format(f"linkedin.com/in/{to.slug}") if self.made.generation != "2021" else ""
        self.made.connections.append([first, last, url, "", "Northwind", "CTO", at.strftime("%d %b %Y")])

    def begun_by_them(self, to: Somebody, at: datetime) -> None:
        answer = MessageRow(ME, [to], at + timedelta(days=1), content="Gladly.")
        self.made.conversation(MessageRow(to, [ME], at, subject="An offer", title="An offer"), answer)

    def to_two(self, to: Somebody, at: datetime) -> None:
        other = Somebody(f"Other {to.slug}", f"other-{to.slug}")
        self.made.conversation(MessageRow(ME, [to, other], at, subject="To both"))

    def draft(self, to: Somebody, at: datetime) -> None:
        self.made.conversation(MessageRow(ME, [to], at, subject="Not yet", draft="Yes", folder=""))

    def advertising(self, _: Somebody, at: datetime) -> None:
        title = self.random.choice(["Sponsored Conversation", ""])
        text = '<div class="spinmail-quill-editor">Buy</div>'
        self.made.conversation(MessageRow(HIDDEN, [ME], at, "Buy now", text, title=title))

    def to_a_closed_account(self, _: Somebody, at: datetime) -> None:
        self.made.conversation(MessageRow(ME, [HIDDEN], at, subject="Hello"))
        self.expect(HIDDEN, at, "Hello", None)


def found(archive: Archive) -> list[Truth]:
    return sorted(
        (
            Truth(each.recipient.name, each.sent_at, each.subject, str(each.certainty), each.answered_at)
            for each in archive.messages
        ),
        key=lambda each: each.sent_at,
    )


@pytest.mark.parametrize("generation", GENERATIONS)
def test_what_may_have_been_an_inmail_is_found_exactly(generation: str, tmp_path: Path) -> None:
    maker = Maker(generation)
    assert found(read_archive([maker.made.zip(tmp_path)], key_in)) == maker.truth


def test_a_copy_saved_by_a_spreadsheet_holds_the_same(tmp_path: Path) -> None:
    maker = Maker("2026-07")
    folder = tmp_path / "saved"
    folder.mkdir()
    columns = GENERATIONS["2026-07"]
    rows = [columns, *(row.cells(columns) for row in maker.made.messages)]
    for row in rows[1:]:
        row[6] = datetime.fromisoformat(row[6][:19]).strftime("%d-%b-%y")
    (folder / "MESSAGES.csv").write_bytes(b"\xef\xbb\xbf" + table(rows, ";", "\r\n"))
    for name, content in maker.made.contents().items():
        if name != "messages.csv":
            (folder / name).write_bytes(content)
    days = [
        (
            each.name,
            each.sent_at.date(),
            each.subject,
            each.certainty,
            each.answered_at and each.answered_at.date(),
        )
        for each in maker.truth
    ]
    read = found(read_archive([folder], key_in))
    assert [
        (
            each.name,
            each.sent_at.date(),
            each.subject,
            each.certainty,
            each.answered_at and each.answered_at.date(),
        )
        for each in read
    ] == days
