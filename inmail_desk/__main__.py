"""inmail-desk, and python -m inmail_desk."""

import os
import sys
from collections.abc import Callable, Sequence

from .garbage import put_off
from .python_import import take_back


def main() -> int:
    """Does what the command line says, and gives the exit code: opens the window, unless it is a command for scripts; 2
    where that cannot be, and 130 where a command was interrupted."""
    command, arguments = sys.argv[1:2], sys.argv[2:]
    if command == ["import"] and any(each.lower().endswith(".json") for each in arguments):
        from .import_json_command import run as import_json

        return _done(import_json, arguments)
    if command == ["import"]:
        from .import_command import run as import_archive

        return _done(import_archive, arguments)
    if command == ["export"]:
        from .export_command import run as export

        return _done(export, arguments)
    # Nearly all that is made until the window is painted stays: to look for garbage in it only takes time.
    put_off()
    from .cli import missing_screen, read_arguments, say

    request = read_arguments(sys.argv[1:])
    trouble = missing_screen(sys.platform, os.environ)
    if trouble:
        say(trouble)
        return 2
    take_back()
    from .app import run

    return run(request)


def _done(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    try:
        return command(arguments)
    except KeyboardInterrupt:
        from .cli import say

        say("Interrupted. Nothing was written.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
