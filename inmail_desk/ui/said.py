"""The line that says what was just done, with Undo beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from .cards import Icon
from .colours import Tone, current_colours
from .controls import LinkButton
from .labels import Text

_SHOWN_FOR_MS = 8000

Ways = Sequence[tuple[str, Callable[[], object]]]
"""Names with what leads there."""


class Said(QWidget):
    """Says a line ("Recorded: Interested · Amara Okafor"), hidden while there is none.

    The line goes after 8 seconds, but not while the pointer or the focus is on it. It never takes the focus itself.
    """

    undo_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._text = Text()
        self._undo = LinkButton(self.tr("Undo"))
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(9)
        self._icon = Icon("tick", Tone.GOOD, size=16)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(14)
        row.addLayout(self._ways)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR_MS)
        self._timer.timeout.connect(self._go)
        self.hide()

    def say(self, text: str, *, undo: bool, ways: Ways = ()) -> None:
        """Say what was done, in place of the former line; `undo` offers to take it back, `ways` lead to where it can be
        seen. A line with ways stays until something else is done."""
        self._icon.set_icon("tick", Tone.GOOD)
        self._show(text, undo)
        for name, go in ways:
            link = LinkButton(name)
            link.clicked.connect(go)
            self._ways.addWidget(link)
        if ways:
            self._timer.stop()

    def say_why_not(self, text: str) -> None:
        """Say why nothing was done, in place of the former line."""
        self._icon.set_icon("info", Tone.WARN)
        self._show(text, False)

    def _show(self, text: str, undo: bool) -> None:
        # Costs the first window 5 ms, and it has nothing to say yet.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        while (item := self._ways.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        self._text.setText(text)
        self._undo.setVisible(undo)
        self._undo.setAccessibleDescription(text)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def ways(self) -> list[LinkButton]:
        """Return the buttons that lead to where it can be seen."""
        items = (self._ways.itemAt(place) for place in range(self._ways.count()))
        links = (None if item is None else item.widget() for item in items)
        return [link for link in links if isinstance(link, LinkButton)]

    def clear(self) -> None:
        """Hide the line at once."""
        self._timer.stop()
        self.hide()

    def text(self) -> str:
        """Return the line shown; "" for none."""
        return "" if self.isHidden() else self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current_colours()
        painter.setPen(QColor(colours.border))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(self.contentsRect().adjusted(0, 0, -1, -1), 8, 8)

    def _take_back(self) -> None:
        self.clear()
        self.undo_clicked.emit()

    def _go(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.clear()
