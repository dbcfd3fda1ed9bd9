"""What commands print for scripts: bytes, all of them or a word on what stood against it."""

import os
import sys


class NotPrinted(Exception):
    """Standard output did not take what was to be printed. Its text says why, and what to do."""


def put_out(content: bytes) -> None:
    """Writes to standard output, whatever its encoding is. Raises BrokenPipeError where nobody reads any more, and
    `NotPrinted` where it cannot be written; nothing more is said about either as Python ends."""
    if sys.stdout is None:
        raise NotPrinted(
            "Standard output is closed: nothing was printed. Name a file instead, or leave it open."
        )
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer would be written once more as the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise NotPrinted(
            f"Not everything could be printed ({error.strerror}). Make room, or send it elsewhere."
        ) from error
