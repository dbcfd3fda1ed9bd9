"""Help: how the credits are counted, the keyboard shortcuts, and adding people from the browser."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .cards import Card
from .colours import current_colours
from .controls import OneOfThese, SecondaryButton, Tab
from .help_browser import BrowserPage
from .help_credits import sections
from .help_page import CreditsPage
from .help_shortcuts import Group, Shortcut, groups
from .labels import Role, Text
from .page import ScrollPage
from .session import DeskSession

_SIZE = QSize(900, 640)
_A_ROW = 3


class KeyCap(QWidget):
    """A key or a combination of keys, drawn like one."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sequence = QKeySequence(key)
        self._text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height() + 6
        return QSize(max(metrics.horizontalAdvance(self._text) + 14, height), height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.scroll))
        painter.setBrush(QColor(colours.neutral_soft))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QColor(colours.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class ShortcutsPage(ScrollPage):
    """The shortcuts as key caps with what they do, a card for each place where they hold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setContentsMargins(0, 0, 12, 0)
        for group in groups():
            self.column.addWidget(_card(group))
        self.column.addStretch(1)


class HelpDialog(QDialog):
    """Three pages, one of which is asked for: `page` is "credits", "shortcuts" or "browser"."""

    def __init__(
        self, parent: QWidget | None = None, *, page: str, session: DeskSession | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.translate("HelpDialog", "Help"))
        self.resize(_SIZE)
        credits = CreditsPage(sections(None if session is None else session.picture))
        pages: dict[str, tuple[str, QWidget]] = {
            "credits": (self.tr("How the credits are counted"), credits),
            "shortcuts": (self.tr("Keyboard shortcuts"), ShortcutsPage()),
            "browser": (self.tr("Add from the browser"), BrowserPage()),
        }
        self._pages = tuple(widget for _, widget in pages.values())
        self._stack = QStackedWidget()
        self._choice = OneOfThese(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(18)
        for key, (title, widget) in pages.items():
            tab = Tab(title)
            self._choice.addButton(tab, self._stack.addWidget(widget))
            tabs.addWidget(tab)
            if key == page:
                tab.setChecked(True)
        tabs.addStretch(1)
        self._choice.idClicked.connect(self._show_page)
        close = SecondaryButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        self._show_page(list(pages).index(page))

    def _show_page(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._pages[number].setFocus()


def _card(group: Group) -> Card:
    card = Card(group.title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for row, shortcut in enumerate(group.shortcuts):
        grid.addWidget(_caps(shortcut), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(shortcut.does, selectable=True), row, 1)
    card.body.addLayout(grid)
    return card


def _caps(shortcut: Shortcut) -> QWidget:
    """The keys side by side; of a row of many the first and the last."""
    keys = shortcut.keys
    place = QWidget()
    place.setMinimumWidth(170)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    shown = keys if len(keys) <= _A_ROW else (keys[0], keys[-1])
    for number, key in enumerate(shown):
        if number:
            row.addWidget(Text("/" if shown is keys else "–", Role.QUIET, wrap=False))
        row.addWidget(KeyCap(key))
    row.addStretch(1)
    return place
