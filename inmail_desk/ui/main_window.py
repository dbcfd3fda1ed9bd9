"""The main window: the frame with its pages for one account, or the first run, and the menus over both."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from .import_drop import DropTarget, is_data_file, is_list
from .memory import APPEARANCE, Memory
from .menu_bar import Menus, step_name
from .runner import Runner
from .theme import Appearance, Theme, chosen_appearance

if TYPE_CHECKING:
    from pathlib import Path

    from inmail_desk.desk.pasting import Candidate

    from .account_acts import AccountActs
    from .first_run import FirstRunPage
    from .import_page import ImportPage
    from .import_way import ImportWay
    from .pages import Pages
    from .session import DeskSession

LEAST_SIZE = (900, 600)
_LOOK_AT_THE_CLOCK_EVERY = 30_000  # milliseconds


class MainWindow(QMainWindow):
    """Shows what `show_account` or `show_first_run` was told last; which file is open is decided elsewhere."""

    new_wanted = Signal()
    open_wanted = Signal(object)
    """Carries the path, None where it has to be asked for."""
    demo_wanted = Signal()
    settings_wanted = Signal()
    closed = Signal()

    def __init__(self, memory: Memory, theme: Theme) -> None:
        super().__init__()
        self._memory = memory
        theme.follow(memory)
        self.session: DeskSession | None = None
        self.pages: Pages | None = None
        """The pages of the open account, None during the first run."""
        self._acts: AccountActs | None = None
        self.runner = Runner(self)
        self._dialogs: dict[str, QDialog] = {}
        self._import: ImportWay | None = None
        self._covered = False
        self.is_demo = False
        """Whether what is shown is the demo, which is not kept."""
        DropTarget(self).dropped.connect(self._take_files)
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(1240, 800)
        self.restoreGeometry(memory.read_bytes("window"))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.menus = Menus(self.menuBar(), self._do)
        self._add_appearances()
        self.menus.submenus["recent"].aboutToShow.connect(self._list_recent)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_THE_CLOCK_EVERY)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._update_actions()

    # What is shown

    def show_account(self, session: "DeskSession", name: str, *, demo: bool) -> None:
        """Shows the pages of an open account in place of whatever was shown."""
        # The first run is painted without all that these are made of.
        from .account_acts import AccountActs
        from .pages import Pages

        self._leave_account()
        self.session, self.is_demo = session, demo
        session.runner = self.runner
        self.pages = pages = Pages(session, self._memory, self._stack)
        self._acts = AccountActs(pages, self, self.runner)
        pages.frame.set_file_name(self.tr("Demo, not kept") if demo else name)
        self._show_in_front(_with_demo_banner(pages.frame, self.new_wanted.emit) if demo else pages.frame)
        self.setWindowTitle(self.tr("%1 – InMail Desk").replace("%1", self.tr("Demo") if demo else name))
        pages.built.connect(self._connect_page)
        pages.changed.connect(self._update_actions)
        pages.show_remembered()
        self._update_actions()
        self._clock.start()
        if self._import is not None:
            self._import.account_made()

    def show_first_run(self, page: "FirstRunPage") -> None:
        """Shows the questions that make an account."""
        self._clock.stop()
        self._leave_account()
        page.demo_wanted.connect(self.demo_wanted)
        page.open_wanted.connect(lambda: self.open_wanted.emit(None))
        page.archive_wanted.connect(lambda: self.importing().begin())
        self._show_in_front(page)
        self.setWindowTitle(self.tr("Welcome – InMail Desk"))
        self._update_actions()

    def _leave_account(self) -> None:
        if self._acts is not None:
            self._acts.close_dialogs()
        if self.pages is not None:
            self.pages.stop_building()
        for part in (self.pages, self.session):
            if part is not None:
                part.deleteLater()
        self.session = self.pages = self._acts = None

    def _show_in_front(self, widget: QWidget) -> None:
        self._close_dialogs()
        if self._import is not None:
            self._import.end()
        former = self._stack.currentWidget()
        # Qt lays it out as soon as it is there: in this width at once, it does so for good.
        widget.resize(self.size())
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if former is not None:
            self._stack.removeWidget(former)
            former.deleteLater()

    # The import, in front of all

    def importing(self) -> "ImportWay":
        """The ways into an import; made when it is wanted first."""
        if self._import is None:
            from .import_way import ImportWay

            self._import = ImportWay(self)
        return self._import

    # What is handed over

    def is_free(self) -> bool:
        """Whether nothing is in front or going on that would be disturbed by something else."""
        in_front = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        return in_front is None and not self._covered and not self.runner.is_busy()

    def may_add(self) -> bool:
        """Whether somebody who is added now is kept: an account is open, and it is not the demo's."""
        return self._acts is not None and not self.is_demo

    def add_handed_over(self, person: "Candidate") -> None:
        """Asks whether to add somebody whose profile was handed over."""
        assert self._acts is not None
        self._acts.add_handed_over(person)

    def _connect_page(self, key: str) -> None:
        from .pages import PROSPECTS

        if key == PROSPECTS and self.pages is not None:
            self.pages.prospects().import_wanted.connect(lambda: self.importing().begin())

    def import_list(self, path: "Path | None") -> None:
        """Brings in a list of people; None asks which."""
        assert self._acts is not None
        self._acts.import_list(path)

    def cover(self, page: "ImportPage") -> None:
        """Puts the import before what is shown, which can do nothing meanwhile."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self._covered = True
        self._update_actions()
        page.take_focus()

    def uncover(self, page: "ImportPage") -> None:
        """Shows again what is behind the import."""
        self._stack.removeWidget(page)
        page.deleteLater()
        self._covered = False
        self._update_actions()
        if self.pages is not None:
            self.pages.focus_page()

    def _take_files(self, paths: "list[Path]") -> None:
        """Opens a data file that was dropped, and imports anything else: a list, or else an archive."""
        if self.runner.is_busy():
            return
        if self._acts is not None and not self._covered and is_list(paths):
            self._acts.import_list(paths[0])
        elif not is_data_file(paths):
            self.importing().begin(paths)
        elif self._may_leave():
            self.open_wanted.emit(paths[0])

    def _close_dialogs(self) -> None:
        for dialog in list(self._dialogs.values()):
            dialog.close()

    def _look_at_the_clock(self) -> None:
        if self.session is not None:
            self.session.look_at_the_clock()

    # What can be done

    def _do(self, key: str) -> None:
        if self.runner.is_busy():
            return  # a menu of the system's own is not covered with the window
        of_window: dict[str, Callable[[], object]] = {
            "new": self.new_wanted.emit,
            "open": lambda: self.open_wanted.emit(None),
            "demo": self.demo_wanted.emit,
            "import": lambda: self.importing().begin(),
            "settings": self.settings_wanted.emit,
            "quit": self.close,
            "credits": lambda: self._help("credits"),
            "shortcuts": lambda: self._help("shortcuts"),
            "browser": lambda: self._help("browser"),
            "new_version": self._look_for_new_version,
            "about": self._about,
        }
        if key in of_window:
            of_window[key]()
        else:
            assert self._acts is not None, "the action is disabled without an account"
            self._acts.do(key)

    def _update_actions(self) -> None:
        session, pages = (None, None) if self._covered else (self.session, self.pages)
        self.menus.enable(account=session is not None, selection=pages is not None and bool(pages.selected()))
        self._name_step("undo", self.tr("&Undo"), None if session is None else session.data.undo_name)
        self._name_step("redo", self.tr("&Redo"), None if session is None else session.data.redo_name)
        self.menus.actions["back"].setEnabled(pages is not None and pages.may_go_back)
        for key in ("new", "open", "demo", "settings", "import"):
            self.menus.actions[key].setEnabled(not self._covered)
        self.menus.submenus["recent"].setEnabled(not self._covered)
        if session is not None:
            subscribed = session.picture.statement.plan is not None
            for key in ("change_plan", "cancel_plan"):
                self.menus.actions[key].setEnabled(subscribed)
            self.menus.actions["subscribe"].setEnabled(not subscribed)

    def _name_step(self, key: str, verb: str, step: str | None) -> None:
        action = self.menus.actions[key]
        action.setText(f"{verb} {step_name(step)}".strip())
        action.setEnabled(step is not None)

    def _help(self, page: str) -> None:
        from .help_dialog import HelpDialog

        self.show_dialog("help", HelpDialog(self, page=page, session=self.session))

    def _look_for_new_version(self) -> None:
        from .releases import open_releases

        open_releases(self)

    def _about(self) -> None:
        from .about_dialog import AboutDialog

        self.show_dialog("about", AboutDialog(self))

    def show_dialog(self, key: str, dialog: QDialog) -> None:
        """Shows a dialog until it is closed, or something else is shown in the window."""
        self._dialogs[key] = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(lambda: self._dialogs.pop(key, None))
        dialog.open()

    # What the window remembers

    def _add_appearances(self) -> None:
        menu = self.menus.submenus["appearance"]
        group = QActionGroup(menu)
        for appearance, text in (
            (Appearance.SYSTEM, self.tr("Like the &system")),
            (Appearance.LIGHT, self.tr("&Light")),
            (Appearance.DARK, self.tr("&Dark")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(appearance)
            action.triggered.connect(
                lambda _checked, appearance=appearance: self._memory.write(APPEARANCE, appearance)
            )
            group.addAction(action)
        self._mark_appearance(APPEARANCE)
        self._memory.changed.connect(self._mark_appearance)

    def _mark_appearance(self, key: str) -> None:
        if key == APPEARANCE:
            chosen = chosen_appearance(self._memory)
            for action in self.menus.submenus["appearance"].actions():
                action.setChecked(action.data() == chosen)

    def _list_recent(self) -> None:
        menu = self.menus.submenus["recent"]
        menu.setToolTipsVisible(True)
        menu.clear()
        files = self._memory.recent_files()
        for place, path in enumerate(files, 1):
            action = menu.addAction(f"&{place}  {path.stem.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.setEnabled(os.path.isfile(path))
            action.triggered.connect(lambda _checked, path=path: self.open_wanted.emit(path))
        if not files:
            menu.addAction(self.tr("No file opened yet")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(self.tr("&Clear this list")).triggered.connect(self._memory.forget_files)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._look_at_the_clock()

    def _may_leave(self) -> bool:
        """Whether no review with choices in it is open, or the person agrees to lose them."""
        if self._import is not None and not self._import.may_end():
            return False
        return self._acts is None or self._acts.may_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.runner.is_changing():
            event.ignore()
            return
        if not self._may_leave():
            event.ignore()
            return
        self._memory.write_bytes("window", self.saveGeometry())
        self._close_dialogs()
        if self._acts is not None:
            self._acts.close_dialogs()
        if self._import is not None:
            self._import.end()
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()


def _with_demo_banner(frame: QWidget, own_wanted: Callable[[], None]) -> QWidget:
    from .demo_banner import DemoBanner

    banner = DemoBanner()
    banner.own_wanted.connect(own_wanted)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(banner)
    column.addWidget(frame, 1)
    return both
