"""`inmail-desk import`: what the window does with an archive, for scripts. It needs no screen."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from . import clock
from .desk.importing_matching import review_archive
from .desk.importing_writing import Imported, import_archive
from .desk.picture import read_picture
from .desk.rejection import Problem, Rejected
from .exchange.archive import Archive, Message, Why
from .exchange.linkedin_archive import read_archive
from .exchange.moments import AmbiguousDate, DateOrder
from .exchange.unreadable import Reason, Unreadable
from .exchange.unreadable_words import sentence, sentence_beside_others
from .garbage import searched_by_nobody
from .standard_output import NotPrinted, put_out
from .store.addresses import key_in
from .store.data_file import DataFile
from .store.errors import StoreTrouble


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say. Gives the exit code: 2 where something stands against it, with a sentence; 1 where
    what is printed is not read, or cannot be written."""
    asked = _arguments(arguments)
    try:
        with searched_by_nobody():
            return _run(asked)
    except BrokenPipeError:
        return 1
    except NotPrinted as trouble:
        # Only a preview, and what was done, is printed.
        return _refuse(str(trouble) if asked.preview else f"{trouble} The import itself is done.", code=1)


def _run(asked: argparse.Namespace) -> int:
    try:
        archive = read_archive(
            asked.archive,
            key_in,
            order=None if asked.dates is None else DateOrder(asked.dates),
            me=asked.me,
        )
    except Unreadable as trouble:
        return _refuse(sentence(trouble))
    except AmbiguousDate as trouble:
        return _refuse(
            f"{trouble} may be one of two days, and nothing in the files says which. Say it with --dates dmy (day "
            "first) or --dates mdy (month first). Nothing was imported."
        )
    if asked.me is not None and (archive.me is None or key_in(archive.me.profile) != key_in(asked.me)):
        return _refuse(f"Nobody in the archive has the profile {asked.me}. Nothing was imported.")
    for each in archive.ignored:
        if each.why is Why.UNREADABLE:
            _refuse(sentence_beside_others(Unreadable(Reason(each.detail), each.file, each.line)))
    if asked.preview:
        _print(json.dumps(preview(archive), ensure_ascii=False, indent=2))
        return 0
    try:
        return _import(archive, asked.file)
    except StoreTrouble as trouble:
        return _refuse(str(trouble))
    except Rejected as rejected:
        return _refuse(f"{_against(rejected)} Nothing was imported.")


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="inmail-desk import",
        description="Brings LinkedIn's archive in: prospects, InMails, answers, plan. What was most likely an InMail "
        "is taken; what only may have been one is not, and can be looked through in the window.",
        epilog="InMails sent from Sales Navigator and Recruiter are not in LinkedIn's archive: paste the pages of "
        "those that you sent in the window, or bring your own list in. Everything that `inmail-desk export --json` has "
        "written makes a new data file: inmail-desk import FILE.json --file NEW",
    )
    parser.add_argument(
        "archive", nargs="+", type=Path, metavar="FILE", help="the zip, its folder, or single CSV files of it"
    )
    parser.add_argument(
        "--preview", action="store_true", help="print what was found as JSON, moments in UTC; write nothing"
    )
    parser.add_argument(
        "--file", type=Path, metavar="DATA", help="the data file to import into; no window may have it open"
    )
    parser.add_argument("--me", metavar="ADDRESS", help="your own profile, where the archive leaves it open")
    parser.add_argument(
        "--dates",
        choices=[each.value for each in DateOrder],
        help="how dates of three numbers are written, where a spreadsheet has saved the files",
    )
    asked = parser.parse_args(arguments)
    if not asked.preview and asked.file is None:
        parser.error("name a data file with --file, or look first with --preview")
    return asked


def _refuse(text: str, code: int = 2) -> int:
    print(_shown(text), file=sys.stderr)
    return code


def _print(text: str) -> None:
    # Scripts read UTF-8, whatever the terminal's encoding is; names of files may hold what is no text.
    put_out(text.encode("utf-8", "backslashreplace") + b"\n")


def _shown(text: str) -> str:
    """The text as the terminal can show it."""
    encoding = sys.stderr.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def preview(archive: Archive) -> dict[str, Any]:
    """What was found, ready for JSON. Moments are in UTC, days written YYYY-MM-DD."""
    return {
        "me": None
        if archive.me is None
        else {"name": archive.me.name, "profile": archive.me.profile, "sure": archive.me.sure},
        "inmails": [_message(each) for each in archive.messages],
        "plan": [
            {
                "plan": each.plan,
                "on": each.on.isoformat(),
                "price": None if each.price is None else str(each.price),
                "currency": each.currency or None,
            }
            for each in archive.plans
        ],
        "connections": len(archive.connections),
        "ignored": [
            {
                "file": each.file,
                "line": each.line,
                "reason": f"{each.why}: {each.detail}" if each.detail else str(each.why),
            }
            for each in archive.ignored
        ],
    }


def _message(message: Message) -> dict[str, Any]:
    answered = message.answered_at is not None
    return {
        "recipient": message.recipient.name,
        "profile": message.recipient.profile or None,
        "sent_at": _moment(message.sent_at),
        "subject": message.subject,
        "certainty": str(message.certainty),
        "answered_at": _moment(message.answered_at),
        "outcome": "reply" if answered else None,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment.isoformat(timespec='seconds')}Z"


def _import(archive: Archive, path: Path) -> int:
    with DataFile.open(path.expanduser().absolute(), alone=True) as data:
        now = clock.now()
        account = data.read.account()
        if account is None:
            return _refuse(
                f"{path} has no account yet: open it in InMail Desk once and answer its questions. "
                "Nothing was imported."
            )
        zone = account.time_zone
        now = clock.in_zone(now, zone)
        picture = read_picture(data, now.date())
        assert picture is not None
        review = review_archive(archive, picture, data, clock.from_utc(zone))
        done = import_archive(data, picture, review, now=now)
    _print(
        f"Imported: {_counted(done)}."
        if done.changed
        else "Nothing new: all that would be taken is there already."
    )
    waiting = sum(each.may_be_taken and not each.taken for each in review.inmails)
    if waiting:
        _print(f"Messages that may have been InMails as well: {waiting}. Look through them in the window.")
    return 0


def _counted(done: Imported) -> str:
    counts = (
        (done.prospects, "new person", "new people"),
        (done.inmails, "InMail", "InMails"),
        (done.answers, "answer", "answers"),
        (done.plan_steps, "change of the plan or its price", "changes of the plan and its price"),
        (done.people, "person of the list of whom more is known", "people of the list of whom more is known"),
    )
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    return said or "what was left out is noted"


def _against(rejected: Rejected) -> str:
    """What stands against the import, with its day or name."""
    details = rejected.details
    day = "" if details.day is None else f" on {details.day}"
    match rejected.problem:
        case Problem.SECOND_PLAN_STEP:
            return f"The receipts show a change of the plan{day}, where another step is recorded."
        case Problem.NO_PLAN:
            return f"The receipts show a change of the plan{day}, where no plan is recorded."
        case Problem.PLAN_IN_FORCE:
            return f"The receipts show a new subscription{day}, where one is recorded."
        case Problem.ALREADY_KNOWN:
            return f"{details.text} is the address of {details.name} already."
        case _:
            return f"The archive contradicts what is recorded{day} ({rejected.problem})."
