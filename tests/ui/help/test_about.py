"""About: the version, details for a report, and the licences of what the program is made of."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inmail_desk import licences
from inmail_desk.ui.about_dialog import AboutDialog
from inmail_desk.ui.licences_dialog import LicencesDialog

from ..keyboard import press
from ..person.seeing import button, seen


def open_and_wait(dialog: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


@pytest.fixture
def about(qtbot: QtBot) -> AboutDialog:
    dialog = AboutDialog()
    open_and_wait(dialog, qtbot)
    return dialog


@pytest.fixture
def laid_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The licences as they lie in a frozen program."""
    folder = tmp_path / "licences"
    folder.mkdir()
    works = [
        {
            "name": "Qt",
            "version": "6.11",
            "licence": "LGPL-3.0-only",
            "copyright": [],
            "texts": ["a.txt", "b.txt"],
        },
        {"name": "appdirs", "version": "1.4", "licence": "MIT", "copyright": [], "texts": ["c.txt"]},
    ]
    (folder / "index.json").write_text(json.dumps(works))
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Text {name}")
    (folder / "THIRD-PARTY.txt").write_text("Put a build of your own in their place.")
    monkeypatch.setattr("inmail_desk.licences.resource_folder", lambda: tmp_path)
    return folder


@pytest.fixture
def dialog(laid_in: Path, qtbot: QtBot) -> LicencesDialog:
    dialog = LicencesDialog()
    open_and_wait(dialog, qtbot)
    return dialog


def shown(dialog: LicencesDialog) -> list[str]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


def test_about_shows_the_version(about: AboutDialog) -> None:
    assert "Version 0." in seen(about)


def test_the_details_are_copied_for_a_report(about: AboutDialog) -> None:
    QTest.mouseClick(button(about, "Copy details"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert [part for part in ("InMail Desk 0.", "Python 3.", "Qt 6.") if part not in copied] == []


def test_the_details_say_nothing_of_the_person(about: AboutDialog) -> None:
    assert str(Path.home()) not in about.details.text()
    assert Path.home().name not in about.details.text().split()


def test_about_leads_to_the_licences(about: AboutDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(button(about, "Licences…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in about.findChildren(LicencesDialog)))


def test_the_first_word_is_how_qt_is_replaced(dialog: LicencesDialog) -> None:
    assert dialog.text.toPlainText() == "Put a build of your own in their place."


def test_each_work_is_shown_with_all_its_texts(dialog: LicencesDialog) -> None:
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "Qt 6.11\nLGPL-3.0-only" in seen(dialog)
    assert dialog.text.toPlainText() == "Text a\n\n\nText b"


@pytest.mark.parametrize("wanted", ["lgpl", "QT", "6.11"])
def test_a_work_is_found_by_its_name_and_by_its_licence(dialog: LicencesDialog, wanted: str) -> None:
    dialog.search.setFocus()
    press(wanted)
    assert (shown(dialog), dialog.text.toPlainText()) == (["Qt 6.11"], "Text a\n\n\nText b")


def test_enter_in_the_search_closes_and_copies_nothing(dialog: LicencesDialog) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog.search.setFocus()
    press("qt", Qt.Key.Key_Return)
    assert (dialog.isVisible(), QGuiApplication.clipboard().text()) == (True, "before")


def test_a_licence_is_copied_whole(dialog: LicencesDialog) -> None:
    press(Qt.Key.Key_Down)
    QTest.mouseClick(button(dialog, "Copy text"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Text c"


def test_a_program_that_is_not_frozen_names_the_packages_it_needs(qtbot: QtBot) -> None:
    found = {work.name.lower().replace("_", "-"): work for work in licences.works()}
    assert {
        "sqlmodel",
        "alembic",
        "pyside6-essentials",
        "shiboken6",
        "pydantic",
        "markupsafe",
    } <= found.keys()
    assert not {"inmail-desk", "pytest", "pyinstaller", "hypothesis", "openpyxl"} & found.keys()


def test_the_packages_licences_are_shown_in_full() -> None:
    for work in licences.works():
        assert work.licence, work.name
        assert work.text() or work.name.lower().startswith(("pyside6", "shiboken6")), work.name


def test_a_package_without_its_text_says_where_that_stands(qtbot: QtBot) -> None:
    work = licences.Work("Qt", "6", "LGPL-3.0-only", (), "https://example.org")
    dialog = LicencesDialog(works=[work], overview="")
    qtbot.addWidget(dialog)
    assert "install another version with pip" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(1)
    assert dialog.text.toPlainText().endswith("It stands at https://example.org")
