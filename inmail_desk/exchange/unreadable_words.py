"""What a person at a terminal reads where a file cannot be read."""

from .unreadable import Reason, Unreadable

_SENTENCES = {
    Reason.MISSING: "{file} is not there. Check the name, and give it again.",
    Reason.NO_ACCESS: "{file} may not be read. Check who it belongs to, or copy it to a folder of yours.",
    Reason.EMPTY: "{file} is empty. Ask LinkedIn for the archive again, or unpack it again.",
    Reason.DAMAGED: "{file} is broken or cut off. Download it from LinkedIn again; the link in their e-mail works "
    "for some days.",
    Reason.ENCRYPTED: "{file} is locked with a password. Unpack it first, and give the folder.",
    Reason.PACKED_OTHERWISE: "{file} is packed in a way that this program does not know. Unpack it first, and give the "
    "folder.",
    Reason.TOO_LARGE: "{file} is larger than any archive of LinkedIn's. Check that it is the right file.",
    Reason.TOO_MANY_FILES: "{file} holds more files than any archive of LinkedIn's. Check that it is the right one.",
    Reason.NOT_A_TABLE: "{file} is no table of text. Check that it is a CSV file, whatever its name.",
    Reason.NO_HEADER: "{file} names no columns that are known. Ask LinkedIn for the archive in English, or do not let "
    "another program change its first line. A list of your own is brought in with File > Import list in the window.",
    Reason.UNBALANCED_QUOTES: "{file} has a quotation mark without an end, noticed at line {line}. Download it again, "
    "or mend that line.",
    Reason.ZIP_IN_ZIP: "{file} is a zip within another, or in a folder, and was not opened. Take it out, and give it "
    "itself.",
    Reason.LEADS_OUT: "{file} would lie outside of its zip, as no file of LinkedIn's archive does, and was not read. "
    "Download the archive from LinkedIn again.",
    Reason.NOTHING_KNOWN: "None of these is a file of LinkedIn's archive: {file}. Give the zip as it was downloaded, "
    "its folder, or messages.csv.",
}


def sentence(trouble: Unreadable) -> str:
    """What happened, what it means for the data, and what to do."""
    return f"{_what_and_what_to_do(trouble)} Nothing was imported."


def sentence_beside_others(trouble: Unreadable) -> str:
    """The same of a file beside which others were read."""
    return f"{_what_and_what_to_do(trouble)} The other files were read."


def _what_and_what_to_do(trouble: Unreadable) -> str:
    return _SENTENCES[trouble.reason].format(file=trouble.file, line=trouble.line)
