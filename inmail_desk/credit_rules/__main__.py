"""`python -m inmail_desk.credit_rules FILE...`: the statement of each scenario file, one line of JSON each."""

import json
import sys
from pathlib import Path

from .scenario import error_line, run_scenario


def main(files: list[str]) -> int:
    """Prints one line for each file; answers the exit status: 2 where one was refused or could not be read."""
    # Names may hold any letter, whatever the console's code page; a lone surrogate is printed as its escape.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not files:
        print("usage: python -m inmail_desk.credit_rules FILE...", file=sys.stderr)
        return 2
    status = 0
    for file in files:
        line = _line_of(file)
        if "error" in json.loads(line):
            status = 2
        print(line)
    return status


def _line_of(file: str) -> str:
    try:
        text = Path(file).read_text("utf-8-sig")
    except (OSError, ValueError) as error:
        return error_line(f"cannot read {file}: {error}")
    return run_scenario(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
