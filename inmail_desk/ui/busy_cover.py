"""What lies over a window while its data file is being changed in a thread of its own."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from .cards import Icon
from .colours import Tone, current_colours
from .labels import SectionTitle


class BusyCover(QWidget):
    """Covers all of a window, takes every key and every click, and says what is being done.

    It hides what lies beneath altogether: to paint that might read the very file that is being changed.
    """

    def __init__(self, label: str, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BusyCursor)
        self._window = window
        focused = window.focusWidget()
        # An editor within a list closes as it loses the keyboard, and is gone at the end: the list gets it then.
        self._gets_keyboard = () if focused is None else (focused, focused.parentWidget())
        title = SectionTitle(label)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Icon("hourglass", Tone.INFO, size=36), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addStretch(2)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> bool:
        """Gives the window back, and the keyboard to what had it. It was not called off: that cannot be."""
        self._window.removeEventFilter(self)
        there = next((each for each in self._gets_keyboard if each is not None and isValid(each)), None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # so that it comes as a key, and does nothing
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: ARG002
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), QColor(current_colours().page))
