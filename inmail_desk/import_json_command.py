"""`inmail-desk import FILE.json`: everything of an earlier export into a new data file. It needs no screen."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import clock
from .desk.exporting_json import make_from_json, read_json_file
from .exchange.json_in import JsonRefused
from .standard_output import NotPrinted, put_out
from .store.errors import StoreTrouble


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments say. Gives the exit code: 2 where something stands against it, with a sentence; 1 where
    what is printed is not read, or cannot be."""
    parser = argparse.ArgumentParser(
        prog="inmail-desk import",
        description="Makes a new data file of everything that `inmail-desk export --json` has written.",
    )
    parser.add_argument("json", type=Path, metavar="FILE.json")
    parser.add_argument(
        "--file",
        type=Path,
        metavar="NEW",
        required=True,
        help="the data file to make, or an empty one",
    )
    asked = parser.parse_args(arguments)
    try:
        content = read_json_file(asked.json.expanduser())
        with make_from_json(content, asked.file.expanduser().absolute(), now=clock.now()) as data:
            read = data.read
            made = f"Made {data.path}: {read.count_prospects()} people, {len(read.inmails())} InMails.\n"
            put_out(made.encode("utf-8", "backslashreplace"))
    except BrokenPipeError:
        return 1
    except NotPrinted as trouble:
        print(f"{trouble} The data file itself is made.", file=sys.stderr)
        return 1
    except JsonRefused as refused:
        print(refused.sentence(str(asked.json)), file=sys.stderr)
        return 2
    except StoreTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    return 0
