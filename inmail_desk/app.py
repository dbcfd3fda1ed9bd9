"""Builds the real parts and connects them: which file is open, and the window that shows it."""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from . import clock
from .cli import Request, say
from .desk.rejection import Rejected
from .garbage import look_seldom, searched_by_nobody
from .paths import SUFFIX, Places, make_private, places, unused
from .store.errors import AlreadyExists
from .ui.account_care import AccountCare
from .ui.faults import FaultWatch
from .ui.icons import app_icon
from .ui.labels import let_select, put_selection_off
from .ui.main_window import MainWindow
from .ui.memory import Memory
from .ui.single_window import SingleWindow
from .ui.theme import Theme, make_application
from .ui.when_painted import WhenPainted

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from .desk.setting_up import Answers
    from .store.backups import Backup
    from .store.data_file import DataFile
    from .ui.first_run import FirstRunPage
    from .ui.handed_over import HandedOver

_DEMO_PREFIX = "inmail-desk-demo-"


def run(request: Request) -> int:
    """Shows the window that was asked for until it is closed. Gives the exit code."""
    where = places(request.home)
    try:
        for folder in (where.data, where.settings, where.log):
            make_private(folder)
    except OSError as trouble:
        say(
            f"InMail Desk cannot use its folder {trouble.filename}: {trouble.strerror}. Name another with --home DIR."
        )
        return 2
    application = make_application(sys.argv[:1])
    application.setApplicationName("InMail Desk")
    application.setDesktopFileName("io.github.inmaildesk.InMailDesk")
    FaultWatch(where.log)
    if request.address and _needs_no_window(request.address, where):
        return 0
    desk = Desk(where, clock.now)
    if sys.platform == "darwin":
        from .ui.application import Application

        assert isinstance(application, Application)
        application.open_wanted.connect(desk.take_in)
    if not desk.start(request):
        return 0
    QTimer.singleShot(0, look_seldom)
    WhenPainted(desk.window, lambda: application.setWindowIcon(app_icon()))
    return application.exec()


def _needs_no_window(address: str, where: Places) -> bool:
    """Whether an address is done with: a window that is open has taken it, or it was said why nobody takes it."""
    from .desk.handed_over import NotTaken, read_handed_over

    found = read_handed_over(address)
    if isinstance(found, NotTaken):
        from .ui.handed_over import say_not_taken

        say_not_taken(found)
        return True
    return SingleWindow(where.settings).hand_over(
        address, Memory(where.settings / "window.ini").recent_files()
    )


