"""The review of an archive: everything that an import would do, to be looked through before anything is written."""

import re
from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inmail_desk.desk.comparing import Comparison
from inmail_desk.desk.importing import Review
from inmail_desk.desk.importing_aside import Aside
from inmail_desk.desk.importing_list import Group, ReviewList, Totals
from inmail_desk.desk.rejection import Rejected
from inmail_desk.store.errors import StoreTrouble

from . import import_words, words
from .background import Background, take_apart
from .cards import Icon
from .colours import Tone
from .controls import LinkButton, OneOfThese, PrimaryButton, SecondaryButton, Tab
from .import_left import ReviewLeft
from .import_messages import ReviewMessages
from .import_plan import ReviewPlan, stands_against
from .labels import Role, Separator, Text
from .page import MARGIN, PageHeader
from .session import DeskSession
from .standing_view import in_a_line
from .tab_order import order_tabs
from .trouble_words import trouble_text
from .turns import styled

MESSAGES, PLAN, LEFT = "messages", "plan", "left"

_AFTER_A_NUMBER = re.compile(r"(?<=\d) ")
_SETTLES_MS = 150
_LINES_WITH_TITLE = 30
"""With less room, the title makes place for the list."""
_SIGN_OF_LIFE_AFTER = 500  # milliseconds


