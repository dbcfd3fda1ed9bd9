"""What goes on beside an open account: its daily backups, its calendar file, and the dialog of what can be settled."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inmail_desk.paths import Places
from inmail_desk.store.errors import StoreTrouble

from .main_window import MainWindow
from .memory import Memory

if TYPE_CHECKING:
    from inmail_desk.store.backups import Backup

    from .backup_keeper import BackupKeeper
    from .calendar_keeper import CalendarKeeper, Trouble
    from .session import DeskSession


class AccountCare(QObject):
    """Looks after whichever account is in the window."""

    restore_wanted = Signal(object)
    """Carries the `Backup` of which a copy is to be opened."""

    def __init__(self, window: MainWindow, memory: Memory, places: Places) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._places = places
        self._keeper: BackupKeeper | None = None
        self.calendar: CalendarKeeper | None = None
        """Keeps the calendar file of the account, once the window has been painted."""

    def look_after_account(self) -> None:
        """See to the daily backups and the calendar file of what is open now, the demo excepted. For when the window
        has been painted: it imports what both need."""
        if self._keeper is None:
            from .backup_keeper import BackupKeeper

            self._keeper = BackupKeeper(self._places.backups, self)
            self._keeper.failed.connect(self._say_that_no_backup_was_made)
        session = self._window.session
        kept = None if session is None or session.backups is None else session
        self._keeper.watch(kept)
        self._keep_calendar(kept)

    def _keep_calendar(self, session: "DeskSession | None") -> None:
        if self.calendar is None:
            from .calendar_keeper import CalendarKeeper

            self.calendar = CalendarKeeper(self._memory, self)
            self.calendar.failed.connect(self._say_that_the_calendar_is_behind)
        self.calendar.watch(session)

    def leave_account(self) -> None:
        """Make no backup and write no calendar file any more: the account is left."""
        if self._keeper is not None:
            self._keeper.watch(None)
        if self.calendar is not None:
            self.calendar.watch(None)

    def end(self) -> None:
        """Wait for a backup that is being made, and leave the account."""
        if self._keeper is not None:
            self._keeper.wait()
        self.leave_account()

    def backup_at(self, path: Path) -> "Backup | None":
        """Return the backup that a file is, None where it is none."""
        if path.parent.resolve() != self._places.backups.resolve():
            return None
        from inmail_desk.store.backups import backups

        return next((each for each in backups(self._places.backups) if each.path.name == path.name), None)

    def open_settings(self) -> None:
        """Show what can be settled for this account and this computer."""
        from .settings_dialog import Files, SettingsDialog

        for dialog in self._window.findChildren(SettingsDialog):
            if dialog.isVisible():
                dialog.open()
                return
        session = self._window.session
        files = Files(
            data=self._places.data if session is None else session.data.path,
            settings=self._places.settings,
            log=self._places.log,
            backups=self._places.backups,
        )
        keeper = None if session is None or session.backups is None else self._keeper
        calendar = None if keeper is None else self.calendar
        dialog = SettingsDialog(session, self._memory, files, keeper, self._window, calendar=calendar)
        dialog.restore_wanted.connect(self.restore_wanted)
        self._window.show_dialog("settings", dialog)

    def _say_that_no_backup_was_made(self, trouble: StoreTrouble) -> None:
        from .settings_words import no_backup

        if self._window.pages is not None:
            self._window.pages.frame.said.say_why_not(no_backup(trouble))

    def _say_that_the_calendar_is_behind(self, trouble: "Trouble") -> None:
        from .calendar_file_words import calendar_not_written

        if self._window.pages is not None:
            self._window.pages.frame.said.say_why_not(calendar_not_written(trouble))
