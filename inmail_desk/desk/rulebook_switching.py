"""Switching to another rulebook: everything from the first fact on is computed by it."""

from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile

from .picture import Picture
from .rulebook_shelf import Book, stored_id
from .rulebooks import by_rulebook


def switch_rulebook(data: DataFile, picture: Picture, book: Book) -> Changed:
    """Uses a rulebook from now on; its text is kept in the data file. Plans of other names are found by its own names
    for them, and the person's own values stay. Raises `Rejected` where it knows a plan of theirs by no name, or cannot
    be computed with."""
    by_rulebook(picture, book.rulebook)
    with data.unit_of_work("Switch Rulebook") as work:
        work.account.set_rulebook(stored_id(book), book.rulebook.version, book.rulebook.text)
        return work.commit()
