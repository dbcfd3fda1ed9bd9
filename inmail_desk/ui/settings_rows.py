"""The parts that Settings is made of: sections, a choice that holds at once, a place on the disk, and a time zone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from inmail_desk.clock import LOCAL

from .controls import LinkButton
from .labels import OneLine, SectionTitle, restyle
from .settings_words import zone_name

OpenUrl = Callable[[QUrl], object]


def state_over_links(state: QWidget, *links: QWidget) -> QWidget:
    """Return a line that says how it stands, and beneath it the links that change that, side by side."""
    row = QHBoxLayout()
    row.setSpacing(14)
    for link in links:
        row.addWidget(link)
    row.addStretch(1)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(3)
    column.addWidget(state)
    column.addLayout(row)
    return both


class Section:
    """A heading with fields beneath it, each with its label. All sections of one grid stand in the same columns."""

    def __init__(self, title: str, grid: QGridLayout) -> None:
        self._grid = grid
        if grid.count():
            grid.setRowMinimumHeight(grid.rowCount(), 8)
        self.add_wide(SectionTitle(title))

    def add(self, label: str, field: QWidget) -> None:
        """Add a field with its label ("&" marks the key that jumps to it)."""
        caption = QLabel(label)
        caption.setWordWrap(True)
        caption.setBuddy(field)
        name = label.replace("&", "")
        field.setAccessibleName(name)
        for part in field.findChildren(QLineEdit):
            part.setAccessibleName(name)
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop if isinstance(field, Place) else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(caption, row, 0, top)
        self._grid.addWidget(field, row, 1)

    def add_beneath(self, widget: QWidget) -> None:
        """Add what belongs to the field above."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def add_wide(self, widget: QWidget) -> None:
        """Add something across both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)


class Selection(QComboBox):
    """One of a few values. The wheel changes it only while it has the focus."""

    chosen = Signal(str)
    """Carries the value that the person chose."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for name, value in options:
            self.addItem(name, value)
        self.currentIndexChanged.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def show_value(self, value: str) -> None:
        """Show what holds now, without a signal."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(value)))
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ZoneEdit(QComboBox):
    """A time zone: chosen from the list, or found by typing a part of its name."""

    chosen = Signal(str)
    """Carries the zone that the person chose."""
    not_found = Signal(str)
    """Carries what was typed where no zone is called so, "" as soon as it is right again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = LOCAL
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._take_text)
        self.setCompleter(completer)
        self.activated.connect(lambda place: self._take(self.itemData(place)))
        self.line.editingFinished.connect(self._take_typed)
        self.line.textEdited.connect(lambda _: self._say(""))

    def fill(self, zones: Sequence[str]) -> None:
        """Offer these zones."""
        self.blockSignals(True)
        self.clear()
        for zone in (LOCAL, "UTC", *(each for each in zones if each != "UTC")):
            self.addItem(zone_name(zone), zone)
        self.blockSignals(False)
        self.show_zone(self._zone)

    def show_zone(self, zone: str) -> None:
        """Show the zone that holds now, also one that is not offered."""
        self._zone = zone
        self._say("")
        self.setCurrentIndex(self.findData(zone))
        self.setEditText(zone_name(zone))
        self.line.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # A list that opens and closes beneath what is being typed gives the focus back, too.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.line.selectAll()

    def _take_text(self, text: str) -> None:
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            self._take(self.itemData(place))

    def _take_typed(self) -> None:
        typed = self.line.text().strip()
        if typed == zone_name(self._zone):
            return
        place = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            self._take(self.itemData(place))
        else:
            self._say(typed)

    def _take(self, zone: str) -> None:
        self._say("")
        if zone != self._zone:
            self._zone = zone
            self.chosen.emit(zone)

    def _say(self, wrong: str) -> None:
        restyle(self, "wrong", bool(wrong))
        self.not_found.emit(wrong)


class Place(QWidget):
    """Where something lies, with ways to see it there and to take its path along."""

    def __init__(self, name: str, open_url: OpenUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()
        self._open_url = open_url
        self.path = OneLine()
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.path.setAccessibleName(name)
        self.show_button = LinkButton(self.tr("Show in folder"))
        self.copy_button = LinkButton(self.tr("Copy path"))
        for button in (self.show_button, self.copy_button):
            button.setAccessibleDescription(name)
        self.show_button.clicked.connect(self._show)
        self.copy_button.clicked.connect(self._copy)
        self.links = QHBoxLayout()
        self.links.setSpacing(14)
        self.links.addWidget(self.show_button)
        self.links.addWidget(self.copy_button)
        self.links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.path)
        column.addLayout(self.links)

    def show_path(self, path: Path) -> None:
        """Show where it lies; what is not there yet cannot be shown in its folder."""
        self._path = path
        self.path.setText(str(path))
        self.show_button.setVisible(self._folder().is_dir())

    def _folder(self) -> Path:
        return self._path if self._path.is_dir() else self._path.parent

    def _show(self) -> None:
        self._open_url(QUrl.fromLocalFile(str(self._folder())))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._path))
