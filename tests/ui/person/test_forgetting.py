"""Forgetting a person whose file was backed up: the backups are named, and go with them where that is wanted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.store.backups import back_up
from inmail_desk.ui.forget_dialog import ForgetDialog
from inmail_desk.ui.session import DeskSession

from ..conftest import NOW, TODAY
from .seeing import seen

Named = Callable[[str], int]
Opened = Callable[[QDialog], QDialog]


@pytest.fixture
def backed_up(session: DeskSession) -> DeskSession:
    """The session with a daily backup, and a copy that was made before an update."""
    folder = session.data.path.with_name("backups")
    back_up(session.data.path, folder, TODAY)
    session.data.path.with_name("Premium.before-0002.inmail").touch()
    return DeskSession(session.data, lambda: NOW, backups=folder)


def test_the_backups_that_hold_the_person_are_named(
    backed_up: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    assert "1 daily backup, of 22 Nov 2026" in seen(opened(ForgetDialog(backed_up, named("Chloé"), window)))


def test_with_the_person_go_the_copies_that_hold_them(
    backed_up: DeskSession, named: Named, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ForgetDialog(backed_up, named("Chloé"), window))
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert list(backed_up.data.path.with_name("backups").iterdir()) == []
    assert backed_up.data.copies() == ()


def test_the_copies_stay_where_that_was_chosen(
    backed_up: DeskSession, named: Named, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ForgetDialog(backed_up, named("Chloé"), window))
    dialog.delete_copies.setFocus()
    qtbot.keyClick(dialog.delete_copies, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert len(list(backed_up.data.path.with_name("backups").iterdir())) == 1
    assert len(backed_up.data.copies()) == 1


def test_a_copy_that_cannot_be_deleted_is_named_once_the_person_is_gone(
    backed_up: DeskSession, named: Named, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    chloe = named("Chloé")
    copy = backed_up.data.path.with_name("Premium.before-0003.inmail")
    copy.mkdir()
    dialog = opened(ForgetDialog(backed_up, chloe, window))
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    (box,) = dialog.findChildren(QMessageBox)
    assert "the copy “Premium.before-0003.inmail” could not be deleted" in box.text()
    assert chloe not in backed_up.picture.prospects


def test_a_mark_that_names_nobody_stays_unless_it_is_not_wanted(
    session: DeskSession, named: Named, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ForgetDialog(session, named("Chloé"), window))
    assert "It names nobody" in seen(dialog)
    dialog.keep_mark.setFocus()
    qtbot.keyClick(dialog.keep_mark, Qt.Key.Key_Space)
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert session.data.read.setting("import.forgotten") is None


def test_the_mark_is_kept_where_nothing_else_is_chosen(
    session: DeskSession, named: Named, window: QWidget, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(ForgetDialog(session, named("Chloé"), window))
    qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert session.data.read.setting("import.forgotten") is not None


def test_what_may_still_name_the_person_is_said(
    session: DeskSession, named: Named, window: QWidget, opened: Opened
) -> None:
    text = seen(opened(ForgetDialog(session, named("Chloé"), window)))
    for part in ("Copies of the data file", "that you exported", "Your calendar program"):
        assert part in text
