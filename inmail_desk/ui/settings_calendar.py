"""The calendar file that is kept up to date: where it lies, and whether it could be written."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from .calendar_file_words import calendar_not_written
from .calendar_keeper import CalendarKeeper
from .controls import LinkButton
from .labels import Role, Text
from .settings_rows import OpenUrl, Place, Section, state_over_links


class CalendarSettings(QObject):
    """Lets a folder be chosen in which a calendar file is written anew at every change."""

    def __init__(self, keeper: CalendarKeeper, section: Section, parent: QDialog, open_url: OpenUrl) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._dialog = parent
        self.choose_button = LinkButton("")
        self.stop_button = LinkButton(self.tr("Keep it no longer"))
        self.place = Place(self.tr("Calendar file"), open_url)
        self.state = Text(role=Role.SMALL)
        section.add(self.tr("Calendar file"), self.place)
        section.add_beneath(state_over_links(self.state, self.choose_button, self.stop_button))
        self.choose_button.clicked.connect(self._ask)
        self.stop_button.clicked.connect(lambda: keeper.keep_in(None))
        keeper.ended.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show where the file lies, and how it stands with it."""
        file, trouble = self._keeper.file(), self._keeper.trouble
        self.place.copy_button.setVisible(file is not None)
        self.stop_button.setVisible(file is not None)
        if file is None:
            self.place.path.setText(self.tr("None is kept"))
            self.place.show_button.hide()
            self.choose_button.setText(self.tr("Keep one in a folder…"))
            text = self.tr(
                "Losses, renewals, last days for answers and follow-ups, for your calendar program."
            )
        else:
            self.place.show_path(file)
            self.choose_button.setText(self.tr("Another folder…"))
            text = self.tr("Written anew after every change. It names people: mind who can see the folder.")
        self.state.set_role(Role.SMALL if trouble is None else Role.ERROR)
        self.state.setText(text if trouble is None else calendar_not_written(trouble))

    def _ask(self) -> None:
        dialog = QFileDialog(self._dialog, self.tr("In which folder shall the calendar file lie?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._keeper.keep_in(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
