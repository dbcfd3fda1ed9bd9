"""What stands in the way is told in words of the window, not in those of the store or of the credit rules."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from inmail_desk.desk.rejection import Details, Problem, Rejected
from inmail_desk.store.errors import CopiesLeft, DiskFull, StoreTrouble, TooNew
from inmail_desk.ui.sentences import rejection
from inmail_desk.ui.trouble_words import trouble_text

FILE = Path("Lists/Premium %name.inmaildesk")


@pytest.mark.parametrize("kind", [*StoreTrouble.__subclasses__(), CopiesLeft], ids=lambda kind: kind.__name__)
def test_every_trouble_is_told_as_the_terminal_tells_it(kind: type[StoreTrouble]) -> None:
    trouble = TooNew(FILE, "9999") if kind is TooNew else kind(FILE)
    assert trouble_text(trouble) == str(trouble)


class _Shouting(QTranslator):
    """A language that is English in capital letters, so that a text that escapes translation stands out."""

    def translate(self, _context: str, text: str, _comment: str | None = None, _n: int = -1) -> str:
        return text.upper().replace("%NAME", "%name").replace("%FOLDER", "%folder")


def test_trouble_is_told_in_the_language_of_the_window(qapp: QCoreApplication) -> None:
    language = _Shouting()
    qapp.installTranslator(language)
    try:
        told = trouble_text(DiskFull(Path("/lists/premium")))
    finally:
        qapp.removeTranslator(language)
    assert told.startswith("THE DISK THAT HOLDS “premium” IS FULL.")


def test_an_entry_that_another_stands_against_is_told_its_day() -> None:
    against = Rejected(Problem.CONTRADICTION, field="day", details=Details(day=date(2026, 11, 3)))
    assert "recorded on 3 November stands against" in rejection(against, date(2026, 11, 22))
