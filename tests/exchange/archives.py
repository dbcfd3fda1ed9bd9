"""Archives as LinkedIn writes them, of every generation, made of invented people."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

_START = ["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO"]
_REST = ["DATE", "SUBJECT", "CONTENT", "FOLDER"]
_URLS = ["RECIPIENT PROFILE URLS"]
GENERATIONS: dict[str, list[str]] = {
    "2021": [*_START, *_REST],
    "2023": [*_START, *_URLS, *_REST],
    "2024-12": [*_START, *_URLS, *_REST, "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"],
    "2026-01": [*_START, *_URLS, *_REST, "ATTACHMENTS"],
    "2026-04": [*_START, *_URLS, *_REST, "ATTACHMENTS", "IS MESSAGE DRAFT"],
    "2026-07": [*_START, *_URLS, *_REST, "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"],
}
CONNECTIONS = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
NOTES = [["Notes:"], ["When exporting your connection data, some e-mail addresses, may be missing."], []]


@dataclass(frozen=True)
class Somebody:
    """An invented person. `slug` "" for somebody whose address the archive does not show."""

    name: str
    slug: str = ""

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}" if self.slug else ""


ME = Somebody("Mara Quist", "mara-quist")
ANNA = Somebody("Anna Lindqvist", "anna-lindqvist")
BO = Somebody("Bo Ek", "bo-ek-42")
CLEO = Somebody("Cleo Marsh, PhD", "cleo-marsh")
HIDDEN = Somebody("LinkedIn Member")
SENT = datetime(2026, 3, 2, 9, 30)


@dataclass
class MessageRow:
    """A row of messages.csv; what is not given is as LinkedIn writes it in most rows."""

    sender: Somebody
    to: Sequence[Somebody]
    at: datetime = SENT
    subject: str = ""
    content: str = "A line."
    conversation: str = ""
    title: str = ""
    folder: str = "INBOX"
    draft: str = "No"
    conversation_draft: str = "No"
    to_text: str | None = None
    date_text: str | None = None

    def cells(self, columns: Iterable[str]) -> list[str]:
        shown = {
            "CONVERSATION ID": self.conversation,
            "CONVERSATION TITLE": self.title,
            "FROM": self.sender.name,
            "SENDER PROFILE URL": self.sender.url,
            "TO": ",".join(each.name for each in self.to) if self.to_text is None else self.to_text,
            "RECIPIENT PROFILE URLS": ",".join(each.url for each in self.to if each.url),
            "DATE": self.at.strftime("%Y-%m-%d %H:%M:%S UTC") if self.date_text is None else self.date_text,
            "SUBJECT": self.subject,
            "CONTENT": self.content,
            "FOLDER": self.folder,
            "IS MESSAGE DRAFT": self.draft,
            "IS CONVERSATION DRAFT": self.conversation_draft,
        }
        return [shown.get(column, "") for column in columns]


@dataclass
class ArchiveMaker:
    """Collects rows; `zip` writes them as an archive. Rows are given in the order in which they happened."""

    generation: str = "2026-07"
    messages: list[MessageRow] = field(default_factory=list)
    connections: list[list[str]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    _conversations: int = 0

    def conversation(self, *rows: MessageRow) -> None:
        """Adds the rows of one conversation, oldest first."""
        self._conversations += 1
        for row in rows:
            row.conversation = row.conversation or f"2-Conv{self._conversations:04}=="
        self.messages += reversed(rows)

    def inmail(
        self,
        to: Somebody,
        *,
        subject: str = "A question",
        at: datetime = SENT,
        answered_after: int | None = None,
    ) -> None:
        """Adds a conversation that I began, answered after so many days."""
        rows = [MessageRow(ME, [to], at, subject)]
        if answered_after is not None:
            rows.append(MessageRow(to, [ME], at + timedelta(days=answered_after), content="Thank you!"))
        self.conversation(*rows)

    def connection(
        self, person: Somebody, on: str, company: str = "Northwind", position: str = "CTO"
    ) -> None:
        first, _, last = person.name.partition(" ")
        self.connections.append([first, last, person.url, "", company, position, on])

    def profile(self, person: Somebody = ME) -> None:
        first, _, last = person.name.partition(" ")
        self.files["Profile.csv"] = table(
            [["First Name", "Last Name", "Maiden Name", "Headline"], [first, last, "", "Recruiter"]]
        )

    def receipts(self, *rows: Sequence[str], name: str = "Receipts.csv") -> None:
        """Adds payments: when, description, total, currency."""
        header = ["Transaction Made At", "Invoice Number", "Description", "Total Amount", "Currency Code"]
        lines = [
            [at, f"INV-{number}", what, total, code] for number, (at, what, total, code) in enumerate(rows)
        ]
        self.files[name] = table([header, *lines])

    def contents(self) -> dict[str, bytes]:
        found = dict(self.files)
        if self.messages:
            columns = GENERATIONS[self.generation]
            found["messages.csv"] = table([columns, *(row.cells(columns) for row in self.messages)])
        if self.connections:
            found["Connections.csv"] = table([*NOTES, CONNECTIONS, *self.connections])
        return found

    def zip(self, folder: Path, name: str = "Basic_LinkedInDataExport_04-17-2026.zip") -> Path:
        path = folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file, content in self.contents().items():
                archive.writestr(file, content)
        return path


def table(rows: Iterable[Sequence[str]], separator: str = ",", ends: str = "\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=ends).writerows(rows)
    return text.getvalue().encode()
