"""The pages of an open account: each is built when it is wanted first; they lead to each other only through here."""

from collections.abc import Callable, Iterator
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from inmail_desk.desk.today import glance

from .building_ahead import BuildingAhead
from .frame import Frame
from .memory import Memory
from .session import DeskSession
from .today_page import TodayPage
from .today_words import status_lines
from .turns import styled

if TYPE_CHECKING:
    from .calendar_page import CalendarPage
    from .campaigns_page import CampaignsPage
    from .ledger_page import LedgerPage
    from .people_acts import ActsOnPeople
    from .plan_page import PlanPage
    from .prospects_page import ProspectsPage

TODAY, PROSPECTS, CALENDAR = "today", "prospects", "calendar"
LEDGER, CAMPAIGNS, PLAN = "ledger", "campaigns", "plan"

_prepared = Event()
_OF_PEOPLE = (PROSPECTS, CAMPAIGNS)
_LONGEST_TRAIL = 50


def prepare_pages() -> None:
    """Imports what the pages are made of that are not in front at first. Any thread may do it."""
    pages = ("prospects_page", "calendar_page", "ledger_page", "campaigns_page", "plan_page")
    try:
        for name in (*pages, "import_page"):
            import_module(f".{name}", __package__)
    finally:
        _prepared.set()


