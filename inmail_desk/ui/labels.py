"""Texts as labels. All are plain text: nothing a person typed is ever read as markup."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


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
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def minimumSizeHint(self) -> QSize:
        """Claim one line only: Qt's answer is the height of the text at its narrowest, which makes pages scroll."""
        size = super().minimumSizeHint()
        return QSize(min(size.width(), 60), self.fontMetrics().height()) if self.wordWrap() else size

    def set_role(self, role: Role) -> None:
        """Give the text another role."""
        restyle(self, "role", role.value)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet asks for, and show what follows from it."""
    if widget.property(name) == value:
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