class Desk(QObject):
    """One window and the data file in it: opens, makes and changes files as the window's menus ask."""

    def __init__(self, where: Places, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._places = where
        self._now = now
        self._memory = Memory(where.settings / "window.ini")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._single = SingleWindow(where.settings, self)
        self.window = MainWindow(self._memory, Theme(application))
        self._data: DataFile | None = None
        self._demo_folder: TemporaryDirectory[str] | None = None
        self._new_file: Path | None = None
        self._first_run: FirstRunPage | None = None
        self._prepared = False
        self._handed_over: HandedOver | None = None
        self._care = AccountCare(self.window, self._memory, where)
        self.window.open_wanted.connect(self.open)
        self.window.new_wanted.connect(self.ask_for_new)
        self.window.demo_wanted.connect(self.open_demo)
        self.window.settings_wanted.connect(self._care.open_settings)
        self._care.restore_wanted.connect(self.restore)
        self.window.closed.connect(self._close)
        self._single.raise_wanted.connect(self._come_to_front)
        self._single.address_handed.connect(self.take_in)

    def start(self, request: Request) -> bool:
        """Shows the window with what was asked for. False where another window has that file: it came to the front,
        or it is said that it does not answer."""
        if request.demo:
            self._show_first_run()
            self.window.show()
            self.open_demo()
            return True
        recent = self._memory.recent_files()
        file = request.file or (recent[0] if recent else None)
        backup = None if file is None else self._care.backup_at(file)
        if backup is not None:
            self._show_first_run()
            self.window.show()
            self.restore(backup)
            self._take_in_once_painted(request.address)
            return True
        taken = self._single.take(file, request.address)
        if not taken and self._single.other_came:
            return False
        if file is None:
            self._show_first_run()
        elif not taken:
            from .ui.file_questions import say_that_nobody_answers

            say_that_nobody_answers(file)
            return False
        else:
            put_selection_off()
            self._open_at_start(file)
        self.window.show()
        WhenPainted(self.window, self._when_painted)
        self._take_in_once_painted(request.address)
        return True

    def _take_in_once_painted(self, address: str) -> None:
        if address:
            WhenPainted(self.window, lambda: self.take_in(address))

    def take_in(self, opened: Path | str) -> None:
        """Takes what the system hands over while the window is there: a file, or an address that anybody may have
        made."""
        if self._handed_over is None:
            from .ui.handed_over import HandedOver

            self._handed_over = HandedOver(self.window, self.open)
        self._come_to_front()
        self._handed_over.take(opened)

    def _open_at_start(self, file: Path) -> None:
        from .store.data_file import DataFile

        data = None
        try:
            data = DataFile.open(file)
            self._show(data)
        except Exception as trouble:  # noqa: BLE001  (it is told as soon as there is a window to tell it over)
            if data is not None:
                data.close()
            self._single.release()
            self._single.take(None, raising=False)
            self._show_first_run()
            QTimer.singleShot(0, lambda trouble=trouble: self._tell(trouble))

    def _tell(self, trouble: Exception) -> None:
        """Says what stands in the way. What is neither the world's nor an answer's trouble is a fault, and raised."""
        if isinstance(trouble, Rejected) and self._first_run is not None:
            self._first_run.show_rejected(trouble)
        else:
            from .ui.file_questions import tell

            tell(self.window, trouble)

    def _when_painted(self) -> None:
        let_select()
        if not self.window.isVisible():
            return  # it was closed at once
        self._look_after()
        # Another start looks for this window by the file that is remembered: it has to lie there by then.
        self._memory.save()
        self._single.listen()

    def _look_after(self) -> None:
        """Does what an account that has come into the window wants, and what nobody waits for."""
        self._remember()
        self._build_ahead()
        self._care.look_after_account()

    def _remember(self) -> None:
        """Has the next start open what is open now, but for the demo."""
        session = self.window.session
        if session is not None and session.backups is not None:
            # To be safe from a loss of power, the settings wait for the disk several times.
            self._memory.remember_file(session.data.path)

    def _build_ahead(self) -> None:
        """Has the pages made that are not in front, while nobody uses the window."""
        if not self._prepared:
            # The first look at another page, and the first change, would else wait for what they import.
            self._prepared = True
            QThreadPool.globalInstance().start(_prepare)
        if self.window.pages is not None:
            self.window.pages.build_ahead()

    def restore(self, backup: "Backup") -> None:
        """Opens a copy of a backup as a file of its own, beside the one that is open, which stays as it is."""
        from .desk.new_files import of_backup
        from .store.backups import place_to_restore

        path = place_to_restore(backup, self._folder())
        self._take_over(path, lambda: of_backup(backup, path), self.tr("Opening %1").replace("%1", path.stem))

    def open(self, path: Path | None) -> None:
        """Opens a data file in this window; None asks which. What is open stays open where that does not work."""
        if path is None:
            from .ui.file_questions import ask_which

            path = ask_which(self.window, self._places.data)
            if path is None:
                return
        if path.suffix.lower() == ".json":
            self._ask_to_make_of(path)
            return
        from .store.data_file import DataFile

        backup = self._care.backup_at(path)
        if backup is not None:  # it stays what it is
            self.restore(backup)
            return
        if self._data is not None and os.path.realpath(path) == os.path.realpath(self._data.path):
            if self.window.session is None:
                self._show(self._data)
            return
        self._take_over(path, lambda: DataFile.open(path), self.tr("Opening %1").replace("%1", path.stem))

    def _ask_to_make_of(self, export: Path) -> None:
        """Offers to make a data file of an export, beside which what is open stays as it is."""
        from .desk.new_files import of_export
        from .ui.file_questions import ask_to_make

        path = unused(self._folder(), export.stem)
        now = self._now()
        if ask_to_make(self.window, export, path):
            label = self.tr("Making %1").replace("%1", path.stem)
            self._take_over(path, lambda: of_export(export, path, now=now), label)

    def ask_for_new(self) -> None:
        """Asks where a new file shall lie, and then the questions that make an account."""
        from .ui.file_questions import ask_where

        path = ask_where(self.window, unused(self._folder(), self.tr("My InMails")))
        if path is None:
            return
        if os.path.lexists(path):
            self._tell(AlreadyExists(path))
        else:
            self._show_first_run(path)

    def begin(self, answers: "Answers") -> None:
        """Makes the account that the answers describe, in the file chosen or in one of the usual place."""
        from .desk.new_files import of_answers

        path = self._new_file or unused(self._folder(), self.tr("My InMails"))
        now = self._now()
        label = self.tr("Making %1").replace("%1", path.stem)
        self._take_over(path, lambda: of_answers(answers, path, now=now), label)

    def open_demo(self) -> None:
        """Opens a fresh demo: a file of its own in a temporary folder, thrown away afterwards."""
        from tempfile import TemporaryDirectory

        from .desk.demo import make_demo

        folder = TemporaryDirectory(prefix=_DEMO_PREFIX, ignore_cleanup_errors=True)
        path = Path(folder.name) / f"Demo{SUFFIX}"
        now = self._now()

        def take_folder() -> None:
            self._leave_demo()
            self._demo_folder = folder

        self._take_over(
            path,
            lambda: make_demo(path, now),
            self.tr("Making the demo"),
            after=take_folder,
            in_vain=folder.cleanup,
        )

    def _take_over(
        self,
        path: Path,
        work: "Callable[[], DataFile]",
        label: str,
        *,
        after: Callable[[], None] = lambda: None,
        in_vain: Callable[[], None] = lambda: None,
    ) -> None:
        """Shows the file that `work` gives. Where that fails or is called off, what was open stays open."""
        held = self._data.path if self._data is not None else None
        if self.window.runner.is_busy() or not self._single.take(path):
            in_vain()
            return

        def hold_the_former() -> None:
            in_vain()
            self._single.release()
            if self._single.take(held, raising=False):
                self._single.listen()

        def done(data: "DataFile") -> None:
            try:
                self._show(data)
            except Exception as trouble:  # noqa: BLE001  (told like any other trouble on the way)
                given_up(data)
                self._tell(trouble)
                return
            self._single.listen()
            after()

        def failed(trouble: Exception) -> None:
            hold_the_former()
            self._tell(trouble)

        def given_up(data: "DataFile") -> None:
            data.close()
            hold_the_former()

        self.window.runner.run(label, lambda _: work(), done=done, failed=failed, given_up=given_up)

    def _show(self, data: "DataFile") -> None:
        from .ui.session import DeskSession

        demo = data.path.parent.name.startswith(_DEMO_PREFIX)
        if data.read.account() is None:
            # Nothing has been answered yet.
            data.close()
            self._leave(None)
            self._show_first_run(data.path)
            return
        self._single.takes_addresses = not demo
        session = DeskSession(data, self._now, self, backups=None if demo else self._places.backups)
        self.window.show_account(session, data.path.stem, demo=demo)
        self._new_file = self._first_run = None
        self._leave(data)
        if not demo:
            self._leave_demo()
        if self.window.isVisible():
            self._look_after()

    def _leave(self, following: "DataFile | None") -> None:
        """Closes the file that was open, now that another one, or none, has taken its place."""
        former, self._data = self._data, following
        if former is not None and former is not following:
            former.close()

    def _leave_demo(self) -> None:
        if self._demo_folder is not None:
            self._demo_folder.cleanup()
            self._demo_folder = None

    def _show_first_run(self, new_file: Path | None = None) -> None:
        from .ui.first_run import FirstRunPage

        former = "" if self._data is None else self._data.path.stem
        named = "" if new_file is None else new_file.name
        self._care.leave_account()
        self._single.takes_addresses = True
        page = FirstRunPage(self._now, new_file=named, former=former)
        page.begin_wanted.connect(self.begin)
        page.back_wanted.connect(self._go_back)
        self._first_run = page
        self._new_file = new_file
        self.window.show_first_run(page)

    def _go_back(self) -> None:
        """Shows the account that was left open while the questions of a new file were asked."""
        if self._data is not None and not self.window.runner.is_busy():
            self._show(self._data)

    def _folder(self) -> Path:
        """Where a new file lies: beside the one that is open, but not in the demo's folder."""
        if self._data is None or self._demo_folder is not None:
            return self._places.data
        return self._data.path.parent

    def _come_to_front(self, token: str = "") -> None:
        if token:
            # With it, a desktop that uses Wayland lets the window come to the front, as Qt asks it then.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        # Where the system does not let the window come to the front, it at least marks it.
        QApplication.alert(self.window)

    def _close(self) -> None:
        self.window.runner.wait()
        self._care.end()
        QThreadPool.globalInstance().waitForDone()
        if not self._prepared:
            self._remember()  # it was closed before there was time for that
        self._leave(None)
        self._single.release()
        self._leave_demo()
        let_select()  # where it was closed before it was painted
        QCoreApplication.quit()


def _prepare() -> None:
    from .store.data_file import prepare_writing
    from .ui.pages import prepare_pages

    with searched_by_nobody():
        prepare_pages()
        prepare_writing()
