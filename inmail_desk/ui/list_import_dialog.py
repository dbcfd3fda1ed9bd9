"""Bringing in a list: a file or pasted text, what its columns become, a look through it, and then one step to undo."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from inmail_desk.desk.list_importing import ListReview, Totals, totals_in_parts
from inmail_desk.desk.list_writing import ListImported, import_list
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.pasted_messages import Pasted
from inmail_desk.exchange.unreadable import Unreadable
from inmail_desk.store.errors import StoreTrouble

from . import list_import_words
from .background import Background, take_apart
from .labels import Separator
from .list_import_busy import ListBusy
from .list_import_columns import ListColumns
from .list_import_foot import ListFoot
from .list_import_review import ListReviewStep
from .list_import_start import ListStart
from .list_import_work import (
    Given,
    Looked,
    Tabled,
    compare,
    look,
    read,
    understood,
)
from .memory import Memory
from .messages import ask_to_leave, show_trouble
from .progress import Progress
from .session import DeskSession
from .soon import afterwards
from .turns import Turns, styled
from .words import counted

_SIZE = QSize(980, 680)
_SETTLES_MS = 150
_MADE_AFTER_MS = 20
"""So that the dialog is painted before the next step is made, which nobody sees yet."""


class ListImportDialog(QDialog):
    """Leads from a list to what is written. `said` then tells what was done, `changed` whether anything was.

    Nothing is written before the last button, and closing before it leaves nothing behind.
    """

    def __init__(
        self, session: DeskSession, parent: QWidget | None = None, *, memory: Memory | None = None
    ) -> None:
        """`memory` remembers what the columns of a list were chosen to be, None for nothing."""
        super().__init__(parent)
        self.said = ""
        self.changed = False
        self._session = session
        self._background = Background(self)
        self._progress = Progress()
        self._given: Given | None = None
        self._looked: Looked | None = None
        self._from_columns = False
        self._by_hand = False
        """Whether choices were made in the review."""
        self._counted: tuple[ListReview, Totals] | None = None
        self.setWindowTitle(self.tr("Import a list"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        # Each step is made with its parent: to move a finished one there costs a styling of all that it holds.
        self._stack = _Steps(self)
        self.start = ListStart(self._stack)
        self.busy = ListBusy(lambda: self._progress.rows, self._stack)
        for step in (self.start, self.busy):
            self._stack.addWidget(step)
        self._memory = memory
        self._columns: ListColumns | None = None
        self._review: ListReviewStep | None = None
        self._later_steps = Turns(self)
        self._making = QTimer(self, singleShot=True, interval=_MADE_AFTER_MS)
        self._making.timeout.connect(lambda: self._later_steps.run(self._make_later_steps()))
        # The page behind shows many new people first, and whoever is selected of them; then the dialog goes.
        self._ending = afterwards(self, self.accept)
        self._showing = Turns(self)
        self._counting = Turns(self)
        self.foot = ListFoot(self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settling.timeout.connect(self._work_out)
        self._lay_out()
        self._connect()
        self._show(self.start)
        screen = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(QSize(screen.width() * 9 // 10, screen.height() * 9 // 10)))
        self._making.start()

    @property
    def columns(self) -> ListColumns:
        """The second step."""
        if self._columns is None:
            self._make_until(lambda: self._columns is not None)
        assert self._columns is not None
        return self._columns

    @property
    def review(self) -> ListReviewStep:
        """The third step."""
        if self._review is None:
            self._make_until(lambda: self._review is not None)
        assert self._review is not None
        return self._review

    def _make_until(self, enough: Callable[[], bool]) -> None:
        if self._making.isActive():
            self._making.stop()
            self._later_steps.run(self._make_later_steps())
        self._later_steps.finish(enough)

    def _make_later_steps(self) -> Iterator[None]:
        # Once a step is among the others, the dialog asks how large it wishes to be: it has its style by then.
        session = self._session
        columns = ListColumns(session.today, self._memory, self._stack)
        yield
        yield from styled(columns)
        columns.changed.connect(self._look_at_step)
        columns.sheet_wanted.connect(self._read_sheet)
        self._stack.addWidget(columns)
        self._columns = columns
        yield
        review = ListReviewStep(session.today, session.now, session.picture.prospects.get, self._stack)
        yield from review.make()
        yield from styled(review)
        review.changed.connect(self._note_choice)
        self._stack.addWidget(review)
        self._review = review
        yield

    # From outside

    def read_file(self, path: Path, sheet: str = "") -> None:
        """Reads a file, and goes on to its columns."""
        self._read(Given(path.name, path=path, sheet=sheet))

    def read_text(self, text: str, order: DateOrder | None = None) -> None:
        """Reads a pasted text, and goes on to its columns, or to the messages that it tells of."""
        self._read(Given(self.tr("The pasted text"), text=text, order=order))

    def wait(self) -> None:
        """Waits for what is being read, worked out or written, and shows it."""
        while self._background.is_busy():
            self._background.wait()
            self._showing.finish()
            self._counting.finish()
        if self._session.runner is not None:
            self._session.runner.wait()
        if self._ending.isActive():
            self._ending.stop()
            self.accept()

    def is_worked_out(self) -> bool:
        """Whether what is shown is what the choices make of the credits."""
        turns = self.review.is_busy() or self._showing.is_busy() or self._counting.is_busy()
        return not (turns or self._settling.isActive() or self._background.is_busy())

    def work_out_now(self) -> None:
        """Shows at once what the choices make of the credits."""
        self._settling.stop()
        self._work_out()
        self.wait()

    # The way through

    def _read(self, given: Given) -> None:
        self._given = given
        today, progress = self._session.today, self._begin(self.tr("Reading %1"), given.name)
        self._background.run((lambda: read(given, today, progress),), lambda _, found: self._take(found))

    def _take(self, found: Any) -> None:
        given = self._given
        assert given is not None
        match found:
            case Tabled():
                self.start.show_trouble(None)
                self._showing.run(self._tabled(found))
            case Pasted():
                self.start.show_trouble(None)
                entries, left = found.entries, found.left
                self._from_columns = False
                self._look(lambda: entries, left, given.name)
            case _:
                self._meet(found)

    def _tabled(self, found: Tabled) -> Iterator[None]:
        self.columns.show_table(found)
        yield
        yield from styled(self.columns)
        self._show(self.columns)

    def _go_on(self) -> None:
        step = self._stack.currentWidget()
        if not self.foot.ok.isEnabled() or self._writing:
            return
        if step is self.start:
            self.read_text(self.start.pasted())
        elif step is self.columns:
            self._look_at_columns()
        elif step is self.review:
            self._write()

    def _look_at_columns(self) -> None:
        tabled, order = self.columns.tabled(), self.columns.chosen_order()
        self.columns.remember()
        self._from_columns = True
        today, progress = self._session.today, self._begin(self.tr("Comparing %1"), tabled.table.name)
        self._look(lambda: understood(tabled, today, order, progress), (), tabled.table.name)

    def _look(self, entries: Any, left: tuple[tuple[int, str], ...], name: str) -> None:
        session, progress = self._session, self._begin(self.tr("Comparing %1"), name, self._progress)
        path, now = session.data.path, session.now()
        self._background.run(
            (lambda: look(entries, left, name, path, now, progress),), lambda _, found: self._see(found)
        )

    def _see(self, found: Any) -> None:
        if not isinstance(found, Looked):
            self._meet(found)
            return
        self._let_go()
        self._looked, self._by_hand = found, False
        self._showing.run(self._seen(found))

    def _seen(self, found: Looked) -> Iterator[None]:
        self.review.show_review(found.review, len(found.left))
        yield
        yield from styled(self.review)
        self._show(self.review)
        yield
        self._follow()
        self._settling.start(0)

    def _meet(self, trouble: Any) -> None:
        """Goes back to where the trouble can be mended, and says what it is."""
        self._show(self.columns if self._from_columns else self.start)
        match trouble:
            case Unreadable():
                self.start.show_trouble(trouble)
                self._show(self.start)
            case AmbiguousDate():
                self.start.ask_order(str(trouble))
            case StoreTrouble():
                show_trouble(self, trouble)

    def _go_back(self) -> None:
        if not self.may_be_left():
            return
        self._stop()
        review = self._stack.currentWidget() is self.review
        self._show(self.columns if review and self._from_columns else self.start)

    # The last step

    def _follow(self) -> None:
        """Says what would be imported by the choices so far."""
        review = self.review.review
        assert review is not None
        known = self._counted
        earlier = known if known is not None and known[0].logged is review.logged else None
        self._counting.stop()
        self._counting.run(self._totalled(review, earlier))
        self._settling.start(_SETTLES_MS)

    def _totalled(self, review: ListReview, earlier: tuple[ListReview, Totals] | None) -> Iterator[None]:
        for sums in totals_in_parts(review, earlier):
            if sums is not None:
                self._counted = (review, sums)
                self.foot.show_totals(review, sums)
            yield

    def _note_choice(self) -> None:
        self._by_hand = True
        self._follow()

    def _work_out(self) -> None:
        review, looked = self.review.review, self._looked
        if review is None or looked is None or self._stack.currentWidget() is not self.review:
            return
        now = self._session.now()
        self._background.run(
            (lambda: compare(looked.aside, review, now),),
            lambda _, found: self.foot.show_effect(found, self._session.today),
        )

    def _write(self) -> None:
        """Imports, off the GUI thread: it may be much."""
        self.review.settle()
        session, review = self._session, self.review.review
        assert review is not None
        self._stop()
        picture, now = session.picture, session.now()
        session.carry_out(
            self,
            self.tr("Writing what you chose…"),
            None,
            lambda data: import_list(data, picture, review, now=now),
            self._finish,
        )

    def _finish(self, done: ListImported) -> None:
        self.said = list_import_words.imported(done)
        self.changed = bool(done.changed)
        self._ending.start()

    @property
    def _writing(self) -> bool:
        return self._ending.isActive() or self._session.is_in_use()

    # What is in front

    def _begin(self, title: str, name: str, progress: Progress | None = None) -> Progress:
        self._progress = Progress() if progress is None else progress
        self.busy.begin(title.replace("%1", name, 1))
        self._show(self.busy)
        return self._progress

    def _show(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        if step is not self.busy:
            self.busy.end()
        self.foot.begin(
            in_review=step is self._review,
            may_go_back=step not in (self.start, self.busy),
            may_go_on=step is not self.busy,
        )
        self._look_at_step()
        step.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_at_step(self) -> None:
        step = self._stack.currentWidget()
        if step is self.start:
            self.foot.ok.setText(self.tr("Read the pasted text"))
            self.foot.ok.setEnabled(bool(self.start.pasted()))
        elif step is self._columns:
            text = self.tr("Look through %1")
            rows = counted(self.columns.rows(), self.tr("1 row"), self.tr("%1 rows"))
            self.foot.ok.setText(text.replace("%1", rows))
            self.foot.ok.setEnabled(not self.columns.what_is_missing() and self.columns.rows() > 0)

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a list"),
            str(Path.home()),
            self.tr("Lists (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)"),
        )
        if chosen:
            self.read_file(Path(chosen))

    def _read_sheet(self, sheet: str) -> None:
        if self._given is not None and self._given.path is not None:
            self.read_file(self._given.path, sheet)

    def _stop(self) -> None:
        self._progress.call_off()
        self._settling.stop()
        self._showing.stop()
        self._counting.stop()
        self._background.stop()

    def _turn_back(self) -> None:
        """Ends what is being done, or closes where nothing is."""
        if self._stack.currentWidget() is self.busy:
            self._stop()
            self._show(self.columns if self._from_columns else self.start)
        else:
            self.reject()

    def _let_go(self) -> None:
        """Closes the copy of the account that was looked at last, once nothing uses it, and shows nothing of it."""
        looked, self._looked = self._looked, None
        if looked is None:
            return
        aside, held = looked.aside, [list(looked.review.proposals), self.review.emptied()]
        self._counting.stop()
        self._counted = None

        def let_go() -> None:
            aside.close()
            take_apart(held)

        self._background.end_with(let_go)

    def done(self, result: int) -> None:
        self._let_go()
        super().done(result)

    def reject(self) -> None:
        if not self._writing and self.may_be_left():
            self._stop()
            super().reject()

    def may_be_left(self) -> bool:
        """Whether nothing is lost by turning back, or the person agrees to lose it."""
        if self._by_hand and self._stack.currentWidget() is self.review:
            self._by_hand = not ask_to_leave(self)
            return not self._by_hand
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._turn_back()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.start.file_wanted.connect(self._choose_file)
        self.start.text_changed.connect(self._look_at_step)
        self.start.order_chosen.connect(lambda order: self.read_text(self.start.pasted(), order))
        self.foot.back.clicked.connect(self._go_back)
        self.foot.cancel.clicked.connect(self._turn_back)
        self.foot.ok.clicked.connect(self._go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.foot.ok.click)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(self._stack, 1)
        column.addWidget(Separator())
        column.addWidget(self.foot)


class _Steps(QStackedWidget):
    """The steps, of which only the one that is shown needs room. A stack would give each as much as the largest likes
    to have, and then be larger than a small screen."""

    def minimumSizeHint(self) -> QSize:
        step = self.currentWidget()
        return super().minimumSizeHint() if step is None else step.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
