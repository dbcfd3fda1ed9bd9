"""The rulebooks side by side, shown as in the window, and what stands in their cells."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rulebook import DEFAULT_RULEBOOK, load_shipped
from inmail_desk.store.changes import Changed
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.rulebooks_view import RulebooksView
from inmail_desk.ui.session import DeskSession

FAQ = load_shipped("credits-faq")
MINE = json.dumps({**json.loads(FAQ.text), "id": "mine", "title": "What a colleague found"})

NewView = Callable[[DeskSession], RulebooksView]


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened in the browser."""
    return []


@pytest.fixture
def new_view(qtbot: QtBot, opened: list[str]) -> NewView:
    def make(session: DeskSession) -> RulebooksView:
        view = RulebooksView(session, open_url=opened.append)
        qtbot.addWidget(view)
        view.resize(1000, 700)
        view.show()
        view.wait()
        return view

    return make


@pytest.fixture
def view(session: DeskSession, new_view: NewView) -> RulebooksView:
    return new_view(session)


def cell(view: RulebooksView, row: int, text: str) -> Any:
    place = view.table.books.place_of(text)
    assert place is not None
    return view.table.books.index(row, place)


def choose(view: RulebooksView, row: int, text: str) -> None:
    index = cell(view, row, text)
    view.table.choose(index.row(), index.column())


def texts(model: QAbstractItemModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def headings(view: RulebooksView) -> list[str]:
    model = view.table.books
    return [
        model.headerData(place, Qt.Orientation.Horizontal).rsplit(", ", 1)[0]
        for place in range(model.columnCount())
    ]


def keep(session: DeskSession, write: Callable[[Any], None]) -> None:
    def activity(data: DataFile) -> Changed:
        with data.unit_of_work("Elsewhere") as work:
            write(work)
            return work.commit()

    session.perform(activity)


def older(session: DeskSession) -> None:
    """Lets the account use an earlier version of the rulebook that ships."""
    book = load_shipped(DEFAULT_RULEBOOK)
    text = book.text.replace(book.version, "2025-06-01")
    keep(session, lambda work: work.account.set_rulebook(book.id, "2025-06-01", text))


def message(view: RulebooksView) -> str:
    (box,) = (each for each in view.findChildren(QMessageBox) if each.isVisible())
    return box.text()
