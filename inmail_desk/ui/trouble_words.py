"""Trouble with the data file in words: what happened, what it means for the data, and what to do."""

import re

from PySide6.QtCore import QCoreApplication

from inmail_desk.store import errors

translate = QCoreApplication.translate


def trouble_text(trouble: errors.StoreTrouble) -> str:
    """The sentences that a person is shown, with the file's name and folder filled in."""
    filled = {"%name": trouble.path.name, "%folder": str(trouble.path.parent)}
    return re.sub("%name|%folder", lambda found: filled[found[0]], _kind(trouble))


def _kind(trouble: errors.StoreTrouble) -> str:
    match trouble:
        case errors.Missing():
            return translate(
                "trouble_words",
                "The data file “%name” is not in %folder. Nothing was changed. If it was moved or lies "
                "on a drive that is not connected, connect the drive or open the file where it is now.",
            )
        case errors.IsAFolder():
            return translate(
                "trouble_words",
                "“%name” in %folder is a folder, not a data file. Nothing was changed. Choose a data "
                "file of InMail Desk instead.",
            )
        case errors.AlreadyExists():
            return translate(
                "trouble_words",
                "There is already something named “%name” in %folder. It was left as it is. Choose "
                "another name, or open the file that is there.",
            )
        case errors.NotADataFile():
            return translate(
                "trouble_words",
                "“%name” is not a data file of InMail Desk. It was not changed. Choose another file, or "
                "make a new one with New.",
            )
        case errors.Damaged():
            return translate(
                "trouble_words",
                "The data file “%name” is damaged: parts of it cannot be read. It was left as it is, and "
                "nothing more is written to it. Put a copy of it in a safe place first, then open a "
                "backup of the file.",
            )
        case errors.TooNew():
            return translate(
                "trouble_words",
                "The data file “%name” was made by a newer version of InMail Desk. It was not changed. "
                "Install the newest version of InMail Desk and open the file with it.",
            )
        case errors.ReadOnly():
            return translate(
                "trouble_words",
                "The data file “%name” can be read but not changed: the file or its folder %folder is "
                "write-protected. Nothing was saved. Allow writing to both, or copy the file to a folder "
                "of your own and open it there.",
            )
        case errors.Locked():
            return translate(
                "trouble_words",
                "Another program is using the data file “%name”. Nothing was saved. Close the other "
                "program (a backup or sync program may need a moment), then try again.",
            )
        case errors.DiskFull():
            return translate(
                "trouble_words",
                "The disk that holds “%name” is full. Nothing of this change was saved; what was saved "
                "before is safe. Free some space in %folder, then do it again.",
            )
        case errors.Unreachable():
            return translate(
                "trouble_words",
                "The data file “%name” in %folder could not be opened, read or written. Nothing of this "
                "change was saved. Check that the drive is connected and that you may use the folder, "
                "then try again.",
            )
        case errors.CopiesLeft():
            return translate(
                "trouble_words",
                "What you removed is gone from the data file, but the copy “%name” could not be deleted and "
                "still holds it. Delete it yourself in %folder.",
            )
        case errors.RemainsLeft():
            return translate(
                "trouble_words",
                "What you removed is gone from InMail Desk, but traces may still be found inside the "
                "file “%name”: it could not be rewritten. Free some space in %folder and close other "
                "programs that use the file; it is tried again the next time that you forget somebody.",
            )
        case errors.NotReadAgain():
            return translate(
                "trouble_words",
                "Your change is saved, but the data file “%name” could not be read again just now, so that "
                "the window may still show what was before. It is tried again in a moment. Do not enter the "
                "change a second time; where it does not appear, open the file again.",
            )
    raise TypeError(f"no words for {type(trouble).__name__}")
