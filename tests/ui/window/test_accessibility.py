"""Everything can be reached from the keyboard and has a name that a screen reader can say."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

import inmail_desk.ui
from inmail_desk.desk.today import Figure
from inmail_desk.ui.main_window import MainWindow
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.pages import CALENDAR, CAMPAIGNS, LEDGER, PLAN, PROSPECTS, TODAY
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.theme import Theme


@pytest.fixture(scope="module")
def kept_window(
    kept_session: DeskSession, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The window in which all of them look: none changes anything."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Memory(tmp_path_factory.mktemp("kept") / "window.ini"), Theme(application))
    window.show_account(kept_session, "Premium", demo=True)
    with QtBot(request).waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def window(still: MainWindow) -> MainWindow:
    return still


@pytest.fixture
def amara(kept_session: DeskSession) -> int:
    return next(id for id, each in kept_session.picture.prospects.items() if each.name == "Amara Okafor")


def nameless(top: QWidget) -> list[str]:
    """The controls within that take the keyboard and have no name."""
    return [
        f"{type(each).__name__} in {type(each.parentWidget()).__name__}"
        for each in top.findChildren(QWidget)
        if each.isVisible() and _takes_keys(each) and not _name(each).strip()
    ]


def _takes_keys(widget: QWidget) -> bool:
    if isinstance(widget, QScrollArea | QLabel) or type(widget).__module__.startswith("PySide6"):
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea) or widget.objectName().startswith(
            "qt_"
        )
        if inner or isinstance(widget, QScrollArea | QLabel):
            return False
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("page", [TODAY, PROSPECTS, CALENDAR, LEDGER, CAMPAIGNS, PLAN])
def test_every_control_of_a_page_has_a_name(window: MainWindow, amara: int, page: str) -> None:
    if page == PROSPECTS:
        window.pages.show(page)
        window.pages.prospects().show_prospect(amara)
    else:
        window.pages.show(page)
    assert nameless(window) == []


@pytest.mark.parametrize(
    "key",
    [
        *("add", "log", "respond", "delete_inmail", "undelivered", "touch", "follow_up", "forget"),
        *("check", "change_plan", "cancel_plan", "purchase", "bonus", "price", "card"),
        *("new_campaign", "split", "credits", "shortcuts", "about"),
    ],
)
def test_every_control_of_a_dialog_has_a_name(window: MainWindow, amara: int, key: str) -> None:
    window.pages.show(PROSPECTS)
    window.pages.prospects().show_prospect(amara)
    window.menus.actions[key].trigger()
    assert nameless(open_dialog(window)) == []


@pytest.mark.parametrize("figure", list(Figure))
def test_every_control_of_a_why_has_a_name(window: MainWindow, figure: Figure) -> None:
    window.pages.today.why_wanted.emit(figure)
    assert nameless(open_dialog(window)) == []


def open_dialog(window: MainWindow) -> QDialog:
    return next(each for each in window.findChildren(QDialog) if each.isVisible())


def test_tab_walks_through_a_page_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.pages.show(TODAY)
    start = QApplication.focusWidget()
    seen = {start}
    for _ in range(100):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        seen.add(QApplication.focusWidget())
    buttons = {each for each in window.findChildren(QWidget) if each.isVisible() and _takes_keys(each)}
    assert buttons - seen == set()


SHOWN_BY = {
    "Text",
    "SecondaryButton",
    "PrimaryButton",
    "LinkButton",
    "Chip",
    "Card",
    "Notice",
    "SearchEdit",
    "QLabel",
}
SHOWN_BY |= {
    "setWindowTitle",
    "setText",
    "setToolTip",
    "setAccessibleName",
    "setPlaceholderText",
    "addAction",
    "addMenu",
}


def untranslated(file: Path) -> list[str]:
    """The texts of a module that are shown without having gone through tr()."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in SHOWN_BY and isinstance(first, ast.Constant) and isinstance(first.value, str):
            letters = sum(letter.isalpha() for letter in first.value)
            if letters > 1 and first.value != "InMail Desk":
                found.append(f"{file.name}:{node.lineno} {first.value!r}")
    return found


def test_every_text_that_is_shown_can_be_translated() -> None:
    folder = Path(inmail_desk.ui.__file__).parent
    assert [text for file in sorted(folder.glob("*.py")) for text in untranslated(file)] == []
