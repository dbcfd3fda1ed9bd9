"""The application on macOS, where the system tells a program that runs already what it is to open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from inmail_desk.opening import to_open


class Application(QApplication):
    """Hears of files that are double-clicked, and of addresses of the program's own."""

    open_wanted = Signal(object)
    """Carries the path of a file, or else the address as text."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__([*arguments])
        # Else Tab passes over everything but fields and lists, unless a person has switched that on in the system.
        self.styleHints().setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusAllControls)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            # What Qt cannot read as an address comes as the name of a file.
            named = event.file() or event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)
            self.open_wanted.emit(to_open(named))
            return True
        return super().event(event)
