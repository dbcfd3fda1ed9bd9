"""Texts as labels. All are plain text: nothing a person typed is ever read as markup."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from shiboken6 import isValid


class Role(StrEnum):
    """What a text is for; its size and colour follow from it."""

    BODY = "body"
    TITLE = "title"
    NUMBER = "number"
    NAME = "name"
    SECTION = "section"
    STRONG = "strong"
    QUIET = "quiet"
    SMALL = "small"
    ERROR = "error"


class Text(QLabel):
    """A text that wraps and, where it is data, can be selected with mouse and keyboard."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        *,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable and _put_off:
            _put_off[0].append(self)
        elif selectable:
            self._let_select()

    def minimumSizeHint(self) -> QSize:
        """Claim room for a usual word on one line: Qt's answer, as high as the text is at its narrowest, makes pages
        scroll, and an address would make them wide."""
        size = super().minimumSizeHint()
        line = self.fontMetrics().height()
        return QSize(min(size.width(), 7 * line), line) if self.wordWrap() else size

    def _let_select(self) -> None:
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_role(self, role: Role) -> None:
        """Give the text another role."""
        restyle(self, "role", role.value)


_put_off: list[list[Text]] = []
"""Holds the list of texts that are to be made selectable later; empty where each is at once."""


def put_selection_off() -> None:
    """Lets no text be selected until `let_select`: Qt lays one that can be out in a document of its own, and to make
    those of the first page takes as long as to paint it."""
    _put_off[:] = [[]]


def let_select() -> None:
    """Makes selectable what was to be since `put_selection_off`, and from now on each text at once."""
    waiting = [text for texts in _put_off for text in texts]
    _put_off.clear()
    for text in waiting:
        if isValid(text):
            text._let_select()


class OneLine(Text):
    """A text on one line, with "…" in its middle where it is too long; its tooltip is then the whole."""

    def __init__(self, text: str = "", role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, role, wrap=False, parent=parent)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        place = self.contentsRect()
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, place.width())
        self.setToolTip("" if line == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(place, self.alignment(), line)


def set_shown(widget: QWidget, shown: bool) -> None:
    """Show or hide a part of something. One that nobody has hidden yet comes with its parent: to show it before that
    would have Qt style it and lay it out once for nothing."""
    if not shown or widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.setVisible(shown)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet asks for, and show what follows from it."""
    former = widget.property(name)
    if former == value or not (former or value):  # what was never set looks like False
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class SectionTitle(Text):
    """The heading of a card or of a part of a page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, Role.SECTION, parent=parent)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)


class Separator(QFrame):
    """A thin line across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
