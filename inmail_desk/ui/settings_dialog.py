"""Settings: all of it holds as soon as it is chosen, and what touches the data file can be undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .controls import SecondaryButton
from .labels import Role, Text
from .memory import APPEARANCE, TEXT_SIZE, WEEK_START, Memory
from .session import DeskSession
from .settings_account import DaysSettings, ZoneSettings
from .settings_files import Files, FilesSettings
from .settings_rows import OpenUrl, Section, Selection
from .settings_words import appearances, text_sizes, week_starts
from .theme import chosen_appearance, chosen_text_size

if TYPE_CHECKING:
    from .backup_keeper import BackupKeeper
    from .calendar_keeper import CalendarKeeper

__all__ = ["Files", "SettingsDialog"]

_WIDTH = 620


class SettingsDialog(QDialog):
    """What can be settled for this computer, and for the account where one is open.

    It leaves the window in use: what is chosen is seen there at once. Undo there is seen here.
    """

    restore_wanted = Signal(object)
    """Carries the `Backup` that is to be opened."""

    def __init__(
        self,
        session: DeskSession | None,
        memory: Memory,
        files: Files,
        keeper: "BackupKeeper | None",
        parent: QWidget | None = None,
        *,
        calendar: "CalendarKeeper | None" = None,
        open_url: OpenUrl = QDesktopServices.openUrl,
    ) -> None:
        """`calendar` keeps the account's calendar file, None where none can be kept."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._memory = memory
        self._content = QWidget()
        grid = QGridLayout(self._content)
        grid.setContentsMargins(24, 20, 24, 20)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)

        self.appearance = Selection(appearances())
        self.text_size = Selection(text_sizes())
        self.week_start = Selection(week_starts())
        self._keys = {APPEARANCE: self.appearance, TEXT_SIZE: self.text_size, WEEK_START: self.week_start}
        for key, field in self._keys.items():
            field.chosen.connect(lambda value, key=key: memory.write(key, value))
            self._show_key(key)
        memory.changed.connect(self._show_key)
        look = Section(self.tr("Look"), grid)
        look.add(self.tr("&Appearance"), self.appearance)
        look.add(self.tr("&Text size"), self.text_size)
        days = Section(self.tr("Days"), grid)
        days.add(self.tr("&Weeks start on"), self.week_start)
        self.days = self.zone = None
        if session is not None:
            self.days = DaysSettings(session, days, self)
            account = Section(self.tr("Account"), grid)
            self.zone = ZoneSettings(session, account, self)
        self.calendar = None
        place = Section(self.tr("Files"), grid)
        self.files = FilesSettings(session, files, keeper, place, self, open_url)
        self.files.restore_wanted.connect(self.restore_wanted)
        if calendar is not None:
            from .settings_calendar import CalendarSettings

            coming = Section(self.tr("Your calendar program"), grid)
            self.calendar = CalendarSettings(calendar, coming, self, open_url)

        self.close_button = SecondaryButton(self.tr("Close"))
        self.close_button.clicked.connect(self.close)
        applied = Text(self.tr("Everything holds as soon as it is chosen."), Role.SMALL)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.addWidget(applied, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)
        grid.setRowStretch(grid.rowCount(), 1)

    def open(self) -> None:
        """Show beside the window, which stays in use."""
        self.show()
        self.raise_()
        self.activateWindow()

    def done(self, result: int) -> None:
        """Close; what was typed last holds too."""
        if self.days is not None:
            self.days.apply()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        screen = self.screen().availableGeometry()
        line = self.fontMetrics().height()
        width = min(max(_WIDTH, 34 * line), screen.width())
        height = max(self._content.heightForWidth(width), self._content.sizeHint().height())
        self.resize(width, min(height + 4 * line, screen.height() * 9 // 10))
        self.appearance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_key(self, key: str) -> None:
        match key:
            case "appearance":
                self.appearance.show_value(chosen_appearance(self._memory))
            case "text_size":
                self.text_size.show_value(str(chosen_text_size(self._memory)))
            case "week_start":
                self.week_start.show_value(self._memory.read(WEEK_START) or "")
