"""`inmail-desk export`: what the window writes, for scripts. It needs no screen."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from . import clock
from .desk.picture import Picture, read_picture
from .exchange.json_format import described
from .exchange.whole_file import NotWritten, WholeFile
from .paths import SUFFIX, places
from .standard_output import NotPrinted, put_out
from .store.data_file import DataFile
from .store.errors import StoreTrouble

_STANDARD_OUTPUT = "-"


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say. Gives the exit code: 2 where something stands against it, with a sentence."""
    asked = _arguments(arguments)
    try:
        if asked.describe_json:
            return _print("".join(f"{line}\n" for line in described()).encode())
        path = asked.file.expanduser().absolute() if asked.file else _only_file(places(asked.home).data)
        if path is None:
            return 2
        with DataFile.open(path) as data:
            return _export(asked, data)
    except (StoreTrouble, NotWritten, NotPrinted) as trouble:
        return _refuse(str(trouble))


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="inmail-desk export",
        description="Writes what a data file holds into FILE; - stands for standard output.",
    )
    kinds = parser.add_mutually_exclusive_group(required=True)
    for name, about in (
        ("json", "everything, to be taken in again with `inmail-desk import FILE --file NEW`"),
        ("csv", "the prospects as a table"),
        ("xlsx", "the prospects and the ledger as a spreadsheet"),
        ("ics", "what is coming, for a calendar program"),
    ):
        kinds.add_argument(f"--{name}", metavar="FILE", help=about)
    kinds.add_argument(
        "--describe-json", action="store_true", help="tell what stands in the JSON, and write nothing"
    )
    parser.add_argument(
        "--file",
        type=Path,
        metavar="DATA",
        help=f"the data file; without it the only *{SUFFIX} of the data folder",
    )
    parser.add_argument(
        "--home", type=Path, metavar="DIR", help="the folder of data, settings and log (INMAIL_DESK_HOME)"
    )
    return parser.parse_args(arguments)


def _refuse(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _only_file(folder: Path) -> Path | None:
    """The one data file of the data folder; None, and it is said, where there is none or more than one."""
    found = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(each.name for each in found)
        _refuse(f"There is more than one data file in {folder}: {names}. Name one with --file.")
    else:
        _refuse(f"There is no data file in {folder}. Name one with --file. Nothing was written.")
    return None


def _export(asked: argparse.Namespace, data: DataFile) -> int:
    account = data.read.account()
    if account is None:
        return _refuse(
            f"{data.path} has no account yet: open it in InMail Desk once and answer its questions. "
            "Nothing was written."
        )
    picture = read_picture(data, clock.in_zone(clock.now(), account.time_zone).date())
    assert picture is not None
    if asked.ics is not None:
        return _write_calendar(asked.ics, picture, data)
    if asked.json is not None:
        from .desk.exporting_json import exported_json

        content = exported_json(data)
        return _write(asked.json, lambda stream: stream.write(content))
    if asked.csv is not None:
        return _write(asked.csv, lambda stream: _write_csv(picture, stream))
    return _write(asked.xlsx, lambda stream: _write_xlsx(picture, data, stream))


def _write(target: str, write: Callable[[BinaryIO], object]) -> int:
    if target == _STANDARD_OUTPUT:
        # A spreadsheet is written here and there, which a pipe does not let itself be.
        content = BytesIO()
        write(content)
        return _print(content.getvalue())
    with WholeFile(Path(target).expanduser().absolute()) as file:
        write(file.stream)
    return 0


def _print(content: bytes) -> int:
    # Whoever reads may have had enough before the end.
    with suppress(BrokenPipeError):
        put_out(content)
    return 0


def _write_calendar(target: str, picture: Picture, data: DataFile) -> int:
    from .desk.exporting_feeds import write_feed
    from .desk.feed_words import feed
    from .exchange.ics_out import ics_bytes

    coming, moment = feed(picture, data, data.path.stem), clock.now().astimezone(UTC)
    if target == _STANDARD_OUTPUT:
        return _print(ics_bytes(coming, moment))
    write_feed(Path(target).expanduser().absolute(), coming, moment, replaces=True)
    return 0


def _write_csv(picture: Picture, stream: BinaryIO) -> None:
    from .desk.exporting_tables import prospects_table
    from .desk.exporting_words import PLAIN_WORDS
    from .exchange.csv_out import write_csv

    write_csv(prospects_table(picture, sorted(picture.prospects), PLAIN_WORDS), stream)


def _write_xlsx(picture: Picture, data: DataFile, stream: BinaryIO) -> None:
    from .desk.exporting_tables import ledger_table, prospects_table
    from .desk.exporting_words import PLAIN_WORDS
    from .exchange.xlsx_out import write_xlsx

    prospects = prospects_table(picture, sorted(picture.prospects), PLAIN_WORDS)
    write_xlsx([prospects, ledger_table(picture, data, PLAIN_WORDS)], stream)