class ImportReview(QWidget):
    """Shows a review in its parts and takes choices; what they make of the credits follows in a moment."""

    import_wanted = Signal()
    leave_wanted = Signal()

    def __init__(
        self,
        session: DeskSession,
        messages: ReviewList,
        aside: Aside,
        background: Background,
        names: str,
        parent: QWidget | None = None,
    ) -> None:
        """`names` are those of what was read; `aside` is used in the thread of `background` only."""
        super().__init__(parent)
        self._session = session
        self._aside = aside
        self._background = background
        self.list = messages
        self.changed_by_hand = False
        self._names = names
        self._comparison: Comparison | None = None
        self._problem = ""
        self._parts: dict[str, QWidget] = {}
        self.plan: ReviewPlan | None = None
        self.left: ReviewLeft | None = None
        # Each part is made with its parent: to move a finished one there costs a styling of all that it holds.
        self.foot = ReviewFoot(self)
        self._stack = QStackedWidget(self)
        self.messages: ReviewMessages

    def make(self) -> Iterator[None]:
        """Makes what is shown, a part in each step, as all at once would hold the window up; to be used once it is
        done."""
        messages, session = self.list, self._session
        some = session.picture.prospects.some
        self.messages = ReviewMessages(messages, some, session.today, self._stack)
        yield from self.messages.make()
        self._parts[MESSAGES] = self.messages
        self.messages.show_group(Group.ALL)
        yield
        self._lay_out(messages.review, self._names)
        yield
        self.messages.changed.connect(self._follow)
        self.foot.ok.clicked.connect(self._import)
        self.foot.cancel.clicked.connect(self.leave_wanted)
        self.foot.more.clicked.connect(self._show_effect_from_near)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(
                QKeySequence(keys),
                self,
                self.foot.ok.click,
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settling.timeout.connect(self._work_out)
        self._waiting = QTimer(self, singleShot=True, interval=_SIGN_OF_LIFE_AFTER)
        self._waiting.timeout.connect(self.foot.show_waiting)
        order_tabs(self)
        yield
        yield from styled(self)
        self._show_totals()
        self._settling.start(0)
        yield

    def _lay_out(self, review: Review, names: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(MARGIN, 18, MARGIN, 12)
        upper.setSpacing(10)
        self._header = PageHeader(self.tr("Look through what was found"), self._whose(review, names))
        upper.addWidget(self._header)
        self.found = Text(found_words(review, self.list), selectable=True, parent=self)
        upper.addWidget(self.found)
        upper.addWidget(self._make_tabs(review))
        self._stack.addWidget(self.messages)
        upper.addWidget(self._stack, 1)
        column.addLayout(upper, 1)
        column.addWidget(Separator())
        column.addWidget(self.foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.setVisible(self.height() > _LINES_WITH_TITLE * self.fontMetrics().height())

    def _whose(self, review: Review, names: str) -> str:
        if review.me is None:
            return names
        text = self.tr("%1 · the archive of %2").replace("%2", review.me.name or review.me.profile)
        return text.replace("%1", names, 1)

    def _make_tabs(self, review: Review) -> QWidget:
        texts = {
            MESSAGES: self.tr("Messages"),
            PLAN: self.tr("Plan and balance"),
            LEFT: words.counted(len(review.ignored), self.tr("Left alone 1"), self.tr("Left alone %1")),
        }
        tabs = QWidget(self)
        tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(tabs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        group = OneOfThese(self)
        self.tabs: dict[str, Tab] = {}
        for key, text in texts.items():
            tab = self.tabs[key] = Tab(text)
            tab.clicked.connect(lambda _checked, key=key: self.show_part(key))
            group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self.tabs[MESSAGES].setChecked(True)
        if review.missing:
            missing = LinkButton(
                words.counted(
                    len(review.missing),
                    self.tr("%1 is missing").replace("%1", review.missing[0]),
                    self.tr("%1 usual files are missing"),
                )
            )
            missing.setToolTip(self.tr("What that means"))
            missing.clicked.connect(lambda: self.show_part(LEFT))
            row.addWidget(missing)
        return tabs

    # The parts

    def show_part(self, key: str) -> None:
        """Shows the part "messages", "plan" or "left"."""
        if key not in self._parts:
            self._parts[key] = self._make_part(key)
            self._stack.addWidget(self._parts[key])
        self.tabs[key].setChecked(True)
        self._stack.setCurrentWidget(self._parts[key])
        order_tabs(self)

    def _show_effect_from_near(self) -> None:
        self.show_part(PLAN)
        assert self.plan is not None
        self.plan.go_to_effect()

    def _make_part(self, key: str) -> QWidget:
        if key == LEFT:
            self.left = ReviewLeft(self.list.review)
            return self.left
        plan = self.plan = ReviewPlan(self.list, self._session.today)
        plan.changed.connect(self._follow)
        if self._comparison is not None:
            plan.show_effect(self._comparison, self._session.today)
        else:
            plan.show_problem(self._problem)
        return plan

    # What the choices lead to

    def is_worked_out(self) -> bool:
        """Whether what is shown is what the choices make of the credits."""
        return not (self._settling.isActive() or self._background.is_busy())

    def work_out_now(self) -> None:
        """Shows at once what the choices make of the credits."""
        self._settling.stop()
        self._work_out()
        self._background.wait()

    def _import(self) -> None:
        self.messages.settle()
        self.import_wanted.emit()

    def let_go(self) -> None:
        """Shows nothing any more. What was held is taken apart off the GUI thread: it may be much."""
        self.stop()
        self.messages.model.show_numbers(())
        aside, held = self._aside, self.list.emptied()

        def let_go() -> None:
            aside.close()
            take_apart(held)

        self._background.end_with(let_go)

    def stop(self) -> None:
        """Works nothing out any more."""
        self.messages.settle()
        self._settling.stop()
        self._waiting.stop()
        self._background.stop()

    def _follow(self) -> None:
        self.changed_by_hand = True
        self._show_totals()
        self._settling.start(_SETTLES_MS)

    def _show_totals(self) -> None:
        self._totals = self.list.totals()
        self.foot.show_totals(self._totals, possible=not self._problem)

    def _work_out(self) -> None:
        review, now, aside = self.list.review, self._session.now(), self._aside
        self._waiting.start()
        self._background.run((lambda: _effect(aside, review, now),), self._show_effect)

    def _show_effect(self, _: int, effect: object) -> None:
        self._waiting.stop()
        today = self._session.today
        self._comparison = effect if isinstance(effect, Comparison) else None
        self._problem = ""
        if isinstance(effect, Rejected):
            self._problem = stands_against(effect, today)
        elif isinstance(effect, StoreTrouble):
            self._problem = trouble_text(effect)
        if self._comparison is not None:
            self.foot.show_effect(in_a_line(self._comparison, today))
        else:
            self.foot.show_problem(self._problem)
        self.foot.show_totals(self._totals, possible=not self._problem)
        if self.plan is not None:
            if self._comparison is not None:
                self.plan.show_effect(self._comparison, today)
            else:
                self.plan.show_problem(self._problem)


class ReviewFoot(QWidget):
    """Says that nothing has been written, what would be, and what that makes of the credits; and does it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.promise = Text(self.tr("Nothing has been written yet."), Role.STRONG, wrap=False)
        self._ticked = ""
        self._effect = self.tr("Working out what that changes…")
        self.text = Text("", Role.QUIET, selectable=True)
        self.more = LinkButton(self.tr("What it changes"))
        self.cancel = SecondaryButton(self.tr("Cancel"))
        self.ok = PrimaryButton(self.tr("Import"))
        keys = QKeySequence("Ctrl+Return")
        self.ok.setToolTip(keys.toString(QKeySequence.SequenceFormat.NativeText))
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(Icon("info", Tone.INFO, size=16))
        first.addWidget(self.promise)
        first.addSpacing(8)
        first.addWidget(self.more)
        first.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(first)
        texts.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 10, MARGIN, 12)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.ok)

    def show_totals(self, totals: Totals, *, possible: bool) -> None:
        """Say what would be imported; `possible` False: the rules stand against it."""
        self.ok.setText(import_words.import_button(totals))
        self.ok.setEnabled(possible and import_words.anything(totals))
        self._ticked = import_words.ticked(totals)
        self._say()

    def show_effect(self, text: str) -> None:
        """Say what the import makes of the credits."""
        self._effect = text
        self.text.set_role(Role.QUIET)
        self._say()

    def show_problem(self, text: str) -> None:
        """Say why it cannot be done."""
        self._effect = text
        self.text.set_role(Role.ERROR)
        self._say()

    def show_waiting(self) -> None:
        """Say that it takes a moment."""
        self.show_effect(self.tr("Working out what that changes…"))

    def _say(self) -> None:
        self.text.setText(f"{self._ticked} {self._effect}".strip())


def _effect(aside: Aside, review: Review, now: datetime) -> Comparison | Rejected | StoreTrouble:
    try:
        return aside.comparison(review, now)
    except (Rejected, StoreTrouble) as trouble:
        return trouble


def found_words(review: Review, messages: ReviewList) -> str:
    """What was found, in a line or two."""
    tr = import_words.translate
    if not review.inmails:
        parts = [tr("import", "No message of yours that may have been an InMail")]
    else:
        sure = messages.found.likely
        text = words.counted(
            len(review.inmails),
            tr("import", "1 message of yours may have been an InMail"),
            tr("import", "%1 messages of yours may have been InMails"),
        )
        likely = tr("import", "%1: %2 most likely, %3 uncertain").replace(
            "%3", words.number(len(review.inmails) - sure)
        )
        parts = [likely.replace("%2", words.number(sure)).replace("%1", text)]
    counts = messages.counts()
    answered, known, people = counts[Group.ANSWERED], counts[Group.KNOWN], messages.found.new_people
    if answered:
        parts.append(tr("import", "%1 answered").replace("%1", words.number(answered)))
    if people:
        parts.append(words.counted(people, tr("import", "1 new person"), tr("import", "%1 new people")))
    if known:
        parts.append(tr("import", "%1 known already").replace("%1", words.number(known)))
    if review.people.connections:
        parts.append(
            words.counted(
                review.people.connections, tr("import", "1 connection"), tr("import", "%1 connections")
            )
        )
    if review.plan:
        parts.append(
            words.counted(
                len(review.plan), tr("import", "1 step of your plan"), tr("import", "%1 steps of your plan")
            )
        )
    # At the end of a line, a number goes on to the next with what it counts.
    text = " · ".join(_AFTER_A_NUMBER.sub("\N{NO-BREAK SPACE}", part) for part in parts)
    if review.takes_nothing and (review.inmails or review.plan) and not counts[Group.TO_DECIDE]:
        return tr("import", "Nothing new: all of it is there already. %1").replace("%1", text, 1)
    return text
