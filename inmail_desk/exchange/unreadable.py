"""What a file from outside can be that cannot be read: told to the person, and nothing is taken from it."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a file, or a part of it, was not read."""

    MISSING = "missing"
    NO_ACCESS = "no_access"
    EMPTY = "empty"
    DAMAGED = "damaged"  # a zip that is cut off or broken
    ENCRYPTED = "encrypted"
    PACKED_OTHERWISE = "packed_otherwise"  # an entry of a zip, by a method that is not read
    TOO_LARGE = "too_large"
    TOO_MANY_FILES = "too_many_files"
    NOT_A_TABLE = "not_a_table"  # a picture, a program, a zip under another name
    NO_HEADER = "no_header"  # no line names the columns that are needed
    UNBALANCED_QUOTES = "unbalanced_quotes"
    ZIP_IN_ZIP = "zip_in_zip"  # or in a folder, and nothing that can be read beside it
    LEADS_OUT = "leads_out"  # all that a zip holds has names that lead out of it
    NOTHING_KNOWN = "nothing_known"  # no file among them that LinkedIn's archive holds


class Unreadable(Exception):
    """A file that cannot be read. `file` is its name as the person knows it, `line` the line at which it ended, counted
    from 1, None where it is about the whole file."""

    def __init__(self, reason: Reason, file: str, line: int | None = None) -> None:
        super().__init__(f"{file}: {reason}" if line is None else f"{file}, line {line}: {reason}")
        self.reason = reason
        self.file = file
        self.line = line
