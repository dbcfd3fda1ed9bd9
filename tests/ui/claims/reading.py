"""Somebody who opens a place of the program and reads everything that stands there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inmail_desk.credit_rules.rulebook import load_shipped
from inmail_desk.desk.setting_up import Answers, begin
from inmail_desk.store.data_file import DataFile
from inmail_desk.ui.chips import Chip
from inmail_desk.ui.first_run import FirstRunPage
from inmail_desk.ui.first_run_cards import ChoiceCard
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.menu_bar import Command, menus
from inmail_desk.ui.person_panel import PersonPanel
from inmail_desk.ui.rulebooks_view import RulebooksView
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW


class Reader:
    """Reads at the account of `session`, or, after `begin`, at another one."""

    def __init__(self, qtbot: QtBot, session: DeskSession, folder: Path) -> None:
        self._qtbot = qtbot
        self._shown: list[QWidget] = []
        self._files: list[DataFile] = []
        self._folder = folder
        self.session = session
        self.memory = Memory(folder / "window.ini")

    def begin(self, answers: Answers) -> None:
        """Goes on with a new account of these answers."""
        data = DataFile.create(self._folder / "Other.inmail")
        self._files.append(data)
        begin(data, answers, now=NOW)
        self.session = DeskSession(data, lambda: NOW)

    def close(self) -> None:
        """Closes what was opened."""
        for widget in self._shown:
            widget.close()
        for data in self._files:
            data.close()

    def id(self, name: str) -> int:
        """The prospect whose name begins so."""
        return next(id for id, each in self.session.picture.prospects.items() if each.name.startswith(name))

    def does(self, activity: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Does an activity on the account."""
        self.session.perform(activity, *args, **kwargs)

    def reads(self, place: QWidget, *texts: str) -> None:
        """Opens a place and finds each of these texts there."""
        if place not in self._shown:
            self._shown.append(place)
            self._qtbot.addWidget(place)
            place.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            place.resize(1030, 760)
            place.show()
        QApplication.processEvents()
        said = "\n".join(_texts(place))
        missing = [text for text in texts if text not in said]
        assert not missing, f"{missing} not in:\n{said}"

    # Places that need more than to be made

    def panel(self, name: str) -> PersonPanel:
        """The panel beside the list, with that person."""
        panel = PersonPanel(self.session)
        panel.show_person(self.id(name))
        return panel

    def first_run(self, plan: str) -> FirstRunPage:
        """The first run, with that plan chosen."""
        page = FirstRunPage(lambda: NOW)
        self.reads(page)
        self._qtbot.waitUntil(lambda: any(each.accessibleName() == plan for each in _cards(page)))
        next(each for each in _cards(page) if each.accessibleName() == plan).click()
        return page

    def rulebooks(self) -> RulebooksView:
        """The rulebooks side by side."""
        view = RulebooksView(self.session)
        self.reads(view)
        view.wait()
        return view

    def menu(self, title: str) -> dict[str, Command]:
        """The entries of a menu by their texts."""
        commands = next(commands for name, commands in menus() if name.replace("&", "") == title)
        return {each.text.replace("&", ""): each for each in commands if each is not None}


def press(place: QWidget, text: str) -> None:
    """Presses the button of that text."""
    next(
        each
        for each in place.findChildren(QAbstractButton)
        if each.isVisible() and each.text().replace("&", "") == text
    ).click()


def _cards(page: QWidget) -> list[ChoiceCard]:
    return page.findChildren(ChoiceCard)


def _texts(place: QWidget) -> Iterator[str]:
    """Every text that can be read in what is visible, or chosen from a list there."""
    for each in place.findChildren(QWidget):
        if not each.isVisibleTo(place):
            continue
        match each:
            case QLabel():
                yield each.text() if each.buddy() is None else each.text().replace("&", "")
            case QAbstractButton():
                yield each.text().replace("&", "")
            case QComboBox():
                yield from (each.itemText(row) for row in range(each.count()))
            case QTextEdit():
                yield each.toPlainText()
            case QLineEdit():
                yield each.text()
            case QAbstractItemView() if each.model() is not None:
                yield from _cells(
                    each.model(), 1 if isinstance(each, QListView) else each.model().columnCount()
                )
            case Chip():
                yield each.text()
        if said := each.accessibleDescription():
            yield said


def _cells(model: QAbstractItemModel, columns: int) -> Iterator[str]:
    rows = model.rowCount()
    for column in range(columns):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            yield from (str(model.index(row, column).data(role) or "") for row in range(rows))


def said_by(view: RulebooksView, rulebook: str) -> list[str]:
    """What stands in the column of a shipped rulebook, each with the heading of its row: "Cap: at most 45 credits"."""
    books = view.table.books
    column = books.place_of(load_shipped(rulebook).text)
    assert column is not None
    return [
        f"{books.headerData(row, Qt.Orientation.Vertical)}: {books.index(row, column).data()}"
        for row in range(books.rowCount())
    ]
