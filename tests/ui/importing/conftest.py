"""Archives of invented people, brought into the window of an account."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inmail_desk.ui.import_page import ImportPage
from inmail_desk.ui.import_review import ImportReview
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme
from tests.exchange.archives import ME, ArchiveMaker, MessageRow, Somebody

AMARA = Somebody("Amara Okafor", "amara-okafor")
EMIL = Somebody("Emil Sørensen")  # as in the list, where his address is known; the archive does not show it
GRETA = Somebody("Greta Lund", "greta-lund")
HUGO = Somebody("Hugo Weber", "hugo-weber")
INES = Somebody("Ines Costa", "ines-costa")

Reviews = Callable[..., ImportReview]


def maker() -> ArchiveMaker:
    """Greta answered, Hugo became a connection, Ines got a message without a subject; Amara's InMail is in the account,
    and was answered since; somebody of Emil's name is in the list. Greta and Hugo got a message together."""
    made = ArchiveMaker()
    made.profile()
    made.inmail(AMARA, subject="Hello", at=datetime(2026, 8, 27, 12, 0), answered_after=30)
    made.inmail(GRETA, at=datetime(2026, 10, 12, 9, 0), answered_after=3)
    made.inmail(HUGO, at=datetime(2026, 10, 20, 9, 0))
    made.inmail(INES, subject="", at=datetime(2026, 11, 2, 9, 0))
    made.inmail(EMIL, at=datetime(2026, 11, 9, 9, 0))
    made.connection(HUGO, "26 Oct 2026")
    made.connection(Somebody("Kaja Aas", "kaja-aas"), "06 Aug 2021")
    made.conversation(MessageRow(ME, [GRETA], draft="Yes"))
    made.conversation(MessageRow(ME, [GRETA, HUGO]))
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return maker().zip(tmp_path)


@pytest.fixture
def window(session: DeskSession, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    return shown(session, tmp_path, qtbot)


def shown(session: DeskSession | None, folder: Path, qtbot: QtBot) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Memory(folder / "window.ini"), Theme(application))
    # What a test leaves unfinished is not asked about.
    qtbot.addWidget(window, before_close_func=lambda _: window.importing().end())
    if session is not None:
        window.show_account(session, "Premium", demo=False)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def page_of(window: MainWindow) -> ImportPage:
    page = window.importing().page
    assert page is not None
    return page


@pytest.fixture
def review(window: MainWindow, archive: Path) -> ImportReview:
    """The review of that archive, with what it makes of the credits."""
    return reviewed(window, archive)


def reviewed(window: MainWindow, *paths: Path) -> ImportReview:
    window.importing().begin(paths)
    page = page_of(window)
    page.wait()
    assert page.review is not None
    page.review.work_out_now()
    QApplication.processEvents()
    return page.review


def column(review: ImportReview, place: int) -> list[str]:
    """What a column of the list says, from top to bottom."""
    model = review.messages.model
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def select(review: ImportReview, *names: str) -> None:
    """Selects the rows of these people."""
    table = review.messages.table
    table.clearSelection()
    rows = [row for row, who in enumerate(column(review, 1)) if who in names]
    table.go_to(rows[0])
    for row in rows[1:]:
        table.selectRow(row) if len(rows) == 1 else _add_row(review, row)
    review.messages.fill_panel()


def _add_row(review: ImportReview, row: int) -> None:
    from PySide6.QtCore import QItemSelectionModel

    table = review.messages.table
    flag = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(review.messages.model.index(row, 0), flag.Select | flag.Rows)
