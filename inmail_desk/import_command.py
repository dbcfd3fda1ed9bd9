"""`inmail-desk import`: what the window does with an archive, for scripts. It needs no screen."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from . import clock
from .desk.importing import Review
from .desk.importing_matching import address_in, review_archive
from .desk.importing_writing import import_archive
from .desk.picture import Picture, read_picture
from .desk.rejection import Rejected
from .exchange.archive import Archive, Message
from .exchange.linkedin_archive import read_archive
from .exchange.moments import AmbiguousDate, DateOrder
from .exchange.unreadable import Unreadable
from .exchange.unreadable_words import sentence
from .store.data_file import DataFile
from .store.errors import StoreTrouble


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say. Gives the exit code: 2 where something stands against it, with a sentence."""
    asked = _arguments(arguments)
    try:
        archive = read_archive(
            asked.archive,
            _key_of,
            order=None if asked.dates is None else DateOrder(asked.dates),
            me=asked.me,
        )
        if asked.preview:
            print(json.dumps(preview(archive), ensure_ascii=False, indent=2))
            return 0
        return _import(archive, asked.file)
    except Unreadable as trouble:
        return _refuse(sentence(trouble))
    except AmbiguousDate as trouble:
        return _refuse(
            f"{trouble} may be one of two days, and nothing in the files says which. Say it with --dates dmy (day "
            "first) or --dates mdy (month first). Nothing was imported."
        )
    except StoreTrouble as trouble:
        return _refuse(str(trouble))


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="inmail-desk import",
        description="Reads LinkedIn's archive: the zip, its folder, or single CSV files of it.",
    )
    parser.add_argument("archive", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--preview", action="store_true", help="print what was found as JSON; write nothing")
    parser.add_argument(
        "--file", type=Path, metavar="DATA", help="the data file to import the candidates into"
    )
    parser.add_argument("--me", metavar="ADDRESS", help="your own profile, where the archive leaves it open")
    parser.add_argument("--dates", choices=[each.value for each in DateOrder], help="how dates are written")
    asked = parser.parse_args(arguments)
    if not asked.preview and asked.file is None:
        parser.error("name a data file with --file, or look first with --preview")
    return asked


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _key_of(address: str) -> str | None:
    found = address_in(address)
    return None if found is None else found.key


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
    with DataFile.open(path.expanduser().absolute()) as data:
        now = clock.now()
        account = data.read.account()
        if account is None:
            return _refuse(
                f"{path} has no account yet: open it in InMail Desk once and answer its questions."
            )
        zone = account.time_zone
        now = clock.in_zone(now, zone)
        picture = read_picture(data, now.date())
        assert picture is not None
        review = review_archive(archive, picture, data, clock.from_utc(zone))
        return _write(data, picture, review, now)


def _write(data: DataFile, picture: Picture, review: Review, now: datetime) -> int:
    try:
        done = import_archive(data, picture, review, now=now)
    except Rejected as rejected:
        return _refuse(
            f"The archive contradicts what is recorded ({rejected.problem}). Nothing was imported."
        )
    print(
        f"Imported: {done.prospects} people, {done.inmails} InMails, {done.answers} answers, "
        f"{done.plan_steps} changes of the plan, {done.people} people in the list completed."
        if done.changed
        else "Nothing new: all of it is there already."
    )
    return 0
