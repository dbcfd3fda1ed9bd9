"""What every page begins with: its header, and a column that scrolls where the window is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .labels import Role, Text

MARGIN = 28
GAP = 16


class PageHeader(QWidget):
    """The page's title, a quiet line beneath, and its buttons at the right."""

    def __init__(
        self, title: str, subtitle: str = "", *buttons: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = Text(title, Role.TITLE)
        self._subtitle = Text(subtitle, Role.QUIET, selectable=True)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_subtitle(self, subtitle: str) -> None:
        """Show another quiet line."""
        self._subtitle.setText(subtitle)


class ScrollPage(QScrollArea):
    """A page as one column that scrolls up and down. Add to `column`; end with `column.addStretch(1)`."""

    def __init__(self, header: PageHeader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        content = QWidget()
        content.setObjectName("content")
        self.column = page_column(content)
        self.setWidget(content)
        # Qt lets it cover what lies beneath, and would paint it first, and once more with all that stands on it.
        content.setAutoFillBackground(False)
        if header is not None:
            self.column.addWidget(header)


def page_column(page: QWidget) -> QVBoxLayout:
    """Give a page that does not scroll as a whole its column with the usual margins, and return it."""
    column = QVBoxLayout(page)
    column.setContentsMargins(MARGIN, 23, MARGIN, 23)
    column.setSpacing(GAP)
    return column
