"""What is said of the calendar file that is kept up to date."""

from PySide6.QtCore import QCoreApplication

from inmail_desk.desk.exporting_feeds import NotOurs
from inmail_desk.exchange.whole_file import NotWritten
from inmail_desk.store.errors import StoreTrouble

from .export_words import not_written
from .trouble_words import trouble_text

translate = QCoreApplication.translate


def calendar_not_written(trouble: NotOurs | NotWritten | StoreTrouble) -> str:
    """Why the calendar file is behind, and what to do."""
    match trouble:
        case NotOurs():
            text = translate(
                "settings",
                "“%1” is another program’s calendar and was left as it is. Choose another folder in Settings.",
            )
            return text.replace("%1", str(trouble.path), 1)
        case NotWritten():
            why = not_written(trouble)
        case _:
            why = trouble_text(trouble)
    return translate("settings", "The calendar file is not up to date. %1").replace("%1", why, 1)
