"""The first run: one page of three answers, each opening the next, with what they lead to beside them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from inmail_desk.desk.rejection import Rejected

from .controls import LinkButton, PrimaryButton, SecondaryButton
from .first_run_archive import ArchiveWay
from .first_run_preview import PreviewCard
from .first_run_questions import Outcome, Questions
from .labels import Role, Separator, Text
from .my_premium import open_in_browser
from .page import MARGIN, PageHeader, ScrollPage
from .tab_order import order_tabs
from .when_painted import WhenPainted

if TYPE_CHECKING:
    from inmail_desk.exchange.archive import Archive

_BESIDE_FROM = 1120
_PREVIEW_WIDTH = 330
_WIDEST = 1320
_AROUND = 64


class FirstRunPage(QWidget):
    """Asks for the plan, how it began and renews, and the number LinkedIn shows. Nothing is written here."""

    begin_wanted = Signal(object)
    """Carries the `Answers`, which `preview` took."""

    demo_wanted = Signal()
    open_wanted = Signal()
    archive_wanted = Signal()
    """LinkedIn's archive is to be read first; `begin_with` then takes what it says."""
    back_wanted = Signal()

    def __init__(
        self,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        new_file: str = "",
        former: str = "",
        open_url: Callable[[str], object] = open_in_browser,
    ) -> None:
        """`new_file` names the file that is to be made, "" where that is not for the person to know yet; `former` the
        account that stays open behind this page, "" for none: there is a way back to it."""
        super().__init__(parent)
        self._clock = clock
        self._new_file = new_file
        self._former = former
        today = clock().date()
        self._scroll = ScrollPage(self._header(), self)
        self._questions = Questions(today, open_url, self._scroll.widget())
        self._beside = ScrollPage(parent=self)
        self._preview = PreviewCard(today, self)
        self._loaded = False
        self._next = Text(role=Role.QUIET, wrap=False)
        self._start = PrimaryButton(self.tr("Start"))
        self._start.show_hint("Ctrl+Return")
        self._start.clicked.connect(self._begin)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(keys), self, self._begin, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
        self._lay_out()
        self._questions.changed.connect(self._show_outcome)
        self._questions.unfolded.connect(self._bring_into_view)
        self._questions.made.connect(lambda: order_tabs(self))
        self._show_outcome(self._questions.outcome())

    def show_rejected(self, rejected: Rejected) -> None:
        """Say at its field why the answers cannot be kept, and move there."""
        self._load()
        self._move_to(self._questions.insist(rejected))

    def begin_with(self, archive: "Archive") -> None:
        """Answer what the archive says, each with where it comes from; the number that LinkedIn shows now stays to be
        typed."""
        self._load()
        self.archive_way.show_found(self._questions.answer_from(archive), archive, self._clock().date())
        self._questions.stops()[0].target.setFocus(Qt.FocusReason.TabFocusReason)
        # What was found stands on top; what has just opened below is laid out later.
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def outcome(self) -> Outcome:
        """Return the answers so far and what they lead to."""
        return self._questions.outcome()

    # How it looks

    def _header(self) -> PageHeader:
        promise = self.tr(
            "Three answers, and you see which credits expire when. Nothing leaves this computer: "
            "no login, no connection."
        )
        if not self._new_file:
            return PageHeader(self.tr("Welcome to InMail Desk"), promise)
        name = self.tr("A new file: %1").replace("%1", self._new_file)
        return PageHeader(name, promise)

    def _lay_out(self) -> None:
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.column.setSpacing(20)
        self.archive_way = ArchiveWay()
        self.archive_way.wanted.connect(self.archive_wanted)
        self._scroll.column.addWidget(self.archive_way)
        self._scroll.column.addWidget(self._questions)
        self._below = QVBoxLayout()
        self._scroll.column.addLayout(self._below)
        self._scroll.column.addStretch(1)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_focus_in_view)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.column.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._scroll, 1)
        body.addWidget(self._beside)
        demo = LinkButton(self.tr("Look at the demo"))
        demo.clicked.connect(self.demo_wanted)
        open_file = LinkButton(self.tr("Open a file you have"))
        open_file.clicked.connect(self.open_wanted)
        self._bar = QHBoxLayout()
        self._bar.setSpacing(20)
        if self._former:
            back = SecondaryButton(
                self.tr("Back to %1").replace("%1", self._former), icon_name="chevron-left"
            )
            back.setToolTip(self.tr("Makes no file"))
            back.clicked.connect(self.back_wanted)
            self._bar.addWidget(back)
        self._bar.addWidget(demo)
        self._bar.addWidget(open_file)
        self._bar.addStretch(1)
        self._bar.addWidget(self._next)
        self._bar.addWidget(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(Separator())
        column.addLayout(self._bar)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._loaded:
            # All rulebooks are read for the cards: after the first painting, which need not wait for them.
            WhenPainted(self.window(), self._load, of=self, rest=0)

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        self._questions.make_ready()
        self._questions.stops()[0].target.setFocus()
        # Nobody sees the other questions yet: they come once the cards are painted.
        WhenPainted(self.window(), self._questions.make_complete, of=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the preview beside the questions where there is room, else beneath them."""
        side = max(MARGIN, (self.width() - _WIDEST) // 2)
        beside = self.width() >= _BESIDE_FROM
        self._scroll.column.setContentsMargins(side, 23, 20 if beside else side, 23)
        self._bar.setContentsMargins(side, 12, side, 12)
        self._beside.setVisible(beside)
        self._beside.setFixedWidth(_PREVIEW_WIDTH + side)
        self._beside.column.setContentsMargins(0, 23, side, 23)
        if beside and self._beside.column.indexOf(self._preview) < 0:
            self._beside.column.insertWidget(0, self._preview)
        elif not beside and self._below.indexOf(self._preview) < 0:
            self._below.addWidget(self._preview)
        self._show_next(self._questions.outcome())

    def _show_outcome(self, outcome: Outcome) -> None:
        if outcome.preview is None:
            self._preview.show_waiting()
        else:
            self._preview.show_preview(outcome.preview)
        self._show_next(outcome)

    def _show_next(self, outcome: Outcome) -> None:
        """Say beside Start which answer comes next; in a small window also what all of them lead to."""
        if outcome.problem is not None:
            self._next.setText(self._questions.missing(outcome.problem))
        else:
            self._next.setText("" if self._beside.isVisibleTo(self) else self._preview.summary())

    def _bring_into_view(self, part: QWidget | None) -> None:
        """Scroll to a part once it has its place: what has just opened is laid out later."""
        if part is not None and self._questions.isAncestorOf(part):
            QTimer.singleShot(0, part, lambda: self._scroll_to(part))

    def _keep_focus_in_view(self) -> None:
        self._bring_into_view(self.focusWidget())

    def _scroll_to(self, part: QWidget) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._scroll.ensureWidgetVisible(part, 0, _AROUND)

    # What the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on to the next answer, from the last one to Start."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            self._move_on(focus)

    def _move_on(self, focus: QWidget | None) -> None:
        self._load()
        stops = self._questions.stops()
        at = -1
        for number, stop in enumerate(stops):
            if focus is not None and (stop.place is focus or stop.place.isAncestorOf(focus)):
                at = number
        following = stops[at + 1 :]
        if following and not (at < 0 and focus is not None):
            self._move_to(following[0].target)
        else:
            self._start.setFocus(Qt.FocusReason.TabFocusReason)

    def _move_to(self, target: QWidget | None) -> None:
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self._bring_into_view(target)

    def _begin(self) -> None:
        self._load()
        wrong = self._questions.insist(None)
        if wrong is None:
            self.begin_wanted.emit(self._questions.outcome().answers)
        else:
            self._move_to(wrong)
