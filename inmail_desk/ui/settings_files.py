"""Where data, backups, settings and the log lie, and how it stands with the backups."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from inmail_desk.store.backups import backups, backups_of

from .controls import LinkButton
from .labels import Role, Text
from .session import DeskSession
from .settings_rows import OpenUrl, Place, Section, state_over_links
from .settings_words import last_backup, no_backup

if TYPE_CHECKING:
    from .backup_keeper import BackupKeeper


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where things lie: `data` is the data file, or the folder of data where none is open."""

    data: Path
    settings: Path
    log: Path
    backups: Path


class FilesSettings(QObject):
    """The places, and what can be done about backups."""

    restore_wanted = Signal(object)
    """Carries the `Backup` that is to be opened."""

    def __init__(
        self,
        session: DeskSession | None,
        files: Files,
        keeper: "BackupKeeper | None",
        section: Section,
        parent: QDialog,
        open_url: OpenUrl,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._keeper = keeper
        self._dialog = parent
        data_name = self.tr("Data folder") if session is None else self.tr("Data file")
        self.places = {
            name: Place(title, open_url)
            for name, title in (
                ("data", data_name),
                ("backups", self.tr("Backups")),
                ("settings", self.tr("Settings")),
                ("log", self.tr("Log")),
            )
        }
        self.back_up_button = LinkButton(self.tr("Back up now"))
        self.restore_button = LinkButton(self.tr("Open a backup…"))
        self.state = Text(role=Role.SMALL)
        for name, place in self.places.items():
            section.add(place.path.accessibleName(), place)
            place.show_path(getattr(files, name))
            if name == "backups":
                links = (self.back_up_button, self.restore_button)
                section.add_beneath(state_over_links(self.state, *links))
        self.back_up_button.clicked.connect(self._back_up)
        self.restore_button.clicked.connect(self._ask_which)
        if keeper is not None:
            keeper.ended.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how it stands with the backups."""
        session, keeper = self._session, self._keeper
        folder = self._files.backups
        self.places["backups"].show_path(folder)
        self.back_up_button.setVisible(keeper is not None)
        self.restore_button.setVisible(bool(backups(folder)))
        text = ""
        if session is not None and keeper is None:
            text = self.tr("The demo is not kept: no backups are made of it.")
        elif session is not None:
            own = backups_of(session.data.path, session.picture.account.created_at, folder)
            text = last_backup(own, session.today)
            if keeper is not None and keeper.trouble is not None:
                text = no_backup(keeper.trouble)
            elif keeper is not None and keeper.is_busy():
                text = self.tr("A backup is being made.")
        failed = keeper is not None and keeper.trouble is not None
        self.state.set_role(Role.ERROR if failed else Role.SMALL)
        self.state.setText(text)
        self.state.setVisible(bool(text))

    def _back_up(self) -> None:
        assert self._keeper is not None, "the button is hidden without it"
        self._keeper.back_up()
        self.refresh()

    def _ask_which(self) -> None:
        from .restore_dialog import RestoreDialog

        dialog = RestoreDialog(backups(self._files.backups), self._session, self._dialog)
        dialog.chosen.connect(self.restore_wanted)
        dialog.open()
