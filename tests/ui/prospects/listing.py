"""What a person sees of the list, and how it is clicked and typed into."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from inmail_desk.desk.people import Column
from inmail_desk.ui.controls import Pill
from inmail_desk.ui.people_columns import ALL_COLUMNS
from inmail_desk.ui.prospects_page import ProspectsPage

NAME = ALL_COLUMNS.index(Column.NAME)


def names(page: ProspectsPage) -> list[str]:
    """The names in the list, from top to bottom."""
    model = page.table.model()
    return [model.index(row, NAME).data() for row in range(model.rowCount())]


def first_names(page: ProspectsPage) -> list[str]:
    return [name.split()[0] for name in names(page)]


def cell(page: ProspectsPage, name: str, column: Column) -> QModelIndex:
    """The cell of the person whose name begins so."""
    row = next(number for number, each in enumerate(names(page)) if each.startswith(name))
    return page.table.model().index(row, ALL_COLUMNS.index(column))


def says(page: ProspectsPage, name: str, column: Column) -> str:
    """What a cell says."""
    return str(cell(page, name, column).data())


def selected(page: ProspectsPage) -> list[str]:
    """The first names of the selected people."""
    return [prospect.name.split()[0] for prospect in page.selected_prospects()]


def click(page: ProspectsPage, name: str, column: Column = Column.NAME, *, ctrl: bool = False) -> None:
    """Clicks a cell."""
    place = page.table.visualRect(cell(page, name, column)).center()
    keys = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, keys, place)


def pill(page: ProspectsPage, name: str) -> Pill:
    """The filter whose text begins so."""
    return next(each for each in page.pills.findChildren(Pill) if each.text().startswith(name))


def texts(widget: QWidget) -> list[str]:
    """The texts of all visible labels."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def open_menu(page: ProspectsPage) -> QMenu:
    """The menu of the selected people, opened by the menu key, which the system turns into this event."""
    place = page.table.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.table.mapToGlobal(place))
    QApplication.sendEvent(page.table, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, *path: str) -> object:
    """An entry of a menu, through its submenus: its QAction."""
    *submenus, last = path
    for text in submenus:
        found = next(each.menu() for each in menu.actions() if each.text() == text)
        assert isinstance(found, QMenu)
        menu = found
    return next(each for each in menu.actions() if each.text() == last)
