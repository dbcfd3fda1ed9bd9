"""Settings: what is chosen holds at once, what holds is shown, and undo is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from inmail_desk.desk.settings import DaysOfWarning, change_days_of_warning, change_time_zone
from inmail_desk.ui.backup_keeper import BackupKeeper
from inmail_desk.ui.colours import DARK, current_colours
from inmail_desk.ui.labels import Text
from inmail_desk.ui.memory import Memory
from inmail_desk.ui.session import DeskSession
from inmail_desk.ui.settings_dialog import Files

from .conftest import Opened


def seen(top: QWidget) -> str:
    """All texts that can be read in it."""
    parts = [each for each in top.findChildren(QWidget) if each.isVisible()]
    return "\n".join(each.text() for each in parts if isinstance(each, Text | QAbstractButton))


# Look


def test_dark_is_seen_at_once(opened: Opened, memory: Memory, qtbot: QtBot) -> None:
    dialog = opened(None)
    qtbot.keyClicks(dialog.appearance, "Dark")
    assert current_colours() is DARK
    assert memory.read("appearance") == "dark"


def test_texts_become_larger_at_once_in_settings_itself(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(None)
    before = dialog.close_button.fontMetrics().height()
    qtbot.keyClick(dialog.text_size, Qt.Key.Key_End)
    assert dialog.close_button.fontMetrics().height() > before * 1.3


def test_what_was_chosen_elsewhere_is_seen(opened: Opened, memory: Memory) -> None:
    dialog = opened(None)
    memory.write("appearance", "dark")
    assert dialog.appearance.currentText() == "Dark"


def test_on_opening_again_what_holds_is_shown(opened: Opened, qtbot: QtBot) -> None:
    first = opened(None)
    qtbot.keyClicks(first.week_start, "Saturday")
    first.close()
    assert opened(None).week_start.currentText() == "Saturday"


def test_opening_changes_nothing(opened: Opened, memory: Memory, session: DeskSession, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(memory.changed), qtbot.assertNotEmitted(session.changed):
        opened(session).close()


def test_the_wheel_over_a_choice_changes_nothing(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(None)
    dialog.close_button.setFocus()
    wheel_down(dialog.text_size)
    assert dialog.text_size.currentText() == "Like the system"


def wheel_down(widget: QWidget) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    middle = QPointF(widget.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    scroll = Qt.ScrollPhase.NoScrollPhase
    turn = QPoint(0, -120)
    QApplication.sendEvent(
        widget,
        QWheelEvent(middle, widget.mapToGlobal(middle), turn, turn, buttons, keys, scroll, False),
    )


def test_escape_closes(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(None)
    qtbot.keyClick(dialog.appearance, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# Without an account


def test_without_an_account_nothing_of_an_account_is_shown(opened: Opened) -> None:
    words = seen(opened(None))
    assert "Look" in words
    assert "Account" not in words
    assert "Back up now" not in words


# Days of warning


def test_a_number_of_days_holds_as_soon_as_it_is_entered(
    opened: Opened, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = opened(session)
    assert dialog.days is not None
    dialog.days.loss.selectAll()
    qtbot.keyClicks(dialog.days.loss, "30")
    qtbot.keyClick(dialog.days.loss, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.picture.warnings.loss == 30)
    assert session.data.undo_name == "Change Days of Warning"


def test_a_number_that_is_counted_up_is_one_step_to_undo(
    opened: Opened, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = opened(session)
    assert dialog.days is not None
    for _ in range(4):
        qtbot.keyClick(dialog.days.closing, Qt.Key.Key_Up)
    dialog.days.apply()
    after = session.picture.warnings.closing
    session.undo()
    assert (after, session.picture.warnings) == (11, DaysOfWarning())


def test_a_number_typed_last_holds_when_settings_are_closed(
    opened: Opened, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = opened(session)
    assert dialog.days is not None
    dialog.days.check.selectAll()
    qtbot.keyClicks(dialog.days.check, "21")
    qtbot.keyClick(dialog.days.check, Qt.Key.Key_Escape)
    assert session.picture.warnings.check == 21


def test_undo_in_the_window_is_seen_in_settings(opened: Opened, session: DeskSession) -> None:
    session.perform(change_days_of_warning, DaysOfWarning(loss=1, closing=2, check=3))
    dialog = opened(session)
    session.undo()
    assert dialog.days is not None
    assert dialog.days.loss.text() == "60 days before"


def test_one_day_is_called_so(opened: Opened, session: DeskSession) -> None:
    session.perform(change_days_of_warning, DaysOfWarning(loss=1, closing=2, check=3))
    dialog = opened(session)
    assert dialog.days is not None
    assert dialog.days.loss.text() == "1 day before"


# The time zone


def test_a_time_zone_is_found_by_a_part_of_its_name(
    opened: Opened, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = opened(session)
    assert dialog.zone is not None
    edit = dialog.zone.edit
    qtbot.waitUntil(lambda: edit.count() > 300)
    edit.line.selectAll()
    qtbot.keyClicks(edit.line, "kath")
    popup = edit.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert session.picture.account.time_zone == "Asia/Kathmandu"
    assert session.data.undo_name == "Change Time Zone"


def test_a_time_zone_typed_in_full_holds(opened: Opened, session: DeskSession, qtbot: QtBot) -> None:
    dialog = opened(session)
    assert dialog.zone is not None
    edit = dialog.zone.edit
    qtbot.waitUntil(lambda: edit.count() > 300)
    edit.line.setText("america/new york")
    edit.line.editingFinished.emit()
    assert session.picture.account.time_zone == "America/New_York"


def test_a_zone_that_nobody_knows_is_said_and_changes_nothing(
    opened: Opened, session: DeskSession, qtbot: QtBot
) -> None:
    dialog = opened(session)
    assert dialog.zone is not None
    edit = dialog.zone.edit
    qtbot.waitUntil(lambda: edit.count() > 300)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(edit.line, "Middle Earth")
    dialog.close_button.setFocus()
    assert dialog.zone.text().startswith("No time zone is called “Middle Earth”.")
    assert session.picture.account.time_zone == "local"


def test_a_zone_of_the_file_that_is_not_known_here_is_told(opened: Opened, session: DeskSession) -> None:
    session.perform(change_time_zone, "Middle/Earth")
    assert "does not know the time zone “Middle/Earth” of this file" in seen(opened(session))


def test_undo_of_the_time_zone_is_seen(opened: Opened, session: DeskSession, qtbot: QtBot) -> None:
    session.perform(change_time_zone, "UTC")
    dialog = opened(session)
    assert dialog.zone is not None
    before = dialog.zone.edit.line.text()
    session.undo()
    assert (before, dialog.zone.edit.line.text()) == ("UTC", "This computer’s time zone")


# Files


def test_every_path_can_be_copied_and_shown(
    opened: Opened, session: DeskSession, files: Files, addresses: list[str], qtbot: QtBot
) -> None:
    place = opened(session).files.places["data"]
    qtbot.keyClick(place.copy_button, Qt.Key.Key_Return)
    qtbot.keyClick(place.show_button, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == str(files.data)
    assert addresses == [files.data.parent.as_uri()]


def test_a_folder_that_is_not_there_yet_is_not_offered(
    opened: Opened, session: DeskSession, files: Files
) -> None:
    places = opened(session).files.places
    assert not files.backups.exists()
    assert places["settings"].show_button.isVisible()
    assert "None yet" not in seen(places["settings"])


@pytest.mark.parametrize("name", ["data", "settings", "log", "backups"])
def test_only_folders_of_this_computer_are_opened(
    opened: Opened, session: DeskSession, addresses: list[str], name: str
) -> None:
    opened(session).files.places[name].show_button.click()
    assert all(address.startswith("file:///") for address in addresses)


def test_the_demo_has_no_backups_and_it_is_said(opened: Opened, session: DeskSession) -> None:
    words = seen(opened(session))
    assert "no backups are made of it" in words
    assert "Back up now" not in words


def test_a_backup_is_made_when_it_is_asked_for(
    opened: Opened, kept: DeskSession, keeper: BackupKeeper, files: Files, qtbot: QtBot
) -> None:
    keeper._session = kept
    dialog = opened(kept, keeper)
    before = seen(dialog)
    with qtbot.waitSignal(keeper.ended):
        dialog.files.back_up_button.click()
    assert "None yet." in before
    assert "The last one is of today." in seen(dialog)
    assert len(list(files.backups.iterdir())) == 1


def test_a_backup_that_could_not_be_made_is_told_with_what_to_do(
    opened: Opened, kept: DeskSession, keeper: BackupKeeper, files: Files, qtbot: QtBot
) -> None:
    files.backups.write_text("a file in the way")
    with qtbot.waitSignal(keeper.ended):
        keeper.watch(kept)
    assert "No backup could be made today: the folder" in seen(opened(kept, keeper))


def test_every_field_has_a_name(opened: Opened, kept: DeskSession, keeper: BackupKeeper) -> None:
    dialog = opened(kept, keeper)
    fields = [dialog.appearance, dialog.text_size, dialog.week_start, *dialog.days._fields, dialog.zone.edit]  # type: ignore[union-attr]
    assert all(field.accessibleName() for field in fields)
