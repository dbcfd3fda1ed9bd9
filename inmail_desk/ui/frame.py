"""The main window's frame: the sidebar at the left, the pages at the right."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .cards import Icon
from .colours import current_colours
from .controls import OneOfThese
from .fitting import keep_fitting
from .icons import app_icon, icon
from .labels import OneLine, Role, Text, set_shown
from .page import MARGIN
from .said import Said

_WIDE = 208
_NARROW = 64
_NARROW_BELOW = 1000
_BENEATH_LINE = 12


class Frame(QWidget):
    """Shows one page of several, chosen in the sidebar with mouse or arrow keys."""

    page_shown = Signal(str)
    """Carries the key of the page that is now shown."""

    def __init__(self, app_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar = Sidebar(app_name)
        self._sidebar.chosen.connect(self.show_page)
        self._stack = QStackedWidget()
        self.said = Said()
        """The line of what was done that belongs to no page."""
        self.said.setContentsMargins(0, 0, 0, _BENEATH_LINE)
        self._pages: dict[str, QWidget] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._sidebar)
        row.addLayout(self._pages_over_line(), 1)

    def _pages_over_line(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        room = QHBoxLayout()
        room.setContentsMargins(MARGIN, 0, MARGIN, 0)
        room.addWidget(self.said)
        column.addLayout(room)
        return column

    @property
    def pages(self) -> QWidget:
        """The parent to build a page in: what moves to another parent later is styled a second time."""
        return self._stack

    def add_page(self, key: str, title: str, icon_name: str, page: QWidget) -> None:
        """Add a page and its button; the first one is shown at once, without a signal."""
        self._pages[key] = page
        page.setAccessibleName(title)
        self._stack.addWidget(page)
        self._sidebar.add(key, title, icon_name)
        if len(self._pages) == 1:
            self._sidebar.mark(key)

    def replace_page(self, key: str, page: QWidget) -> None:
        """Put another widget in the place of a page, for one that is built when it is first shown."""
        former = self._pages[key]
        self._pages[key] = page
        page.setAccessibleName(former.accessibleName())
        self._stack.addWidget(page)
        if self._stack.currentWidget() is former:
            self._stack.setCurrentWidget(page)
        self._stack.removeWidget(former)
        former.deleteLater()

    def show_page(self, key: str) -> None:
        """Show a page that was added; KeyError for any other."""
        changed = self.current_page() != key
        self._stack.setCurrentWidget(self._pages[key])
        self._sidebar.mark(key)
        if changed:
            self.page_shown.emit(key)

    def current_page(self) -> str:
        """Return the key of the page shown; "" before the first is added."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def page(self, key: str) -> QWidget:
        """Return a page that was added; KeyError for any other."""
        return self._pages[key]

    def has_focus_in_sidebar(self) -> bool:
        """Tell whether the keyboard is in the sidebar."""
        focus = self.focusWidget()
        return focus is not None and self._sidebar.isAncestorOf(focus)

    def set_file_name(self, name: str) -> None:
        """Show the data file's name beneath the program's."""
        self._sidebar.set_file_name(name)

    def set_status_lines(self, lines: tuple[str, ...]) -> None:
        """Show a few quiet lines at the foot of the sidebar."""
        self._sidebar.set_status_lines(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.set_narrow(self.width() < _NARROW_BELOW)


class Sidebar(QFrame):
    """The program's name, the navigation, and the state in a few words; only icons in a narrow window."""

    chosen = Signal(str)

    def __init__(self, app_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._app_name = app_name
        self._narrow = False
        self._buttons: dict[str, NavButton] = {}
        self._group = OneOfThese(self)
        self._name = OneLine(app_name, Role.NAME)
        self._symbol = _Symbol()
        self._file = OneLine(role=Role.SMALL)
        self._status = Text(role=Role.SMALL)
        self._status_mark = Icon("info")
        self._navigation = QVBoxLayout()
        self._navigation.setSpacing(3)

        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (self._name, self._file):
            words.setContentsMargins(11, 0, 0, 0)
            self._column.addWidget(words)
            self._column.addSpacing(4)
        self._column.addSpacing(11)
        self._column.addLayout(self._navigation)
        self._column.addStretch(1)
        self._status.setContentsMargins(11, 0, 0, 0)
        self._column.addWidget(self._status)
        self._column.addWidget(self._status_mark, 0, Qt.AlignmentFlag.AlignHCenter)
        keep_fitting(self, self._lay_out)

    def add(self, key: str, title: str, icon_name: str) -> None:
        """Add the button of a page."""
        button = NavButton(title, icon_name)
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._group.addButton(button)
        self._navigation.addWidget(button)

    def mark(self, key: str) -> None:
        """Show that this page is the one shown."""
        self._buttons[key].setChecked(True)

    def set_file_name(self, name: str) -> None:
        """Show the data file's name."""
        self._file.setText(name)
        self._symbol.setToolTip(f"{self._app_name}\n{name}")
        self._symbol.setAccessibleName(f"{self._app_name}, {name}")

    def set_status_lines(self, lines: tuple[str, ...]) -> None:
        """Show these lines at the foot."""
        self._status.setText("\n".join(lines))
        self._status_mark.setToolTip("\n".join(lines))
        self._status_mark.setAccessibleName(", ".join(lines))
        self._lay_out()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()

    def _lay_out(self) -> None:
        narrow = self._narrow
        self.setFixedWidth(_NARROW if narrow else max(_WIDE, 12 * self.fontMetrics().height()))
        side = 10 if narrow else 12
        self._column.setContentsMargins(side, 20, side, 22)
        for wide_only in (self._name, self._file, self._status):
            set_shown(wide_only, not narrow)
        self._symbol.setVisible(narrow)
        self._status_mark.setVisible(narrow and bool(self._status.text()))
        for button in self._buttons.values():
            button.set_narrow(narrow)


class NavButton(QAbstractButton):
    """One line of the navigation; painted by hand, because a stylesheet can't set the room beside an icon."""

    def __init__(self, title: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._narrow = False
        self.setCheckable(True)
        self.setIcon(icon(icon_name))
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the page
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only, with the title as tooltip."""
        self._narrow = narrow
        self.setToolTip(self._title if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NARROW - 20, self.fontMetrics().height() + 18)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        ring = self.hasFocus()
        ground = colours.accent_soft if checked else colours.border if self.underMouse() else ""
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2) if ring else Qt.PenStyle.NoPen)
        inset = 1 if ring else 0
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 7, 7)

        left = (self.width() - 18) // 2 if self._narrow else 10
        place = QRect(left, (self.height() - 18) // 2, 18, 18)
        self.icon().paint(painter, place, state=QIcon.State.On if checked else QIcon.State.Off)
        if self._narrow:
            return
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if checked else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if checked else colours.text))
        room = self.rect().adjusted(39, 0, -6, 0)
        words = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class _Symbol(QWidget):
    """The program's icon, which takes the place of its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        app_icon().paint(QPainter(self), self.rect())
