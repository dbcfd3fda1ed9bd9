"""The page of Help on the bookmark that hands over the profile in the browser."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from .bookmarklet import bookmarklet
from .cards import Card
from .controls import PrimaryButton
from .labels import Role, Text
from .page import ScrollPage

_LINES_OF_CODE = 5


class BrowserPage(ScrollPage):
    """How the bookmark is made, in four browsers, how it is used, and all that it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Add from the browser"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.addWidget(
            Text(
                self.tr(
                    "With a bookmark in your browser, the profile that you are looking at comes to quick add with one "
                    "click, its address and name filled in."
                )
            )
        )
        for card in (self._making(), self._using(), self._doing()):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def _making(self) -> Card:
        card = Card(self.tr("Make the bookmark, once"))
        self.code = QPlainTextEdit(bookmarklet())
        self.code.setReadOnly(True)
        self.code.setTabChangesFocus(True)
        self.code.setAccessibleName(self.tr("Address of the bookmark"))
        self.code.setFixedHeight(self.code.fontMetrics().lineSpacing() * _LINES_OF_CODE + 22)
        self.copy_button = PrimaryButton(self.tr("Copy the bookmark’s address"), icon_name="copy")
        self.copy_button.clicked.connect(self._copy)
        self._copied = Text(role=Role.QUIET, wrap=False)
        copying = QHBoxLayout()
        copying.setSpacing(12)
        copying.addWidget(self.copy_button)
        copying.addWidget(self._copied)
        copying.addStretch(1)
        steps = QGridLayout()
        steps.setHorizontalSpacing(16)
        steps.setVerticalSpacing(8)
        steps.setColumnStretch(1, 1)
        shows_bar = _as_shown("Ctrl+Shift+B")
        for row, (browser, how) in enumerate(self._browsers()):
            steps.addWidget(Text(browser, Role.STRONG, wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(Text(how.replace("%1", shows_bar), selectable=True), row, 1)
        card.body.addWidget(Text(self.tr("1. Copy its address:")))
        card.body.addLayout(copying)
        card.body.addWidget(self.code)
        card.body.addWidget(Text(self.tr("2. Make a bookmark in your browser, and paste it there:")))
        card.body.addLayout(steps)
        return card

    def _browsers(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                "Chrome",
                self.tr(
                    "Right-click the bookmarks bar (%1 shows it), choose “Add page…”, type a name such as "
                    "“Add to InMail Desk”, paste into “URL”, and save."
                ),
            ),
            (
                "Edge",
                self.tr(
                    "Right-click the favourites bar (%1 shows it), choose “Add page” or “Add this page to "
                    "favourites”, type a name, paste into “URL”, and save."
                ),
            ),
            (
                "Firefox",
                self.tr(
                    "Right-click the bookmarks toolbar (%1 shows it), choose “Add Bookmark…”, type a name, "
                    "paste into “URL”, and save."
                ),
            ),
            (
                "Safari",
                self.tr(
                    "Bookmark any page among your Favourites. Choose Bookmarks › Edit Bookmarks, double-click the "
                    "address of the new bookmark, paste, and press Enter; then give it a name."
                ),
            ),
        )

    def _using(self) -> Card:
        card = Card(self.tr("Use it"))
        card.body.addWidget(
            Text(
                self.tr(
                    "Look at a profile on LinkedIn, Sales Navigator or Recruiter, and click the bookmark. The browser "
                    "asks whether InMail Desk may be opened: allow it. Quick add opens with the person filled in; "
                    "nothing is added before you press Add."
                )
            )
        )
        card.body.addWidget(
            Text(
                self.tr(
                    "Where nothing opens, your system does not know the program: only its installers introduce it. "
                    "Then copy the profile’s address, and press %1 here."
                ).replace("%1", _as_shown("Ctrl+N")),
                Role.QUIET,
            )
        )
        return card

    def _doing(self) -> Card:
        card = Card(self.tr("What it does, and what it does not"))
        for text in (
            self.tr("It reads the address and the title of the page in front, and nothing else of the page."),
            self.tr(
                "It sends nothing anywhere. Of the two it makes an address that begins with inmaildesk:, and your own "
                "system hands that to this program."
            ),
            self.tr(
                "It does so only when you click it. On any other page it says that this is not a profile."
            ),
        ):
            card.body.addWidget(Text(f"•  {text}"))
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())
        self._copied.setText(self.tr("Copied."))


def _as_shown(keys: str) -> str:
    """How this system writes a combination of keys."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
