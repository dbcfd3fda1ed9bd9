"""The first screen of an import: what can be dropped, how to get it from LinkedIn, and what it does not hold."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inmail_desk.exchange.unreadable import Reason, Unreadable

from . import import_words
from .cards import Card, CardRow, Icon, Notice
from .colours import Tone, current_colours
from .controls import PrimaryButton, SecondaryButton
from .labels import Role, SectionTitle, Separator, Text
from .page import MARGIN, PageHeader, ScrollPage
from .tab_order import order_tabs

_NOT_LINKEDINS = (Reason.NO_HEADER, Reason.NOTHING_KNOWN)


class ImportStart(QWidget):
    """Asks for the archive. What could not be read is said on top."""

    files_wanted = Signal()
    folder_wanted = Signal()
    list_wanted = Signal(object)
    """Carries the path of a file that may be a list, None where it is to be asked for."""
    leave_wanted = Signal()

    def __init__(self, *, account: bool, parent: QWidget | None = None) -> None:
        """`account`: there is one to import into; else the archive prepares it."""
        super().__init__(parent)
        self._account = account
        self._page = ScrollPage(
            PageHeader(
                self.tr("Import from LinkedIn") if account else self.tr("Start from a LinkedIn archive"),
                self.tr(
                    "Nothing leaves this computer: no login, no connection. You look through everything first."
                ),
            ),
            self,
        )
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.as_list = SecondaryButton(self.tr("Bring it in as a list…"))
        self.as_list.clicked.connect(lambda: self.list_wanted.emit(self._maybe_list))
        self._maybe_list: Path | None = None
        self.trouble = Notice(Tone.WARN, "", "", self.as_list, parent=self)
        self.trouble.hide()
        self.files = PrimaryButton(self.tr("Choose files…"))
        self.files.clicked.connect(self.files_wanted)
        self.folder = SecondaryButton(self.tr("Choose a folder…"))
        self.folder.clicked.connect(self.folder_wanted)
        self.list = SecondaryButton(self.tr("Import a list or pasted text…"))
        self.list.clicked.connect(lambda: self.list_wanted.emit(None))
        if not account:  # without an account there is nobody to add anyone to
            self.list.hide()
        self.back = SecondaryButton(self.tr("Back"), icon_name="chevron-left")
        self.back.clicked.connect(self.leave_wanted)
        self._lay_out()
        order_tabs(self)

    def show_trouble(self, trouble: Unreadable | None, paths: Sequence[Path] = ()) -> None:
        """Say what could not be read and what to do; None takes it back. A single table among `paths` may be a list."""
        self.trouble.setVisible(trouble is not None)
        unknown = trouble is not None and trouble.reason in _NOT_LINKEDINS
        self._maybe_list = paths[0] if unknown and len(paths) == 1 and may_be_list(paths[0]) else None
        self.as_list.setVisible(self._maybe_list is not None and self._account)
        if trouble is not None:
            self.trouble.say(Tone.WARN, *import_words.unreadable(trouble))
            self._page.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        column = self._page.column
        column.addWidget(self.trouble)
        column.addWidget(self._drop_zone())
        column.addWidget(CardRow((self._how_to_get(), self._elsewhere()), least=330))
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(MARGIN, 12, MARGIN, 12)
        bar.addWidget(self.back)
        bar.addStretch(1)
        bar.addWidget(Text(self.tr("Nothing has been written yet."), Role.QUIET, wrap=False))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(Separator())
        whole.addLayout(bar)

    def _drop_zone(self) -> QWidget:
        zone = DropZone()
        centre = Qt.AlignmentFlag.AlignHCenter
        zone.column.addWidget(Icon("import", Tone.INFO, size=36), 0, centre)
        title = SectionTitle(self.tr("Drop LinkedIn’s archive here"))
        text = Text(
            self.tr(
                "The zip as it was downloaded, its unpacked folder, or single CSV files of it. Both zips may be given "
                "together."
            ),
            Role.QUIET,
        )
        for label in (title, text):
            label.setAlignment(centre)
            zone.column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        zone.column.addSpacing(6)
        zone.column.addLayout(buttons)
        return zone

    def _how_to_get(self) -> QWidget:
        card = Card(self.tr("How to get the archive"))
        steps = (
            self.tr("On LinkedIn open Settings & Privacy > Data privacy > Get a copy of your data."),
            self.tr("Choose the larger archive, or at least Messages, Connections, Invitations and Profile."),
            self.tr(
                "LinkedIn sends an e-mail with a link: the first part within minutes, the rest within 24 hours, as a "
                "second zip. Receipts come with the second."
            ),
            self.tr(
                "Import a later archive whenever you like: it adds new InMails and answers, and nothing twice."
            ),
        )
        for number, text in enumerate(steps, 1):
            line = QHBoxLayout()
            line.setSpacing(10)
            mark = Text(f"{number}.", Role.STRONG, wrap=False)
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(text), 1)
            card.body.addLayout(line)
        card.body.addStretch(1)
        return card

    def _elsewhere(self) -> QWidget:
        card = Card(self.tr("Sales Navigator and Recruiter"))
        texts = [
            self.tr(
                "They keep their InMails in inboxes of their own, which are most likely not in this archive. An empty "
                "review would not mean that you sent none."
            ),
        ]
        if self._account:
            texts.append(
                self.tr(
                    "Have you an export of theirs, as CSV or Excel? Bring it in as a list. Or open the page of the "
                    "sent messages there, copy its text, and paste it: names, days, subjects and addresses are "
                    "found in it."
                )
            )
        else:
            texts.append(
                self.tr(
                    "Their own exports, and text copied from their pages, can be brought in as a list once the account "
                    "is there."
                )
            )
        for text in texts:
            card.body.addWidget(Text(text))
        line = QHBoxLayout()
        line.addWidget(self.list)
        line.addStretch(1)
        card.body.addStretch(1)
        card.body.addLayout(line)
        return card


def may_be_list(path: Path) -> bool:
    """Whether a file can be a list, going by its name."""
    return path.suffix.lower() in (".csv", ".txt", ".tsv", ".xlsx")


class DropZone(QWidget):
    """A dashed frame, which shows that something can be dropped there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 22, 24, 22)
        self.column.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 10, 10)
