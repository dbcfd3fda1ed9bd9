"""What exported tables and their files are called, and what is said about them."""

from datetime import date
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from inmail_desk.credit_rules.recipients import RecipientState, StateKind
from inmail_desk.desk.exporting_tables import Extra, TableOfPeople, TableWords
from inmail_desk.desk.people import Column
from inmail_desk.exchange.whole_file import NotWritten, WriteProblem

from . import words
from .ledger_words import kind_chip, what

translate = QCoreApplication.translate


def table_words() -> TableWords:
    """The words of the tables, in the language in force."""
    return TableWords(
        people_title=translate("export", "Prospects"),
        heading=_heading,
        state=_state,
        priority=words.priority,
        degree=words.degree,
        ledger_title=translate("export", "Ledger"),
        ledger=(
            translate("export", "Day"),
            translate("export", "Kind"),
            translate("export", "What"),
            translate("export", "Credits"),
            translate("export", "Balance"),
            translate("export", "Lot ends"),
        ),
        kind=lambda entry, detail: kind_chip(entry, detail)[0],
        about=what,
        yes=translate("export", "yes"),
        no=translate("export", "no"),
        cut=translate("export", " … (cut: a cell holds no more)"),
    )


def written(path: Path, rows: int, cut: int = 0) -> str:
    """What is said once a table lies in its file."""
    count = words.counted(rows, translate("export", "1 row"), translate("export", "%1 rows"))
    text = translate("export", "Exported %1 to %2").replace("%1", count).replace("%2", path.name, 1)
    if cut:
        one = translate("export", "1 text was longer than a cell can be and was cut.")
        many = translate("export", "%1 texts were longer than a cell can be and were cut.")
        text = f"{text}. {words.counted(cut, one, many)}"
    return text


def report_written(path: Path, pages: int) -> str:
    """What is said once a report lies in its file."""
    count = words.counted(pages, translate("export", "1 page"), translate("export", "%1 pages"))
    return translate("export", "Saved %1 as %2").replace("%1", count).replace("%2", path.name, 1)


def printed(pages: int) -> str:
    """What is said once a report has gone to the printer."""
    return words.counted(
        pages,
        translate("export", "1 page sent to the printer"),
        translate("export", "%1 pages sent to the printer"),
    )


def calendar_written(path: Path, events: int) -> str:
    """What is said once what is coming lies in its file."""
    count = words.counted(events, translate("export", "1 event"), translate("export", "%1 events"))
    text = translate(
        "export",
        "Exported %1 to %2. Open it with your calendar; a later export updates the same events.",
    )
    return text.replace("%1", count).replace("%2", path.name, 1)


def everything_written(path: Path) -> str:
    """What is said once everything lies in its file."""
    text = translate("export", "Exported everything to %1. File > Open makes a data file of it again.")
    return text.replace("%1", path.name, 1)


def not_written(trouble: NotWritten) -> str:
    """Why a file was not written, and what to do."""
    return _problem(trouble.problem).replace("%1", str(trouble.path), 1)


def file_name(account: str, what: str, on: date, suffix: str) -> str:
    """A name for a file: whose it is, what it holds, of which day."""
    return f"{account} – {what} – {on.isoformat()}{suffix}"


def _problem(problem: WriteProblem) -> str:
    match problem:
        case WriteProblem.NO_FOLDER:
            return translate("export", "“%1” was not written: its folder is not there. Choose another one.")
        case WriteProblem.IS_A_FOLDER:
            return translate("export", "“%1” was not written: it is a folder. Choose another name.")
        case WriteProblem.DATA_FILE:
            return translate(
                "export", "“%1” was not written: it is a data file, which would be lost. Choose another name."
            )
        case WriteProblem.NOT_ALLOWED:
            return translate(
                "export",
                "“%1” was not written: the file or its folder is protected, or the file is open in another program. "
                "Close it there, or choose another place.",
            )
        case WriteProblem.DISK_FULL:
            return translate(
                "export", "“%1” was not written: the disk is full. Make room, or choose another place."
            )
        case WriteProblem.UNREACHABLE:
            return translate(
                "export", "“%1” was not written: its drive did not take it. Choose another place."
            )
    assert_never(problem)


def _heading(column: TableOfPeople) -> str:
    match column:
        case Column.STATE:
            # Beside an address of the country it would be taken for a part of it.
            return translate("export", "InMail status")
        case Column():
            return words.column(column)
        case Extra.ADDRESS:
            return translate("export", "LinkedIn profile")
        case Extra.OTHER_ADDRESSES:
            return translate("export", "Other addresses")
        case Extra.ANSWERED:
            return translate("export", "Answered on")
        case Extra.OPEN_PROFILE:
            return translate("export", "Open Profile")
        case Extra.INMAIL_OFF:
            return translate("export", "InMail switched off")
    assert_never(column)


def _state(state: RecipientState) -> str:
    """The state in words that hold tomorrow as well: no days left."""
    match state.kind:
        case StateKind.PENDING:
            return translate("export", "Pending")
        case StateKind.LAPSED:
            return translate("export", "No answer")
        case _:
            return words.state_chip(state)[0]
