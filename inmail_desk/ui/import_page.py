"""The import from the archive to what is written: its screens one after another, in front of the account's pages."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from inmail_desk.desk.importing_aside import Aside
from inmail_desk.desk.importing_list import ReviewList
from inmail_desk.desk.importing_writing import Imported, import_archive
from inmail_desk.exchange.archive import Archive, Me
from inmail_desk.exchange.moments import AmbiguousDate, DateOrder
from inmail_desk.exchange.unreadable import Unreadable
from inmail_desk.store.errors import StoreTrouble

from .background import Background
from .import_questions import ImportQuestion, ask_order, ask_who
from .import_reading import Asked, ImportReading, Read
from .import_review import ImportReview
from .import_start import ImportStart
from .messages import ask_to_leave, show_trouble
from .session import DeskSession
from .turns import Turns


class ImportPage(QWidget):
    """Leads from the choice of files to the review, and writes what it takes.

    Without a session it only reads: `archive_read` then carries the archive.
    """

    left = Signal()
    """The person turned back; nothing was written."""
    imported = Signal(object)
    """Carries the `Imported`."""
    archive_read = Signal(object)
    list_wanted = Signal(object)
    """Carries the path of a list, None where it is to be asked for."""

    def __init__(self, session: DeskSession | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self)
        self._building = Turns(self)
        self._asked = Asked(())
        # Each screen is made with its parent: to move a finished one there costs a styling of all that it holds.
        self._stack = QStackedWidget(self)
        self._start: ImportStart | None = None
        self.reading = ImportReading(self._stack)
        self.review: ImportReview | None = None
        self._stack.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.reading.cancelled.connect(self._stop_reading)
        self._first: QWidget | None = None

    @property
    def start(self) -> ImportStart:
        """The first screen. Who drops files sees it only where they cannot be read."""
        if self._start is None:
            start = self._start = ImportStart(account=self._session is not None, parent=self._stack)
            start.files_wanted.connect(self._choose_files)
            start.folder_wanted.connect(self._choose_folder)
            start.leave_wanted.connect(self.leave)
            start.list_wanted.connect(self.list_wanted)
            self._stack.addWidget(start)
        return self._start

    # The way through

    def take_focus(self) -> None:
        """Gives the keyboard to what comes first on the screen in front."""
        if self._first is None:
            self._show(self.start, self.start.files)
        else:
            # A focus proxy would lead Tab past all that stands before it.
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        if self._first is None:
            self.take_focus()
        super().showEvent(event)

    def read(self, paths: Sequence[Path]) -> None:
        """Reads these files and folders, and goes on to what has to be asked, or to the review."""
        if not self.writing and self.may_be_left():
            self._ask_for(Asked(tuple(paths)))

    @property
    def writing(self) -> bool:
        """Whether the account is being written to, so that nothing else may use its file."""
        runner = None if self._session is None else self._session.runner
        return runner is not None and runner.is_busy()

    @property
    def names(self) -> str:
        """The names of the files and folders that were read last."""
        return self._asked.names

    def show_archive(self, archive: Archive, names: str) -> None:
        """Goes on to the review of an archive that was read before."""
        self._asked = Asked((Path(names),)) if names else Asked(())
        self._prepare(archive)

    def leave(self) -> None:
        """Turns back. Asks first where choices would be lost."""
        if self.may_be_left():
            self.stop()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.writing:
            self._turn_back()

    def _turn_back(self) -> None:
        screen = self._stack.currentWidget()
        if screen in (self._start, self.review):
            self.leave()
        elif screen is self.reading:
            self.reading.button.click()
        else:
            self._back_to_start()

    def may_be_left(self) -> bool:
        """Whether nothing is lost by turning back, or the person agrees to lose it."""
        if self.review is None or not self.review.changed_by_hand:
            return True
        if not ask_to_leave(self):
            return False
        self.review.changed_by_hand = False
        return True

    def stop(self) -> None:
        """Ends whatever is being read or worked out."""
        self.reading.give_up()
        self._background.stop()
        self._forget_review()

    def wait(self) -> None:
        """Waits for what is being read, worked out or written, and shows it."""
        while self._background.is_busy():
            self._background.wait()
        self._building.finish()
        if self._session is not None and self._session.runner is not None:
            self._session.runner.wait()

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose LinkedIn’s archive"),
            str(Path.home()),
            self.tr("Archives and their files (*.zip *.csv);;All files (*)"),
        )
        if chosen:
            self.read([Path(each) for each in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Choose the unpacked archive"), str(Path.home())
        )
        if chosen:
            self.read([Path(chosen)])

    def _ask_for(self, asked: Asked) -> None:
        self._forget_review()
        self._asked = asked
        if self._start is not None:
            self._start.show_trouble(None)
        self.reading.begin(self.tr("Reading %1").replace("%1", asked.names, 1), may_cancel=True)
        self._show(self.reading, self.reading.button)
        self._background.run((self.reading.reading(asked),), lambda _, read: self._take(read))

    def _take(self, read: Read | None) -> None:
        match read:
            case Archive():
                if read.me is not None and not read.me.sure and self._asked.me is None and read.others:
                    self._ask_who(read)
                else:
                    self._prepare(read)
            case AmbiguousDate():
                self._ask_order(str(read))
            case Unreadable():
                self.reading.end()
                self._back_to_start()
                self.start.show_trouble(read, self._asked.paths)
            case None:
                self._back_to_start()

    def _ask_who(self, archive: Archive) -> None:
        assert archive.me is not None
        question = ask_who((archive.me, *archive.others))
        question.answered.connect(lambda me: self._answer_who(archive, me))
        self._show_question(question)

    def _answer_who(self, archive: Archive, me: Me) -> None:
        # What was read already holds the messages of the likeliest.
        if me == archive.me:
            self._prepare(archive)
        else:
            self._ask_for(self._asked._replace(me=me.profile or me.name))

    def _ask_order(self, example: str) -> None:
        question = ask_order(example)
        question.answered.connect(self._answer_order)
        self._show_question(question)

    def _answer_order(self, order: DateOrder) -> None:
        self._ask_for(self._asked._replace(order=DateOrder(order)))

    def _show_question(self, question: ImportQuestion) -> None:
        self.reading.end()
        question.leave_wanted.connect(self._back_to_start)
        self._stack.addWidget(question)
        self._show(question, question.choice)

    def _prepare(self, archive: Archive) -> None:
        session = self._session
        if session is None:
            self.reading.end()
            self.archive_read.emit(archive)
            return
        self.reading.begin(self.tr("Comparing it with your account"), may_cancel=True)
        self._show(self.reading, self.reading.button)
        path, today = session.data.path, session.today
        self._background.run((lambda: _prepared(path, today, archive),), lambda _, found: self._begin(found))

    def _begin(self, found: "_Prepared | StoreTrouble") -> None:
        if isinstance(found, StoreTrouble):
            self.reading.end()
            self._back_to_start()
            show_trouble(self, found)
            return
        self._building.run(self._built(found))

    def _built(self, found: "_Prepared") -> Iterator[None]:
        assert self._session is not None
        review = ImportReview(
            self._session, found.list, found.aside, self._background, self._asked.names, self._stack
        )
        try:
            yield from review.make()
        except GeneratorExit:  # it was called off
            review.deleteLater()
            self._background.end_with(found.aside.close)
            raise
        self.review = review
        self.reading.end()
        review.import_wanted.connect(self.write)
        review.leave_wanted.connect(self.leave)
        self._stack.addWidget(review)
        yield
        self._show(review, review.messages.table)

    def _stop_reading(self) -> None:
        self._background.stop()
        self._back_to_start()

    def _back_to_start(self) -> None:
        self._forget_review()
        self._show(self.start, self.start.files)

    def _forget_review(self) -> None:
        self._building.stop()
        review, self.review = self.review, None
        if review is not None:
            review.let_go()

    def _show(self, screen: QWidget, first: QWidget) -> None:
        former = self._stack.currentWidget()
        self._stack.setCurrentWidget(screen)
        self._first = first
        self.take_focus()
        if former is not None and former not in (self._start, self.reading, screen):
            self._stack.removeWidget(former)
            former.deleteLater()

    # What is written

    def write(self) -> None:
        """Writes what the review takes, off the GUI thread: it may be much."""
        session, review = self._session, self.review
        if session is None or review is None or self.writing:
            return
        review.stop()
        chosen, now, picture = review.list.review, session.now(), session.picture
        session.carry_out(
            self,
            self.tr("Writing what you chose…"),
            None,
            lambda data: import_archive(data, picture, chosen, now=now),
            self._finish,
        )

    def _finish(self, done: Imported) -> None:
        self._forget_review()
        self.imported.emit(done)


class _Prepared(NamedTuple):
    aside: Aside
    list: ReviewList


def _prepared(path: Path, today: date, archive: Archive) -> _Prepared | StoreTrouble:
    try:
        aside = Aside(path, today)
        return _Prepared(aside, ReviewList(aside.review(archive)))
    except StoreTrouble as trouble:
        return trouble
