"""The main window: the frame with its pages for one account, or the first run, and the menus over both."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inmail_desk.desk.today import Figure, Todo, TodoKind

from .frame import Frame
from .memory import Memory
from .menu_bar import Menus
from .runner import Runner
from .session import DeskSession
from .theme import Appearance, Theme
from .today_page import TodayPage
from .today_words import status_lines

if TYPE_CHECKING:
    from .first_run import FirstRunPage
    from .plan_page import PlanPage
    from .prospects_page import ProspectsPage

TODAY, PROSPECTS, PLAN = "today", "prospects", "plan"
LEAST_SIZE = (900, 600)
_LOOK_AT_THE_CLOCK_EVERY = 30_000  # milliseconds


class MainWindow(QMainWindow):
    """Shows what `show_account` or `show_first_run` was told last; which file is open is decided elsewhere."""

    new_wanted = Signal()
    open_wanted = Signal(object)
    """Carries the path, None where it has to be asked for."""
    demo_wanted = Signal()
    closed = Signal()

    def __init__(self, memory: Memory, theme: Theme) -> None:
        super().__init__()
        self._memory = memory
        self._theme = theme
        self.session: DeskSession | None = None
        self.runner = Runner(self)
        self._dialogs: dict[str, QDialog] = {}
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(1240, 800)
        self.restoreGeometry(memory.read_bytes("window"))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.frame: Frame | None = None
        self.menus = Menus(self.menuBar(), self._acts())
        self._add_appearances()
        self.menus.submenus["recent"].aboutToShow.connect(self._list_recent)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_THE_CLOCK_EVERY)
        self._clock.timeout.connect(self._look_at_the_clock)
        self._update_actions()

    # What is shown

    def show_account(self, session: DeskSession, name: str, *, demo: bool) -> None:
        """Shows the pages of an open account in place of whatever was shown."""
        self.session = session
        self.frame = frame = Frame("InMail Desk", self._stack)
        frame.add_page(TODAY, self.tr("Today"), "today", self._new_today(session, frame.pages))
        frame.add_page(PROSPECTS, self.tr("Prospects"), "prospects", QWidget())
        frame.add_page(PLAN, self.tr("Plan"), "plan", QWidget())
        frame.page_shown.connect(self._page_shown)
        frame.said.undo_clicked.connect(self._undo)
        frame.set_file_name(self.tr("Demo, not kept") if demo else name)
        session.changed.connect(self._account_changed)
        self._show_in_front(_with_demo_banner(frame, self.new_wanted.emit) if demo else frame)
        self.setWindowTitle(self.tr("%1 – InMail Desk").replace("%1", self.tr("Demo") if demo else name))
        self._account_changed(None)
        remembered = self._memory.read("page")
        if remembered in (PROSPECTS, PLAN):
            frame.show_page(remembered)
        self._focus_page()
        self._clock.start()

    def show_first_run(self, page: "FirstRunPage") -> None:
        """Shows the questions that make an account."""
        self._clock.stop()
        self._change_session(None)
        self.frame = None
        page.demo_wanted.connect(self.demo_wanted)
        page.open_wanted.connect(lambda: self.open_wanted.emit(None))
        self._show_in_front(page)
        self.setWindowTitle(self.tr("Welcome – InMail Desk"))
        self._update_actions()

    def _change_session(self, session: DeskSession | None) -> None:
        if self.session is not None:
            self.session.deleteLater()
        self.session = session

    def _show_in_front(self, widget: QWidget) -> None:
        for dialog in self._dialogs.values():
            dialog.close()
        former = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if former is not None:
            self._stack.removeWidget(former)
            former.deleteLater()

    def _new_today(self, session: DeskSession, parent: QWidget) -> TodayPage:
        page = TodayPage(session, parent)
        page.add_wanted.connect(self._add)
        page.log_wanted.connect(self._log)
        page.why_wanted.connect(self.show_why)
        page.todo_wanted.connect(self._do)
        return page

    def prospects_page(self) -> "ProspectsPage":
        """The page of the list, built when it is wanted first."""
        from .prospects_page import ProspectsPage

        session, frame = self._account()
        page = frame.page(PROSPECTS)
        if not isinstance(page, ProspectsPage):
            page = ProspectsPage(session, self._memory, frame.pages)
            page.selection_changed.connect(self._update_actions)
            frame.replace_page(PROSPECTS, page)
        return page

    def plan_page(self) -> "PlanPage":
        """The page of the plan, built when it is wanted first."""
        from .plan_page import PlanPage

        session, frame = self._account()
        page = frame.page(PLAN)
        if not isinstance(page, PlanPage):
            page = PlanPage(session, frame.pages)
            frame.replace_page(PLAN, page)
        return page

    def show_page(self, key: str) -> None:
        """Shows one of the pages of the open account."""
        self._account()[1].show_page(key)

    def _account(self) -> tuple[DeskSession, Frame]:
        assert self.session is not None, "the action is disabled without an account"
        assert self.frame is not None
        return self.session, self.frame

    def _page_shown(self, key: str) -> None:
        if key == PROSPECTS:
            self.prospects_page()
        elif key == PLAN:
            self.plan_page()
        self._memory.write("page", key)
        self._update_actions()
        self._focus_page()

    def _focus_page(self) -> None:
        """Gives the keyboard to the page in front, but never takes it from somebody walking through the sidebar."""
        _, frame = self._account()
        if frame.has_focus_in_sidebar():
            return
        key = frame.current_page()
        page = self.prospects_page().table if key == PROSPECTS else frame.page(key)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _account_changed(self, _: object) -> None:
        session, frame = self._account()
        frame.said.clear()
        frame.set_status_lines(status_lines(session.today_page()))
        self._update_actions()

    def _look_at_the_clock(self) -> None:
        if self.session is not None:
            self.session.look_at_the_clock()

    def _update_actions(self, _: object = None) -> None:
        session, frame = self.session, self.frame
        selected = bool(
            frame is not None and frame.current_page() == PROSPECTS and self.prospects_page().selected_ids()
        )
        self.menus.enable(account=session is not None, selection=selected)
        undo = session.data.undo_name if session is not None else None
        redo = session.data.redo_name if session is not None else None
        self._name_step("undo", self.tr("&Undo"), undo)
        self._name_step("redo", self.tr("&Redo"), redo)
        if session is not None:
            subscribed = session.picture.statement.plan is not None
            for key in ("change_plan", "cancel_plan"):
                self.menus.actions[key].setEnabled(subscribed)
            self.menus.actions["subscribe"].setEnabled(not subscribed)

    def _name_step(self, key: str, verb: str, step: str | None) -> None:
        action = self.menus.actions[key]
        action.setText(f"{verb} {_step_name(step)}".strip())
        action.setEnabled(step is not None)

    # What can be done

    def _acts(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.new_wanted.emit,
            "open": lambda: self.open_wanted.emit(None),
            "demo": self.demo_wanted.emit,
            "quit": self.close,
            "undo": self._undo,
            "redo": self._redo,
            "copy": lambda: self._on_prospects().copy_selected(),
            "find": lambda: self._on_prospects().focus_search(),
            "add": self._add,
            "log": self._log,
            "respond": self._respond,
            "delete_inmail": lambda: self._on_prospects().mark_deleted(),
            "undelivered": lambda: self._on_prospects().mark_undelivered(),
            "touch": lambda: self._on_prospects().log_touch(),
            "follow_up": lambda: self._on_prospects().set_follow_up(),
            "profile": lambda: self._on_prospects().open_profile(),
            "delete": lambda: self._on_prospects().delete_selected(),
            "forget": lambda: self._on_prospects().forget(),
            "check": self._check,
            "change_plan": lambda: self._on_plan().change_plan(),
            "cancel_plan": lambda: self._on_plan().cancel_plan(),
            "subscribe": lambda: self._on_plan().subscribe_again(),
            "purchase": lambda: self._on_plan().record_purchase(),
            "bonus": lambda: self._on_plan().record_bonus(),
            "price": lambda: self._on_plan().set_price(),
            "card": lambda: self._on_plan().mark_card(),
            "today": lambda: self.show_page(TODAY),
            "prospects": lambda: self.show_page(PROSPECTS),
            "plan": lambda: self.show_page(PLAN),
            "credits": lambda: self._help("credits"),
            "shortcuts": lambda: self._help("shortcuts"),
            "about": self._about,
        }

    def _undo(self) -> None:
        session, _ = self._account()
        self._step(session.undo_or_say, session.data.undo_name, self.tr("Undone: %1"))

    def _redo(self) -> None:
        session, _ = self._account()
        self._step(session.redo_or_say, session.data.redo_name, self.tr("Done again: %1"))

    def _step(self, step: Callable[[QWidget], None], name: str | None, said: str) -> None:
        session, frame = self._account()
        before = session.picture
        step(self)
        if session.picture is not before:
            frame.said.say(said.replace("%1", _step_name(name)), undo=False)

    def _on_prospects(self) -> "ProspectsPage":
        self.show_page(PROSPECTS)
        return self.prospects_page()

    def _on_plan(self) -> "PlanPage":
        self.show_page(PLAN)
        return self.plan_page()

    def _add(self) -> None:
        self._on_prospects().add_prospects()

    def _log(self) -> None:
        if self._selected():
            self._on_prospects().log_inmail()
        else:
            self._choose(self.tr("Log an InMail to"), self._log_to, unanswered_only=False)

    def _log_to(self, prospect_id: object) -> None:
        self._show_person(prospect_id)
        self._on_prospects().log_inmail()

    def _respond(self) -> None:
        if self._selected():
            self._on_prospects().record_response()
        else:
            self._choose(self.tr("Record a response of"), self._respond_of, unanswered_only=True)

    def _respond_of(self, prospect_id: object) -> None:
        self._show_person(prospect_id)
        self._on_prospects().record_response()

    def _selected(self) -> bool:
        frame = self._account()[1]
        return frame.current_page() == PROSPECTS and bool(self.prospects_page().selected_ids())

    def _choose(self, title: str, then: Callable[[object], None], *, unanswered_only: bool) -> None:
        from .choose_person_dialog import ChoosePersonDialog

        dialog = ChoosePersonDialog(title, self._account()[0], self, unanswered_only=unanswered_only)
        dialog.chosen.connect(then)
        dialog.add_wanted.connect(self._add)
        self._open("choose", dialog)

    def _show_person(self, prospect_id: Any) -> None:
        self._on_prospects().show_prospect(prospect_id)

    def _check(self) -> None:
        from .check_dialog import CheckDialog

        session, frame = self._account()
        dialog = CheckDialog(session, self)
        dialog.accepted.connect(lambda: frame.said.say(dialog.said, undo=True))
        self._open("check", dialog)

    def show_why(self, figure: Figure) -> None:
        """Takes a figure of the page Today apart."""
        from .why_dialog import WhyDialog

        dialog = WhyDialog(self._account()[0], figure, self, open_person=self._show_person)
        self._open("why", dialog)

    def _do(self, todo: Todo) -> None:
        from inmail_desk.desk.people import Filter

        match todo.kind:
            case TodoKind.USE_CREDITS:
                self._on_prospects().show_filter(Filter.TO_WRITE)
                self.prospects_page().select_prospects([person.id for person in todo.people])
            case TodoKind.NOTHING_TO_SEND:
                self._on_prospects().show_filter(Filter.TO_WRITE)
            case TodoKind.FOLLOW_UP:
                self._on_prospects().show_filter(Filter.ALL)
                self.prospects_page().select_prospects([person.id for person in todo.people])
            case TodoKind.WINDOW_CLOSES:
                self._show_person(todo.people[0].id)
                self.prospects_page().log_touch()
            case TodoKind.NOBODY_TO_WRITE | TodoKind.FIRST_PROSPECTS:
                self._add()
            case TodoKind.CHECK_BALANCE | TodoKind.FOUND_NO_CREDIT:
                self._check()
            case TodoKind.TRIAL_ENDS | TodoKind.PLAN_ENDS | TodoKind.PLAN_CHANGES:
                self.show_page(PLAN)
            case TodoKind.CARD_EXPIRED:
                self._on_plan().mark_card()

    def _help(self, page: str) -> None:
        from .help_dialog import HelpDialog

        self._open("help", HelpDialog(self, page=page, session=self.session))

    def _about(self) -> None:
        from .about_dialog import AboutDialog

        self._open("about", AboutDialog(self))

    def _open(self, key: str, dialog: QDialog) -> None:
        self._dialogs[key] = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(lambda: self._dialogs.pop(key, None))
        dialog.open()

    # What the window remembers

    def _add_appearances(self) -> None:
        menu = self.menus.submenus["appearance"]
        group = QActionGroup(menu)
        chosen = self._memory.read("appearance") or Appearance.SYSTEM
        for appearance, text in (
            (Appearance.SYSTEM, self.tr("Like the &system")),
            (Appearance.LIGHT, self.tr("&Light")),
            (Appearance.DARK, self.tr("&Dark")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(chosen == appearance)
            action.triggered.connect(lambda _checked, appearance=appearance: self._set_appearance(appearance))
            group.addAction(action)

    def _set_appearance(self, appearance: Appearance) -> None:
        self._memory.write("appearance", appearance)
        self._theme.set_appearance(appearance)

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

    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.write_bytes("window", self.saveGeometry())
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()


def _step_name(step: str | None) -> str:
    return "" if step is None else QCoreApplication.translate("actions", step)


def _with_demo_banner(frame: Frame, own_wanted: Callable[[], None]) -> QWidget:
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