class Pages(QObject):
    """The frame of one account with its pages. It remembers the page in front, and the way that led to it."""

    changed = Signal()
    """Something that the menus depend on may be different: the page in front, who is selected, the account."""
    built = Signal(str)
    """Carries the key of a page that was built: it can say what it wants done."""

    def __init__(self, session: DeskSession, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.memory = memory
        self._built: dict[str, QWidget] = {}
        self._builders: dict[str, Callable[[], QWidget]] = {
            PROSPECTS: self._new_prospects,
            CALENDAR: self._new_calendar,
            LEDGER: self._new_ledger,
            CAMPAIGNS: self._new_campaigns,
            PLAN: self._new_plan,
        }
        self._ahead: BuildingAhead | None = None
        self._trail: list[str] = []
        self._going_back = False
        self.frame = frame = Frame("InMail Desk", parent)
        self.today = TodayPage(session, frame.pages)
        frame.add_page(TODAY, self.tr("Today"), "today", self.today)
        frame.add_page(PROSPECTS, self.tr("Prospects"), "prospects", QWidget())
        frame.add_page(CALENDAR, self.tr("Calendar"), "calendar", QWidget())
        frame.add_page(LEDGER, self.tr("Ledger"), "ledger", QWidget())
        frame.add_page(CAMPAIGNS, self.tr("Campaigns"), "campaign", QWidget())
        frame.add_page(PLAN, self.tr("Plan & rules"), "plan", QWidget())
        self._former = frame.current_page()
        frame.page_shown.connect(self._page_shown)
        session.changed.connect(self._account_changed)
        frame.set_status_lines(status_lines(glance(session.picture)))

    def show_remembered(self) -> None:
        """Shows the page that was in front last."""
        remembered = self.memory.read("page")
        if remembered in self._builders:
            self.frame.show_page(remembered)
        self._trail.clear()
        self.focus_page()

    # The pages

    def prospects(self) -> "ProspectsPage":
        """The list of people."""
        return cast("ProspectsPage", self._page(PROSPECTS))

    def calendar(self) -> "CalendarPage":
        """The days and what happens on them."""
        return cast("CalendarPage", self._page(CALENDAR))

    def ledger(self) -> "LedgerPage":
        """Every posting."""
        return cast("LedgerPage", self._page(LEDGER))

    def campaigns(self) -> "CampaignsPage":
        """The campaigns and their members."""
        return cast("CampaignsPage", self._page(CAMPAIGNS))

    def plan(self) -> "PlanPage":
        """The plan and its rules."""
        return cast("PlanPage", self._page(PLAN))

    def build_ahead(self) -> None:
        """Builds the pages that are not built yet while nobody uses the window, so that none is waited for."""
        if self._ahead is None:
            self._ahead = BuildingAhead(
                self.frame.window(), self._steps_ahead(), self, is_busy=self.session.is_in_use
            )

    def stop_building(self) -> None:
        """Reads nothing more ahead: the data file is about to be closed."""
        if self._ahead is not None:
            self._ahead.stop()

    def are_built(self) -> bool:
        """Whether everything that is built ahead is there."""
        return self._ahead is not None and self._ahead.is_done()

    def _steps_ahead(self) -> Iterator[None]:
        while not _prepared.is_set():
            yield
        yield from self.session.picture.prospects.read_in_parts()
        for key in self._builders:
            if key in self._built:
                continue
            page: Any = self._page(key)
            yield
            page.keep_up()
            yield
            if key == CALENDAR:
                page.agenda.catch_up()
                yield
            if key == PROSPECTS:
                page.panel.make_ready(1)
                yield
                yield from styled(page)
            if not page.isVisible():
                # Fonts, icons and places are worked out with the first painting, whatever is painted on.
                page.resize(self.frame.pages.size())
                page.grab()
                yield
        for part in ("rules", "rulebooks"):
            self.plan().build_part(part)
            yield

    def _page(self, key: str) -> QWidget:
        page = self._built.get(key)
        if page is None:
            page = self._built[key] = self._builders[key]()
            self.frame.replace_page(key, page)
            self.built.emit(key)
        return page

    def _new_prospects(self) -> QWidget:
        from .prospects_page import ProspectsPage

        page = ProspectsPage(self.session, self.memory, self.frame.pages)
        page.selection_changed.connect(lambda _: self.changed.emit())
        return page

    def _new_calendar(self) -> QWidget:
        from .calendar_page import CalendarPage

        page = CalendarPage(self.session, self.memory, self.frame.pages)
        page.person_wanted.connect(self.show_person)
        page.entry_wanted.connect(self.show_entry)
        page.ledger_day_wanted.connect(lambda day: self.on_ledger().show_day(day))
        page.rule_wanted.connect(self.show_rule)
        page.plan_wanted.connect(lambda part: self.on_plan().show_part(part))
        return page

    def _new_ledger(self) -> QWidget:
        from .ledger_page import LedgerPage

        page = LedgerPage(self.session, self.memory, self.frame.pages)
        page.person_wanted.connect(self.show_person)
        page.day_wanted.connect(lambda day: self.on_calendar().show_day(day))
        page.rule_wanted.connect(self.show_rule)
        return page

    def _new_campaigns(self) -> QWidget:
        from .campaigns_page import CampaignsPage

        page = CampaignsPage(self.session, self.frame.pages)
        page.selection_changed.connect(lambda _: self.changed.emit())
        page.person_wanted.connect(self.show_person)
        return page

    def _new_plan(self) -> QWidget:
        from .plan_page import PlanPage

        return PlanPage(self.session, self.frame.pages)

    # The ways to them

    def show(self, key: str) -> None:
        """Puts a page in front, with the keyboard in it."""
        self.frame.show_page(key)
        self._take_keyboard()

    def in_front(self) -> str:
        """The key of the page in front."""
        return self.frame.current_page()

    def selected(self) -> list[int]:
        """Who is selected on the page in front."""
        return self.on_people().selected_ids() if self.in_front() in _OF_PEOPLE else []

    def on_people(self) -> "ActsOnPeople":
        """The page in front where people can be selected on it, else the list of people, in front then."""
        return self.campaigns() if self.in_front() == CAMPAIGNS else self.on_prospects()

    def on_prospects(self) -> "ProspectsPage":
        """The list of people, in front."""
        self.show(PROSPECTS)
        return self.prospects()

    def on_calendar(self) -> "CalendarPage":
        """The calendar, in front."""
        self.show(CALENDAR)
        return self.calendar()

    def on_ledger(self) -> "LedgerPage":
        """The ledger, in front."""
        self.show(LEDGER)
        return self.ledger()

    def on_campaigns(self) -> "CampaignsPage":
        """The campaigns, in front."""
        self.show(CAMPAIGNS)
        return self.campaigns()

    def on_plan(self) -> "PlanPage":
        """The plan and its rules, in front."""
        self.show(PLAN)
        return self.plan()

    def show_person(self, prospect_id: int) -> None:
        """Selects somebody in the list."""
        self.on_prospects().show_prospect(prospect_id)

    def show_entry(self, number: int) -> None:
        """Selects an entry of the ledger."""
        self.on_ledger().show_entry(number)

    def show_rule(self, rule: str) -> None:
        """Shows a rule with its values and sources."""
        self.on_plan().show_rule(rule)

    @property
    def may_go_back(self) -> bool:
        """Whether another page of this account was in front before."""
        return bool(self._trail)

    def go_back(self) -> None:
        """Shows the page that was in front before, as it was."""
        self._going_back = True
        self.show(self._trail.pop())
        self._going_back = False

    def _page_shown(self, key: str) -> None:
        if key in self._builders:
            self._page(key)
        if not self._going_back:
            self._trail = [*self._trail[-_LONGEST_TRAIL:], self._former]
        self._former = key
        self.memory.write("page", key)
        self.changed.emit()
        self.focus_page()

    def focus_page(self) -> None:
        """Gives the keyboard to the page in front, but never takes it from somebody walking through the sidebar."""
        if not self.frame.has_focus_in_sidebar():
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        key = self.in_front()
        page = self.prospects().table if key == PROSPECTS else self.frame.page(key)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _account_changed(self, _: object) -> None:
        self.frame.said.clear()
        self.frame.set_status_lines(status_lines(glance(self.session.picture)))
        self.changed.emit()
